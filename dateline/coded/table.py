"""A table of coded events, read row by row: readings, the event of each, and what is wrong with the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from dateline.coded import added, messages
from dateline.coded.cells import Cells, read_cells
from dateline.coded.formats import FORMATS, Format, format_of
from dateline.coded.row import Row
from dateline.errors import DocumentFailed
from dateline.fields import SHIPPED, Codebook, Field
from dateline.gazetteer import Gazetteer
from dateline.read.capture import clean
from dateline.records import Link, Problem, Reading, Reason

LISTED = 12
"""Columns that a message names at most."""


class CodedRow(NamedTuple):
    """One row as a reading, and the event that its table puts it to: empty where each row is an event."""

    format: Format
    event: str
    reading: Reading
    method: str  # name and version of the import, with the fields of the codebook that rows were read for


def read_table(path: Path, gazetteer: Gazetteer, codebook: Codebook = SHIPPED) -> Iterator[CodedRow | Problem]:
    """Yield the rows of a table, and a Problem for whatever cannot be read; a row without fault has none.

    Columns that bear the name of a field which the codebook adds are read for it.
    """
    shown = clean(str(path))
    try:
        rows = read_cells(path)
        columns = _columns(next(rows, {}))
        form = format_of(columns)
        if form is None:
            known = ", ".join(one.title for one in FORMATS)
            yield Problem("read", messages.UNKNOWN_TABLE.format(known=known), shown)
            return
        own = added.fields_of(codebook, form.columns)
        yield from _unknown_columns(form, columns - {field.name for field in own}, shown)
        yield from _rows(form, own, rows, path, gazetteer)
    except DocumentFailed as error:
        yield Problem("read", str(error), shown)
    except OSError as error:
        yield Problem("read", messages.UNREADABLE.format(reason=error.strerror or error), shown)


def _columns(first: Cells | str) -> frozenset[str]:
    return frozenset() if isinstance(first, str) else frozenset(first)


def _unknown_columns(form: Format, columns: frozenset[str], shown: str) -> Iterator[Problem]:
    """Yield a note on columns that no table of the format has."""
    unknown = sorted(columns - form.columns - {""})
    if unknown:
        listed = ", ".join(unknown[:LISTED]) + (", ..." if unknown[LISTED:] else "")
        message = messages.UNKNOWN_COLUMNS.format(format=form.title, columns=listed)
        yield Problem("read", message, shown, is_note=True)


def _rows(
    form: Format, own: tuple[Field, ...], rows: Iterator[Cells | str], path: Path, gazetteer: Gazetteer
) -> Iterator[CodedRow | Problem]:
    """Yield the rows behind the header, and a note for every kind of incident that the codebook does not have."""
    shown, told, method = clean(str(path)), set[str](), form.method + added.method(own)
    for number, cells in enumerate(rows, 1):
        if isinstance(cells, str):
            yield Problem("read", cells, shown)
            continue
        name = cells.get(form.row, "")
        if not name:
            yield Problem("read", messages.NO_ID.format(row=number, column=form.row), shown)
            continue
        kind = cells.get(form.type, "")
        if kind and kind.lower() not in form.types and kind not in told:
            told.add(kind)
            yield Problem("read", messages.NO_TYPE.format(column=form.type, value=kind), shown, is_note=True)
        reading = Row(form, cells, number, gazetteer, shown, own).reading(f"{clean(path.name)}#{name}")
        yield CodedRow(form, cells.get(form.event, ""), reading, method)


def same_events(rows: Iterable[CodedRow]) -> Iterator[Link]:
    """Yield a link from each row to the next of the same event: the table says that they are one incident."""
    events: dict[str, list[CodedRow]] = {}
    for row in rows:
        if row.event and row.reading.mentions:
            events.setdefault(row.event, []).append(row)
    for event, members in events.items():
        for one, other in pairwise({row.reading.mentions[0].id: row for row in members}.items()):
            left, right = sorted((one[0], other[0]))
            sentence = f"the table puts both rows to event {event}"
            reason = Reason("table", 1.0, event, event, sentence)
            yield Link(left, right, "same", one[1].format.method, None, (reason,))
