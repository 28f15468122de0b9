"""The desk states what the rule of the record chooses, unless it was opened under another."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.store import Store
from dateline.web.desk.app import Setup, make_app


@pytest.mark.parametrize(("told", "rule"), [("", "acled@1"), ("gtd@1", "gtd@1")])
def test_a_ruling_keeps_the_rule(
    record: Store, mentions: list[str], claims: dict[str, str], told: str, rule: str
) -> None:
    pipeline.rebuild(record, "acled@1")
    desk = TestClient(make_app(Setup(record._database.name, told, "amina", "a key")), base_url="http://127.0.0.1:8321")
    asked = {"action": "accept", "ids": [claims["Sunday"]]}
    assert desk.post("/api/decisions", json=asked).status_code == 200
    incident = record.incident(record.incident_ids()[mentions[0]])
    assert {value.rule.partition(":")[0] for value in incident.values} == {rule, "person"}
    assert desk.get(f"/incident/{incident.id}").status_code == 200
    assert desk.get("/queue").status_code == 200
