"""The one narrow door to models that look at the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dateline.records import Document, Parsed, Sentence


class Tagger(Protocol):
    """Anything that gives a document's words their syntax and finds the names among them."""

    @property
    def method(self) -> str:
        """Name and version of the method: 'en-core-web-sm@3.8.0', 'none@1'. It is kept with every run."""
        ...

    def tag(self, documents: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Parsed]:
        """Yield each document with its tokens and names, in the order given.

        Token and name offsets are code points in `Document.text`; no token crosses a sentence's end.
        """
        ...
