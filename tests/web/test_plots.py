from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.web.plots import Moment, round_steps, timeline
from dateline.web.worldmap import Pin, frame, kilometre_bar, outlines, rings


def moment(day: int, name: str = "x") -> Moment:
    return Moment(day, day, name, "#", "gun")


def test_incidents_of_one_day_are_stacked() -> None:
    plot = timeline([moment(20310511, "a"), moment(20310511, "b"), moment(20310601, "c")])
    a, b, c = plot.dots
    assert a.x == b.x < c.x
    assert a.y > b.y


@given(st.lists(st.dates().map(lambda d: moment(d.year * 10000 + d.month * 100 + d.day)), min_size=1, max_size=80))
def test_every_dot_is_in_the_picture(moments: list[Moment]) -> None:
    plot = timeline(moments)
    assert len(plot.dots) == len(moments)
    assert all(0 <= dot.x <= plot.width and 0 <= dot.y <= plot.height for dot in plot.dots)
    assert plot.x_ticks


@pytest.mark.parametrize("number", [0, 1, 7, 48, 20_000, 3_000_000])
def test_axes_have_few_round_numbers(number: int) -> None:
    assert 1 <= len(round_steps(number or 1)) <= 7


@given(st.floats(-80, 80), st.floats(-179, 179), st.integers(1, 7))
def test_a_pin_is_in_its_map(lat: float, lon: float, precision: int) -> None:
    view = frame([Pin(lat, lon, precision, "x")], 400, 300)
    x, y = view.place((lon, lat))
    assert 0 <= x <= 400
    assert 0 <= y <= 300
    assert 20 <= kilometre_bar(view)[1] <= 400


def test_outlines_do_not_run_across_the_map() -> None:
    for _, points in rings():
        assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(points))


def test_only_what_is_in_view_is_drawn() -> None:
    view = frame([Pin(40.6, 20.8, 1, "x")], 400, 300)
    assert 1 <= len(list(outlines(view))) < 60


def test_labels_at_the_edge_are_moved_into_the_picture() -> None:
    plot = timeline([moment(20310511), moment(20310513)], 300.0, 6.0)
    assert all(35 <= tick.at + tick.shift <= 265 for tick in plot.x_ticks)
