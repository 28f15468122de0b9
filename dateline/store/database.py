"""Two kinds of database behind one small door: SQLite files and PostgreSQL servers."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dateline.errors import DocumentFailed, StoreFailed

if TYPE_CHECKING:
    import psycopg

Row = tuple[Any, ...]

WAIT = 10.0
"""Seconds to wait for another process that is writing."""

WRITERS = 7_305_204_119
"""Number of the PostgreSQL advisory lock that lets one process write at a time, as SQLite does by itself."""


class Database(Protocol):
    """What the store needs of a database. SQL is written with `?` for each parameter."""

    @property
    def dialect(self) -> str:
        """Which kind it is, for the little SQL that the two do not share."""
        ...

    @property
    def name(self) -> str:
        """What to call the record in a message: its path, or its address without the password."""
        ...

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        ...

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement."""
        ...

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Do all of what follows, or, on any error, nothing of it. One process writes at a time."""
        ...

    def tables(self) -> frozenset[str]:
        """Return the names of the tables there are."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def connect(url: str, *, create: bool = True) -> Database:
    """Return the database at a path, a `sqlite:///` URL or a `postgresql://` URL."""
    scheme, found, rest = url.partition("://")
    if not found:
        return SqliteDatabase(url, create=create)
    if scheme == "sqlite" and rest.startswith("/"):
        return SqliteDatabase(rest.removeprefix("/"), create=create)
    if scheme in ("postgresql", "postgres"):
        return PostgresqlDatabase(url)
    raise StoreFailed(
        f"{unsecret(url)} is not a record: give a path such as record.db, sqlite:///record.db, or "
        "postgresql://user@host/database."
    )


def unsecret(url: str) -> str:
    """Return a URL without its password."""
    return re.sub(r"(?<=:)([^:/@]{1,999})@|(?<=password=)[^&\s]{1,999}", _hidden, url)


def _hidden(match: re.Match[str]) -> str:
    return "***@" if match[1] else "***"


# -- SQLite -------------------------------------------------------------------------------------------------------


class SqliteDatabase:
    """A record in one file."""

    dialect = "sqlite"

    def __init__(self, path: str, *, create: bool = True, wait: float = WAIT) -> None:
        self.name = path
        _check_path(path, create)
        with self._told():
            self._connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA synchronous = NORMAL")
        tables = self.tables()
        # WAL lets people read while a run writes; with it, NORMAL survives a killed process without a sync per commit.
        # It stays with the file: one that is somebody else's is left as it is.
        if not tables or "migration" in tables:
            self.execute("PRAGMA journal_mode = WAL")

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._connection.execute(sql, parameters).fetchall()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement."""
        with self._told():
            self._connection.execute(sql, parameters)

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        with self._told():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of what follows, or, on any error, nothing of it."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def tables(self) -> frozenset[str]:
        """Return the names of the tables there are."""
        rows = self.query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'"
        )
        return frozenset(name for (name,) in rows)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says into a sentence for the user."""
        try:
            yield
        except (UnicodeEncodeError, OverflowError) as error:
            raise DocumentFailed(f"the text cannot be kept: {first_line(error)}") from error
        except sqlite3.Error as error:
            raise StoreFailed(_sentence(self.name, first_line(error), SQLITE_SAYS)) from error


def _check_path(path: str, create: bool) -> None:
    """Say what is wrong with a path before SQLite says less."""
    file = Path(path)
    if path == ":memory:":
        return
    if not path.strip() or "\0" in path:
        raise StoreFailed("No record is named: give the path of one, such as record.db.")
    if file.is_dir():
        raise StoreFailed(f"{path} is a folder, not a record: give the path of a file, such as {file / 'record.db'}.")
    if not file.exists() and not create:
        raise StoreFailed(f"There is no record at {path}: make one with `dateline build`, or give another --store.")
    if not file.parent.is_dir():
        raise StoreFailed(f"{path} cannot be made: its folder does not exist; make the folder first.")


SQLITE_SAYS = (
    ("not a database", "{name} is not a Dateline record: give another --store."),
    ("malformed", "{name} is damaged: restore it from a copy, or build it anew."),
    ("locked", "{name} is being written to by another process: try again when that has ended."),
    ("full", "The disk of {name} is full: nothing of the last step was written; make room and run again."),
    ("readonly", "{name} cannot be written to: change its permissions, or give another --store."),
    ("unable to open", "{name} cannot be opened: check that it and its folder may be read and written."),
    ("too big", "{name} cannot keep a text as long as this one: split it before reading."),
)


# -- PostgreSQL ---------------------------------------------------------------------------------------------------


class PostgresqlDatabase:
    """A record on a PostgreSQL server, in the schema that comes first on the connection's search path."""

    dialect = "postgresql"

    def __init__(self, url: str, *, wait: float = WAIT) -> None:
        self.name = unsecret(url)
        try:
            import psycopg
        except ImportError as error:
            raise StoreFailed(
                f"{self.name} needs the PostgreSQL driver: install it with `pip install 'dateline[postgresql]'`."
            ) from error
        self._psycopg = psycopg
        with self._told():
            self._connection: psycopg.Connection[Row] = psycopg.connect(url, autocommit=True, connect_timeout=int(wait))
            self._connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{int(wait * 1000)}ms",))

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._connection.execute(*_for_psycopg(sql, parameters)).fetchall()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement."""
        with self._told():
            self._connection.execute(*_for_psycopg(sql, parameters))

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        with self._told(), self._connection.cursor() as cursor:
            cursor.executemany(_for_psycopg(sql, (None,))[0], rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of what follows, or, on any error, nothing of it."""
        with self._told(), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
            yield

    def tables(self) -> frozenset[str]:
        """Return the names of the tables there are."""
        rows = self.query("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return frozenset(name for (name,) in rows)

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what PostgreSQL says into a sentence for the user."""
        try:
            yield
        except (UnicodeEncodeError, OverflowError, self._psycopg.DataError) as error:
            raise DocumentFailed(f"the text cannot be kept: {first_line(error)}") from error
        except self._psycopg.Error as error:
            raise StoreFailed(_sentence(self.name, first_line(error), POSTGRESQL_SAYS)) from error


POSTGRESQL_SAYS = (
    ("lock timeout", "{name} is being written to by another process: try again when that has ended."),
    ("read-only", "{name} cannot be written to: use an account that may write."),
    ("permission denied", "{name} refuses this account: {error}; use one that may create tables."),
    ("disk full", "The disk of {name} is full: nothing of the last step was written; make room and run again."),
    ("No space left", "The disk of {name} is full: nothing of the last step was written; make room and run again."),
    ("does not exist", "{name} cannot be used: {error}; check the address."),
    ("connection", "{name} cannot be reached: {error}; check the address and that the server runs."),
)


def _for_psycopg(sql: str, parameters: Sequence[object]) -> tuple[Any, Sequence[object] | None]:
    """Return SQL and parameters as psycopg wants them: no SQL of this package has a `?` or `%` inside a literal."""
    if not parameters:
        return sql, None
    return sql.replace("?", "%s"), parameters


# -- both ---------------------------------------------------------------------------------------------------------


def _sentence(name: str, error: str, says: Sequence[tuple[str, str]]) -> str:
    """Return the sentence for what a database said."""
    for words, sentence in says:
        if words in error:
            return sentence.format(name=name, error=error)
    return f"{name} cannot be used: {error}."


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says, without a full stop."""
    lines = str(error).strip().splitlines()
    return lines[0].strip().rstrip(".") if lines else type(error).__name__
