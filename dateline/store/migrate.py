"""Brings a record to the newest form of its tables, one plain SQL file after the other."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from dateline.errors import StoreFailed
from dateline.store import ledger
from dateline.store.database import Database

MIGRATION = "CREATE TABLE migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)"

FILE = re.compile(r"(?P<name>\d{4}_\w+)(?:\.(?P<dialect>\w+))?\.sql")
"""`0001_record.sql` is for both kinds of database, `0003_search.sqlite.sql` for one."""


def migrations(dialect: str = "sqlite") -> dict[str, str]:
    """Return the migrations that come with this version for a kind of database, in order: name to SQL."""
    folder = files("dateline.store") / "migrations"
    found = ((FILE.fullmatch(file.name), file) for file in folder.iterdir())
    wanted = {match["name"]: file for match, file in found if match and match["dialect"] in (None, dialect)}
    return {name: wanted[name].read_text("utf-8") for name in sorted(wanted)}


def bring_up_to_date(database: Database, now: str) -> None:
    """Apply the migrations that a record has not had yet; all of them, or none."""
    wanted = migrations(database.dialect)
    _check(database, wanted)
    if applied(database) == frozenset(wanted):
        return
    with database.transaction():
        if "migration" not in database.tables():
            database.execute(MIGRATION)
        done = applied(database)
        for name, sql in wanted.items():
            if name not in done:
                _apply(database, name, sql, now)
        ledger.begin(database)


def applied(database: Database) -> frozenset[str]:
    """Return the names of the migrations that a record has had."""
    if "migration" not in database.tables():
        return frozenset()
    return frozenset(name for (name,) in database.query("SELECT name FROM migration"))


def statements(sql: str) -> Iterator[str]:
    """Split SQL into its statements: semicolons in comments and literals end none."""
    lines: list[str] = []
    for line in sql.splitlines(keepends=True):
        lines.append(line)
        statement = "".join(lines)
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            lines = []


def _apply(database: Database, name: str, sql: str, now: str) -> None:
    for statement in statements(sql):
        database.execute(statement)
    database.execute("INSERT INTO migration (name, applied_at) VALUES (?, ?)", (name, now))


def _check(database: Database, wanted: dict[str, str]) -> None:
    """Refuse a database that holds something else, or a newer record."""
    tables = database.tables()
    if tables and not {"migration", "document"} <= tables:
        raise StoreFailed(
            f"{database.name} holds other tables and is not a Dateline record: give an empty database or a new file."
        )
    unknown = sorted(applied(database) - frozenset(wanted))
    if unknown:
        raise StoreFailed(
            f"{database.name} was written by a newer version of Dateline ({unknown[-1]}): upgrade Dateline to open it."
        )
