"""Dates in EDTF: bounds, agreement, and what a person reads."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve import date

DAYS = st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("value", "bounds", "shown"),
    [
        ("2016-03-22", (20160322, 20160322), "22 March 2016"),
        ("2015-01", (20150101, 20150131), "January 2015"),
        ("2016-02", (20160201, 20160229), "February 2016"),
        ("2014", (20140101, 20141231), "2014"),
        ("201X", (20100101, 20191231), "the 2010s"),
        ("19XX", (19000101, 19991231), "1900–1999"),
        ("2015-21", (20150301, 20150531), "spring 2015"),
        ("2015-22", (20150601, 20150831), "summer 2015"),
        ("2015-23", (20150901, 20151130), "autumn 2015"),
        ("2015-24", (20151201, 20160229), "winter 2015"),
        ("2016-03-05/2016-03-07", (20160305, 20160307), "5–7 March 2016"),
        ("2016-03-28/2016-04-02", (20160328, 20160402), "28 March – 2 April 2016"),
        ("2015-12-30/2016-01-02", (20151230, 20160102), "30 December 2015 – 2 January 2016"),
        ("2015-01/2015-03", (20150101, 20150331), "January–March 2015"),
        ("2014/2016", (20140101, 20161231), "2014–2016"),
        ("2014-05/..", (20140501, 99991231), "since May 2014"),
        ("../2014-05", (10101, 20140531), "until May 2014"),
        ("2014~", (20140101, 20141231), "about 2014"),
        ("2014-05?", (20140501, 20140531), "May 2014 (?)"),
        ("2014%", (20140101, 20141231), "about 2014 (?)"),
    ],
)
def test_bounds_and_show(value: str, bounds: tuple[int, int], shown: str) -> None:
    assert date.bounds(value) == bounds
    assert date.show(value) == shown


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2016-13", "2016-02-30", "2016-25", "2016/2014", "/", "../..", "2016-3-2", "0000", "2014/soon"],
)
def test_what_is_no_date_has_no_bounds(value: str) -> None:
    assert date.bounds(value) is None
    assert date.show(value) == value


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("2016-03-22", "2016-03", True),
        ("2016-03-22", "2016", True),
        ("2016-03-22", "2016-03-20/2016-03-22", True),
        ("2016-03-22", "2016-03-23", False),
        ("2014-05/..", "2016", True),
        ("2014~", "2014-06", True),
        ("201X", "2009", False),
        ("", "2016", False),
    ],
)
def test_agree(one: str, other: str, agrees: bool) -> None:
    assert date.agree(one, other) is agrees
    assert date.agree(other, one) is agrees


@given(DAYS, DAYS)
def test_bounds_are_in_order(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    bounds = date.bounds(f"{first.isoformat()}/{last.isoformat()}")
    assert bounds is not None
    assert bounds[0] <= bounds[1]


@given(DAYS)
def test_what_is_shown_reads_back(day: datetime.date) -> None:
    value = day.isoformat()
    for edtf in (value, value[:7]):
        told = date.read(date.show(edtf), date.DateContext())
        assert told is not None
        assert told.edtf == edtf


@given(st.text(alphabet="0123456789-/.~?X", max_size=24))
def test_any_notation_is_read_without_fault(value: str) -> None:
    bounds = date.bounds(value)
    assert bounds is None or bounds[0] <= bounds[1]
    assert date.show(value) or not value
