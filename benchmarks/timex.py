"""Time expressions and their values (task timex): TIMEX3, as in TimeBank and TempEval-3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.models.english import parse
from dateline.records import Document, Time
from dateline.resolve import date
from dateline.split import split

STRETCH = re.compile(
    r"(?:(?:between|from)\s+)?(?P<first>.+?)(?:\s+(?:and|to|through|until)\s+|\s*[-–—]\s*)(?P<last>.+)", re.DOTALL
)
"""A stretch from one date to another. TIMEX3 has no value for one: its two ends are marked apart."""


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return the time expressions of one document in the format of the task."""
    document = Document(row["doc_id"], row["text"], published=row["dct"]["value"][:10])
    times = date.find(parse(document, split(document)))
    return {"doc_id": row["doc_id"], "timex": [mark for time in times for mark in marks(document.text, time)]}


def marks(text: str, time: Time) -> Iterator[dict[str, Any]]:
    """Yield the TIMEX3 marks of one expression: two for a stretch, one for all else."""
    first, slash, last = time.timex.partition("/")
    match = STRETCH.fullmatch(text, time.starts, time.ends) if slash else None
    if match is None:
        yield {"start": time.starts, "end": time.ends, "type": time.kind, "value": first}
        return
    for name, value in (("first", first), ("last", last)):
        yield {"start": match.start(name), "end": match.end(name), "type": time.kind, "value": value}
