from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import acled
from dateline.export.table import Row
from dateline.fields import TYPES
from dateline.records import Record
from tests.export.examples import NORTE, SALTO, URUGUAY, dated, one, placed, salto


def only(record: Record) -> Row:
    (row,) = acled.make(record).rows
    return row


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event_id_cnty", "URY1"), ("event_date", "2031-05-13"), ("year", 2031), ("time_precision", 1),
        ("disorder_type", "Political violence"), ("event_type", "Explosions/Remote violence"),
        ("sub_event_type", "Remote explosive/landmine/IED"), ("actor1", "River Front"), ("inter1", ""), ("actor2", ""),
        ("interaction", ""), ("iso", 858), ("region", "South America"), ("country", "Uruguay"), ("admin1", "Salto"),
        ("admin2", "Comuna"), ("admin3", ""), ("location", "Salto"), ("latitude", -31.3833), ("longitude", -57.9667),
        ("geo_precision", 1), ("source", "Gazette; Herald"), ("source_scale", ""), ("tags", ""), ("timestamp", ""),
    ],
)  # fmt: skip
def test_a_row_in_acleds_columns(column: str, value: Any) -> None:
    assert only(salto())[column] == value


def test_notes_are_sentences_and_end_in_the_id() -> None:
    notes = only(salto())["notes"]
    assert notes.startswith("13 May 2031: a bombing at bus station in Salto, Uruguay (")
    assert "Reports differ on killed" in notes
    assert notes.endswith("[Dateline 1d1d1d1d1d1d1d1d]")


@pytest.mark.parametrize(
    ("words", "edtf", "low", "high", "days"),
    [
        ("on 13 May 2031", "2031-05-13", 20310513, 20310513, [("2031-05-13", 1, 14)]),
        ("last week", "2031-05-05/2031-05-11", 20310505, 20310511, [("2031-05-08", 2, 14)]),
        ("at the weekend", "2031-05-10/2031-05-11", 20310510, 20310511, [("2031-05-10", 2, 14)]),
        ("in May", "2031-05", 20310501, 20310531, [("2031-05-16", 3, 14)]),
        ("in early May", "2031-05", 20310501, 20310531, [("2031-05-01", 3, 14)]),
        ("in late May", "2031-05", 20310501, 20310531, [("2031-05-31", 3, 14)]),
        ("from 5 to 8 May", "2031-05-05/2031-05-08", 20310505, 20310508,
         [("2031-05-05", 1, 5), ("2031-05-06", 1, 3), ("2031-05-07", 1, 3), ("2031-05-08", 1, 3)]),
    ],
)  # fmt: skip
def test_days_and_their_shares(words: str, edtf: str, low: int, high: int, days: list[tuple[str, int, int]]) -> None:
    rows = list(acled.make(dated(words, edtf, low, high)).rows)
    assert [(row["event_date"], row["time_precision"], row["fatalities"]) for row in rows] == days
    assert all(("The 14 killed are divided over 4 days" in row["notes"]) == (len(days) > 1) for row in rows)
    assert [row["event_id_cnty"] for row in rows] == [f"URY{n + 1}" for n in range(len(days))]


@given(st.integers(0, 5000), st.integers(1, 31))
def test_shares_lose_nobody(total: int, days: int) -> None:
    shares = acled.shares(total, days)
    assert (sum(shares), len(shares)) == (total, days)
    assert shares[0] == max(shares)
    assert len(set(shares[1:])) <= 1


@pytest.mark.parametrize(
    ("kind", "words", "field", "actors"),
    [
        ("shooting", "2 people", {}, ("Unidentified Armed Group (Uruguay)", "Civilians (Uruguay)",
         "Political militia-Civilians", "Civilians targeted")),
        ("shooting", "2 officers", {"counts": "police"}, ("Unidentified Armed Group (Uruguay)", "",
         "Political militia only", "")),
        ("bombing", "2 children", {"counts": "children"}, ("Unidentified Armed Group (Uruguay)", "Civilians (Uruguay)",
         "Political militia-Civilians", "Civilians targeted")),
        ("riot", "2 people", {}, ("Rioters (Uruguay)", "", "Rioters only", "")),
        ("clash", "2 people", {}, ("Unidentified Armed Group (Uruguay)", "", "Political militia only", "")),
        ("raid", "2 people", {}, ("", "", "", "")),
    ],
)  # fmt: skip
def test_actors(kind: str, words: str, field: dict[str, Any], actors: tuple[str, ...]) -> None:
    text = f"In Salto on 13 May 2031 {words} died in the event"
    row = only(
        one(
            text,
            ("type", "event", kind),
            ("place", "Salto", SALTO.id, {"low": 1, "high": 1}),
            ("date", "13 May 2031", "2031-05-13", {"low": 20310513, "high": 20310513}),
            ("killed", words, "2", {"low": 2, "high": 2} | field),
        )
    )
    assert tuple(row[name] for name in ("actor1", "actor2", "interaction", "civilian_targeting")) == actors


def test_the_groups_of_a_battle_face_each_other() -> None:
    groups = [("perpetrator_group", name, name) for name in ("North Front", "River Front", "Hill Guard")]
    text = "North Front, River Front and Hill Guard fought in Salto on 13 May 2031"
    place = ("place", "Salto", SALTO.id, {"low": 1, "high": 1})
    date = ("date", "13 May 2031", "2031-05-13", {"low": 20310513, "high": 20310513})
    row = only(one(text, ("type", "fought", "clash"), place, date, *groups))
    assert (row["actor1"], row["actor2"], row["assoc_actor_1"]) == ("North Front", "River Front", "Hill Guard")


@pytest.mark.parametrize(("place", "precision", "geo"), [(SALTO, 1, 1), (SALTO, 2, 2), (NORTE, 4, 3)])
def test_geo_precision(place: Any, precision: int, geo: int) -> None:
    assert only(placed(place, precision))["geo_precision"] == geo


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (placed(URUGUAY, 6), "placed in a country only"),
        (one("A bomb in 2031"), "without a place"),
        (dated("in 2031", "2031", 20310101, 20311231), "dated more vaguely than a month"),
        (placed(SALTO, 1, ("status", "bombing", "planned")), "only planned"),
    ],
)
def test_what_acled_has_no_row_for(record: Record, reason: str) -> None:
    table = acled.make(record)
    assert [out.reason for out in table.left_out] == [reason]
    assert list(table.rows) == []


def test_no_mention_of_the_dead_is_a_zero_here() -> None:
    text = "A raid in Salto on 13 May 2031"
    place = ("place", "Salto", SALTO.id, {"low": 1, "high": 1})
    date = ("date", "13 May 2031", "2031-05-13", {"low": 20310513, "high": 20310513})
    assert only(one(text, place, date))["fatalities"] == 0


def test_every_type_has_an_event_type() -> None:
    assert {answer.acled for answer in TYPES} <= set(acled.sub_events())
