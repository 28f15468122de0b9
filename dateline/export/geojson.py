"""GeoJSON (RFC 7946): one feature an incident, for maps.

A point says where the gazetteer puts the place, and not more: `precision` and `radius_km` say how far from it the
incident may have been. An incident whose place is not known has no geometry.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export import words
from dateline.export.case import Case, cases
from dateline.export.table import Cell, Column, Format, Row, Table, row
from dateline.records import Record
from dateline.resolve import place


def _figure(name: str, what: str) -> tuple[Column[Case], ...]:
    """Return the properties of a figure: in the record's notation, and its bounds."""
    return (
        Column(name, f"{what}, in the notation of the record.", lambda case: _of(case, name, "value"), None),
        Column(f"{name}_low", "Lowest number that it allows.", lambda case: _of(case, name, "low"), None),
        Column(
            f"{name}_high", "Highest number; null where it is open, too.", lambda case: _of(case, name, "high"), None
        ),
    )


def _of(case: Case, name: str, part: str) -> Cell:
    stated = case.value(name)
    found: Cell = getattr(stated, part) if stated else None
    return found


PROPERTIES: tuple[Column[Case], ...] = (
    Column("title", "A name for the incident.", words.title),
    Column("summary", "The incident in sentences built from the stated values.", words.account),
    Column("type", "Type of the codebook.", lambda case: case.answer("type"), None),
    Column("status", "Status of the codebook.", lambda case: case.answer("status"), None),
    Column("date", "The date (EDTF).", lambda case: case.edtf, None),
    Column("date_first", "First possible day (ISO).", lambda c: c.days[0].isoformat() if c.days else None, None),
    Column("date_last", "Last possible day (ISO).", lambda c: c.days[1].isoformat() if c.days else None, None),
    Column("place", "The place with province and country.", lambda c: place.show(c.place) if c.place else None, None),
    Column("place_id", "Its gazetteer id.", lambda case: case.place.id if case.place else None, None),
    Column("site", "The named site.", lambda case: case.site, None),
    Column("country", "ISO 3166-1 alpha-2.", lambda case: case.place.country if case.place else None, None),
    Column("precision", "UCDP's where_prec, 1 exact to 7.", lambda case: case.precision, None),
    Column("precision_text", "The same in words.", words.whereabouts, None),
    Column("radius_km", "How far from the point the incident may have been: 25 for `near` is UCDP's, the others are"
           " rough sizes.", lambda case: place.RADII.get(case.precision or 0), None),
    *_figure("killed", "Killed"),
    *_figure("injured", "Injured"),
    Column("reports", "How many reports tell of it.", lambda case: len(case.documents)),
    Column("sources", "How many of them are independent: reprints are not.", lambda case: len(case.sources)),
    Column("disputed", "Fields in which they contradict each other.", lambda case: "; ".join(case.disputed)),
)  # fmt: skip


def feature(case: Case) -> Row:
    """Return an incident as a feature."""
    point = None if case.place is None else {"type": "Point", "coordinates": [case.place.lon, case.place.lat]}
    return {"type": "Feature", "id": case.incident.id, "geometry": point, "properties": row(PROPERTIES, case)}


def make(record: Record) -> Table:
    """Return the features of a record."""
    return Table(feature(case) for case in cases(record))


def collection(features: Iterable[Row]) -> Row:
    """Return features as the one object of a GeoJSON file."""
    return {"type": "FeatureCollection", "features": list(features)}


FORMAT: Format = Format(
    "geojson", "GeoJSON: one feature an incident, for maps.", "", (".geojson", ".json"), make, PROPERTIES, collection
)
