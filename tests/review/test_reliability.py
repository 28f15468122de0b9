"""Answers of coders as units of the measures: what counts, and on which scale."""

from __future__ import annotations

import pytest

from dateline.fields import FIELDS
from dateline.records import Answered, Assignment
from dateline.review.adjudicate import Double
from dateline.review.reliability import PRECISION, Agreement, measure, variables
from dateline.store import Given

Answers = tuple[Answered, ...]


def killed(number: int | None, is_ruled: bool = True) -> Answers:
    return (Answered("killed", "" if number is None else str(number), number, number, (), is_ruled),)


def double(name: str, state: str = "done", **answers: Answers) -> Double:
    """An incident with what each coder answered: double("i1", amina=killed(9), boris=killed(12))."""
    given = {
        f"person:{coder}": Given(f"{name}{coder}", "", Assignment("m", f"person:{coder}", "", "blind", state, coded))  # type: ignore[arg-type]
        for coder, coded in answers.items()
    }
    return Double(name, ("m",), given)


def of(found: tuple[Agreement, ...], name: str) -> Agreement:
    [row] = [row for row in found if row.name == name]
    return row


NEAR = [double(f"i{n}", amina=killed(n), boris=killed(n + 1)) for n in range(10)]
FAR = [double(f"i{n}", amina=killed(n), boris=killed(9 - n)) for n in range(10)]


def test_a_toll_that_is_off_by_one_is_nearer_than_one_that_is_turned_round() -> None:
    near, far = (of(measure(coded), "killed") for coded in (NEAR, FAR))
    assert near.percent
    assert near.percent.value == 0
    assert near.alpha
    assert near.alpha.value > 0.9
    assert far.alpha
    assert far.alpha.value < 0
    assert near.alpha.low <= near.alpha.value <= near.alpha.high
    assert [item.incident_id for item in near.differing] == [f"i{n}" for n in range(10)]


def test_what_nobody_stated_or_ruled_on_is_no_unit() -> None:
    coded = [double("i1", amina=(), boris=()), double("i2", amina=killed(None), boris=())]
    assert [(row.name, row.units) for row in measure(coded)] == [("killed", 1)]


@pytest.mark.parametrize(("only_ruled", "units"), [(False, 2), (True, 1)])
def test_what_was_left_as_proposed_may_be_left_out(only_ruled: bool, units: int) -> None:
    coded = [
        double("i1", amina=killed(9), boris=killed(9)),
        double("i2", amina=killed(9), boris=killed(12, is_ruled=False)),
    ]
    assert sum(row.units for row in measure(coded, only_ruled=only_ruled)) == units


@pytest.mark.parametrize(
    ("coded", "units"),
    [
        ([double("i1", amina=killed(9))], 0),
        ([double("i1", "given", amina=killed(9), boris=killed(9))], 0),
        ([double("i1", "settled", amina=killed(9), boris=killed(9))], 1),
    ],
)
def test_only_what_all_coders_are_done_with_counts(coded: list[Double], units: int) -> None:
    assert sum(row.units for row in measure(coded)) == units


def test_kappa_is_of_two_coders_and_some_can_be_chosen() -> None:
    three = [double(f"i{n}", amina=killed(n % 2), boris=killed(n % 2), carla=killed(n % 3)) for n in range(12)]
    assert of(measure(three), "killed").kappa is None
    pair = of(measure(three, coders=["person:amina", "person:boris"]), "killed")
    assert pair.kappa
    assert pair.kappa.value == 1
    assert pair.differing == ()


def test_dates_are_compared_by_days_and_places_by_how_exact_they_are() -> None:
    def when(day: str, low: int, high: int) -> Answers:
        return (Answered("date", day, low, high), Answered("place", "geonames:1", high % 3 + 1, high % 3 + 1))

    coded = [
        double(
            f"i{n}", amina=when(f"2031-05-0{n}", 20310500 + n, 20310500 + n), boris=when("2031-05", 20310501, 20310531)
        )
        for n in range(1, 9)
    ]
    found = measure(coded, wanted=["date", "place"])
    assert [row.name for row in found] == ["date", "place", PRECISION]
    assert [row.scaled for row in found] == [8, 8, 8]


def test_every_field_has_a_scale() -> None:
    scales = {one.name: one.scale for one in variables(FIELDS)}
    assert scales["killed"] == scales["date"] == "interval"
    assert scales["type"] == scales["place"] == "nominal"
    assert (scales["victim"], scales[PRECISION]) == ("sets", "ordinal")
