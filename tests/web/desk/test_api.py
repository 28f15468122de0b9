"""The desk for programs answers as its own description says, whatever it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.store import Store
from dateline.web.desk.forms import ACTIONS
from dateline.web.desk.openapi import described

Desk = Callable[..., TestClient]
JSON = dict[str, Any]
TEXT = st.text(max_size=12)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(path: str, method: str, status: int, answer: object) -> None:
    """Hold an answer against the description."""
    operation = described()["paths"][path][method]
    assert str(status) in operation["responses"], (status, answer)
    schema = operation["responses"][str(status)]["content"]["application/json"]["schema"]
    whole = {**schema, "components": described()["components"]}
    jsonschema.Draft202012Validator(whole).validate(answer)


def test_the_description_is_given(desk: Desk) -> None:
    found = desk().get("/openapi.json").json()
    assert found == json.loads(json.dumps(described()))
    assert found["openapi"].startswith("3.1")
    for schema in found["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_incidents_claims_and_the_queue(desk: Desk, record: Store, mentions: list[str]) -> None:
    browser, home = desk(), record.incident_ids()[mentions[0]]
    for path, address in (
        ("/api/incidents", "/api/incidents?type=bombing&standing=disputed"),
        ("/api/incidents/{name}", f"/api/incidents/{home[:8]}"),
        ("/api/claims", f"/api/claims?incident={home}&field=killed"),
        ("/api/queue", "/api/queue"),
    ):
        answer = browser.get(address)
        check(path, "get", answer.status_code, answer.json())
        assert answer.status_code == 200
    claims = browser.get(f"/api/claims?incident={home}&field=killed").json()["claims"]
    assert sorted(claim["value"] for claim in claims) == ["17", "20..", "9"]


def test_a_program_rules_as_a_person_does(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str]
) -> None:
    browser, home = desk(), record.incident_ids()[mentions[0]]
    asked = {"action": "correct", "ids": [claims["nine people"]], "quote": "nine people", "value": "8", "note": "Why."}
    answer = browser.post("/api/decisions", json=asked)
    assert (answer.status_code, answer.json()) == (200, {"incidents": [home]})
    [value] = record.incident(home).stated("killed")
    assert (value.value, value.rule) == ("8", "person")


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"{}", "application/json", "A decision is an object with an action"),
        (b"{", "application/json", "The body is no JSON"),
        (b"\xff", "application/json", "The body is no JSON"),
        (b"[" * 100_000, "application/json", "The body is no JSON"),
        (b'{"action": "undo"}', "text/plain", "sent as JSON"),
        (b'{"action": "undo"}', "application/x-www-form-urlencoded", "sent as JSON"),
        (b'{"action": "dance"}', "application/json", "Nothing is called"),
        (b'{"action": "undo", "mood": 1}', "application/json", "A decision is an object"),
        (b'{"action": "accept", "ids": "x"}', "application/json", "ids is a list"),
        (b'{"action": "accept", "ids": [1]}', "application/json", "ids is a list"),
        (b'{"action": "correct", "near": true}', "application/json", "near is an offset"),
        (b'{"action": "note", "note": 1}', "application/json", "are strings"),
    ],
)
def test_what_is_no_decision_is_said_in_words(desk: Desk, content: bytes, kind: str, said: str) -> None:
    answer = desk().post("/api/decisions", content=content, headers={"content-type": kind})
    assert answer.status_code == 400
    assert said in answer.json()["error"]


@SLOW
@given(
    query=st.dictionaries(
        st.sampled_from(["after", "before", "place", "type", "outlet", "standing", "mine", "words", "page"]), TEXT
    )
)
def test_any_question_is_answered_as_described(desk: Desk, query: dict[str, str]) -> None:
    browser = desk()
    for path in ("/api/incidents", "/api/queue"):
        answer = browser.get(path, params=query)
        check(path, "get", answer.status_code, answer.json())


@SLOW
@given(name=TEXT, field=TEXT)
def test_any_name_is_answered_as_described(desk: Desk, name: str, field: str) -> None:
    browser = desk()
    answer = browser.get("/api/claims", params={"incident": name, "field": field})
    check("/api/claims", "get", answer.status_code, answer.json())


@SLOW
@given(
    asked=st.fixed_dictionaries(
        {"action": st.sampled_from([*ACTIONS, ""])},
        optional={
            "ids": st.lists(st.one_of(TEXT, st.sampled_from(["CLAIM", "MENTION", "OTHER"])), max_size=3),
            "note": TEXT, "quote": st.one_of(TEXT, st.just("nine people")), "value": TEXT,
            "field": st.one_of(TEXT, st.just("killed")), "near": st.integers(-2, 2**41),
        },
    )
)  # fmt: skip
def test_any_decision_is_answered_as_described(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str], asked: JSON
) -> None:
    named = {"CLAIM": claims["nine people"], "MENTION": mentions[0], "OTHER": mentions[2]}
    asked["ids"] = [named.get(one, one) for one in asked.get("ids", [])]
    answer = desk().post("/api/decisions", json=asked)
    check("/api/decisions", "post", answer.status_code, answer.json())
    assert record.audit() == ()
