"""How much a word tells: its rarity in the news and in the record, so that small records are judged like large ones.

Both are counted in steps, for a weight that followed every report would move every link with each report that joins.
Steps move the few words that cross one, and the links of the reports that hold them. On the training reports steps of
8 do as well as none (92.1 against 92.3 CoNLL, 88.0 against 87.9 pairs F1 on the first 1,300).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.link.common import shares
from dateline.link.numbers import Numbers, Places, distinct, none, number, numbers
from dateline.link.profile import Profile

PRIOR = 1000
"""Documents that the shares in data/words.txt count as: the record's own counts weigh more from there on."""

STEP = 8
"""A word that stands in up to 1, 8, 64, ... documents weighs the same as all others of its step."""

VECTORS = 20_000
"""Vectors that are kept at hand: the reports of some weeks, which are those that are compared with each other."""

Vector = Mapping[str, float]
Weights = NDArray[np.float64]


class Spread:
    """In how many documents each word stands, and every two words that tell something together."""

    def __init__(self, words: Numbers) -> None:
        """Count words: of each document each word once."""
        self.words, self.counts = np.unique(words, return_counts=True) if len(words) else EMPTY

    def counts_of(self, words: Numbers) -> Places:
        """Return the number of documents that hold each of some words."""
        if not len(self.words):
            return np.zeros(len(words), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        return np.where(self.words[places] == words, self.counts[places], 0)

    def moved(self, came: Numbers, went: Numbers) -> Numbers:
        """Return the words that were on another step before some came and some went, once for each document."""
        words = distinct(np.concatenate([came, went]))
        change = Spread(came).counts_of(words) - Spread(went).counts_of(words)
        now = self.counts_of(words)
        moved: Numbers = words[steps(now) != steps(now - change)]
        return moved


EMPTY: tuple[Numbers, Places] = (np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64))
BOUNDS = (0, *(STEP**power for power in range(12)))
"""The largest count of each step."""

MIDDLES = (0.0, 1.0, *(math.sqrt((STEP**power + 1) * STEP ** (power + 1)) for power in range(12)))
"""What a count of each step counts as: the mean of its ends, as ratios go."""


def steps(counts: Places) -> Places:
    """Return on which steps some counts stand."""
    return np.searchsorted(BOUNDS, counts)


def _shares(words: Numbers) -> Weights:
    """Return the share of news documents that hold each of some words."""
    known, found = _common()
    places = np.minimum(np.searchsorted(known, words), len(known) - 1)
    return np.where(known[places] == words, found[places], 0.0)


@cache
def _common() -> tuple[Numbers, Weights]:
    """Return the numbers of the common words, in order, and their shares."""
    pairs = sorted((number(word), share) for word, share in shares().items())
    return np.array([word for word, _ in pairs], dtype=np.uint64), np.array([share for _, share in pairs])


class Rarity:
    """The inverse document frequency of words, and each mention's words weighed with it (vectors of length 1)."""

    def __init__(self, size: int, spread: Spread) -> None:
        self.size = rounded(size)
        self.spread = spread
        self.of = lru_cache(maxsize=None)(self._weight)
        self.words = lru_cache(maxsize=VECTORS)(lambda profile: self._vector(profile.words))
        self.opening = lru_cache(maxsize=VECTORS)(lambda profile: self._vector(profile.opening))

    def weights(self, words: Numbers) -> Weights:
        """Return the weights of some words: near 0 for one that every mention has."""
        expected = PRIOR * _shares(words) + np.array(MIDDLES)[steps(self.spread.counts_of(words))] + 1
        found: Weights = np.maximum(0.0, np.log((PRIOR + self.size) / expected))
        return found

    def _weight(self, word: str) -> float:
        return float(self.weights(np.array([number(word)], dtype=np.uint64))[0])

    def _vector(self, counts: Mapping[str, int]) -> Vector:
        """Return the words weighed by count and rarity, scaled to length 1."""
        raw = {word: (1 + math.log(count)) * self.of(word) for word, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {word: weight / norm for word, weight in raw.items()}


def rounded(size: int) -> float:
    """Return the size of a record to a tenth of its logarithm, for the same reason that counts go in steps."""
    return float(10 ** (round(math.log10(max(size, 1)) * 10) / 10))


def rarity(profiles: Iterable[Profile]) -> Rarity:
    """Return the rarity of every word of the profiles."""
    told: dict[str, set[str]] = {}
    for profile in profiles:
        told.setdefault(profile.document_id, set()).update(profile.words, profile.details)
    return Rarity(len(told), Spread(np.concatenate([none(), *map(numbers, told.values())])))
