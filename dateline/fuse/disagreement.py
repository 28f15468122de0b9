"""How far the reports of one incident disagree: the measures of the R package eventreport, over any groups of values.

A group holds what each report of one incident says of one thing, None where it says nothing. The measures count None
as a value of its own where they ask how many values there are, and leave it out where they ask how often or how far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from dateline.fields import Field
from dateline.fuse.evidence import Evidence, evidence_of
from dateline.fuse.incident import by_field
from dateline.fuse.maverick import count_of, per_report
from dateline.fuse.modes import known
from dateline.fuse.rule import agreement
from dateline.records import Incident, Place, Record

Group = Sequence[Hashable]
Said = float | str | None
"""What one report says, as far as the measures see it."""


# -- one group ----------------------------------------------------------------------------------------------------


def dscore(group: Group) -> int:
    """Return how many values there are beside the first: 0 where all reports say the same.

    >>> dscore([9, 14, None])
    2
    """
    return len(set(group)) - 1


def confidence(group: Group) -> float | None:
    """Return the share of the reports with the most frequent value among those that give one; None where none does."""
    told = known(group)
    return max(Counter(told).values()) / len(told) if told else None


def disagreement(group: Group) -> float | None:
    """Return the share of the reports that give another value than the most frequent; None where none gives one."""
    share = confidence(group)
    return None if share is None else 1 - share


# -- many groups --------------------------------------------------------------------------------------------------


def mean_dscore(groups: Sequence[Group], normalize: bool = False) -> float | None:
    """Return the mean dscore; normalised, as a share of the number of values that there are in all groups."""
    every = {value for group in groups for value in group}
    mean = _mean(dscore(group) for group in groups)
    return mean / len(every) if normalize and mean is not None else mean


def share_disagreement(groups: Sequence[Group]) -> float | None:
    """Return the share of the groups with more than one value."""
    return _mean(dscore(group) > 0 for group in groups)


def modal_confidence(groups: Sequence[Group]) -> float | None:
    """Return the mean confidence of the groups in which some report gives a value."""
    return _mean(known(map(confidence, groups)))


def mean_range(groups: Sequence[Sequence[float | None]]) -> float | None:
    """Return the mean difference of the greatest and the least number; a group of one number has none."""
    return _mean(max(told) - min(told) for told in map(known, groups) if told)


def mean_deviation(groups: Sequence[Sequence[float | None]]) -> float | None:
    """Return the mean standard deviation of the groups with two numbers or more."""
    return _mean(stdev(told) for told in map(known, groups) if len(told) > 1)


def _mean(values: Iterable[float]) -> float | None:
    told = list(values)
    return fmean(told) if told else None


# -- a record -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measures:
    """How far the reports of some incidents disagree on one field; None where there is nothing to measure."""

    field: str
    incidents: int  # for which some report gives a value
    in_dispute: float | None  # share whose stated value another claim contradicts: compared by interval
    share: float | None  # share with more than one value: compared as they are, 'says nothing' included
    dscore: float | None
    normalised: float | None
    confidence: float | None
    range: float | None  # figures only, as the next
    deviation: float | None


def measure(record: Record, least_reports: int = 1) -> tuple[Measures, ...]:
    """Return the measures of every field that the codebook shows, over the incidents that have so many reports."""
    wanted = [incident for incident in record.incidents if len(incident.mention_ids) >= least_reports]
    told = {incident.id: by_field(evidence_of(incident, record)) for incident in wanted}
    return tuple(_measures(field, wanted, told, record.places) for field in record.codebook.shown)


def _measures(
    field: Field,
    incidents: Sequence[Incident],
    told: Mapping[str, Mapping[str, Sequence[Evidence]]],
    places: Mapping[str, Place],
) -> Measures:
    """Return the measures of one field over the incidents of which some report tells it."""
    groups = {one.id: said(field, one.mention_ids, told[one.id].get(field.name, ()), places) for one in incidents}
    kept = [incident for incident in incidents if known(groups[incident.id])]
    values = [groups[incident.id] for incident in kept]
    numbers = [[v for v in group if isinstance(v, int | float)] for group in values] if field.kind == "figure" else []
    return Measures(
        field=field.name,
        incidents=len(kept),
        in_dispute=_mean(any(value.status == "disputed" for value in incident.stated(field.name)) for incident in kept),
        share=share_disagreement(values),
        dscore=mean_dscore(values),
        normalised=mean_dscore(values, normalize=True),
        confidence=modal_confidence(values),
        range=mean_range(numbers),
        deviation=mean_deviation(numbers),
    )


def said(
    field: Field, mention_ids: Sequence[str], evidence: Iterable[Evidence], places: Mapping[str, Place]
) -> list[Said]:
    """Return what each report says for a field, None where it says nothing: of names all of them, in one string."""
    by_mention: dict[str, list[Evidence]] = {}
    for item in evidence:
        if item.claim.value and item.claim.stance == "asserted" and item.ruling != "rejected":
            by_mention.setdefault(item.claim.mention_id, []).append(item)
    return [_one(field, by_mention[m], places) if m in by_mention else None for m in mention_ids]


def _one(field: Field, evidence: Sequence[Evidence], places: Mapping[str, Place]) -> Said:
    if field.many:
        return "; ".join(sorted({_stated(field, item.claim.value) for item in evidence}))
    (choice,) = per_report(field.kind, evidence, agreement(field, places))
    return count_of(choice) if field.kind == "figure" else _stated(field, choice.value)


def _stated(field: Field, value: str) -> str:
    """Return a value as the codebook states it."""
    return field.states(value) if field.kind == "category" else value
