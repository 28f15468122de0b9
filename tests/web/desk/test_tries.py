from __future__ import annotations

from dateline.web.desk.tries import KEPT, MOST, WINDOW, Tries


class Clock:
    """A clock that goes on when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_few_tries_under_one_name_and_then_a_wait() -> None:
    clock = Clock()
    tries = Tries(clock)
    assert [tries.begin("amina", "10.0.0.1") for _ in range(MOST["both"])] == [0] * MOST["both"]
    assert tries.begin(" AMINA ", "10.0.0.1") == WINDOW
    assert tries.begin("amina", "10.0.0.2") == 0
    assert tries.begin("boris", "10.0.0.1") == 0
    clock.now += WINDOW - 1
    assert tries.begin("amina", "10.0.0.1") == 1
    clock.now += 1
    assert tries.begin("amina", "10.0.0.1") == 0


def test_more_from_one_address_under_many_names() -> None:
    tries = Tries(Clock())
    assert not any(tries.begin(f"name {n}", "10.0.0.1") for n in range(MOST["address"]))
    assert tries.begin("another", "10.0.0.1")
    assert not tries.begin("another", "10.0.0.2")


def test_more_under_one_name_from_many_addresses() -> None:
    tries = Tries(Clock())
    assert not any(tries.begin("amina", f"10.0.0.{n}") for n in range(MOST["name"]))
    assert tries.begin("amina", "10.0.1.1")


def test_who_gets_in_is_not_counted() -> None:
    tries = Tries(Clock())
    for _ in range(3 * MOST["address"]):
        assert not tries.begin("amina", "10.0.0.1")
        tries.succeeded("amina", "10.0.0.1")


def test_a_right_try_does_not_wipe_those_under_other_names() -> None:
    tries = Tries(Clock())
    for n in range(MOST["address"] - 1):
        tries.begin(f"name {n}", "10.0.0.1")
    tries.begin("amina", "10.0.0.1")
    tries.succeeded("amina", "10.0.0.1")
    assert not tries.begin("x", "10.0.0.1")
    assert tries.begin("y", "10.0.0.1")


def test_memory_is_bounded() -> None:
    tries = Tries(Clock())
    for n in range(KEPT):
        tries.begin(f"name {n}" * 100, f"{n}")
    assert len(tries._made) <= KEPT
