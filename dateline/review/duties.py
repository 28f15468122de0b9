"""What is for one person to do: the incidents given to them, and for editors those whose coders differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.records import Incident
from dateline.review import queue
from dateline.review.actions import person
from dateline.review.adjudicate import Double, compared, differences, doubles, teller
from dateline.review.queue import Item
from dateline.review.words import shown
from dateline.store import Given, Store
from dateline.store.judgements import PERSON


@dataclass(frozen=True, slots=True)
class Duties:
    """What one person has to do beside the questions that are open to all."""

    items: tuple[Item, ...] = ()
    mine: frozenset[str] = frozenset()  # the incidents that the person was given and is not done with
    blind: frozenset[str] = frozenset()  # those of them that the person codes blind

    def among(self, items: Iterable[Item], only_mine: bool = False) -> tuple[Item, ...]:
        """Return open questions with the duties among them, in the order in which to take them.

        Of an incident that is coded blind nothing is asked but that: the questions know what others ruled.
        """
        asked = (item for item in items if item.incident_id not in self.blind)
        wanted = (item for item in (*asked, *self.items) if not only_mine or item.incident_id in self.mine)
        return queue.in_order(wanted)


def duties(store: Store, who: str, may_adjudicate: bool) -> Duties:
    """Return what a person has to do."""
    given = store.assignments()
    if not given:
        return Duties()
    by = person(who)
    homes = store.homes(item.assignment.mention_id for item in given)
    mine = {
        homes[item.assignment.mention_id]: item
        for item in given
        if item.assignment.coder == by and item.assignment.state == "given" and item.assignment.mention_id in homes
    }
    weighed = [item for item in doubles(store) if item.is_complete and not item.is_settled] if may_adjudicate else []
    incidents = {one.id: one for one in store.incidents_of_ids({*mine, *(item.incident_id for item in weighed)})}
    name = namer(store)
    to_code = (_to_code(incidents[home], item, name(incidents[home])) for home, item in mine.items())
    to_weigh = (item for double in weighed for item in _to_weigh(incidents[double.incident_id], double, store))
    blind = frozenset(home for home, item in mine.items() if item.assignment.mode == "blind")
    return Duties((*to_code, *to_weigh), frozenset(mine), blind)


def namer(store: Store) -> Callable[[Incident], str]:
    """Return what calls an incident by its type, its place and its date, as far as they are stated."""
    codebook, places = store.codebook(), store.places()

    def name(incident: Incident) -> str:
        told = (value for field in ("type", "place", "date") for value in incident.stated(field)[:1])
        return ", ".join(shown(codebook.named(value.field), value.value, places) for value in told) or incident.id[:8]

    return name


def _to_code(incident: Incident, given: Given, name: str) -> Item:
    how = "blind" if given.assignment.mode == "blind" else "openly"
    why = f"{name}: given to you by {given.assignment.decided_by.removeprefix(PERSON)}, to be coded {how}"
    return Item(incident.id, "code", "", why, "", queue.last_day(incident))


def _to_weigh(incident: Incident, double: Double, store: Store) -> Iterator[Item]:
    """Yield a question for each field on which the coders differ; when there is none left, that the rest is settled."""
    day, tell, codebook = queue.last_day(incident), teller(store), store.codebook()
    for one in differences(double):
        told = (f"{coder.removeprefix(PERSON)} {tell(one.field, items)}" for coder, items in one.answers.items())
        why = f"{codebook.named(one.field).label}: {'; '.join(told)}"
        yield Item(incident.id, "adjudicate", one.field, why, "", day)
    if not differences(double):
        agreed = sum(item.is_agreed for item in compared(double))
        why = f"{len(double.given)} coders are done and agree on {agreed} fields: settle it"
        yield Item(incident.id, "adjudicate", "", why, "", day)
