"""Commands that make, list and change the accounts with which people sign in at the review desk."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click
from rich.table import Table

from dateline.cli import tables
from dateline.cli.options import existing, json_option, machine_user, setting
from dateline.errors import BadSetting
from dateline.review.actions import person
from dateline.store import ROLES, Role, User
from dateline.web.desk.passwords import LONGEST, hash_of, hashed, new_token

Command = TypeVar("Command", bound=Callable[..., Any])

role_choice = click.Choice(ROLES)


def _changing(command: Command) -> Command:
    """Add the options of a command that changes an account: which record, and who does it."""
    by = click.option("--by", default="", help="Who changes it; without it, the name of the account of this machine.")
    return setting("store")(by(command))


def _by(given: str) -> str:
    return person(given or machine_user())


@click.group()
def account() -> None:
    """Make, list and change the accounts with which people sign in at the desk.

    As soon as a record has one, `dateline serve` asks everybody to sign in. Every change is sealed: `dateline audit`
    finds one that was made behind the program's back.
    """


@account.command()
@click.argument("name")
@click.option("--role", type=role_choice, default="coder", show_default=True, help="What the person may do.")
@_changing
def add(name: str, role: Role, store: str, by: str) -> None:
    """Make an account; the password is asked for, or read from a pipe.

    A reader looks. A coder decides on claims and on what belongs together. An editor also gives out work and settles
    what coders decided differently.
    """
    with existing(store) as record:
        user = record.add_user(name, role, hashed(_asked_password()), _by(by))
    click.echo(f"{user.name} may sign in as {user.role}")


@account.command(name="list")
@setting("store")
@json_option
def list_accounts(store: str, as_json: bool) -> None:
    """List the accounts: name, role, whether open, whether programs may use it."""
    with existing(store) as record:
        found = record.users()
    if as_json:
        click.echo(json.dumps([_row(user) for user in found], ensure_ascii=False))
    elif found:
        tables.terminal().print(_table(found))
    else:
        click.echo("no accounts: whoever uses this machine can open the desk")


@account.command()
@click.argument("name")
@_changing
def password(name: str, store: str, by: str) -> None:
    """Give an account another password; its sessions end, and its token goes."""
    with existing(store) as record:
        user = record.set_password(name, hashed(_asked_password()), _by(by))
    click.echo(f"{user.name} has another password: whoever was signed in is out")


@account.command()
@click.argument("name")
@click.argument("role", type=role_choice)
@_changing
def role(name: str, role: Role, store: str, by: str) -> None:
    """Give an account another role, at once."""
    with existing(store) as record:
        user = record.set_role(name, role, _by(by))
    click.echo(f"{user.name} is {user.role} now")


@account.command()
@click.argument("name")
@_changing
def close(name: str, store: str, by: str) -> None:
    """Close an account: its sessions end, and what was decided under it stays."""
    with existing(store) as record:
        user = record.close_user(name, _by(by))
    click.echo(f"{user.name} is closed")


@account.command(name="open")
@click.argument("name")
@_changing
def open_account(name: str, store: str, by: str) -> None:
    """Open a closed account again, with the password that it had."""
    with existing(store) as record:
        user = record.open_user(name, _by(by))
    click.echo(f"{user.name} is open")


@account.command()
@click.argument("name")
@click.option("--none", "is_none", is_flag=True, help="Take the token away.")
@_changing
def token(name: str, is_none: bool, store: str, by: str) -> None:
    """Print a new token with which programs ask and decide under an account.

    It is shown this once; the one before is gone.
    """
    secret = "" if is_none else new_token()
    with existing(store) as record:
        user = record.set_token(name, hash_of(secret) if secret else "", _by(by))
    click.echo(secret or f"{user.name} has no token now")


def _asked_password() -> str:
    """Return the password that somebody types twice, or the first line of what comes through a pipe."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    try:
        return sys.stdin.buffer.readline(LONGEST * 8).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BadSetting("The password is no UTF-8: type it, or write it to the pipe as UTF-8.") from error


def _row(user: User) -> dict[str, str | bool]:
    return {"name": user.name, "role": user.role, "state": user.state, "token": bool(user.token)}


def _table(found: tuple[User, ...]) -> Table:
    table = Table("name", "role", "state", "token", box=None, pad_edge=False, header_style="bold")
    for user in found:
        table.add_row(user.name, user.role, user.state, "yes" if user.token else "")
    return table
