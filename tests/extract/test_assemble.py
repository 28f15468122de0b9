from __future__ import annotations

import pytest

from dateline.extract.assemble import assemble
from dateline.extract.groups import FOREVER, Group, common, place_of, type_of
from dateline.extract.signs import Sign, days
from dateline.extract.status import Judged
from dateline.extract.triggers import Trigger
from dateline.records import Document, Figure, Place, PlaceName, Sentence, Time
from tests.builders import report

REPORT: Document = report("x" * 1000, published="2021-05-05")
GHENT = Place("geonames:2797656", "Ghent", "settlement", "BE", 51.05, 3.72)
LIEGE = Place("geonames:2792413", "Liege", "settlement", "BE", 50.63, 5.57)


def day(low: int, high: int = 0) -> Time:
    return Time(0, 1, "DATE", "", str(low), low, high or low)


def at(place: Place) -> PlaceName:
    return PlaceName(0, 1, place, 1)


def sign(number: int, type: str = "shooting", force: str = "incident", **more: object) -> Sign:
    sentence = Sentence(number * 50, number * 50 + 49, paragraph=number // 2)
    judged = more.pop("judged", Judged("happened"))
    trigger = Trigger(number, number * 50, number * 50 + 5, number, type, type, force=force)  # type: ignore[arg-type]
    return Sign(trigger, sentence, judged, has_people=True, **more)  # type: ignore[arg-type]


def group_of(signs: list[Sign]) -> Group:
    group = Group()
    for each in signs:
        group.add(each)
    return group


APART = [
    ({"times": (day(20210503),)}, {"times": (day(20200301, 20200331),)}, 2),
    ({"times": (day(20210503),)}, {"times": (day(20210501, 20210531),)}, 1),
    ({"times": (day(20210503),), "places": (at(GHENT),)}, {"places": (at(LIEGE),)}, 2),
    ({"times": (day(20210503),), "places": (at(GHENT),)}, {"places": (at(GHENT),)}, 1),
    ({"times": (day(20210503),)}, {"is_definite": True}, 1),
    ({"times": (day(20210503),)}, {"type": "kidnapping", "times": (day(20210503),), "is_other": True}, 2),
    ({"times": (day(20210503),)}, {"judged": Judged("threatened"), "places": (at(GHENT),)}, 2),
    ({"times": (day(20210503),)}, {"judged": Judged("hypothetical")}, 1),
    ({"times": (day(20210503),)}, {"is_vague": True}, 1),
]


@pytest.mark.parametrize(("first", "second", "count"), APART)
def test_signs_are_told_apart_by_time_place_and_status(
    first: dict[str, object], second: dict[str, object], count: int
) -> None:
    assert len(assemble(REPORT, (sign(0, **first), sign(6, **second)))) == count  # type: ignore[arg-type]


def test_an_outcome_alone_is_no_incident() -> None:
    assert assemble(REPORT, (sign(0, "attack", force="outcome", times=(day(20210503),)),)) == ()


def test_an_outcome_joins_the_incident_of_its_sentence() -> None:
    nine = Figure(0, 1, "9", 9, 9, outcome="killed")
    groups = assemble(REPORT, (sign(0, times=(day(20210503),)), sign(0, "attack", force="outcome", figures=(nine,))))
    assert [group.figures for group in groups] == [[nine]]


@pytest.mark.parametrize(
    ("types", "chosen"),
    [(["attack", "bombing"], "bombing"), (["bombing", "suicide_bombing"], "bombing"), (["attack"], "attack"),
     (["attack"] * 8 + ["shooting"], "attack"), (["clash", "shooting"], "shooting")],
)  # fmt: skip
def test_the_most_specific_type_that_is_told_often_enough_is_chosen(types: list[str], chosen: str) -> None:
    assert type_of(group_of([sign(number, name) for number, name in enumerate(types)])) == chosen


def test_the_days_that_times_have_in_common() -> None:
    window = common(common(FOREVER, day(20210101, 20211231)), day(20210503))
    assert window == common(window, day(20210501, 20210531)) == common(window, day(19990101)) == (20210503, 20210503)


def test_the_place_that_most_signs_agree_on_is_chosen() -> None:
    chosen = place_of(
        group_of([sign(number, places=(at(where),)) for number, where in enumerate((LIEGE, GHENT, GHENT))])
    )
    assert chosen is not None
    assert chosen.place == GHENT


@pytest.mark.parametrize(
    ("early", "late", "apart"), [(20210101, 20210102, 1), (20201231, 20210101, 1), (20200101, 20210101, 365)]
)
def test_days_can_be_compared(early: int, late: int, apart: int) -> None:
    assert abs(days(late) - days(early) - apart) <= 2
