"""The progress bar: how far, how fast, how long to go. On standard error, and only where a person looks on."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.pipeline import Watch


def progress_bar(console: Console, is_quiet: bool = False) -> Progress:
    """Return a bar with what is done, its rate and the time left; it draws nothing where the console is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[rate]}", style="dim"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=is_quiet or not console.is_terminal,
    )


class ReadingBar(Watch):
    """A progress bar over the bytes of the sources that counts reports."""

    def __init__(self, console: Console, is_quiet: bool = False) -> None:
        self._bar = progress_bar(console, is_quiet)
        self._task = self._bar.add_task("reading", total=None, rate="")
        self._count = 0

    def __enter__(self) -> ReadingBar:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def starts(self, total: int) -> None:
        """Set the number of bytes that there are to read."""
        self._bar.update(self._task, total=total or None)

    def consumed(self, size: int) -> None:
        """Move on by some bytes."""
        self._bar.advance(self._task, size)

    def finished(self) -> None:
        """Count a report."""
        self._count += 1
        elapsed = self._bar.tasks[0].elapsed or 0
        rate = f"{self._count} reports, {self._count / elapsed:.1f}/s" if elapsed else ""
        self._bar.update(self._task, rate=rate)
