"""Commands that write a record for others: pages (`report`) and tables (`export`)."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from dateline import pipeline
from dateline.cli.options import existing, restating_rule, setting
from dateline.cli.progress import progress_bar
from dateline.export.files import export as write_file
from dateline.export.formats import FORMATS, format_of
from dateline.export.table import summary
from dateline.settings import check, chosen
from dateline.web.pages import write_pages


@click.command()
@setting("store")
@restating_rule
@click.option(
    "--out", default="pages", type=click.Path(path_type=Path), help="Folder for the pages.", show_default=True
)
def report(store: str, rule: str, out: Path) -> None:
    """Write pages that anyone can open: table, timeline, map, and one page an incident, its sources side by side."""
    with existing(store) as record:
        whole = pipeline.load_record(record, rule=rule)
    with progress_bar(Console(stderr=True)) as bar:
        task = bar.add_task("writing", total=None, rate="")
        count = write_pages(whole, out, lambda done, total: bar.update(task, completed=done, total=total))
    click.echo(f"{count} pages in {out}: open {out / 'index.html'}")


def rule_given(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str:
    """Return the rule that somebody asked for on the command line; empty if none."""
    return check("rule", given) if given else ""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@setting("store")
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="What to write; else FILE's ending tells.")
@click.option(
    "--rule",
    metavar="RULE",
    callback=rule_given,
    help="State what this rule chooses; else the format's own rule, or what the record was built with.",
)
def export(file: Path, store: str, name: str | None, rule: str) -> None:
    """Write a record in the columns that others use: FILE ends in .csv, .jsonl, .parquet, .geojson, .json or .jsonld.

    native is one row for each incident in each report; gtd, ucdp and acled are the tables of those projects, each under
    the rule of that project unless --rule names another; maverick has a row for each report, as its models take them;
    ftm (FollowTheMoney), geojson, timemap and annotations (W3C) are for other programs. What a format has no row for is
    told.
    """
    kind = format_of(file, name or "")
    with existing(store) as record:
        told = rule or kind.rule or chosen().get("rule", "")
        whole = pipeline.load_record(record, rule=told, abroad=bool(kind.rule))
        if kind.has_statements:
            whole = pipeline.with_statements(record, whole)
    table = kind.make(whole)
    count = write_file(table, kind, file)
    what = "row" if table.header else "object"
    for line in (f"{count} {what}{'s' if count != 1 else ''} in {file}", summary(table.left_out)):
        click.echo(line, err=True, nl=bool(line))
