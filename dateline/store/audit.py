"""The promises of the record: queries that return nothing while they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.store.database import Database
from dateline.store.migrate import statements

HEAD = re.compile(r"^-- (?P<name>[a-z-]+): (?P<says>.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that always holds, and the query for what breaks it."""

    name: str
    says: str
    sql: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that breaks a promise."""

    promise: str
    says: str
    row: tuple[str, ...]

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.promise}: {' '.join(self.row)} (what should hold: {self.says})"


@cache
def promises() -> tuple[Promise, ...]:
    """Return the promises of audit.sql, in order."""
    text = (files("dateline.store") / "audit.sql").read_text("utf-8")
    return tuple(_promise(sql) for sql in statements(text))


def findings(database: Database) -> tuple[Finding, ...]:
    """Return every row that breaks a promise."""
    return tuple(
        Finding(promise.name, promise.says, tuple(map(str, row)))
        for promise in promises()
        for row in sorted(database.query(promise.sql), key=str)
    )


def _promise(sql: str) -> Promise:
    head = HEAD.search(sql)
    if head is None:
        raise ValueError(f"a query of audit.sql has no name: {sql[:60]}")
    return Promise(head["name"], head["says"], sql)
