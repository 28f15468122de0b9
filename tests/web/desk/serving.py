"""`dateline serve` in a process of its own, as people start it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def serving(url: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk of Amina over a record, and where it listens; killed in the end with no warning."""
    command = [sys.executable, "-m", "dateline", "serve", "--store", url, "--port", "0", "--by", "amina"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().partition("/queue")[0]
        finally:
            process.kill()
