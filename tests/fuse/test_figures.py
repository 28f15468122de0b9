from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.evidence import Evidence
from dateline.fuse.figures import by_group, current, highest, is_update, number, standing
from tests.builders import says

DAYS = st.sampled_from(["", "2031-05-11", "2031-05-12", "2031-05-13"])
COUNTS = st.builds(
    lambda value, day, voice, doubt: says(
        "killed", str(value), day, voice, marks=frozenset({"hearsay"}) if doubt else frozenset()
    ),
    st.integers(0, 30), DAYS, st.sampled_from("abc"), st.booleans(),
)  # fmt: skip


def passes(later: Evidence, earlier: Evidence) -> bool:
    """Tell whether a count takes the place of another: the slow, plain way."""
    is_own = later.voice == earlier.voice
    return is_update(later, earlier) and (is_own or not later.marks)


@pytest.mark.parametrize(
    ("value", "one", "top"),
    [("12", 12, 12), ("12..", 12, 12), ("..10", 10, 10), ("10..15", 10, 15), ("~250", 250, 250)],
)
def test_the_numbers_of_a_figure(value: str, one: int, top: int) -> None:
    item = says("killed", value)
    assert (number(item), highest(item)) == (one, top)


@settings(deadline=None)
@given(st.lists(COUNTS, max_size=8))
def test_what_stands_is_what_nothing_current_has_passed(evidence: list[Evidence]) -> None:
    last_words = current(evidence)
    expected = [item for item in last_words if not any(passes(later, item) for later in last_words)]
    assert standing(evidence) == expected


def test_a_lower_count_given_again_stands() -> None:
    early, higher, again = says("killed", "9", "2031-05-11", "a"), says("killed", "14", "2031-05-12", "b"), None
    assert standing([early, higher]) == [higher]
    again = says("killed", "9", "2031-05-12", "c")
    assert standing([early, higher, again]) == [higher, again]


def test_groups_of_civilians_do_not_count_beside_the_civilians() -> None:
    groups = [says("killed", "3", voice=name, counts=name) for name in ("civilians", "children", "police")]
    assert set(by_group(groups)) == {"civilians", "police"}
    assert set(by_group(groups[1:])) == {"children", "police"}
