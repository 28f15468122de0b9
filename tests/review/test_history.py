"""The story of what people did: who, when, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline import pipeline
from dateline.review import actions
from dateline.review.history import Cast, Event, of_field, story
from dateline.store import Store, open_store
from tests.builders import quoted, reading_of, ticking

READINGS = [
    reading_of(f"{word} died in Ghent.", ("killed", word, value, {"low": int(value), "high": int(value)}), address=word)
    for word, value in (("One", "1"), ("Two", "2"), ("Six", "6"), ("Ten", "10"))
]
MENTIONS = [reading.mentions[0].id for reading in READINGS]
FIRST = READINGS[0].mentions[0]
CLAIMS = {claim.id: claim for reading in READINGS for claim in reading.mentions[0].claims}
NAMES = dict(zip(MENTIONS, ("Herald", "Ledger", "Post", "Wire"), strict=True))


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:", clock=ticking()) as found:
        found.add_readings(READINGS, found.start_run("extract", "rules@1"))
        pipeline.refresh(found, "default@1", MENTIONS)
        yield found


def told(store: Store) -> tuple[Event, ...]:
    claims = CLAIMS | {claim.id: claim for mention in MENTIONS for claim in store.claims([mention])}
    return story(store.deeds(MENTIONS), Cast(claims, NAMES, store.places()))


def sentences(store: Store) -> list[str]:
    return [f"{event.who} {event.sentence}" for event in told(store)]


def test_a_correction_is_told_as_one(store: Store) -> None:
    right = quoted(READINGS[0].document, FIRST, "killed", "One died", "3", low=3, high=3)
    actions.correct(store, FIRST.claims[0].id, right, "amina", "It names three.")
    [event] = told(store)
    assert (event.who, event.sentence) == ("amina", "corrected 1 (“One”) to 3 (“One died”); the record had stated 1")
    assert (event.why, event.field, event.stands) == ("It names three.", "killed", True)


def test_rulings_follow_each_other(store: Store) -> None:
    claim = FIRST.claims[0].id
    actions.accept(store, claim, "amina")
    actions.reject(store, claim, "boris", "Another fire.")
    actions.undo(store, "boris")
    actions.remark(store, MENTIONS[0], "Ask again.", "amina", "killed")
    assert sentences(store) == [
        "amina accepted 1 (“One”)",
        "boris rejected 1 (“One”)",
        "boris took back: rejected 1 (“One”)",
        "amina noted: Ask again.",
    ]
    assert [event.stands for event in told(store)] == [True, False, False, True]
    assert len(of_field(told(store), "killed")) == 4
    assert of_field(told(store), "place") == ()


def test_links_are_told_by_the_names_of_reports(store: Store) -> None:
    actions.same(store, MENTIONS[0], MENTIONS[1], "amina", "one fire")
    actions.split(store, MENTIONS[:2], MENTIONS[2:], "boris")
    said = told(store)
    assert said[0].sentence == "said that Herald and Ledger tell of one incident"
    assert said[0].why == "one fire"
    assert said[1].sentence == "said that 4 reports tell of two incidents"
    assert len(said) == 2


def test_other_incidents_have_their_own_story(store: Store) -> None:
    actions.accept(store, FIRST.claims[0].id, "amina")
    assert store.deeds(MENTIONS[1:]) == ()
    assert len(store.deeds(MENTIONS[:1])) == 1
