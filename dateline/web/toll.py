"""The toll over time: who counted how many when, as rows of a table that the picture beside it is drawn from.

Counts of one day that say the same are one row, however many reports print them; reprints add no voice to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dateline import fuse
from dateline.fields import Field
from dateline.fuse import Point
from dateline.records import Account, Claim, Incident, Record
from dateline.resolve import date, figure
from dateline.web import view

SIDES: Mapping[str, str] = {
    "first": "first count",
    "update": "update",
    "repeat": "says the same",
    "dispute": "disputed",
    "denial": "denied",
    "vague": "no exact count",
    "part": "a part only",
    "rejected": "rejected by a person",
}
"""What a count is to those before it, in the words of a page; the order in which those of one day are told."""

MARKS: Mapping[str, str] = {
    "hearsay": "hearsay", "perpetrator": "by the group behind it", "enemy": "about its enemy's losses",
}  # fmt: skip
"""Why a count is doubtful, in the words of a page."""

MANY = 5
"""Things of one kind that a sentence tells at most."""


@dataclass(frozen=True, slots=True)
class Count:
    """One count of one day: whoever gives it, and what it is to the counts before it."""

    day: int | None  # yyyymmdd of its publication; None = not known
    published: str
    value: str  # canonical notation
    low: int | None
    high: int | None
    side: str  # one of SIDES
    whom: str  # whom it counts, where it is not everybody
    claims: tuple[view.ClaimView, ...]  # one for each account of each report, reprints last
    against: tuple[str, ...]  # the counts that it cannot hold beside, for people
    marks: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Return the count for people: 'at least 20 (children)'."""
        return f"{figure.show(self.value)}{f' ({self.whom})' if self.whom else ''}"

    @property
    def reprints(self) -> int:
        """Return how many reports of it are reprints."""
        return len({claim.outlet for claim in self.claims if claim.copy})

    @property
    def who(self) -> str:
        """Return who is foremost behind it: a speaker before an outlet."""
        named = [claim.speaker.removeprefix("the ").removeprefix("The ") for claim in self.claims if claim.speaker]
        return [*named, *(claim.outlet for claim in self.claims)][0]

    @property
    def words(self) -> str:
        """Return what it is to the others: 'disputed', 'a part only, hearsay'."""
        return ", ".join((SIDES[self.side], *(MARKS.get(mark, mark) for mark in self.marks)))


@dataclass(frozen=True, slots=True)
class Toll:
    """The counts of one figure, and what the record states."""

    name: str
    stated: str  # for people; empty = nothing is stated
    low: int | None
    high: int | None
    counts: tuple[Count, ...]

    @property
    def undated(self) -> int:
        """Return how many counts have no day, and so no place in the picture."""
        return sum(count.day is None for count in self.counts)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the picture says, in words."""
        return sentences(self)


def tolls(incident: Incident, record: Record) -> tuple[Toll, ...]:
    """Return the toll of every figure of an incident that is told more than once, or denied."""
    evidence = fuse.evidence_of(incident, record)
    claims = {c.id: (a, c) for m in incident.mention_ids for a in (record.accounts[m],) for c in a.mention.claims}
    found = (
        _toll(field, fuse.toll_over_time(evidence, field.name), claims, incident, record)
        for field in record.codebook.figures
    )
    return tuple(toll for toll in found if _is_telling(toll))


def _is_telling(toll: Toll) -> bool:
    """Tell whether a toll over time says more than the one value does: on several days, or with a dispute or denial."""
    dated = [count for count in toll.counts if count.day is not None]
    return len({count.day for count in dated}) > 1 or any(count.side in ("dispute", "denial") for count in dated)


def _toll(
    field: Field,
    points: Iterable[Point],
    claims: Mapping[str, tuple[Account, Claim]],
    incident: Incident,
    record: Record,
) -> Toll:
    """Return the points of one figure as counts, oldest first."""
    alike: dict[tuple[str, str, str, str], list[Point]] = {}
    for point in points:
        whom = claims[point.claim_id][1].counts
        alike.setdefault((point.published, point.side, point.value, whom), []).append(point)
    counts = [_count(group, claims, record) for group in alike.values()]
    order = tuple(SIDES)
    counts.sort(key=lambda count: (count.published, order.index(count.side), count.low or 0))
    stated = next(iter(incident.stated(field.name)), None)
    shown = figure.show(stated.value) if stated else ""
    return Toll(field.label, shown, stated.low if stated else None, stated.high if stated else None, tuple(counts))


def _count(points: Sequence[Point], claims: Mapping[str, tuple[Account, Claim]], record: Record) -> Count:
    """Return the points of one day that say the same as one count."""
    first = points[0]
    days = date.bounds(first.published) if first.published else None
    whom = claims[first.claim_id][1].counts
    lines = [view.claim_view(first.side, *claims[point.claim_id], record) for point in points]
    against = dict.fromkeys(_shown(claims[name][1]) for point in points for name in point.against if name in claims)
    return Count(
        day=days[0] if days else None,
        published=date.show(first.published) if first.published else "",
        value=first.value,
        low=first.low,
        high=first.high,
        side=first.side,
        whom="" if whom in ("", "all") else whom,
        claims=tuple(sorted(lines, key=lambda line: (line.copy, not line.speaker, line.outlet))),
        against=tuple(against),
        marks=tuple(dict.fromkeys(mark for point in points for mark in point.marks)),
    )


def _shown(claim: Claim) -> str:
    return figure.show(claim.value)


def stairs(toll: Toll) -> tuple[tuple[int, int], ...]:
    """Return what stood on each day: the day as yyyymmdd and the number, for days on which somebody counted everybody.

    Of several counts of a day the one that takes part in no dispute, then the one with most reports, then the lowest.
    """
    days: dict[int, list[Count]] = {}
    for count in toll.counts:
        if count.day is not None and count.low is not None and count.side in ("first", "update", "repeat", "dispute"):
            days.setdefault(count.day, []).append(count)
    return tuple((day, min(told, key=_standing).low or 0) for day, told in sorted(days.items()))


def _standing(count: Count) -> tuple[bool, bool, int, int]:
    reports = len({claim.outlet for claim in count.claims if not claim.copy})
    return count.side == "dispute", count.high is None, -reports, count.low or 0


def sentences(toll: Toll) -> tuple[str, ...]:
    """Return what the picture of a toll says, in words: how it moved, who disputes or denies what, and the reprints."""
    counted = [number for number, _ in groupby(number for _, number in stairs(toll))]
    found = [_movement(counted)] if len(counted) > 1 else []
    stood = set(stairs(toll))
    for side, verb in (("dispute", "Disputed"), ("denial", "Denied")):
        told = [count for count in toll.counts if count.side == side and (count.day, count.low) not in stood]
        if told:
            found.append(f"{verb}: {_few(list(dict.fromkeys(f'{count.shown} ({count.who})' for count in told)))}.")
    copies = {claim.outlet for count in toll.counts for claim in count.claims if claim.copy}
    if copies:
        found.append(f"{_few(sorted(copies))}: the same text again, no voice of its own.")
    if toll.undated:
        found.append(f"In the table only, for want of a date: {toll.undated}.")
    return tuple(found)


def _movement(counted: Sequence[int]) -> str:
    rises = all(a < b for a, b in pairwise(counted))
    steps = [f"{number:,}" for number in counted]
    told = steps if len(steps) <= MANY else [steps[0], steps[-1]]
    return f"{'Rose' if rises else 'Went'} from {' to '.join(told)}."


def _few(told: Sequence[str]) -> str:
    """Return some things in a line, the first of them where there are many."""
    more = len(told) - MANY
    return "; ".join(told) if more <= 0 else f"{'; '.join(told[:MANY])} and {more} more"
