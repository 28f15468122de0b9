from __future__ import annotations

from typing import Any

import pytest

from dateline.coded.formats import MAVERICK
from dateline.export import maverick
from dateline.export.table import Row, header
from dateline.records import Place
from tests.export.examples import NORTE, SALTO, URUGUAY, Said, one, placed, salto


def rows() -> dict[str, Row]:
    return {row["source_author"]: row for row in maverick.make(salto()).rows}


def test_the_columns_are_those_that_an_import_knows() -> None:
    assert len(maverick.COLUMNS) == len(set(header(maverick.COLUMNS))) == 108
    assert {name.lower() for name in header(maverick.COLUMNS)} == MAVERICK.columns


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event_id", "1d1d1d1d1d1d1d1d"), ("country", "Uruguay"), ("date_start", "2031-05-13"),
        ("date_end", "2031-05-13"), ("city", "Salto"), ("location", "bus station"), ("geo_precision", 6),
        ("latitude", SALTO.lat), ("deaths_best", 12), ("deaths_low", 12), ("deaths_high", 12), ("injuries_best", 30),
        ("injuries_low", 30), ("injuries_high", 30), ("target", "bus station"), ("event_context", "Unknown"),
        ("source", "Gazette (2031-05-14) =Bomb in Salto"), ("number_of_sources", 1), ("actor1", ""), ("certain", ""),
    ],
)  # fmt: skip
def test_a_row_is_what_one_report_says(column: str, value: Any) -> None:
    assert rows()["Gazette"][column] == value


def test_each_report_has_its_own_toll_and_its_own_actors() -> None:
    herald = rows()["Herald"]
    assert (herald["deaths_best"], herald["actor1"], herald["actor1_perpetrator"], herald["actor1_victim"]) == (
        14, "River Front", 1, 0,
    )  # fmt: skip
    assert herald["date_start"] == herald["injuries_best"] == ""
    assert len({row["id"] for row in rows().values()}) == 2


def count(*claims: tuple[str, dict[str, Any]]) -> tuple[Any, ...]:
    """Return the deaths of a report that counts in these ways."""
    text = "Some and others and more died in Salto."
    words = ("Some", "others", "more")
    told: list[Said] = [("killed", word, value, more) for word, (value, more) in zip(words, claims, strict=False)]
    (row,) = maverick.make(one(text, *told)).rows
    return row["deaths_best"], row["deaths_low"], row["deaths_high"]


@pytest.mark.parametrize(
    ("claims", "deaths"),
    [
        ([("9", {"low": 9, "high": 9})], (9, 9, 9)),
        ([("12..", {"low": 12})], (12, 12, 12)),
        ([("..10", {"high": 10})], ("", "", 10)),
        ([("10..15", {"low": 10, "high": 15})], (10, 10, 15)),
        ([("12..", {"low": 12}), ("14", {"low": 14, "high": 14})], (14, 12, 14)),
        ([("14", {"low": 14, "high": 14}), ("5", {"low": 5, "high": 5, "scope": "part"})], (14, 14, 14)),
        ([("14", {"low": 14, "high": 14}), ("30", {"low": 30, "high": 30, "stance": "denied"})], (14, 14, 14)),
        ([("5", {"low": 5, "high": 5, "counts": "civilians"})], ("", "", "")),
        ([("0", {"low": 0, "high": 0})], (0, 0, 0)),
    ],
)
def test_deaths(claims: list[tuple[str, dict[str, Any]]], deaths: tuple[Any, ...]) -> None:
    assert count(*claims) == deaths


@pytest.mark.parametrize(
    ("place", "precision", "where"),
    [
        (SALTO, 1, (3, "Salto", "")),
        (SALTO, 2, (3, "Salto", "")),
        (NORTE, 4, (2, "", "Salto")),
        (URUGUAY, 6, (1, "", "")),
    ],
)
def test_where(place: Place, precision: int, where: tuple[Any, ...]) -> None:
    (row,) = maverick.make(placed(place, precision)).rows
    assert (row["geo_precision"], row["city"], row["location"]) == where


def test_what_did_not_happen_has_no_row() -> None:
    table = maverick.make(placed(SALTO, 1, ("status", "bombing", "planned")))
    assert [out.reason for out in table.left_out] == ["only planned"]
    assert list(table.rows) == []
