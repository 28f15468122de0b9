"""Dates of publication, in columns and in the heads of invented reports."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.published import day, opening_day


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2016-03-22", "2016-03-22"),
        ("2016-03-05T23:30:00-05:00", "2016-03-05"),
        ("2009-03-20 12:24:52.002364-05", "2009-03-20"),
        ("20160322", "2016-03-22"),
        ("20160322T101500Z", "2016-03-22"),
        ("2016/3/5", "2016-03-05"),
        ("2016年3月5日", "2016-03-05"),
        ("Fri, 15 Sep 2017 17:52:00 GMT", "2017-09-15"),
        ("7:58 AM ET, Sat January 3, 2015", "2015-01-03"),
        ("March 3rd, 2011", "2011-03-03"),
        ("the 3rd of March 2011", "2011-03-03"),
        ("QUITO, 4 FEB 90 (BLUE WIRE)", "1990-02-04"),
        ("15.9.2017", "2017-09-15"),
        ("22/03/2016", "2016-03-22"),
        ("03/22/16", "2016-03-22"),
        ("04/05/2016", "2016"),
        ("05/05/2016", "2016-05-05"),
        ("March 2016", "2016-03"),
        ("2016-03", "2016-03"),
        ("2016", "2016"),
        ("31 February 2016", "2016-02"),
        ("2016-13-40", ""),
        ("99/99/2016", ""),
        ("Saturday", ""),
        ("March 3", ""),
        ("", ""),
    ],
)
def test_a_date_in_words(words: str, iso: str) -> None:
    assert day(words) == iso


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d"]))
def test_a_date_written_out_is_read_back(when: date, form: str) -> None:
    assert day(when.strftime(form)) == when.isoformat()


@given(st.text(max_size=80))
def test_any_words_are_borne(words: str) -> None:
    assert isinstance(day(words) + opening_day(words), str)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Two die in Quito\nBlue Wire | Updated: 2017-09-15 17:52\nQUITO -- Two died.", "2017-09-15"),
        ("Updated 5 March 2016\nPublished on 4 March 2016\nTwo died.", "2016-03-04"),
        ("KABUL, March 3, 2011 (Blue Wire) - Two died.", "2011-03-03"),
        ("QUITO, 4 FEB 90 (BLUE WIRE) -- TWO DIED.", "1990-02-04"),
        ("Elk River, Minn., Nov. 12, 2014 (Blue Wire) — Two died.", "2014-11-12"),
        ("Two die in Quito\n\nTuesday, 5 March 2016 at 10:30\n\nTwo died.", "2016-03-05"),
        ("By Ana Prado | March 5, 2016\nTwo died.", "2016-03-05"),
        ("(Published Friday, Nov. 21, 2014)\nTwo died.", "2014-11-21"),
        ("KABUL, March 3 (Blue Wire) - Two died.", ""),
        ("On 4 May 2014 a bomb went off in Quito.", ""),
        ("The report, published on 4 May 2014, said that two had died.", ""),
        ("QUITO -- Two died on March 3, 2011.", ""),
        ("", ""),
    ],
)
def test_the_date_that_a_report_opens_with(text: str, iso: str) -> None:
    assert opening_day(text) == iso
