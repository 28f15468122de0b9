"""Passwords and tokens: what is kept of them is a hash, and to compare takes as long for a name that nobody has."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from secrets import token_urlsafe
from threading import Lock
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import BadSetting
from dateline.store import User

HASHER = PasswordHasher()
"""Argon2id with the costs that its library takes from RFC 9106: 64 MiB, three passes."""

HASHING = Lock()
"""One at a time: many who sign in at once would otherwise take 64 MiB each."""

SHORTEST, LONGEST = 12, 1000

TOKEN = "dateline_"
"""What a token begins with, so that one that leaks is known for what it is."""


def hashed(password: str) -> str:
    """Return what is kept of a password; raises BadSetting for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadSetting(f"A password has at least {SHORTEST} characters, and at most {LONGEST}: choose another.")
    with HASHING:
        return HASHER.hash(_alike(password))


def fits(password: str, user: User | None) -> bool:
    """Tell whether a password is that of an open account."""
    kept = user.password if user else _of_nobody()
    with HASHING:
        is_right = _verified(kept, password[: LONGEST + 1])
    return is_right and user is not None and user.state == "open"


def new_token() -> str:
    """Return a token for programs: shown once, and kept as its hash."""
    return TOKEN + token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what is kept of a token or of a session: they are long and random, so that a plain hash is enough."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _verified(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, _alike(password))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _of_nobody() -> str:
    """Return a hash that no password fits."""
    return HASHER.hash(token_urlsafe(32))


def _alike(password: str) -> bytes:
    """Return a password as every keyboard writes it."""
    return normalize("NFKC", password).encode("utf-8", "replace")
