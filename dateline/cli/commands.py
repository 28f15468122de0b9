"""The commands. Each parses what it was given, calls one function and prints what came back."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from dateline import pipeline
from dateline.cli import tables
from dateline.cli.progress import ReadingBar, progress_bar
from dateline.errors import BadSetting
from dateline.export import files, flat
from dateline.export.reading import failure_json, reading_json
from dateline.extract.check import checks
from dateline.fields import FIELDS
from dateline.read import ReadOptions, check_sources
from dateline.read.options import COLUMNS
from dateline.records import Problem, Reading
from dateline.review import actions
from dateline.settings import SETTINGS, check, load
from dateline.store import Store, open_store
from dateline.web.pages import write_pages
from dateline.web.view import newest_first

Command = TypeVar("Command", bound=Callable[..., Any])

PIPE_WIDTH = 160
"""Columns of a table that goes into a file or a pipe."""

HELP = {setting.name: setting.help for setting in SETTINGS}


def setting(name: str) -> Callable[[Command], Command]:
    """Return an option that is taken from the settings where it is not given."""

    def value(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str:
        return load()[name] if given is None else check(name, given)

    return click.option(f"--{name}", metavar=name.upper(), callback=value, help=HELP[name])


def columns_option(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> Mapping[str, str]:
    """Return `text=body` pairs as a mapping; a usage error for anything else."""
    if not all("=" in pair for pair in given):
        raise click.BadParameter(f"write NAME=COLUMN, where NAME is one of {', '.join(COLUMNS)}")
    return dict(pair.split("=", 1) for pair in given)


def reading_options(command: Command) -> Command:
    """Add the options of commands that read reports."""
    for option in (
        setting("gazetteer"),
        setting("model"),
        click.option("--column", "columns", multiple=True, callback=columns_option, metavar="NAME=COLUMN",
                     help="Which column of a CSV or JSONL collection holds what: text=body, published=day."),
        click.option("--outlet", default="", help="Who published reports that do not say so."),
        click.option("--published", default="", metavar="DATE",
                     help="Publication date of reports that carry none."),
    ):  # fmt: skip
        command = option(command)
    return command


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(None, "-V", "--version", package_name="dateline", message="%(prog)s %(version)s")
def dateline() -> None:
    """Read news reports of violent incidents and keep a sourced incident record.

    Every value cites the words it came from; conflicting reports stay side by side.
    """


@dateline.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@setting("store")
@reading_options
@setting("rule")
@setting("jobs")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary.")
def build(
    sources: tuple[str, ...], store: str, published: str, outlet: str, columns: Mapping[str, str],
    model: str, gazetteer: str, rule: str, jobs: str, quiet: bool,
) -> int:  # fmt: skip
    """Read reports into a record and put its incidents together.

    SOURCE is a file or a folder of text, HTML, PDF, JSONL and CSV files, or - for standard input. What was read before
    is not read again. Exit status 1 if some source could not be read.
    """
    options = ReadOptions(published=published, outlet=outlet, columns=columns)
    console = Console(stderr=True)
    check_sources(sources)
    with open_store(store) as record:
        tools = pipeline.make_tools(model, gazetteer)
        with ReadingBar(console, quiet) as bar:
            summary = pipeline.build(sources, options, record, tools, rule, int(jobs), bar)
    for line in tables.problems_lines(summary.failures):
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)
    if not quiet:
        console.print(summary.sentence(), highlight=False, soft_wrap=True)
    return 1 if summary.failures else 0


@dateline.command()
@setting("store")
@json_option
def incidents(store: str, as_json: bool) -> None:
    """List the incidents of a record: date, place, type, killed, injured, sources, disputes."""
    with _existing(store) as record:
        whole = pipeline.load_record(record)
    ordered = newest_first(whole.incidents)
    if as_json:
        click.echo(json.dumps([tables.incident_json(incident, whole) for incident in ordered], ensure_ascii=False))
    elif ordered:
        _terminal().print(tables.incidents_table(ordered, whole))
    else:
        click.echo("no incidents")


@dateline.command()
@click.argument("incident")
@setting("store")
@json_option
def show(incident: str, store: str, as_json: bool) -> None:
    """Show one incident: every value, its claims for and against, quotes, speakers, the rule.

    INCIDENT is its id or the beginning of it.
    """
    with _existing(store) as record:
        found = record.incident(incident)
        whole = pipeline.load_record(record, [found])
    if as_json:
        click.echo(json.dumps(tables.incident_json(found, whole), ensure_ascii=False))
    else:
        tables.print_incident(_terminal(), found, whole)


@dateline.command()
@setting("store")
@click.option(
    "--out", default="pages", type=click.Path(path_type=Path), help="Folder for the pages.", show_default=True
)
def report(store: str, out: Path) -> None:
    """Write pages that anyone can open: table, timeline, map, and one page an incident, its sources side by side."""
    with _existing(store) as record:
        whole = pipeline.load_record(record)
    with progress_bar(Console(stderr=True)) as bar:
        task = bar.add_task("writing", total=len(whole.incidents) + 1, rate="")
        count = write_pages(whole, out, lambda: bar.advance(task))
    click.echo(f"{count} pages in {out}: open {out / 'index.html'}")


@dateline.command()
@click.argument("file", type=click.Path(path_type=Path))
@setting("store")
def export(file: Path, store: str) -> None:
    """Write the native flat table, one row per incident per report: FILE ends in .csv or .jsonl."""
    with _existing(store) as record:
        whole = pipeline.load_record(record)
    count = files.export(flat.rows(newest_first(whole.incidents), whole.accounts, whole.places), file)
    click.echo(f"{count} rows in {file}", err=True)


@dateline.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@reading_options
@click.option(
    "--jsonl", is_flag=True, help="One JSON object a report (docs/extract.schema.json); otherwise a short text."
)
def extract(
    sources: tuple[str, ...], published: str, outlet: str, columns: Mapping[str, str],
    model: str, gazetteer: str, jsonl: bool,
) -> int:  # fmt: skip
    """Read reports without a record and print what they say. Exit status 1 if some source could not be read."""
    options = ReadOptions(published=published, outlet=outlet, columns=columns)
    tools = pipeline.make_tools(model, gazetteer)
    failed = False
    for item in pipeline.extract(sources, options, tools):
        if isinstance(item, Problem):
            failed = failed or not item.is_note
            click.echo(f"dateline: {tables.problems_lines([item])[0]}", err=True)
        if jsonl:
            found = failure_json(item) if isinstance(item, Problem) else reading_json(item)
            click.echo(json.dumps(found, ensure_ascii=False))
        elif not isinstance(item, Problem):
            tables.print_reading(_terminal(), item)
    return int(failed)


@dateline.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@setting("store")
@reading_options
@json_option
def figures(
    sources: tuple[str, ...], store: str, published: str, outlet: str, columns: Mapping[str, str],
    model: str, gazetteer: str, as_json: bool,
) -> int:  # fmt: skip
    """List every figure with what it counts, and check the figures of a report against each other.

    SOURCE is a file or a folder as for build; without any, the documents of the record are taken. Exit status 1 if some
    source could not be read.
    """
    options = ReadOptions(published=published, outlet=outlet, columns=columns)
    items = pipeline.extract(sources, options, pipeline.make_tools(model, gazetteer)) if sources else _kept(store)
    failed, found = False, []
    for item in items:
        if isinstance(item, Problem):
            failed = failed or not item.is_note
            click.echo(f"dateline: {tables.problems_lines([item])[0]}", err=True)
        elif as_json:
            found.append(tables.figures_json(item, checks(item)))
        else:
            tables.print_figures(_terminal(), item, checks(item))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    return int(failed)


def _kept(store: str) -> Iterator[Reading]:
    """Yield what a record holds of each of its documents."""
    with _existing(store) as record:
        yield from pipeline.readings(record)


@dateline.command()
@setting("store")
def audit(store: str) -> int:
    """Check the promises of the record: print nothing and exit 0 when they hold."""
    with _existing(store) as record:
        findings = record.audit()
    for finding in findings:
        click.echo(f"{finding.promise}: {finding.row}")
    return int(bool(findings))


@dateline.command()
@setting("store")
@json_option
def problems(store: str, as_json: bool) -> None:
    """List what could not be read, placed, dated or linked, and why."""
    with _existing(store) as record:
        found = record.problems()
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in found], ensure_ascii=False))
    else:
        click.echo("\n".join(tables.problems_lines(found)) or "no problems")


@dateline.command()
def codebook() -> None:
    """Print the codebook: every field, its question and its answers."""
    for field in FIELDS:
        click.echo(f"{field.name}: {field.question} {field.help}")
        for answer in field.answers:
            click.echo(f"    {answer.name}: {answer.help}")


@dateline.command()
@click.argument("ruling", type=click.Choice(["accept", "reject", "same", "different", "undo"]))
@click.argument("ids", nargs=-1)
@click.option("--by", required=True, help="Who decides.")
@click.option("--note", default="", help="Why.")
@setting("store")
@setting("rule")
def decide(ruling: str, ids: tuple[str, ...], by: str, note: str, store: str, rule: str) -> None:
    """Keep a person's decision and put the incidents together anew.

    accept CLAIM and reject CLAIM rule on one claim, same MENTION MENTION and different MENTION MENTION on what two
    reports tell; undo takes back the last decision of that person. `dateline show` prints the ids.
    """
    wanted = {"accept": 1, "reject": 1, "same": 2, "different": 2, "undo": 0}[ruling]
    if len(ids) != wanted:
        raise click.UsageError(f"{ruling} takes {wanted} ids, not {len(ids)}")
    with _existing(store) as record:
        if ruling == "undo" and not actions.undo(record, by):
            raise BadSetting(f"{by} has no decision to take back: check the name")
        if ruling != "undo":
            RULINGS[ruling](record, *ids, by, note)
        pipeline.rebuild(record, rule)


RULINGS: Mapping[str, Callable[..., None]] = {
    "accept": actions.accept,
    "reject": actions.reject,
    "same": actions.same,
    "different": actions.different,
}


@contextmanager
def _existing(url: str) -> Iterator[Store]:
    """Open a record that must be there."""
    with open_store(url, create=False) as store:
        yield store


def _terminal() -> Console:
    """Return standard output: as wide as the terminal, or wide enough for whole lines where it goes into a file."""
    console = Console()
    return console if console.is_terminal or "COLUMNS" in os.environ else Console(width=PIPE_WIDTH)
