"""What linking keeps of a document from one build to the next, as numbers: enough to know whom to compare it with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from dateline.link.numbers import Numbers, none, packed, unpacked

ARRAYS = ("pieces", "sketch", "words", "keys")
REST = ("day", "mentions", "key_counts")


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One document."""

    document_id: str
    reading: str  # what was read in it and ruled on it when it was looked at
    day: int = 0  # of publication, counted from year 1; 0 = not known
    pieces: Numbers = field(
        default_factory=none
    )  # of its text, where it can be cut: those that others share belong to the page
    sketch: Numbers = field(default_factory=none)  # MinHash of its text; empty if it is too short to be judged a copy
    words: Numbers = field(default_factory=none)  # of its mentions, and every two that tell something together
    mentions: tuple[str, ...] = ()
    keys: Numbers = field(default_factory=none)  # of its mentions, one after the other
    key_counts: tuple[int, ...] = ()  # of each of its mentions
    stated: str = ""  # the rule and the voice with which its claims were last weighed

    def with_keys(self, found: list[Numbers]) -> Trace:
        """Return the trace with the keys of each of its mentions."""
        return replace(self, keys=np.concatenate([none(), *found]), key_counts=tuple(map(len, found)))


def pack_trace(trace: Trace) -> tuple[str, str, str]:
    """Return what was read in a document, how its claims were weighed, and the rest of its trace as JSON."""
    known: dict[str, Any] = {name: packed(getattr(trace, name)) for name in ARRAYS}
    text = json.dumps(known | {name: getattr(trace, name) for name in REST}, separators=(",", ":"))
    return trace.reading, trace.stated, text


def unpack_trace(document_id: str, reading: str, stated: str, text: str) -> Trace:
    """Return the trace of a text that `pack_trace` made."""
    known = json.loads(text)
    arrays = {name: unpacked(known[name]) for name in ARRAYS}
    day, mentions, counts = (known[name] for name in REST)
    return Trace(document_id, reading, day, mentions=tuple(mentions), key_counts=tuple(counts), stated=stated, **arrays)
