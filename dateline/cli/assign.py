"""The command that gives incidents to coders, and shows who has what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, get_args

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.options import existing, json_option, machine_user, setting
from dateline.cli.tables import clean, terminal
from dateline.records import Incident, State
from dateline.review import assign as assigning
from dateline.store import Given, Store, Wanted
from dateline.store.judgements import PERSON
from dateline.store.search import STANDINGS

STATES: tuple[State, ...] = get_args(State)

FILTERS = {
    "after": "On or after an ISO day, or a prefix of one.",
    "before": "On or before it.",
    "place": "A part of the name of the place or its province, or a country code.",
    "type": "The type.",
    "outlet": "A part of the name of an outlet that reports it.",
    "standing": "disputed, reviewed or unreviewed.",
    "words": "Words of its reports; words in quotes stand together.",
}
"""What incidents to give can be chosen by: the filters of the desk's list."""


def filters(command: Any) -> Any:
    """Add an option for each filter to a command."""
    for name, says in reversed(FILTERS.items()):
        kind = click.Choice(["", *STANDINGS]) if name == "standing" else str
        command = click.option(f"--{name}", default="", type=kind, metavar=name.upper(), help=says)(command)
    return command


@click.command("assign")
@click.argument("incidents", nargs=-1, metavar="[INCIDENT]...")
@click.option("--to", "coders", multiple=True, metavar="NAME", help="To whom; may be given several times.")
@click.option("--blind", is_flag=True, help="Each codes apart from the others, and apart from the record.")
@click.option("--sample", default=0, type=click.IntRange(0), metavar="N", help="So many of them, at random.")
@click.option("--every", default=0, type=click.IntRange(0), metavar="N", help="Every Nth of them.")
@click.option("--seed", default=1, show_default=True, help="What the random draw starts from.")
@filters
@click.option("--withdraw", "change", flag_value="withdraw", help="Take the incidents named back from --to.")
@click.option("--again", "change", flag_value="again", help="Let --to go on with what they said they were done with.")
@click.option("--by", default="", help="Who gives them; without it, the name of the account of this machine.")
@setting("store")
@json_option
def assign(
    incidents: tuple[str, ...], coders: tuple[str, ...], blind: bool, sample: int, every: int, seed: int,
    change: str | None, by: str, store: str, as_json: bool, **wanted: str,
) -> None:  # fmt: skip
    """Give incidents to coders; without --to, show who has what.

    INCIDENT is an id or the beginning of one; without any, all incidents that are as the filters say. Each blind coder
    sees the reports and what was read in them, and nothing that others ruled; the record stays as it is until an editor
    has dealt with the differences.
    """
    if change and not (coders and incidents):
        raise click.UsageError(f"--{change} needs the incidents, and --to")
    with existing(store) as record:
        if not coders:
            _show(record, as_json)
            return
        found = _named(record, incidents) if incidents else _matching(record, wanted)
        if change:
            for incident, coder in product(found, coders):
                CHANGES[change](record, incident, coder, by or machine_user())
            return
        drawn = set(assigning.draw([one.id for one in found], assigning.Draw(sample, every, seed)))
        taken = [one for one in found if one.id in drawn]
        assigning.check_coders(record, coders)
        new = assigning.give(record, taken, coders, by or machine_user(), "blind" if blind else "open")
    click.echo(f"incidents: {len(taken)}, new assignments: {new}")


CHANGES: Mapping[str, Callable[[Store, Incident, str, str], None]] = {
    "withdraw": assigning.withdraw,
    "again": assigning.give_again,
}


def _named(record: Store, incidents: Iterable[str]) -> list[Incident]:
    return [record.incident(name) for name in incidents]


def _matching(record: Store, wanted: Mapping[str, str]) -> list[Incident]:
    """Return the incidents that are as wanted, in the order of the list."""
    names = record.find_incidents(Wanted(**wanted))
    found = {incident.id: incident for incident in record.incidents_of_ids(names)}
    return [found[name] for name in names]


# -- who has what -------------------------------------------------------------------------------------------------


def _show(record: Store, as_json: bool) -> None:
    given = record.assignments()
    homes = record.homes(item.assignment.mention_id for item in given)
    if as_json:
        click.echo(json.dumps([_json(item, homes) for item in given], ensure_ascii=False))
    elif given:
        terminal().print(_table(given))
    else:
        click.echo("nothing is given to anybody")


def _json(item: Given, homes: Mapping[str, str]) -> dict[str, str]:
    one = item.assignment
    return {
        "incident": homes.get(one.mention_id, ""),
        "coder": one.coder.removeprefix(PERSON),
        "mode": one.mode,
        "state": one.state,
        "by": one.decided_by.removeprefix(PERSON),
        "at": item.at,
    }


def _table(given: Sequence[Given]) -> RenderableType:
    """Return how many incidents each coder has, by how far they are."""
    counts = Counter((one.coder, one.mode, one.state) for one in (item.assignment for item in given))
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("coder", "mode"):
        table.add_column(name)
    for name in STATES:
        table.add_column(name, justify="right")
    for coder, mode in sorted({(coder, mode) for coder, mode, _ in counts}):
        cells = (coder.removeprefix(PERSON), mode, *(str(counts[coder, mode, state]) for state in STATES))
        table.add_row(*(Text(clean(cell)) for cell in cells))
    return table
