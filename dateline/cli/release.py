"""The command that publishes a record: `release`."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from dateline import pipeline
from dateline.cli.options import existing, restating_rule, setting
from dateline.coded.values import day
from dateline.export.release import Order
from dateline.export.release import release as write_release


def iso_day(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str:
    """Return a date as ISO writes it, today's where none is given."""
    try:
        return (day(given) if given else datetime.now(UTC).date()).isoformat()
    except ValueError as error:
        raise click.BadParameter("write a date as 2016-03-22") from error


@click.command()
@setting("store")
@click.option("--out", default=".", type=click.Path(path_type=Path), help="Folder for the release.", show_default=True)
@click.option("--by", required=True, help="Who publishes it: the name to cite.")
@click.option("--title", default="A sourced incident record", help="What to call it.", show_default=True)
@click.option("--date", "when", callback=iso_day, metavar="DATE", help="The day of the release; today by default.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Publish this private person's name; repeat it.")
@restating_rule
def release(store: str, out: Path, by: str, title: str, when: str, names: tuple[str, ...], rule: str) -> None:
    """Write a dated folder to publish: tables, codebook, methods, sources, audit, citation and checksums.

    The text of the reports stays out, and so do the names of private persons: victims, suspects and sources of weapons
    unless a person accepted the claim that names them, and those who are quoted without an office. --name puts in the
    name of somebody who agreed. A folder that is there already is never written over.
    """
    with existing(store) as record:
        whole = pipeline.with_statements(record, pipeline.load_record(record))
        order = Order(when, title, by, pipeline.rule_of(record, rule), version("dateline"), names)
        findings = [str(finding) for finding in record.audit()]
    folder = write_release(whole, findings, order, out)
    click.echo(f"{len(whole.incidents)} incidents in {folder}: read METHODS.md before you publish it")
