"""The command line: parse, call one function, print."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 could not be done, 2 asked wrongly, 130 stopped by the user.

    The rest is loaded here and not above, so that a user who stops the program while it loads gets one line, too.
    """
    try:
        from dateline.cli.main import run

        status = run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("dateline: stopped before it began\n")
        status = 130
    sys.exit(status)
