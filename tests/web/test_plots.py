from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.web.plots import GLYPH, Count, Moment, timeline, toll
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


COUNTS = (
    Count(20310511, 9, 9, "nine", ""),
    Count(20310511, 24, None, "dozens", "at-least"),
    Count(20310513, 17, 17, "seventeen", ""),
)


def test_a_higher_toll_is_higher_up() -> None:
    plot = toll(COUNTS, (17, 17))
    stated, nine, dozens, seventeen = plot.dots
    assert stated.style == "stated"
    assert dozens.y < seventeen.y < nine.y
    assert nine.x < seventeen.x
    assert dozens.high is not None
    assert dozens.high < dozens.y


@pytest.mark.parametrize("stated", [None, (0, 0), (9, None), (5, 20)])
def test_any_stated_value_can_be_drawn(stated: tuple[int | None, int | None] | None) -> None:
    assert all(dot.y == dot.y for dot in toll(COUNTS, stated).dots)


@pytest.mark.parametrize("number", [0, 1, 7, 48, 20_000, 3_000_000])
def test_axes_have_few_round_numbers(number: int) -> None:
    ticks = toll([Count(20310511, number, number, "x", "")] * 2, None).y_ticks
    assert 1 <= len(ticks) <= 7


@given(st.lists(st.dates(), min_size=1, max_size=40), st.integers(0, 9_000_000))
def test_labels_of_a_toll_plot_do_not_touch(days: list[date], number: int) -> None:
    plot = toll([Count(int(f"{d:%Y%m%d}"), number, None, "x", "") for d in days], None)
    assert plot.x_ticks
    assert all(
        a.at + GLYPH * len(a.label) / 2 <= b.at - GLYPH * len(b.label) / 2 + 0.01 for a, b in pairwise(plot.x_ticks)
    )
    assert all(tick.at + GLYPH * len(tick.label) / 2 <= plot.width for tick in plot.x_ticks)
    assert all(GLYPH * len(tick.label) <= plot.left for tick in plot.y_ticks)
    assert all(plot.left <= dot.x <= plot.width for dot in plot.dots)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ((20310511, 20310511), ["11 May"]),
        ((20311013, 20311014, 20311231), ["13 Oct", "31 Dec"]),
        ((20311230, 20320102, 20330601), ["Dec 2031", "Jun 2033"]),
    ],
)
def test_days_are_named_where_there_is_room(days: tuple[int, ...], labels: list[str]) -> None:
    plot = toll([Count(day, 9, 9, "x", "") for day in days], None)
    assert [tick.label for tick in plot.x_ticks] == labels


def test_thousands_are_grouped() -> None:
    assert [tick.label for tick in toll([Count(20310511, 2300, 2300, "x", "")], None).y_ticks][-1] == "2,000"


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
