"""Two desks on one record, and people with accounts at both who decide at once: nothing is lost, nobody is mixed up."""

from __future__ import annotations

from threading import Thread

import pytest
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.store import open_store
from dateline.web.desk.app import Setup, make_app
from dateline.web.desk.passwords import hash_of
from tests.builders import reading_of

RULE = "default@1"
PEOPLE = ("amina", "boris")
ROUNDS = 2
READINGS = [
    reading_of(f"Report {n}: {n} people died in Ghent.", ("killed", f"{n} people", str(n), {"low": n, "high": n}),
               address=f"{n}.txt")
    for n in range(1, 5)
]  # fmt: skip
CLAIMS = [reading.mentions[0].claims[0].id for reading in READINGS]


def filled(url: str) -> None:
    """A record of some reports, and people whose programs may decide."""
    with open_store(url) as store:
        store.add_readings(READINGS, store.start_run("extract", "rules@1"))
        pipeline.refresh(store, RULE, [reading.mentions[0].id for reading in READINGS])
        for name in PEOPLE:
            store.add_user(name, "coder", "no password fits", "person:root")
            store.set_token(name, hash_of(name), "person:root")


def desk_on(url: str) -> TestClient:
    return TestClient(make_app(Setup(url, RULE, "root", "key")), base_url="http://127.0.0.1")


def decide(desk: TestClient, name: str, statuses: list[int]) -> None:
    """Accept and reject every claim in turn, and remark on it."""
    header = {"authorization": f"Bearer {name}"}
    for number in range(ROUNDS):
        for claim in CLAIMS:
            asked = {"action": ("accept", "reject")[number % 2], "ids": [claim], "note": f"{name} {number}"}
            statuses.append(desk.post("/api/decisions", json=asked, headers=header).status_code)


@pytest.mark.parametrize("desks", [1, 2])
def test_people_who_decide_at_once_lose_nothing(url: str, desks: int) -> None:
    filled(url)
    places = [desk_on(url) for _ in range(desks)]
    statuses = list[int]()
    people = [Thread(target=decide, args=(places[n % desks], who, statuses)) for n, who in enumerate(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert statuses == [200] * len(PEOPLE) * ROUNDS * len(CLAIMS)
    with open_store(url) as store:
        assert store.audit() == ()
        deeds = store.deeds([reading.mentions[0].id for reading in READINGS])
        ruled = [deed for deed in deeds if deed.act == "ruled"]
        assert len(ruled) == len(statuses)
        assert all(deed.judgement.note.split()[0] == deed.acted_by.removeprefix("person:") for deed in ruled)  # type: ignore[union-attr]
        before = {(incident.mention_ids, incident.values) for incident in store.incidents()}
        pipeline.refresh(store, RULE, [reading.mentions[0].id for reading in READINGS])
        assert {(incident.mention_ids, incident.values) for incident in store.incidents()} == before


def test_who_is_out_at_one_desk_is_out_at_the_other(url: str) -> None:
    filled(url)
    desks = [desk_on(url) for _ in range(2)]
    header = {"authorization": "Bearer amina"}
    assert [desk.get("/api/queue", headers=header).status_code for desk in desks] == [200, 200]
    with open_store(url) as store:
        store.close_user("amina", "person:root")
    assert [desk.get("/api/queue", headers=header).status_code for desk in desks] == [401, 401]
