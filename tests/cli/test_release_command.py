from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.main import run

TABLE = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,"
    "geo_precision,source,notes,fatalities\n"
    "BGR1,3 May 2021,1,Battles,Armed clash,Red Quarry Front,Dock Guards,Bulgaria,Varna,43.2,27.9,1,Post,Invented.,4\n"
    "BGR2,10 May 2021,1,Battles,Armed clash,Red Quarry Front,Dock Guards,Bulgaria,Ruse,43.8,25.9,1,Post,Made up,many\n"
)


@pytest.fixture
def store(tmp_path: Path) -> str:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    store = str(tmp_path / "record.db")
    assert run(["import", str(tmp_path / "table.csv"), "--store", store]) == 0
    return store


def test_a_table_is_imported_and_says_what_could_not_be_read(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["problems", "--store", store]) == 0
    assert "row 2: fatalities 'many' is no number of people" in capsys.readouterr().out
    assert run(["audit", "--store", store]) == 0
    assert run(["incidents", "--store", store]) == 0
    assert [line.split()[1:3] for line in capsys.readouterr().out.splitlines()[1:]] == [
        ["2021-05-10", "clash"],
        ["2021-05-03", "clash"],
    ]


@pytest.mark.parametrize("file", ["nowhere.csv", ""])
def test_a_table_that_is_not_there_is_told(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(tmp_path / file / "x"), "--store", str(tmp_path / "record.db")]) == 2
    assert "there is no file" in capsys.readouterr().err


def test_a_file_of_another_kind_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.png").write_bytes(bytes(range(256)) * 9)
    assert run(["import", str(tmp_path / "picture.png"), "--store", str(tmp_path / "record.db")]) == 1
    assert "it is no table of text" in capsys.readouterr().err


def test_a_release_is_written_once(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["release", "--store", store, "--out", str(tmp_path / "out"), "--by", "Ada", "--date", "3 June 2021"]
    assert run(asked) == 0
    assert "2 incidents in" in capsys.readouterr().out
    assert (tmp_path / "out" / "dateline-2021-06-03" / "METHODS.md").is_file()
    assert run(asked) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_date_that_is_none_is_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--store", store, "--by", "Ada", "--date", "soon"]) == 2
    assert "write a date as" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("names", "spoken"), [([], "[name withheld]"), (["--name", "Petra Lindqvist"], "Petra Lindqvist")]
)
def test_a_speakers_name_is_put_in_by_the_publisher(names: list[str], spoken: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Three people were shot dead in Varna on Monday, Petra Lindqvist said.")
    store, out = str(tmp_path / "record.db"), tmp_path / "out"
    assert run(["build", str(tmp_path / "report.txt"), "--store", store, "--model", "english", "--quiet"]) == 0
    asked = ["release", "--store", store, "--out", str(out), "--by", "Ada", "--date", "3 June 2021", *names]
    assert run(asked) == 0
    (table,) = out.glob("*/native.csv")
    assert spoken in table.read_text("utf-8")
    assert ("Lindqvist" in table.read_text("utf-8")) == bool(names)
