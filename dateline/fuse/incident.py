"""One incident: the values of every field, under the rule asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dateline.fields import FIELDS, Field
from dateline.fuse import default
from dateline.fuse.evidence import Evidence
from dateline.records import Incident, Place, Value

Rule = Callable[[Field, Sequence[Evidence], Mapping[str, Place]], tuple[Value, ...]]

RULES: Mapping[str, Rule] = MappingProxyType({default.NAME: default.state})
"""Every rule by its name and version."""


def fuse(
    incident_id: str,
    mention_ids: tuple[str, ...],
    evidence: Sequence[Evidence],
    places: Mapping[str, Place],
    rule: str = default.NAME,
) -> Incident:
    """Return the incident with the values that a rule states from the evidence; KeyError for an unknown rule."""
    values = (
        value
        for field in FIELDS
        for value in RULES[rule](field, [item for item in evidence if item.claim.field == field.name], places)
    )
    return Incident(incident_id, mention_ids, tuple(values))
