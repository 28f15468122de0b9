"""Seals: rows that are appended, each with the hash of the one before, so that meddling shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from dateline.store.database import Row


def digest(row: Row) -> str:
    """Return the SHA-256 of a row, written as JSON."""
    return sha256(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def sealed(entry: Row) -> Row:
    """Return an entry, whose last column is the seal of the one before, with its own seal behind it."""
    return (*entry, digest(entry))


def broken(entries: Iterable[Row]) -> Iterator[Row]:
    """Yield the entries that do not carry their number, their seal, or the seal of the one before."""
    before = ""
    for number, (*entry, seal) in enumerate(entries, 1):
        if entry[0] != number or entry[-1] != before or seal != digest(tuple(entry)):
            yield tuple(entry)
        before = seal
