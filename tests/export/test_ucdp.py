from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import ucdp
from dateline.export.table import Row
from dateline.fuse import restate
from dateline.records import Record
from tests.export.examples import NORTE, SALTO, URUGUAY, dated, one, placed, salto

DAY = ("date", "13 May 2031", "2031-05-13", {"low": 20310513, "high": 20310513})


def only(record: Record) -> Row:
    (row,) = ucdp.make(record).rows
    return row


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", 1), ("relid", "1d1d1d1d1d1d1d1d"), ("year", 2031), ("active_year", ""), ("type_of_violence", ""),
        ("conflict_new_id", ""), ("side_a", "River Front"), ("side_b", ""), ("number_of_sources", 2),
        ("source_article", '"Gazette,2031-05-14,=Bomb in Salto";"Herald,2031-05-14,Toll rises"'),
        ("source_office", "Gazette;Herald"), ("source_date", "2031-05-14;2031-05-14"), ("where_prec", 1),
        ("where_coordinates", "Salto"), ("where_description", "bus station; Salto"), ("adm_1", "Salto"),
        ("adm_2", "Comuna"), ("latitude", -31.38333), ("geom_wkt", "POINT (-57.96667 -31.38333)"),
        ("country", "Uruguay"), ("country_id", 165), ("region", "Americas"), ("event_clarity", 1), ("date_prec", 1),
        ("date_start", "2031-05-13"), ("date_end", "2031-05-13"), ("deaths_a", 5), ("deaths_b", 0), ("gwnoa", ""),
    ],
)  # fmt: skip
def test_a_row_in_ucdps_columns(column: str, value: Any) -> None:
    assert only(salto())[column] == value


def test_the_speakers_are_the_original_sources() -> None:
    assert set(only(salto())["source_original"].split(";")) == {"police", "the health ministry"}


def test_a_reprint_is_no_source() -> None:
    record = salto()
    older, newer = (account.document.id for account in record.accounts.values())
    copied = Record(record.incidents, record.accounts, record.places, record.documents, {older: older, newer: older})
    assert only(copied)["number_of_sources"] == 1
    assert only(copied)["source_office"] == "Gazette"


@pytest.mark.parametrize("rule", ["default@1", "ucdp@1", "ibc@1", "maverick_informative@1"])
def test_estimates_stand_in_order_and_parts_sum_to_best(rule: str) -> None:
    row = only(restate(salto(), rule))
    assert row["low"] <= row["best"] <= row["high"]
    assert sum(row[part] for part in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == row["best"]


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "deaths"),
    [
        ("12 people", "12", 12, 12, (12, 12, 12)), ("at least 12", "12..", 12, None, (12, 12, 12)),
        ("up to 12", "..12", None, 12, (0, 0, 12)), ("10 to 15", "10..15", 10, 15, (10, 10, 15)),
        ("about 250", "~250", 225, 275, (225, 250, 275)),
    ],
)  # fmt: skip
def test_a_figure_is_low_best_and_high(
    words: str, value: str, low: int | None, high: int | None, deaths: tuple[int, int, int]
) -> None:
    record = placed_with(f"In Salto on 13 May 2031 {words} died", ("killed", words, value, {"low": low, "high": high}))
    row = only(record)
    assert (row["low"], row["best"], row["high"]) == deaths


def placed_with(text: str, *claims: Any) -> Record:
    return one(text, ("place", "Salto", SALTO.id, {"low": 1, "high": 1}), DAY, *claims)


def test_a_group_that_killed_civilians_alone_is_one_sided() -> None:
    killed = ("killed", "3 civilians", "3", {"low": 3, "high": 3, "counts": "civilians"})
    front = ("perpetrator_group", "River Front", "River Front")
    row = only(placed_with("River Front killed 3 civilians in Salto on 13 May 2031", killed, front))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (3, "River Front", "Civilians")
    assert (row["deaths_civilians"], row["deaths_unknown"]) == (3, 0)


@pytest.mark.parametrize(
    ("words", "edtf", "low", "high", "precision", "clarity"),
    [
        ("on 13 May 2031", "2031-05-13", 20310513, 20310513, 1, 1),
        ("at the weekend", "2031-05-10/2031-05-11", 20310510, 20310511, 2, 1),
        ("from 5 to 7 May", "2031-05-05/2031-05-07", 20310505, 20310507, 2, 2),
        ("last week", "2031-05-05/2031-05-11", 20310505, 20310511, 3, 1),
        ("in May", "2031-05", 20310501, 20310531, 4, 1),
        ("in 2028", "2028", 20280101, 20281231, 5, 1),
    ],
)
def test_date_precision(words: str, edtf: str, low: int, high: int, precision: int, clarity: int) -> None:
    row = only(dated(words, edtf, low, high))
    assert (row["date_prec"], row["event_clarity"]) == (precision, clarity)


@pytest.mark.parametrize(("place", "precision"), [(SALTO, 1), (SALTO, 2), (NORTE, 4), (URUGUAY, 6)])
def test_where_precision_is_that_of_the_words(place: Any, precision: int) -> None:
    assert only(placed(place, precision))["where_prec"] == precision


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (placed_with("In Salto on 13 May 2031"), "without a death"),
        (one("2 died in Salto", ("killed", "2", "2", {"low": 2, "high": 2})), "without a year"),
        (one("2 died on 13 May 2031", ("killed", "2", "2", {"low": 2, "high": 2}), DAY), "without a place"),
        (placed(SALTO, 1, ("status", "bombing", "foiled")), "only foiled"),
    ],
)
def test_what_ucdp_has_no_row_for(record: Record, reason: str) -> None:
    table = ucdp.make(record)
    assert [out.reason for out in table.left_out] == [reason]
    assert list(table.rows) == []


# Cells that PRIO-GRID's own helpers give for these points.
@pytest.mark.parametrize(
    ("lat", "lon", "gid"), [(10.51, 2.29, 145085), (-90, -180, 1), (-89.6, -180, 1), (-89.4, -180, 721)]
)
def test_priogrid_cells(lat: float, lon: float, gid: int) -> None:
    assert ucdp.cell(lat, lon) == gid


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_is_in_a_cell(lat: float, lon: float) -> None:
    assert 1 <= ucdp.cell(lat, lon) <= 720 * 360
