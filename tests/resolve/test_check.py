"""Checks between the figures of one document."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.models.english import parse
from dateline.records import Check
from dateline.resolve import check, figure
from dateline.split import split
from tests.builders import report


def checked(text: str) -> tuple[Check, ...]:
    document = report(text)
    parsed = parse(document, split(document))
    return check.checks(text, parsed.sentences, figure.find(parsed))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Two men, three women and four children were killed.",
        "Six died, half of them children.",
        "Four died on Monday. In May 40 people were hurt in a town of 9,000.",
        "He was 40, twice as old as his wife, 20.",
        "Three men died two years ago, more than twice as many guns were sold.",
        "Ten people were shot, three fatally.",
        "Two thirds of the 40 people fled.",
    ],
)
def test_what_the_words_do_not_put_together_is_not_compared(text: str) -> None:
    assert checked(text) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A land of 2.5 million, it lost at least 100 of its people. That is about 40 for every 1 million.",
         "At least 100 of 2,500,000 is at least 40 for every 1,000,000; the report says about 40."),
        ("The town of 8,000 has lost 16 of its people. That is one in 500.",
         "16 of 8000 is 1 for every 500; the report says 1."),
        ("Six people, three guards and two maids, were killed.", "3 + 2 = 5; the report says 6."),
        ("Twelve dead: six at the market, four at the bridge and two in a clinic.",
         "6 + 4 + 2 = 12; the report says 12."),
        ("Shootings were halved from 40 to 20.", "20 is 0.5 times 40; the report says halved."),
        ("Nearly 90 rebels fled. That is three times the number of May.",
         "The report says that about 90 is three times another number, which it does not give: about 30."),
    ],
)  # fmt: skip
def test_arithmetic_is_told(text: str, sentence: str) -> None:
    assert [one.sentence for one in checked(text)] == [sentence]


def test_quotes_are_the_words() -> None:
    text = "Police held 40 of the 120 marchers, about 50 percent."
    (one,) = checked(text)
    assert [text[starts:ends] for starts, ends in one.quotes] == ["40", "120 marchers", "about 50 percent"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("12 six people , : of its the including twice half double from to . 40 percent per".split())
    )
)
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for one in checked(text):
        assert all(0 <= starts < ends <= len(text) for starts, ends in one.quotes)


def test_long_lines_take_no_long_time() -> None:
    text = "more than twice the 12 of the 40 people, including " * 2000
    document = report(text)
    parsed_sentences = split(document)
    found = figure.find(parse(report(text[:20000]), split(report(text[:20000]))))
    begins = time.process_time()
    check.checks(text, parsed_sentences, found)
    assert time.process_time() - begins < 5
