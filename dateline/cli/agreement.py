"""The command that measures how far blind coders agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.options import existing, json_option, setting
from dateline.cli.tables import clean, terminal
from dateline.review.actions import person
from dateline.review.adjudicate import Tell, doubles, teller
from dateline.review.agreement import Interval
from dateline.review.reliability import Agreement, measure
from dateline.review.words import knows
from dateline.store.judgements import PERSON


@click.command()
@click.option("--field", "fields", multiple=True, metavar="FIELD", help="This field alone; may be given several times.")
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="These coders alone; give it twice or more.")
@click.option("--ruled", is_flag=True, help="Only what each coder ruled on, not what they left as it was proposed.")
@click.option("--seed", default=1, show_default=True, help="What the draws for the intervals start from.")
@setting("store")
@json_option
def agreement(
    fields: tuple[str, ...], coders: tuple[str, ...], ruled: bool, seed: int, store: str, as_json: bool
) -> None:
    """Measure how far blind coders agree, field by field, and list where they differ.

    Percent, Cohen's kappa (of two coders), and Krippendorff's alpha on the scale of the field, each with the interval
    that 95 of 100 random draws of the incidents stay within. Only incidents with which all their coders are done count.
    """
    if len(coders) == 1:
        raise click.UsageError("one coder alone agrees with nobody: give --coder twice or more")
    with existing(store) as record:
        codebook = record.codebook()
        wanted = [knows(codebook, name).name for name in fields]
        who = [person(coder) for coder in coders]
        found = measure(doubles(record), codebook.shown, wanted, who, ruled, seed)
        tell = teller(record)
    if as_json:
        click.echo(json.dumps([_json(row) for row in found], ensure_ascii=False))
    elif found:
        terminal().print(_table(found))
        for line in _differing(found, tell):
            terminal().print(Text(clean(line), style="dim"))
    else:
        click.echo("no incident has two blind coders who are done: see `dateline assign`")


def _json(row: Agreement) -> dict[str, Any]:
    measures = {name: one._asdict() if (one := getattr(row, name)) else None for name in ("percent", "kappa", "alpha")}
    differing = [
        {
            "incident": item.incident_id,
            "answers": {
                coder.removeprefix(PERSON): [asdict(one) for one in items] for coder, items in item.answers.items()
            },
        }
        for item in row.differing
    ]
    counts = {"field": row.name, "scale": row.scale, "incidents": row.units, "on_scale": row.scaled}
    return counts | measures | {"differing": differing}


def _table(rows: Iterable[Agreement]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("field", "scale", "n", "agree", "95 %", "kappa", "95 %", "alpha", "95 %", "n of alpha"):
        table.add_column(name, justify="left" if name in ("field", "scale", "95 %") else "right", no_wrap=True)
    for row in rows:
        shares = share(row.percent, 100, "%")
        cells = (row.name, row.scale, str(row.units), *shares, *share(row.kappa), *share(row.alpha), str(row.scaled))
        table.add_row(*(Text(clean(cell)) for cell in cells))
    return table


def share(found: Interval | None, times: int = 1, unit: str = "") -> tuple[str, str]:
    """Return a measure and its interval as they are printed; nothing where there is no number."""
    if found is None:
        return "", ""
    digits = 0 if times == 100 else 2
    value, low, high = (f"{times * number:.{digits}f}" for number in found)
    return f"{value}{unit}", f"{low} to {high}"


def _differing(rows: Iterable[Agreement], tell: Tell) -> Iterator[str]:
    """Yield a line for each incident and field on which the coders differ, once."""
    lines = (
        f"{item.incident_id[:8]} {item.field}: "
        + "; ".join(f"{coder.removeprefix(PERSON)} {tell(item.field, one)}" for coder, one in item.answers.items())
        for row in rows
        for item in row.differing
    )
    yield from dict.fromkeys(lines)
