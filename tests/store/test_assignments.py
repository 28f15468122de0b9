"""Blind coders write beside the record, never into it, until their answers are weighed."""

from __future__ import annotations

import pytest

from dateline import pipeline
from dateline.errors import BadSetting
from dateline.records import Answered, Assignment, Coding, Decision, Link, Note, Reading, Settlement
from dateline.store import Ruling, Store, Wanted, open_store
from dateline.store.database import connect
from tests.builders import reading_of, report, ticking, told

READINGS = [reading_of(f"{word} died in Ghent.", ("killed", word, ""), address=word) for word in ("One", "Two")]
HERE, THERE = (reading.mentions[0].id for reading in READINGS)
CLAIM, OTHER = (reading.mentions[0].claims[0].id for reading in READINGS)
AMINA, BORIS, EDITOR = "person:amina", "person:boris", "person:edith"
ANSWER = Answered("killed", "1", 1, 1, (CLAIM,), True)


def given(coder: str, **more: object) -> Assignment:
    return Assignment(HERE, coder, EDITOR, "blind", **more)  # type: ignore[arg-type]


def coded(who: str, verdict: str = "accepted", claim: str = CLAIM) -> Ruling:
    return Ruling(who, codings=(Coding(claim, verdict, who),))  # type: ignore[arg-type]


@pytest.fixture
def store(url: str) -> Store:
    """A record whose first incident two people are to code blind."""
    found = open_store(url, clock=ticking())
    found.add_readings(READINGS, found.start_run("extract", "rules@1"))
    pipeline.refresh(found, "default@1", (HERE, THERE))
    found.decide(Ruling(EDITOR, assignments=(given(AMINA), given(BORIS))))
    return found


def finish(store: Store, who: str) -> None:
    store.decide(Ruling(who, assignments=(Assignment(HERE, who, who, "blind", "done", (ANSWER,)),)))


def test_each_coding_stands_by_itself(store: Store) -> None:
    store.decide(coded(AMINA))
    store.decide(coded(BORIS, "rejected"))
    store.decide(coded(AMINA, "rejected"))
    assert [item.verdict for item in store.codings(AMINA, [HERE])] == ["rejected"]
    assert [item.verdict for item in store.codings(BORIS, [HERE, THERE])] == ["rejected"]
    assert store.decisions() == ()
    store.undo(AMINA)
    assert [item.verdict for item in store.codings(AMINA, [HERE])] == ["accepted"]
    assert store.audit() == ()
    store.close()


def test_what_a_coder_stated_comes_back_as_it_was(store: Store) -> None:
    finish(store, AMINA)
    [first, second] = store.assignments([HERE])
    assert (first.assignment.state, first.assignment.coded, first.assignment.decided_by) == ("done", (ANSWER,), AMINA)
    assert second.assignment == given(BORIS)
    store.decide(Ruling(EDITOR, settlements=(Settlement(HERE, "killed", EDITOR, (first.id,)),)))
    assert store.settlements([HERE]) == (Settlement(HERE, "killed", EDITOR, (first.id,)),)
    assert [deed.judgement for deed in store.deeds([HERE])][:2] == [given(AMINA), given(BORIS)]
    assert store.audit() == ()
    store.close()


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA),)),
        Ruling(AMINA, links=(Link(min(HERE, THERE), max(HERE, THERE), "different", AMINA),)),
        Ruling(AMINA, notes=(Note(HERE, "It was Boris who saw it.", AMINA),)),
        coded(AMINA, claim=OTHER),
        coded(EDITOR),
        Ruling(EDITOR, assignments=(Assignment("zz", AMINA, EDITOR),)),
    ],
)
def test_nobody_codes_what_is_not_theirs_and_no_coder_writes_to_the_record(store: Store, ruling: Ruling) -> None:
    before = store.seal()
    with pytest.raises(BadSetting):
        store.decide(ruling)
    assert store.seal() == before
    store.close()


def test_what_a_coder_ruled_before_coding_blind_stands(url: str) -> None:
    with open_store(url, clock=ticking()) as store:
        store.add_readings(READINGS, store.start_run("extract", "rules@1"))
        pipeline.refresh(store, "default@1", (HERE, THERE))
        store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA),)))
        store.decide(Ruling(EDITOR, assignments=(given(AMINA),)))
        with pytest.raises(BadSetting, match="before stands"):
            store.undo(AMINA)
        assert len(store.decisions()) == 1


def test_incidents_are_found_by_whom_they_were_given_to(store: Store) -> None:
    assert store.find_incidents(Wanted(given_to=AMINA)) == (store.homes([HERE])[HERE],)
    finish(store, AMINA)
    assert store.find_incidents(Wanted(given_to=AMINA)) == ()
    store.close()


def test_who_is_done_codes_no_more(store: Store) -> None:
    store.decide(coded(AMINA))
    finish(store, AMINA)
    with pytest.raises(BadSetting, match="done"):
        store.decide(coded(AMINA, "rejected"))
    store.undo(AMINA)  # nobody has seen it yet
    store.decide(coded(AMINA, "rejected"))
    finish(store, AMINA)
    finish(store, BORIS)
    with pytest.raises(BadSetting, match="ask an editor"):
        store.undo(AMINA)
    with pytest.raises(BadSetting, match="settled"):
        store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA),)))
    settled = Ruling(
        EDITOR,
        decisions=(Decision(CLAIM, "accepted", EDITOR),),
        settlements=(Settlement(HERE, "killed", EDITOR),),
        assignments=(given(AMINA, state="settled"), given(BORIS, state="settled")),
    )
    store.decide(settled)
    store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "rejected", AMINA),)))
    store.undo(AMINA)
    store.undo(EDITOR)
    assert {item.assignment.state for item in store.assignments()} == {"done"}
    assert store.settlements([HERE]) == ()
    assert store.decisions() == ()
    assert store.audit() == ()
    store.close()


def test_assignments_and_codings_move_with_an_account(url: str) -> None:
    text = "Fire in Ghent. Two died in Ghent."
    document = report(text)
    before, after = (told(document, sentence, ("killed", "Two", "2")) for sentence in ("Fire", "Two died"))
    with open_store(url, clock=ticking()) as store:
        store.add_reading(Reading(document, (before,)), store.start_run("extract", "rules@1"))
        pipeline.refresh(store, "default@1", [before.id])
        store.decide(Ruling(EDITOR, assignments=(Assignment(before.id, AMINA, EDITOR, "blind"),)))
        store.decide(coded(AMINA, claim=before.claims[0].id))
        store.decide(Ruling(EDITOR, settlements=(Settlement(before.id, "killed", EDITOR),)))
        store.add_reading(Reading(document, (after,)), store.start_run("extract", "rules@2"))
        assert [item.assignment.mention_id for item in store.assignments()] == [after.id]
        assert [item.claim_id for item in store.codings(AMINA, [after.id])] == [after.claims[0].id]
        assert [item.mention_id for item in store.settlements([after.id])] == [after.id]
        assert store.audit() == ()


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE coding SET verdict = 'rejected'",
        "UPDATE assignment SET coded = '[]' WHERE state = 'done'",
        "DELETE FROM assignment WHERE coder = 'person:boris'",
    ],
)
def test_meddling_with_what_was_coded_shows(store: Store, meddling: str) -> None:
    store.decide(coded(AMINA))
    finish(store, AMINA)
    store._database.execute(meddling)
    assert store.audit() != ()
    store.close()


def test_a_record_from_before_coders_keeps_its_ledger(url: str) -> None:
    with open_store(url, clock=ticking()) as store:
        store.add_readings(READINGS, store.start_run("extract", "rules@1"))
        store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA),)))
        seal = store.seal()
    database = connect(url)
    for table in ("assignment", "coding", "settlement"):
        database.execute(f"DROP TABLE {table}")
    database.execute("DELETE FROM migration WHERE name = '0006_assignments'")
    database.close()
    with open_store(url) as store:
        assert store.seal() == seal
        assert store.audit() == ()
