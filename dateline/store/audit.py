"""The promises of the record: questions that return nothing while they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.store import accounts, codebooks, ledger
from dateline.store.database import Database, Row
from dateline.store.migrate import statements

HEAD = re.compile(r"^-- (?P<name>[a-z-]+): (?P<says>.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that always holds, and how to ask for what breaks it."""

    name: str
    says: str
    broken: Callable[[Database], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that breaks a promise."""

    promise: str
    says: str
    row: tuple[str, ...]

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.promise}: {' '.join(self.row)} (what should hold: {self.says})"


SEALS = (
    Promise(
        "ledger-is-whole",
        "every entry of the ledger carries its number, its seal, and the seal of the entry before.",
        ledger.broken_entries,
    ),
    Promise(
        "ruling-is-as-sealed",
        "every ruling of a person stands as the ledger has it: none altered, added, closed, reopened or taken away.",
        ledger.broken_rulings,
    ),
    Promise(
        "account-act-is-whole",
        "every change to an account carries its number, its seal, and the seal of the one before.",
        accounts.broken_acts,
    ),
    Promise(
        "account-is-as-sealed",
        "every account is as the last change to it left it: none altered, added or taken away.",
        accounts.broken_accounts,
    ),
    Promise(
        "codebook-is-as-sealed",
        "every codebook of the record carries its number, its seal, and the seal of the one before.",
        codebooks.broken_codebooks,
    ),
)
"""Promises that no SQL can ask for: they take a hash."""


@cache
def promises() -> tuple[Promise, ...]:
    """Return the promises of audit.sql, in order, and those of the ledger."""
    text = (files("dateline.store") / "audit.sql").read_text("utf-8")
    return (*(_promise(sql) for sql in statements(text)), *SEALS)


def findings(database: Database) -> tuple[Finding, ...]:
    """Return every row that breaks a promise."""
    return tuple(
        Finding(promise.name, promise.says, tuple(map(str, row)))
        for promise in promises()
        for row in sorted(promise.broken(database), key=str)
    )


def _promise(sql: str) -> Promise:
    head = HEAD.search(sql)
    if head is None:
        raise ValueError(f"a query of audit.sql has no name: {sql[:60]}")
    return Promise(head["name"], head["says"], lambda database: database.query(sql))
