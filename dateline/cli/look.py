"""Commands that show what a record holds, and the codebook: they alter nothing."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from dateline import pipeline
from dateline.cli import rules, tables
from dateline.cli.options import existing, json_option, restating_rule, setting
from dateline.export.incident import whole_json
from dateline.fuse.disagreement import measure
from dateline.web.view import newest_first


@click.command()
@setting("store")
@restating_rule
@json_option
def incidents(store: str, rule: str, as_json: bool) -> None:
    """List the incidents of a record: date, place, type, killed, injured, sources, disputes."""
    with existing(store) as record:
        whole = pipeline.load_record(record, rule=rule)
    ordered = newest_first(whole.incidents)
    if as_json:
        click.echo(json.dumps([whole_json(incident, whole) for incident in ordered], ensure_ascii=False))
    elif ordered:
        tables.terminal().print(tables.incidents_table(ordered, whole))
    else:
        click.echo("no incidents")


@click.command()
@click.argument("incident")
@setting("store")
@restating_rule
@json_option
def show(incident: str, store: str, rule: str, as_json: bool) -> None:
    """Show one incident: every value, its claims for and against, quotes, speakers, and the rules side by side.

    INCIDENT is its id or the beginning of it.
    """
    with existing(store) as record:
        whole = pipeline.load_record(record, [record.incident(incident)], rule)
    (found,) = whole.incidents
    if as_json:
        told = whole_json(found, whole) | rules.rules_json(found, whole)
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        tables.print_incident(tables.terminal(), found, whole)
        rules.print_rules(tables.terminal(), found, whole)


@click.command()
@setting("store")
@click.option(
    "--reports",
    "least",
    default=1,
    type=click.IntRange(1),
    show_default=True,
    help="Only incidents with so many reports: with one, nobody can disagree.",
)
@json_option
def disagreement(store: str, least: int, as_json: bool) -> None:
    """Measure how far the reports of an incident disagree, field by field."""
    with existing(store) as record:
        found = measure(pipeline.load_record(record), least)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in found], ensure_ascii=False))
    else:
        tables.terminal().print(rules.disagreement_table(found))


@click.command()
@setting("store")
def audit(store: str) -> int:
    """Check the promises of the record: print nothing and exit 0 when they hold."""
    with existing(store) as record:
        findings = record.audit()
    for finding in findings:
        click.echo(f"{finding.promise}: {finding.row}")
    return int(bool(findings))


@click.command()
@setting("store")
@json_option
def problems(store: str, as_json: bool) -> None:
    """List what could not be read, placed, dated or linked, and why."""
    with existing(store) as record:
        found = record.problems()
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in found], ensure_ascii=False))
    else:
        click.echo("\n".join(tables.problems_lines(found)) or "no problems")
