from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.web.days import GLYPH, axis


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ((20310511, 20310511), ["11 May"]),
        ((20311013, 20311014, 20311101), ["13 Oct", "1 Nov"]),
        ((20311230, 20320102), ["30 Dec 2031", "2 Jan 2032"]),
    ],
)
def test_days_are_named_where_there_is_room(days: tuple[int, ...], labels: list[str]) -> None:
    assert [tick.label for tick in axis(days, 20, 320).ticks] == labels


def test_days_keep_their_distance_and_a_long_silence_is_broken() -> None:
    found = axis([20310511, 20310512, 20310514, 20320601], 0, 100)
    assert list(found.at.values()) == pytest.approx([0, 10, 30, 100])
    assert found.breaks == pytest.approx((65,))


@given(st.lists(st.dates(), min_size=1, max_size=40))
def test_labels_do_not_touch(days: list[date]) -> None:
    found = axis([int(f"{day:%Y%m%d}") for day in days], 50, 550)
    assert all(49.9 <= x <= 550.1 for x in found.at.values())
    assert all(
        a.at + GLYPH * len(a.label) / 2 <= b.at - GLYPH * len(b.label) / 2 + 0.01 for a, b in pairwise(found.ticks)
    )
