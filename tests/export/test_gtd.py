from __future__ import annotations

from typing import Any

import pytest

from dateline.export import gtd
from dateline.export.gtd_codes import code, region, targets, weapons
from dateline.export.table import Row
from dateline.fields import TYPES
from dateline.fuse import restate
from dateline.records import Record
from tests.export.examples import NORTE, SALTO, URUGUAY, dated, one, placed, salto

VEHICLE = "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)"


def only(record: Record) -> Row:
    (row,) = gtd.make(record).rows
    return row


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("eventid", 203105130001), ("iyear", 2031), ("imonth", 5), ("iday", 13), ("approxdate", ""), ("extended", 0),
        ("country", 218), ("country_txt", "Uruguay"), ("region", 3), ("region_txt", "South America"),
        ("provstate", "Salto"), ("city", "Salto"), ("latitude", -31.38333), ("specificity", 1), ("vicinity", 0),
        ("location", "bus station"), ("crit1", ""), ("doubtterr", -9), ("success", 1), ("suicide", 0),
        ("attacktype1", 3), ("attacktype1_txt", "Bombing/Explosion"), ("attacktype2", ""),
        ("targtype1", 19), ("targtype1_txt", "Transportation"), ("target1", "bus station"), ("targtype2", ""),
        ("gname", "River Front"), ("guncertain1", 1), ("gname2", ""), ("nperps", -99), ("claimed", 1),
        ("claimmode_txt", "Unknown"), ("compclaim", -9), ("weaptype1", 6), ("weapdetail", "car bomb"), ("nkillter", 5),
        ("nwound", 30), ("nkillus", ""), ("property", -9), ("propextent", ""), ("ishostkid", -9), ("ransom", ""),
        ("scite1", "“=Bomb in Salto,” Gazette, 14 May 2031, https://g.example/1"),
        ("scite2", "“Toll rises,” Herald, 14 May 2031, herald.txt"), ("scite3", ""),
        ("dbsource", "Dateline 1d1d1d1d1d1d1d1d"), ("INT_ANY", -9), ("related", ""),
    ],
)  # fmt: skip
def test_a_row_in_gtds_columns(column: str, value: Any) -> None:
    assert only(salto())[column] == value


def test_the_conflict_is_told_in_words() -> None:
    row = only(restate(salto(), "gtd@1"))
    assert row["nkill"] == 12
    assert "12 is stated (gtd@1" in row["addnotes"]
    assert "“14 people” (the health ministry in Herald, 14 May 2031)" in row["addnotes"]


@pytest.mark.parametrize(
    ("words", "edtf", "low", "high", "eventid", "approx", "extended", "resolution"),
    [
        ("on 13 May 2031", "2031-05-13", 20310513, 20310513, 203105130001, "", 0, ""),
        ("in May 2031", "2031-05", 20310501, 20310531, 203105000001, "May 2031", "", ""),
        ("in 2031", "2031", 20310101, 20311231, 203100000001, "2031", "", ""),
        ("at the weekend", "2031-05-31/2031-06-01", 20310531, 20310601, 203100000001, "31 May – 1 June 2031", "", ""),
        ("from 5 to 7 May", "2031-05-05/2031-05-07", 20310505, 20310507, 203105050001, "", 1, "2031-05-07"),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_the_words(
    words: str, edtf: str, low: int, high: int, eventid: int, approx: str, extended: Any, resolution: str
) -> None:
    row = only(dated(words, edtf, low, high))
    assert (row["eventid"], row["approxdate"]) == (eventid, approx)
    assert (row["extended"], row["resolution"]) == (extended, resolution)


@pytest.mark.parametrize(
    ("place", "precision", "specificity", "vicinity", "city", "latitude"),
    [
        (SALTO, 1, 1, 0, "Salto", SALTO.lat), (SALTO, 2, 1, 1, "Salto", SALTO.lat),
        (NORTE, 4, 4, -9, "Unknown", NORTE.lat), (URUGUAY, 6, 5, -9, "Unknown", ""),
    ],
)  # fmt: skip
def test_a_place_is_as_precise_as_the_words(
    place: Any, precision: int, specificity: int, vicinity: int, city: str, latitude: Any
) -> None:
    row = only(placed(place, precision))
    assert (row["specificity"], row["vicinity"], row["city"]) == (specificity, vicinity, city)
    assert (row["latitude"], row["country_txt"]) == (latitude, "Uruguay")


def test_incidents_of_one_day_are_numbered() -> None:
    record = salto()
    (incident,) = record.incidents
    twice = Record(
        (incident, type(incident)("2d" * 8, incident.mention_ids, incident.values)), record.accounts, record.places,
        record.documents, record.voices,
    )  # fmt: skip
    assert [row["eventid"] for row in gtd.make(twice).rows] == [203105130001, 203105130002]


@pytest.mark.parametrize(
    ("status", "kind", "left"),
    [
        ("happened", "bombing", ""), ("foiled", "bombing", ""), ("foiled", "plot", "only plotted"),
        ("planned", "bombing", "only planned"), ("threatened", "bombing", "only threatened"),
        ("hypothetical", "bombing", "only imagined"),
    ],
)  # fmt: skip
def test_what_was_never_begun_is_left_out(status: str, kind: str, left: str) -> None:
    date = ("date", "in 2031", "2031", {"low": 20310101, "high": 20311231})
    table = gtd.make(one("A bomb in 2031", ("type", "bomb", kind), ("status", "bomb", status), date))
    assert [out.reason for out in table.left_out] == ([left] if left else [])
    assert [row["success"] for row in table.rows] == ([] if left else [int(status == "happened")])


def test_an_incident_without_a_year_is_left_out() -> None:
    table = gtd.make(one("A bomb", ("type", "bomb", "bombing")))
    assert [out.reason for out in table.left_out] == ["without a year"]


@pytest.mark.parametrize(
    ("name", "count"), [("two gunmen", 2), ("gunmen", -99), ("two gunmen and a driver", -99), ("at least 9 men", -99)]
)
def test_perpetrators_are_counted_where_the_words_count_them(name: str, count: int) -> None:
    text = f"In 2031 {name} fled"
    date = ("date", "In 2031", "2031", {"low": 20310101, "high": 20311231})
    assert only(one(text, date, ("perpetrator", name, name)))["nperps"] == count


def test_kidnappings_have_gtds_own_unknowns() -> None:
    text = "In 2031 four nurses were kidnapped"
    date = ("date", "In 2031", "2031", {"low": 20310101, "high": 20311231})
    four = ("abducted", "four nurses", "4", {"low": 4, "high": 4})
    row = only(one(text, date, four, ("type", "kidnapped", "kidnapping")))
    names = ("ishostkid", "nhostkid", "nhours", "ransom", "hostkidoutcome", "nreleased", "extended")
    assert [row[name] for name in names] == [1, 4, -99, -9, 7, -99, ""]


@pytest.mark.parametrize(
    ("names", "types"),
    [
        (["a police station"], ["Police"]), (["the Blue Mosque"], ["Religious Figures/Institutions"]),
        (["a bus", "two villagers"], ["Transportation", "Private Citizens & Property"]),
        (["the something"], []),
    ],
)  # fmt: skip
def test_targets_are_sorted_by_their_words(names: list[str], types: list[str]) -> None:
    assert [kind for kind, _ in targets(names)] == types


@pytest.mark.parametrize(
    ("names", "kind", "types"),
    [
        ([], "stabbing", ["Melee"]), ([], "attack", []),
        (["a rifle", "car bomb"], "attack", ["Firearms", "Explosives"]),
        (["AK-47"], "clash", ["Firearms"]), (["a truck"], "vehicle_attack", [VEHICLE]),
    ],
)  # fmt: skip
def test_weapons_are_sorted_by_their_words_else_by_the_type(names: list[str], kind: str, types: list[str]) -> None:
    assert [found for found, _ in weapons(names, kind)] == types


def test_every_type_has_a_code() -> None:
    assert all(code("attacktype", answer.gtd) for answer in TYPES if answer.gtd)
    assert [region(number) for number in (1, 12, None)] == ["North America", "Australasia & Oceania", ""]
