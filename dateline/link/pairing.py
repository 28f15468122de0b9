"""The links of a renewal: which pairs of mentions to compare anew, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np

from dateline.link.block import pairs
from dateline.link.links import KEPT, compare_documents
from dateline.link.numbers import Lists, Places, distinct, none
from dateline.link.pack import unpack
from dateline.link.renew import Evidence, Renewal, Traces
from dateline.link.sieve import sieve
from dateline.records import Link, Place

AT_HAND = 10_000
"""Documents whose profiles are kept at hand: they are compared in the order of their days."""


@dataclass(frozen=True)
class Pairing:
    """The pairs of mentions to compare anew. Documents and mentions go by number, documents in the order of their days.

    That order is why few profiles need to be at hand: reports that are compared with each other mostly are of one week.
    """

    documents: Sequence[str]
    firsts: Places  # the first mention of each document
    owners: Places  # the document of each mention
    codes: Places  # the pairs, as `pairs` writes them
    settled: frozenset[int]  # pairs of documents of which every link is found anew: smaller * all documents + larger
    loose: frozenset[str]  # documents that are touched, or are paired with others than before

    def settles(self, pairs: Iterable[tuple[str, str]], document_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield those pairs of mentions that were compared anew, or are no pairs any more."""
        places = {name: place for place, name in enumerate(self.documents)}
        for left, right in pairs:
            ends = sorted(places.get(document_of.get(end, ""), -1) for end in (left, right))
            if ends[0] < 0 or ends[0] * len(self.documents) + ends[1] in self.settled:
                yield left, right


def pairing(renewal: Renewal) -> Pairing:
    """Return the pairs to compare anew: those of touched documents, and of documents where a pair came or went."""
    before, after = renewal.before, renewal.after
    days = {name: trace.day for traces in (before, after) for name, trace in traces.items()}
    documents = sorted(days, key=lambda name: (days[name], name))
    counts = [max(len(traces[name].mentions) for traces in (before, after) if name in traces) for name in documents]
    firsts = np.cumsum([0, *counts], dtype=np.int64)
    owners = np.repeat(np.arange(len(documents), dtype=np.int64), counts)
    was, now = (_codes(traces, documents, firsts, owners) for traces in (before, after))
    touched = np.array([name in renewal.touched or name not in after for name in documents], dtype=bool)
    moved = np.setxor1d(was, now, assume_unique=True)
    some = [moved, *(codes[_either(touched[owners], codes)] for codes in (was, now))]
    settled = distinct(_of_documents(np.concatenate(some), owners, len(documents)))
    anew = now[np.isin(_of_documents(now, owners, len(documents)), settled)]
    touched[owners[np.concatenate(np.divmod(moved, max(len(owners), 1)))]] = True
    loose = frozenset(documents[place] for place in np.flatnonzero(touched).tolist())
    return Pairing(documents, firsts, owners, anew, frozenset(settled.tolist()), loose)


def _codes(traces: Traces, documents: Sequence[str], firsts: Places, owners: Places) -> Places:
    """Return the pairs of mentions that share a key."""
    known = [(first, traces[name]) for first, name in zip(firsts.tolist(), documents, strict=False) if name in traces]
    mentions = [first + place for first, trace in known for place in range(len(trace.key_counts))]
    counts = [count for _, trace in known for count in trace.key_counts]
    values = np.concatenate([none(), *(trace.keys for _, trace in known)])
    return pairs(Lists(values, np.repeat(np.array(mentions, dtype=np.int64), counts)), owners)


def _either(marked: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], codes: Places) -> Places:
    """Return the places of the pairs of which one is marked."""
    left, right = np.divmod(codes, max(len(marked), 1))
    return np.flatnonzero(marked[left] | marked[right])


def _of_documents(codes: Places, owners: Places, size: int) -> Places:
    """Return the pairs of documents of pairs of mentions."""
    left, right = np.divmod(codes, max(len(owners), 1))
    found: Places = owners[left] * size + owners[right]
    return found


def _worth_comparing(found: Pairing, renewal: Renewal, places: Mapping[str, Place]) -> tuple[Places, Places]:
    """Return the mentions of the pairs that can be worth a link."""
    left, right = np.divmod(found.codes, max(len(found.owners), 1))
    ends = distinct(np.append(found.owners[left], found.owners[right])).tolist()
    told = {int(found.firsts[place]): renewal.after[found.documents[place]].outline for place in ends}
    kept = sieve(told, len(found.owners), renewal.rare, places).keeps(left, right, KEPT)
    return left[kept], right[kept]


def new_links(evidence: Evidence, found: Pairing, renewal: Renewal, places: Mapping[str, Place]) -> Iterator[Link]:
    """Yield a link for every pair compared anew of which both may tell of the same incident."""
    profiles = lru_cache(AT_HAND)(lambda place: unpack(evidence.profiles_of(found.documents[place]), places))
    left, right = _worth_comparing(found, renewal, places)
    order = np.lexsort((right, left, found.owners[right], found.owners[left]))
    rows = zip(*(part[order].tolist() for part in (found.owners[left], found.owners[right], left, right)), strict=True)
    firsts = found.firsts.tolist()
    for (a, b), group in groupby(rows, key=lambda row: row[:2]):
        mentions = ((profiles(a)[row[2] - firsts[a]], profiles(b)[row[3] - firsts[b]]) for row in group)
        yield from compare_documents(mentions, renewal.rare)
