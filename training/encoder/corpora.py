"""Rows of the public tasks as examples for the heads: strings with their roles, cues with speaker and content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.models.heads import LONGEST, TYPES, borders, plain
from dateline.models.windows import Cut, cut

Row = Mapping[str, Any]
Numbers = NDArray[np.int64]

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The task's names of `dateline.models.heads.ROLES`, in the same order."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity of the key: its strings (rows of `Incidents.strings`), its role, the templates that it stands in."""

    strings: tuple[int, ...]
    role: int
    templates: frozenset[int]


@dataclass(frozen=True, slots=True)
class Incidents:
    """A muc4 document: every span, the string that each reads as, and what the key says of the strings."""

    cut: Cut
    spans: Numbers  # (spans, 2): first and last word, both taken in
    group: Numbers  # (spans,): which string
    strings: tuple[str, ...]
    roles: NDArray[np.float32]  # (strings, roles): 1 where the key has the string in the role
    types: tuple[int, ...]  # of each template
    entities: tuple[Entity, ...]


Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: runs of words, first and last, both taken in."""

    cue: Words
    speaker: tuple[Words, ...]
    content: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """A speakers document."""

    cut: Cut
    said: tuple[Said, ...]


Example = Incidents | Statements


def incidents(rows: Iterable[Row], tokenizer: Tokenizer) -> Iterator[Incidents]:
    """Yield the examples of the muc4 task; strings of the key that no span reads as are left out (7 of 2,485)."""
    for row in rows:
        words = cut(tokenizer, row["text"])
        spans = _spans(row["text"], words)
        known: dict[str, int] = {}
        group = [known.setdefault(plain(row["text"][words.starts[i] : words.ends[j]]), len(known)) for i, j in spans]
        roles = np.zeros((len(known), len(ROLES)), dtype=np.float32)
        for role, name in enumerate(ROLES):
            for entity in row["grit_extracts"][name]:
                for string in _strings(entity, known):
                    roles[string, role] = 1
        types = tuple(TYPES.index(_type(template)) for template in row["gtt_templates"])
        entities = tuple(_entities(row["gtt_templates"], known))
        yield Incidents(words, spans, np.array(group, dtype=np.int64), tuple(known), roles, types, entities)


def _type(template: Row) -> str:
    """Return the type of a template, the first where the key has alternatives."""
    first: str = template["incident_type"].split(" / ")[0]
    return first


def _spans(text: str, words: Cut) -> Numbers:
    """Return first and last word of every span that can fill a role."""
    can_end, reach = borders(text, words)
    found = [
        (first, last)
        for first in map(int, np.flatnonzero(can_end))
        for last in range(first, min(first + LONGEST, int(reach[first]) + 1))
        if can_end[last]
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _strings(entity: Iterable[str | list[Any]], known: Mapping[str, int]) -> tuple[int, ...]:
    """Return the strings of an entity of the key; the offsets of the key match the text too seldom to be of use."""
    plains = {plain(form if isinstance(form, str) else form[0]) for form in entity}
    return tuple(sorted(known[form] for form in plains if form in known))


def _entities(templates: Iterable[Row], known: Mapping[str, int]) -> Iterator[Entity]:
    """Yield each entity once, with all templates that it stands in."""
    found: dict[tuple[tuple[int, ...], int], set[int]] = {}
    for number, template in enumerate(templates):
        for role, name in enumerate(ROLES):
            for entity in template[name]:
                if strings := _strings(entity, known):
                    found.setdefault((strings, role), set()).add(number)
    return (Entity(strings, role, frozenset(numbers)) for (strings, role), numbers in found.items())


def statements(rows: Iterable[Row], tokenizer: Tokenizer) -> Iterator[Statements]:
    """Yield the examples of the speakers task."""
    for row in rows:
        words = cut(tokenizer, row["text"])
        found = (_said(attribution, words) for attribution in row["attributions"])
        yield Statements(words, tuple(said for said in found if said is not None))


def _said(attribution: Row, words: Cut) -> Said | None:
    """Return an attribution as runs of words; None where it has no cue."""
    cue, speaker, content = (tuple(_runs(attribution[part], words)) for part in ("cue", "source", "content"))
    return Said(cue[0], speaker, content) if cue else None


def _runs(spans: Iterable[tuple[int, int]], words: Cut) -> Iterator[Words]:
    """Yield the words that each span touches."""
    for starts, ends in spans:
        first = int(np.searchsorted(words.ends, starts, side="right"))
        last = int(np.searchsorted(words.starts, ends, side="left")) - 1
        if first <= last:
            yield first, last
