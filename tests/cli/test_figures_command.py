from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.main import run

TEXT = "A bomb killed six people in Hull on Monday: three guards and two nurses. Police held 40 of the 120 marchers.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_figures_of_a_report_are_listed_with_their_checks(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", str(source), "--published", "2021-03-02"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[:3] == ["6", "people", "killed"] for line in lines)
    assert any(line.startswith("differs  sum: 3 + 2 = 5; the report says 6. “six people” … ") for line in lines)


def test_a_record_gives_the_same_figures(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "record.db")
    assert run(["build", str(source), "--store", store, "--quiet", "--published", "2021-03-02"]) == 0
    assert run(["figures", "--store", store, "--json"]) == 0
    (kept,) = json.loads(capsys.readouterr().out)
    assert run(["figures", str(source), "--json", "--published", "2021-03-02"]) == 0
    assert json.loads(capsys.readouterr().out) == [kept]
    for quote in (quote for check in kept["checks"] for quote in check["quotes"]):
        assert TEXT[quote["starts"] : quote["ends"]] == quote["quote"]


def test_a_source_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    assert run(["figures", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_no_figures_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "calm.txt"
    path.write_text("The market opened and closed.", encoding="utf-8")
    assert run(["figures", str(path)]) == 0
    assert "no figures" in capsys.readouterr().out
