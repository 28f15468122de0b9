"""What a table of another project is made of: columns that fill themselves, rows, and the incidents left out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from dateline.records import Record

Cell = str | int | float | None
Row = dict[str, Any]
Subject = TypeVar("Subject")

TABLES = (".csv", ".jsonl", ".parquet")
"""Endings of the files that a table of rows and columns can be."""

Mark = Literal["", "M"]
"""How sure the meaning of a column and of its codes is: read in a public source, or "M": from memory, unconfirmed."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Subject]):
    """One column of a foreign table: what goes into it, and what stands there where that is not known."""

    name: str
    help: str  # what it is filled with; or why it never is
    fill: Callable[[Subject], Cell] | None = None  # None = never filled
    unknown: Cell = ""  # the format's own unknown
    mark: Mark = ""

    def cell(self, subject: Subject) -> Cell:
        """Return the cell of a subject: the format's unknown where nothing is known."""
        found = self.fill(subject) if self.fill else None
        return self.unknown if found is None or found == "" else found


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An incident that a format has no row for, and why."""

    incident_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """What one export writes: rows (or objects) in order, the header of a table, and what was left out."""

    rows: Iterable[Row]  # made while they are written: a large record has many
    header: tuple[str, ...] = ()  # empty = objects, not rows of a table
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format by name: what it is, the rule that chooses its values, the files it can be, and how it is made."""

    name: str
    help: str
    rule: str  # the format's own rule; empty = the one of the settings
    endings: tuple[str, ...]
    make: Callable[[Record], Table]
    columns: tuple[Column[Any], ...] = ()
    wrap: Callable[[Iterable[Row]], Any] = list  # how its objects make one JSON document
    has_statements: bool = False  # it tells who said what, and not only what is claimed


def header(columns: Iterable[Column[Any]]) -> tuple[str, ...]:
    """Return the names of columns."""
    return tuple(column.name for column in columns)


def row(columns: Sequence[Column[Subject]], subject: Subject) -> Row:
    """Return the row of a subject: every column, in order."""
    return {column.name: column.cell(subject) for column in columns}


def summary(left_out: Sequence[LeftOut]) -> str:
    """Return in a line how many incidents were left out, and why: empty where none was."""
    reasons: dict[str, int] = {}
    for one in left_out:
        reasons[one.reason] = reasons.get(one.reason, 0) + 1
    told = ", ".join(
        f"{count} {reason}" for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    )
    return f"{len(left_out)} incident{'s' if len(left_out) != 1 else ''} left out: {told}" if told else ""
