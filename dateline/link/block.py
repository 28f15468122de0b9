"""Which pairs of mentions are worth comparing: those that share a rare name or detail, two names, a place and week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from dateline.link.days import week_number
from dateline.link.numbers import Lists, Numbers, Places, number
from dateline.link.profile import Profile
from dateline.link.rarity import Rarity

LARGEST = 60
"""Mentions that may share a key of two parts: a larger group shares something too common to tell of one incident."""

FEW = 20
"""Mentions that may share a single name or detail: three times as many make twice the pairs and find 0.4 % more."""

SINGLE = 24
"""Names, and as many details, of a mention that are keys by themselves, the rarest first."""

PAIRED = 8
"""Names of a mention that are keys in twos, the rarest first: with 12 no more is found."""

TWO_PARTS = np.uint64(1)
"""The last bit of a key tells whether it is of two parts."""


def keys(profile: Profile, rare: Rarity) -> Numbers:
    """Return the keys of a mention: its rarest names and details, names in twos, its place with each possible week."""
    names = _rarest(profile.names, rare)
    single = [*(f"name {name}" for name in names), *(f"detail {two}" for two in _rarest(profile.details, rare))]
    double = [f"names {a} {b}" for a, b in combinations(sorted(names[:PAIRED]), 2)]
    if profile.place is not None:
        double += [f"place {profile.place.id} {week}" for week in _weeks(profile)]
    found = np.fromiter((number(key) for key in (*single, *double)), dtype=np.uint64)
    found &= ~TWO_PARTS
    found[len(single) :] |= TWO_PARTS
    return np.unique(found)


def pairs(found: Lists, documents: Places) -> Places:
    """Return pairs of mentions that share a key, in order, each once and as one number: left * all mentions + right.

    The owners of the keys are mentions; `documents` tells the document of each. Two mentions of one document are no
    pair. The keys of a mention and the group of a key are bounded, so that the pairs grow linearly with the mentions.
    """
    lists, starts = found.in_order()
    sizes = np.diff(np.append(starts, len(lists.values)))
    limits = np.where(lists.values[starts] & TWO_PARTS, LARGEST, FEW) if len(starts) else sizes
    lefts, rights = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for size in range(2, LARGEST + 1):
        groups = lists.owners[starts[(sizes == size) & (size <= limits)][:, None] + np.arange(size)]
        a, b = np.triu_indices(size, 1)
        lefts.append(groups[:, a].ravel())
        rights.append(groups[:, b].ravel())
    left, right = np.concatenate(lefts), np.concatenate(rights)
    apart = documents[left] != documents[right]
    codes: Places = np.unique(np.minimum(left, right)[apart] * len(documents) + np.maximum(left, right)[apart])
    return codes


def candidates(profiles: Sequence[Profile], rare: Rarity) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices in `profiles`, each pair once, smaller first; never two mentions of one document."""
    known = {name: place for place, name in enumerate(sorted({profile.document_id for profile in profiles}))}
    documents = np.array([known[profile.document_id] for profile in profiles], dtype=np.int64)
    codes = pairs(Lists.of([keys(profile, rare) for profile in profiles]), documents)
    yield from (divmod(code, len(profiles)) for code in codes.tolist())


def _rarest(words: Iterable[str], rare: Rarity) -> list[str]:
    """Return the rarest of some words that at least two documents have."""
    return sorted((word for word in words if rare.count(word) > 1), key=lambda word: (rare.step(word), word))[:SINGLE]


def _weeks(profile: Profile) -> tuple[int, ...]:
    """Return the numbers of the weeks that a mention's date touches, and their neighbours; none if it is too vague."""
    low, high = profile.days or (profile.published, profile.published)
    if low is None or high is None:
        return ()
    first, last = week_number(low), week_number(high)
    return tuple(range(first, last + 2)) if last - first <= 5 else ()
