from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.cli.main import run

HEADER = "id,event_id,country,city,geo_precision,date_start,deaths_best,source,motive,displaced,fled_to\n"
ROWS = (
    "r1,e1,Bulgaria,Varna,3,2021-05-03,4,Post,Vendetta; land,200,Silistra\n"
    "r2,e2,Bulgaria,Varna,3,2021-06-09,2,Post,greed,,\n"
)
BOOK = """
name = "Why"
[fields.motive]
kind = "category"
help = "Why, as stated."
many = true
answers = [{code = "revenge", label = "Vendetta"}, {code = "land"}]
[fields.displaced]
kind = "figure"
help = "How many fled."
[fields.fled_to]
kind = "place"
help = "Where to."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A coded table and a codebook with fields for three of its columns."""
    (tmp_path / "table.csv").write_text(HEADER + ROWS)
    (tmp_path / "book.toml").write_text(BOOK)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    assert run([str(one) for one in arguments]) == status
    printed = capsys.readouterr()
    return printed.err + printed.out


def test_an_import_takes_up_a_codebook_and_the_export_has_its_fields(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    command = ("import", folder / "table.csv", "--store", folder / "record.db")
    assert "codebook" not in told(capsys, *command)
    printed = told(capsys, *command, "--codebook", folder / "book.toml")
    assert "the record is now under the codebook Why" in printed
    assert "2 reports read" in printed
    assert "1 files unchanged" in told(capsys, *command)
    assert "motive 'greed' is no answer" in told(capsys, "problems", "--store", folder / "record.db")
    told(capsys, "export", folder / "out.csv", "--store", folder / "record.db")
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["killed"] == "4")
    assert {name: row[name] for name in ("motive", "motive_quote", "displaced", "displaced_quote", "fled_to")} == {
        "motive": "revenge; land",
        "motive_quote": "Vendetta; land",
        "displaced": "200",
        "displaced_quote": "displaced: 200",
        "fled_to": "Silistra",
    }
    assert told(capsys, "audit", "--store", folder / "record.db") == ""


def test_a_bad_codebook_is_one_line(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    command = ("import", folder / "table.csv", "--store", folder / "record.db", "--codebook", folder / "none.toml")
    error = told(capsys, *command, status=2)
    assert "is no file" in error
    assert error.count("\n") == 1
