"""How many were killed and injured (task tolls): what the record states of the main incident of each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.common import headlined, readings
from dateline.fuse import fuse, gather
from dateline.records import Account, Reading


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the toll of each report in the format of the task."""
    return map(predicted, readings(map(headlined, rows)))


def predicted(reading: Reading) -> dict[str, Any]:
    """Return the toll that the default rule states from the main mention of a report; None = not stated."""
    return {
        "doc_id": reading.document.address,
        "killed": stated(reading, "killed"),
        "injured": stated(reading, "injured"),
    }


def stated(reading: Reading, field: str) -> int | None:
    """Return the least number that a record of this report alone states for a field of its main incident."""
    for mention in reading.mentions[:1]:
        evidence = gather([Account(mention, reading.document)], {}, {})
        for value in fuse("main", (mention.id,), evidence, {}).stated(field):
            return value.low
    return None
