from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BadSetting, MissingData, RunStopped
from dateline.export.files import FORMULA, export
from dateline.export.formats import FORMATS, GUESSED, format_of
from dateline.export.table import Format, Row, Table
from tests.export.examples import salto

TABLES = [format for format in FORMATS.values() if ".csv" in format.endings]
FILES = [(format.name, ending) for format in FORMATS.values() for ending in format.endings]


def native() -> Table:
    return FORMATS["native"].make(salto())


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_a_file_is_written_whole(tmp_path: Path, name: str, ending: str) -> None:
    count = export(FORMATS[name].make(salto()), FORMATS[name], tmp_path / f"out{ending}")
    assert count == len(list(FORMATS[name].make(salto()).rows)) > 0
    assert [path.name for path in tmp_path.iterdir()] == [f"out{ending}"]


@pytest.mark.parametrize("format", TABLES, ids=lambda format: format.name)
def test_a_table_comes_back_from_csv(tmp_path: Path, format: Format) -> None:
    export(format.make(salto()), format, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        back = [{name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
    assert back == [{name: str(cell) for name, cell in row.items()} for row in format.make(salto()).rows]


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


@pytest.mark.parametrize(
    ("name", "ending"), [(f.name, e) for f in FORMATS.values() for e in f.endings if e == ".jsonl"]
)
def test_a_format_comes_back_from_jsonl(tmp_path: Path, name: str, ending: str) -> None:
    export(FORMATS[name].make(salto()), FORMATS[name], tmp_path / f"out{ending}")
    back = [json.loads(line) for line in (tmp_path / f"out{ending}").read_text("utf-8").splitlines()]
    assert back == list(FORMATS[name].make(salto()).rows)


@pytest.mark.parametrize("format", TABLES, ids=lambda format: format.name)
def test_a_table_comes_back_from_parquet(tmp_path: Path, format: Format) -> None:
    reader = pytest.importorskip("arro3.io")
    export(format.make(salto()), format, tmp_path / "out.parquet")
    table = reader.read_parquet(tmp_path / "out.parquet").read_all()
    assert tuple(table.column_names) == format.make(salto()).header
    for name in table.column_names:
        cells = ["" if cell is None else cell for cell in table[name].to_pylist()]
        assert cells == [row[name] for row in format.make(salto()).rows], name


@pytest.mark.parametrize(
    ("cells", "back"),
    [([1, "", 3], [1, None, 3]), ([1, 2.5], [1.0, 2.5]), (["a", 1], ["a", "1"]), (["", ""], [None, None])],
)
def test_a_parquet_column_has_one_type(tmp_path: Path, cells: list[Any], back: list[Any]) -> None:
    reader = pytest.importorskip("arro3.io")
    export(Table([{"x": cell} for cell in cells], ("x",)), FORMATS["native"], tmp_path / "out.parquet")
    assert reader.read_parquet(tmp_path / "out.parquet").read_all()["x"].to_pylist() == back


def test_parquet_without_its_library_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arro3.core", None)
    with pytest.raises(MissingData, match=r"dateline\[parquet\]"):
        export(native(), FORMATS["native"], tmp_path / "out.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_csv_runs_nothing(tmp_path: Path, words: str) -> None:
    export(Table([{"x": words, "y": -9}], ("x", "y")), FORMATS["native"], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [{"x": f"'{words}", "y": "-9"}]


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def broken() -> Iterator[Row]:
        yield {"x": 1}
        raise LookupError

    with pytest.raises(LookupError):
        export(Table(broken(), ("x",)), FORMATS["native"], path)
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["no/such/out.csv", "folder.csv"])
def test_a_bad_place_is_one_clear_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(RunStopped, match="cannot be written"):
        export(native(), FORMATS["native"], tmp_path / name)


@pytest.mark.parametrize(
    ("file", "name", "found"),
    [
        ("a.csv", "", "native"), ("a.parquet", "", "native"), ("a.geojson", "", "geojson"),
        ("a.jsonld", "", "annotations"), ("a.csv", "gtd", "gtd"), ("a.json", "timemap", "timemap"),
        ("a.jsonl", "ftm", "ftm"),
    ],
)  # fmt: skip
def test_the_format_of_a_file(file: str, name: str, found: str) -> None:
    assert format_of(Path(file), name).name == found


@pytest.mark.parametrize(
    ("file", "name", "message"),
    [
        ("a.xls", "", "has no ending that names a format"), ("a", "", "say --format"), (".", "", "say --format"),
        ("a.json", "", "can be several formats"), ("a.csv", "geojson", "let it end in .geojson or .json"),
        ("a.txt", "gtd", "let it end in .csv or .jsonl or .parquet"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_its_format(file: str, name: str, message: str) -> None:
    with pytest.raises(BadSetting, match=message):
        format_of(Path(file), name)


def test_a_guess_is_one_that_the_format_can_be() -> None:
    assert all(ending in FORMATS[name].endings for ending, name in GUESSED.items())
