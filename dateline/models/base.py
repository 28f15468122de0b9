"""The one narrow door to models that look at the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dateline.records import Document, Parsed, Sentence


class Tagger(Protocol):
    """Anything that gives a document's words their syntax and finds the names among them.

    It works in two steps, because most reports of a collection tell of no incident, and a glance shows it.
    """

    @property
    def method(self) -> str:
        """Name and version of the method: 'en-core-web-sm@3.8.0', 'none@1'. It is kept with every run."""
        ...

    def glance(self, document: Document, sentences: tuple[Sentence, ...]) -> Parsed:
        """Return a document with its tokens: what is found in little time.

        Token offsets are code points in `Document.text`; no token crosses a sentence's end.
        """
        ...

    def look(self, parsed: Parsed) -> Parsed:
        """Return a document at which this tagger has glanced with all that it finds: names, and marks if it has any."""
        ...

    def tag(self, documents: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Parsed]:
        """Yield each document with all that is found in it, in the order given."""
        for document, sentences in documents:
            yield self.look(self.glance(document, sentences))
