"""The record of one possible attribution around a word."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tree import Words
from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """One possible attribution around a word.

    `construction` is how it is built: 'quote', 'clause', 'before' and 'as' for speech, 'source' for "according to",
    'colon' and 'adverb', 'object', 'infinitive', 'passive', or the preposition in front of what is said.
    """

    token: int  # the cue's head word
    construction: str
    words: Words
    speaker: Words | None
    content: tuple[Span, ...]
    noun: int | None = None  # the noun that carries the attribution where the verb is a light one
