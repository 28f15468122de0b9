"""Invented records that the tests of the formats share."""

from __future__ import annotations

from typing import Any

from dateline.records import Document, Mention, Place, Record
from tests.builders import record_of, report, told

SALTO = Place("geonames:1", "Salto", "settlement", "UY", -31.38333, -57.96667, "Salto", "Comuna", 104_000)
NORTE = Place("geonames:2", "Salto", "province", "UY", -31.5, -57.0)
URUGUAY = Place("country:UY", "Uruguay", "country", "UY", -33.0, -56.0)
PLACES = (SALTO, NORTE, URUGUAY)

FIRST = (
    "A car bomb hit the bus station in Salto on 13 May 2031, killing 12 people and wounding at least 30, police said. "
    "The River Front claimed it. Five of the dead were attackers."
)
SECOND = "The blast in Salto killed 14 people, the health ministry said, and the River Front was behind it."


def first() -> tuple[Document, Mention]:
    document = report(
        FIRST, title="=Bomb in Salto", outlet="Gazette", published="2031-05-14", address="https://g.example/1"
    )
    return document, told(
        document,
        FIRST,
        ("type", "car bomb", "bombing"),
        ("status", "hit", "happened"),
        ("date", "on 13 May 2031", "2031-05-13", {"low": 20310513, "high": 20310513}),
        ("place", "Salto", SALTO.id, {"low": 1, "high": 1, "hedge": "bus station"}),
        ("weapon", "car bomb", "car bomb"),
        ("target", "bus station", "bus station"),
        ("killed", "12 people", "12", {"low": 12, "high": 12, "speaker": "police", "counts": "all"}),
        ("killed", "Five of the dead", "5", {"low": 5, "high": 5, "counts": "attackers", "scope": "part"}),
        ("injured", "at least 30", "30..", {"low": 30, "speaker": "police"}),
        ("claimed_by", "The River Front", "The River Front"),
    )


def second() -> tuple[Document, Mention]:
    document = report(SECOND, title="Toll rises", outlet="Herald", published="2031-05-14", address="herald.txt")
    return document, told(
        document,
        SECOND,
        ("type", "blast", "bombing"),
        ("place", "Salto", SALTO.id, {"low": 1, "high": 1}),
        ("killed", "14 people", "14", {"low": 14, "high": 14, "speaker": "the health ministry"}),
        ("perpetrator_group", "the River Front", "the River Front", {"speaker": "the health ministry"}),
    )


def salto() -> Record:
    """A bombing that two outlets tell of, with different tolls."""
    return record_of(first(), second(), places=PLACES)


Said = tuple[str, str, str] | tuple[str, str, str, dict[str, Any]]


def one(text: str, *claims: Said, **known: Any) -> Record:
    """Return the record of one report of one sentence."""
    document = report(text, **({"outlet": "Gazette", "published": "2031-06-01"} | known))
    return record_of((document, told(document, text, *claims)), places=PLACES)


def dated(words: str, edtf: str, low: int, high: int, *claims: Said, kind: str = "clash") -> Record:
    """Return the record of one report that places a clash in Salto at some time."""
    text = f"Fighting in Salto {words} killed 14 people."
    return one(
        text,
        ("type", "Fighting", kind),
        ("status", "Fighting", "happened"),
        ("place", "Salto", SALTO.id, {"low": 1, "high": 1}),
        ("date", words, edtf, {"low": low, "high": high}),
        ("killed", "14 people", "14", {"low": 14, "high": 14}),
        *claims,
    )


def placed(place: Place, precision: int, *claims: Said) -> Record:
    """Return the record of one report that places a bombing of a day somewhere."""
    text = "A bombing in Salto on 13 May 2031 killed 2 people."
    return one(
        text,
        ("type", "bombing", "bombing"),
        ("place", "Salto", place.id, {"low": precision, "high": precision}),
        ("date", "13 May 2031", "2031-05-13", {"low": 20310513, "high": 20310513}),
        ("killed", "2 people", "2", {"low": 2, "high": 2}),
        *claims,
    )
