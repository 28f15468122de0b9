"""The tables of the record as their migration files describe them, for the docs page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.store.migrate import migrations, statements

TABLE = re.compile(r"^CREATE (?P<kind>TABLE|VIEW) (?P<name>\w+)[^-\n]*-- (?P<says>.+)$", re.M)
COLUMN = re.compile(r"^    (?P<name>[a-z_]+) +(?P<type>TEXT|BIGINT|DOUBLE PRECISION)[^\n]*?-- (?P<says>.+)$", re.M)
GROUP = re.compile(r"^-- [A-Z]\w+: .+$", re.M)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, what it holds."""

    name: str
    type: str
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table or view, with the group that it stands in."""

    name: str
    kind: str
    group: str
    says: str
    columns: tuple[Column, ...]


def tables() -> Iterator[Table]:
    """Yield every table and view, in the order of the files; one that a later file writes anew stays in its place."""
    found: dict[str, Table] = {}
    for table in _made():
        found[table.name] = replace(table, group=found.get(table.name, table).group)
    yield from found.values()


def _made() -> Iterator[Table]:
    group = ""
    for sql in migrations().values():
        for statement in statements(sql):
            for found in GROUP.finditer(statement):
                group = found[0].removeprefix("-- ")
            head = TABLE.search(statement)
            if head:
                columns = (Column(c["name"], c["type"], c["says"]) for c in COLUMN.finditer(statement))
                yield Table(head["name"], head["kind"].lower(), group, head["says"], tuple(columns))
