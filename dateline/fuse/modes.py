"""Least, most and most frequent: what the three MAVERICK models ask of values, coded by people or read by machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

V = TypeVar("V", bound=Hashable)
Cell = Any
"""What a coded table holds: text, a number, a point, or None for missing."""

Ties = Sequence[Sequence[float | None]]
"""Columns that break ties, the first first; the greater number wins."""


def most(weights: Mapping[V, float]) -> list[V]:
    """Return the keys with the greatest weight, in their order."""
    top = max(weights.values(), default=None)
    return [value for value, weight in weights.items() if weight == top]


def modes(values: Iterable[V]) -> list[V]:
    """Return the most frequent values, in order of first appearance; none of none.

    >>> modes(["a", "b", "b", "a", "c"])
    ['a', 'b']
    """
    return most(Counter(values))


def known(values: Iterable[Cell]) -> list[Cell]:
    """Return the values that are not missing."""
    return [value for value in values if value is not None]


def least(values: Iterable[Cell]) -> Cell:
    """Return the least value; None where all are missing."""
    return min(known(values), default=None)


def greatest(values: Iterable[Cell]) -> Cell:
    """Return the greatest value; None where all are missing."""
    return max(known(values), default=None)


def mode(values: Sequence[Cell], ties: Ties, undecided: Cell) -> Cell:
    """Return the most frequent value; missing is a value, too. Of several the tie-breaks decide, else it is undecided.

    >>> mode(["a", "b"], [[1, 2]], "Indeterminate")
    'b'
    """
    candidates = [None if value == "NA" else value for value in modes(values)]
    for tie in ties:
        if len(candidates) > 1:
            candidates = _strongest(values, tie, candidates)
    return candidates[0] if len(candidates) == 1 else undecided


def _strongest(values: Sequence[Cell], tie: Sequence[float | None], candidates: Sequence[Cell]) -> list[Cell]:
    """Return the candidates that stand on a row with the greatest tie-break; none where some row has no tie-break."""
    rows = [(value, strength) for value, strength in zip(values, tie, strict=True) if value in candidates]
    strengths = [strength for _, strength in rows]
    if not rows or None in strengths:
        return []
    top = greatest(strengths)
    return list(dict.fromkeys(value for value, strength in rows if strength == top))


def least_mode(values: Iterable[Cell]) -> Cell:
    """Return the most frequent value that is there, of several the least."""
    return min(modes(known(values)), default=None)


def binary_mode(values: Sequence[Cell]) -> Cell:
    """Return whether most say yes; a tie is yes, and None where somebody does not say."""
    return None if not set(values) <= {0, 1} else max(modes(values), default=None)


def mean_mode(values: Iterable[Cell]) -> Cell:
    """Return the most frequent date; of several their mean, floored to a day. What is no date is missing."""
    days = modes(known(map(_day, values)))
    return date.fromordinal(sum(days) // len(days)).isoformat() if days else None


def _day(value: Cell) -> int | None:
    try:
        return date.fromisoformat(value).toordinal()
    except (TypeError, ValueError):
        return None
