"""The open questions of a record, kept at hand: after a ruling, only the incidents that it touched are asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from dateline import pipeline
from dateline.records import Incident, Record
from dateline.review.queue import Item, Progress, Seen, between, in_order, last_look, questions
from dateline.store import Store


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

    def __init__(self, rule: str, who: str) -> None:
        self._rule = rule
        self._who = who
        self._lock = Lock()
        self._stamp: tuple[object, ...] = ()
        self._asked: dict[str, tuple[Item, ...]] = {}  # the questions of each incident
        self._looked = set[str]()  # the incidents on which somebody ruled or remarked
        self._pairs: tuple[Item, ...] = ()
        self._work = Work((), Progress(0, 0, 0))

    def work(self, store: Store) -> Work:
        """Return the work as it stands now."""
        with self._lock:
            if store.stamp() != self._stamp:
                self._stamp = store.stamp()
                record = pipeline.load_record(store)
                self._asked.clear()
                self._looked.clear()
                self._pairs = tuple(between(record))
                self._ask(record.incidents, record, seen(store))
            return self._work

    @contextmanager
    def ruling(self, store: Store) -> Iterator[list[str]]:
        """Keep the work in step with a ruling on claims: the block puts the mentions that it is on into the list."""
        with self._lock:
            before, mentions = store.stamp(), list[str]()
            yield mentions
            after = store.stamp()
            is_alone = store.actors_after(_number(before[0])) <= {self._who}
            if mentions and before == self._stamp and before[1] == after[1] and is_alone:
                incidents = store.incidents_of_ids(set(store.homes(mentions).values()))
                self._ask(incidents, pipeline.load_record(store, incidents), seen(store))
                self._stamp = after

    def _ask(self, incidents: Iterable[Incident], record: Record, looked: Seen) -> None:
        """Ask some incidents for their questions, in place of those that they had."""
        for incident in incidents:
            self._asked[incident.id] = tuple(questions(incident, record, looked, self._rule))
            (self._looked.add if last_look(incident, looked) else self._looked.discard)(incident.id)
        items = in_order((*self._pairs, *(item for items in self._asked.values() for item in items)))
        self._work = Work(items, Progress(len(self._asked), len(self._looked), len(items)))


def _number(ordinal: object) -> int:
    """Return the number of the last entry of the ledger: 0 before the first."""
    return ordinal if isinstance(ordinal, int) else 0
