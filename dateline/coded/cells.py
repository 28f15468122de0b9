"""The cells of a table, row by row: CSV, TSV or JSON Lines, whatever its size."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from dateline.coded.messages import BINARY
from dateline.errors import DocumentFailed
from dateline.read import csv_rows, messages
from dateline.read.capture import one_line
from dateline.read.decode import SAMPLE, detect, is_binary, refuse_damaged, unicode_encoding

Cells = Mapping[str, str]
"""The cells of a row by the name of their column, each on one line; empty ones are left out."""

DELIMITERS = ",\t;|"
CHUNK = 1 << 20
LONGEST_HEADER = 100_000
"""Bytes of the longest first line: a table with a longer one is none."""


def read_cells(path: Path) -> Iterator[Cells | str]:
    """Yield the names of a table's columns (as cells of themselves), then its rows, and what is wrong with a row.

    Raise DocumentFailed for a file that is no table at all.
    """
    with path.open("rb") as file:
        head = file.read(LONGEST_HEADER)
        if not head.strip():
            raise DocumentFailed(messages.EMPTY)
        if is_binary(head):
            raise DocumentFailed(BINARY)
        file.seek(0)
        stream = io.TextIOWrapper(file, _encoding(file, head), newline="")
        is_json = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        try:
            yield from _json_lines(stream) if is_json else _table(stream)
        except UnicodeDecodeError as error:
            raise DocumentFailed(messages.UNDECODABLE) from error
        except csv.Error as error:
            raise DocumentFailed(messages.BROKEN_HEADER.format(reason=error)) from error


def _encoding(file: BinaryIO, head: bytes) -> str:
    """Return the encoding of a file, which then stands at its beginning."""
    found = unicode_encoding(head) or ("utf-8" if _is_utf8(file) else detect(head[:SAMPLE]))
    file.seek(0)
    return found


def _is_utf8(file: BinaryIO) -> bool:
    """Tell whether a file is UTF-8 throughout; raise DocumentFailed if it is, but for damaged places."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    place = 0
    while chunk := file.read(CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            refuse_damaged(chunk, place)
            return False
        place += len(chunk)
    return True


# -- JSON Lines ---------------------------------------------------------------------------------------------------


def _json_lines(stream: io.TextIOWrapper) -> Iterator[Cells | str]:
    """Yield the objects of a JSON Lines file behind the names of the first one that is good."""
    waiting: list[str] = []
    is_named = False
    for number, line in enumerate(stream, 1):
        found = _object(line, number) if line.strip() else ""
        if isinstance(found, str):
            waiting += [found] if found else []
        elif not is_named:
            is_named = True
            yield {name: name for name in found}
        if is_named:
            yield from waiting
            waiting.clear()
            yield from () if isinstance(found, str) else (_filled(found),)


def _object(line: str, number: int) -> dict[str, str] | str:
    """Return the cells of one line, or why there are none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return messages.BROKEN_JSON.format(line=number, reason=type(error).__name__)
    if not isinstance(value, dict):
        return messages.NOT_AN_OBJECT.format(where=f"line {number}")
    return {_name(name): _words(cell) for name, cell in value.items()}


def _words(cell: object) -> str:
    """Return a JSON value as the words of a cell."""
    if isinstance(cell, str):
        return cell
    return "" if cell is None else json.dumps(cell, ensure_ascii=False)


# -- CSV and TSV --------------------------------------------------------------------------------------------------


def _table(stream: io.TextIOWrapper) -> Iterator[Cells | str]:
    """Yield the rows of a CSV or TSV file, the names of its columns first."""
    first = stream.readline(LONGEST_HEADER)
    delimiter = max(DELIMITERS, key=first.count)
    names = [_name(cell) for cell in next(csv.reader([first], delimiter=delimiter), [])]
    yield {name: name for name in names}
    rows = csv.reader(stream, delimiter=delimiter, strict=True)
    for line in csv_rows.lines(rows, names):
        yield line if isinstance(line, str) else _filled(line.cells)


def _name(name: str) -> str:
    """Return the name of a column as formats know it."""
    return one_line(name).lstrip("\ufeff").strip().lower()


def _filled(cells: Cells) -> Cells:
    """Return the cells that are not empty, each on one line and without characters that no text may have."""
    found = {name: one_line(cell) for name, cell in cells.items() if name}
    return {name: cell for name, cell in found.items() if cell}
