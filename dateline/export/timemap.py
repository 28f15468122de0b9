"""TimeMap: events, sources and associations as the map and timeline of Forensic Architecture reads them.

The keys are those that TimeMap's own validation admits: every value is text, a date is month/day/year, and an event
without a date is dropped there. So it is left out here, and told.
"""

from __future__ import annotations

from dateline.export import words
from dateline.export.case import Case, cases, is_url
from dateline.export.table import Column, Format, LeftOut, Row, Table, row
from dateline.records import Document, Record
from dateline.resolve import place


def _comments(case: Case) -> str:
    """Return what the keys of an event cannot say: that an area is no point, and the conflicts between reports."""
    area = f"Somewhere {words.whereabouts(case)}." if case.place and case.precision != 1 else ""
    return " ".join(part for part in (area, words.conflicts(case)) if part)


EVENT: tuple[Column[Case], ...] = (
    Column("id", "The id of the incident in the record.", lambda case: case.incident.id),
    Column("description", "The incident in sentences built from the stated values.", words.account),
    Column("date", "First possible day, month/day/year.", lambda c: c.days[0].strftime("%m/%d/%Y") if c.days else None),
    Column("time", "Not read."),
    Column("time_precision", "`day not known`, where it is not.", lambda c: None if c.width == 1 else "day not known"),
    Column("location", "The place with province and country.", lambda c: place.show(c.place) if c.place else None),
    Column(
        "latitude", "Degrees north; of an area the gazetteer's point.", lambda c: str(c.place.lat) if c.place else None
    ),
    Column("longitude", "Degrees east.", lambda c: str(c.place.lon) if c.place else None),
    Column("type", "Type of the codebook.", words.kind_of),
    Column("category", "The same.", words.kind_of),
    Column(
        "comments",
        "How exactly the place is known, where it is no town; where reports contradict what is stated.",
        _comments,
    ),
    Column("time_display", "The date in words, as precise as it is.", lambda case: case.shown_date),
)
"""The keys of an event whose values are text."""

SOURCE: tuple[Column[Document], ...] = (
    Column("id", "The id of the report in the record.", lambda document: document.id),
    Column("title", "Its headline, else its address.", lambda document: document.title or document.address),
    Column("type", "`article`.", lambda _: "article"),
    Column(
        "url",
        "Its address, where that is a URL.",
        lambda document: document.address if is_url(document.address) else None,
    ),
    Column("description", "Who published it.", lambda document: document.outlet),
    Column("author", "Who wrote it.", lambda document: document.byline),
    Column("date", "When it was published (ISO).", lambda document: document.published),
    Column("notes", "None."),
)
"""The keys of a source whose values are text."""


def event(case: Case) -> Row:
    """Return an incident as an event."""
    sources = [document.id for document in case.documents]
    return row(EVENT, case) | {"associations": [words.kind_of(case)], "sources": sources}


def source(document: Document) -> Row:
    """Return a report as a source, without its text."""
    return row(SOURCE, document) | {"paths": []}


def make(record: Record) -> Table:
    """Return the three parts of a record as one object: TimeMap is given each under an address of its own."""
    every = cases(record)
    dated = [case for case in every if case.days]
    kinds = sorted({words.kind_of(case) for case in dated})
    parts: Row = {
        "events": [event(case) for case in dated],
        "sources": {document.id: source(document) for case in dated for document in case.documents},
        "associations": [{"id": kind, "title": kind, "desc": "", "mode": "CATEGORY"} for kind in kinds],
    }
    left = tuple(LeftOut(case.incident.id, "without a date") for case in every if not case.days)
    return Table((parts,), left_out=left)


FORMAT: Format = Format(
    "timemap",
    "TimeMap: events, sources and associations.",
    "",
    (".json",),
    make,
    EVENT,
    lambda parts: next(iter(parts)),
)
