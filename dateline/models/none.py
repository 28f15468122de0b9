"""The tagger that finds nothing: what rules alone can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.records import Document, Parsed, Sentence


class NoTagger:
    """Documents come back with their sentences only."""

    method = "none@1"

    def tag(self, documents: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Parsed]:
        """Yield each document without tokens or names."""
        for document, sentences in documents:
            yield Parsed(document, sentences)
