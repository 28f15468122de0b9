"""Accounts in and out: who may sign in at the desk, in which role, and who is signed in now.

Nothing here knows a password, a token or a cookie: only their hashes come in. Every change to an account is sealed with
the one before, so that a role or a password that was set behind the program's back shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, get_args
from unicodedata import category, normalize

from dateline.errors import BadSetting, StoreFailed
from dateline.store.base import Base
from dateline.store.database import Database, Row
from dateline.store.rows import COLUMNS, insert
from dateline.store.seal import broken, digest, sealed

Role = Literal["reader", "coder", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Every role, each with all that the one before it may do."""

Change = Literal["added", "password", "role", "token", "closed", "opened"]

IDLE = timedelta(hours=1)
"""How long a session stands while nobody does anything (NIST SP 800-63B-4, AAL2, recommends at most an hour)."""

LONGEST = timedelta(hours=12)
"""How long a session stands at all: a working day, within the 24 hours of the same guideline."""

TOUCH = timedelta(minutes=5)
"""How exactly a session knows when its person was last there: a read is not to wait for a write each time."""

LONGEST_NAME = 64
NAME_MARKS = " .-_'’@"
"""What a name may have beside letters, their marks and digits."""


@dataclass(frozen=True, slots=True)
class User:
    """A person who may sign in: in tables and commands an account, which in the code is what a report gives."""

    name: str
    role: Role
    password: str = field(repr=False)  # its hash
    token: str = field(default="", repr=False)  # its hash; empty = none
    state: Literal["open", "closed"] = "open"


class Accounts(Base):
    """Who may sign in, and who is."""

    def has_users(self) -> bool:
        """Tell whether there is any account, open or closed: from then on, the desk asks who is there."""
        return bool(self._database.query("SELECT 1 FROM account LIMIT 1"))

    def users(self) -> tuple[User, ...]:
        """Return every account, by name."""
        found = self._database.query(f"SELECT {', '.join(COLUMNS['account'])} FROM account")
        return tuple(User(*row) for row in sorted(found))

    def user(self, name: str) -> User | None:
        """Return the account of a name, in capitals or not."""
        wanted = normalize("NFC", name.strip()).casefold()
        return next((user for user in self.users() if user.name.casefold() == wanted), None)

    def add_user(self, name: str, role: Role, password: str, by: str) -> User:
        """Keep a new account; raises BadSetting for a name that is taken, or that is none."""
        added = User(account_name(name), role, password)
        with self._database.transaction():
            if taken := self.user(added.name):
                raise BadSetting(f"There is an account {taken.name} already: choose another name.")
            self._database.execute(insert("account"), astuple(added))
            self._enter("added", added, by)
        return added

    def set_password(self, name: str, password: str, by: str) -> User:
        """Give an account another password; whoever is signed in by the old one, or sends the old token, is out."""
        return self._change("password", name, by, password=password, token="")

    def set_role(self, name: str, role: Role, by: str) -> User:
        """Give an account another role: it holds at once."""
        return self._change("role", name, by, role=role)

    def set_token(self, name: str, token: str, by: str) -> User:
        """Give an account another token for programs, or with an empty one none."""
        return self._change("token", name, by, token=token)

    def close_user(self, name: str, by: str) -> User:
        """Let nobody sign in under a name any more; what was decided under it stays."""
        return self._change("closed", name, by, state="closed", token="")

    def open_user(self, name: str, by: str) -> User:
        """Let a person sign in again whose account was closed."""
        return self._change("opened", name, by, state="open")

    def user_of_token(self, token: str) -> User | None:
        """Return the open account whose programs send a token of this hash."""
        found = self._user_where("token = ? AND token <> ''", token)
        return found if found and found.state == "open" else None

    def _user_where(self, condition: str, value: str) -> User | None:
        rows = self._database.query(f"SELECT {', '.join(COLUMNS['account'])} FROM account WHERE {condition}", (value,))
        return User(*rows[0]) if rows else None

    def _change(self, act: Change, name: str, by: str, **parts: str) -> User:
        """Alter an account and seal the change; a new password and closing end its sessions."""
        with self._database.transaction():
            before = self.user(name)
            if before is None:
                raise BadSetting(f"There is no account {name}: see `dateline account list`.")
            after = replace(before, **parts)  # type: ignore[arg-type]
            columns = ", ".join(f"{column} = ?" for column in COLUMNS["account"])
            self._database.execute(f"UPDATE account SET {columns} WHERE name = ?", (*astuple(after), before.name))
            self._enter(act, after, by)
            if act in ("password", "closed"):
                self._database.execute("DELETE FROM session WHERE name = ?", (before.name,))
        return after

    def _enter(self, act: Change, user: User, by: str) -> None:
        last = self._database.query("SELECT ordinal, seal FROM account_act ORDER BY ordinal DESC LIMIT 1")
        ordinal, previous = last[0] if last else (0, "")
        of_row = digest(astuple(user))
        entry = (ordinal + 1, act, user.name, user.role, by, self._clock(), of_row, previous)
        self._database.execute(insert("account_act"), sealed(entry))

    # -- who is signed in --------------------------------------------------------------------------------------------

    def begin_session(self, session: str, name: str) -> None:
        """Keep that a person signed in; sessions that are over go."""
        now = self._clock()
        with self._database.transaction():
            self._database.execute("DELETE FROM session WHERE began_at < ?", (earlier(now, LONGEST),))
            self._database.execute(insert("session"), (session, name, now, now))

    def signed_in(self, session: str) -> User | None:
        """Return the open account of a session that stands, and note that its person is there."""
        now = self._clock()
        of = "WHERE id = ? AND began_at > ? AND seen_at > ?"
        found = self._database.query(
            f"SELECT name, seen_at FROM session {of}", (session, earlier(now, LONGEST), earlier(now, IDLE))
        )
        if not found:
            return None
        name, seen_at = found[0]
        if seen_at < earlier(now, TOUCH):
            with suppress(StoreFailed):  # somebody writes just now: the next page will note it
                self._database.execute("UPDATE session SET seen_at = ? WHERE id = ?", (now, session))
        user = self._user_where("name = ?", name)
        return user if user and user.state == "open" else None

    def end_session(self, session: str) -> None:
        """Sign a person out."""
        self._database.execute("DELETE FROM session WHERE id = ?", (session,))


def account_name(name: str) -> str:
    """Return a name as an account keeps it; raises BadSetting for one that could pass for something else."""
    found = normalize("NFC", name.strip())
    letters = [category(letter)[0] in "LMN" or letter in NAME_MARKS for letter in found]
    if not found or len(found) > LONGEST_NAME or not all(letters) or category(found[0])[0] not in "LN":
        raise BadSetting(
            f"{found[:LONGEST_NAME]!r} cannot be the name of an account: give up to {LONGEST_NAME} letters, digits and "
            f"{' '.join(NAME_MARKS.strip())}, with a letter or a digit first."
        )
    return found


def earlier(now: str, span: timedelta) -> str:
    """Return the moment that lies some time before another, written alike."""
    return (datetime.fromisoformat(now) - span).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


# -- what breaks the promises -------------------------------------------------------------------------------------


def broken_acts(database: Database) -> list[Row]:
    """Return the changes to accounts that do not carry their number, their seal, or the seal of the one before."""
    entries = database.query(f"SELECT {', '.join(COLUMNS['account_act'])} FROM account_act ORDER BY ordinal")
    return [(ordinal, act, name) for ordinal, act, name, *_ in broken(entries)]


def broken_accounts(database: Database) -> list[Row]:
    """Return the accounts that are not as the last change to each left them, each with what is wrong."""
    return list(_broken_accounts(database))


def _broken_accounts(database: Database) -> Iterator[Row]:
    left: dict[str, str] = dict(database.query("SELECT name, digest FROM account_act ORDER BY ordinal"))
    there = {row[0]: row for row in database.query(f"SELECT {', '.join(COLUMNS['account'])} FROM account")}
    for name in sorted(left.keys() | there.keys()):
        if name not in left:
            yield (name, "was added")
        elif name not in there:
            yield (name, "was taken away")
        elif left[name] != digest(there[name]):
            yield (name, "was altered")
