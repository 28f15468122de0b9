"""How far coders agree who coded the same units apart: percent, Cohen's kappa, Krippendorff's alpha, with intervals.

A unit is what the coders gave for it, one value each, None for whoever did not code it. Kappa follows Cohen, "A
Coefficient of Agreement for Nominal Scales" (1960). Alpha follows Krippendorff, "Computing Krippendorff's
Alpha-Reliability" (2011): coincidences of values within units against those that chance would give, weighed by how far
two values are apart on the scale; sets are so far apart as in Passonneau, "Measuring Agreement on Set-valued Items
(MASI)" (2006). 1 is full agreement, 0 what chance gives; where the coders used one value alone, chance cannot be told
from agreement, and there is no number.

A measure is told as a tally, sums over the units and what follows from them, so that units drawn a thousand times are
added up and never counted again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Value = Hashable
Unit = Sequence[Value | None]
Scale = Literal["nominal", "ordinal", "interval", "sets"]
Numbers = NDArray[np.float64]

ROUNDS = 1000
"""How often the units are drawn anew for an interval."""


class Interval(NamedTuple):
    """A number, and the bounds that 95 of 100 draws of the units stay within."""

    value: float
    low: float
    high: float


class Tally(NamedTuple):
    """What each unit adds, a row each, and the measure of their sum; None where there is no number."""

    parts: Numbers
    measure: Callable[[Numbers], float | None]

    @property
    def whole(self) -> float | None:
        """The measure of all units."""
        return self.measure(self.parts.sum(axis=0))


def percent(units: Sequence[Unit]) -> float | None:
    """Return the share of pairs of coders, unit by unit, that gave the same value; None where no two coded one."""
    return percent_tally(units).whole


def kappa(units: Sequence[Unit]) -> float | None:
    """Return Cohen's kappa of two coders (1960), over what both coded; None where chance leaves nothing to agree on."""
    return kappa_tally(units).whole


def alpha(units: Sequence[Unit], scale: Scale = "nominal") -> float | None:
    """Return Krippendorff's alpha (2011) of any number of coders; None where they used one value alone, or none."""
    return alpha_tally(units, scale).whole


def with_interval(tally: Tally, seed: int = 1) -> Interval | None:
    """Return a measure with its interval, by drawing the units anew; None where there is no number."""
    value, units = tally.whole, len(tally.parts)
    if value is None:
        return None
    draws = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), ROUNDS) @ tally.parts
    found = sorted(draw for sums in draws if (draw := tally.measure(sums)) is not None)
    edge = len(found) // 40
    return Interval(value, found[edge], found[-1 - edge]) if found else None


# -- percent and kappa --------------------------------------------------------------------------------------------


def percent_tally(units: Sequence[Unit]) -> Tally:
    """Return the tally of percent: how many pairs of coders are alike, and how many there are."""
    pairs = [[left == right for left, right in combinations(_given(unit), 2)] for unit in units]
    parts = [(sum(alike), len(alike)) for alike in pairs]
    return Tally(_table(parts, 2), lambda sums: float(sums[0] / sums[1]) if sums[1] else None)


def kappa_tally(units: Sequence[Unit]) -> Tally:
    """Return the tally of kappa: (observed - chance) / (1 - chance), with what two coders by chance agree on.

    Chance draws each coder's answer from all answers of that coder.
    """
    both = [unit for unit in units if len(unit) == 2 and None not in unit]
    numbers = _numbers(value for unit in both for value in unit)
    kinds = len(numbers)
    parts = np.zeros((len(both), 2 + 2 * kinds))
    for row, (left, right) in zip(parts, both, strict=True):
        row[[0, 2 + numbers[left], 2 + kinds + numbers[right]]] = 1
        row[1] = left == right

    def measure(sums: Numbers) -> float | None:
        total = sums[0]
        agreed, by_chance = sums[1] * total, float(sums[2 : 2 + kinds] @ sums[2 + kinds :])
        return float((agreed - by_chance) / (total**2 - by_chance)) if total**2 > by_chance else None

    return Tally(parts, measure)


# -- alpha --------------------------------------------------------------------------------------------------------


def alpha_tally(units: Sequence[Unit], scale: Scale = "nominal") -> Tally:
    """Return the tally of alpha, 1 - observed / expected disagreement over the units that two coders or more coded."""
    shared = [given for unit in units if len(given := _given(unit)) > 1]
    every = [value for given in shared for value in given]
    numbers = _numbers(sorted(every) if scale == "ordinal" else every)
    counts = np.zeros((len(shared), len(numbers)))
    for row, given in zip(counts, shared, strict=True):
        for value in given:
            row[numbers[value]] += 1
    return _of_ranks(counts) if scale == "ordinal" else _of_distances(counts, _distances(list(numbers), scale))


def _of_distances(counts: Numbers, far: Numbers) -> Tally:
    """Return the tally where the scale says how far two values are apart."""
    observed = np.einsum("uv,vw,uw->u", counts, far, counts, optimize=True) / (counts.sum(axis=1) - 1)

    def measure(sums: Numbers) -> float | None:
        return _one_less(sums[0], float(sums[1:] @ far @ sums[1:]), sums[1:].sum())

    return Tally(np.column_stack([observed, counts]), measure)


def _of_ranks(counts: Numbers) -> Tally:
    """Return the tally where two values are as far apart as there are others between them: each draw says anew."""
    units, kinds = counts.shape
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(kinds)
    coincidences = pairs / (counts.sum(axis=1) - 1)[:, None, None]

    def measure(sums: Numbers) -> float | None:
        table = sums.reshape(kinds, kinds)
        given = table.sum(axis=1)
        ranks = given.cumsum() - given / 2
        far = (ranks[:, None] - ranks) ** 2
        return _one_less(float((table * far).sum()), float(given @ far @ given), given.sum())

    return Tally(coincidences.reshape(units, kinds * kinds), measure)


def _one_less(observed: float, expected: float, total: float) -> float | None:
    return float(1 - (total - 1) * observed / expected) if expected else None


def _distances(values: Sequence[Any], scale: Scale) -> Numbers:
    """Return how far each two values are apart on a scale."""
    if scale == "interval":
        line = np.array(values, dtype=float)
        return np.asarray((line[:, None] - line) ** 2)
    if scale == "sets":
        return np.array([[masi(one, other) for other in values] for one in values]).reshape(len(values), len(values))
    return 1 - np.eye(len(values))


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how far two sets are apart (Passonneau 2006): Jaccard's measure, and whether one lies within the other.

    >>> masi(frozenset("ab"), frozenset("a"))
    0.6666666666666667
    """
    if one == other:
        return 0.0
    shared = one & other
    kind = 2 / 3 if shared in (one, other) else 1 / 3
    return 1 - kind * len(shared) / len(one | other)


def _given(unit: Unit) -> list[Value]:
    return [value for value in unit if value is not None]


def _numbers(values: Iterable[Any]) -> dict[Value, int]:
    """Return a number for each value, in the order in which they come."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _table(rows: Sequence[Sequence[float]], columns: int) -> Numbers:
    return np.array(rows, dtype=float).reshape(len(rows), columns)
