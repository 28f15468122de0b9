"""Agreement against the worked examples that its inventors published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.review.agreement import Scale, Unit, alpha, alpha_tally, kappa, masi, percent, with_interval


def units_of(*coders: str) -> list[Unit]:
    """One row a coder, one sign a unit; a dot where the unit was not coded."""
    return [tuple(None if sign == "." else sign for sign in unit) for unit in zip(*coders, strict=True)]


def numbered(units: list[Unit]) -> list[Unit]:
    return [tuple(None if value is None else int(str(value)) for value in unit) for unit in units]


# Krippendorff (2011), sections A to C: two coders of two values, two coders of five, four coders with gaps.
BINARY = units_of("0100000010", "1110010000")
FIVE = units_of("aabbdcccedda", "babbbccceddd")
FOUR = numbered(units_of("123321412...", "1233224125.3", ".3332342251.", "12332441251."))


@pytest.mark.parametrize(
    ("units", "scale", "expected"),
    [
        (BINARY, "nominal", 0.095),
        (FIVE, "nominal", 0.692),
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
    ],
)
def test_alpha_as_published(units: list[Unit], scale: Scale, expected: float) -> None:
    assert alpha(units, scale) == pytest.approx(expected, abs=0.0005)


def test_kappa_as_in_the_textbooks() -> None:
    """Two coders, yes and no: 20 times both yes, 15 times both no, 5 and 10 times apart."""
    units: list[Unit] = [tuple(pair) for pair in ["yy"] * 20 + ["yn"] * 5 + ["ny"] * 10 + ["nn"] * 15]
    assert kappa(units) == pytest.approx(0.4)
    assert percent(units) == pytest.approx(0.7)


@pytest.mark.parametrize("units", [[], [("a", None)], [(None, None)]])
def test_where_nothing_is_coded_twice_there_is_no_number(units: list[Unit]) -> None:
    assert [percent(units), kappa(units), alpha(units), with_interval(alpha_tally(units))] == [None] * 4


def test_where_one_value_alone_is_used_chance_cannot_be_told() -> None:
    units: list[Unit] = [("a", "a")] * 5
    assert percent(units) == 1
    assert kappa(units) is alpha(units) is None


def test_an_interval_holds_its_value_and_is_the_same_each_time() -> None:
    found = with_interval(alpha_tally(FIVE * 4))
    assert found is not None
    assert found.low < found.value < found.high
    assert found == with_interval(alpha_tally(FIVE * 4))


CODED = st.lists(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=2, max_size=2).map(tuple), max_size=20)


@given(CODED, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_alpha_is_one_where_all_agree_and_never_more(units: list[Unit], scale: Scale) -> None:
    found = alpha(units, scale)
    assert found is None or found <= 1 + 1e-9
    agreed = alpha([(unit[0], unit[0]) for unit in units], scale)
    assert agreed is None or agreed == pytest.approx(1)


@given(CODED, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_the_order_of_coders_and_units_does_not_matter(units: list[Unit], scale: Scale) -> None:
    turned = [tuple(reversed(unit)) for unit in reversed(units)]
    assert alpha(units, scale) == pytest.approx(alpha(turned, scale))
    assert kappa(units) == pytest.approx(kappa(turned))


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("ab", "ab", 0), ("ab", "a", 2 / 3), ("abc", "ab", 5 / 9), ("ab", "bc", 8 / 9), ("a", "b", 1), ("", "a", 1)],
)
def test_masi_as_published(one: str, other: str, far: float) -> None:
    """Passonneau (2006): Jaccard's measure, times 1 for the same, 2/3 for a part, 1/3 for an overlap, 0 for none."""
    assert masi(frozenset(one), frozenset(other)) == masi(frozenset(other), frozenset(one)) == pytest.approx(far)


def test_alpha_of_sets_knows_half_from_none() -> None:
    near = [(frozenset("ab"), frozenset("a")), (frozenset("c"), frozenset("c"))]
    far = [(frozenset("ab"), frozenset("d")), (frozenset("c"), frozenset("c"))]
    found = [alpha(units, "sets") for units in (near, far)]
    assert None not in found
    assert found[0] > found[1]  # type: ignore[operator]
