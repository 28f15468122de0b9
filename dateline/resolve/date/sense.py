"""What a time expression means, and the shape of the rules that say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dateline.resolve.date.context import DateContext
from dateline.resolve.date.periods import Period, edtf, timex

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """What one expression means.

    `period` is the stretch of the calendar it names, if it names one. `is_told` says that the text goes on from there
    (`on Tuesday`), so that `the next day` counts from it; what is only compared with (`a year earlier`) is not.
    """

    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str
    edtf: str = ""
    modifier: str = ""
    period: Period | None = None
    is_told: bool = True


Meaning = Callable[[Match, DateContext], Sense | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: its words, and what they mean in their context (None: not a time after all)."""

    name: str
    pattern: re.Pattern[str]
    meaning: Meaning


def rule(name: str, pattern: str, meaning: Meaning) -> Rule:
    """Return a rule for whole words in any case."""
    return Rule(name, re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE), meaning)


def dated(period: Period | None, is_told: bool = True) -> Sense | None:
    """Return the sense of words that name a period."""
    if period is None or not period.is_real:
        return None
    return Sense("DATE", timex(period), edtf(period), period=period, is_told=is_told)


def timed(period: Period | None, clock: str) -> Sense | None:
    """Return the sense of a time on a day; its calendar interval is the whole day."""
    if period is None:
        return Sense("TIME", f"XXXX-XX-XX{clock}")
    if not period.is_real:
        return None
    return Sense("TIME", timex(period) + clock, edtf(period), period=period)


def between(first: Period | None, last: Period | None) -> Sense | None:
    """Return the sense of a stretch from one period to another."""
    if first is None or last is None or not (first.is_real and last.is_real) or first.first > last.last:
        return None
    return Sense("DATE", f"{timex(first)}/{timex(last)}", f"{edtf(first)}/{edtf(last)}", period=last)


def is_title(match: Match, name: str) -> bool:
    """Tell the name of a broadcast or an award (`"This Week"`, `Player of the Year`) from a time."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    return match[name].istitle() and before.endswith(QUOTES)


QUOTES = ('"', "“", "''", "``", "‘", "'", "of ")


def plain(words: str) -> str:
    """Return words in lower case, with single spaces and straight apostrophes."""
    return " ".join(words.lower().replace("’", "'").split())
