"""Accounts on the command line: made, listed, changed, and no password in an argument."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from dateline.cli.main import run
from dateline.store import User, open_store
from dateline.web.desk import passwords

PASSWORD = "nine plain words"


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A record that the settings name, and passwords at no cost."""
    path = str(tmp_path / "record.db")
    open_store(path).close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_STORE", path)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher.from_parameters(CHEAPEST))
    passwords._of_nobody.cache_clear()
    return path


def piped(monkeypatch: pytest.MonkeyPatch, words: bytes, *arguments: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words)))
    return run(["account", *arguments])


def added(monkeypatch: pytest.MonkeyPatch, name: str = "amina", role: str = "coder") -> int:
    return piped(monkeypatch, PASSWORD.encode(), "add", name, "--role", role)


def user_of(record: str, name: str) -> User:
    with open_store(record) as store:
        found = store.user(name)
        assert found is not None
        return found


def test_an_account_is_made_from_a_pipe(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        piped(monkeypatch, b"\xef\xbb\xbf" + PASSWORD.encode() + b"\r\nmore\n", "add", "amina", "--role", "editor") == 0
    )
    assert capsys.readouterr().out == "amina may sign in as editor\n"
    user = user_of(record, "amina")
    assert user.role == "editor"
    assert passwords.fits(PASSWORD, user)
    assert PASSWORD.encode() not in Path(record).read_bytes()


def test_accounts_are_listed_without_their_secrets(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["account", "list"]) == 0
    assert "no accounts" in capsys.readouterr().out
    added(monkeypatch)
    capsys.readouterr()
    assert run(["account", "list"]) == 0
    shown = capsys.readouterr().out
    assert run(["account", "list", "--json"]) == 0
    listed = capsys.readouterr().out
    assert json.loads(listed) == [{"name": "amina", "role": "coder", "state": "open", "token": False}]
    assert "argon2" not in shown + listed


def test_an_account_is_changed(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    added(monkeypatch)
    assert piped(monkeypatch, b"another nine words", "password", "amina") == 0
    assert passwords.fits("another nine words", user_of(record, "amina"))
    assert run(["account", "role", "amina", "reader"]) == 0
    assert user_of(record, "amina").role == "reader"
    capsys.readouterr()
    assert run(["account", "token", "amina"]) == 0
    token = capsys.readouterr().out.strip()
    assert user_of(record, "amina").token == passwords.hash_of(token)
    assert run(["account", "token", "amina", "--none"]) == 0
    assert user_of(record, "amina").token == ""
    assert run(["account", "close", "amina", "--by", "boris"]) == 0
    assert user_of(record, "amina").state == "closed"
    assert run(["account", "open", "amina"]) == 0
    assert run(["audit"]) == 0
    with open_store(record) as store:
        acts = store._database.query("SELECT act FROM account_act ORDER BY ordinal")
        [(by,)] = store._database.query("SELECT acted_by FROM account_act WHERE act = 'closed'")
    assert [act for (act,) in acts] == ["added", "password", "role", "token", "token", "closed", "opened"]
    assert by == "person:boris"


@pytest.mark.parametrize(
    ("words", "arguments", "message"),
    [
        (b"", ("add", "boris"), "at least 12 characters"),
        (b"short", ("add", "boris"), "at least 12 characters"),
        (b"x" * 100_000, ("add", "boris"), "at most 1000"),
        (b"\xff" * 20, ("add", "boris"), "is no UTF-8"),
        (PASSWORD.encode(), ("add", "amina"), "an account amina already"),
        (PASSWORD.encode(), ("add", "a\r\nb"), "cannot be the name of an account"),
        (PASSWORD.encode(), ("add", "boris", "--role", "king"), "'king' is not one of"),
        (PASSWORD.encode(), ("add", "boris", "--password", PASSWORD), "No such option"),
        (PASSWORD.encode(), ("password", "boris"), "no account boris"),
        (b"", ("role", "amina", "king"), "'king' is not one of"),
        (b"", ("close", "boris"), "no account boris"),
        (b"", ("token",), "Missing argument"),
        (b"", ("dance",), "No such command"),
    ],
)
def test_every_error_is_one_clear_line(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: bytes,
    arguments: tuple[str, ...], message: str,
) -> None:  # fmt: skip
    added(monkeypatch)
    capsys.readouterr()
    assert piped(monkeypatch, words, *arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    [line] = captured.err.splitlines()
    assert message in line


def test_no_table_that_leaves_the_record_names_an_account(
    record: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    added(monkeypatch, "zuleikha")
    assert run(["release", "--by", "The desk", "--out", str(tmp_path / "out")]) == 0
    for path in (tmp_path / "out").rglob("*"):
        assert not path.is_file() or b"zuleikha" not in path.read_bytes(), path
