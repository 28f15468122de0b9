from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import BadSetting
from dateline.records import Claim, Copy, Decision, Link
from dateline.store import Ruling, Store, open_store
from tests.builders import reading_of, ticking

READINGS = [reading_of(f"{word} died.", ("killed", word, ""), address=word) for word in ("One", "Two", "Six")]
A, B, C = sorted(reading.mentions[0].id for reading in READINGS)
CLAIM = READINGS[0].mentions[0].claims[0].id
AMINA, BORIS = "person:amina", "person:boris"


@pytest.fixture
def store() -> Iterator[Store]:
    found = open_store(":memory:", clock=ticking())
    found.add_readings(READINGS, found.start_run("extract", "rules@1"))
    yield found
    found.close()


def suggested(left: str, right: str, score: float = 0.5) -> Link:
    return Link(left, right, "suggested", "rules@1", score)


def ruled(left: str, right: str, by: str = AMINA) -> Ruling:
    return Ruling(by, links=(Link(left, right, "different", by),))


def history(store: Store, table: str = "link") -> int:
    return int(store._database.query(f"SELECT count(*) FROM {table}")[0][0])


def test_methods_replace_what_methods_said(store: Store) -> None:
    store.replace_links([suggested(A, B), suggested(A, C)])
    store.replace_links([suggested(A, B, 0.9), suggested(B, C)])
    assert store.links() == (suggested(A, B, 0.9), suggested(B, C))
    assert history(store) == 4


def test_saying_the_same_again_adds_nothing(store: Store) -> None:
    for _ in range(3):
        store.replace_links([suggested(A, B)])
    assert history(store) == 1


def test_what_people_said_stays(store: Store) -> None:
    store.replace_links([suggested(A, B)])
    store.decide(ruled(A, B))
    store.replace_links([suggested(A, B, 0.99)])
    store.replace_links([])
    assert [link.verdict for link in store.links()] == ["different"]


def test_links_that_lead_out_of_a_group(store: Store) -> None:
    store.replace_links([suggested(A, B), suggested(A, C)])
    assert store.links_out([A]) == (suggested(A, B), suggested(A, C))
    assert store.links_out([A, B]) == (suggested(A, C),)
    assert store.links_out([A, B, C]) == store.links_out([]) == ()


def test_links_that_people_made(store: Store) -> None:
    store.replace_links([suggested(A, C)])
    store.decide(ruled(A, B))
    assert store.ruled_links() == (ruled(A, B).links[0],)
    store.undo(ruled(A, B).decided_by)
    assert store.ruled_links() == ()


def test_links_that_are_near_enough(store: Store) -> None:
    store.replace_links([suggested(A, B, 0.3), suggested(A, C, 0.5)])
    assert store.links_out([A], 0.4) == (suggested(A, C, 0.5),)
    store.decide(ruled(A, B))
    assert [link.verdict for link in store.links_out([A], 0.4)] == ["different", "suggested"]


def test_copies_too() -> None:
    with open_store(":memory:", clock=ticking()) as store:
        store.add_readings(READINGS, store.start_run("extract", "rules@1"))
        left, right = sorted(reading.document.id for reading in READINGS[:2])
        store.decide(Ruling(AMINA, copies=(Copy(left, right, "different", AMINA),)))
        store.replace_copies([Copy(left, right, "same", "minhash@1", 0.9)])
        assert [copy.verdict for copy in store.copies()] == ["different"]


def test_undo_brings_back_what_was_before(store: Store) -> None:
    store.replace_links([suggested(A, B)])
    store.decide(ruled(A, B))
    assert store.undo(AMINA) == ruled(A, B).links
    assert store.links() == (suggested(A, B),)
    assert store.undo(AMINA) == ()


def test_undo_goes_back_step_by_step(store: Store) -> None:
    steps = [Decision(CLAIM, verdict, AMINA) for verdict in ("accepted", "rejected", "accepted")]
    for step in steps:
        store.decide(Ruling(AMINA, decisions=(step,)))
    for step in reversed(steps):
        assert store.decisions() == (step,)
        assert store.undo(AMINA) == (step,)
    assert store.decisions() == ()
    assert store.undo(AMINA) == ()


def test_undo_is_of_ones_own_rulings(store: Store) -> None:
    store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA),)))
    assert store.undo(BORIS) == ()
    store.decide(Ruling(BORIS, decisions=(Decision(CLAIM, "rejected", BORIS),)))
    store.undo(BORIS)
    assert store.decisions() == (Decision(CLAIM, "accepted", AMINA),)


def test_nothing_of_a_ruling_is_kept_where_a_part_of_it_cannot(store: Store) -> None:
    wrong = Claim(A, "killed", "2", 0, 3, "Nil")
    with pytest.raises(BadSetting, match="it quotes words that do not stand in the text at their place"):
        store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "rejected", AMINA),), claims=(wrong,)))
    with pytest.raises(BadSetting, match="No mention has the id zz"):
        store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "rejected", AMINA),), links=ruled(A, "zz").links))
    with pytest.raises(BadSetting, match="not in the record"):
        store.decide(Ruling(AMINA, claims=(Claim("zz", "killed", "2", 0, 3, "Nil"),)))
    assert store.decisions() == ()


def test_an_accepted_claim_stands_whatever_is_read_later(store: Store) -> None:
    mention = READINGS[0].mentions[0]
    store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA),)))
    store.add_reading(READINGS[0].__class__(READINGS[0].document), store.start_run("extract", "rules@2"))
    assert store.claims([mention.id]) == mention.claims
    store.undo(AMINA)
    assert store.claims([mention.id]) == ()
