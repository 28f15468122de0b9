"""Collections: JSON Lines, JSON and CSV, one report a row, read row by row so that their size does not matter."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

from dateline.errors import DocumentFailed
from dateline.read import csv_rows, messages
from dateline.read.capture import LONGEST_TEXT, Capture, Note, Row, one_line
from dateline.read.decode import SAMPLE, detect, refuse_damaged, unicode_encoding
from dateline.read.options import COLUMNS, ReadOptions
from dateline.read.sniff import HEAD, Kind, column_name, header

LONGEST_LINE = 6 * LONGEST_TEXT
"""Code points of the longest line or item: the longest report with every character escaped."""

CHUNK = 65_536
FRUITLESS = 100
"""A collection of which so many rows from the first on hold no report is given up: it would be one long complaint."""

ESCAPED = re.compile("[\udc80-\udcff]")
"""What a byte that is not UTF-8 is read as."""

NAMED = ("value", "name", "text", "title")
"""Where an object in a column keeps what it stands for: `{"source": {"name": "Blue Wire"}}`."""

DECODER = json.JSONDecoder()

csv.field_size_limit(LONGEST_TEXT)  # the module's own limit, 131,072, is less than a long report


def read_collection(kind: Kind, file: BinaryIO, options: ReadOptions) -> Iterator[Row | str]:
    """Yield the reports of a collection, and what is wrong with its rows; give up when nothing good comes."""
    complaints = 0
    has_report = False
    for item in READERS[kind](file, options):
        has_report = has_report or isinstance(item, Row)
        complaints += isinstance(item, str)
        yield item
        if complaints >= FRUITLESS and not has_report:
            raise DocumentFailed(messages.FRUITLESS.format(count=FRUITLESS))


# -- JSON ---------------------------------------------------------------------------------------------------------


def read_jsonl(file: BinaryIO, options: ReadOptions) -> Iterator[Row | str]:
    """Yield the reports of a JSON Lines file; a row's number is that of its line."""
    with _decoded(file, _unicode(file), "surrogateescape") as lines:
        for number, line in _numbered(lines):
            if line.strip():
                yield _read_line(line, number, options)


def _numbered(lines: io.TextIOWrapper) -> Iterator[tuple[int, str]]:
    """Yield every line with its number; of a line that is too long, its beginning."""
    number = 0
    while line := lines.readline(LONGEST_LINE):
        number += 1
        yield number, line
        while len(line) >= LONGEST_LINE and not line.endswith("\n"):
            line = lines.readline(LONGEST_LINE)


def _read_line(line: str, number: int, options: ReadOptions) -> Row | str:
    """Return the report of one line, or why there is none."""
    if len(line) >= LONGEST_LINE:
        return messages.LONG_LINE.format(line=number, limit=LONGEST_LINE)
    if not line.isascii() and ESCAPED.search(line):
        return messages.BAD_LINE_ENCODING.format(line=number)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return messages.BROKEN_JSON.format(line=number, reason=_reason(error))
    return _report(value, number, f"line {number}", options)


def read_json(file: BinaryIO, options: ReadOptions) -> Iterator[Row | str]:
    """Yield the reports of one JSON value: an array of objects, an object, or an object that holds such an array."""
    number = 0
    with _decoded(file, _unicode(file), "strict") as stream:
        try:
            for value in _values(stream):
                number += 1
                yield _report(value, number, f"item {number}", options)
        except (ValueError, RecursionError) as error:
            yield messages.BROKEN_VALUE.format(item=number + 1, reason=_reason(error))


def _values(stream: io.TextIOWrapper) -> Iterator[object]:
    """Yield the objects of a JSON value, one by one where it is an array."""
    buffer = stream.read(CHUNK).lstrip()
    if buffer.startswith("["):
        yield from _array(stream, buffer[1:])
        return
    value, _ = _value(stream, buffer)
    lists = [rows for rows in value.values() if _is_rows(rows)] if isinstance(value, dict) else []
    yield from lists[0] if lists else [value]


def _is_rows(value: object) -> bool:
    """Tell whether a value is a list of objects."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _array(stream: io.TextIOWrapper, buffer: str) -> Iterator[object]:
    """Yield the items of an array, of which the buffer holds the beginning."""
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if buffer.startswith("]"):
            return
        if buffer:
            value, buffer = _value(stream, buffer)
            yield value
        else:
            buffer = stream.read(CHUNK)
            if not buffer:
                raise ValueError("it breaks off")


def _value(stream: io.TextIOWrapper, buffer: str) -> tuple[Any, str]:
    """Return the value that the buffer begins with, reading on as far as need be, and what is left of the buffer."""
    size = CHUNK
    while True:
        try:
            value, ends = DECODER.raw_decode(buffer)
        except json.JSONDecodeError:
            more = stream.read(size) if len(buffer) < LONGEST_LINE else ""
            if not more:
                raise
            buffer += more
            size *= 2
        else:
            return value, buffer[ends:]


def _report(value: object, number: int, where: str, options: ReadOptions) -> Row | str:
    """Return the report that a JSON value holds, or why there is none."""
    if not isinstance(value, dict):
        return messages.NOT_AN_OBJECT.format(where=where)
    cells = {column_name(name): _words(cell) for name, cell in value.items()}
    try:
        return _row(cells, _columns(tuple(cells), options), number)
    except DocumentFailed as error:
        return messages.ROW_FAILED.format(row=number, message=error)


def _words(cell: object) -> str:
    """Return a JSON value as words: those of the names in lists and objects; nothing for what has none."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, list):
        return ", ".join(filter(None, map(_words, cell)))
    if isinstance(cell, dict):
        return next((words for name in NAMED if isinstance(words := cell.get(name), str)), "")
    return "" if cell is None or isinstance(cell, bool) else str(cell)


def _reason(error: Exception) -> str:
    """Return what is wrong with JSON, in a few words."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


# -- CSV ----------------------------------------------------------------------------------------------------------


def read_csv(file: BinaryIO, options: ReadOptions) -> Iterator[Row | str]:
    """Yield the reports of a CSV file; rows are counted from 1, the header left out."""
    encoding = _unicode(file)
    if encoding == "utf-8" and not _is_utf8(file):
        encoding = detect(file.read(SAMPLE))
        file.seek(0)
        yield Note(messages.GUESSED_ENCODING.format(encoding=encoding))
    delimiter, _ = header(_head(file).decode(encoding, "replace"), options)
    with _decoded(file, encoding, "strict", newline="") as lines:
        try:
            yield from _table(csv.reader(lines, delimiter=delimiter or ",", strict=True), options)
        except UnicodeDecodeError as error:
            raise DocumentFailed(messages.UNDECODABLE) from error
        except csv.Error as error:
            raise DocumentFailed(messages.BROKEN_HEADER.format(reason=error)) from error


def _table(rows: Iterator[list[str]], options: ReadOptions) -> Iterator[Row | str]:
    """Yield the reports of a table."""
    names = tuple(map(column_name, next((row for row in rows if row), [])))
    columns = _columns(names, options)
    for line in csv_rows.lines(rows, names):
        yield line if isinstance(line, str) else _row(line.cells, columns, line.number)


def _is_utf8(file: BinaryIO) -> bool:
    """Tell whether a file is UTF-8 throughout; raise DocumentFailed if it is, but for damaged places."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    place = 0
    try:
        while chunk := file.read(CHUNK):
            place += len(chunk)
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        file.seek(max(0, place - CHUNK))
        refuse_damaged(file.read(CHUNK), max(0, place - CHUNK))
        return False
    finally:
        file.seek(0)
    return True


# -- both ---------------------------------------------------------------------------------------------------------


def _row(cells: Mapping[str, str], columns: Mapping[str, str], number: int) -> Row:
    """Return the report of one row; its mark is its identifier where it has one, else its number."""
    held = {what: cells.get(name, "") for what, name in columns.items()}
    mark = one_line(held.pop("id", "")) or str(number)
    return Row(Capture(body=held.pop("text"), **held), mark)


def _columns(names: tuple[str, ...], options: ReadOptions) -> dict[str, str]:
    """Return which column holds what: as the user says, which goes first, else by its usual name."""
    found: dict[str, str] = {}
    for what in sorted(COLUMNS, key=lambda what: what not in options.columns):
        named = options.columns.get(what)
        if named and column_name(named) not in names:
            raise DocumentFailed(messages.NO_SUCH_COLUMN.format(column=named, columns=_listed(names)))
        wanted = (column_name(named),) if named else COLUMNS[what]
        name = next((name for name in wanted if name in names and name not in found.values()), None)
        if name is not None:
            found[what] = name
    if "text" not in found:
        raise DocumentFailed(messages.NO_TEXT_COLUMN.format(columns=_listed(names), example=(*names, "body")[0]))
    return found


def _listed(names: tuple[str, ...]) -> str:
    """Return the names of columns as a list to read, cut where it grows long."""
    return ", ".join(names[:12]) + (", ..." if names[12:] else "")


def _head(file: BinaryIO) -> bytes:
    """Return the first bytes of a file, which stays where it is."""
    head = file.read(HEAD)
    file.seek(0)
    return head


def _unicode(file: BinaryIO) -> str:
    """Return the Unicode encoding that a file's first bytes give away, UTF-8 where they do not."""
    return unicode_encoding(_head(file)) or "utf-8"


@contextmanager
def _decoded(file: BinaryIO, encoding: str, errors: str, newline: str = "\n") -> Iterator[io.TextIOWrapper]:
    """Give a file's bytes as text; the file stays open when it is done."""
    stream = io.TextIOWrapper(file, encoding, errors, newline)
    try:
        yield stream
    finally:
        stream.detach()


READERS: Mapping[Kind, Callable[[BinaryIO, ReadOptions], Iterator[Row | str]]] = {
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
}
