"""One incident: the values of every field, under the rule asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dateline.fields import SHIPPED, Codebook
from dateline.fuse import acled, default, gtd, ibc, maverick, ucdp
from dateline.fuse.evidence import Evidence, evidence_of
from dateline.fuse.rule import DEFAULT, Rule
from dateline.records import Incident, Place, Record

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.name: rule for rule in (default.RULE, gtd.RULE, ucdp.RULE, acled.RULE, ibc.RULE, *maverick.RULES)}
)
"""Every rule by its name and version."""


def fuse(
    incident_id: str,
    mention_ids: tuple[str, ...],
    evidence: Sequence[Evidence],
    places: Mapping[str, Place],
    rule: str = DEFAULT,
    codebook: Codebook = SHIPPED,
) -> Incident:
    """Return the incident with the values that a rule states from the evidence; KeyError for an unknown rule."""
    told = by_field(evidence)
    values = (value for field in codebook.fields for value in RULES[rule](field, told.get(field.name, ()), places))
    return Incident(incident_id, mention_ids, tuple(values))


def by_field(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Return evidence by the field that it is about."""
    told: dict[str, list[Evidence]] = {}
    for item in evidence:
        told.setdefault(item.claim.field, []).append(item)
    return told


def restate(record: Record, rule: str, abroad: bool = False) -> Record:
    """Return a record whose incidents state what another rule chooses from the same evidence.

    For the tables of other projects (`abroad`) they state it in the answers of the shipped codebook.
    """
    if abroad:
        record = replace(record, codebook=record.codebook.abroad)
    incidents = (
        fuse(incident.id, incident.mention_ids, evidence_of(incident, record), record.places, rule, record.codebook)
        for incident in record.incidents
    )
    return replace(record, incidents=tuple(incidents))
