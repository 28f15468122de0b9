from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coded import values
from dateline.resolve.date import bounds


@pytest.mark.parametrize(
    "cell", ["2021-05-03", "3 May 2021", "03 May 2021", "3-May-2021", "2021-05-03 00:00:00.000", "2021-05-03T10:00:00Z"]
)
def test_a_day_is_read_in_every_form_that_leaves_no_doubt(cell: str) -> None:
    assert values.day(cell) == date(2021, 5, 3)


@pytest.mark.parametrize("cell", ["03/05/2021", "May", "", "2021-13-01", "many", "0216-03-22"])
def test_what_is_no_day_or_could_be_two_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        values.day(cell)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2021-05-03", "2021-05-03", "2021-05-03"),
        ("2021-05-01", "2021-05-31", "2021-05"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-05-03", "2021-05-09", "2021-05-03/2021-05-09"),
    ],
)
def test_days_are_written_as_the_record_writes_them(first: str, last: str, written: str) -> None:
    assert values.edtf((values.day(first), values.day(last))) == written


DATES = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(DATES, DATES)
def test_days_keep_their_bounds(one: date, other: date) -> None:
    days = min(one, other), max(one, other)
    assert bounds(values.edtf(days)) == (values.whole(days[0]), values.whole(days[1]))


@pytest.mark.parametrize(("cell", "number"), [("8", 8), ("8.0", 8), ("1,200", 1200), ("0", 0)])
def test_a_number_of_people_is_read(cell: str, number: int) -> None:
    assert values.count(cell) == number


@pytest.mark.parametrize("cell", ["-99", "3.5", "nan", "inf", "several", ""])
def test_what_is_no_number_of_people_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no number of people"):
        values.count(cell)
