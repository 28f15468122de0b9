"""Formats written to files: whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dateline.errors import RunStopped
from dateline.export import parquet
from dateline.export.table import Format, Row, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell as a formula."""


def export(table: Table, kind: Format, path: Path) -> int:
    """Write what a format makes of a record to a file whose ending is one of the format's; return how many rows.

    The file appears whole or not at all. Raises RunStopped where it cannot be written.
    """
    try:
        with _replacing(path) as part:
            return WRITERS[path.suffix](table, kind, part)
    except OSError as error:
        raise RunStopped(f"{path} cannot be written ({error.strerror or error}): choose another place") from error


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a name beside the file to write to, and move what was written there into its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_csv(table: Table, _kind: Format, part: Path) -> int:
    """Write rows as CSV (RFC 4180, UTF-8).

    Text that a spreadsheet would run as a formula gets a leading quote mark.
    """
    with _text(part) as file:
        writer = csv.DictWriter(file, table.header, lineterminator="\r\n")
        writer.writeheader()
        return _each(table, lambda row: writer.writerow({name: _harmless(value) for name, value in row.items()}))


def write_jsonl(table: Table, _kind: Format, part: Path) -> int:
    """Write rows or objects as JSON Lines."""
    with _text(part) as file:
        return _each(table, lambda row: file.write(json.dumps(row, ensure_ascii=False) + "\n"))


def write_json(table: Table, kind: Format, part: Path) -> int:
    """Write objects as the one JSON document that their format makes of them."""
    rows = list(table.rows)
    with _text(part) as file:
        json.dump(kind.wrap(rows), file, ensure_ascii=False, indent=1)
        file.write("\n")
    return len(rows)


def write_parquet(table: Table, _kind: Format, part: Path) -> int:
    """Write rows as Parquet, each column with one type."""
    return parquet.write(table, part)


WRITERS: dict[str, Callable[[Table, Format, Path], int]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".parquet": write_parquet,
    ".json": write_json,
    ".geojson": write_json,
    ".jsonld": write_json,
}


def _text(part: Path) -> TextIO:
    return part.open("x", encoding="utf-8", newline="")


def _each(table: Table, write: Callable[[Row], object]) -> int:
    """Write every row and return how many there were."""
    count = 0
    for row in table.rows:
        write(row)
        count += 1
    return count


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
