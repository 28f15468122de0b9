"""The notation of figures: bounds, agreement and words for a reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve import figure

NUMBERS = st.integers(0, 10**9)
VALUES = st.one_of(
    NUMBERS.map(str),
    NUMBERS.map("{}..".format),
    NUMBERS.map("..{}".format),
    NUMBERS.map("~{}".format),
    st.tuples(NUMBERS, NUMBERS).map(sorted).map(lambda pair: f"{pair[0]}..{pair[1]}"),
)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("31", (31, 31)),
        ("31..", (31, None)),
        ("..10", (None, 10)),
        ("10..15", (10, 15)),
        ("~250", (225, 275)),
        ("~1", (0, 2)),
        ("3.5", (3, 4)),
        ("", (None, None)),
        ("..", (None, None)),
        ("~10..", (None, None)),
        ("dozens", (None, None)),
    ],
)
def test_bounds(value: str, bounds: tuple[int | None, int | None]) -> None:
    assert figure.bounds(value) == bounds


@pytest.mark.parametrize(
    ("a", "b", "is_so"),
    [
        ("12..", "14", True),
        ("12", "14", False),
        ("..10", "10..", True),
        ("..9", "10..", False),
        ("~250", "240", True),
        ("~250", "300", False),
        ("10..15", "12..", True),
        ("", "12", False),
    ],
)
def test_agree(a: str, b: str, is_so: bool) -> None:
    assert figure.agree(a, b) is is_so
    assert figure.agree(b, a) is is_so


@given(VALUES)
def test_a_value_agrees_with_itself_and_lies_in_its_bounds(value: str) -> None:
    low, high = figure.bounds(value)
    assert low is None or high is None or low <= high
    assert figure.agree(value, value)


@given(VALUES)
def test_what_is_shown_is_read_as_the_same_value(value: str) -> None:
    number = figure.read(figure.show(value))
    assert number is not None
    assert number.value == value


@given(st.text(max_size=60))
def test_any_words_can_be_read(words: str) -> None:
    number = figure.read(words)
    assert number is None or (number.low, number.high) == figure.bounds(number.value)
