"""A toll over time: who gave which count when, and whether it is news, an update of what stood, or a dispute of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from dateline.fuse.evidence import Evidence, count_voices, in_order
from dateline.fuse.figures import authority, is_partial, is_update, is_vague, population, standing
from dateline.resolve import figure

PointSide = Literal["first", "repeat", "update", "dispute", "part", "vague", "denial", "rejected"]
"""`repeat`: agrees with what stood. `update`: takes its place. `dispute`: cannot hold beside it. `part`: about a part
of the incident or of the people. `vague`: no count. `denial`: denied or doubted."""


@dataclass(frozen=True, slots=True)
class Point:
    """One count at the time when it was published."""

    published: str  # ISO date or prefix; empty = not known
    value: str
    low: int | None
    high: int | None
    speaker: str  # empty = the outlet itself
    outlet: str
    claim_id: str
    side: PointSide
    against: tuple[str, ...] = ()  # ids of the claims that it cannot hold beside, whichever side disputes
    marks: tuple[str, ...] = ()  # why it is doubtful: 'hearsay', 'perpetrator', 'enemy'


def toll_over_time(evidence: Iterable[Evidence], field: str) -> tuple[Point, ...]:
    """Return every count of one field, oldest first; those without a date of publication come first."""
    told = in_order(item for item in evidence if item.claim.field == field and item.claim.value)
    main = main_population(told)
    points: list[Point] = []
    past: list[Evidence] = []
    for _, batch in groupby(told, key=lambda item: item.published):
        today = list(batch)
        apart = [_apart(item, main) for item in today]
        counts = [item for item, why in zip(today, apart, strict=True) if why is None]
        judged = _judged(counts, standing(past))
        points += (
            _point(item, why, ()) if why else _point(item, *judged[_key(item)])
            for item, why in zip(today, apart, strict=True)
        )
        past += counts
    return tuple(points)


def main_population(evidence: Sequence[Evidence]) -> str:
    """Return whom the counts of an incident are about: everybody where somebody counts them, else the first group."""
    told = [population(item) for item in evidence if not is_partial(item) and item.claim.stance == "asserted"]
    return "all" if "all" in told or not told else told[0]


def _apart(item: Evidence, main: str) -> PointSide | None:
    """Return why a claim is no count that others compete with, or None where it is one."""
    if item.ruling == "rejected":
        return "rejected"
    if item.claim.stance != "asserted":
        return "denial"
    if is_partial(item) or population(item) != main:
        return "part"
    return "vague" if is_vague(item) else None


def _point(item: Evidence, side: PointSide, against: tuple[str, ...]) -> Point:
    claim = item.claim
    return Point(
        published=item.published,
        value=claim.value,
        low=claim.low,
        high=claim.high,
        speaker=claim.speaker,
        outlet=item.outlet,
        claim_id=claim.id,
        side=side,
        against=against,
        marks=tuple(sorted(item.marks)),
    )


# -- update or dispute --------------------------------------------------------------------------------------------

Key = tuple[str, str]
Judged = tuple[PointSide, tuple[str, ...]]


def _key(item: Evidence) -> Key:
    """Return what the side of a count depends on: many reports of a day give the same."""
    return item.claim.value, authority(item)


def _judged(today: Sequence[Evidence], stood: Sequence[Evidence]) -> dict[Key, Judged]:
    """Return the side of each count of a day, and the claims that it cannot hold beside."""
    kinds = {_key(item): item for item in today}
    return {key: _side(item, today, stood) for key, item in kinds.items()}


def _side(item: Evidence, today: Sequence[Evidence], stood: Sequence[Evidence]) -> Judged:
    """Tell a dispute from an update: of two sides the one with fewer voices disputes the other, of a tie each does.

    A count has the voices that agree with it and those of the counts that it takes the place of, so that one witness
    who says "at least 20" does not make a dispute of every toll that rises beside him.
    """
    agreed = [other for other in (*stood, *today) if _agree(item.claim.value, other.claim.value)]
    rest = [other for other in (*stood, *today) if not _agree(item.claim.value, other.claim.value)]
    updated = [other for other in rest if is_update(item, other)]
    disputed = [other for other in rest if not is_update(item, other)]
    against = tuple(other.claim.id for other in disputed)
    if disputed and count_voices(disputed) >= count_voices([*agreed, *updated]):
        return "dispute", against
    if updated:
        return "update", against
    return "repeat" if any(_agree(item.claim.value, other.claim.value) for other in stood) else "first", against


@lru_cache(maxsize=4096)
def _agree(a: str, b: str) -> bool:
    return figure.agree(a, b)
