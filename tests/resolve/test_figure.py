"""Figures: what is found in a sentence, whom it counts and what befell them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.models.english import parse
from dateline.records import Figure, Parsed, Sentence
from dateline.resolve import figure
from dateline.resolve.figure import groups
from dateline.split import split
from tests.builders import report

PAGE = Path(__file__).parents[2] / "docs" / "values" / "figures.md"


def tagged(text: str) -> Parsed:
    document = report(text)
    return parse(document, split(document))


def bare(text: str) -> Parsed:
    return Parsed(report(text), (Sentence(0, len(text)),))


def harmed(parsed: Parsed) -> list[tuple[str, str, str, str]]:
    return [
        (parsed.text[each.starts : each.ends], each.value, each.outcome, each.scope)
        for each in figure.find(parsed)
        if each.outcome
    ]


def table(heading: str) -> list[list[str]]:
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize(("words", "value", "low", "high", "hedge", "shown"), table("The notation"))
def test_notation_of_the_page(words: str, value: str, low: str, high: str, hedge: str, shown: str) -> None:
    number = figure.read(words)
    assert number is not None
    assert (number.value, number.hedge, figure.show(number.value)) == (value, hedge, shown)
    assert (str(number.low or ""), str(number.high or "")) == (low, high)


@pytest.mark.parametrize(("text", "words", "value", "counts", "outcome", "scope"), table("What befell whom"))
def test_outcomes_of_the_page(text: str, words: str, value: str, counts: str, outcome: str, scope: str) -> None:
    found = [
        (text[each.starts : each.ends], each.value, each.counts, each.outcome, each.scope)
        for each in figure.find(tagged(text))
    ]
    assert (words, value, counts, outcome, scope) in found


@pytest.mark.parametrize(("text", "words", "value", "counts", "outcome", "scope"), table("What befell whom"))
def test_outcomes_without_a_tagger(text: str, words: str, value: str, counts: str, outcome: str, scope: str) -> None:
    assert (words, value, outcome, scope) in harmed(bare(text))


@pytest.mark.parametrize(("text", "words", "value", "unit"), table("Figures that count no persons"))
def test_units_of_the_page(text: str, words: str, value: str, unit: str) -> None:
    found = [(text[each.starts : each.ends], each.value, each.unit) for each in figure.find(tagged(text))]
    assert (words, value, unit) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 killed, 4 wounded in Leeds shooting", [("3", "killed"), ("4", "injured")]),
        ("The gunman killed two soldiers and wounded a 12-year-old.", [("2", "killed"), ("1", "injured")]),
        ("A man and his daughter were found dead.", [("1", "killed"), ("1", "killed")]),
        ("Two men were hurt when a car hit a wall.", [("2", "injured")]),
        ("A blast killed 12 people, leaving 30 wounded.", [("12", "killed"), ("30", "injured")]),
        ("He shot his wife before killing himself.", [("1", "killed"), ("1", "injured")]),
        ("An attack that claimed the lives of nine nurses", [("9", "killed")]),
        ("The shooting sent five people to the hospital.", [("5", "injured")]),
        ("Police found the bodies of two brothers.", [("2", "killed")]),
        ("There were 12 deaths and 30 injuries.", [("12", "killed"), ("30", "injured")]),
        ("An air strike killed six Catalans.", [("6", "killed")]),
        ("Two bailiffs were killed.", [("2", "killed")]),
        ("Moreau died at the scene.", [("1", "killed")]),
        ("A father of four was killed.", [("1", "killed")]),
        ("Seven slain by gang", [("7", "killed")]),
        ("The suspect, Mark Harlow, was shot dead.", [("1", "killed")]),
        ("He pleaded guilty to killing four men.", [("4", "killed")]),
    ],
)
def test_who_was_harmed(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(value, outcome) for _, value, outcome, _ in harmed(tagged(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were not injured.",
        "The bomb could have killed 40 people.",
        "He threatened to kill three men.",
        "They plotted to kill 12 officers.",
        "Was anybody killed?",
        "The officer shot at two men.",
        "The mayor spoke on Nov. 13 at 5 p.m.",
        "In 2014 a school was built for 300 pupils.",
        "No one else was hurt.",
    ],
)
def test_nothing_befell_anybody(text: str) -> None:
    assert harmed(tagged(text)) == []


@pytest.mark.parametrize("text", ["It opened in 2014.", "It opened on Nov. 13.", "It opened at 5 p.m.", "Call 12:30."])
def test_dates_and_times_are_no_figures(text: str) -> None:
    assert figure.find(bare(text)) == ()


def test_yearly_totals_are_no_toll() -> None:
    (found,) = figure.find(tagged("So far this year 40 people have been killed in Turin."))
    assert (found.value, found.unit, found.outcome, found.scope) == ("40", "people", "", "")


def test_shot_leaves_open_whether_they_lived() -> None:
    six, one = figure.find(tagged("Six nurses were shot, one fatally."))
    assert (six.outcome, six.is_open, one.outcome, one.is_open) == ("injured", True, "killed", False)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "31", "\x07killed", "🔥 two 🔥 men killed", "قتل 12 شخصا", "shot " * 50, "1,2,3,4 and 5"]
)
def test_odd_input(text: str) -> None:
    for parsed in (bare(text), tagged(text)):
        assert all(text[each.starts : each.ends].strip() for each in figure.find(parsed))


@pytest.mark.parametrize("piece", ["x", "1", "1 ", "two men killed ", "with a ", "-", "1,", "'", "killed, "])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    figure.find(bare(text))
    assert time.process_time() - started < 5


WORDS = st.sampled_from(
    "at least a dozen two men were killed and 3 others wounded in 2014, . his wife who died no one".split()
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_figure_lies_in_its_sentence(text: str) -> None:
    for each in figure.find(bare(text)):
        assert 0 <= each.starts < each.ends <= len(text)
        assert is_sound(each)


def is_sound(each: Figure) -> bool:
    return (each.low, each.high) == figure.bounds(each.value) and (each.outcome != "" or each.scope == "")


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("The mayor of Salto spoke to reporters.", False),
        ("A seven-year-old was there.", True),
        ("Another was found.", True),
        ("A fatal shooting.", True),
        ("There were no arrests.", True),
        ("Twelve came.", True),
        ("It cost $40.", True),
    ],
)
def test_only_sentences_that_may_count_are_searched_for_figures(sentence: str, may: bool) -> None:
    assert groups.may_count(sentence, 0, len(sentence)) is may
    assert may or not figure.find(bare(sentence))
