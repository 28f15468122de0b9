"""Two people who decide at once lose nothing: every act is kept, sealed, and in the incidents."""

from __future__ import annotations

from threading import Thread

from dateline import pipeline
from dateline.records import Reading
from dateline.review import actions
from dateline.store import Deed, open_store
from tests.builders import reading_of, report, ticking, told

RULE = "default@1"
READINGS = [
    reading_of(f"Report {n}: {n} people died in Ghent.", ("killed", f"{n} people", str(n), {"low": n, "high": n}),
               address=f"{n}.txt")
    for n in range(1, 9)
]  # fmt: skip
MENTIONS = [reading.mentions[0] for reading in READINGS]
ROUNDS = 3


def rule(url: str, who: str, faults: list[BaseException]) -> None:
    """Accept and reject in turn, each time as the desk does: rule, then put the incident together anew."""
    try:
        with open_store(url) as store:
            for number in range(ROUNDS):
                for mention in MENTIONS:
                    act = actions.accept if number % 2 else actions.reject
                    act(store, mention.claims[0].id, who)
                    pipeline.refresh(store, RULE, [mention.id], regroup=False)
    except BaseException as error:
        faults.append(error)


def test_two_reviewers_at_once_lose_nothing(url: str) -> None:
    with open_store(url) as store:
        store.add_readings(READINGS, store.start_run("extract", "rules@1"))
        pipeline.refresh(store, RULE, [mention.id for mention in MENTIONS])
    faults: list[BaseException] = []
    people = [Thread(target=rule, args=(url, who, faults)) for who in ("amina", "boris")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert faults == []
    with open_store(url) as store:
        deeds = store.deeds([mention.id for mention in MENTIONS])
        assert sum(deed.act == "ruled" for deed in deeds) == 2 * ROUNDS * len(MENTIONS)
        assert store.audit() == ()
        before = {(incident.mention_ids, incident.values) for incident in store.incidents()}
        pipeline.refresh(store, RULE, [mention.id for mention in MENTIONS])
        assert {(incident.mention_ids, incident.values) for incident in store.incidents()} == before


def test_the_story_moves_with_an_account(url: str) -> None:
    """A newer reading finds the account at another sentence: what was ruled on it is told there, and stands."""
    text = "Fire in Ghent. Two died in Ghent."
    document = report(text)
    before, after = (told(document, sentence, ("killed", "Two", "2")) for sentence in ("Fire", "Two died"))
    with open_store(url, clock=ticking()) as store:
        first = Reading(document, (before,))
        store.add_reading(first, store.start_run("extract", "rules@1"))
        actions.accept(store, before.claims[0].id, "amina", "Seen.")
        actions.remark(store, before.id, "Ask again.", "amina")
        store.add_reading(Reading(document, (after,)), store.start_run("extract", "rules@2"))
        deeds: tuple[Deed, ...] = store.deeds([after.id])
        assert [(deed.act, deed.stands) for deed in deeds] == [("ruled", True), ("ruled", True)]
        assert [note.mention_id for note in store.notes()] == [after.id]
        [(ruling, _)] = store.rulings([after.id]).values()
        assert (ruling.verdict, ruling.note) == ("accepted", "Seen.")
        assert store.audit() == ()
