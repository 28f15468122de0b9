"""Options that commands share, each with its check, and the record that `--store` names."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from dateline.read.options import COLUMNS
from dateline.settings import SETTINGS, check, chosen, load
from dateline.store import Store, open_store

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {setting.name: setting.help for setting in SETTINGS}


def setting(name: str) -> Callable[[Command], Command]:
    """Return an option that is taken from the settings where it is not given."""

    def value(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str:
        return load()[name] if given is None else check(name, given)

    return click.option(f"--{name}", metavar=name.upper(), callback=value, help=HELP[name])


def restating_rule(command: Command) -> Command:
    """Add `--rule` to a command: the rule given or set, else empty for the one that the record was built with."""

    def value(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str:
        return chosen().get("rule", "") if given is None else check("rule", given)

    text = "State what this rule chooses: gtd, ucdp, acled, ...; without it, the one that the record was built with."
    return click.option("--rule", metavar="RULE", callback=value, help=text)(command)


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


def machine_user() -> str:
    """Return the name of the account of this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise click.UsageError("this machine does not say who you are: give --by NAME") from None


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


@contextmanager
def existing(url: str) -> Iterator[Store]:
    """Open a record that must be there."""
    with open_store(url, create=False) as store:
        yield store
