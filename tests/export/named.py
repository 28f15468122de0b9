"""A record of one invented incident that names three private persons."""

from __future__ import annotations

from dateline.fuse import fuse, gather
from dateline.records import Account, Decision, Place, Record
from tests.builders import report, told

VARNA = Place("geonames:1", "Varna", "settlement", "BG", 43.2, 27.9)
TEXT = (
    "Ines Halloran and a guard were shot dead in Varna by the Red Quarry Front. Halloran, 41, was a clerk. "
    "Police named Otto Felsenberg, who bought the gun from Bruno Adler."
)
CLAIMS = (
    ("victim", "Ines Halloran", "Ines Halloran"),
    ("victim", "a guard", "a guard"),
    ("killed", "Ines Halloran and a guard", "2", {"low": 2, "high": 2, "counts": "all"}),
    ("type", "shot dead", "shooting", {"speaker": "harbour police"}),
    ("place", "Varna", VARNA.id, {"low": 1, "high": 1}),
    ("perpetrator_group", "Red Quarry Front", "Red Quarry Front"),
    ("perpetrator", "Otto Felsenberg", "Otto Felsenberg", {"speaker": "harbour police"}),
    ("weapon_source", "Bruno Adler", "Bruno Adler", {"speaker": "Ines Halloran"}),
)


def record_of(*accepted: str) -> Record:
    """Return a record of one incident, in which a person accepted the claims with some values."""
    document = report(
        TEXT, address="https://post.example/ines-halloran-shot", title="Halloran dies", outlet="Post", path="/somewhere"
    )
    mention = told(document, TEXT, *CLAIMS)
    rulings = {c.id: Decision(c.id, "accepted", "person:ada") for c in mention.claims if c.value in accepted}
    account = Account(mention, document)
    places = {VARNA.id: VARNA}
    incident = fuse("incident1", (mention.id,), gather([account], {}, rulings), places)
    return Record((incident,), {mention.id: account}, places, {document.id: document}, {}, decisions=rulings)
