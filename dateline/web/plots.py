"""The timeline of incidents as plain numbers, ready for a template to draw, and what every axis needs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

WIDE, MIDDLE, NARROW = 960.0, 560.0, 340.0
"""Pixels of a timeline: on a desk, beside another picture, and on a telephone."""

GLYPH = 7.0
"""Pixels that a character of a label takes at most."""

SPAN = 30.0
"""Days that the timeline of a record spans at least."""

DAYS = 6.0
"""And those that the timeline of the reports of one incident spans."""

LABEL = 110.0
"""Pixels from one label of the timeline to the next, at least."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident on the timeline; pixels from the upper left."""

    x: float
    y: float
    label: str
    href: str
    colour: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark on an axis."""

    at: float
    label: str
    shift: float = 0.0  # of the label, where it would be cut off


@dataclass(frozen=True, slots=True)
class Plot:
    """The timeline: its size, dots and axis."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    x_ticks: tuple[Tick, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class Moment:
    """One incident for the timeline: its first and last possible day as yyyymmdd."""

    low: int
    high: int
    label: str
    href: str
    colour: str


def timeline(moments: Sequence[Moment], width: float = WIDE, least: float = SPAN) -> Plot:
    """Return incidents as dots over time, stacked where they fall together; the axis has some days at least."""
    days = [(_ordinal(m.low) + _ordinal(m.high)) / 2 for m in moments]
    first, last = min(days), max(days)
    span = max(last - first, least)
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
    ticks = tuple(
        _inside(20 + (day - first) / span * (width - 40), label, width) for day, label in _day_ticks(first, last, width)
    )
    return Plot(width, top + 24, drawn, ticks, radius)


def _inside(at: float, label: str, width: float) -> Tick:
    """Return a tick with its label moved inwards where it would leave the picture."""
    half = GLYPH * len(label) / 2
    return Tick(at, label, min(max(at, half), width - half) - at)


def _ordinal(day: int) -> int:
    return Date(day // 10000, day // 100 % 100, day % 100).toordinal()


def apart(ticks: Sequence[Tick], glyph: float) -> tuple[Tick, ...]:
    """Leave out ticks whose labels would touch or repeat another's; the first and the last one stay.

    `glyph` is how many pixels a character of a label takes at most.
    """
    first, *rest = ticks
    kept: list[Tick] = []
    for tick in reversed(rest):
        if _room(first, tick, glyph) and (not kept or _room(tick, kept[-1], glyph)):
            kept.append(tick)
    return first, *reversed(kept)


def _room(left: Tick, right: Tick, glyph: float) -> bool:
    return left.label != right.label and right.at - left.at >= glyph * (len(left.label) + len(right.label)) / 2


def round_steps(top: int) -> list[int]:
    """Return round numbers from 0 to about the top."""
    step = next(s * 10**e for e in range(9) for s in (1, 2, 5) if top / (s * 10**e) <= 5)
    return list(range(0, top + 1, step))


def _day_ticks(first: float, last: float, width: float) -> list[tuple[int, str]]:
    """Return days and their labels for an axis: months where the span is short, years where it is long."""
    most = max(2, int(width / LABEL))
    start, end = Date.fromordinal(max(1, math.floor(first))), Date.fromordinal(math.ceil(last))
    months = (end.year - start.year) * 12 + end.month - start.month
    if months <= 18:
        step = max(1, math.ceil(months / most))
        numbers = [start.year * 12 + start.month - 1 + i for i in range(0, months + 1, step)]
        opens = [Date(number // 12, number % 12 + 1, 1) for number in numbers]
        found = [(day.toordinal(), f"{day:%b %Y}") for day in opens]
    else:
        step = max(1, math.ceil((end.year - start.year) / most))
        found = [(Date(y, 1, 1).toordinal(), str(y)) for y in range(start.year, end.year + 1, step)]
    inside = [(day, label) for day, label in found if first <= day <= last]
    return inside or [(start.toordinal(), f"{start.day} {start:%b %Y}"), (end.toordinal(), f"{end.day} {end:%b %Y}")]
