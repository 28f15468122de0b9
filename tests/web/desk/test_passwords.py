from __future__ import annotations

import pytest

from dateline.errors import BadSetting
from dateline.store import User
from dateline.web.desk import passwords

PASSWORD = "nine ﬁne words"  # with a ligature, which another keyboard writes as two letters


@pytest.fixture
def user(cheap: None) -> User:
    return User("amina", "coder", passwords.hashed(PASSWORD))


@pytest.mark.parametrize(
    ("password", "is_right"),
    [(PASSWORD, True), ("nine fine words", True), ("nine fine word", False), ("", False), ("x" * 10**6, False),
     ("\udcff" * 20, False), (PASSWORD + "\0", False)],
)  # fmt: skip
def test_a_password_fits_its_own_account_alone(user: User, password: str, is_right: bool) -> None:
    assert passwords.fits(password, user) is is_right
    assert not passwords.fits(password, None)
    assert not passwords.fits(password, User("amina", "coder", user.password, state="closed"))


@pytest.mark.parametrize("kept", ["", "x", "$argon2id$v=19$m=8,t=1,p=1$AAAA"])
def test_what_is_no_hash_fits_nothing(kept: str, cheap: None) -> None:
    assert not passwords.fits(PASSWORD, User("amina", "coder", kept))


def test_every_hash_has_a_salt_of_its_own(cheap: None) -> None:
    first, second = (passwords.hashed(PASSWORD) for _ in range(2))
    assert first != second
    assert first.startswith("$argon2id$")
    assert PASSWORD not in first


def test_the_costs_are_not_below_what_the_field_recommends() -> None:
    """OWASP's password storage cheat sheet: argon2id with at least 19 MiB and two passes."""
    costs = passwords.HASHER._parameters
    assert costs.memory_cost >= 19 * 1024
    assert costs.time_cost >= 2


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 1001])
def test_a_password_of_a_wrong_length_is_refused(password: str) -> None:
    with pytest.raises(BadSetting, match="at least 12 characters"):
        passwords.hashed(password)


def test_a_token_is_known_for_what_it_is() -> None:
    token = passwords.new_token()
    assert token.startswith("dateline_")
    assert len(token) > 40
    assert token != passwords.new_token()
    assert token not in passwords.hash_of(token)
