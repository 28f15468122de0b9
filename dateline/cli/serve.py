"""The command that opens the review desk in the browser."""

from __future__ import annotations

import re
import secrets
import socket

import click
import uvicorn

from dateline import pipeline
from dateline.cli.codebook import take_up
from dateline.cli.options import existing, machine_user, restating_rule, setting
from dateline.cli.tables import clean
from dateline.errors import RunStopped
from dateline.web.desk.app import LOOPBACK, Setup, make_app


def bare_name(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    """Return the name of a host in small letters; a usage error where more than a name is given."""
    if re.fullmatch(r"[\w.-]*", given):
        return given.lower()
    raise click.BadParameter("give the bare name, such as desk.example, without https:// and without a port")


@click.command()
@setting("store")
@restating_rule
@setting("codebook")
@setting("gazetteer")
@click.option(
    "--by", default="", help="Whose rulings they are while there are no accounts; without it, the user of this machine."
)
@click.option(
    "--host", default=LOOPBACK[0], show_default=True, help="Where to listen. Without accounts, others can only look."
)
@click.option(
    "--port", default=8321, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 = any free one."
)
@click.option(
    "--proxy",
    default="",
    metavar="NAME",
    callback=bare_name,
    help="The name at which a proxy on this machine shows it to others.",
)
def serve(store: str, rule: str, codebook: str, gazetteer: str, by: str, host: str, port: int, proxy: str) -> None:
    """Open the review desk: the record in the browser, where a person decides.

    It listens on this machine alone, unless --host or --proxy says otherwise. A record with accounts (`dateline account
    add`) asks everybody to sign in; without, it shows itself to whoever can reach it, and takes no rulings.
    """
    with existing(store) as record:
        has_accounts = record.has_users()
        changed = take_up(record, codebook)
        if changed or (rule and rule != record.rule()):
            pipeline.rebuild(record, rule)
    for line in changed:
        click.echo(clean(line), err=True)
    is_here = host in LOOPBACK
    setup = Setup(
        store,
        rule,
        by or machine_user(),
        secrets.token_urlsafe(32),
        (*LOOPBACK, *filter(None, [proxy])) if is_here else (),
        is_here and not proxy,
        gazetteer,
    )
    with listening(host, port) as server:
        click.echo(f"http://{named(host)}:{server.getsockname()[1]}/queue (stop it with Ctrl-C)")
        if has_accounts and not is_here:
            click.echo("Passwords cross the network as they are: see --proxy for HTTPS.", err=True)
        config = uvicorn.Config(
            make_app(setup), log_level="warning", access_log=False, server_header=False, proxy_headers=bool(proxy)
        )
        uvicorn.Server(config).run(sockets=[server])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens, or say in words why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RunStopped(
            f"The desk cannot listen on {host}:{port} ({reason}): give another --port or --host."
        ) from error


def named(host: str) -> str:
    """Return a host as an address writes it."""
    return f"[{host}]" if ":" in host else host
