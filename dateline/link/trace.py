"""What linking keeps of a document from one build to the next, as numbers: enough to know whom to compare it with."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from dateline.link.numbers import Numbers, none
from dateline.link.outline import Outline

LAYOUT = 2
"""How a trace is written: one of another layout is looked at anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One document."""

    document_id: str
    reading: str  # what was read in it and ruled on it when it was looked at
    day: int = 0  # of publication, counted from year 1; 0 = not known
    pieces: Numbers = field(default_factory=none)  # of its text, where it can be cut: the page's are those shared
    sketch: Numbers = field(default_factory=none)  # bands of its MinHash; empty if it is too short to be judged a copy
    mentions: tuple[str, ...] = ()
    outline: Outline = field(default_factory=Outline)  # of its mentions
    keys: Numbers = field(default_factory=none)  # of its mentions, one after the other
    key_counts: tuple[int, ...] = ()  # of each of its mentions
    stated: str = ""  # the rule and the voice with which its claims were last weighed

    @property
    def words(self) -> Numbers:
        """The words of its mentions, and every two that tell something together."""
        return self.outline.words

    def with_keys(self, found: list[Numbers]) -> Trace:
        """Return the trace with the keys of each of its mentions."""
        return replace(self, keys=np.concatenate([none(), *found]), key_counts=tuple(map(len, found)))


def pack_trace(trace: Trace) -> tuple[str, str, str]:
    """Return what was read in a document, how its claims were weighed, and the rest of its trace.

    That is a line of JSON, and behind it all numbers in one.
    """
    told = trace.outline
    arrays = (trace.pieces, trace.sketch, trace.keys, told.words, told.others, told.terms, told.facts)
    head = [LAYOUT, trace.day, trace.mentions, trace.key_counts, told.term_counts, [*map(len, arrays)]]
    numbers = b64encode(np.concatenate(arrays).astype("<u8").tobytes()).decode("ascii")
    return trace.reading, trace.stated, f"{json.dumps(head, separators=(',', ':'))}\n{numbers}"


def unpack_trace(document_id: str, reading: str, stated: str, text: str) -> Trace:
    """Return the trace of a text that `pack_trace` made: of another text one that fits no reading."""
    head, _, numbers = text.partition("\n")
    known = json.loads(head)
    if not isinstance(known, list) or known[0] != LAYOUT:
        return Trace(document_id, "")
    _, day, mentions, key_counts, term_counts, lengths = known
    values, ends = np.frombuffer(b64decode(numbers), dtype="<u8").astype(np.uint64, copy=False), [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    arrays = [values[start:end] for start, end in pairwise(ends)]
    pieces, sketch, keys, words, others, terms, facts = arrays
    told = Outline(words, others, terms, tuple(term_counts), facts)
    return Trace(document_id, reading, day, pieces, sketch, tuple(mentions), told, keys, tuple(key_counts), stated)
