"""The open questions of a record, kept at hand: after a ruling, only the incidents that it touched are asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from dateline import pipeline
from dateline.records import Incident, Record
from dateline.review.actions import person
from dateline.review.queue import Item, Pair, Progress, Seen, between, in_order, last_look, questions
from dateline.store import Store
from dateline.web.desk.near import beside


@dataclass(frozen=True, slots=True)
class Work:
    """The open questions, in order, and how far the work is."""

    items: tuple[Item, ...]
    progress: Progress

    def at(self, key: str) -> Item | None:
        """Return the question of that key, if it is still open."""
        return next((item for item in self.items if item.key == key), None)

    def after(self, key: str) -> Item | None:
        """Return the question that comes after one, settled or not; behind the last one comes the first."""
        later = (item for item in self.items if item.key > key)
        return next(later, None) or next((item for item in self.items if item.key != key), None)


def seen(store: Store) -> Seen:
    """Return what people have looked at, and what came in since they began."""
    looks = store.looks()
    first = min(looks.values(), default="")
    return Seen(looks, store.recorded_after(first) if first else {}, store.own_claims())


class Shelf:
    """Keeps the work of a record. It is made anew where another person, a run or a build has written to the record."""

    def __init__(self, rule: str) -> None:
        self._rule = rule  # empty = the one that the record was built with
        self._lock = Lock()
        self._stamp: tuple[object, ...] = ()
        self._asked: dict[str, tuple[Item, ...]] = {}  # the questions of each incident
        self._looked = set[str]()  # the incidents on which somebody ruled or remarked
        self._built: dict[str, str] = {}  # when each incident was put together
        self._pairs: dict[Pair, Item] = {}  # whether two incidents are one
        self._work = Work((), Progress(0, 0, 0))

    def work(self, store: Store) -> Work:
        """Return the work as it stands now."""
        with self._lock:
            if store.stamp() != self._stamp:
                self._stamp = store.stamp()
                record = pipeline.load_record(store)
                self._asked.clear()
                self._looked.clear()
                self._pairs = between(record)
                self._built = store.built()
                self._ask(store, record.incidents, record)
            return self._work

    @contextmanager
    def ruling(self, store: Store, who: str) -> Iterator[list[str]]:
        """Keep the work in step with a person's ruling: the block lists the mentions that it is on."""
        with self._lock:
            before, mentions = store.stamp(), list[str]()
            yield mentions
            after = store.stamp()
            is_alone = store.actors_after(_number(before[0])) <= {person(who)}
            if mentions and before == self._stamp and before[1] == after[1] and is_alone:
                self._ask_again(store, set(store.homes(mentions).values()))
                self._stamp = after

    def _ask_again(self, store: Store, touched: set[str]) -> None:
        """Ask anew the incidents that a ruling touched, and those that were put together anew or are no more."""
        built = store.built()
        changed = touched | {name for name, _ in built.items() ^ self._built.items()}
        self._built = built
        for gone in changed - built.keys():
            self._asked.pop(gone, None)
            self._looked.discard(gone)
        incidents = store.incidents_of_ids(changed & built.keys())
        record = pipeline.load_record(store, incidents)
        self._pairs = {pair: item for pair, item in self._pairs.items() if changed.isdisjoint(pair)}
        for incident in incidents:
            self._pairs |= beside(store, incident, record).items(incident)
        self._ask(store, incidents, record)

    def _ask(self, store: Store, incidents: Iterable[Incident], record: Record) -> None:
        """Ask some incidents for their questions, in place of those that they had."""
        looked, rule = seen(store), pipeline.rule_of(store, self._rule)
        for incident in incidents:
            self._asked[incident.id] = tuple(questions(incident, record, looked, rule))
            (self._looked.add if last_look(incident, looked) else self._looked.discard)(incident.id)
        items = in_order((*self._pairs.values(), *(item for items in self._asked.values() for item in items)))
        self._work = Work(items, Progress(len(self._asked), len(self._looked), len(items)))


def _number(ordinal: object) -> int:
    """Return the number of the last entry of the ledger: 0 before the first."""
    return ordinal if isinstance(ordinal, int) else 0
