"""What the published rules say of one incident, side by side: value, range, the step that fired, the claims used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline import fuse
from dateline.fields import Field
from dateline.fuse import Stated
from dateline.records import Account, Claim, Incident, Record
from dateline.web import view

NAMES: Mapping[str, str] = {
    "default": "Dateline’s default", "gtd": "GTD", "ucdp": "UCDP", "acled": "ACLED", "ibc": "Iraq Body Count",
    "maverick_conservative": "MAVERICK, most conservative", "maverick_informative": "MAVERICK, most informative",
    "maverick_representative": "MAVERICK, most representative",
}  # fmt: skip
"""What people call the rules; one that is not named here is called by its own name."""

SCALE = 132.0
"""Pixels of the line on which a cell draws its value and range."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its range on the scale of its column: pixels from the left."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What one rule states for one field."""

    field: str
    label: str  # what people call it
    shown: str  # empty = the rule leaves it blank, and the step says why
    range: str  # 'from 17 to 20'; empty = no wider than the value
    step: str
    is_own: bool  # whether the rule has a step of its own here, and is not only as the default
    claims: tuple[view.ClaimView, ...]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Row:
    """One rule with its cells, one for each column; None where it says nothing."""

    name: str  # 'ucdp@1'
    title: str
    help: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The table: its columns and its rows."""

    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


def side_by_side(incident: Incident, record: Record) -> SideBySide:
    """Return the rules side by side: every figure that is told, and other fields of one value that they split on."""
    lines = fuse.compare(fuse.evidence_of(incident, record), record.places, record.codebook)
    split = {line.field for line in fuse.differing(lines)}
    fields = [record.codebook.named(name) for name in dict.fromkeys(line.field for line in lines)]
    told = [field for field in fields if not field.many and (field.name in split or field.kind == "figure")]
    wanted = sorted(told, key=lambda field: field.kind != "figure")
    claims = {c.id: (a, c) for m in incident.mention_ids for a in (record.accounts[m],) for c in a.mention.claims}
    said = {(line.rule, line.field): line for line in lines}
    tops = {field.name: _top(field, lines) for field in wanted}
    rows = (
        Row(
            rule.name,
            NAMES.get(rule.name.partition("@")[0], rule.name),
            rule.help,
            tuple(
                _cell(field, said.get((rule.name, field.name)), tops[field.name], claims, record) for field in wanted
            ),
        )
        for rule in fuse.RULES.values()
    )
    return SideBySide(tuple(wanted), tuple(rows))


def _cell(
    field: Field, line: Stated | None, top: int, claims: Mapping[str, tuple[Account, Claim]], record: Record
) -> Cell | None:
    """Return what a rule states for a field as a cell."""
    if line is None:
        return None
    step = line.step.removeprefix(f"as {fuse.DEFAULT}, ")
    used = (claims[name] for name in line.claim_ids if name in claims)
    return Cell(
        field=field.name,
        label=field.label,
        shown=view.show(field, line.value, record) if line.value else "",
        range=_range(field, line),
        step=step,
        is_own=step == line.step,
        claims=tuple(view.claim_view("for", account, claim, record) for account, claim in used),
        bar=_bar(line, top) if field.kind == "figure" else None,
    )


def _range(field: Field, line: Stated) -> str:
    """Return the range of a figure where it says more than the value."""
    if field.kind != "figure" or not line.value.isdigit() or line.low == line.high:
        return ""
    return f"from {line.low} to {line.high}" if line.high is not None else f"from {line.low} up"


def _bar(line: Stated, top: int) -> Bar | None:
    """Return where a figure stands on the scale of its column; an open end reaches to the end of the scale."""
    if not line.value or (line.low is None and line.high is None):
        return None
    low, high = line.low or 0, line.high if line.high is not None else top
    number = int(line.value) if line.value.isdigit() else line.low if line.low is not None else high
    return Bar(*(min(SCALE, 6 + end / top * (SCALE - 12)) for end in (number, low, high)))


def _top(field: Field, lines: Sequence[Stated]) -> int:
    """Return the greatest number that some rule states for a figure."""
    ends = (end for line in lines if line.field == field.name for end in (line.low, line.high))
    return max([1, *(end for end in ends if end is not None)]) if field.kind == "figure" else 1
