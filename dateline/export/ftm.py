"""FollowTheMoney: an Event for each incident, with its Address, its Articles and the parties said to be involved.

The properties are those of FollowTheMoney 3.8.4. Its Event holds no casualties, no precision and no quotes: figures
stand in `summary`, contradictions in `notes`. Victims are no entities: Dateline documents incidents and does not
profile people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.export import words
from dateline.export.case import Case, cases, is_url, proper
from dateline.export.table import Format, Row, Table
from dateline.ids import identify
from dateline.records import Document, Place, Record
from dateline.resolve import place

INVOLVED = (("Organization", ("perpetrator_group", "claimed_by")), ("Person", ("perpetrator",)))
"""The fields whose proper names become entities, by their schema."""


def entities(case: Case) -> Iterator[Row]:
    """Yield the entities of an incident, the event last."""
    involved = list(_involved(case))
    articles = [article(document) for document in case.documents]
    addresses = [address(case.place)] if case.place else []
    yield from (*articles, *addresses, *involved)
    yield event(case, articles, addresses, involved)


def event(case: Case, articles: list[Row], addresses: list[Row], involved: list[Row]) -> Row:
    """Return an incident as an Event that refers to its other entities."""
    first, last = case.days or (None, None)
    is_day = first is not None and first == last
    return entity(
        "Event",
        case.incident.id,
        name=[words.title(case)],
        date=[first.isoformat()] if first and is_day else [],
        startDate=[first.isoformat()] if first and not is_day else [],
        endDate=[last.isoformat()] if last and not is_day else [],
        summary=[words.account(case, names=False)],
        description=[words.account(case)],
        notes=[words.conflicts(case)],
        keywords=[words.kind_of(case)],
        location=[place.show(case.place)] if case.place else [],
        country=[case.place.country.lower()] if case.place else [],
        addressEntity=[one["id"] for one in addresses],
        involved=[one["id"] for one in involved],
        proof=[one["id"] for one in articles],
        publisher=[document.outlet for document in case.documents],
        sourceUrl=[document.address for document in case.documents if is_url(document.address)],
        recordId=[case.incident.id],
    )


def article(document: Document) -> Row:
    """Return a report as an Article, without its text."""
    return entity(
        "Article",
        document.id,
        title=[document.title],
        author=[document.byline],
        publisher=[document.outlet],
        publishedAt=[document.published],
        sourceUrl=[document.address] if is_url(document.address) else [],
        fileName=[document.address] if not is_url(document.address) else [],
    )


def address(where: Place) -> Row:
    """Return a place as an Address."""
    return entity(
        "Address",
        where.id,
        full=[place.show(where)],
        city=[where.name] if where.kind in ("settlement", "site") else [],
        state=[where.name if where.kind == "province" else where.province],
        country=[where.country.lower()],
        latitude=[str(where.lat)],
        longitude=[str(where.lon)],
    )


def _involved(case: Case) -> Iterator[Row]:
    """Yield the organisations and persons that the reports name as having acted or claimed it."""
    for schema, fields in INVOLVED:
        for name in proper(case.names(*fields)):
            yield entity(schema, f"{schema}/{name}", name=[name])


def entity(schema: str, key: str, **properties: Iterable[str]) -> Row:
    """Return an entity: its id made from its schema and key, its properties without empty ones, each value once."""
    kept = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {
        "id": f"dateline-{identify(schema, key)}",
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def make(record: Record) -> Table:
    """Return the entities of a record, each once."""
    found = {one["id"]: one for case in cases(record) for one in entities(case)}
    return Table(found.values())


FORMAT: Format = Format("ftm", "FollowTheMoney entities, for investigations.", "", (".jsonl", ".json"), make)
