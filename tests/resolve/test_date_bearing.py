"""Grounding: whether quoted words bear a date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve import date

PUBLISHED = "2016-03-22"  # a Tuesday
TOLD = ("2015-05-03", "2015-05")


@pytest.mark.parametrize(
    ("quote", "value", "is_borne"),
    [
        ("on 9 January 2015", "2015-01-09", True),
        ("on 9 January 2015", "2015-01", True),
        ("in January 2015", "2015-01-09", False),
        ("on Jan. 9", "2015-01-09", True),
        ("on Jan. 9", "2015-01-10", False),
        ("on Jan. 9", "2009-01-09", False),
        ("Friday", "2015-05-01", True),
        ("Friday", "2015-05-02", False),
        ("Wednesday", "2016-03-16", True),
        ("Wednesday", "2016-03-23", True),
        ("yesterday", "2016-03-21", True),
        ("yesterday", "2015-05-04", False),
        ("last Tuesday", "2016-03-15", True),
        ("two days later", "2015-05-05", True),
        ("two days later", "2015-05-06", False),
        ("the same day", "2015-05-03", True),
        ("that month", "2015-05", True),
        ("this month", "2015-01", False),
        ("at 10:30 p.m.", "2015-05-03", True),
        ("at 10:30 p.m.", "2015-05-09", False),
        ("after the attack", "2015-05-03", False),
        ("in 2014", "2014", True),
        ("in 2014", "", False),
        ("in 2014", "soon", False),
        ("", "2014", False),
        ("in 2014 " * 200, "2014", False),
    ],
)
def test_what_a_quote_bears(quote: str, value: str, is_borne: bool) -> None:
    assert date.bears(quote, value, PUBLISHED, TOLD) is is_borne


def test_without_a_day_of_publication_the_words_must_be_enough() -> None:
    assert date.bears("on Friday, 1 May 2015", "2015-05-01")
    assert not date.bears("yesterday", "2015-05-01")


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["", PUBLISHED, "2016"]))
def test_a_date_bears_itself(day: datetime.date, published: str) -> None:
    assert date.bears(date.show(str(day)), str(day), published)


@given(st.text(max_size=60), st.text(alphabet="0123456789-/.X~", max_size=12))
def test_any_quote_is_read_without_fault(quote: str, value: str) -> None:
    assert date.bears(quote, value, PUBLISHED, TOLD) in (True, False)
