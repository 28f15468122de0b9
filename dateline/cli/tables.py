"""The record on a terminal: tables that fit its width, and as JSON for scripts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.export.reading import document_json, figure_json
from dateline.extract.check import speaker_of
from dateline.records import Check, Figure, Incident, Problem, Reading, Record
from dateline.resolve.figure import show
from dateline.web import view

JSON = dict[str, Any]

PIPE_WIDTH = 160
"""Columns of a table that goes into a file or a pipe."""

STATUS_STYLE = {"agreed": "dim", "disputed": "bold red", "reviewed": "bold blue"}
SIDE_STYLE = {"for": "green", "against": "red", "earlier": "yellow", "beside": "dim", "rejected": "strike dim"}


def terminal() -> Console:
    """Return standard output: as wide as the terminal, or wide enough for whole lines where it goes into a file."""
    console = Console()
    return console if console.is_terminal or "COLUMNS" in os.environ else Console(width=PIPE_WIDTH)


def clean(words: str) -> str:
    """Return words on one line without control characters, so that a report cannot steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(words.split()))


def incidents_table(incidents: Sequence[Incident], record: Record) -> RenderableType:
    """Return the incidents as a table, one line each; only place and notes give way where the terminal is narrow."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), expand=True)
    for name in ("id", "date", "type"):
        table.add_column(name, no_wrap=True)
    table.add_column("place", overflow="ellipsis", no_wrap=True, ratio=3)
    for name in ("killed", "injured", "sources"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("notes", overflow="ellipsis", no_wrap=True, ratio=2, style="red")
    lines = [_cells(incident, record) for incident in incidents]
    for line in lines:
        table.add_row(*(Text(clean(cell)) for cell in line))
    for column, cells in zip(table.columns, zip(*lines, strict=True), strict=False):
        if not column.ratio:
            column.min_width = max(map(len, (str(column.header), *cells)))
    return table


def _cells(incident: Incident, record: Record) -> tuple[str, ...]:
    """Return the cells of an incident's line: dates and figures in their short notation."""
    line = view.overview(incident, record)
    sources = str(line.sources) if line.sources == line.reports else f"{line.sources} of {line.reports}"
    notes = [line.status if line.status != "happened" else "", disputed(line.disputes)]
    stated = [" ".join(value.value for value in incident.stated(name)) for name in ("date", "killed", "injured")]
    return (
        *(line.id[:8], stated[0], line.type, line.place),
        *(compact(stated[1]), compact(stated[2]), sources, "; ".join(note for note in notes if note)),
    )


def compact(figure: str) -> str:
    """Return a figure in the notation of tables: `31+`, `≤10`, `~250`, `10–15`."""
    if figure.endswith(".."):
        return f"{figure[:-2]}+"
    if figure.startswith(".."):
        return f"≤{figure[2:]}"
    return figure.replace("..", "–")


def disputed(fields: Sequence[str]) -> str:
    """Return the fields in which reports contradict each other, in words."""
    return f"disputed: {', '.join(fields)}" if fields else ""


def print_incident(console: Console, incident: Incident, record: Record) -> None:
    """Print every value of an incident with its claims for and against, quotes, speakers and the rule."""
    head = view.overview(incident, record)
    console.print(Text(f"{head.title}", style="bold"), Text(f"  {incident.id}", style="dim"), sep="")
    console.print(Text(clean(f"{head.date or 'date not known'} · {head.reports} reports, {head.sources} independent")))
    for value in view.values(incident, record):
        console.print()
        stated = Text(f"{value.field.title or value.field.name}  ", style="bold cyan")
        stated.append(clean(value.shown), style="bold")
        stated.append(f"  {value.status}", style=STATUS_STYLE[value.status])
        stated.append(f"  {value.rule}", style="dim")
        console.print(stated)
        for claim in value.claims:
            console.print(Text("  ").append_text(_claim_line(claim)))
    console.print()
    for report in view.reports(incident, record):
        mark = " (reprint)" if report.is_copy else ""
        line = f"mention {report.mention_id}  {report.published}  {report.outlet}  {report.title}{mark}"
        console.print(Text(clean(line), style="dim"))


def _claim_line(claim: view.ClaimView) -> Text:
    text = Text(f"{claim.side:<8} ", style=SIDE_STYLE[claim.side])
    text.append(f"“{clean(claim.quote)}”", style="default")
    notes = [
        f"= {claim.shown}" if claim.shown and claim.shown != claim.quote else "",
        f"({claim.counts})" if claim.counts else "",
        claim.stance if claim.stance != "asserted" else "",
    ]
    text.append("".join(f" {clean(note)}" for note in notes if note), style="bold")
    who = [f"{claim.speaker} in {claim.outlet}" if claim.speaker else claim.outlet, claim.published]
    text.append(f"  {clean(', '.join(part for part in who if part))}", style="dim")
    text.append(f"{'  reprint' if claim.copy else ''}  {claim.id}", style="dim")
    return text


def problems_lines(problems: Iterable[Problem]) -> list[str]:
    """Return one line a problem."""
    return [
        clean(f"{problem.stage}: {problem.path + ': ' if problem.path else ''}{problem.message}")
        for problem in problems
    ]


def print_reading(console: Console, reading: Reading) -> None:
    """Print what a report says: its mentions with their claims, and how much else was found."""
    document = reading.document
    console.print(Text(clean(document.title or document.address), style="bold"), Text(clean(f"  {document.published}")))
    for mention in reading.mentions:
        console.print()
        for claim in mention.claims:
            line = Text(f"  {claim.field:<18}", style="cyan")
            line.append(f"{clean(claim.value):<24} ", style="bold")
            line.append(f"“{clean(claim.quote)}”")
            line.append(clean(f"  {claim.speaker} {claim.stance if claim.stance != 'asserted' else ''}"), style="dim")
            console.print(line)
    counts = f"{len(reading.mentions)} mentions, {len(reading.statements)} statements, {len(reading.figures)} figures"
    console.print(Text(f"\n{counts}, {len(reading.problems)} problems\n", style="dim"))


VERDICT_STYLE = {"agrees": "green", "differs": "bold red", "implies": "bold"}


def print_figures(console: Console, reading: Reading, checks: Sequence[Check]) -> None:
    """Print every figure of a report with what it counts, and below them the checks with their quotes."""
    document = reading.document
    console.print(Text(clean(document.title or document.address), style="bold"), Text(clean(f"  {document.published}")))
    console.print(_figures_table(reading) if reading.figures else Text("no figures", style="dim"))
    for check in checks:
        line = Text(f"{check.verdict:<8} ", style=VERDICT_STYLE[check.verdict])
        line.append(f"{check.kind}: {clean(check.sentence)} ", style="default")
        line.append(" … ".join(f"“{clean(document.text[quote.starts : quote.ends])}”" for quote in check.quotes), "dim")
        console.print(line, soft_wrap=True)
    console.print()


def _figures_table(reading: Reading) -> RenderableType:
    """Return the figures of a report as a table, one line each; speaker and words give way in a narrow terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), expand=True)
    for name in ("value", "counts", "outcome"):
        table.add_column(name, no_wrap=True)
    table.add_column("speaker", overflow="ellipsis", no_wrap=True, ratio=2)
    table.add_column("words", overflow="ellipsis", no_wrap=True, ratio=3)
    for figure in reading.figures:
        table.add_row(*(Text(clean(cell)) for cell in _figure_cells(reading, figure)))
    return table


def _figure_cells(reading: Reading, figure: Figure) -> tuple[str, ...]:
    """Return the cells of a figure's line."""
    text = reading.document.text
    counts = f"people ({figure.counts})" if figure.counts not in ("", "all") else figure.unit
    outcome = f"{figure.outcome} ({figure.scope})" if figure.scope in ("part", "cumulative") else figure.outcome
    speaker = speaker_of(text, reading.statements, figure)
    return show(figure.value), counts, outcome, speaker, text[figure.starts : figure.ends]


def figures_json(reading: Reading, checks: Sequence[Check]) -> JSON:
    """Return the figures of a report and the checks between them."""
    text = reading.document.text
    return {
        "document": document_json(reading.document),
        "figures": [
            figure_json(figure, text)
            | {"unit": figure.unit, "outcome": figure.outcome, "scope": figure.scope}
            | {"speaker": speaker_of(text, reading.statements, figure)}
            for figure in reading.figures
        ],
        "checks": [check_json(check, text) for check in checks],
    }


def check_json(check: Check, text: str) -> JSON:
    """Return a check with its quotes."""
    quotes = [{"starts": at.starts, "ends": at.ends, "quote": text[at.starts : at.ends]} for at in check.quotes]
    return {"kind": check.kind, "verdict": check.verdict, "sentence": check.sentence, "quotes": quotes}
