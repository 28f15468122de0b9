"""The profiles of a document in numbers: all that its keys and its scores hang on, kept and quick to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.link.days import ordinal
from dateline.link.numbers import Numbers, Places, none, number
from dateline.link.profile import Profile

NAME, DETAIL, PERSON, TARGET, STREET = (1 << bit for bit in range(5))
"""What a term is to its mention, beside a word of it."""

FACTS = ("first", "last", "published", "place", "type", "tolls")
"""The facts of a mention: days counted from year 1, numbers of place and type, whether it has a toll; 0 = not known."""

PLACE, COUNT, OPENING = 36, 22, 8
"""The bits of a term from which on it holds its place among the words, its count, and its count in the opening."""

MOST = (1 << (PLACE - COUNT)) - 1
"""The largest count that a term can hold: four times what fits into the part of a report that is looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The mentions of one document."""

    words: Numbers = field(default_factory=none)  # of the mentions, and every two that tell something together
    others: Numbers = field(default_factory=none)  # who and what is told of in other words than those of the mention
    terms: Numbers = field(default_factory=none)  # of the mentions, one after the other, as `Terms` reads them
    term_counts: tuple[int, ...] = ()  # of each mention
    facts: Numbers = field(default_factory=none)  # of each mention as many as FACTS


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Words of mentions, in the alphabetical order of each mention, and what they are to it."""

    places: Places  # among the words of the document, the others behind them
    counts: Places
    openings: Places  # counts in the opening
    flags: Places

    @classmethod
    def of(cls, terms: Numbers) -> Terms:
        """Return terms read from their numbers."""
        bits = terms.astype(np.int64)
        return cls(bits >> PLACE, bits >> COUNT & MOST, bits >> OPENING & MOST, bits & (1 << OPENING) - 1)


def outline(profiles: Sequence[Profile]) -> Outline:
    """Return the profiles of the mentions of a document in numbers."""
    told = list(dict.fromkeys(word for profile in profiles for word in (*profile.words, *profile.details)))
    words, ranks = np.unique(_numbered(told), return_inverse=True)
    places = dict(zip(told, ranks.tolist(), strict=True))
    uses = [_uses(profile) for profile in profiles]
    others = list(dict.fromkeys(word for found in uses for word in found if word not in places))
    places |= {word: place for place, word in enumerate(others, len(words))}
    terms = _joined(use | places[word] << PLACE for found in uses for word, use in sorted(found.items()))
    facts = _joined(fact for profile in profiles for fact in _facts(profile))
    return Outline(words, _numbered(others), terms, tuple(map(len, uses)), facts)


def _uses(profile: Profile) -> Mapping[str, int]:
    """Return the words of a mention with what they are to it."""
    found = {word: min(count, MOST) << COUNT for word, count in profile.words.items()}
    for word, count in profile.opening.items():
        found[word] = found.get(word, 0) | min(count, MOST) << OPENING
    for flag, words in (
        (NAME, profile.names),
        (DETAIL, profile.details),
        (PERSON, profile.persons),
        (TARGET, profile.targets),
        (STREET, profile.streets),
    ):
        for word in words:
            found[word] = found.get(word, 0) | flag
    return found


def _facts(profile: Profile) -> Iterator[int]:
    """Yield the facts of a mention, in the order of FACTS."""
    yield from map(ordinal, profile.days or ())
    yield from () if profile.days else (0, 0)
    yield ordinal(profile.published) if profile.published else 0
    yield number(profile.place.id) if profile.place else 0
    yield number(profile.type)
    yield bool(profile.figures)


def _numbered(words: Sequence[str]) -> Numbers:
    return _joined(map(number, words))


def _joined(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.uint64)
