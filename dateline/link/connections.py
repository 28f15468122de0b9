"""Connections: the named persons, groups, places and sources of weapons that incidents share, according to whom.

A connection ties incidents to what they share, and each tie cites the claims that say so. It says nothing of persons:
there is no score, and nobody is connected to anybody but by the words of a report. What is told of everywhere connects
nothing: a country, the police, the city in which half of the record takes place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dateline.gazetteer.names import key
from dateline.link.naming import group_key, known_group_key, person_key, source_key
from dateline.records import Claim, Incident, Record, Value

Kind = Literal["source", "person", "group", "place"]

KINDS: Mapping[Kind, str] = {
    "source": "source of weapons", "person": "person", "group": "group", "place": "place",
}  # fmt: skip
"""Every kind of connection with its name for people, the most telling first."""

FEW = 10
SHARE = 0.05
"""What more than FEW incidents and more than this SHARE of the record tell of is too common to connect them."""

TOWNS = frozenset({"settlement", "site"})
TOWN_PRECISION = 2
"""UCDP's where_prec up to which the words name a town or a point near it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One incident's end of a connection, with the claims that name what is shared, in the order of the record."""

    incident_id: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """What two or more incidents share, and the claims of each that say so."""

    kind: Kind
    name: str  # as most claims write it
    ties: tuple[Tie, ...]  # by incident id


class _Thing(NamedTuple):
    """Something that incidents can share: equal for every way to write it."""

    kind: Kind
    key: str


class _Naming(NamedTuple):
    """A thing as one claim names it."""

    thing: _Thing
    name: str
    claim: Claim


def connections(record: Record, incident_id: str = "") -> tuple[Connection, ...]:
    """Return what the incidents of a record share, the most telling kind and the rarest thing first.

    Given an incident, only what it shares with others; rarity is judged by the whole record all the same. Claims
    that a person rejected, that are denied, or that no stated value rests on tie nothing.
    """
    places = frozenset(key(place.name) for place in record.places.values())
    told: defaultdict[_Thing, list[tuple[str, _Naming]]] = defaultdict(list)
    for incident in record.incidents:
        for item in _told(incident, record, places):
            told[item.thing].append((incident.id, item))
    most = max(FEW, SHARE * len(record.incidents))
    found = [_connection(thing, items) for thing, items in told.items()]
    shared = [item for item in found if 2 <= len(item.ties) <= most and _has(item, incident_id)]
    return tuple(sorted(shared, key=lambda item: (tuple(KINDS).index(item.kind), len(item.ties), item.name)))


def _has(connection: Connection, incident_id: str) -> bool:
    return not incident_id or any(tie.incident_id == incident_id for tie in connection.ties)


def _connection(thing: _Thing, items: Sequence[tuple[str, _Naming]]) -> Connection:
    """Return what some incidents say of one thing, as a connection."""
    claims: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for incident_id, item in items:
        claims[incident_id][item.claim.id] = item.claim
    names = Counter(item.name for _, item in items)
    name = min(names, key=lambda name: (-names[name], -len(name), name))
    ties = (Tie(incident_id, tuple(found.values())) for incident_id, found in sorted(claims.items()))
    return Connection(thing.kind, name, tuple(ties))


def _told(incident: Incident, record: Record, places: Set[str]) -> Iterator[_Naming]:
    """Yield every thing that the claims behind an incident's stated values name."""
    claims = {claim.id: claim for mention in incident.mention_ids for claim in record.accounts[mention].mention.claims}
    for value in (value for value in incident.values if record.codebook.shows(value.field)):
        backing = [claims[s.claim_id] for s in value.support if s.side == "for" and s.claim_id in claims]
        yield from _placed(value, backing, record) if value.field == "place" else _named(value, backing, places)


def _named(value: Value, backing: Sequence[Claim], places: Set[str]) -> Iterator[_Naming]:
    """Yield what the claims for a value name; the name of a place is no person's."""
    for kind, read in NAMERS.get(value.field, ()):
        for claim in backing:
            name = read(claim.value)
            if name and not (kind == "person" and name in places):
                yield _Naming(_Thing(kind, name), claim.value, claim)


NAMERS: Mapping[str, tuple[tuple[Kind, Callable[[str], str]], ...]] = {
    "perpetrator": (("person", person_key), ("group", known_group_key)),
    "perpetrator_group": (("group", group_key),),
    "claimed_by": (("group", group_key),),
    "victim": (("person", person_key),),
    "weapon_source": (("source", source_key),),
}
"""What the words of a field can name, and how they are read."""


def _placed(value: Value, backing: Sequence[Claim], record: Record) -> Iterator[_Naming]:
    """Yield the town in which an incident took place, and the named sites in it."""
    place = record.places.get(value.value)
    if place is None:
        return
    here = [claim for claim in backing if claim.value == value.value]
    for claim in here:
        if place.kind in TOWNS and (claim.low or 1) <= TOWN_PRECISION:
            yield _Naming(_Thing("place", place.id), place.name, claim)
        if claim.hedge[:1].isupper():
            yield _Naming(_Thing("place", f"{place.id} {key(claim.hedge)}"), f"{claim.hedge}, {place.name}", claim)
