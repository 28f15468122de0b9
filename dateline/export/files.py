"""Tables written to files: whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from dateline.errors import BadSetting, RunStopped
from dateline.export.flat import HEADER, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell as a formula."""


def write_csv(rows: Iterable[Row], file: TextIO, header: Sequence[str] = HEADER) -> int:
    """Write rows as CSV (RFC 4180, UTF-8) and return how many.

    Text that a spreadsheet would run as a formula gets a leading quote mark.
    """
    writer = csv.DictWriter(file, header, lineterminator="\r\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
        count += 1
    return count


def write_jsonl(rows: Iterable[Row], file: TextIO) -> int:
    """Write rows as JSON Lines and return how many."""
    count = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


WRITERS: dict[str, Callable[[Iterable[Row], TextIO], int]] = {".csv": write_csv, ".jsonl": write_jsonl}


def export(rows: Iterable[Row], path: Path) -> int:
    """Write rows to a file whose ending tells the format, and return how many.

    The file appears whole or not at all. Raises BadSetting for an unknown ending, RunStopped where it cannot write.
    """
    if path.suffix not in WRITERS:
        raise BadSetting(f"{path} has no ending that names a table: use {' or '.join(WRITERS)}")
    try:
        return _replace(path, lambda file: WRITERS[path.suffix](rows, file))
    except OSError as error:
        raise RunStopped(f"{path} cannot be written ({error.strerror or error}): choose another place") from error


def _replace(path: Path, write: Callable[[TextIO], int]) -> int:
    """Write beside the file and move the result into its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            count = write(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
