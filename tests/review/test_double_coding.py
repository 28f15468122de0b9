"""Two people code an incident apart; the record stays as it is until an editor makes one decision of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.errors import BadSetting
from dateline.records import Claim, Incident, Link, Value
from dateline.review import actions, adjudicate, assign, blind, history
from dateline.review.hand import Hand, codes_blind
from dateline.store import Store, open_store
from tests.builders import reading_of, ticking

RULE = "default@1"
READINGS = [
    reading_of("A bomb killed nine people in Salto.", ("killed", "nine people", "9", {"low": 9, "high": 9}),
               ("type", "bomb", "bombing"), ("weapon", "bomb", "bomb"), address="a", published="2031-05-11"),
    reading_of("Seventeen people died in the blast.", ("killed", "Seventeen people", "17", {"low": 17, "high": 17}),
               ("weapon", "blast", "blast"), address="b", published="2031-05-12"),
]  # fmt: skip
FIRST, SECOND = (reading.mentions[0] for reading in READINGS)
NINE, TYPE, BOMB = FIRST.claims
SEVENTEEN, BLAST = SECOND.claims
CLAIMS = (NINE, SEVENTEEN, TYPE, BOMB, BLAST)


def make(coders: Sequence[str] = ("amina", "boris")) -> Store:
    """A record of one incident in two reports, which some people are to code blind."""
    store = open_store(":memory:", clock=ticking())
    store.add_readings(READINGS, store.start_run("extract", "rules@1"))
    store.replace_links([Link(min(FIRST.id, SECOND.id), max(FIRST.id, SECOND.id), "same", "rules@1", 0.9)])
    pipeline.refresh(store, RULE, (FIRST.id, SECOND.id))
    assign.give(store, store.incidents(), coders, "edith", "blind")
    return store


def incident(store: Store) -> Incident:
    [found] = store.incidents()
    return found


def seen(store: Store, who: str) -> Incident:
    """The incident as a coder sees it."""
    [found] = pipeline.load_coded(store, incident(store), f"person:{who}", RULE).incidents
    return found


def finish(store: Store, *coders: str) -> None:
    for who in coders:
        coded = blind.answers(pipeline.load_coded(store, incident(store), f"person:{who}", RULE))
        assign.finish(store, incident(store), who, coded)


def double(store: Store) -> adjudicate.Double:
    found = adjudicate.double_of(store, incident(store).mention_ids)
    assert found
    return found


def stated(found: Incident, field: str) -> set[str]:
    return {value.value for value in found.stated(field)}


def refresh(store: Store) -> Incident:
    pipeline.refresh(store, RULE, (FIRST.id, SECOND.id))
    return incident(store)


def other(claim: Claim, value: str) -> Claim:
    return replace(claim, value=value, low=int(value), high=int(value))


def test_neither_sees_the_other_and_the_record_stays() -> None:
    store = make()
    before = incident(store)
    actions.accept(Hand(store), NINE.id, "amina")
    actions.correct(Hand(store), SEVENTEEN.id, other(SEVENTEEN, "16"), "boris", "Miscounted.")
    assert [stated(seen(store, who), "killed") for who in ("amina", "boris")] == [{"9"}, {"16"}]
    assert refresh(store) == before
    assert adjudicate.compared(double(store)) == ()
    assert codes_blind(store, before.mention_ids, "amina")
    assert not codes_blind(store, before.mention_ids, "edith")
    assert store.audit() == ()


def test_what_others_ruled_before_is_not_shown_to_a_blind_coder() -> None:
    store = make()
    actions.accept(Hand(store), NINE.id, "edith")
    kept = actions.correct(Hand(store), BOMB.id, replace(BOMB, value="car bomb"), "edith")
    found = pipeline.load_coded(store, refresh(store), "person:amina", RULE)
    assert stated(found.incidents[0], "killed") == {"17"}
    assert kept.id not in {claim.id for account in found.accounts.values() for claim in account.mention.claims}


def test_an_editor_takes_what_one_of_them_said_and_cites_both() -> None:
    store = make()
    actions.accept(Hand(store), NINE.id, "amina")
    actions.accept(Hand(store), TYPE.id, "amina")
    finish(store, "amina", "boris")
    assert [item.field for item in adjudicate.differences(double(store))] == ["killed"]
    with pytest.raises(BadSetting, match="differ on killed"):
        adjudicate.settle(store, incident(store), "edith")
    adjudicate.take(store, incident(store), "killed", "amina", "edith", "The later one is a rumour.")
    [ruling] = store.decisions()
    assert (ruling.claim_id, ruling.verdict, ruling.decided_by) == (NINE.id, "accepted", "person:edith")
    assert ruling.note == "The later one is a rumour. (coders: amina: 9; boris: 17)"
    assert {item for one in store.settlements([FIRST.id]) for item in one.cites} == {
        item.id for item in store.assignments()
    }
    assert stated(refresh(store), "killed") == {"9"}
    adjudicate.settle(store, incident(store), "edith")
    assert {item.claim_id for item in store.decisions()} == {NINE.id, TYPE.id}
    assert double(store).is_settled
    actions.undo(store, "edith")
    assert not double(store).is_settled
    actions.undo(store, "edith")
    assert store.decisions() == ()
    assert store.audit() == ()


@pytest.mark.parametrize(
    ("coder", "field", "values"),
    [("amina", "killed", set()), ("boris", "killed", {"17"}), ("amina", "weapon", {"blast"})],
)
def test_the_record_then_states_what_the_coder_stated(coder: str, field: str, values: set[str]) -> None:
    store = make()
    for claim in (NINE, SEVENTEEN, BOMB):
        actions.reject(Hand(store), claim.id, "amina")
    finish(store, "amina", "boris")
    adjudicate.take(store, incident(store), field, coder, "edith")
    assert stated(refresh(store), field) == values


def test_a_third_value_is_an_ordinary_correction_that_settles() -> None:
    store = make()
    actions.accept(Hand(store), NINE.id, "amina")
    finish(store, "amina", "boris")
    with pytest.raises(BadSetting, match="an editor"):
        actions.correct(Hand(store, may_adjudicate=False), NINE.id, other(NINE, "10"), "carla")
    actions.correct(Hand(store), NINE.id, other(NINE, "10"), "edith", "Read it again.")
    assert "(coders: amina: 9; boris: 17)" in store.decisions()[0].note
    assert adjudicate.differences(double(store)) == ()
    assert stated(refresh(store), "killed") == {"10"}


def test_the_story_tells_of_every_field_that_was_settled_and_of_no_coding() -> None:
    store = make()
    for claim in (SEVENTEEN, TYPE):
        actions.accept(Hand(store), claim.id, "amina")
    finish(store, "amina", "boris")
    adjudicate.settle(store, incident(store), "edith")
    cast = history.Cast({claim.id: claim for claim in CLAIMS}, {}, {})
    told = [f"{event.who} {event.sentence}" for event in history.story(store.deeds([FIRST.id, SECOND.id]), cast)]
    assert told == [
        "edith gave it to amina, to be coded blind",
        "edith gave it to boris, to be coded blind",
        "amina was done with coding it blind",
        "boris was done with coding it blind",
        "edith accepted bombing (“bomb”)",
        "edith accepted 17 (“Seventeen people”)",
        "edith settled what amina coded blind",
        "edith settled what boris coded blind",
    ]


def test_who_is_alone_is_not_compared() -> None:
    store = make(["amina"])
    finish(store, "amina")
    assert not double(store).is_complete
    assign.give(store, store.incidents(), ["amina", "boris"], "edith", "blind")
    assert double(store).coders == ("person:amina", "person:boris")
    assign.withdraw(store, incident(store), "boris", "edith")
    assert double(store).coders == ("person:amina",)
    assign.give_again(store, incident(store), "amina", "edith")
    actions.accept(Hand(store), NINE.id, "amina")
    with pytest.raises(BadSetting, match="does not have"):
        assign.finish(store, incident(store), "boris")


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (assign.Draw(), "abcdefgh"),
        (assign.Draw(every=3), "cf"),
        (assign.Draw(sample=2), "ce"),
        (assign.Draw(sample=2, seed=2), "ah"),
        (assign.Draw(sample=2, every=2), "df"),
    ],
)
def test_incidents_are_drawn(wanted: assign.Draw, taken: str) -> None:
    assert "".join(assign.draw("abcdefgh", wanted)) == taken
    assert assign.draw("abcdefgh", wanted) == assign.draw("abcdefgh", wanted)


def test_no_more_are_drawn_than_there_are() -> None:
    with pytest.raises(BadSetting, match="not 9"):
        assign.draw("abcdefgh", assign.Draw(sample=9))


RULINGS = st.lists(
    st.tuples(
        st.sampled_from(["amina", "boris"]),
        st.sampled_from(["accept", "reject", "correct", "undo"]),
        st.sampled_from(CLAIMS),
        st.integers(1, 3),
    ),
    max_size=8,
)


def rule(store: Store, who: str, action: str, claim: Claim, number: int) -> None:
    hand = Hand(store)
    if action == "correct":
        right = other(claim, str(number)) if claim.field == "killed" else replace(claim, value=f"bomb {number}")
        actions.correct(hand, claim.id, right, who)
    elif action == "undo":
        actions.undo(hand, who)
    else:
        {"accept": actions.accept, "reject": actions.reject}[action](hand, claim.id, who)


@settings(max_examples=40, deadline=None)
@given(RULINGS, st.sampled_from(["amina", "boris"]))
def test_blind_decisions_never_change_the_record_before_adjudication(
    rulings: list[tuple[str, str, Claim, int]], chosen: str
) -> None:
    """And once adjudicated, it states what the coder whose answer was taken stated, whatever both did before."""
    store = make()
    before = incident(store)
    for one in rulings:
        rule(store, *one)
    assert refresh(store) == before
    finish(store, "amina", "boris")
    assert pipeline.rebuild(store, RULE) == 1
    assert values(incident(store)) == values(before)
    theirs = seen(store, chosen)
    for item in adjudicate.differences(double(store)):
        adjudicate.take(store, incident(store), item.field, chosen, "edith")
        assert stated(refresh(store), item.field) == stated(theirs, item.field)
    adjudicate.settle(store, incident(store), "edith")
    assert {value.field: stated(refresh(store), value.field) for value in theirs.values} == {
        value.field: stated(theirs, value.field) for value in theirs.values
    }
    assert store.audit() == ()
    store.close()


def values(found: Incident) -> tuple[Value, ...]:
    return found.values
