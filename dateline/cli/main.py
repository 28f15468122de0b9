"""Where every command starts and every error ends: one line, and an exit status that tells."""

from __future__ import annotations

import os
import sys

import click
from rich.console import Console

from dateline.cli.commands import dateline
from dateline.cli.tables import clean
from dateline.errors import DatelineError


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 could not be done, 2 asked wrongly, 130 stopped by the user.

    Every error is one line on standard error.
    """
    try:
        status = dateline.main(arguments, prog_name="dateline", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except DatelineError as error:
        return _say(str(error), error.exit_status)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        hint = f" (see {error.ctx.command_path} --help)" if isinstance(error, click.UsageError) and error.ctx else ""
        return _say(f"{error.format_message()}{hint}", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped: what was read is kept, and the same command goes on from there", 130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): what it took was good, and nothing else can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _say(message: str, status: int) -> int:
    Console(stderr=True, highlight=False, soft_wrap=True).print(f"dateline: {clean(message)}", markup=False)
    return status
