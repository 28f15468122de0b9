"""What every part of the store stands on: a database, a clock, and lists of ids asked for in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from dateline.store.database import Database, Row
from dateline.store.rows import insert

Clock = Callable[[], str]
Item = TypeVar("Item")

PIECE = 500
"""How many ids one question names: SQLite before 3.32 takes 999 parameters at most."""


def now() -> str:
    """Return the time in UTC to the microsecond: `2016-03-22T08:00:00.000000Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def pieces(items: Iterable[Item], size: int = PIECE) -> Iterator[list[Item]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while piece := list(islice(rest, size)):
        yield piece


def marks(items: list[str]) -> str:
    """Return one parameter mark for each item, for `IN (...)`."""
    return ", ".join("?" * len(items))


KEEP = "ON CONFLICT DO NOTHING"
"""What is there already stays as it is."""


class Base:
    """A database and a clock."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database = database
        self._clock = clock

    def _ask(self, sql: str, ids: Iterable[str]) -> Iterator[Row]:
        """Yield the rows of a query for some ids; `{ids}` in it stands for their marks."""
        for piece in pieces(dict.fromkeys(ids)):
            yield from self._database.query(sql.format(ids=marks(piece)), piece)

    def _put(self, table: str, otherwise: str, values: Iterable[Row]) -> None:
        """Put rows into a table; `otherwise` says what to do where one is there already."""
        found = list(values)
        if found:
            self._database.execute_many(insert(table, otherwise), found)
