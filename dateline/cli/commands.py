"""The program: every command under one name. Each parses what it was given, calls one function and prints."""

from __future__ import annotations

import click

from dateline.cli import (
    account,
    agreement,
    assign,
    codebook,
    connect,
    importing,
    judge,
    look,
    publish,
    read,
    release,
    serve,
)

COMMANDS = (
    read.build,
    read.extract,
    read.figures,
    importing.import_command,
    look.incidents,
    look.show,
    look.disagreement,
    connect.show_connections,
    look.problems,
    look.audit,
    codebook.codebook,
    judge.decide,
    assign.assign,
    agreement.agreement,
    serve.serve,
    account.account,
    publish.report,
    publish.export,
    release.release,
)


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(None, "-V", "--version", package_name="dateline", message="%(prog)s %(version)s")
def dateline() -> None:
    """Read news reports of violent incidents and keep a sourced incident record.

    Every value cites the words it came from; conflicting reports stay side by side.
    """
