"""Every check between the figures of a reading: the arithmetic of the text, and speakers at odds on the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from dateline.extract.statements import innermost
from dateline.fields import FIGURES
from dateline.records import Check, Claim, Figure, Mention, Reading, Sentence, Span, Statement
from dateline.resolve import check
from dateline.resolve.figure import agree, show
from dateline.split import split

FIGHTERS = frozenset({"attackers", "soldiers"})
"""Whom an attacker's own words call soldiers, others call attackers."""

MOST = 40
"""Claims of one mention that are compared: the work grows with their square, and a chronicle has hundreds."""

AS_REPORTED = "in the report's own words"

NAME = re.compile(r"\b[A-Z]\w{3,}")


def checks(reading: Reading) -> tuple[Check, ...]:
    """Return every check of a reading, in text order."""
    text, sentences = reading.document.text, split(reading.document)
    found = [
        *check.checks(text, sentences, reading.figures),
        *(one for mention in reading.mentions for one in _of_mention(mention)),
        *_of_fighters(text, sentences, reading.figures, reading.statements),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.quotes))


# -- what speakers say of one incident's toll ------------------------------------------------------------------------


def _of_mention(mention: Mention) -> Iterator[Check]:
    """Yield a check for every two speakers who count the same people of one incident differently."""
    for field in FIGURES:
        told = [claim for claim in mention.of(field) if _is_total(claim)][:MOST]
        seen: set[tuple[str, ...]] = set()
        for one, other in combinations(told, 2):
            key = (one.speaker, other.speaker, one.value, other.value)
            if _are_comparable(one, other) and key not in seen:
                seen.add(key)
                yield _at_odds((one.speaker, one.value, _of(one)), (other.speaker, other.value, _of(other)))


def _is_total(claim: Claim) -> bool:
    """Tell whether a claim gives a number of a whole, not only a person, and asserts it."""
    is_number = claim.value not in ("", "0", "1") and claim.hedge != "plural"
    return is_number and claim.scope != "part" and claim.stance == "asserted"


def _are_comparable(one: Claim, other: Claim) -> bool:
    """Tell whether two claims count the same people by different speakers, one of them named, in different numbers."""
    return one.speaker != other.speaker and one.counts == other.counts and one.value != other.value


def _of(claim: Claim) -> Span:
    """Return where a claim's quote stands."""
    return Span(claim.starts, claim.ends)


# -- how many they were ----------------------------------------------------------------------------------------------


def _of_fighters(
    text: str, sentences: Sequence[Sentence], figures: Sequence[Figure], statements: Sequence[Statement]
) -> Iterator[Check]:
    """Yield a check for every two speakers who say differently how many fought, in sentences that share a name."""
    ordered = sorted(sentences, key=lambda sentence: sentence.starts)
    counted = [figure for figure in figures if _counts_fighters(figure)]
    places = _sentence_numbers(ordered, counted)
    for (one, here), (other, there) in pairwise(zip(counted, places, strict=True)):
        speakers = [speaker_of(text, statements, figure) for figure in (one, other)]
        if there - here <= 1 and speakers[0] != speakers[1] and one.value != other.value:
            names = [set(NAME.findall(text, ordered[n].starts, ordered[n].ends)) for n in (here, there)]
            if names[0] & names[1]:
                yield _at_odds((speakers[0], one.value, one.span), (speakers[1], other.value, other.span))


def _counts_fighters(figure: Figure) -> bool:
    """Tell whether a figure counts those who fought, whatever befell them left aside."""
    return figure.counts in FIGHTERS and not figure.outcome and bool(figure.value) and figure.hedge != "plural"


def _sentence_numbers(ordered: Sequence[Sentence], figures: Sequence[Figure]) -> list[int]:
    """Return the number of the sentence that each figure stands in."""
    found: list[int] = []
    number = 0
    for figure in figures:
        while number + 1 < len(ordered) and ordered[number + 1].starts <= figure.starts:
            number += 1
        found.append(number)
    return found


def speaker_of(text: str, statements: Sequence[Statement], figure: Figure) -> str:
    """Return who gives a figure; empty = the outlet itself."""
    statement = innermost(statements, figure.span)
    if statement is None:
        return ""
    return statement.name or " ".join(text[starts:ends] for starts, ends in statement.speaker)


def _at_odds(one: tuple[str, str, Span], other: tuple[str, str, Span]) -> Check:
    """Return the check of two numbers, each with its speaker and its place."""
    first, second = sorted((one, other), key=lambda each: each[2])
    words = f"{_says(*first[:2])}, {_says(*second[:2])}."
    is_sound = agree(first[1], second[1])
    return Check("speakers", (first[2], second[2]), words[:1].upper() + words[1:], "agrees" if is_sound else "differs")


def _says(speaker: str, value: str) -> str:
    """Return who says which number."""
    return f"{show(value)} {f'according to {speaker}' if speaker else AS_REPORTED}"
