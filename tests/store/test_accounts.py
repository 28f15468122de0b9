"""Accounts and sessions, on both kinds of database: who may sign in, who is, and that meddling shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadSetting
from dateline.store import Store, User, open_store
from dateline.store.accounts import IDLE, LONGEST, TOUCH, account_name

ROOT = "person:root"
START = datetime(2031, 5, 11, 8)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def staffed(url: str, clock: Callable[[], str]) -> Store:
    store = open_store(url, clock=clock)
    store.add_user("Amina", "coder", "hash of amina", ROOT)
    store.add_user("Boris", "editor", "hash of boris", ROOT)
    return store


def test_a_record_without_accounts_says_so(url: str) -> None:
    with open_store(url) as store:
        assert not store.has_users()
        assert store.users() == ()
        assert store.audit() == ()


def test_accounts_are_made_and_changed(url: str) -> None:
    with staffed(url, Clock()) as store:
        assert store.has_users()
        store.set_role("amina", "reader", ROOT)
        store.set_token("Amina", "hash of a token", ROOT)
        store.close_user("Boris", ROOT)
        assert store.users() == (
            User("Amina", "reader", "hash of amina", "hash of a token"),
            User("Boris", "editor", "hash of boris", "", "closed"),
        )
        assert store.user(" AMINA ") == store.users()[0]
        assert store.user_of_token("hash of a token") == store.users()[0]
        store.open_user("Boris", ROOT)
        assert [user.state for user in store.users()] == ["open", "open"]
        acts = store._database.query("SELECT act, name, role, acted_by FROM account_act ORDER BY ordinal")
        assert acts[2:] == [
            ("role", "Amina", "reader", ROOT),
            ("token", "Amina", "reader", ROOT),
            ("closed", "Boris", "editor", ROOT),
            ("opened", "Boris", "editor", ROOT),
        ]
        assert store.audit() == ()


@pytest.mark.parametrize("name", ["amina", "AMINA", " Amina "])
def test_a_name_is_taken_once(url: str, name: str) -> None:
    with staffed(url, Clock()) as store, pytest.raises(BadSetting, match="an account Amina already"):
        store.add_user(name, "editor", "x", ROOT)


def test_an_account_that_is_not_there(url: str) -> None:
    with staffed(url, Clock()) as store, pytest.raises(BadSetting, match="no account Cleo"):
        store.set_role("Cleo", "editor", ROOT)


@pytest.mark.parametrize(
    "name",
    ["", " ", "x" * 65, "a\r\nSet-Cookie: b=c", "a\tb", "\u202eanima", "a\u200bb", "<b>", "a:b", "../etc", "-a", "a\0",
     "\u0301a", "person:amina"],
)  # fmt: skip
def test_a_name_that_could_pass_for_something_else_is_refused(name: str) -> None:
    with pytest.raises(BadSetting, match="letters, digits"):
        account_name(name)


@pytest.mark.parametrize("name", ["amina", "Amina K.", "O'Hara", "नीना", "أمينة", "a-b_c@d.example", "7"])
def test_names_of_the_world_are_kept(name: str) -> None:
    assert account_name(f" {name} ") == name


@given(st.text(max_size=80))
def test_a_name_is_refused_or_is_one_visible_line(name: str) -> None:
    try:
        kept = account_name(name)
    except BadSetting:
        return
    assert kept == account_name(kept)
    assert len(kept.splitlines()) == 1
    assert not any(category(letter).startswith(("C", "Zl", "Zp")) for letter in kept)


def test_a_session_stands_while_somebody_is_there(url: str) -> None:
    clock = Clock()
    with staffed(url, clock) as store:
        store.begin_session("s", "Amina")
        while clock.now + timedelta(minutes=50) < START + LONGEST:
            clock.now += timedelta(minutes=50)
            found = store.signed_in("s")
            assert found is not None
            assert found.name == "Amina"
        clock.now = START + LONGEST
        assert store.signed_in("s") is None


def test_a_session_ends_when_nobody_is_there(url: str) -> None:
    clock = Clock()
    with staffed(url, clock) as store:
        store.begin_session("s", "Amina")
        clock.now += IDLE - TOUCH
        assert store.signed_in("s")
        clock.now += IDLE
        assert store.signed_in("s") is None


@pytest.mark.parametrize(
    "ending",
    [
        lambda store: store.end_session("s"),
        lambda store: store.set_password("Amina", "another", ROOT),
        lambda store: store.close_user("Amina", ROOT),
    ],
    ids=["signed out", "another password", "closed"],
)
def test_what_ends_a_session(url: str, ending: Callable[[Store], object]) -> None:
    with staffed(url, Clock()) as store:
        for session, name in (("s", "Amina"), ("t", "Boris")):
            store.begin_session(session, name)
        store.set_token("Boris", "hash of a token", ROOT)
        ending(store)
        assert store.signed_in("s") is None
        assert store.signed_in("t")
        assert store.user_of_token("hash of a token")
        store.open_user("Amina", ROOT)
        assert store.signed_in("s") is None


@pytest.mark.parametrize("ending", [Store.set_password, Store.close_user, Store.set_token], ids=lambda f: f.__name__)
def test_what_ends_a_token(url: str, ending: Callable[..., object]) -> None:
    with staffed(url, Clock()) as store:
        store.set_token("Amina", "hash of a token", ROOT)
        ending(store, *(("Amina", ROOT) if ending is Store.close_user else ("Amina", "another", ROOT)))
        assert store.user_of_token("hash of a token") is None
        assert store.user_of_token("") is None


def test_sessions_that_are_over_go(url: str) -> None:
    clock = Clock()
    with staffed(url, clock) as store:
        store.begin_session("s", "Amina")
        clock.now += LONGEST * 2
        store.begin_session("t", "Amina")
        assert store._database.query("SELECT id FROM session") == [("t",)]


@pytest.mark.parametrize(
    ("meddling", "said"),
    [
        ("UPDATE account SET role = 'editor' WHERE name = 'Amina'", "Amina was altered"),
        ("UPDATE account SET password = 'mine' WHERE name = 'Boris'", "Boris was altered"),
        ("UPDATE account SET state = 'closed' WHERE name = 'Boris'", "Boris was altered"),
        ("INSERT INTO account VALUES ('Eve', 'editor', 'x', '', 'open')", "Eve was added"),
        ("UPDATE account_act SET acted_by = 'person:boris' WHERE ordinal = 1", "account-act-is-whole"),
        ("DELETE FROM account_act WHERE ordinal = 1", "account-act-is-whole"),
    ],
)
def test_meddling_shows(url: str, meddling: str, said: str) -> None:
    with staffed(url, Clock()) as store:
        assert store.audit() == ()
        store._database.execute(meddling)
        assert any(said in str(finding) for finding in store.audit())
