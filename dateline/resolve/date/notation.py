"""Dates as the record writes them (EDTF, ISO 8601-2): their bounds, whether two agree, how a person reads them.

Read are days, months, years, seasons (`2015-21` spring to `2015-24` winter), masked years (`201X`, `19XX`), intervals
(`2016-03-05/2016-03-07`), intervals open at one end (`2014-05/..`, `../2014-05`) and the marks `~`, `?`, `%`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from dateline.resolve.date.periods import Period, day, month, year

EARLIEST, LATEST = 1_01_01, 9999_12_31
"""The bounds of an interval that is open at one end."""

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASON_NAMES = ("spring", "summer", "autumn", "winter")
OPEN = ("", "..")

ASKED = 4096
"""Dates of which what was asked is kept: a record has few days, and asks for each of them many times."""

SHAPE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X|(?P<year>\d{4})(?:-(?P<season>2[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)


def parse(value: str) -> Period | None:
    """Read one EDTF date, marks left aside, as a period; None where it is not one, an interval included."""
    match = SHAPE.fullmatch(value.rstrip("~?%"))
    if match is None:
        return None
    parts = {name: int(digits) for name, digits in match.groupdict().items() if digits is not None}
    found = next(build(parts) for name, build in SHAPES if name in parts)
    return found if found is not None and found.is_real else None


def _month(parts: dict[str, int]) -> Period | None:
    """Return a month, or None if the year has no such month."""
    return month(parts["month"], parts["year"]) if 1 <= parts["month"] <= 12 else None


SHAPES: tuple[tuple[str, Callable[[dict[str, int]], Period | None]], ...] = (
    ("century", lambda parts: Period("century", parts["century"])),
    ("decade", lambda parts: Period("decade", parts["decade"])),
    ("day", lambda parts: day(parts["day"], parts["month"], parts["year"])),
    ("season", lambda parts: Period("season", parts["year"] * 4 + parts["season"] - 21)),
    ("month", _month),
    ("year", lambda parts: year(parts["year"])),
)


@lru_cache(ASKED)
def bounds(value: str) -> tuple[int, int] | None:
    """Return the first and the last day of an EDTF date or interval as yyyymmdd, or None if it cannot be read.

    The marks of doubt do not widen the bounds: they say that the source was vague, not by how much.
    """
    first, slash, last = value.partition("/")
    if not slash:
        period = parse(value)
        return (_number(period, "first"), _number(period, "last")) if period else None
    low = EARLIEST if first in OPEN else (bounds(first) or (None,))[0]
    high = LATEST if last in OPEN else (bounds(last) or (None,))[-1]
    if low is None or high is None or low > high or (first in OPEN and last in OPEN):
        return None
    return low, high


def _number(period: Period, end: str) -> int:
    """Return the first or the last day of a period as yyyymmdd."""
    when = period.first if end == "first" else period.last
    return when.year * 10000 + when.month * 100 + when.day


def agree(left: str, right: str) -> bool:
    """Tell whether two dates can be the same: whether their intervals share a day."""
    one, other = bounds(left), bounds(right)
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


@lru_cache(ASKED)
def show(value: str) -> str:
    """Write a date for a person: `22 March 2016`, `January 2015`, `5–7 March 2016`; unreadable ones as they are."""
    first, slash, last = value.partition("/")
    if slash:
        return _show_interval(first, last, value)
    period = parse(value)
    if period is None:
        return value
    words = _SHOW[period.unit](period)
    marks = value[len(value.rstrip("~?%")) :]
    return ("about " if "~" in marks or "%" in marks else "") + words + (" (?)" if "?" in marks or "%" in marks else "")


def _show_interval(first: str, last: str, value: str) -> str:
    """Write an interval for a person, with what both ends share written once."""
    if bounds(value) is None:
        return value
    if first in OPEN:
        return f"until {show(last)}"
    if last in OPEN:
        return f"since {show(first)}"
    left, right = show(first).split(" "), show(last).split(" ")
    shared = 0
    while shared < min(len(left), len(right)) - 1 and left[-1 - shared] == right[-1 - shared]:
        shared += 1
    left = left[: len(left) - shared]
    return f"{' '.join(left)}{'–' if len(left) == 1 else ' – '}{' '.join(right)}"


def _show_month(period: Period) -> str:
    """Write a month for a person."""
    return f"{MONTH_NAMES[period.first.month - 1]} {period.year}"


_SHOW: dict[str, Callable[[Period], str]] = {
    "day": lambda p: f"{p.first.day} {_show_month(p)}",
    "month": _show_month,
    "season": lambda p: f"{SEASON_NAMES[p.number % 4]} {p.year}",
    "year": lambda p: str(p.number),
    "decade": lambda p: f"the {p.number}0s",
    "century": lambda p: f"{p.number}00–{p.number}99",
}
