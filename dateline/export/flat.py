"""The native flat table: one row for each incident in each report, every value with its quote and its speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.export.case import cases
from dateline.export.table import TABLES, Column, Format, Row, Table, header
from dateline.fields import FIGURES, SHIPPED, Codebook, Field
from dateline.records import Account, Claim, Incident, Mention, Place, Record

STATED = ("type", "status", "date", "place", "killed", "injured")
"""Fields of which the record's own value stands in every row."""

ABOUT: tuple[Column[Any], ...] = (
    Column("incident_id", "The incident; rows of one incident share it."),
    Column("mention_id", "This report's account of it."),
    Column("incident_type", "What the record states: type."),
    Column("incident_status", "What the record states: status."),
    Column("incident_date", "What the record states: date (EDTF)."),
    Column("incident_place", "What the record states: place, as a gazetteer id."),
    Column("incident_killed", "What the record states: killed."),
    Column("incident_injured", "What the record states: injured."),
    Column("disputed", "Fields in which the reports of this incident contradict each other."),
    Column("document_id", "The report."),
    Column("outlet", "Who published it."),
    Column("published", "When, as far as is known (ISO date or a prefix of one)."),
    Column("title", "Its headline."),
    Column("address", "Its URL or file name."),
)


def columns_of(codebook: Codebook) -> tuple[Column[Any], ...]:
    """Return the columns of a record under a codebook."""
    hidden = {f"incident_{name}" for name in STATED if not codebook.shows(name)}
    about = (column for column in ABOUT if column.name not in hidden)
    return (*about, *(column for field in codebook.shown for column in _field_columns(field)))


PLACED = {
    "id": "Its gazetteer id; empty = none was found.",
    "site": "The named site: a station, an embassy, a street.",
    "country": "ISO 3166-1 alpha-2.",
    "province": "First-order area.",
    "latitude": "Degrees north (WGS 84), as precise as place_precision says.",
    "longitude": "Degrees east (WGS 84).",
    "precision": "UCDP where_prec: 1 exact ... 4 province, 6 country.",
}
"""What the columns beside a place hold."""


def _placed_name(field: str, part: str) -> str:
    """Return the name of a column beside a place; those of the incident's own place are plain words."""
    return part if field == "place" and part not in ("id", "precision") else f"{field}_{part}"


def _field_columns(field: Field) -> Iterator[Column[Any]]:
    """Yield the columns of a field of the codebook: what this report says, not what the record states."""
    asked = field.question or field.help
    yield Column(field.name, asked + (" Several are separated by '; '." if field.many else ""))
    if field.kind in ("figure", "date"):
        unit = "yyyymmdd" if field.kind == "date" else "people" if field.name in FIGURES else "as counted"
        yield Column(f"{field.name}_low", f"Lowest number that the words allow ({unit}).")
        yield Column(f"{field.name}_high", f"Highest number that the words allow ({unit}); empty = open.")
    if field.kind == "place":
        yield from (Column(_placed_name(field.name, part), says) for part, says in PLACED.items())
    yield Column(f"{field.name}_stance", "asserted, denied or doubted.")
    yield Column(f"{field.name}_speaker", "Who says so inside the report; empty = the outlet itself.")
    yield Column(f"{field.name}_quote", "The words that say so.")


COLUMNS = columns_of(SHIPPED)
HEADER = header(COLUMNS)


def rows(
    incidents: Iterable[Incident],
    accounts: Mapping[str, Account],
    places: Mapping[str, Place],
    codebook: Codebook = SHIPPED,
) -> Iterator[Row]:
    """Yield the rows of some incidents; `accounts` by mention id, `places` by gazetteer id. Missing values are ''."""
    columns = header(columns_of(codebook))
    for incident in incidents:
        for mention_id in incident.mention_ids:
            account = accounts[mention_id]
            found = _about(incident, account, codebook) | _said(account.mention, places, codebook)
            yield {name: found.get(name, "") for name in columns}


def make(record: Record) -> Table:
    """Return the table of a record, incidents by date."""
    told = rows((case.incident for case in cases(record)), record.accounts, record.places, record.codebook)
    return Table(told, header(columns_of(record.codebook)))


def best_claim(mention: Mention, field: str) -> Claim | None:
    """Return the claim that stands for a field of a mention: about the whole, asserted, read, first in the text."""

    def rank(claim: Claim) -> tuple[bool, bool, bool, bool, int]:
        is_part = claim.scope in ("part", "cumulative")
        is_some = claim.counts not in ("", "all")
        return not claim.value, is_part, is_some, claim.stance != "asserted", claim.starts

    return min(mention.of(field), key=rank, default=None)


def _about(incident: Incident, account: Account, codebook: Codebook) -> Row:
    stated = {f"incident_{name}": "; ".join(value.value for value in incident.stated(name)) for name in STATED}
    disputed = dict.fromkeys(value.field for value in incident.values if value.status == "disputed")
    document = account.document
    return stated | {
        "incident_id": incident.id,
        "mention_id": account.mention.id,
        "disputed": "; ".join(name for name in disputed if codebook.shows(name)),
        "document_id": document.id,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "address": document.address,
    }


def _said(mention: Mention, places: Mapping[str, Place], codebook: Codebook) -> Row:
    row: Row = {}
    for field in codebook.shown:
        claims = list(mention.of(field.name)) if field.many else [c for c in (best_claim(mention, field.name),) if c]
        if claims:
            row |= _joined(field, claims)
        if claims and field.kind in ("figure", "date"):
            row |= {f"{field.name}_low": _number(claims[0].low), f"{field.name}_high": _number(claims[0].high)}
        if claims and field.kind == "place":
            row |= _placed(field.name, claims[0], places)
    return row


def _joined(field: Field, claims: Sequence[Claim]) -> Row:
    """Return the columns of some claims, answers as the codebook has them."""
    values = [
        field.states(claim.value) if field.kind == "category" and claim.value else claim.value for claim in claims
    ]
    columns = {"_stance": "stance", "_speaker": "speaker", "_quote": "quote"}
    told = {f"{field.name}{end}": "; ".join(getattr(claim, part) for claim in claims) for end, part in columns.items()}
    return {field.name: "; ".join(values)} | told


def _placed(field: str, claim: Claim, places: Mapping[str, Place]) -> Row:
    place = places.get(claim.value)
    if place is None:
        return {field: claim.quote, _placed_name(field, "site"): claim.hedge}
    parts = {
        "id": place.id,
        "site": claim.hedge,
        "country": place.country,
        "province": place.province,
        "latitude": place.lat,
        "longitude": place.lon,
        "precision": _number(claim.low),
    }
    return {field: place.name} | {_placed_name(field, part): value for part, value in parts.items()}


def _number(value: int | None) -> int | str:
    return "" if value is None else value


FORMAT: Format = Format(
    "native", "The event-report table: one row for each incident in each report.", "", TABLES, make, COLUMNS
)
