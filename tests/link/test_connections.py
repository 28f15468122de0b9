from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from dateline.fuse import fuse, gather
from dateline.link.connections import FEW, Connection, connections
from dateline.records import Account, Decision, Place, Record
from tests.builders import report, told

VARNA = Place("geonames:1", "Varna", "settlement", "BG", 43.2, 27.9, "Varna")
BULGARIA = Place("geonames:2", "Bulgaria", "country", "BG", 42.7, 25.5)
PLACES = {place.id: place for place in (VARNA, BULGARIA)}

Words = tuple[str, str, str] | tuple[str, str, str, dict[str, Any]]


def record_of(*incidents: Iterable[Words], rejected: Iterable[str] = ()) -> Record:
    """Return a record with an incident for each list of claims (field, quote, value), each told by one report."""
    accounts, built = {}, []
    for number, claims in enumerate(incidents):
        text = f"Report {number}. " + " ".join(quote for _, quote, *_ in claims) + "."
        document = report(text, address=f"{number}.txt", outlet=f"Outlet {number}")
        mention = told(document, text, *claims)
        accounts[mention.id] = Account(mention, document)
        rulings = {c.id: Decision(c.id, "rejected", "person:ada") for c in mention.claims if c.value in rejected}
        evidence = gather([accounts[mention.id]], {}, rulings)
        built.append(fuse(f"incident{number:02}", (mention.id,), evidence, PLACES))
    documents = {account.document.id: account.document for account in accounts.values()}
    return Record(tuple(built), accounts, PLACES, documents, {})


def shared(found: Iterable[Connection]) -> list[tuple[str, str, list[int]]]:
    return [(item.kind, item.name, [int(tie.incident_id[-2:]) for tie in item.ties]) for item in found]


def test_what_incidents_share_is_tied_with_its_claims() -> None:
    record = record_of(
        [("weapon_source", "Danish arms dealers", "Danish arms dealers"), ("perpetrator", "gunmen", "gunmen")],
        [("weapon_source", "Danish supplier", "Danish supplier", {"speaker": "Ines Halloran"})],
        [("victim", "Otto Felsenberg", "Otto Felsenberg"), ("perpetrator", "gunmen", "gunmen")],
        [("perpetrator", "Otto Felsenberg", "Otto Felsenberg"), ("perpetrator_group", "ISIS", "ISIS")],
        [("claimed_by", "Islamic State", "Islamic State")],
    )
    found = connections(record)
    assert shared(found) == [
        ("source", "Danish arms dealers", [0, 1]),
        ("person", "Otto Felsenberg", [2, 3]),
        ("group", "Islamic State", [3, 4]),
    ]
    assert [[claim.speaker for claim in tie.claims] for tie in found[0].ties] == [[""], ["Ines Halloran"]]
    assert shared(connections(record, "incident04")) == [("group", "Islamic State", [3, 4])]


@pytest.mark.parametrize(
    ("place", "precision", "is_shared"),
    [(VARNA, 1, True), (VARNA, 2, True), (VARNA, 3, False), (BULGARIA, 6, False)],
)
def test_a_town_is_shared_and_an_area_is_not(place: Place, precision: int, is_shared: bool) -> None:
    here: Words = ("place", place.name, place.id, {"low": precision, "high": precision})
    assert shared(connections(record_of([here], [here]))) == ([("place", place.name, [0, 1])] if is_shared else [])


def test_a_named_site_is_shared_with_its_town() -> None:
    at: Words = ("place", "Varna", VARNA.id, {"low": 1, "high": 1, "hedge": "Asparuhov Bridge"})
    names = {name for _, name, _ in shared(connections(record_of([at], [at])))}
    assert names == {"Varna", "Asparuhov Bridge, Varna"}


@pytest.mark.parametrize(
    "claim",
    [
        ("perpetrator_group", "police", "police"),
        ("victim", "Bulgaria", "Bulgaria"),
        ("perpetrator_group", "Quarry Front", "Quarry Front", {"stance": "denied"}),
        ("weapon_source", "local dealer", "local dealer"),
    ],
)
def test_what_names_nobody_in_particular_or_is_denied_ties_nothing(claim: Words) -> None:
    assert connections(record_of([claim], [claim])) == ()


def test_what_a_person_rejected_ties_nothing() -> None:
    group: Words = ("perpetrator_group", "Quarry Front", "Quarry Front")
    assert connections(record_of([group], [group], rejected=["Quarry Front"])) == ()


def test_what_is_told_of_everywhere_ties_nothing() -> None:
    group: Words = ("perpetrator_group", "Quarry Front", "Quarry Front")
    assert len(connections(record_of(*[[group]] * FEW))[0].ties) == FEW
    assert connections(record_of(*[[group]] * (FEW + 1))) == ()


def test_two_reports_of_one_incident_are_no_connection() -> None:
    record = record_of([("victim", "Otto Felsenberg", "Otto Felsenberg"), ("victim", "Otto", "Otto Felsenberg")])
    assert connections(record) == ()
