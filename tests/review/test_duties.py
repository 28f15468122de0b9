"""What one person has to do: what was given to them, and for editors what coders differ on."""

from __future__ import annotations

from dateline import pipeline
from dateline.review import actions, assign
from dateline.review.adjudicate import settle, take
from dateline.review.duties import Duties, duties
from dateline.review.hand import Hand
from dateline.review.queue import Item
from dateline.store import Store, open_store
from tests.builders import reading_of, ticking

RULE = "default@1"
READINGS = [
    reading_of(f"{n} people died.", ("killed", f"{n} people", str(n), {"low": n, "high": n}), address=f"{n}")
    for n in (1, 2)
]
FIRST, SECOND = (reading.mentions[0] for reading in READINGS)


def record() -> Store:
    store = open_store(":memory:", clock=ticking())
    store.add_readings(READINGS, store.start_run("extract", "rules@1"))
    pipeline.refresh(store, RULE, (FIRST.id, SECOND.id))
    return store


def told(found: Duties) -> list[tuple[str, str, str]]:
    return [(item.question, item.field, item.why.partition(":")[2].strip()) for item in found.items]


def test_nothing_is_to_do_where_nothing_was_given() -> None:
    asked = (Item("i", "toll", "killed", "why"),)
    assert duties(record(), "amina", True).among(asked) == asked


def test_from_given_to_settled() -> None:
    store = record()
    home, other = (store.incident(store.incident_ids()[mention.id]) for mention in (FIRST, SECOND))
    assign.give(store, [home], ["amina", "boris"], "edith", "blind")
    assign.give(store, [other], ["amina"], "edith")
    assert [why for _, _, why in told(duties(store, "boris", False))] == ["given to you by edith, to be coded blind"]
    amina = duties(store, "amina", False)
    assert amina.mine == {home.id, other.id}
    assert amina.blind == {home.id}
    asked = [Item(name, "toll", "killed", "why") for name in (home.id, other.id, "another")]
    assert {item.incident_id for item in amina.among(asked) if item.question == "toll"} == {other.id, "another"}
    assert {item.incident_id for item in amina.among(asked, only_mine=True)} == {home.id, other.id}

    actions.reject(Hand(store), FIRST.claims[0].id, "amina")
    for who in ("amina", "boris"):
        assert told(duties(store, "edith", True)) == []
        pipeline.finish_coding(store, home, who, RULE)
    assert told(duties(store, "edith", False)) == []
    assert told(duties(store, "edith", True)) == [("adjudicate", "killed", "amina not stated; boris 1")]
    take(store, home, "killed", "amina", "edith")
    assert told(duties(store, "edith", True)) == [("adjudicate", "", "settle it")]
    settle(store, home, "edith")
    assert told(duties(store, "edith", True)) == []
    assert [item.incident_id for item in duties(store, "amina", False).items] == [other.id]
