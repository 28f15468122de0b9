"""Tense by syntax: which of two days a weekday or a month means, from the verb that it hangs on."""

from __future__ import annotations

import pytest

from dateline.models.english import parse
from dateline.records import Parsed, Span, Token
from dateline.resolve import date
from dateline.resolve.date.syntax import NO_SYNTAX, syntax
from dateline.split import split
from tests.builders import report


def parsed(text: str) -> Parsed:
    document = report(text, published="2016-03-22")  # a Tuesday
    return parse(document, split(document))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The talks would still be held at the summit on June 24.", "2016-06-24"),
        ("The strike had been due to end on Friday.", "2016-03-18"),
        ("The mayor is due in court on Friday.", "2016-03-25"),
        ("The council meets separately on Monday with the unions.", "2016-03-28"),
        ("Police are searching two houses after shots were fired on Monday.", "2016-03-21"),
        ("A man is taken from the scene on Monday.", "2016-03-21"),
        ("Bail was set on Wednesday at $75,000.", "2016-03-16"),
        ("A vigil is planned for Thursday.", "2016-03-24"),
        ("Neighbours are planning a march on Saturday.", "2016-03-26"),
        ("The army managed to retake the town on Saturday.", "2016-03-19"),
        ("The fund signed an agreement to buy the mine in May.", "2016-05"),
        ("The case is heard in May.", "2016-05"),
        ("Rebels attacked a mine in May.", "2015-05"),
    ],
)
def test_the_verb_chooses_the_day(text: str, edtf: str) -> None:
    assert [time.edtf for time in date.find(parsed(text))] == [edtf]


def test_without_words_the_syntax_tells_nothing() -> None:
    assert NO_SYNTAX.tense(Span(0, 10)) is None
    assert syntax(()).tense(Span(0, 0)) is None


def test_a_long_chain_of_infinitives_is_not_followed() -> None:
    words = []
    for number in range(0, 4000, 2):
        words.append(Token(3 * number, 3 * number + 2, "to", "to", "PART", "TO", number + 1, "aux", 0))
        head = max(1, number - 1)
        words.append(Token(3 * number + 3, 3 * number + 5, "go", "go", "VERB", "VB", head, "xcomp", 0))
    last = words[-1]
    assert syntax(tuple(words)).tense(Span(last.starts, last.ends)) is None


def test_a_tree_without_a_verb_tells_nothing() -> None:
    words = parsed("Friday: no news.")
    assert syntax(words.tokens).tense(Span(0, 6)) is None
