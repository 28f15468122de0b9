from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from dateline.cli.main import run
from dateline.export.formats import FORMATS

DEMO = Path(__file__).parents[2] / "demo" / "reports"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the demo reports."""
    path = tmp_path_factory.mktemp("record") / "record.db"
    assert run(["build", str(DEMO), "--store", str(path), "--quiet"]) == 0
    return str(path)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(name: str, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"out{FORMATS[name].endings[0]}"
    assert run(["export", str(path), "--format", name, "--store", store]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"in {path}" in said.err
    assert path.stat().st_size > 1000


def test_what_is_left_out_is_told(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(tmp_path / "ucdp.csv"), "--format", "ucdp", "--store", store]) == 0
    assert re.fullmatch(
        r"\d+ incidents left out: \d+ without a death, .*only foiled", capsys.readouterr().err.splitlines()[1]
    )


def test_a_table_has_the_values_of_its_own_rule(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*more: str) -> str:
        path = tmp_path / "acled.csv"
        assert run(["export", str(path), "--format", "acled", "--store", store, *more]) == 0
        return next(row["fatalities"] for row in rows(path) if row["location"] == "Korçë")

    own = killed()
    assert killed("--rule", "acled@1") == killed("--rule", "acled") == own
    assert killed("--rule", "maverick_informative") != own
    monkeypatch.setenv("DATELINE_RULE", "maverick_informative@1")
    assert killed() == own


def test_the_ending_tells_the_format(store: str, tmp_path: Path) -> None:
    assert run(["export", str(tmp_path / "map.geojson"), "--store", store]) == 0
    assert json.loads((tmp_path / "map.geojson").read_text("utf-8"))["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["map.json"], "can be several formats"),
        (["map.csv", "--format", "geojson"], "let it end in .geojson or .json"),
        (["map.csv", "--format", "kml"], "is not one of"),
        (["map.csv", "--rule", "loudest"], "rule cannot be 'loudest'"),
    ],
)
def test_a_wrong_question_is_one_clear_line(
    arguments: list[str], message: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", *arguments, "--store", store]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert len(said.splitlines()) == 1
