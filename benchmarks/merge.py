"""Which reports tell of the same incident: the incident of each report's main mention, put together by `link`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.common import headlined, readings
from dateline.link import cluster, lead_mentions, links
from dateline.records import Account, Reading

Row = dict[str, Any]


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the incident of each document; a document without a mention is alone."""
    yield from predicted(list(readings(headlined(row) for row in rows)))


def predicted(read: list[Reading]) -> Iterator[Row]:
    """Yield the incident of each reading's main mention."""
    accounts = [Account(mention, reading.document) for reading in read for mention in reading.mentions]
    places = {name.place.id: name.place for reading in read for name in reading.places if name.place}
    leads = lead_mentions(accounts)
    groups = cluster({a.mention.id: a.document.id for a in accounts}, links(accounts, places))
    where = {mention: group[0] for group in groups for mention in group}
    main = {a.document.id: where[a.mention.id] for a in accounts if a.mention.id in leads}
    for reading in read:
        document = reading.document
        yield {"doc_id": document.address, "incident": main.get(document.id, f"alone {document.address}")}
