"""Figures of one incident: which can be compared, which still stand, and the number that each is taken as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.fuse.evidence import Evidence
from dateline.resolve.figure import numbers

PARTIAL = frozenset({"part", "cumulative"})
"""Scopes of figures that are not about this incident as a whole."""

VAGUE = frozenset(hedge for _, hedge in numbers.VAGUE.values() if hedge) | {"plural"}
"""Hedges of figures that are no count: they state a value only where nobody gives a number."""

CIVILIANS = frozenset({"civilians", "children", "women", "men", "officials", "journalists", "hostages"})
"""Whom figures count as civilians; all but the first are groups of them."""


# -- what a figure is about ---------------------------------------------------------------------------------------


def population(item: Evidence) -> str:
    """Return whom a figure counts: 'all' where nothing narrower is said."""
    return item.claim.counts or "all"


def is_partial(item: Evidence) -> bool:
    """Tell whether a figure is about a part of the incident, or about more than it."""
    return item.claim.scope in PARTIAL


def is_beside(item: Evidence) -> bool:
    """Tell whether a figure is about a part, or about some of the people only: it never competes with a total."""
    return is_partial(item) or population(item) != "all"


def is_vague(item: Evidence) -> bool:
    """Tell whether the words are no count: 'dozens', 'several', 'passengers'."""
    return vague_word(item) != ""


def vague_word(item: Evidence) -> str:
    """Return the canonical word of a figure that is no count; empty for a count. Not every method keeps the hedge."""
    claim = item.claim
    return claim.hedge if claim.hedge in VAGUE else numbers.VAGUE.get(claim.quote.lower(), ("", ""))[1]


def by_group(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Return figures by whom they count, without groups of the civilians where the civilians are told themselves."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(population(item), []).append(item)
    if "civilians" not in groups:
        return groups
    return {name: group for name, group in groups.items() if name == "civilians" or name not in CIVILIANS}


# -- the numbers of a figure --------------------------------------------------------------------------------------


def lowest(item: Evidence) -> int:
    """Return the lowest number that the words allow."""
    return item.claim.low if item.claim.low is not None else 0


def width(item: Evidence) -> float:
    """Return how vague a value is: the width of its interval, open intervals last."""
    low, high = item.claim.low, item.claim.high
    return float("inf") if low is None or high is None else high - low


def number(item: Evidence) -> int:
    """Return the one number that a table takes a figure as: 'at least 12' is 12, 'about 250' 250, '10 to 15' 10."""
    stem = item.claim.value.removeprefix("~")
    if stem.isdigit():
        return int(stem)
    return item.claim.low if item.claim.low is not None else item.claim.high or 0


def highest(item: Evidence) -> int:
    """Return the highest number that somebody gives: 'at least 12' gives 12, '10 to 15' 15."""
    return number(item) if item.claim.high is None or item.claim.value.startswith("~") else item.claim.high


# -- which of them stand ------------------------------------------------------------------------------------------


def latest(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the evidence of the latest day of publication."""
    items = list(evidence)
    last = max((item.published for item in items), default="")
    return [item for item in items if item.published == last]


def current(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return each authority's last word: its later count replaces its earlier one, upwards and downwards."""
    items = list(evidence)
    last: dict[str, str] = {}
    for item in items:
        last[authority(item)] = max(item.published, last.get(authority(item), ""))
    return [item for item in items if not item.published or item.published == last[authority(item)]]


def standing(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the last words that no rising toll went past: a lower count of an earlier day is an update's past.

    A lower count that somebody gives again on the day of the higher one or later stands: that is a dispute. Doubtful
    counts take nobody's place.
    """
    items = current(evidence)
    peaks: dict[str, int] = {}
    for item in items:
        if not item.marks:
            peaks[item.published] = max(lowest(item), peaks.get(item.published, 0))
    passed: dict[str, int] = {}  # by day: the highest count of the days after it
    peak = -1
    for day in sorted({item.published for item in items}, reverse=True):
        passed[day] = peak
        peak = max(peak, peaks.get(day, -1))
    return [item for item in items if not item.published or passed[item.published] <= lowest(item)]


def is_update(later: Evidence, earlier: Evidence) -> bool:
    """Tell whether a figure takes the place of another of an earlier day: higher, or the same authority's own."""
    if not earlier.published or later.published <= earlier.published:
        return False
    return lowest(later) > lowest(earlier) or authority(later) == authority(earlier)


def authority(item: Evidence) -> str:
    """Return who stands for a figure."""
    return item.authority or item.voice


# -- groups of equal figures --------------------------------------------------------------------------------------


def agreeing(evidence: Iterable[Evidence], agree: Callable[[str, str], bool]) -> list[list[Evidence]]:
    """Group evidence by value: each item joins every group whose first, most precise member it agrees with."""
    groups: list[list[Evidence]] = []
    for item in sorted(evidence, key=width):
        homes = [group for group in groups if agree(group[0].claim.value, item.claim.value)]
        for home in homes:
            home.append(item)
        if not homes:
            groups.append([item])
    return groups


def precise(evidence: Sequence[Evidence]) -> Evidence:
    """Return the figure with the most precise words, of those the lowest."""
    return min(evidence, key=lambda item: (width(item), lowest(item)))
