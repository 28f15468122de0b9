from __future__ import annotations

import pytest

from dateline.link import cluster, links
from dateline.records import Account, Place
from tests.builders import report, told

TURKU = Place("geonames:3", "Turku", "settlement", "FI", 60.4515, 22.2687, "Southwest Finland")
PLACES = {TURKU.id: TURKU}

FIRST = (
    "Blast at the grain mill on Rata Street in Turku on Sunday killed 9, Inspector Veikko Harjumaa said. The mill "
    "owned by Lumme Brothers was running a night shift when the boiler hall was blown up."
)
RISING = (
    "Blast toll rises to 14 in Turku. Five of those wounded at the Lumme Brothers grain mill on Sunday died in "
    "hospital, Inspector Veikko Harjumaa said. The boiler hall on Rata Street remains closed."
)
FINAL = (
    "Blast at mill in Turku on Sunday claims a 17th life, Harjumaa told reporters outside the Lumme Brothers boiler "
    "hall on Rata Street."
)
ANNIVERSARY = (
    "Blast in Turku on Sunday wounded 2 at the ferry office on Kanava Street, said Captain Ilta Saarnio, while the "
    "city was marking a year since another attack."
)
ELSEWHERE = (
    "Blast in Turku on Sunday evening killed 3 at the Kultala cinema on Puisto Avenue, said Major Oskari Vainikka of "
    "the fire brigade. A projector room had been rigged with gas bottles, he said."
)


def account(text: str, day: str, published: str, killed: int | None, address: str, target: str) -> Account:
    number = int(day.replace("-", ""))
    claims = [
        ("type", "Blast", "bombing", {}),
        ("date", "Sunday", day, {"low": number, "high": number}),
        ("place", "Turku", TURKU.id, {"low": 1, "high": 1}),
        ("target", target, target, {}),
    ]
    if killed:
        claims.append(("killed", "Turku", str(killed), {"low": killed, "high": killed}))
    document = report(text, published=published, address=address)
    return Account(told(document, text, *claims), document)


def grouped(*accounts: Account) -> set[frozenset[str]]:
    """Return the addresses of the reports of each incident."""
    where = {a.mention.id: a.document.address for a in accounts}
    groups = cluster({a.mention.id: a.document.id for a in accounts}, links(accounts, PLACES))
    return {frozenset(where[mention] for mention in group) for group in groups}


CLAIMS = (("type", "Blast", "bombing"), ("place", "Turku", TURKU.id))

A = account(FIRST, "2031-06-01", "2031-06-01", 9, "a", "grain mill")
B = account(RISING, "2031-06-01", "2031-06-03", 14, "b", "grain mill")
C = account(FINAL, "2031-06-01", "2031-06-09", 17, "c", "mill")
YEAR_LATER = account(ANNIVERSARY, "2032-06-06", "2032-06-07", None, "later", "ferry office")
OTHER = account(ELSEWHERE, "2031-06-01", "2031-06-02", 3, "other", "Kultala cinema")


def test_a_rising_toll_is_one_incident() -> None:
    assert grouped(A, B, C) == {frozenset("abc")}


@pytest.mark.parametrize("other", [YEAR_LATER, OTHER], ids=["a year later", "another target on the same day"])
def test_another_attack_in_the_same_city_stays_apart(other: Account) -> None:
    assert grouped(A, B, C, other) == {frozenset("abc"), frozenset({other.document.address})}


def test_reports_of_two_attacks_of_one_day_are_not_chained_by_an_overview() -> None:
    overview = report(f"{FIRST} {ELSEWHERE}", published="2031-06-02", address="both")
    told_of = ((FIRST, "grain mill"), (ELSEWHERE, "cinema"))
    both = [Account(told(overview, text, *CLAIMS, ("target", hit, hit)), overview) for text, hit in told_of]
    groups = grouped(A, B, OTHER, *both)
    assert not any({"a", "other"} <= group for group in groups)


def test_a_part_and_its_whole_in_one_report_are_not_both_the_incident_of_another() -> None:
    text = "Blast in Turku on Sunday killed 9. Four of them died in the boiler hall of the Lumme Brothers grain mill."
    document = report(text, published="2031-06-02", address="parts")
    whole, part = text.split(". ")
    parts = [
        Account(told(document, whole, *CLAIMS, ("killed", "9", "9")), document),
        Account(told(document, part, ("killed", "Four", "4")), document),
    ]
    groups = cluster({a.mention.id: a.document.id for a in (A, *parts)}, links((A, *parts), PLACES))
    assert all(len(group) < 3 for group in groups)
