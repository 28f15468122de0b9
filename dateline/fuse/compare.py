"""The rules side by side: what each states for an incident, by which step, from which claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.fields import SHIPPED, Codebook, Field
from dateline.fuse.evidence import Evidence
from dateline.fuse.incident import RULES, by_field
from dateline.fuse.rule import Rule, bounds_of
from dateline.records import Place


@dataclass(frozen=True, slots=True)
class Stated:
    """What one rule states for one field: a line of the comparison."""

    rule: str  # 'gtd@1'
    field: str
    value: str  # canonical notation; empty = the rule leaves it blank
    low: int | None
    high: int | None
    step: str  # 'most recent source', without the name of the rule
    claim_ids: tuple[str, ...]  # what the value and its range rest on, the best first


def compare(
    evidence: Iterable[Evidence], places: Mapping[str, Place], codebook: Codebook = SHIPPED
) -> tuple[Stated, ...]:
    """Return what every rule states for every field that somebody tells of, in the order of codebook and rules.

    What a codebook hides is not compared.
    """
    told = by_field(evidence)
    return tuple(
        line
        for field in codebook.shown
        if field.name in told
        for rule in RULES.values()
        for line in _lines(rule, field, told[field.name], places)
    )


def differing(lines: Sequence[Stated]) -> tuple[Stated, ...]:
    """Return the lines of the fields for which not every rule states the same."""
    said: dict[str, dict[str, set[object]]] = {}
    for line in lines:
        said.setdefault(line.field, {}).setdefault(line.rule, set()).add((line.value, line.low, line.high))
    split = {field for field, by_rule in said.items() if len(set(map(frozenset, by_rule.values()))) > 1}
    return tuple(line for line in lines if line.field in split)


def _lines(rule: Rule, field: Field, evidence: Sequence[Evidence], places: Mapping[str, Place]) -> list[Stated]:
    if field.many:
        return [
            Stated(rule.name, field.name, value.value, None, None, _step(value.rule, rule),
                   tuple(support.claim_id for support in value.support if support.side == "for"))
            for value in rule(field, evidence, places)
        ]  # fmt: skip
    choice = rule.choice(field, evidence, places)
    if choice is None:
        return []
    rests_on = dict.fromkeys(item.claim.id for item in (*choice.used, *choice.ends))
    low, high = bounds_of(field, choice) if choice.value else (None, None)
    return [Stated(rule.name, field.name, choice.value, low, high, _step(choice.step, rule), tuple(rests_on))]


def _step(step: str, rule: Rule) -> str:
    return step.removeprefix(f"{rule.name}: ")
