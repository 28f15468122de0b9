"""Every promise is kept by a sound record, and every one of them bites when it is broken."""

from __future__ import annotations

import pytest

from dateline.records import Assignment, Coding, Incident, Support, Value
from dateline.store import Ruling, Store, open_store
from dateline.store.audit import promises
from dateline.store.database import SqliteDatabase
from tests.builders import reading_of, ticking

AMINA = "person:amina"
HEX = "'00000000000000aa'"
LINK = "INSERT INTO link (id, left_id, right_id, verdict, reasons, decided_by, decided_at, recorded_at)"

BROKEN = {
    "quote-is-in-text": "UPDATE claim SET starts = starts + 1, ends = ends + 1",
    "mention-is-in-document": "UPDATE mention SET ends = 9999",
    "span-is-in-document": "INSERT INTO figure SELECT id, 0, 0, 9999, '', NULL, NULL, '', '', '', '', '' FROM document",
    "bounds-are-ordered": "INSERT INTO figure SELECT id, 0, 0, 1, '', 5, 4, '', '', '', '', '' FROM document",
    "claim-has-a-run": "DELETE FROM sighting",
    "document-was-read": "DELETE FROM reading",
    "failure-has-a-reason": "UPDATE reading SET outcome = 'failed'",
    "statement-has-words": "INSERT INTO statement SELECT id, 0, '', '', '', 'asserted' FROM document",
    "place-is-known": "UPDATE claim SET field = 'place', value = 'geonames:1'",
    "link-names-mentions": f"{LINK} VALUES ('x', {HEX}, 'zz', 'same', '[]', 'rules@1', '2021', '2021')",
    "incident-has-a-mention": "INSERT INTO incident VALUES ('bb', '2021')",
    "value-has-support": "UPDATE incident_support SET side = 'against'",
    "support-is-of-the-incident": "DELETE FROM incident_mention",
    "rejected-claim-supports-nothing": "INSERT INTO decision SELECT 'x', id, 'rejected', '', 'person:amina', '2020', "
    "'2020', NULL FROM claim WHERE quote = 'Two'",
    "different-is-kept-apart": f"{LINK} SELECT 'x', a.id, b.id, 'different', '[]', 'person:amina', '2020', '2020' "
    "FROM mention a JOIN mention b ON a.id < b.id",
    "same-is-kept-together": f"{LINK} SELECT 'x', a.id, b.id, 'same', '[]', 'person:amina', '2020', '2020' "
    "FROM mention a JOIN mention b ON a.id < b.id",
    "retired-incident-is-gone": "INSERT INTO retired_incident VALUES ('aa', '', '2021')",
    "ledger-is-whole": "INSERT INTO ledger VALUES (99, 'ruled', 'note', 'x', 'person:amina', '2021', '', '', '', 'x')",
    "ruling-is-as-sealed": "INSERT INTO note SELECT 'x', min(id), '', '', 'person:amina', '', '', NULL FROM mention",
    "coding-states-nothing": "UPDATE run SET stage = 'review'",
    "codebook-is-as-sealed": "INSERT INTO codebook VALUES (1, 'x', '[fields.weapon]', 'x', '2021', '', 'x')",
    "account-act-is-whole": "INSERT INTO account_act VALUES (1, 'role', 'x', 'editor', 'x', '2021', '', '', 'x')",
    "account-is-as-sealed": "INSERT INTO account VALUES ('eve', 'editor', 'x', '', 'open')",
}
APART = {"same-is-kept-together"}


def sound_record(store: Store, apart: bool) -> None:
    """Two reports of one incident, or of two, with a claim of one that somebody codes blind."""
    run = store.start_run("extract", "rules@1")
    first = reading_of("Two died in Ghent.", ("killed", "Two", "2"), address="a.txt")
    second = reading_of("In Ghent two died.", ("killed", "two", "2"), address="b.txt")
    store.add_readings([first, second], run)
    mentions = [reading.mentions[0] for reading in (first, second)]
    groups = [[mentions[0]], [mentions[1]]] if apart else [mentions]
    names = iter(("aa", "ab"))
    store.replace_incidents(
        Incident(
            next(names),
            tuple(mention.id for mention in group),
            (Value("killed", "2", 2, 2, "only", "agreed", tuple(Support(m.claims[0].id, "for") for m in group)),),
        )
        for group in groups
    )
    store.decide(Ruling("person:edith", assignments=(Assignment(mentions[0].id, AMINA, "person:edith", "blind"),)))
    store.decide(Ruling(AMINA, codings=(Coding(mentions[0].claims[0].id, "accepted", AMINA),)))


def unguard(store: Store) -> None:
    """Let the database take what it would refuse."""
    is_sqlite = isinstance(store._database, SqliteDatabase)
    store._database.execute("PRAGMA foreign_keys = OFF" if is_sqlite else "SET session_replication_role = replica")


@pytest.mark.parametrize("promise", [promise.name for promise in promises()])
def test_each_promise_holds_until_it_is_broken(url: str, promise: str) -> None:
    with open_store(url, clock=ticking()) as store:
        sound_record(store, apart=promise in APART)
        assert store.audit() == ()
        unguard(store)
        store._database.execute(BROKEN[promise])
        findings = {finding.promise: str(finding) for finding in store.audit()}
        assert promise in findings
        assert findings[promise].startswith(f"{promise}: ")


def test_an_empty_record_keeps_every_promise(url: str) -> None:
    with open_store(url) as store:
        assert store.audit() == ()
