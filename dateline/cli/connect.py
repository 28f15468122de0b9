"""The command that shows what incidents share: `connections`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline import pipeline
from dateline.cli import tables
from dateline.cli.options import existing, json_option, setting
from dateline.link.connections import Connection, Tie, connections
from dateline.records import Claim, Record
from dateline.web import view


@click.command("connections")
@click.argument("incident", default="")
@setting("store")
@json_option
def show_connections(incident: str, store: str, as_json: bool) -> None:
    """List what incidents share: named persons, groups, towns, sites and sources of weapons, and who says so.

    INCIDENT is an id or the beginning of one: only what that incident shares with others.
    """
    with existing(store) as record:
        only = record.incident(incident).id if incident else ""
        whole = pipeline.load_record(record)
    found = connections(whole, only)
    if as_json:
        click.echo(json.dumps([_connection_json(connection, whole) for connection in found], ensure_ascii=False))
    elif found:
        tables.terminal().print(_table(found, whole))
    else:
        click.echo("no connections")


def _table(found: Sequence[Connection], record: Record) -> RenderableType:
    """Return a line for each incident of each connection; the names and the words give way in a narrow terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0), expand=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("shared", overflow="ellipsis", no_wrap=True, ratio=3, style="bold")
    for name in ("id", "date"):
        table.add_column(name, no_wrap=True)
    table.add_column("incident", overflow="ellipsis", no_wrap=True, ratio=3)
    table.add_column("according to", overflow="ellipsis", no_wrap=True, ratio=3)
    table.add_column("words", overflow="ellipsis", no_wrap=True, ratio=2)
    views = {incident.id: view.overview(incident, record) for incident in record.incidents}
    for connection in found:
        for number, tie in enumerate(connection.ties):
            shared = (connection.kind, connection.name) if not number else ("", "")
            about = views[tie.incident_id]
            cells = (*shared, about.id[:8], about.date, about.title, _speakers(tie, record), _words(tie))
            table.add_row(*(Text(tables.clean(cell)) for cell in cells))
    return table


def _speakers(tie: Tie, record: Record) -> str:
    """Return who says so: speakers with the outlets that quote them."""
    return "; ".join(dict.fromkeys(_speaker(claim, record) for claim in tie.claims))


def _speaker(claim: Claim, record: Record) -> str:
    document = record.accounts[claim.mention_id].document
    outlet = document.outlet or document.address
    return f"{claim.speaker} in {outlet}" if claim.speaker else outlet


def _words(tie: Tie) -> str:
    return "; ".join(dict.fromkeys(f"“{claim.quote}”" for claim in tie.claims))


def _connection_json(connection: Connection, record: Record) -> dict[str, Any]:
    """Return a connection with every claim behind it."""
    ties = [{"incident": tie.incident_id, "claims": list(_claims_json(tie.claims, record))} for tie in connection.ties]
    return {"kind": connection.kind, "name": connection.name, "incidents": ties}


def _claims_json(claims: Sequence[Claim], record: Record) -> Iterator[dict[str, Any]]:
    for claim in claims:
        document = record.accounts[claim.mention_id].document
        yield {
            "id": claim.id,
            "field": claim.field,
            "value": claim.value,
            "stance": claim.stance,
            "speaker": claim.speaker,
            "quote": claim.quote,
            "starts": claim.starts,
            "ends": claim.ends,
            "document": document.id,
            "outlet": document.outlet,
            "published": document.published,
        }
