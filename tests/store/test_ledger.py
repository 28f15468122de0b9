"""Every act of a person is sealed with the one before, and meddling with it shows."""

from __future__ import annotations

import pytest

from dateline.records import Decision, Link, Note
from dateline.store import Ruling, Store, open_store
from dateline.store.database import connect
from tests.builders import reading_of, ticking

READINGS = [reading_of(f"{word} died.", ("killed", word, ""), address=word) for word in ("One", "Two")]
LEFT, RIGHT = sorted(reading.mentions[0].id for reading in READINGS)
CLAIM = READINGS[0].mentions[0].claims[0].id
AMINA, BORIS = "person:amina", "person:boris"
ACTS = "SELECT act, kind, acted_by FROM ledger ORDER BY ordinal"


def ruled(url: str) -> Store:
    """A record in which Amina and Boris have ruled, and Boris took one ruling back."""
    store = open_store(url, clock=ticking())
    store.add_readings(READINGS, store.start_run("extract", "rules@1"))
    store.decide(Ruling(AMINA, decisions=(Decision(CLAIM, "accepted", AMINA, "Seen it."),)))
    store.decide(Ruling(BORIS, decisions=(Decision(CLAIM, "rejected", BORIS),)))
    store.decide(Ruling(AMINA, links=(Link(LEFT, RIGHT, "different", AMINA),), notes=(Note(LEFT, "Two.", AMINA),)))
    store.undo(BORIS)
    return store


def test_every_act_is_entered_in_order(url: str) -> None:
    with ruled(url) as store:
        assert store._database.query(ACTS) == [
            ("ruled", "decision", AMINA),
            ("replaced", "decision", BORIS),
            ("ruled", "decision", BORIS),
            ("ruled", "link", AMINA),
            ("ruled", "note", AMINA),
            ("undone", "decision", BORIS),
            ("restored", "decision", AMINA),
        ]
        assert store.seal()[0] == 7
        assert store.audit() == ()


@pytest.mark.parametrize(
    ("meddling", "said"),
    [
        ("UPDATE decision SET note = 'I never saw it.' WHERE note <> ''", "was altered"),
        ("UPDATE decision SET verdict = 'accepted' WHERE verdict = 'rejected'", "was altered"),
        ("UPDATE link SET decided_by = 'rules@1'", "was taken away"),
        ("UPDATE link SET decided_by = 'person:boris'", "was altered"),
        ("UPDATE link SET replaced_at = '2021'", "was closed"),
        ("UPDATE decision SET replaced_at = NULL WHERE verdict = 'rejected'", "was reopened"),
        ("DELETE FROM note", "was taken away"),
        ("INSERT INTO note SELECT 'x', mention_id, field, text, decided_by, '', '', NULL FROM note", "was added"),
        ("UPDATE ledger SET acted_by = 'person:boris' WHERE kind = 'link'", "ledger-is-whole"),
        ("UPDATE ledger SET seal = previous, previous = seal WHERE ordinal = 3", "ledger-is-whole"),
        ("DELETE FROM ledger WHERE ordinal = 4", "ledger-is-whole"),
    ],
)
def test_meddling_shows(url: str, meddling: str, said: str) -> None:
    with ruled(url) as store:
        if "= NULL" in meddling:
            store._database.execute("DROP INDEX decision_current")
        store._database.execute(meddling)
        assert any(said in str(finding) for finding in store.audit())


def test_a_record_from_before_the_ledger_gets_one(url: str) -> None:
    ruled(url).close()
    database = connect(url)
    for sql in ("DELETE FROM ledger", "DELETE FROM migration WHERE name = '0003_search'"):
        database.execute(sql)
    database.execute("DROP INDEX document_words" if database.dialect == "postgresql" else "DROP TABLE document_search")
    if database.dialect == "sqlite":
        for trigger in ("insert", "update"):
            database.execute(f"DROP TRIGGER document_search_{trigger}")
    database.close()
    with open_store(url) as store:
        assert store.seal()[0] == 7
        assert store.audit() == ()
