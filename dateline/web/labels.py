"""Labels beside the marks of a picture: each where it covers nothing, and none where there is no such place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

REACH = 11.0
"""Pixels between a mark and its label."""

Anchor = Literal["start", "middle", "end"]
SHIFT: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text is left of the point that it is anchored to."""

PLACES: tuple[tuple[Anchor, int, int], ...] = (
    ("start", 1, 0), ("end", -1, 0), ("middle", 0, -1), ("middle", 0, 1),
    ("start", 1, -1), ("end", -1, -1), ("start", 1, 1), ("end", -1, 1),
)  # fmt: skip
"""The places around a mark, the best first: how the text is anchored, and how far right and down of the mark it is."""


class Box(NamedTuple):
    """A rectangle in a picture."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether two rectangles share some of the picture."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_in(self, other: Box) -> bool:
        """Tell whether this rectangle lies wholly inside another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A mark that wants a label: where it is, and the widths and heights that the label can have, the best first."""

    x: float
    y: float
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands: the upper left of its text, how it is anchored, and which of its sizes it has."""

    x: float
    top: float
    anchor: Anchor
    size: int


def place(wishes: Sequence[Wish], frame: Box, taken: Iterable[Box], lines: Sequence[Box] = ()) -> list[Spot | None]:
    """Return a spot for each wish in turn, or None where it would cover something: the most telling come first.

    A label stands on one of the `lines` only where it has no other place.
    """
    full = list(taken)
    spots: list[Spot | None] = []
    for wish in wishes:
        free = [(spot, box) for spot, box in _spots(wish) if box.is_in(frame) and not any(map(box.touches, full))]
        found = min(free, key=lambda item: (item[0].size, any(map(item[1].touches, lines))), default=None)
        spots.append(found[0] if found else None)
        full += [found[1]] if found else []
    return spots


def _spots(wish: Wish) -> Iterator[tuple[Spot, Box]]:
    """Yield the places around a mark: right, left, above, below, then the corners; for each size of its label."""
    for size, (width, height) in enumerate(wish.sizes):
        for anchor, aside, down in PLACES:
            x = wish.x + aside * REACH
            top = wish.y - height / 2 + down * (height / 2 + (REACH - 6 if aside else REACH))
            left = x - width * SHIFT[anchor]
            yield Spot(x, top, anchor, size), Box(left, top, left + width, top + height)


def clip(text: str, longest: int) -> str:
    """Return a text that is not too long for its place; an ellipsis says that there is more."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
