from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ids import LENGTH, identify


@pytest.mark.parametrize(
    ("left", "right"),
    [(("a", "b"), ("ab",)), (("a", ""), ("", "a")), ((None,), ("",)), ((1, 23), (12, 3)), (("a",), ("a", ""))],
)
def test_different_parts_have_different_ids(left: tuple[object, ...], right: tuple[object, ...]) -> None:
    assert identify(*left) != identify(*right)


@given(st.lists(st.text() | st.none() | st.integers()))
def test_an_id_is_hex_and_stays(parts: list[object]) -> None:
    assert identify(*parts) == identify(*parts)
    assert len(identify(*parts)) == LENGTH
    assert set(identify(*parts)) <= set("0123456789abcdef")
