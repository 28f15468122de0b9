"""The rules on a terminal and as JSON: side by side for one incident, and how far the reports of a record disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dateline import fuse
from dateline.cli.tables import clean, compact
from dateline.fields import FIGURES
from dateline.fuse.disagreement import Measures
from dateline.records import Incident, Record
from dateline.web import view

JSON = dict[str, Any]


# -- side by side -------------------------------------------------------------------------------------------------


def print_rules(console: Console, incident: Incident, record: Record) -> None:
    """Print what the rules choose where they do not all choose alike, and for every figure."""
    lines = fuse.compare(fuse.evidence_of(incident, record), record.places, record.codebook)
    split = {line.field for line in fuse.differing(lines)}
    wanted = [line for line in lines if line.field in split or record.codebook.named(line.field).kind == "figure"]
    if wanted:
        console.print(Text("\nthe rules side by side", style="bold"), Text(NOTE, style="dim"), sep="  ")
        console.print(_rules_table(wanted, record))
    for line in _doubts(incident, record):
        console.print(Text(clean(line), style="dim"))


NOTE = "(a rule that is not named chooses as the default)"


def _rules_table(lines: Iterable[fuse.Stated], record: Record) -> RenderableType:
    """Return a line for each field and rule; a rule that has no step of its own for a field is left out there."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for name in ("field", "rule", "value", "step", "claims"):
        table.add_column(name, overflow="fold")
    named = (line for line in lines if not line.step.startswith(f"as {fuse.DEFAULT}"))
    for (field, rule), group in groupby(named, key=lambda line: (line.field, line.rule)):
        told = list(group)
        shown = "; ".join(_value(line, record) for line in told)
        claims = [claim for line in told for claim in line.claim_ids]
        cells = (field, rule.partition("@")[0], shown, told[0].step, _few(claims))
        table.add_row(*(Text(clean(cell)) for cell in cells))
    return table


DOUBTS = {
    "hearsay": "hearsay",
    "perpetrator": "the word of those said to have done it",
    "enemy": "a party on its enemy's losses",
}


def _doubts(incident: Incident, record: Record) -> Iterator[str]:
    """Yield a line for each figure that a published rule doubts, and why."""
    for item in fuse.evidence_of(incident, record):
        if item.marks and item.claim.field in FIGURES and record.codebook.shows(item.claim.field):
            why = "; ".join(DOUBTS[mark] for mark in sorted(item.marks))
            claim = item.claim
            yield f"doubtful  {claim.id[:8]}  {claim.field} “{claim.quote}”, {claim.speaker}: {why}"


def _value(line: fuse.Stated, record: Record) -> str:
    """Return a value in the notation of tables, with its range where that says more."""
    field = record.codebook.named(line.field)
    if field.kind != "figure" or not line.value:
        return view.show(field, line.value, record) if line.value else "blank"
    is_wider = line.value.isdigit() and line.low != line.high
    return f"{line.value} ({line.low}–{line.high})" if is_wider else compact(line.value)


def _few(claims: Sequence[str], most: int = 4) -> str:
    """Return the beginnings of the ids of some claims, which stand in full with their values."""
    rest = [f"+{len(claims) - most}"] if len(claims) > most else []
    return " ".join([claim[:8] for claim in claims[:most]] + rest)


def rules_json(incident: Incident, record: Record) -> JSON:
    """Return what every rule chooses for an incident, and its tolls over time."""
    evidence = fuse.evidence_of(incident, record)
    tolls = {field.name: fuse.toll_over_time(evidence, field.name) for field in record.codebook.figures}
    return {
        "rules": [asdict(line) for line in fuse.compare(evidence, record.places, record.codebook)],
        "tolls": {name: [asdict(point) for point in points] for name, points in tolls.items() if points},
    }


# -- disagreement -------------------------------------------------------------------------------------------------

HEADS = {
    "field": "field", "incidents": "incidents", "in_dispute": "in dispute", "share": "differ", "confidence": "modal",
    "dscore": "dscore", "normalised": "normalised", "range": "range", "deviation": "deviation",
}  # fmt: skip
SHARES = frozenset({"in_dispute", "share", "confidence"})


def disagreement_table(measures: Iterable[Measures]) -> RenderableType:
    """Return the measures of every field that some report tells."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in HEADS.values():
        table.add_column(head, justify="left" if head == "field" else "right", no_wrap=True)
    for row in measures:
        if row.incidents:
            table.add_row(*(_measure(name, getattr(row, name)) for name in HEADS))
    return table


def _measure(name: str, value: str | float | None) -> str:
    """Return a share as a percentage and any other measure with two decimals."""
    if isinstance(value, float):
        return f"{value:.0%}" if name in SHARES else f"{value:.2f}"
    return "" if value is None else str(value)
