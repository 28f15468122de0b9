"""An axis of days on which a long silence takes little room: it is broken there, and the break is drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from dateline.web.plots import Tick, apart

LONG = 21
"""Days without a report that are drawn shortened."""

SHORT = 7
"""Days that a shortened silence takes."""

GLYPH = 7.2
"""Pixels that a character of 12 px type takes at most."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each day is in the picture, the days that have a label, and the breaks between days."""

    at: dict[int, float]  # yyyymmdd to pixels
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]


def axis(days: Collection[int], left: float, right: float) -> Axis:
    """Return the axis for some days between two edges of a picture; a single day stands in the middle."""
    known = sorted(set(days))
    gaps = [(_date(b) - _date(a)).days for a, b in pairwise(known)]
    drawn = [SHORT if gap > LONG else gap for gap in gaps]
    unit = (right - left) / (sum(drawn) or 1)
    places = [left if drawn else (left + right) / 2]
    for gap in drawn:
        places.append(places[-1] + gap * unit)
    years = {day // 10000 for day in known}
    ticks = [Tick(x, _label(_date(day), len(years) > 1)) for day, x in zip(known, places, strict=True)]
    breaks = tuple((a + b) / 2 for (a, b), gap in zip(pairwise(places), gaps, strict=True) if gap > LONG)
    return Axis(dict(zip(known, places, strict=True)), apart(ticks, GLYPH), breaks)


def _label(day: Date, with_year: bool) -> str:
    return f"{day.day} {day:%b}{f' {day.year}' if with_year else ''}"


def _date(day: int) -> Date:
    return Date(day // 10000, day // 100 % 100, day % 100)
