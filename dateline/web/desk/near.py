"""The incidents that one may be the same as, found by its own links: without a look at the whole record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline import pipeline
from dateline.records import Incident, Link, Record
from dateline.review.queue import NEAR, Item, Pair, link_items, near_misses
from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an incident: the best link to each other that it may be, and those others."""

    links: Mapping[Pair, Link]  # by the two incidents
    others: Mapping[str, Incident]
    record: Record  # in which the others are

    def items(self, incident: Incident) -> dict[Pair, Item]:
        """Return the questions whether the incident and each of the others are one."""
        return link_items(self.links, _homes((incident, *self.others.values())))


def beside(store: Store, incident: Incident, record: Record) -> Beside:
    """Return what stands beside an incident, the most alike first; `record` holds its accounts."""
    mine = set(incident.mention_ids)
    links = store.links_out(mine, NEAR)
    if not links:
        return Beside({}, {}, record)
    ends = {end for link in links for end in (link.left_id, link.right_id)} - mine
    others = store.incidents_of_ids(set(store.homes(ends).values()) - {incident.id})
    theirs = pipeline.load_record(store, others)
    documents = {name: account.document.id for name, account in {**record.accounts, **theirs.accounts}.items()}
    homes = {mention: home.id for mention, home in _homes((incident, *others)).items()}
    return Beside(near_misses(links, homes, documents), {other.id: other for other in others}, theirs)


def _homes(incidents: tuple[Incident, ...]) -> dict[str, Incident]:
    return {mention: incident for incident in incidents for mention in incident.mention_ids}
