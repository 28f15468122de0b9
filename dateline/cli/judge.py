"""Commands that keep what a person ruled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from dateline import pipeline
from dateline.cli.options import existing, setting
from dateline.errors import BadSetting
from dateline.review import actions


@click.command()
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
    with existing(store) as record:
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
