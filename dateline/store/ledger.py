"""The ledger: every act of a person on a judgement, each sealed with the one before, so that meddling shows.

A row that is altered, added, closed, reopened or taken away behind the program's back no longer fits its entry, and an
entry that is altered no longer fits the seals after it. Who cuts the end off both ledger and tables is found only by
somebody who noted the last seal elsewhere: `head` gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.store.database import Database, Row
from dateline.store.rows import COLUMNS, insert
from dateline.store.seal import broken, digest, sealed

Kind = Literal["decision", "link", "copy", "note", "assignment", "coding", "settlement"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Opening = Literal["ruled", "restored", "moved"]
Closing = Literal["replaced", "undone", "left"]
OPENINGS = ("ruled", "restored", "moved")

PROGRAM = "dateline"
"""Who acts where a newer reading moves an account, and people's judgements with it."""

PERSONS = "decided_by LIKE 'person:%'"


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to one row: written by a ruling, by an undo or by a move, or closed by one of them."""

    act: Opening | Closing
    kind: Kind
    row_id: str
    acted_by: str
    acted_at: str
    was: str = ""  # what the record stated until then


def enter(database: Database, acts: Iterable[Act]) -> None:
    """Append acts to the ledger; their rows have been written."""
    ordinal, previous = head(database)
    for act in acts:
        ordinal += 1
        of_row = digest(_row(database, act.kind, act.row_id))
        entry = (ordinal, act.act, act.kind, act.row_id, act.acted_by, act.acted_at, act.was, of_row, previous)
        database.execute(insert("ledger"), whole := sealed(entry))
        previous = whole[-1]


def head(database: Database) -> tuple[int, str]:
    """Return number and seal of the last entry."""
    found = database.query("SELECT ordinal, seal FROM ledger ORDER BY ordinal DESC LIMIT 1")
    return found[0] if found else (0, "")


def begin(database: Database) -> None:
    """Enter the rulings of a record that was made before there was a ledger."""
    if not database.query("SELECT 1 FROM ledger LIMIT 1"):
        enter(
            database, sorted(_unsealed(database), key=lambda act: (act.acted_at, act.act not in OPENINGS, act.row_id))
        )


def _unsealed(database: Database) -> Iterator[Act]:
    for kind in KINDS:
        columns = "id, decided_by, recorded_at, replaced_at"
        for row_id, by, opened, closed in database.query(f"SELECT {columns} FROM {kind} WHERE {PERSONS}"):
            yield Act("ruled", kind, row_id, by, opened)
            if closed:
                yield Act("replaced", kind, row_id, by, closed)


# -- what breaks the promises -------------------------------------------------------------------------------------


def broken_entries(database: Database) -> list[Row]:
    """Return the entries that do not carry their number, their seal, or the seal of the one before."""
    entries = database.query(f"SELECT {', '.join(COLUMNS['ledger'])} FROM ledger ORDER BY ordinal")
    return [(ordinal, kind, row_id) for ordinal, _, kind, row_id, *_ in broken(entries)]


def broken_rulings(database: Database) -> list[Row]:
    """Return the rulings of people that do not stand as the ledger has them, each with what is wrong."""
    return [fault for kind in KINDS for fault in _broken(database, kind)]


def _broken(database: Database, kind: Kind) -> Iterator[Row]:
    opened, closed = _sealed(database, kind)
    there = set[str]()
    columns = ", ".join(COLUMNS[kind])
    for *row, replaced_at in database.query(f"SELECT {columns}, replaced_at FROM {kind} WHERE {PERSONS} ORDER BY id"):
        row_id = row[0]
        there.add(row_id)
        if row_id not in opened:
            yield (kind, row_id, "was added")
        elif opened[row_id] != digest(tuple(row)):
            yield (kind, row_id, "was altered")
        elif closed.get(row_id) != replaced_at:
            yield (kind, row_id, "was reopened" if replaced_at is None else "was closed")
    yield from ((kind, row_id, "was taken away") for row_id in sorted(opened.keys() - there))


def _sealed(database: Database, kind: Kind) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the ledger says of one table: digests of its rows, and when each was closed."""
    opened: dict[str, str] = {}
    closed: dict[str, str] = {}
    columns = "act, row_id, acted_at, digest"
    for act, row_id, at, of_row in database.query(
        f"SELECT {columns} FROM ledger WHERE kind = ? ORDER BY ordinal", (kind,)
    ):
        if act in OPENINGS:
            opened[row_id] = of_row
        else:
            closed[row_id] = at
    return opened, closed


def _row(database: Database, kind: Kind, row_id: str) -> Row:
    (row,) = database.query(f"SELECT {', '.join(COLUMNS[kind])} FROM {kind} WHERE id = ?", (row_id,))
    return row
