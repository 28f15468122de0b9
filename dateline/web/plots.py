"""Plots as plain numbers, ready for a template to draw: the timeline of incidents, and the toll over time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

GLYPH = 13.0
"""Pixels of a toll plot that a character of its labels takes at most: 20 px type, the size on a phone."""

INSET = 34.0
"""Room left of the first day of a toll plot: its label keeps clear of the zero."""

EDGE = 52.0
"""Room right of the last day of a toll plot: half a label, or the dots moved aside."""

ABREAST = 40.0
"""Pixels over which the dots of one day and height are spread at most."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident on the timeline, or one claim in a toll plot; pixels from the upper left."""

    x: float
    y: float
    label: str
    href: str = ""
    colour: str = "other"
    low: float | None = None  # upper and lower end of its interval, in pixels
    high: float | None = None
    style: str = ""  # 'at-least', 'denied', 'stated', 'part'


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot: its size, dots and axes."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...] = ()
    radius: float = 5.0
    left: float = 0.0  # where the horizontal axis begins


@dataclass(frozen=True, slots=True)
class Moment:
    """One incident for the timeline: its first and last possible day as yyyymmdd."""

    low: int
    high: int
    label: str
    href: str
    colour: str


@dataclass(frozen=True, slots=True)
class Count:
    """One claim for a toll plot: published on a day, with bounds (None = open)."""

    day: int
    low: int | None
    high: int | None
    label: str
    style: str


def timeline(moments: Sequence[Moment], width: float = 960.0) -> Plot:
    """Return incidents as dots over time, stacked where they fall together."""
    days = [(_ordinal(m.low) + _ordinal(m.high)) / 2 for m in moments]
    first, last = min(days), max(days)
    span = max(last - first, 30.0)
    first, last = (first + last - span) / 2, (first + last + span) / 2
    radius = 6.0 if len(moments) <= 60 else 4.0 if len(moments) <= 400 else 2.5
    step = 2 * radius + 2
    stacks: defaultdict[int, int] = defaultdict(int)
    dots = []
    for day, moment in sorted(zip(days, moments, strict=True), key=lambda pair: (pair[0], pair[1].label)):
        column = round((20 + (day - first) / span * (width - 40)) / step)
        dots.append((column * step, stacks[column], moment))
        stacks[column] += 1
    top = max(stacks.values()) * step + 12
    drawn = tuple(Dot(x, top - 6 - level * step, m.label, m.href, m.colour) for x, level, m in dots)
    ticks = tuple(Tick(20 + (day - first) / span * (width - 40), label) for day, label in _day_ticks(first, last))
    return Plot(width, top + 24, drawn, ticks, radius=radius)


def toll(counts: Sequence[Count], stated: tuple[int | None, int | None] | None, width: float = 560.0) -> Plot:
    """Return claims over the days of their publication; the band of the stated value as a dot of style 'stated'."""
    height, bottom = 226.0, 36.0
    days = [_ordinal(count.day) for count in counts]
    first, last = min(days), max(days)
    span = max(last - first, 1)
    top = max(
        [1, *(b for c in counts for b in (c.low, c.high) if b is not None), *(b for b in stated or () if b is not None)]
    )
    steps = [(number, f"{number:,}") for number in _round_steps(top)]
    left = 14 + GLYPH * max(len(label) for _, label in steps)
    scale = (height - bottom - 14) / (top * 1.15)

    def y(number: float) -> float:
        return height - bottom - number * scale

    def x(day: int) -> float:
        if first == last:
            return (width + left) / 2
        return left + INSET + (day - first) / span * (width - left - INSET - EDGE)

    dots = list(_spread([_count_dot(count, x(day), y, top) for count, day in zip(counts, days, strict=True)]))
    if stated and stated[0] is not None:
        dots.insert(
            0, Dot(left, y(stated[0]), "stated", low=y(stated[0]), high=y(stated[1] or stated[0]), style="stated")
        )
    named = _month if _day(first).year != _day(last).year else _day_of_month
    day_ticks = _apart([Tick(x(day), named(_day(day))) for day in sorted(set(days))])
    return Plot(width, height, tuple(dots), day_ticks, tuple(Tick(y(n), label) for n, label in steps), left=left)


def _count_dot(count: Count, x: float, y: Callable[[float], float], top: int) -> Dot:
    low = count.low if count.low is not None else 0
    high = count.high if count.high is not None else max(low, round(top * 1.12))
    middle = low if count.high is None else (low + high) / 2
    return Dot(x, y(middle), count.label, low=y(low), high=y(high), style=count.style)


def _spread(dots: Sequence[Dot]) -> Iterable[Dot]:
    """Move dots that would hide each other a little to the right, the closer the more they are."""

    def spot(dot: Dot) -> tuple[int, int]:
        return round(dot.x), round(dot.y / 6)

    together = Counter(map(spot, dots))
    seen: Counter[tuple[int, int]] = Counter()
    for dot in dots:
        yield replace(dot, x=dot.x + seen[spot(dot)] * min(12.0, ABREAST / together[spot(dot)]))
        seen[spot(dot)] += 1


def _ordinal(day: int) -> int:
    return Date(day // 10000, day // 100 % 100, day % 100).toordinal()


def _day(ordinal: int) -> Date:
    return Date.fromordinal(ordinal)


def _day_of_month(day: Date) -> str:
    return f"{day.day} {day:%b}"


def _month(day: Date) -> str:
    return f"{day:%b} {day.year}"


def _apart(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Leave out ticks whose labels would touch or repeat another's; the first and the last one stay."""
    first, *rest = ticks
    kept: list[Tick] = []
    for tick in reversed(rest):
        if _room(first, tick) and (not kept or _room(tick, kept[-1])):
            kept.append(tick)
    return first, *reversed(kept)


def _room(left: Tick, right: Tick) -> bool:
    return left.label != right.label and right.at - left.at >= GLYPH * (len(left.label) + len(right.label)) / 2


def _round_steps(top: int) -> list[int]:
    """Return round numbers from 0 to about the top."""
    step = next(s * 10**e for e in range(9) for s in (1, 2, 5) if top / (s * 10**e) <= 5)
    return list(range(0, top + 1, step))


def _day_ticks(first: float, last: float) -> list[tuple[int, str]]:
    """Return days and their labels for an axis: months where the span is short, years where it is long."""
    start, end = Date.fromordinal(max(1, math.floor(first))), Date.fromordinal(math.ceil(last))
    months = (end.year - start.year) * 12 + end.month - start.month
    if months <= 18:
        step = max(1, math.ceil(months / 8))
        numbers = [start.year * 12 + start.month - 1 + i for i in range(0, months + 1, step)]
        opens = [Date(number // 12, number % 12 + 1, 1) for number in numbers]
        found = [(day.toordinal(), f"{day:%b %Y}") for day in opens]
    else:
        step = max(1, math.ceil((end.year - start.year) / 10))
        found = [(Date(y, 1, 1).toordinal(), str(y)) for y in range(start.year, end.year + 1, step)]
    inside = [(day, label) for day, label in found if first <= day <= last]
    return inside or [(start.toordinal(), f"{start.day} {start:%b %Y}"), (end.toordinal(), f"{end.day} {end:%b %Y}")]
