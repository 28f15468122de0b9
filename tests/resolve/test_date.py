"""Time expressions: what is found in a sentence, and what it means."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Parsed, Sentence, Time
from dateline.resolve import date
from dateline.split import split
from tests.builders import report

PUBLISHED = "2016-03-22"  # a Tuesday
PAGE = Path(__file__).parents[2] / "docs" / "values" / "dates.md"


def times(text: str, published: str = PUBLISHED) -> tuple[Time, ...]:
    document = report(text, published=published)
    return date.find(Parsed(document, split(document)))


def found(text: str, published: str = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[each.starts : each.ends], each.edtf) for each in times(text, published)]


def marked(text: str, published: str = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(text[each.starts : each.ends], each.kind, each.timex) for each in times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Rebels shelled Bakhmut on Oct. 3, 2015.", "Oct. 3, 2015", "2015-10-03"),
        ("Rebels shelled Bakhmut on 3 October 2015.", "3 October 2015", "2015-10-03"),
        ("It was the third of October 2015.", "third of October 2015", "2015-10-03"),
        ("A shop burnt on Thursday, March 17.", "Thursday, March 17", "2016-03-17"),
        ("A shop burnt on March 17th.", "March 17th", "2016-03-17"),
        ("A shop burnt on 25/12/2014.", "25/12/2014", "2014-12-25"),
        ("A shop burnt on 02/04/2015.", "02/04/2015", "2015-02-04"),
        ("A shop burnt on 02.04.2015.", "02.04.2015", "2015-04-02"),
        ("Logged 2015-02-04 by the guard.", "2015-02-04", "2015-02-04"),
        ("He was seen on Nov. 13.", "Nov. 13", "2015-11-13"),
        ("The verdict is due on April 2.", "April 2", "2016-04-02"),
        ("A bus was hit last Oct. 3.", "last Oct. 3", "2015-10-03"),
        ("Mourners spoke of 9/11.", "9/11", "2001-09-11"),
        ("He planned the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("Shots fell on Christmas Eve.", "Christmas Eve", "2015-12-24"),
        ("A church was bombed on Easter Sunday 2014.", "Easter Sunday 2014", "2014-04-20"),
        ("A church was bombed on New Years Day.", "New Years Day", "2016-01-01"),
        ("A church was bombed on Mother’s Day.", "Mother’s Day", "2015-05-10"),
        ("A church was bombed on Memorial Day.", "Memorial Day", "2015-05-25"),
        ("A church was bombed on Sunday, Nov. 16.", "Sunday, Nov. 16", "2014-11-16"),
        ("A church was bombed the day after Christmas.", "the day after Christmas", "2015-12-26"),
        ("Rain fell in the week of March 7.", "the week of March 7", "2016-03-07/2016-03-13"),
        ("Rain fell on the weekend of 5 March 2016.", "the weekend of 5 March 2016", "2016-03-05/2016-03-06"),
    ],
)
def test_days_named_by_the_calendar(text: str, words: str, edtf: str) -> None:
    assert found(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Police were attacked on Oct. 3-5.", "Oct. 3-5", "2015-10-03/2015-10-05"),
        ("Fighting went on from 3 to 7 May 2015.", "3 to 7 May 2015", "2015-05-03/2015-05-07"),
        ("Fighting went on March 30-April 2, 2015.", "March 30-April 2, 2015", "2015-03-30/2015-04-02"),
        ("Two died on April 24 and 25, 2015.", "April 24 and 25, 2015", "2015-04-24/2015-04-25"),
        ("Between March and May 2014 nine died.", "Between March and May 2014", "2014-03/2014-05"),
        ("From November to January 2015 nine died.", "From November to January 2015", "2014-11/2015-01"),
        ("Between 2012 and 2014 nine died.", "Between 2012 and 2014", "2012/2014"),
        ("Nine died in the years 2012-14.", "2012-14", "2012/2014"),
        ("Nine died in January-March 2015.", "January-March 2015", "2015-01/2015-03"),
    ],
)
def test_stretches(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("A mosque was bombed in January 2015.", "January 2015", "2015-01"),
        ("A mosque was bombed in May.", "May", "2015-05"),
        ("A mosque was bombed in July last year.", "July last year", "2015-07"),
        ("A mosque was bombed last August.", "last August", "2015-08"),
        ("A mosque was bombed last February.", "last February", "2015-02"),
        ("A mosque was bombed last January.", "last January", "2016-01"),
        ("A mosque was bombed in late November.", "late November", "2015-11"),
        ("The trial opens next September.", "next September", "2016-09"),
        ("The raids of 2014 went on.", "2014", "2014"),
        ("The raids began in early 2014.", "early 2014", "2014"),
        ("The raids began in mid-2014.", "mid-2014", "2014"),
        ("The war of the 1990s came back.", "the 1990s", "199X"),
        ("The war of the early '80s came back.", "the early '80s", "198X"),
        ("The war of the nineties came back.", "the nineties", "199X"),
        ("The wars of the 19th century came back.", "the 19th century", "18XX"),
        ("Attacks doubled in the third quarter of 2015.", "the third quarter of 2015", "2015-07/2015-09"),
        ("Attacks doubled in the first half of 2015.", "the first half of 2015", "2015-01/2015-06"),
        ("Attacks doubled in the summer of 2014.", "the summer of 2014", "2014-22"),
        ("Attacks doubled last winter.", "last winter", "2015-24"),
        ("Attacks doubled last autumn.", "last autumn", "2015-23"),
        ("It began in nineteen ninety-four.", "nineteen ninety-four", "1994"),
    ],
)
def test_months_seasons_and_years(text: str, words: str, edtf: str) -> None:
    assert found(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Gunmen attacked a market on Tuesday.", "Tuesday", "2016-03-22"),
        ("Gunmen attacked a market on Wednesday.", "Wednesday", "2016-03-16"),
        ("The mayor will visit the market on Wednesday.", "Wednesday", "2016-03-23"),
        ("Gunmen attacked a market last Tuesday.", "last Tuesday", "2016-03-15"),
        ("The court meets next Tuesday.", "next Tuesday", "2016-03-29"),
        ("Gunmen attacked a market late on Monday.", "late on Monday", "2016-03-21"),
        ("Gunmen attacked a market early Sunday.", "early Sunday", "2016-03-20"),
        ("A church was hit a week ago Saturday.", "a week ago Saturday", "2016-03-12"),
        ("He was shot yesterday.", "yesterday", "2016-03-21"),
        ("He was shot the day before yesterday.", "the day before yesterday", "2016-03-20"),
        ("He was shot last week.", "last week", "2016-03-14/2016-03-20"),
        ("He was shot over the weekend.", "the weekend", "2016-03-19/2016-03-20"),
        ("He is wanted for a weekend shooting.", "weekend", "2016-03-19/2016-03-20"),
        ("He was shot this weekend.", "this weekend", "2016-03-19/2016-03-20"),
        ("He will speak this weekend.", "this weekend", "2016-03-26/2016-03-27"),
        ("He stayed in hospital until Thursday.", "Thursday", "2016-03-17"),
        ("The hearing was postponed until Thursday.", "Thursday", "2016-03-24"),
        ("He was shot late last month.", "late last month", "2016-02"),
        ("He was shot earlier this year.", "earlier this year", "2016"),
        ("He was shot three days ago.", "three days ago", "2016-03-19"),
        ("He was shot two years ago.", "two years ago", "2014"),
        ("He was shot nearly two years ago.", "nearly two years ago", "2014~"),
        ("He was shot 18 months ago.", "18 months ago", "2014-09"),
        ("He was shot two and a half years ago.", "two and a half years ago", "2013-09"),
        ("He was shot several years ago.", "several years ago", ""),
        ("He was shot at about 10:30 p.m. Saturday.", "about 10:30 p.m. Saturday", "2016-03-19"),
        ("He was shot at 2:05 this morning.", "2:05 this morning", "2016-03-22"),
        ("He was shot at 4 in the morning on Monday.", "4 in the morning on Monday", "2016-03-21"),
        ("Murders fell from the same month last year.", "the same month last year", "2015-03"),
        ("Murders fell from the same period last year.", "the same period last year", "2015"),
        ("He was shot at 10:05 p.m.", "10:05 p.m.", "2016-03-21/2016-03-22"),
        ("He was shot 36 hours ago.", "36 hours ago", "2016-03-20/2016-03-22"),
        ("He was shot overnight.", "overnight", "2016-03-21/2016-03-22"),
        ("He was shot in the past few hours.", "the past few hours", "2016-03-21/2016-03-22"),
        ("He was shot ten years ago this month.", "ten years ago this month", "2006-03"),
    ],
)
def test_dates_told_from_publication(text: str, words: str, edtf: str) -> None:
    assert found(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Two men were shot on 3 May 2015. A third died two days later.", ("two days later", "2015-05-05")),
        ("Two men were shot on 3 May 2015. A third died the next day.", ("the next day", "2015-05-04")),
        ("Two men were shot on 3 May 2015. He died the following morning.", ("the following morning", "2015-05-04")),
        ("Two men were shot on 3 May 2015. He died the same day.", ("the same day", "2015-05-03")),
        ("Two men were shot in May 2015. Later that year he died.", ("Later that year", "2015")),
        ("Two men were shot in May 2015. That same month, arms were found.", ("That same month", "2015-05")),
        ("Two men were shot in May 2015. The following month a bus burnt.", ("The following month", "2015-06")),
        ("Two men were shot on 3 May 2015. He had fled the previous Friday.", ("the previous Friday", "2015-05-01")),
        ("Two men were shot on 3 May 2015. He had fled a week earlier.", ("a week earlier", "2015-04-20/2015-04-26")),
        ("Two men were shot on 3 May 2015. At 9.30pm a third died.", ("9.30pm", "2015-05-03")),
        ("Two men were shot in May 2015. A third died two days later.", ("two days", "")),
        ("Two men were shot on 3 May 2015. An hour later he died.", ("An hour later", "2015-05-03")),
        ("Two men were shot. A third died two days later.", ("two days", "")),
        ("Two men were shot. A third died that month.", ("that month", "")),
        ("Two men were shot in May 2015. A third died the next day.", ("the next day", "")),
        ("Nine died in May 2014, and four in June.", ("June", "2014-06")),
        ("On Jan. 7, 2015, a shop burnt. On Jan. 9 a bus burnt.", ("Jan. 9", "2015-01-09")),
        ("Nine died in May 2014. It rained. In June, a bus burnt.", ("June", "2015-06")),
        ("Born on 3 May 1970, she was shot on 5 June.", ("5 June", "2015-06-05")),
        ("A bus burnt in May 2014. On 24 August that year he fled.", ("24 August that year", "2014-08-24")),
    ],
)
def test_dates_told_from_what_was_told_before(text: str, last: tuple[str, str]) -> None:
    assert found(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted three days.", ("three days", "DURATION", "P3D")),
        ("It lasted a couple of years.", ("a couple of years", "DURATION", "P2Y")),
        ("It lasted two and a half hours.", ("two and a half hours", "DURATION", "PT2H30M")),
        ("It lasted a minute and a half.", ("a minute and a half", "DURATION", "PT1M30S")),
        ("It lasted more than two decades.", ("more than two decades", "DURATION", "P20Y")),
        ("It lasted several months.", ("several months", "DURATION", "PXM")),
        ("A two-week siege ended.", ("two-week", "DURATION", "P2W")),
        ("It goes on every Tuesday.", ("every Tuesday", "SET", "XXXX-WXX-2")),
        ("It goes on each month.", ("each month", "SET", "P1M")),
        ("It goes on daily.", ("daily", "SET", "P1D")),
        ("He was shot on Saturday night.", ("Saturday night", "TIME", "2016-03-19TNI")),
        ("He was shot at 11:50 a.m. Monday.", ("11:50 a.m. Monday", "TIME", "2016-03-21T11:50")),
        ("He was shot at noon on Friday.", ("noon on Friday", "TIME", "2016-03-18T12:00")),
        ("He was shot on the night of 3 May 2015.", ("the night of 3 May 2015", "TIME", "2015-05-03TNI")),
        ("He was shot last night.", ("last night", "TIME", "2016-03-21TNI")),
        ("He was shot last week.", ("last week", "DATE", "2016-W11")),
        ("He was shot over the weekend.", ("the weekend", "DATE", "2016-W11-WE")),
        ("Attacks rose in the third quarter.", ("the third quarter", "DATE", "2015-Q3")),
        ("The town is now quiet.", ("now", "DATE", "PRESENT_REF")),
        ("He was recently freed.", ("recently", "DATE", "PAST_REF")),
        ("He will one day be free.", ("one day", "DATE", "FUTURE_REF")),
        ("He left by mid-afternoon.", ("mid-afternoon", "TIME", "2016-03-22TAF")),
        ("He left at 4 in the afternoon.", ("4 in the afternoon", "TIME", "2016-03-22T16:00")),
        ("It may open at a later date.", ("a later date", "DATE", "FUTURE_REF")),
        ("It took a year.", ("a year", "DURATION", "P1Y")),
    ],
)
def test_timex_values(text: str, expected: tuple[str, str, str]) -> None:
    assert marked(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The police may march on the august house.",
        "Some 1990 people fled; 2000 troops came.",
        "Flight 1998 cost $1995.",
        "A 44-year-old man, 30 years old when he fled.",
        "He came second and had a good fall.",
        "Troops came 1705 strong; he reads the Leeds Today and was Player of the Year.",
        "The film is 2:30 long and the score was 10:05.",
        "It cost $5 million a year, three times a week.",
        "About three-quarters of the houses burnt.",
        "It grew by 20% annually.",
        "It is the plague of today's youth.",
        "He was soon released.",
        "",
        "\n\n",
    ],
)
def test_words_that_are_no_time(text: str) -> None:
    assert found(text) == []


def test_the_week_before_a_report_of_a_sunday_may_be_the_one_that_it_ends() -> None:
    (week,) = times("He was shot last week.", "2016-03-20")
    assert (week.timex, week.edtf) == ("2016-W10", "2016-03-07/2016-03-20")


def test_a_report_of_results_is_about_its_last_quarter() -> None:
    text = "Sales fell in the third quarter. In the fourth quarter they will rise. A year ago they rose. It rained."
    told = times(f"{text} In the quarter, sales rose.", "2015-11-02")
    assert [time.timex for time in told] == ["2015-Q3", "2015-Q4", "2014-Q3", "2015-Q3"]
    assert told[2].edtf == "2014"


def test_results_of_more_than_a_quarter_are_compared_by_the_year() -> None:
    told = times("Sales fell in the third quarter. In the nine months, sales rose from a year earlier.", "2015-11-02")
    assert [time.timex for time in told] == ["2015-Q3", "P9M", "2014"]


def test_windows_are_durations_with_an_interval() -> None:
    (past,) = times("Eight attacks took place over the past two years.")
    assert (past.kind, past.timex, past.edtf, past.low, past.high) == (
        "DURATION",
        "P2Y",
        "2014/2016",
        20140101,
        20161231,
    )


def test_parts_are_kept_as_modifiers_and_never_narrow_the_interval() -> None:
    (early,) = times("It began in early 2014.")
    assert (early.modifier, early.low, early.high) == ("START", 20140101, 20141231)


def test_capitals_of_wire_copy() -> None:
    text = "SAN LUIS, 4 FEB 90 (REDNEX) -- A BOMB WENT OFF 2 DAYS AGO. A MAN MAY HAVE FLED ON 3 MAY LAST YEAR."
    expected = [("4 FEB 90", "1990-02-04"), ("2 DAYS AGO", "1990-02-02"), ("3 MAY LAST YEAR", "1989-05-03")]
    assert found(text, "") == expected


def test_the_dateline_comes_before_publication() -> None:
    assert found("QUETTA, March 21 (Rednex) -- A bomb went off today.")[-1] == ("today", "2016-03-21")


def test_without_publication_only_absolute_dates_are_placed() -> None:
    text = "On Tuesday, and on 3 May, and in 2014, and last week, he fled."
    assert found(text, "") == [("Tuesday", ""), ("3 May", ""), ("2014", "2014"), ("last week", "")]


def test_a_coarse_publication_makes_up_no_day() -> None:
    assert found("He fled on Tuesday, last month and last year.", "2016-03") == [
        ("Tuesday", ""),
        ("last month", "2016-02"),
        ("last year", "2015"),
    ]


def test_read_takes_one_whole_expression() -> None:
    context = date.DateContext(PUBLISHED)
    told = date.read(" last Tuesday ", context)
    assert told is not None
    assert (told.starts, told.ends, told.edtf) == (1, 13, "2016-03-15")
    assert date.read("last Tuesday in Lyon", context) is None
    assert date.read("", context) is None


def test_read_takes_the_order_of_the_outlet_and_the_tense() -> None:
    day_first = date.read("02/04/2015", date.DateContext(PUBLISHED, day_first=True))
    coming = date.read("Friday", date.DateContext(PUBLISHED, tense="future"))
    assert day_first is not None
    assert coming is not None
    assert (day_first.edtf, coming.edtf) == ("2015-04-02", "2016-03-25")


@pytest.mark.parametrize(
    "text",
    [
        "three " * 20000,
        "the" + " " * 50000 + "year",
        "1" * 100000,
        "1,000," * 20000,
        "Oct. 3 to " * 5000,
        "late early mid " * 10000,
        "\u202e\u0645\u0627\u064a\u0648 2014 \U0001f4a5 Tuesday \x07" * 2000,
        "a.m. p.m. " * 10000,
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    document = report(text, published=PUBLISHED)
    starts = time.process_time()
    date.find(Parsed(document, (Sentence(0, len(text)),)))
    assert time.process_time() - starts < 5


WORDS = (
    "last Tuesday 3 May 2014 the night of ago two years - to early \u0663 quarter weekend summer 12/31/99 11:50 p.m. "
    "and half 9999 New Years Day Valentine’s Easter Memorial third century week later between '80s hours"
).split(" ")


@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.sampled_from(["", "2016", "2016-03-22", "0001-01-01", "9999-12-31"]),
)
def test_spans_stand_in_the_text_and_in_order(words: list[str], published: str) -> None:
    text = " ".join(words)
    found = times(text, published)
    ends = 0
    for each in found:
        assert ends <= each.starts < each.ends <= len(text)
        assert date.bounds(each.edtf) == (None if each.low is None else (each.low, each.high))
        ends = each.ends


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    assert all(text[each.starts : each.ends].strip() for each in times(text))


def rows() -> list[tuple[str, str, str, str]]:
    """Return the rows of the tables of the page that hold a sentence, the words, and their readings."""
    cells = re.findall(r"^\| (.+?) \| `(.+?)` \| (.*?) \| (.*?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [(text, words, edtf.strip("` "), shown) for text, words, edtf, shown in cells]


@pytest.mark.parametrize(("text", "words", "edtf", "shown"), rows())
def test_every_example_of_the_page(text: str, words: str, edtf: str, shown: str) -> None:
    assert (words, edtf) in found(text)
    assert date.show(edtf) == shown.strip()


def test_the_page_has_examples() -> None:
    assert len(rows()) > 30
