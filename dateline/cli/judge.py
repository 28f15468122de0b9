"""Commands that keep what a person ruled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from dateline import pipeline
from dateline.cli.options import existing, restating_rule, setting
from dateline.errors import BadSetting
from dateline.gazetteer import Gazetteer
from dateline.records import Place
from dateline.review import actions
from dateline.review.adjudicate import settle
from dateline.review.hand import Hand
from dateline.web.desk import forms


@click.command()
@click.argument(
    "ruling", type=click.Choice(["accept", "reject", "same", "different", "add", "correct", "done", "settle", "undo"])
)
@click.argument("ids", nargs=-1)
@click.option("--by", required=True, help="Who decides.")
@click.option("--note", default="", help="Why.")
@click.option("--field", default="", help="For add: the field of the codebook.")
@click.option("--quote", default="", help="For add and correct: words of the report that say so, to the letter.")
@click.option("--value", default="", help="For add and correct: the value; without it, as the quote reads by itself.")
@setting("store")
@setting("gazetteer")
@restating_rule
def decide(
    ruling: str, ids: tuple[str, ...], by: str, note: str, field: str, quote: str, value: str,
    store: str, gazetteer: str, rule: str,
) -> None:  # fmt: skip
    """Keep a person's decision and put the incidents together anew.

    accept CLAIM and reject CLAIM rule on one claim, same MENTION MENTION and different MENTION MENTION on what two
    reports tell; add MENTION gives a field a value that nothing had read, and correct CLAIM another than was read, both
    by words of the report; undo takes back the last decision of that person. `dateline show` prints the ids. A coder is
    done with an INCIDENT that was given; an editor settles one whose blind coders are all done and agree.
    """
    wanted = {"same": 2, "different": 2, "undo": 0}.get(ruling, 1)
    if len(ids) != wanted:
        raise click.UsageError(f"{ruling} takes {wanted} ids, not {len(ids)}")
    with existing(store) as record:
        if ruling == "undo" and not actions.undo(record, by):
            raise BadSetting(f"{by} has no decision to take back: check the name")
        if ruling == "done":
            pipeline.finish_coding(record, record.incident(ids[0]), by, rule)
        elif ruling == "settle":
            settle(record, record.incident(ids[0]), by, note)
        elif ruling in ("add", "correct"):
            asked = forms.Request(ruling, ids, note, quote, value, field)
            forms.carry_out(asked, forms.Bench(record, by, pipeline.rule_of(record, rule), _places(gazetteer)))
        elif ruling != "undo":
            RULINGS[ruling](Hand(record), *ids, by, note)
        pipeline.rebuild(record, rule)


RULINGS: Mapping[str, Callable[..., None]] = {
    "accept": actions.accept,
    "reject": actions.reject,
    "same": actions.same,
    "different": actions.different,
}


def _places(gazetteer: str) -> Callable[[str], Sequence[Place]]:
    """Return what looks places up: the gazetteer is opened when somebody first names one."""
    return lambda name: Gazetteer.open(Path(gazetteer) if gazetteer else None).candidates(name)
