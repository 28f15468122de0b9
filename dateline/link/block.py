"""Which pairs of mentions are worth comparing: those that share a rare name or detail, two names, a place and week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.link.numbers import ODD, Lists, Numbers, Places, distinct
from dateline.link.outline import DETAIL, FACTS, NAME, Outline, Terms, outline
from dateline.link.profile import Profile
from dateline.link.rarity import Rarity, Spread, steps

LARGEST = 60
"""Mentions that may share a key of two parts: a larger group shares something too common to tell of one incident."""

FEW = 20
"""Mentions that may share a single name or detail: three times as many make twice the pairs and find 0.4 % more."""

SINGLE = 24
"""Names, and as many details, of a mention that are keys by themselves, the rarest first."""

PAIRED = 8
"""Names of a mention that are keys in twos, the rarest first: with 12 no more is found."""

ALONE = 99
"""A step beyond all others: that of a word which only one document has."""

TWO_PARTS = np.uint64(1)
"""The last bit of a key tells whether it is of two parts."""


def keys(told: Outline, spread: Spread) -> list[Numbers]:
    """Return the keys of each mention: its rarest names and details, names in twos, its place with each week."""
    terms, ends = Terms.of(told.terms), np.cumsum(told.term_counts)
    counts = np.append(spread.counts_of(told.words), np.zeros(len(told.others), dtype=np.int64))[terms.places]
    words = np.append(told.words, told.others)[terms.places]
    stands = np.where(counts > 1, steps(counts), ALONE)
    facts = told.facts.reshape(-1, len(FACTS))
    found = []
    for end, length, known in zip(ends, told.term_counts, facts, strict=True):
        own = slice(end - length, end)
        names, details = (_rarest(words[own], stands[own], terms.flags[own] & flag) for flag in (NAME, DETAIL))
        found.append(_keys(names, details, *_place_and_weeks(known)))
    return found


def _keys(names: Numbers, details: Numbers, place: Numbers, weeks: Numbers) -> Numbers:
    """Return the keys of a mention, each once, in order."""
    paired = np.sort(names[:PAIRED])
    lefts, rights = np.triu_indices(len(paired), 1)
    double = np.append(_mixed(paired[lefts], paired[rights]), _mixed(place, weeks))
    return distinct(np.concatenate([names & ~TWO_PARTS, details & ~TWO_PARTS, double | TWO_PARTS]))


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
    return distinct(np.minimum(left, right)[apart] * len(documents) + np.maximum(left, right)[apart])


def candidates(profiles: Sequence[Profile], rare: Rarity) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in `profiles`, each pair once, smaller first; never two mentions of one document."""
    known = {name: place for place, name in enumerate(sorted({profile.document_id for profile in profiles}))}
    documents = np.array([known[profile.document_id] for profile in profiles], dtype=np.int64)
    found = [key for profile in profiles for key in keys(outline([profile]), rare.spread)]
    codes = pairs(Lists.of(found), documents)
    yield from (divmod(code, len(profiles)) for code in codes.tolist())


def _rarest(words: Numbers, stands: Places, is_meant: Places) -> Numbers:
    """Return the rarest of those words of a mention that are meant: rarest first, of a step in alphabetical order."""
    (places,) = np.nonzero((is_meant > 0) & (stands < ALONE))
    return words[places[np.argsort(stands[places], kind="stable")[:SINGLE]]]


def _place_and_weeks(facts: Numbers) -> tuple[Numbers, Numbers]:
    """Return the place of a mention, and the weeks that its date touches with the next: none if it is too vague."""
    first, last, published, place = facts[:4].tolist()
    if not first:
        first = last = published
    low, high = first // 7, last // 7
    weeks = range(low, high + 2) if place and first and high - low <= 5 else ()
    return np.array([place], dtype=np.uint64), np.array(weeks, dtype=np.uint64)


def _mixed(lefts: Numbers, rights: Numbers) -> Numbers:
    """Return a number for each two numbers, in this order."""
    mixed: Numbers = lefts * ODD[0] ^ rights * ODD[1]
    return mixed
