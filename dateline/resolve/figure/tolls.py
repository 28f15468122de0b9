"""The toll of one incident, out of the figures that a report gives for it, and the words that give it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from dateline.records import Figure, Outcome, Parsed, Span
from dateline.resolve.figure import choice, persons, tellings
from dateline.resolve.figure.persons import Person
from dateline.resolve.figure.tellings import low

LONGEST = 600
"""Code points of a passage that a sum may quote: about four sentences."""


class Toll(NamedTuple):
    """How many were killed and injured; None = not stated."""

    killed: int | None
    injured: int | None


def toll(parsed: Parsed, figures: Iterable[Figure], own: Container[Figure] = ()) -> Toll:
    """Return the toll that the figures of one incident give, out of all numbers that their sentences tell.

    `own` are the figures that stand with words for the incident. docs/values/figures.md has what other ways gave.
    """
    rows = tellings.by_sentence(parsed, figures)
    told = evidence(parsed, rows, own)
    outcomes = {one.outcome for one in told.tellings}
    killed = choice.choose_killed(told) if "killed" in outcomes else None
    injured = choice.choose_injured(told, killed or 0) if outcomes - {"killed"} else None
    return Toll(killed, injured)


def evidence(parsed: Parsed, rows: Mapping[int, Sequence[Figure]], own: Container[Figure] = ()) -> choice.Evidence:
    """Return what the figures of one incident, grouped by sentence, say of its toll."""
    return choice.evidence(parsed, tellings.find(parsed, rows, own), persons.find(parsed, rows))


def sums(parsed: Parsed, figures: Iterable[Figure], total: Toll) -> Iterator[Figure]:
    """Yield the figures that a toll adds up where no words of the report give its number by themselves.

    A sum quotes the words from its first part to its last: 'three soldiers and two civilians', 'six shot, one fatally',
    'a clerk was killed. ... A guard died as well'.
    """
    rows = tellings.by_sentence(parsed, figures)
    for outcome, number in (("killed", total.killed), ("injured", total.injured)):
        alone = [one for row in rows.values() for one in row if one.outcome == outcome and not one.is_open]
        if number and not any(low(one) == number for one in alone):
            spans = [*_in_sentences(parsed, rows, outcome, number)][:1] or [*_across(parsed, rows, outcome, number)]
            spans = [span for span in spans if span.ends - span.starts <= LONGEST]
            if spans:
                yield _sum(min(spans, key=lambda span: span.ends - span.starts), outcome, number)


def _sum(span: Span, outcome: str, number: int) -> Figure:
    """Return the sum that some words give."""
    named: Outcome = "killed" if outcome == "killed" else "injured"
    return Figure(*span, str(number), number, number, "", "people", "all", named, "incident")


def _around(figures: Iterable[Figure]) -> Span:
    """Return the words from the first figure to the last."""
    spans = [figure.span for figure in figures]
    return Span(min(span.starts for span in spans), max(span.ends for span in spans))


def _in_sentences(parsed: Parsed, rows: Mapping[int, Sequence[Figure]], outcome: str, number: int) -> Iterator[Span]:
    """Yield the words of single sentences that add up to a number."""
    for row in rows.values():
        told = tellings.tell(parsed.text, row)
        if number == (told.killed if outcome == "killed" else told.injured):
            terms = [one for one in row if one.outcome == outcome]
            yield _around(terms)
        elif outcome == "injured" and told.hit is not None and number == told.hit - (told.killed or 0):
            yield _around(one for one in row if one.is_open or (told.killed and one.outcome == "killed"))


def _across(parsed: Parsed, rows: Mapping[int, Sequence[Figure]], outcome: str, number: int) -> Iterator[Span]:
    """Yield the words of several sentences that add up to a number: persons one by one, those hit less the dead."""
    told = [one for one in tellings.find(parsed, rows, ()) if one.number]
    if outcome == "injured":
        hit = [one for one in told if one.outcome == "hit" or one.outcome == "injured"]
        dead = [one for one in told if one.outcome == "killed"]
        pairs = (pair for pair in product(hit, dead) if pair[0].number - pair[1].number == number)
        yield from (_around([*some.figures, *others.figures]) for some, others in pairs)
    single = [person for person in persons.find(parsed, rows) if person.outcome == outcome]
    if len(single) == number:
        yield _spanned(single)


def _spanned(single: Sequence[Person]) -> Span:
    """Return the words from the first person to the last."""
    return Span(min(person.span.starts for person in single), max(person.span.ends for person in single))
