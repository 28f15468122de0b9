"""Judgements follow an account that a newer reading finds at another sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.records import Claim, Decision, Link, Mention, Reading
from dateline.review import actions
from dateline.store import Store, open_store
from dateline.store.carry import heirs
from tests.builders import reading_of, report, ticking, told

TEXT = "Fire in Ghent. Two died in Ghent on Monday."
REPORT = report(TEXT)
WORDS = {"killed": ("Two", "2"), "place": ("Ghent", "Ghent"), "date": ("Monday", "2021-05-03")}


def account(sentence: str, *fields: str) -> Mention:
    return told(REPORT, sentence, *((field, *WORDS[field]) for field in fields))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (["Fire"], ["Fire"], 0),
        (["Fire"], ["Two"], 1),
        (["Fire"], [], 0),
        ([], ["Two"], 0),
        (["Fire", "Two"], ["Two"], 0),
        (["Fire", "Two"], ["on Monday", "died"], 2),
    ],
)
def test_an_account_moves_to_one_that_is_new(before: list[str], after: list[str], moved: int) -> None:
    old, new = ([account(item, "killed", "place") for item in items] for items in (before, after))
    found = heirs(old, new)
    assert len(found) == len(set(found.values())) == moved


@pytest.mark.parametrize(
    ("fields", "is_heir"), [(("killed", "place"), True), (("killed", "date"), True), (("date",), False), ((), False)]
)
def test_an_account_moves_to_one_that_gives_half_of_its_values(fields: tuple[str, ...], is_heir: bool) -> None:
    assert bool(heirs([account("Fire", "killed", "place")], [account("Two", *fields)])) == is_heir


def test_the_nearest_of_two_that_give_the_same() -> None:
    old, near, far = account("Fire", "killed"), account("Ghent", "killed"), account("Monday", "killed")
    assert heirs([old], [far, near]) == {old.id: near.id}


@pytest.fixture
def store() -> Iterator[Store]:
    """A record with an account that is about to move, and another report."""
    found = open_store(":memory:", clock=ticking())
    run = found.start_run("extract", "rules@1")
    found.add_readings([Reading(REPORT, (account("Fire", "killed", "place"),)), OTHER], run)
    yield found
    found.close()


OTHER = reading_of("Two dead in Ghent.", ("killed", "Two", "2"), address="other.txt")


def move(store: Store, *fields: str) -> Mention:
    found = account("Two", *fields)
    store.add_reading(Reading(REPORT, (found,)), store.start_run("extract", "rules@2"))
    assert store.audit() == ()
    return found


def killed(mention: Mention) -> Claim:
    return mention.of("killed")[0]


def test_a_rejection_moves(store: Store) -> None:
    actions.reject(store, killed(account("Fire", "killed")).id, "amina", "last year's")
    new = move(store, "killed", "place")
    assert store.decisions() == (Decision(killed(new).id, "rejected", "person:amina", "last year's"),)


def test_what_was_accepted_moves_even_where_the_newer_method_misses_it(store: Store) -> None:
    actions.accept(store, killed(account("Fire", "killed")).id, "amina")
    new = move(store, "place")
    assert {claim.value for claim in store.claims([new.id])} == {"Ghent", "2"}
    assert {item.mention.id for item in store.accounts()} == {new.id, OTHER.mentions[0].id}


def test_links_of_people_move(store: Store) -> None:
    actions.different(store, account("Fire", "killed").id, OTHER.mentions[0].id, "amina")
    new = move(store, "killed", "place")
    [link] = store.links()
    assert {link.left_id, link.right_id} == {new.id, OTHER.mentions[0].id}
    assert (link.verdict, link.decided_by) == ("different", "person:amina")


def test_a_link_of_a_person_takes_the_place_of_a_method_s(store: Store) -> None:
    new, other = account("Two", "killed").id, OTHER.mentions[0].id
    move(store, "killed", "place")
    store.replace_links([Link(min(new, other), max(new, other), "suggested", "rules@1", 0.9)])
    back = account("Fire", "killed", "place")
    store.add_reading(Reading(REPORT, (back,)), store.start_run("extract", "rules@1"))
    actions.different(store, back.id, other, "amina")
    move(store, "killed", "place")
    assert [(link.verdict, link.decided_by) for link in store.links()] == [("different", "person:amina")]


def test_and_back_again(store: Store) -> None:
    old = account("Fire", "killed", "place")
    actions.same(store, old.id, OTHER.mentions[0].id, "amina")
    move(store, "killed", "place")
    store.add_reading(Reading(REPORT, (old,)), store.start_run("extract", "rules@1"))
    [link] = store.links()
    assert {link.left_id, link.right_id} == {old.id, OTHER.mentions[0].id}
    assert store.audit() == ()


def test_a_ruling_that_moved_can_be_taken_back(store: Store) -> None:
    actions.reject(store, killed(account("Fire", "killed")).id, "amina")
    move(store, "killed", "place")
    assert len(actions.undo(store, "amina")) == 1
    assert store.decisions() == ()
