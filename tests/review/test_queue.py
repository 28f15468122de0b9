"""What is asked of a person, why, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from dateline.fuse import fuse, gather
from dateline.records import Account, Decision, Document, Incident, Link, Mention, Reason, Record
from dateline.review.queue import Progress, Seen, in_order, near_misses, progress, queue
from tests.builders import report, told

RULE = "default@1"
Said = tuple[str, str, str, dict[str, Any]]


def account(text: str, *claims: Said, outlet: str = "Herald", published: str = "2031-05-11") -> Account:
    document = report(text, address=f"{outlet}.txt", outlet=outlet, published=published)
    return Account(told(document, text, *claims), document)


def toll(words: str, value: str) -> Said:
    bounds = {"low": int(value.rstrip(".")), "high": None if value.endswith("..") else int(value)}
    return ("killed", words, value, bounds)


def record_of(*groups: Sequence[Account], links: tuple[Link, ...] = (), accepted: Sequence[str] = ()) -> Record:
    accounts = {item.mention.id: item for group in groups for item in group}
    documents: dict[str, Document] = {item.document.id: item.document for item in accounts.values()}
    decisions = {name: Decision(name, "accepted", "person:amina") for name in accepted}
    voices = {name: name for name in documents}
    incidents = (
        fuse(f"{n:016}", tuple(item.mention.id for item in group), gather(group, voices, decisions), {}, RULE)
        for n, group in enumerate(groups)
    )
    return Record(tuple(incidents), accounts, {}, documents, voices, links, decisions=decisions)


NINE = account("Nine people died.", toll("Nine people", "9"))
TEN = account("Ten people died.", toll("Ten people", "10"), outlet="Ledger")
SIX = account(
    "Six people died, dozens were hurt.", toll("Six people", "6"), ("injured", "dozens", "", {}), outlet="Post"
)


def asked(record: Record, seen: Seen = Seen()) -> list[tuple[str, str]]:  # noqa: B008 - it is frozen
    return [(item.question, item.field) for item in queue(record, seen, RULE)]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], []),
        ([[NINE]], []),
        ([[NINE, TEN]], [("toll", "killed")]),
        ([[SIX]], [("unread", "injured")]),
        ([[SIX], [NINE, TEN]], [("toll", "killed"), ("unread", "injured")]),
    ],
)
def test_what_is_open(groups: list[list[Account]], expected: list[tuple[str, str]]) -> None:
    assert asked(record_of(*groups)) == expected


def test_a_question_says_why_and_where_to_begin() -> None:
    [item] = queue(record_of([NINE, TEN]), Seen(), RULE)
    assert item.why == "killed: the record states 9; others say 10"
    assert item.claim_id == TEN.mention.claims[0].id


def test_what_a_person_ruled_is_settled() -> None:
    claim = TEN.mention.claims[0].id
    assert asked(record_of([NINE, TEN], accepted=[claim])) == []
    unread = SIX.mention.claims[-1].id
    assert asked(record_of([SIX], accepted=[unread])) == []


@pytest.mark.parametrize(("came", "is_news"), [("2031-05-12", False), ("2031-05-14", True)])
def test_a_report_that_came_after_a_person_had_looked(came: str, is_news: bool) -> None:
    seen = Seen({NINE.mention.id: "2031-05-13"}, {SIX.mention.id: came})
    assert (("news", "") in asked(record_of([NINE, SIX]), seen)) == is_news


def test_nobody_has_looked_so_nothing_is_news() -> None:
    assert ("news", "") not in asked(record_of([NINE, SIX]), Seen({}, {SIX.mention.id: "2031-05-14"}))


@pytest.mark.parametrize(
    ("fresh", "own", "says_otherwise"),
    [("2031-05-12", False, False), ("2031-05-14", False, True), ("2031-05-14", True, False)],
)
def test_a_newer_reading_that_says_otherwise(fresh: str, own: bool, says_otherwise: bool) -> None:
    """It is told of where its claim came after the ruling, and is not the person's own."""
    later = account("Twelve people died.", toll("Twelve people", "12"), outlet="Post", published="2031-05-15")
    ruled, new = NINE.mention.claims[0].id, later.mention.claims[0].id
    seen = Seen({NINE.mention.id: "2031-05-13"}, {new: fresh}, frozenset([new] if own else []))
    record = record_of([NINE, later], accepted=[ruled])
    assert [value.value for value in record.incidents[0].stated("killed")] == ["9"]
    assert (("otherwise", "killed") in asked(record, seen)) == says_otherwise


def link(left: Account, right: Account, score: float, verdict: Any = "suggested") -> Link:
    a, b = sorted((left.mention.id, right.mention.id))
    return Link(a, b, verdict, "rules@1", score, (Reason("place", 1.0, "", "", "both in Salto"),))


@pytest.mark.parametrize(
    ("links", "is_asked"),
    [
        ([link(NINE, TEN, 0.6)], True),
        ([link(NINE, TEN, 0.2)], False),
        ([link(NINE, TEN, 0.6), link(NINE, SIX, 0.0, "different")], True),
        ([replace(link(NINE, TEN, 0.6), verdict="different", score=None)], False),
    ],
)
def test_two_incidents_that_may_be_one(links: list[Link], is_asked: bool) -> None:
    found = [item.why for item in queue(record_of([NINE], [TEN], links=tuple(links)), Seen(), RULE)]
    assert (found == ["may be one with incident 00000000: both in Salto"]) == is_asked


def test_incidents_that_one_report_tells_apart_are_two() -> None:
    homes, documents = {"a": "1", "b": "2", "c": "2"}, {"a": "x", "b": "y", "c": "x"}
    assert near_misses([Link("a", "b", "suggested", "rules@1", 0.9)], homes, documents) == {}


def test_progress() -> None:
    record = record_of([NINE], [TEN])
    items = queue(record, Seen(), RULE)
    assert progress(record.incidents, items, Seen({TEN.mention.id: "2031"})) == Progress(2, 1, 0)
    assert Progress(2, 1, 0).share == 50
    assert Progress(0, 0, 0).share == 100


def test_the_order_does_not_hang_on_how_they_came() -> None:
    items = queue(record_of([SIX], [NINE, TEN]), Seen(), RULE)
    assert in_order(reversed(items)) == items


def test_a_mention_without_claims_is_no_matter() -> None:
    bare = Account(Mention("d", 0, 1), report("x"))
    record = Record((Incident("aa", (bare.mention.id,)),), {bare.mention.id: bare}, {}, {}, {})
    assert queue(record, Seen({bare.mention.id: "1"}, {bare.mention.id: "2"}), RULE)[0].claim_id == ""
