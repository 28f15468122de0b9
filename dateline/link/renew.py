"""Linking brought up to date: only what new reports touch is looked at anew, with the result of looking at it all.

Everything that a pair of reports is judged by is theirs alone, but for three things that hang on the record as a whole:
which pieces of text belong to a page, how rare a word is, and which keys are too common to pair anything. Each of the
three is taken of the record as it was and as it is; where they differ, the documents are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Protocol

import numpy as np

from dateline.link.block import keys
from dateline.link.copies import sketch
from dateline.link.furniture import day_of, pieces, shared
from dateline.link.links import profiles_of
from dateline.link.numbers import Lists, Numbers, none
from dateline.link.outline import Outline, outline
from dateline.link.pack import pack
from dateline.link.rarity import Rarity, Spread, rounded
from dateline.link.trace import Trace
from dateline.records import Account, Document, Place

Traces = Mapping[str, Trace]

BATCH = 500
"""Documents whose profiles are kept at once."""


class Evidence(Protocol):
    """What linking needs of a record beside the traces."""

    def documents_of(self, document_ids: Iterable[str]) -> Iterator[Document]:
        """Yield some documents."""
        ...

    def accounts_of(self, document_ids: Iterable[str]) -> Iterator[Account]:
        """Yield the mentions of some documents, those of one document together."""
        ...

    def keep_profiles(self, profiles: Iterable[tuple[str, str]]) -> None:
        """Keep what `pack` made of the mentions of some documents, by document id."""
        ...

    def profiles_of(self, document_id: str) -> str:
        """Return what was kept of a document."""
        ...


@dataclass(frozen=True)
class Renewal:
    """A record as it was when it was last linked and as it is, and which documents have to be compared anew."""

    before: Traces
    after: Traces
    changed: frozenset[str]  # documents that were read or ruled on since, or are new
    touched: frozenset[str]  # and those that are told apart otherwise because of them
    rare: Rarity

    @property
    def is_idle(self) -> bool:
        """Whether nothing came, went or changed since the record was last linked."""
        return not self.touched and self.before.keys() == self.after.keys()

    def mentions(self) -> dict[str, str]:
        """Return the document of each mention."""
        return {mention: name for name, trace in self.after.items() for mention in trace.mentions}

    def mentions_of(self, document_ids: Iterable[str]) -> frozenset[str]:
        """Return the mentions that some documents had or have."""
        found = (traces[name] for name in document_ids for traces in (self.before, self.after) if name in traces)
        return frozenset(mention for trace in found for mention in trace.mentions)

    def mentions_weighed(self, stated: Mapping[str, str]) -> frozenset[str]:
        """Return the mentions of which the claims are others than before, or are weighed otherwise.

        `stated` is the rule and the voice with which the claims of each document are weighed.
        """
        return frozenset(
            mention
            for name, trace in self.after.items()
            if name in self.changed or trace.stated != stated[name]
            for mention in trace.mentions
        )

    def traces_anew(self, stated: Mapping[str, str]) -> Iterator[Trace]:
        """Yield the traces that are to be kept in place of those before."""
        for name, trace in self.after.items():
            if name in self.touched or trace.stated != stated[name]:
                yield replace(trace, stated=stated[name])


def renew(evidence: Evidence, states: Mapping[str, str], before: Traces, places: Mapping[str, Place]) -> Renewal:
    """Return the record with every document looked at as far as needed.

    `states` tells what was read in each document, and `before` what linking kept of the last time, by document id.
    """
    changed = frozenset(name for name, state in states.items() if name not in before or before[name].reading != state)
    after = {name: before[name] for name in states if name not in changed}
    for document in evidence.documents_of(changed):
        after[document.id] = _first_look(document, states[document.id])
    page, stale = _page(before, after)
    after |= _second_look(evidence, after, changed | stale, page, places)
    spread = Spread(_words(after, after))
    touched = changed | stale | _moved(before, after, changed | stale, spread)
    rare = Rarity(_told(after), spread)
    for name in touched & after.keys():
        after[name] = after[name].with_keys(keys(after[name].outline, spread))
    return Renewal(before, after, changed, frozenset(touched), rare)


def _first_look(document: Document, state: str) -> Trace:
    """Return what can be told of a document by itself."""
    return Trace(document.id, state, day_of(document), pieces(document), sketch(document))


def _page(before: Traces, after: Traces) -> tuple[Numbers, frozenset[str]]:
    """Return the pieces of text that belong to pages, and the documents for which those are others than before."""
    was, now = (_shared(traces) for traces in (before, after))
    return now, _holding(after, "pieces", np.setxor1d(was, now, assume_unique=True))


def _shared(traces: Traces) -> Numbers:
    return shared([trace.pieces for trace in traces.values()], [trace.day for trace in traces.values()])


def _second_look(
    evidence: Evidence, traces: Traces, stale: frozenset[str], page: Numbers, places: Mapping[str, Place]
) -> dict[str, Trace]:
    """Return the traces of some documents with the words of their mentions, without what belongs to the page."""
    found = {name: replace(traces[name], outline=Outline(), mentions=()) for name in stale if name in traces}
    by_document = groupby(evidence.accounts_of(sorted(found)), key=lambda account: account.mention.document_id)
    looks = (_look(found[name], list(accounts), page, places) for name, accounts in by_document)
    while batch := list(islice(looks, BATCH)):
        evidence.keep_profiles((trace.document_id, text) for trace, text in batch)
        found |= {trace.document_id: trace for trace, _ in batch}
    return found


def _look(trace: Trace, accounts: Sequence[Account], page: Numbers, places: Mapping[str, Place]) -> tuple[Trace, str]:
    """Return the trace of a document with the words of its mentions, and what there is to compare in them."""
    own = frozenset(np.intersect1d(trace.pieces, page, assume_unique=True).tolist())
    profiles = profiles_of(accounts, places, own)
    mentions = tuple(profile.id for profile in profiles)
    return replace(trace, mentions=mentions, outline=outline(profiles)), pack(profiles)


def _moved(before: Traces, after: Traces, anew: frozenset[str], spread: Spread) -> frozenset[str]:
    """Return the documents of which a word is on another step than before; only those `anew` have other words."""
    if rounded(_told(before)) != rounded(_told(after)):
        return frozenset(after)
    came, went = _words(after, anew), _words(before, anew | (before.keys() - after.keys()))
    return _holding(after, "words", spread.moved(came, went))


def _words(traces: Traces, names: Iterable[str]) -> Numbers:
    """Return the words of some documents, one document after the other."""
    return np.concatenate([none(), *(traces[name].words for name in names if name in traces)])


def _told(traces: Traces) -> int:
    """Return how many documents have a mention."""
    return sum(1 for trace in traces.values() if trace.mentions)


def _holding(traces: Traces, what: str, values: Numbers) -> frozenset[str]:
    """Return the documents that hold any of some pieces or words."""
    if not len(values):
        return frozenset()
    names = list(traces)
    lists = Lists.of([getattr(trace, what) for trace in traces.values()])
    return frozenset(names[place] for place in lists.holding(values).tolist())
