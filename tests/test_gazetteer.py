"""Place lookup: what names are found, what lies in what, and what happens to a file that is missing or damaged."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import MissingData
from dateline.gazetteer import Gazetteer, build, is_within, lookup
from dateline.gazetteer.__main__ import main
from dateline.gazetteer.areas import COUNTRIES, PARTS, REGIONS, SEAS, SITES, plurals, rows
from dateline.gazetteer.names import homes, key, variants, without_area_word
from dateline.records import Place


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Verviers", "settlement", "BE"),
        ("VERVIERS", "settlement", "BE"),
        ("Liege", "settlement", "BE"),
        ("St. Petersburg", "settlement", "RU"),
        ("Molenbeek", "settlement", "BE"),
        ("Gusau", "settlement", "NG"),
        ("Boone County", "district", "US"),
        ("County Durham", "district", "GB"),
        ("Kano State", "province", "NG"),
        ("Ill.", "province", "US"),
        ("B.C.", "province", "CA"),
        ("Scottish", "province", "GB"),
        ("Belgian", "country", "BE"),
        ("Filipinos", "country", "PH"),
        ("the Netherlands", "country", "NL"),
        ("U.S.", "country", "US"),
        ("Kosovo", "country", "XK"),
        ("Donbas", "region", "UA"),
        ("Heathrow", "site", "GB"),
    ],
)
def test_names_mean_places(places: Gazetteer, name: str, kind: str, country: str) -> None:
    assert (kind, country) in {(place.kind, place.country) for place in places.candidates(name)[:3]}


@pytest.mark.parametrize("name", ["", " ", ".", "Xyzzyvale", "\0", "😀", "ت" * 5000, "a" * 100_000])
def test_other_words_mean_none(places: Gazetteer, name: str) -> None:
    assert places.candidates(name) == ()


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("Verviers", "Belgium", True),
        ("Verviers", "Wallonia", True),
        ("Verviers", "Flanders", False),
        ("Verviers", "France", False),
        ("Boone County", "Missouri", True),
        ("Missouri", "Boone County", False),
        ("Belgium", "Belgium", True),
    ],
)
def test_containment(places: Gazetteer, inner: str, outer: str, expected: bool) -> None:
    assert is_within(places.candidates(inner)[0], places.candidates(outer)[0]) is expected


def test_ids_lead_back(places: Gazetteer) -> None:
    place = places.candidates("Verviers")[0]
    assert places.get(place.id) == place
    assert places.get("geonames:0") is None
    assert places.country("BE") == places.candidates("Belgium")[0]
    assert places.country("ZZ") is None


def test_capitals_and_provinces(places: Gazetteer) -> None:
    verviers = places.candidates("Verviers")[0]
    wallonia = places.province(verviers)
    assert wallonia is not None
    assert wallonia.name == "Wallonia"
    assert not places.is_capital(verviers)
    assert any(places.is_capital(place) for place in places.candidates("Brussels"))


def test_adjectives_are_told_from_names(places: Gazetteer) -> None:
    assert places.is_adjective("Belgian")
    assert not places.is_adjective("Belgium")
    assert not places.is_adjective("Xyzzyvale")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("St. Louis", "saint louis"),
        ("Łódź", "lodz"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.", "us"),
    ],
)
def test_keys(name: str, expected: str) -> None:
    assert key(name) == expected


@given(st.text())
def test_keys_are_stable(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("form", "expected"), [("boone county", "boone"), ("state of ohio", "ohio"), ("county mayo", "mayo"), ("paris", "")]
)
def test_area_words(form: str, expected: str) -> None:
    assert without_area_word(form) == expected


def test_shorter_forms_and_homes() -> None:
    assert list(variants("the hague")) == ["hague"]
    assert "london" in homes("londoners")
    assert "minnesota" in homes("minnesotans")


def test_peoples() -> None:
    assert plurals("Belgian") == ("Belgian", "Belgians")
    assert plurals("Chinese") == ("Chinese",)


def test_centres_are_on_earth() -> None:
    areas = [area for table in (COUNTRIES, REGIONS, PARTS, SITES, SEAS) for area in rows(table)]
    assert all(-90 <= area.lat <= 90 and -180 <= area.lon <= 180 and area.names for area in areas)
    assert len({area.key for area in areas}) == len(areas)


@pytest.mark.parametrize(
    ("points", "expected"),
    [([(1.0, 2.0)], (1.0, 2.0)), ([(0.0, 0.0), (4.0, 2.0), (0.1, 0.1)], (2.0, 1.0))],
)
def test_an_area_stands_at_the_middle_of_its_towns(
    points: list[tuple[float, float]], expected: tuple[float, float]
) -> None:
    assert build.middle(points) == expected


def test_threads_share_a_gazetteer(places: Gazetteer) -> None:
    found: list[tuple[Place, ...]] = []
    names = [f"{name} " for name in ("Verviers", "Gusau", "Danao", "Harrogate")]
    threads = [threading.Thread(target=lambda name=name: found.append(places.candidates(name))) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(found)


def test_lookup_is_fast(places: Gazetteer) -> None:
    names = [f"Place {number}" for number in range(300)] + ["Springfield", "San José", "Verviers"]
    began = time.perf_counter()
    for name in names:
        places.candidates(name)
    assert (time.perf_counter() - began) / len(names) < 0.001  # 31 microseconds measured; room for a busy machine


# -- the file -----------------------------------------------------------------------------------------------------


def fake(path: Path, *_: object) -> None:
    """Write a gazetteer file with nothing in it but its stamp."""
    with sqlite3.connect(path) as connection:
        connection.executescript(build.SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", build.stamp().items())
    connection.close()


def test_a_missing_file_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build", fake)
    path = tmp_path / "cache" / "gazetteer.db"
    assert Gazetteer.open(path).candidates("Verviers") == ()
    assert [file.name for file in path.parent.iterdir()] == ["gazetteer.db"]


def test_the_setting_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build", fake)
    monkeypatch.setenv(lookup.SETTING, str(tmp_path / "mine.db"))
    assert Gazetteer.open().path == tmp_path / "mine.db"


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0 and nothing more"])
def test_a_damaged_file_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(build, "build", fake)
    path = tmp_path / "gazetteer.db"
    path.write_bytes(content)
    Gazetteer.open(path)
    assert lookup.is_current(path)


def test_a_file_from_other_data_is_outdated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gazetteer.db"
    fake(path)
    assert lookup.is_current(path)
    monkeypatch.setattr(build, "SCHEMA_VERSION", "0")
    assert not lookup.is_current(path)


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        raise MissingData("no data: install it")

    monkeypatch.setattr(build, "build", fail)
    with pytest.raises(MissingData, match="install"):
        Gazetteer.open(tmp_path / "gazetteer.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MissingData, match="DATELINE_GAZETTEER"):
        Gazetteer.open(tmp_path / "file" / "gazetteer.db")


def test_the_lock_of_a_dead_process_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build", fake)
    lock = tmp_path / "gazetteer.db.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    assert Gazetteer.open(tmp_path / "gazetteer.db").path.exists()


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(build, "build", fake)
    assert main([str(tmp_path / "gazetteer.db")]) == 0
    (tmp_path / "file").write_text("")
    assert main([str(tmp_path / "file" / "gazetteer.db")]) == 1
    assert "cannot be written" in capsys.readouterr().err
