"""Invented records that the tests of the pages share."""

from __future__ import annotations

from dataclasses import replace

from dateline.records import Document, Incident, Mention, Place, Problem, Record
from tests.builders import record_of, report, told

SALTO = Place("geonames:1", "Salto", "settlement", "UY", -31.38333, -57.96667, "Salto", population=104_000)
NORTE = Place("geonames:2", "Salto", "province", "UY", -31.5, -57.0)
URUGUAY = Place("country:UY", "Uruguay", "country", "UY", -33.0, -56.0)

Told = tuple[Document, Mention]


def bombing(day: int, outlet: str, count: str, place: Place = SALTO, **more: object) -> Told:
    """Return a report of a bombing with one count of the dead: bombing(11, "Herald", "20..", speaker="Witnesses")."""
    text = (
        f"The Red Lantern Column said that its bomb in Salto killed {count} people and hurt dozens, {outlet} reports."
    )
    document = report(
        text, address=f"{outlet}{day}{count}", outlet=outlet, published=f"2031-05-{day:02}", title=text[:40]
    )
    low, _, high = count.partition("..")
    known = {"low": int(low), "high": None if ".." in count and not high else int(high or low), "counts": "all"}
    precision = {"settlement": 1, "province": 4, "country": 6}[place.kind]
    mention = told(
        document, text,
        ("killed", count, count, known | more),
        ("injured", "dozens", "24..", {"low": 24, "hedge": "dozens", "counts": "all"}),
        ("place", "Salto", place.id, {"low": precision, "high": precision}),
        ("date", "Salto", f"2031-05-{day:02}", {"low": 20310500 + day, "high": 20310500 + day}),
        ("type", "bomb", "bombing"), ("weapon", "bomb", "bomb"),
        ("claimed_by", "Red Lantern Column", "Red Lantern Column"),
    )  # fmt: skip
    return document, mention


def joined(*records: Record) -> Record:
    """Return one record of the incidents of several, numbered in order."""
    incidents: list[Incident] = []
    whole = records[0]
    for number, one in enumerate(records):
        incidents += [replace(incident, id=f"{number:016x}") for incident in one.incidents]
        whole = replace(
            whole, accounts={**whole.accounts, **one.accounts}, documents={**whole.documents, **one.documents},
            voices={**whole.voices, **one.voices}, places={**whole.places, **one.places},
        )  # fmt: skip
    return replace(whole, incidents=tuple(incidents))


def record() -> Record:
    """Return a record with a rising toll, a dispute, a denial, a reprint, a connection, places of three precisions."""
    first, again = bombing(11, "Herald", "9"), bombing(11, "Post", "9")
    rising = record_of(
        first, again, bombing(11, "Ledger", "20..", speaker="Witnesses at the scene"), bombing(12, "Herald", "14"),
        bombing(12, "Gazette", "3", scope="part"), bombing(13, "Courier", "17"),
        bombing(14, "Radio", "30", stance="denied", speaker="the interior ministry"),
        places=[SALTO], voices={again[0].id: first[0].id},
    )  # fmt: skip
    earlier = record_of(
        bombing(2, "Courier", "1200", NORTE), bombing(3, "Tribune", "1200..1300", NORTE), places=[NORTE]
    )
    vague = record_of(bombing(1, "Tribune", "2", URUGUAY), places=[URUGUAY])
    problems = (Problem("read", "no text in it", "scan.pdf"),)
    return replace(joined(rising, earlier, vague), problems=problems)
