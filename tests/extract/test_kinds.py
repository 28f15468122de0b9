from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract import mentions
from dateline.models.english import parse
from dateline.records import Mark, Marks, Mention
from dateline.split import split
from tests.builders import report

TEXT = "Gunmen killed Anna Becker and burned the Sorby mill in Arvika."


def mark(field: str, words: str, here: float, score: float) -> Mark:
    """Return a mark on the first place of some words."""
    starts = TEXT.index(words)
    return Mark(field, starts, starts + len(words), score, here)


def told(*incidents: Mark) -> tuple[Mention, ...]:
    document = report(TEXT, published="2031-05-07")
    fillers = (mark("victim", "Anna Becker", 0.9, 0.9), mark("target", "Sorby mill", 0.9, 0.9))
    parsed = replace(parse(document, split(document)), marks=Marks(fillers, incidents))
    return mentions.extract(parsed, (), (), (), ())[0]


def summary(found: tuple[Mention, ...]) -> list[tuple[str, set[str], set[str]]]:
    """Return type, those hit and perpetrators of each mention."""
    return [
        (
            mention.of("type")[0].value,
            {claim.value for field in ("victim", "target") for claim in mention.of(field)},
            {claim.value for claim in mention.of("perpetrator")},
        )
        for mention in found
    ]


ARSON = mark("arson", "mill", 0.9, 0.9)
ATTACK = mark("attack", "Anna", 0.9, 0.9)
BOTH = {"Anna Becker", "Sorby mill"}


@pytest.mark.parametrize(
    ("incidents", "expected"),
    [
        ((ATTACK,), [("shooting", BOTH, {"Gunmen"})]),
        ((ATTACK, ARSON), [("shooting", {"Anna Becker"}, {"Gunmen"}), ("arson", {"Sorby mill"}, {"Gunmen"})]),
        ((ATTACK, mark("arson", "mill", 0.1, 0.9)), [("shooting", BOTH, {"Gunmen"})]),
        ((ATTACK, mark("arson", "mill", 0.9, 0.5)), [("shooting", BOTH, {"Gunmen"})]),
        ((ARSON, mark("arson", "Anna", 0.9, 0.9)), [("arson", BOTH, {"Gunmen"})]),
        ((ATTACK, mark("robbery", "mill", 0.9, 0.9)), [("shooting", BOTH, {"Gunmen"})]),
    ],
    ids=[
        "one type",
        "two types",
        "faint at the words",
        "faint in the report",
        "another type only",
        "no word can name it",
    ],
)
def test_incidents_are_told_apart_by_type(
    incidents: tuple[Mark, ...], expected: list[tuple[str, set[str], set[str]]]
) -> None:
    assert summary(told(*incidents)) == expected


def test_what_is_not_heard_at_all_is_told_with_a_lower_score() -> None:
    (loud,), (quiet,) = told(ATTACK), told()
    assert quiet.of("type")[0].score < 0.5 <= loud.of("type")[0].score
