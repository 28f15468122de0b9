"""The picture of a toll over time: a mark for each count, the stairs of what stood, and the value that is stated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from dateline.records import Incident, Record
from dateline.web import days, labels
from dateline.web.labels import Box, Spot
from dateline.web.plots import Tick, round_steps
from dateline.web.toll import SIDES, Count, Toll, stairs, tolls

WIDE = (600.0, 300.0)
NARROW = (340.0, 300.0)
"""Sizes in pixels: beside another plot on a desk, and on a telephone. Type is 12 px in both."""

TOP, BOTTOM, RIGHT = 30.0, 30.0, 26.0
"""Room around the days and numbers."""

BOLD, SMALL = 8.2, 6.7
"""Pixels that a character takes at most: of a number in bold 12 px, of a name in 11 px."""

LONGEST = 24
"""Characters of a name that a label shows."""

ARROW = 22.0
"""Pixels of the arrow that says 'or more'."""

ASIDE = 17.0
"""Pixels between marks of one day that would cover each other."""

TELLING = ("dispute", "denial", "update", "first", "part", "vague", "repeat", "rejected")
"""Whose label is placed first."""


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One count in the picture."""

    x: float
    y: float
    top: float  # of its range or arrow; `y` where it has none
    bottom: float
    arrow: str  # 'up', 'down' or nothing
    count: Count
    label: Spot | None = None

    @property
    def name(self) -> str:
        """Return who is behind it, short enough for a label."""
        return _short(self.count)


@dataclass(frozen=True, slots=True)
class Picture:
    """A toll, drawn in some size."""

    width: float
    height: float
    left: float
    floor: float  # where zero is
    marks: tuple[Mark, ...]
    stairs: str  # path data; empty = one day only
    band: tuple[float, float] | None  # upper and lower edge of what is stated
    name: Point | None  # right end of the name of what is stated; None where there is no room for it
    x: days.Axis
    y_ticks: tuple[Tick, ...]


def drawn(incident: Incident, record: Record) -> tuple[tuple[Toll, Picture, Picture], ...]:
    """Return the tolls of an incident, each with its wide and its narrow picture."""
    return tuple((toll, draw(toll, WIDE), draw(toll, NARROW)) for toll in tolls(incident, record))


def draw(toll: Toll, size: tuple[float, float] = WIDE) -> Picture:
    """Return the picture of a toll; counts without a day have no place in it."""
    width, height = size
    counts = [count for count in toll.counts if count.day is not None]
    top = max(end or 1 for end in (toll.low, toll.high, *(end for count in counts for end in (count.low, count.high))))
    steps = [(number, f"{number:,}") for number in round_steps(top)]
    left = 12 + days.GLYPH * max(len(label) for _, label in steps)
    floor = height - BOTTOM
    axis = days.axis([count.day for count in counts if count.day is not None], left + RIGHT, width - 4 * RIGHT)

    def y(number: float) -> float:
        return floor - number * (floor - TOP) / top

    marks = _spread((_mark(count, axis, y) for count in counts), width - 10)
    corners = _corners(toll, axis, y, width - 8)
    band = (y(toll.high if toll.high is not None else toll.low or 0), y(toll.low or 0)) if toll.stated else None
    labelled, name = _labelled(marks, Box(left, 2, width - 2, floor - 2), toll, band, corners)
    y_ticks = tuple(Tick(y(n), label) for n, label in steps)
    return Picture(width, height, left, floor, labelled, _path(corners), band, name, axis, y_ticks)


def _mark(count: Count, axis: days.Axis, y: Callable[[float], float]) -> Mark:
    """Return the mark of a count where it belongs, before marks move aside for each other."""
    assert count.day is not None  # counts without a day are not drawn
    x = axis.at[count.day]
    low, high = count.low, count.high
    if low is not None and high is not None:
        return Mark(x, y((low + high) / 2), y(high), y(low), "", count)
    if low is not None:
        return Mark(x, y(low), y(low) - ARROW, y(low), "up", count)
    return Mark(x, y(high or 0), y(high or 0), min(y(0), y(high or 0) + ARROW), "down", count)


def _spread(marks: Iterable[Mark], right: float) -> list[Mark]:
    """Move marks of one day that would cover each other to the right, in the order of SIDES, as far as the next day."""
    order = tuple(SIDES)
    days = {x: list(told) for x, told in groupby(sorted(marks, key=lambda mark: mark.x), key=lambda mark: mark.x)}
    ends = [*(x - ASIDE for x in list(days)[1:]), right]
    placed: list[Mark] = []
    for (start, told), end in zip(days.items(), ends, strict=True):
        today: list[Mark] = []
        for mark in sorted(told, key=lambda mark: order.index(mark.count.side)):
            x = start
            while x < end and any(abs(x - other.x) < ASIDE - 1 and _meet(mark, other) for other in today):
                x += ASIDE
            today.append(replace(mark, x=max(start, min(x, end))))
        placed += today
    return placed


def _meet(mark: Mark, other: Mark) -> bool:
    """Tell whether two marks of one day overlap in height."""
    return mark.top - 7 < other.bottom + 7 and other.top - 7 < mark.bottom + 7


def _labelled(
    marks: Sequence[Mark], frame: Box, toll: Toll, band: tuple[float, float] | None, corners: Sequence[Point]
) -> tuple[tuple[Mark, ...], Point | None]:
    """Return marks with their labels, and where the name of the stated value stands: on no mark, and on no other label.

    Labels keep clear of lines where they can.
    """
    taken = [Box(mark.x - 8, mark.top - 8, mark.x + 8, mark.bottom + 8) for mark in marks]
    lines = [Box(min(a, c) - 2, min(b, d) - 2, max(a, c) + 2, max(b, d) + 2) for (a, b), (c, d) in pairwise(corners)]
    name = None
    if band:
        lines.append(Box(frame.left, band[0] - 2, frame.right, band[1] + 2))
        name = _name_spot(BOLD * len(f"stated: {toll.stated}"), band, frame, taken)
        taken += [name] if name else []
    ordered = sorted(marks, key=lambda mark: (TELLING.index(mark.count.side), mark.x))
    spots = labels.place([_wish(mark) for mark in ordered], frame, taken, lines)
    labelled = tuple(replace(mark, label=spot) for mark, spot in zip(ordered, spots, strict=True))
    return labelled, (name.right, name.bottom - 4) if name else None


def _name_spot(width: float, band: tuple[float, float], frame: Box, taken: Sequence[Box]) -> Box | None:
    """Return where the name of the stated value stands, at the right above or below its band; None without room."""
    right = frame.right - 6
    spots = (Box(right - width, top, right, top + 16) for top in (band[0] - 18, band[1] + 3))
    return next((spot for spot in spots if spot.is_in(frame) and not any(map(spot.touches, taken))), None)


def _wish(mark: Mark) -> labels.Wish:
    """Return the label that a mark wants: its number over the name, else the number alone."""
    number = BOLD * len(mark.count.shown)
    return labels.Wish(mark.x, mark.y, ((max(number, SMALL * len(_short(mark.count))), 28.0), (number, 15.0)))


def _short(count: Count) -> str:
    name = labels.clip(count.who, LONGEST)
    return f"{name}, {SIDES['denial']}" if count.side == "denial" else name


def _corners(toll: Toll, axis: days.Axis, y: Callable[[float], float], right: float) -> list[Point]:
    """Return the corners of the stairs that show what stood from day to day; none where only one day is told."""
    steps = [(axis.at[day], y(number)) for day, number in stairs(toll)]
    if len(steps) < 2:
        return []
    corners = [steps[0]]
    for (_, before), (x, level) in pairwise(steps):
        corners += [(x, before), (x, level)]
    return [*corners, (right, steps[-1][1])]


def _path(corners: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) if corners else ""
