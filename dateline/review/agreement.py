"""How far coders agree who coded the same units apart: percent, Cohen's kappa, Krippendorff's alpha, with intervals.

A unit is what the coders gave for it, one value each, None for whoever did not code it. Alpha follows Krippendorff,
"Computing Krippendorff's Alpha-Reliability" (2011): coincidences of values within units against those that chance would
give, weighed by how far two values are apart on the scale. 1 is full agreement, 0 what chance gives; where the coders
used one value alone, chance cannot be told from agreement, and there is no number.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

Value = Hashable
Unit = Sequence[Value | None]
Scale = Literal["nominal", "ordinal", "interval"]
Measure = Callable[[Sequence[Unit]], float | None]

ROUNDS = 1000
"""How often the units are drawn anew for an interval."""


class Interval(NamedTuple):
    """A number, and the bounds that 95 of 100 draws of the units stay within."""

    value: float
    low: float
    high: float


def percent(units: Sequence[Unit]) -> float | None:
    """Return the share of pairs of coders, unit by unit, that gave the same value; None where no two coded one."""
    pairs = [left == right for unit in units for left, right in combinations(_given(unit), 2)]
    return sum(pairs) / len(pairs) if pairs else None


def kappa(units: Sequence[Unit]) -> float | None:
    """Return Cohen's kappa of two coders, over what both coded; None where chance leaves nothing to agree on."""
    both = [unit for unit in units if len(unit) == 2 and None not in unit]
    if not both:
        return None
    observed = sum(left == right for left, right in both) / len(both)
    lefts, rights = Counter(left for left, _ in both), Counter(right for _, right in both)
    chance = sum(lefts[value] * rights[value] for value in lefts) / len(both) ** 2
    return (observed - chance) / (1 - chance) if chance < 1 else None


def alpha(units: Sequence[Unit], scale: Scale = "nominal") -> float | None:
    """Return Krippendorff's alpha of any number of coders; None where the coders used one value alone, or none."""
    shared = [given for unit in units if len(given := _given(unit)) > 1]
    counts = Counter(value for given in shared for value in given)
    total = sum(counts.values())
    far = _distance(scale, counts)
    observed = sum(_disagreement(given, far) / (len(given) - 1) for given in shared)
    expected = sum(counts[a] * counts[b] * far(a, b) for a, b in combinations(counts, 2)) * 2
    return 1 - (total - 1) * observed / expected if expected else None


def with_interval(measure: Measure, units: Sequence[Unit], seed: int = 1) -> Interval | None:
    """Return a measure with its interval, by drawing the units anew; None where there is no number."""
    value = measure(units)
    if value is None:
        return None
    chance = random.Random(seed)
    draws = (measure(chance.choices(units, k=len(units))) for _ in range(ROUNDS))
    found = sorted(draw for draw in draws if draw is not None)
    edge = len(found) // 40
    return Interval(value, found[edge], found[-1 - edge])


def _given(unit: Unit) -> list[Value]:
    return [value for value in unit if value is not None]


def _disagreement(given: Sequence[Value], far: Callable[[Value, Value], float]) -> float:
    """Return how far the values of a unit are apart, over every ordered pair of them."""
    return 2 * sum(far(left, right) for left, right in combinations(given, 2))


def _distance(scale: Scale, counts: Mapping[Value, int]) -> Callable[[Value, Value], float]:
    """Return how far two values are apart: on an ordinal scale, by how many values lie between them."""
    if scale == "nominal":
        return lambda a, b: float(a != b)
    if scale == "interval":
        return lambda a, b: float(a - b) ** 2  # type: ignore[operator]
    ranks, below = dict[Value, float](), 0
    for value in sorted(counts):  # type: ignore[type-var]
        ranks[value] = below + counts[value] / 2
        below += counts[value]
    return lambda a, b: (ranks[a] - ranks[b]) ** 2
