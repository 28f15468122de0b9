"""The tagger that finds nothing: what rules alone can do."""

from __future__ import annotations

from dateline.models.base import Tagger
from dateline.records import Document, Parsed, Sentence


class NoTagger(Tagger):
    """Documents come back with their sentences only."""

    method = "none@1"

    def glance(self, document: Document, sentences: tuple[Sentence, ...]) -> Parsed:
        """Return a document without tokens."""
        return Parsed(document, sentences)

    def look(self, parsed: Parsed) -> Parsed:
        """Return a document as it is."""
        return parsed
