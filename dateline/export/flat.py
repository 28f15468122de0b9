"""The native flat table: one row for each incident in each report, every value with its quote and its speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.export.case import cases
from dateline.export.table import TABLES, Column, Format, Row, Table, header
from dateline.fields import FIELDS
from dateline.records import Account, Claim, Incident, Mention, Place, Record

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


def _field_columns() -> Iterator[Column[Any]]:
    """Yield the columns of each field of the codebook: what this report says, not what the record states."""
    for field in FIELDS:
        yield Column(field.name, field.question + (" Several are separated by '; '." if field.many else ""))
        if field.kind in ("figure", "date"):
            unit = "people" if field.kind == "figure" else "yyyymmdd"
            yield Column(f"{field.name}_low", f"Lowest number that the words allow ({unit}).")
            yield Column(f"{field.name}_high", f"Highest number that the words allow ({unit}); empty = open.")
        if field.kind == "place":
            yield Column("place_id", "Its gazetteer id; empty = none was found.")
            yield Column("site", "The named site: a station, an embassy, a street.")
            yield Column("country", "ISO 3166-1 alpha-2.")
            yield Column("province", "First-order area.")
            yield Column("latitude", "Degrees north (WGS 84), as precise as place_precision says.")
            yield Column("longitude", "Degrees east (WGS 84).")
            yield Column("place_precision", "UCDP where_prec: 1 exact ... 4 province, 6 country.")
        yield Column(f"{field.name}_stance", "asserted, denied or doubted.")
        yield Column(f"{field.name}_speaker", "Who says so inside the report; empty = the outlet itself.")
        yield Column(f"{field.name}_quote", "The words that say so.")


COLUMNS = (*ABOUT, *_field_columns())
HEADER = header(COLUMNS)


def rows(incidents: Iterable[Incident], accounts: Mapping[str, Account], places: Mapping[str, Place]) -> Iterator[Row]:
    """Yield the rows of some incidents; `accounts` by mention id, `places` by gazetteer id. Missing values are ''."""
    for incident in incidents:
        for mention_id in incident.mention_ids:
            account = accounts[mention_id]
            yield dict.fromkeys(HEADER, "") | _about(incident, account) | _said(account.mention, places)


def make(record: Record) -> Table:
    """Return the table of a record, incidents by date."""
    return Table(rows((case.incident for case in cases(record)), record.accounts, record.places), HEADER)


def best_claim(mention: Mention, field: str) -> Claim | None:
    """Return the claim that stands for a field of a mention: about the whole, asserted, read, first in the text."""

    def rank(claim: Claim) -> tuple[bool, bool, bool, bool, int]:
        is_part = claim.scope in ("part", "cumulative")
        is_some = claim.counts not in ("", "all")
        return not claim.value, is_part, is_some, claim.stance != "asserted", claim.starts

    return min(mention.of(field), key=rank, default=None)


def _about(incident: Incident, account: Account) -> Row:
    stated = {f"incident_{name}": "; ".join(value.value for value in incident.stated(name))
              for name in ("type", "status", "date", "place", "killed", "injured")}  # fmt: skip
    document = account.document
    return stated | {
        "incident_id": incident.id,
        "mention_id": account.mention.id,
        "disputed": "; ".join(dict.fromkeys(value.field for value in incident.values if value.status == "disputed")),
        "document_id": document.id,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "address": document.address,
    }


def _said(mention: Mention, places: Mapping[str, Place]) -> Row:
    row: Row = {}
    for field in FIELDS:
        claims = list(mention.of(field.name)) if field.many else [c for c in (best_claim(mention, field.name),) if c]
        if not claims:
            continue
        row |= _joined(field.name, claims)
        if field.kind in ("figure", "date"):
            row |= {f"{field.name}_low": _number(claims[0].low), f"{field.name}_high": _number(claims[0].high)}
        if field.kind == "place":
            row |= _placed(claims[0], places)
    return row


def _joined(name: str, claims: list[Claim]) -> Row:
    columns = {"": "value", "_stance": "stance", "_speaker": "speaker", "_quote": "quote"}
    return {
        f"{name}{suffix}": "; ".join(str(getattr(claim, attribute)) for claim in claims)
        for suffix, attribute in columns.items()
    }


def _placed(claim: Claim, places: Mapping[str, Place]) -> Row:
    place = places.get(claim.value)
    if place is None:
        return {"place": claim.quote, "site": claim.hedge}
    return {
        "place": place.name,
        "place_id": place.id,
        "site": claim.hedge,
        "country": place.country,
        "province": place.province,
        "latitude": place.lat,
        "longitude": place.lon,
        "place_precision": _number(claim.low),
    }


def _number(value: int | None) -> int | str:
    return "" if value is None else value


FORMAT: Format = Format(
    "native", "The event-report table: one row for each incident in each report.", "", TABLES, make, COLUMNS
)
