"""Which pairs of mentions can be worth a link, told from their numbers alone: the few that can are compared in words.

The scores are those of `score.py`, of many pairs at once. What numbers do not tell of a comparison counts as much as it
can at most, so that no pair is lost that a comparison in words would keep.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.link import score
from dateline.link.numbers import Numbers, Places, distinct, number
from dateline.link.outline import DETAIL, FACTS, NAME, PERSON, STREET, TARGET, Outline, Terms
from dateline.link.rarity import Rarity, Weights
from dateline.records import Place

SLACK = 0.05
"""How much lower than the total of the reasons a total of numbers can be: reasons are rounded to three decimals."""

AT_ONCE = 100_000
"""Pairs that are looked at together."""

BLOCK = 2_000
"""Documents that are made ready together."""

WORD = 1 << 7
"""Marks a term that is a word of the mention's text."""

PERSONS, KNOWN_PERSONS, TARGETS, KNOWN_TARGETS, STREETS = (1 << bit for bit in range(5))
"""What two mentions have in common."""

COMMON = (
    (PERSON, PERSON, PERSONS), (PERSON, NAME, KNOWN_PERSONS), (NAME, PERSON, KNOWN_PERSONS),
    (TARGET, TARGET, TARGETS), (TARGET, WORD, KNOWN_TARGETS), (WORD, TARGET, KNOWN_TARGETS), (STREET, STREET, STREETS),
)  # fmt: skip
"""What a term is to the left and to the right mention, and what they have in common then."""

UNTOLD = frozenset({"tolls"})
"""Comparisons of which numbers tell only that there is something to compare."""

BACK = 1 << 30
"""More days than lie between any two: added to a number of days, it makes one without a sign."""

NAMED = {number(name): name for name in set[str]().union(score.GENERIC, *score.FAMILIES)}
"""The types that are told from others by their names: of all others it is enough to know that they differ."""

Truth = NDArray[np.bool_]
Column = NDArray[Any]
NO_ROWS = tuple(np.empty(0, kind) for kind in (np.int64, np.int32, np.float32, np.float32, np.float32, np.uint8))


@dataclass(frozen=True, slots=True)
class Sieve:
    """The words and the facts of some mentions. Every column up to `flags` has a row for each word of each of them."""

    base: float  # the total of a pair of which nothing is known
    starts: Places  # the first row of each mention, and the end of the last
    words: Column  # places in the vocabulary
    size: int  # of the vocabulary
    weights: Column  # in the vector of the mention: 0 for what is no word of its text
    openings: Column  # shares of the opening
    names: Column  # the weight of a name, 0 for another word
    flags: Column  # what a word is to its mention
    said: Places  # what any word is to each mention
    facts: Mapping[str, Places]  # of each mention, by the names in FACTS
    kinds: Sequence[str]  # what the fact `type` counts
    places: Sequence[Place | None]  # what the fact `place` counts

    def keeps(self, left: Places, right: Places, least: float) -> Truth:
        """Tell of each pair of mentions whether its probability can be that; of one left mention all pairs together."""
        bound = math.log(least / (1 - least)) - SLACK
        parts = (slice(start, start + AT_ONCE) for start in range(0, len(left), AT_ONCE))
        return np.concatenate([np.empty(0, bool), *(self.totals(left[part], right[part]) >= bound for part in parts)])

    def totals(self, left: Places, right: Places) -> Weights:
        """Return for each pair of mentions the most that the weighted sum of its reasons can be, but for SLACK."""
        has = self.said[left] & self.said[right]
        words, news, names, common = self._in_common(left, right)
        scores = {
            "words": np.sqrt(np.minimum(1.0, words)),
            "news": news / 2,
            "names": names / (names + score.HALF),
            "streets": np.where(has & STREET, _shared(common, STREETS, 0), 0.0),
            "persons": np.where(has & PERSON, _shared(common, PERSONS, KNOWN_PERSONS), 0.0),
            "targets": np.where(has & TARGET, _shared(common, TARGETS, KNOWN_TARGETS), 0.0),
            "tolls": np.minimum(self.facts["tolls"][left], self.facts["tolls"][right]),
            "places": self._places(left, right),
            "kinds": self._kinds(left, right),
            **self._days(left, right),
        }
        total = np.full(len(left), self.base)
        for name, found in scores.items():
            total += (abs(score.BY_NAME[name]) if name in UNTOLD else score.BY_NAME[name]) * found
        return total

    def _in_common(self, left: Places, right: Places) -> tuple[Column, Column, Column, Places]:
        """Return what the words, the openings, the names and the flags of each pair have in common."""
        lengths = np.diff(self.starts)[right]
        ends = np.cumsum(lengths)
        rows = np.arange(ends[-1]) + np.repeat(self.starts[right] - ends + lengths, lengths)
        words, others = self.words[rows], np.empty(len(rows), dtype=np.int64)
        runs = np.flatnonzero(np.diff(left, append=-1)).tolist()
        row_of = np.full(self.size, -1, dtype=np.int64)
        start = 0
        for mention, end in zip(left[runs].tolist(), ends[runs].tolist(), strict=True):
            first, last = self.starts[mention : mention + 2].tolist()
            own = self.words[first:last]
            row_of[own] = np.arange(first, last)
            others[start:end] = row_of[words[start:end]]
            row_of[own] = -1
            start = end
        hits = np.flatnonzero(others >= 0)
        return self._sums(others[hits], rows[hits], np.repeat(np.arange(len(left)), lengths)[hits], len(left))

    def _sums(self, a: Places, b: Places, pair: Places, size: int) -> tuple[Column, Column, Column, Places]:
        """Return the sums over the rows of one word in the left and the right mention of each pair."""
        words = np.bincount(pair, self.weights[a] * self.weights[b], size)
        told = (self.openings[column] * (self.flags[other] & WORD > 0) for column, other in ((a, b), (b, a)))
        news = np.bincount(pair, sum(told), size)
        names = np.bincount(pair, np.minimum(self.names[a], self.names[b]), size)
        common = np.zeros(size, dtype=np.int64)
        for one, other, meaning in COMMON:
            common[pair[(self.flags[a] & one > 0) & (self.flags[b] & other > 0)]] |= meaning
        return words, news, names, common

    def _days(self, left: Places, right: Places) -> dict[str, Weights]:
        """Return the scores of the days on which the incidents happened and were reported."""
        (a, c), (b, d), (p, q) = (
            (self.facts[name][left], self.facts[name][right]) for name in ("first", "last", "published")
        )
        gap, width = np.maximum(0, np.maximum(c - b, a - d)), np.maximum(b - a, d - c)
        waits = np.array([np.where(a * q > 0, q - a, p - c), np.where(c * p > 0, p - c, q - a)])
        return {
            "days": np.where(a * c > 0, _each(score.day_score, gap, width), 0.0),
            "wait": np.where((a * q > 0) | (c * p > 0), _each(score.wait_score, waits.min(0), waits.max(0)), 0.0),
            "published": np.where(p * q > 0, _each(score.published_score, abs(p - q)), 0.0),
        }

    def _places(self, left: Places, right: Places) -> Weights:
        """Return the score of the places."""

        def found(a: int, b: int) -> float:
            one, other = self.places[a], self.places[b]
            return score.place_score(one, other) if one and other else 0.0

        return _each(found, self.facts["place"][left], self.facts["place"][right])

    def _kinds(self, left: Places, right: Places) -> Weights:
        """Return the score of the types."""
        return _each(
            lambda a, b: score.kind_score(self.kinds[a], self.kinds[b]),
            self.facts["type"][left],
            self.facts["type"][right],
        )


def sieve(told: Mapping[int, Outline], mentions: int, rare: Rarity, places: Mapping[str, Place]) -> Sieve:
    """Return a sieve for the mentions of some documents, each given by the number of its first mention, in order.

    `mentions` is the number of all.
    """
    vocabulary = distinct(np.concatenate([rare.spread.words, *(outline.others for outline in told.values())]))
    weights, items = rare.weights(vocabulary), iter(told.items())
    columns = [_columns(block, vocabulary, weights) for block in iter(lambda: list(islice(items, BLOCK)), [])]
    owners, words, vectors, openings, names, flags = map(np.concatenate, zip(NO_ROWS, *columns, strict=True))
    said = np.zeros(mentions, dtype=np.int64)
    np.bitwise_or.at(said, owners, flags)
    facts, kinds, known = _facts(told, mentions, {number(place.id): place for place in places.values()})
    starts = np.append(0, np.cumsum(np.bincount(owners, minlength=mentions)))
    base = score.BIAS + score.CHANCE * math.log10(max(rare.size, score.SMALLEST))
    size = len(vocabulary)
    return Sieve(base, starts, words, size, vectors, openings, names, flags, said, facts, kinds, known)


def _columns(told: Sequence[tuple[int, Outline]], vocabulary: Numbers, weights: Weights) -> tuple[Column, ...]:
    """Return the rows of some documents: mention, word, weight, share of the opening, weight as a name, flags."""
    terms = Terms.of(np.concatenate([outline.terms for _, outline in told]))
    words = np.searchsorted(vocabulary, np.concatenate([part for _, o in told for part in (o.words, o.others)]))
    sizes = [len(outline.words) + len(outline.others) for _, outline in told]
    befores = np.repeat(np.cumsum([0, *sizes[:-1]]), [len(outline.terms) for _, outline in told])
    counts = [count for _, outline in told for count in outline.term_counts]
    owners = np.repeat([first + place for first, o in told for place in range(len(o.term_counts))], counts)
    kept = np.flatnonzero((terms.counts > 0) | (terms.openings > 0) | (terms.flags & ~DETAIL > 0))
    words, owners, flags = words[(befores + terms.places)[kept]], owners[kept].astype(np.int64), terms.flags[kept]
    weight = weights[words]
    vector, opening = (_logs(column[kept]) * weight for column in (terms.counts, terms.openings))
    return (
        owners,
        words.astype(np.int32),
        (vector / np.sqrt(_totals(owners, vector * vector))).astype(np.float32),
        (opening / _totals(owners, opening)).astype(np.float32),
        np.where(flags & NAME, weight, 0).astype(np.float32),
        np.where(terms.counts[kept] > 0, flags | WORD, flags).astype(np.uint8),
    )


def _logs(counts: Places) -> Weights:
    """Return what counts of a word in one text are worth."""
    return np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0.0)


def _totals(owners: Places, values: Weights) -> Weights:
    """Return for each value the sum of all values with its owner: 1 where it is nothing."""
    if not len(owners):
        return values
    first = owners[0]
    totals = np.bincount(owners - first, values)[owners - first]
    return np.where(totals > 0, totals, 1.0)


def _facts(
    told: Mapping[int, Outline], mentions: int, places: Mapping[int, Place]
) -> tuple[dict[str, Places], list[str], list[Place | None]]:
    """Return the facts of all mentions, and what their types and places count."""
    rows = np.zeros((mentions, len(FACTS)), dtype=np.uint64)
    for first, outline in told.items():
        rows[first : first + len(outline.term_counts)] = outline.facts.reshape(-1, len(FACTS))
    facts = {name: column.astype(np.int64) for name, column in zip(FACTS, rows.T, strict=True)}
    kinds, facts["type"] = np.unique(rows[:, FACTS.index("type")], return_inverse=True)
    known, facts["place"] = np.unique(rows[:, FACTS.index("place")], return_inverse=True)
    return facts, [NAMED.get(kind, str(kind)) for kind in kinds.tolist()], [places.get(p) for p in known.tolist()]


def _each(found: Callable[..., float], *columns: Places) -> Weights:
    """Return a score of one or two numbers in many places, worked out once for all places with the same."""
    codes = sum((column + BACK) << 32 * place for place, column in enumerate(columns))
    known, places = np.unique(codes, return_inverse=True)
    numbers = [(known >> 32 * place & 0xFFFFFFFF) - BACK for place in range(len(columns))]
    scores = [found(*row) for row in zip(*(column.tolist() for column in numbers), strict=True)]
    return np.array(scores, dtype=np.float64)[places]


def _shared(common: Places, same: int, known: int) -> Weights:
    """Return the score of what two mentions tell of: 1 for one thing in common, 0 for one that the other knows."""
    return np.where(common & same, 1.0, np.where(common & known, 0.0, -1.0))
