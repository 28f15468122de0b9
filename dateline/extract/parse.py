"""The parse of one document: its words, and which of them depend on which. Syntax and Tree ask further of it."""

from __future__ import annotations

from functools import cached_property

from dateline.records import Parsed

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
"""Relations of a subject to its verb, active and passive."""


class Parse:
    """The words of one document with their dependents."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each word, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for number, token in enumerate(self.tokens):
            if token.head != number:
                found[token.head].append(number)
        return found
