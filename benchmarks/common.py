"""What the tasks share: rows to documents, and documents through the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from dateline.pipeline import Tools, make_tools, read_document
from dateline.read.capture import with_headline
from dateline.records import Document, Reading


@cache
def tools() -> Tools:
    """Return the tools that users run with by default."""
    return make_tools("encoder")


def headlined(row: dict[str, Any]) -> Document:
    """Return the document of a row with doc_id, title, dct and text, as the collection reader makes it."""
    text, headline_starts = with_headline(row["text"], row.get("title") or "")
    return Document(
        address=row["doc_id"],
        text=text,
        title=row.get("title") or "",
        published=row.get("dct") or "",
        language="en",
        headline_starts=headline_starts,
    )


def readings(documents: Iterable[Document]) -> Iterator[Reading]:
    """Yield the reading of each document."""
    yield from map(reading, documents)


@lru_cache(maxsize=1024)
def reading(document: Document) -> Reading:
    """Return the reading of a document, kept because `merge` and `tolls` ask for the same."""
    return read_document(document, tools())
