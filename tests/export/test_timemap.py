from __future__ import annotations

import pytest

from dateline.export import timemap
from dateline.export.table import Row
from dateline.records import Place, Record
from tests.export.examples import NORTE, SALTO, dated, one, placed, salto

# The keys that TimeMap's validation admits.
EVENT = """id description date time time_precision location latitude longitude type category associations sources
    comments time_display"""
SOURCE = "id title paths type url description author date notes"


def parts(record: Record) -> Row:
    (whole,) = timemap.make(record).rows
    return whole


def test_events_and_sources_have_timemaps_keys() -> None:
    whole = parts(salto())
    (event,) = whole["events"]
    assert set(event) == set(EVENT.split())
    assert all(isinstance(event[key], str) for key in EVENT.split() if key not in ("associations", "sources"))
    assert all(set(source) == set(SOURCE.split()) for source in whole["sources"].values())


def test_references_lead_somewhere() -> None:
    whole = parts(salto())
    (event,) = whole["events"]
    assert set(event["sources"]) == set(whole["sources"])
    assert set(event["associations"]) == {one["id"] for one in whole["associations"]} == {"bombing"}


def test_a_vague_date_is_its_first_day_and_says_so() -> None:
    (event,) = parts(dated("in May 2031", "2031-05", 20310501, 20310531))["events"]
    assert (event["date"], event["time_display"]) == ("05/01/2031", "May 2031")
    assert event["time_precision"] == "day not known"


@pytest.mark.parametrize(("place", "precision", "comment"), [(SALTO, 1, ""), (NORTE, 4, "Somewhere in the province.")])
def test_a_province_is_told_to_be_one(place: Place, precision: int, comment: str) -> None:
    (event,) = parts(placed(place, precision))["events"]
    assert event["comments"] == comment


def test_an_event_without_a_date_is_left_out() -> None:
    table = timemap.make(one("A bomb", ("type", "bomb", "bombing")))
    assert [out.reason for out in table.left_out] == ["without a date"]
