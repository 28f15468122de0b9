"""Whether quoted words bear a date: whether they can mean it where they stand, and name it no less precisely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.records import Span
from dateline.resolve.date import words as w
from dateline.resolve.date.context import DateContext, Tense
from dateline.resolve.date.notation import bounds, parse
from dateline.resolve.date.scan import Place, in_sentence

NAMED = re.compile(
    rf"\b(?:{w.MONTH}|{w.WEEKDAY}|{w.SEASON}|day|eve|quarter|half|easter|christmas|\d{{1,2}}/\d)", re.IGNORECASE
)
"""What gives an expression a place in the calendar that does not hang on the day of the report."""

STEPPED = re.compile(
    r"\b(?:this|last|past|next|coming|ago|today|yesterday|tomorrow|later|earlier|that|same|following|previous|before|"
    r"after|the\s+(?:day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""What counts from another day, which must be known."""

LONGEST = 1000
"""Code points; a longer text is no quote of a date."""

MOST = 40
"""Dates told before that are tried at the most; those nearest to the quote come last and are kept."""


def bears(quote: str, value: str, published: str = "", told: Iterable[str] = ()) -> bool:
    """Tell whether a quote bears a date in EDTF.

    The words may leave the year or the week to their context (`on Jan. 9`, `Friday`), count from the publication
    (`yesterday`) or from a date told before (`two days later`; `told` has those in text order). They may not name less
    than the value says: `January 2015` does not bear `2015-01-09`, while `9 January 2015` bears `2015-01`.
    """
    wanted, nearest = bounds(value), tuple(told)[-MOST:]
    if wanted is None or len(quote) > LONGEST:
        return False
    return any(_within(each, wanted) for each in _readings(quote, wanted, published, nearest))


def _within(edtf: str, wanted: tuple[int, int]) -> bool:
    """Tell whether a date lies within bounds."""
    found = bounds(edtf)
    return found is not None and wanted[0] <= found[0] and found[1] <= wanted[1]


def _readings(quote: str, wanted: tuple[int, int], published: str, told: Sequence[str]) -> Iterator[str]:
    """Yield what the time expressions of a quote can mean."""
    for tense in TENSES:
        yield from (edtf for _, edtf in _read(quote, DateContext(published, tense=tense)))
    for period in filter(None, map(parse, told)):
        yield from (edtf for _, edtf in _read(quote, DateContext(published, reference=period, dated=period)))
    if not _is_at_hand(wanted[1] // 10000, published, told):
        return
    near = DateContext(f"{wanted[1] // 10000:04}-{wanted[1] // 100 % 100:02}-{wanted[1] % 100:02}", tense="past")
    yield from (edtf for words, edtf in _read(quote, near) if NAMED.search(words) and not STEPPED.search(words))


def _is_at_hand(year: int, published: str, told: Sequence[str]) -> bool:
    """Tell whether a year that the words leave out can be taken from the day of the report or from a date told."""
    near = DateContext(published).anchor
    years = {near.year - 1, near.year, near.year + 1} if near else set()
    years |= {period.year for period in map(parse, told) if period}
    return not years or year in years


TENSES: tuple[Tense, ...] = ("past", "future")


def _read(quote: str, context: DateContext) -> Iterator[tuple[str, str]]:
    """Yield the time expressions of a quote, each with its meaning in EDTF."""
    for at, found in in_sentence(Place(quote, 0, Span(0, len(quote))), context):
        yield quote[at : found.ends], found.sense.edtf
