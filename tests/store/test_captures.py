"""A newer text of an address speaks in place of the one before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.records import Link, Reading
from dateline.review import actions
from dateline.store import Store, open_store
from dateline.store.captures import is_same_report
from tests.builders import reading_of, ticking

BEFORE = reading_of(
    "Two died in Ghent on Monday.",
    ("killed", "Two", "2"),
    ("place", "Ghent", "Ghent"),
    ("date", "Monday", "2021-05-03"),
)
AFTER = reading_of(
    "Police: three died in Ghent on Monday.",
    ("killed", "three", "3"),
    ("place", "Ghent", "Ghent"),
    ("date", "Monday", "2021-05-03"),
)
OTHER = reading_of("Two dead in Ghent.", ("killed", "Two", "2"), address="other.txt")


@pytest.fixture
def store() -> Iterator[Store]:
    found = open_store(":memory:", clock=ticking())
    found.add_readings([BEFORE, OTHER], found.start_run("extract", "rules@1"))
    yield found
    found.close()


def replace_text(store: Store) -> None:
    store.add_reading(AFTER, store.start_run("extract", "rules@1"))
    store.put_in_place(BEFORE.document.id, AFTER.document.id)
    assert store.audit() == ()


def claim_id(reading: Reading, field: str) -> str:
    return reading.mentions[0].of(field)[0].id


def speaking(store: Store) -> set[str]:
    return {account.mention.id for account in store.accounts()} - {OTHER.mentions[0].id}


def test_the_old_text_stays_and_speaks_no_more(store: Store) -> None:
    replace_text(store)
    assert store.document(BEFORE.document.id) == BEFORE.document
    assert store.claim(claim_id(BEFORE, "killed")) is not None
    assert speaking(store) == {AFTER.mentions[0].id}
    assert store.texts() == {"": {item.document.id: item.document.address for item in (AFTER, OTHER)}}


def test_a_text_put_back_speaks_again(store: Store) -> None:
    replace_text(store)
    assert not store.has_read(BEFORE.document.id, "rules@1")
    store.add_reading(BEFORE, store.start_run("extract", "rules@1"))
    store.put_in_place(AFTER.document.id, BEFORE.document.id)
    assert speaking(store) == {BEFORE.mentions[0].id}
    assert store.audit() == ()


@pytest.mark.parametrize(
    ("field", "bears"), [("place", AFTER), ("killed", BEFORE)], ids=["still said", "no longer said"]
)
def test_a_ruling_moves_to_what_is_still_said(store: Store, field: str, bears: Reading) -> None:
    actions.accept(store, claim_id(BEFORE, field), "amina")
    replace_text(store)
    assert [decision.claim_id for decision in store.decisions()] == [claim_id(bears, field)]
    assert speaking(store) == {AFTER.mentions[0].id, bears.mentions[0].id}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Two died in Ghent.", "Three died in Ghent.", True),
        ("Two died in Ghent.", "Fire in Bruges.", False),
        ("", "", True),
    ],
)
def test_texts_of_one_report(one: str, other: str, same: bool) -> None:
    assert is_same_report(one, other) == same == is_same_report(other, one)


def test_a_row_that_got_another_report_takes_no_rulings(store: Store) -> None:
    other = reading_of(
        "Monday brought more fire and wounds, and Ghent mourned.",
        ("place", "Ghent", "Ghent"),
        ("date", "Monday", "2021-05-03"),
    )
    actions.accept(store, claim_id(BEFORE, "place"), "amina")
    store.add_reading(other, store.start_run("extract", "rules@1"))
    store.put_in_place(BEFORE.document.id, other.document.id)
    assert [decision.claim_id for decision in store.decisions()] == [claim_id(BEFORE, "place")]


def test_links_of_people_move(store: Store) -> None:
    actions.different(store, BEFORE.mentions[0].id, OTHER.mentions[0].id, "amina")
    replace_text(store)
    left, right = sorted((AFTER.mentions[0].id, OTHER.mentions[0].id))
    assert store.links() == (Link(left, right, "different", "person:amina"),)
