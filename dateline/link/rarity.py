"""How much a word tells: its rarity in the news and in the record, so that small records are judged like large ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.common import shares
from dateline.link.profile import Profile

PRIOR = 1000
"""Documents that the shares in data/words.txt count as: the record's own counts weigh more from there on."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """The inverse document frequency of words, and each mention's words weighed with it (vectors of length 1)."""

    size: int
    spread: Mapping[str, int]
    details: Mapping[str, int]
    words: Mapping[str, Vector]  # by mention id
    openings: Mapping[str, Vector]

    def of(self, word: str) -> float:
        """Return the weight of a word: near 0 if every mention has it."""
        return _weight(word, self.size, self.spread)

    def of_detail(self, detail: str) -> float:
        """Return the weight of two neighbouring words: never more than both weigh by themselves."""
        alone = math.log((PRIOR + self.size) / (1 + self.details.get(detail, 0)))
        return min(alone, sum(self.of(word) for word in detail.split()))


def rarity(profiles: Sequence[Profile]) -> Rarity:
    """Return the rarity of every word of the profiles."""
    size = len({profile.document_id for profile in profiles})
    spread = _spread((profile.document_id, profile.words) for profile in profiles)
    details = _spread((profile.document_id, profile.details) for profile in profiles)
    return Rarity(
        size,
        spread,
        details,
        {profile.id: _vector(profile.words, size, spread) for profile in profiles},
        {profile.id: _vector(profile.opening, size, spread) for profile in profiles},
    )


def _spread(items: Iterable[tuple[str, Iterable[str]]]) -> Counter[str]:
    """Return in how many documents each word stands."""
    return Counter(word for word, _ in {(word, document) for document, words in items for word in words})


def _weight(word: str, size: int, spread: Mapping[str, int]) -> float:
    expected = PRIOR * shares().get(word, 0.0) + spread.get(word, 0) + 1
    return max(0.0, math.log((PRIOR + size) / expected))


def _vector(counts: Mapping[str, int], size: int, spread: Mapping[str, int]) -> Vector:
    """Return the words weighed by count and rarity, scaled to length 1."""
    raw = {word: (1 + math.log(count)) * _weight(word, size, spread) for word, count in counts.items()}
    norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / norm for word, weight in raw.items()}
