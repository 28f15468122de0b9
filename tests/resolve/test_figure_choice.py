"""Which number of a report's tellings is its toll, and that its words can always be quoted for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.models.english import parse
from dateline.records import Figure, Parsed, Sentence
from dateline.resolve import figure
from dateline.resolve.figure import choice, tellings, tolls
from dateline.split import split
from tests.builders import report

NUMBERS = st.lists(st.tuples(st.integers(1, 90), st.sampled_from(["killed", "hurt", "shot"])), min_size=1, max_size=8)


def tagged(text: str) -> Parsed:
    document = report(text)
    return parse(document, split(document))


def bare(text: str) -> Parsed:
    return Parsed(report(text), (Sentence(0, len(text)),))


def seen(text: str) -> choice.Evidence:
    parsed = tagged(text)
    return tolls.evidence(parsed, tellings.by_sentence(parsed, figure.find(parsed)))


@pytest.mark.parametrize(
    ("text", "outcome", "number", "traits"),
    [
        ("Two guards were killed.", "killed", 2, {"lead", "number"}),
        ("Three soldiers and two civilians were killed.", "killed", 5, {"sum", "part"}),
        ("He was killed.", "killed", 1, {"pronoun"}),
        ("At least 12 people were hurt.", "injured", 12, {"hedged", "open"}),
        ("Two others were shot.", "injured", 2, {"others", "part"}),
        ("A gunman was killed last year.", "killed", 1, {"new person", "attackers", "elsewhere"}),
        ('A guard said: "Four men were shot."', "hit", 4, {"speech"}),
        ("The death toll rose to 31.", "killed", 31, {"new total"}),
    ],
)
def test_how_a_sentence_tells_a_number(text: str, outcome: str, number: int, traits: set[str]) -> None:
    assert any((one.outcome, one.number) == (outcome, number) and traits <= one.traits for one in seen(text).tellings)


def test_what_stands_with_words_for_the_incident_is_told_as_its_own() -> None:
    parsed = tagged("A bomb killed 12 people. A clerk was hurt.")
    figures = figure.find(parsed)
    told = tellings.find(parsed, tellings.by_sentence(parsed, figures), figures[:1])
    assert [("own" in one.traits, one.number) for one in told] == [(True, 12), (False, 1)]


@given(NUMBERS)
def test_the_toll_is_a_number_that_the_words_can_give(counts: list[tuple[int, str]]) -> None:
    parsed = bare(" ".join(f"In all, {number} men were {fate}." for number, fate in counts))
    found = figure.find(parsed)
    told = tolls.evidence(parsed, tellings.by_sentence(parsed, found))
    killed, injured = figure.toll(parsed, found)
    assert killed is None or killed in choice.killed_candidates(told)
    assert injured is None or injured in choice.injured_candidates(told, killed or 0)


def test_every_weight_has_an_outcome_and_a_use() -> None:
    assert set(choice.weights()) == {"killed", "injured"}
    used = choice.killed(seen("Two guards were killed."), 2).keys()
    assert {"told", "told: lead", "told: number", "highest", "persons"} <= used & choice.weights()["killed"].keys()


@pytest.mark.parametrize(
    ("text", "killed", "injured", "quote"),
    [
        ("Three soldiers and two villagers were killed.", 5, None, "Three soldiers and two villagers"),
        ("Five nurses were shot in Hull. One of them died.", 1, 4, "Five nurses were shot in Hull. One"),
        ("A clerk, 30, was killed. A guard, 50, died.", 2, None, "A clerk, 30, was killed. A guard"),
    ],
)
def test_a_sum_quotes_from_its_first_part_to_its_last(
    text: str, killed: int | None, injured: int | None, quote: str
) -> None:
    parsed = tagged(text)
    [found] = figure.sums(parsed, figure.find(parsed), figure.Toll(killed, injured))
    assert text[found.starts : found.ends] == quote


def test_no_passage_is_quoted_that_is_too_long() -> None:
    text = f"Five nurses were shot in Hull. {'The market opened on time. ' * 40}One of them died."
    parsed = tagged(text)
    assert not list(figure.sums(parsed, figure.find(parsed), figure.Toll(1, 4)))


def test_figures_without_a_toll_give_none() -> None:
    parsed = bare("Turnout was 40 percent.")
    assert figure.toll(parsed, figure.find(parsed)) == (None, None)
    assert figure.toll(parsed, [Figure(0, 7, "1", 1, 1, unit="people")]) == (None, None)
