"""A record under a codebook of one's own, at the desk: its fields are asked for, shown and answered."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from dateline.codebook import parse
from dateline.pipeline import rebuild
from dateline.store import Store
from dateline.web.desk.openapi import described
from tests.web.desk.conftest import token_of

BOOK = parse(
    """
[fields.motive]
label = "Motive <b>as stated</b>"
kind = "category"
question = "Why?"
answers = [{code = "revenge", label = "Vendetta & feud"}, {code = "land"}]
[fields.injured]
hide = true
[fields.type.answers]
keep = ["bombing", "attack"]
""",
    "own",
)


@pytest.fixture
def under(record: Store, mentions: list[str], desk: Callable[..., TestClient]) -> TestClient:
    """The desk of a record under the codebook."""
    record.adopt(BOOK, "person:amina")
    rebuild(record)
    return desk()


def incident_of(record: Store, mention: str) -> str:
    return record.homes([mention])[mention]


def add(browser: TestClient, mention: str, field: str, quote: str, value: str) -> int:
    token = token_of(browser.get(f"/mention/{mention}").text)
    form = {"token": token, "do": f"add {mention}", "field": field, "quote": quote, "value": value, "back": "/"}
    return browser.post("/decide", data=form).status_code


def test_the_pages_ask_for_its_fields(under: TestClient, record: Store, mentions: list[str]) -> None:
    page = under.get(f"/incident/{incident_of(record, mentions[0])}").text
    assert "Motive &lt;b&gt;as stated&lt;/b&gt;" in page
    assert 'class="f-injured"' not in page
    words = under.get(f"/mention/{mentions[0]}?field=motive").text
    assert "Vendetta &amp; feud</option>" in words
    assert under.get(f"/mention/{mentions[0]}?field=injured").status_code == 404


def test_its_fields_have_colours(under: TestClient) -> None:
    answer = under.get("/fields.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.text.split("\n") == [".f-motive { --f: var(--indigo); }", ""]
    assert '<link rel="stylesheet" href="/fields.css">' in under.get("/").text


def test_its_types_are_the_ones_to_look_for(under: TestClient) -> None:
    page = under.get("/").text
    assert '<option value="other">other</option>' in page
    assert '<option value="shooting">' not in page
    assert "Gunmen" in under.get("/search?q=gunmen").text
    assert len(under.get("/api/incidents?type=attack").json()["incidents"]) == 1


@pytest.mark.parametrize(("typed", "stated"), [("land", "land"), ("Vendetta & feud", "revenge")])
def test_a_person_answers(under: TestClient, record: Store, mentions: list[str], typed: str, stated: str) -> None:
    assert add(under, mentions[0], "motive", "market", typed) == 200
    incident = record.incident(incident_of(record, mentions[0]))
    assert [value.value for value in incident.stated("motive")] == [stated]
    assert record.audit() == ()


@pytest.mark.parametrize(("field", "value"), [("motive", "greed"), ("injured", "12"), ("mood", "x")])
def test_what_is_no_answer_is_refused(under: TestClient, mentions: list[str], field: str, value: str) -> None:
    assert add(under, mentions[0], field, "market", value) == 400


def test_programs_are_told_and_asked_the_same(under: TestClient, record: Store, mentions: list[str]) -> None:
    assert under.get("/openapi.json").json() == json.loads(json.dumps(described(record.codebook())))
    claims = described(record.codebook())["components"]["schemas"]["Claim"]["properties"]["field"]["enum"]
    assert ("motive" in claims, "injured" in claims) == (True, False)
    found = under.get(f"/api/incidents/{incident_of(record, mentions[1])}").json()
    assert "injured" not in {claim["field"] for claim in found["claims"]}
    assert "unread" not in {one["question"] for one in under.get("/api/queue").json()["questions"]}


def test_what_was_decided_stays_when_the_field_goes(under: TestClient, record: Store, mentions: list[str]) -> None:
    add(under, mentions[0], "motive", "market", "land")
    record.adopt(parse('[fields.killed]\nlabel = "dead"\n', "later"), "person:amina")
    rebuild(record)
    page = under.get(f"/incident/{incident_of(record, mentions[0])}")
    assert page.status_code == 200
    assert "Motive" not in page.text
    assert record.incident(incident_of(record, mentions[0])).stated("motive")
    assert record.audit() == ()
