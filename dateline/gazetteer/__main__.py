"""`python -m dateline.gazetteer`: builds the gazetteer file, with a progress bar."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from dateline.errors import DatelineError
from dateline.gazetteer import build
from dateline.gazetteer.lookup import default_path


def main(arguments: list[str]) -> int:
    """Build the gazetteer at the path given, or at its usual place; return the exit status."""
    path = Path(arguments[0]) if arguments else default_path()
    console = Console(stderr=True)
    columns = (TextColumn("building the gazetteer"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("build", total=None)
            build.write(path, lambda done, total: progress.update(task, completed=done, total=total))
    except DatelineError as error:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
        return error.exit_status
    except OSError as error:
        console.print(
            f"{path} cannot be written ({error.strerror}): name another file", style="red", markup=False, soft_wrap=True
        )
        return 1
    console.print(str(path), markup=False, soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
