"""Commands that read reports: into a record (`build`), or onto the screen (`extract`, `figures`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import click
from rich.console import Console

from dateline import pipeline
from dateline.cli import tables
from dateline.cli.codebook import asked, take_up
from dateline.cli.options import existing, json_option, reading_options, restating_rule, setting
from dateline.cli.progress import ReadingBar
from dateline.export.reading import failure_json, reading_json
from dateline.extract.check import checks
from dateline.fields import SHIPPED
from dateline.read import ReadOptions, check_sources
from dateline.records import Problem, Reading
from dateline.store import open_store


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@setting("store")
@reading_options
@setting("codebook")
@restating_rule
@setting("jobs")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary.")
def build(
    sources: tuple[str, ...], store: str, published: str, outlet: str, columns: Mapping[str, str],
    model: str, gazetteer: str, codebook: str, rule: str, jobs: str, quiet: bool,
) -> int:  # fmt: skip
    """Read reports into a record and put its incidents together.

    SOURCE is a file or a folder of text, HTML, PDF, JSONL and CSV files, or - for standard input. What was read before
    is not read again. Exit status 1 if some source could not be read.
    """
    options = ReadOptions(published=published, outlet=outlet, columns=columns)
    console = Console(stderr=True)
    check_sources(sources)
    with open_store(store) as record:
        changed = take_up(record, codebook)
        tools = pipeline.make_tools(model, gazetteer, record.codebook())
        with ReadingBar(console, quiet) as bar:
            summary = pipeline.build(sources, options, record, tools, rule, int(jobs), bar)
    for line in tables.problems_lines(summary.failures):
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)
    for line in () if quiet else (*changed, summary.sentence()):
        console.print(tables.clean(line), markup=False, highlight=False, soft_wrap=True)
    return 1 if summary.failures else 0


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@reading_options
@setting("codebook")
@click.option(
    "--jsonl", is_flag=True, help="One JSON object a report (docs/extract.schema.json); otherwise a short text."
)
def extract(
    sources: tuple[str, ...], published: str, outlet: str, columns: Mapping[str, str],
    model: str, gazetteer: str, codebook: str, jsonl: bool,
) -> int:  # fmt: skip
    """Read reports without a record and print what they say. Exit status 1 if some source could not be read."""
    options = ReadOptions(published=published, outlet=outlet, columns=columns)
    tools = pipeline.make_tools(model, gazetteer, asked(codebook) or SHIPPED)
    failed = False
    for item in pipeline.extract(sources, options, tools):
        if isinstance(item, Problem):
            failed = failed or not item.is_note
            click.echo(f"dateline: {tables.problems_lines([item])[0]}", err=True)
        if jsonl:
            found = failure_json(item) if isinstance(item, Problem) else reading_json(item)
            click.echo(json.dumps(found, ensure_ascii=False))
        elif not isinstance(item, Problem):
            tables.print_reading(tables.terminal(), item)
    return int(failed)


@click.command()
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
            tables.print_figures(tables.terminal(), item, checks(item))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    return int(failed)


def _kept(store: str) -> Iterator[Reading]:
    """Yield what a record holds of each of its documents."""
    with existing(store) as record:
        yield from pipeline.readings(record)
