"""The command that opens the review desk in the browser."""

from __future__ import annotations

import getpass
import secrets
import socket

import click
import uvicorn

from dateline.cli.options import existing, setting
from dateline.errors import RunStopped
from dateline.web.desk.app import LOOPBACK, Setup, make_app


@click.command()
@setting("store")
@setting("rule")
@setting("gazetteer")
@click.option("--by", default="", help="Whose rulings they are; without it, the name of the account of this machine.")
@click.option("--host", default=LOOPBACK[0], show_default=True, help="Where to listen. Others can only look.")
@click.option(
    "--port", default=8321, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 = any free one."
)
def serve(store: str, rule: str, gazetteer: str, by: str, host: str, port: int) -> None:
    """Open the review desk: the record in the browser, where a person decides.

    It listens on this machine alone, unless --host says otherwise; then it shows the record to whoever can reach it,
    and takes no rulings.
    """
    with existing(store):
        pass
    is_private = host in LOOPBACK
    setup = Setup(
        store, rule, by or account(), secrets.token_urlsafe(32), LOOPBACK if is_private else (), is_private, gazetteer
    )
    with listening(host, port) as server:
        click.echo(f"http://{named(host)}:{server.getsockname()[1]}/queue (stop it with Ctrl-C)")
        config = uvicorn.Config(make_app(setup), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[server])


def account() -> str:
    """Return the name of the account of this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise click.UsageError("this machine does not say who you are: give --by NAME") from None


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
