from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.labels import SHIFT, Box, Spot, Wish, clip, place

FRAME = Box(0, 0, 200, 100)


def box(spot: Spot, wish: Wish) -> Box:
    width, height = wish.sizes[spot.size]
    left = spot.x - width * SHIFT[spot.anchor]
    return Box(left, spot.top, left + width, spot.top + height)


def test_a_label_stands_to_the_right_where_there_is_room() -> None:
    (free,) = place([Wish(50, 50, ((40, 20),))], FRAME, [])
    (edge,) = place([Wish(190, 50, ((40, 20),))], FRAME, [])
    assert free is not None
    assert edge is not None
    assert (free.anchor, edge.anchor) == ("start", "end")


def test_a_label_gives_way_before_it_covers_anything() -> None:
    assert place([Wish(50, 50, ((40, 20),))], FRAME, [FRAME]) == [None]
    (short,) = place([Wish(100, 50, ((500, 20), (20, 10)))], FRAME, [])
    assert short is not None
    assert short.size == 1


def test_a_label_keeps_clear_of_lines_where_it_can() -> None:
    line = Box(0, 45, 200, 55)
    (spot,) = place([Wish(50, 50, ((40, 12),))], FRAME, [], [line])
    assert spot is not None
    assert spot.anchor == "middle"


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(0, 100), st.floats(1, 90)), max_size=12))
def test_no_two_labels_touch(marks: list[tuple[float, float, float]]) -> None:
    wishes = [Wish(x, y, ((width, 14.0),)) for x, y, width in marks]
    spots = place(wishes, FRAME, [])
    found = [box(spot, wish) for spot, wish in zip(spots, wishes, strict=True) if spot]
    assert all(one.is_in(FRAME) for one in found)
    assert not any(a.touches(b) for a, b in combinations(found, 2))


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    assert [clip("Salto", 5), clip("Salto Grande", 6)] == ["Salto", "Salto…"]
