from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import BadSetting
from dateline.records import Place, Reason
from dateline.review import actions
from dateline.store import Store, open_store
from tests.builders import quoted, reading_of, ticking

READINGS = [
    reading_of(f"{word} died in Ghent.", ("killed", word, ""), address=word) for word in ("One", "Two", "Six", "Ten")
]
A, B, C, D = (reading.mentions[0].id for reading in READINGS)
FIRST = READINGS[0].mentions[0]
CLAIM = FIRST.claims[0]
GHENT = Place("geonames:2797656", "Ghent", "settlement", "BE", 51.05, 3.71667)


@pytest.fixture
def store() -> Iterator[Store]:
    found = open_store(":memory:", clock=ticking())
    found.add_readings(READINGS, found.start_run("extract", "rules@1"))
    yield found
    found.close()


def standing(store: Store) -> set[tuple[str, str]]:
    return {(item.claim_id, item.verdict) for item in store.decisions()}


def test_accept_and_reject(store: Store) -> None:
    actions.accept(store, CLAIM.id, "amina")
    assert standing(store) == {(CLAIM.id, "accepted")}
    actions.reject(store, CLAIM.id, "boris", "it is the toll of another fire")
    [decision] = store.decisions()
    assert (decision.verdict, decision.decided_by, decision.note) == (
        "rejected", "person:boris", "it is the toll of another fire",
    )  # fmt: skip


def test_correct(store: Store) -> None:
    right = quoted(READINGS[0].document, FIRST, "anything", "One died", "1", low=1, high=1, score=0.2)
    kept = actions.correct(store, CLAIM.id, right, "amina")
    assert (kept.field, kept.mention_id, kept.value, kept.score) == ("killed", FIRST.id, "1", 1.0)
    assert standing(store) == {(CLAIM.id, "rejected"), (kept.id, "accepted")}
    assert set(store.claims([FIRST.id])) == {CLAIM, kept}
    assert store.audit() == ()


def test_correct_with_a_place(store: Store) -> None:
    right = quoted(READINGS[0].document, FIRST, "place", "Ghent", GHENT.id)
    actions.correct(store, CLAIM.id, right, "amina", places=[GHENT])
    assert store.places() == {GHENT.id: GHENT}


def test_same_and_different_keep_the_last_word(store: Store) -> None:
    actions.same(store, B, A, "amina", "one fire")
    [link] = store.links()
    assert (link.verdict, link.reasons) == ("same", (Reason("note", 1.0, "", "", "one fire"),))
    actions.different(store, A, B, "boris")
    assert [link.verdict for link in store.links()] == ["different"]


def test_same_across_what_was_called_different(store: Store) -> None:
    actions.same(store, A, B, "amina")
    actions.different(store, B, C, "amina")
    actions.same(store, C, D, "amina")
    with pytest.raises(BadSetting, match="were called different: take that back first"):
        actions.same(store, A, D, "amina")
    actions.same(store, B, C, "amina")
    actions.same(store, A, D, "amina")


def test_different_across_what_was_called_the_same(store: Store) -> None:
    actions.same(store, A, B, "amina")
    actions.same(store, B, C, "amina")
    with pytest.raises(BadSetting, match="take one of those back first"):
        actions.different(store, A, C, "amina")
    actions.different(store, B, C, "amina")
    actions.different(store, A, C, "amina")


def test_a_difference_elsewhere_is_no_matter(store: Store) -> None:
    actions.same(store, A, B, "amina")
    actions.same(store, B, C, "amina")
    actions.different(store, B, D, "amina")
    actions.same(store, A, C, "amina")


def test_undo(store: Store) -> None:
    actions.same(store, A, B, "amina")
    assert [type(item).__name__ for item in actions.undo(store, "amina")] == ["Link"]
    assert actions.undo(store, "amina") == ()


@pytest.mark.parametrize(("who", "kept"), [("amina", "person:amina"), (" person:amina", "person:amina")])
def test_person(who: str, kept: str) -> None:
    assert actions.person(who) == kept


def test_what_cannot_be_ruled(store: Store) -> None:
    for call, said in (
        (lambda: actions.accept(store, "zz", "amina"), "No claim has the id zz"),
        (lambda: actions.same(store, A, A, "amina"), "is one mention: name two"),
        (lambda: actions.same(store, A, "zz", "amina"), "No mention has the id zz"),
        (lambda: actions.reject(store, CLAIM.id, " "), "give a name"),
        (lambda: actions.correct(store, CLAIM.id, CLAIM, "amina"), "says what the claim says"),
    ):
        with pytest.raises(BadSetting, match=said):
            call()
    assert not store.links()
    assert not store.decisions()
