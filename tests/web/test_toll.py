from __future__ import annotations

import pytest

from dateline.records import Document, Incident, Mention, Record
from dateline.web.toll import Toll, sentences, stairs, tolls
from dateline.web.toll_plot import NARROW, WIDE, draw
from tests.builders import record_of, report, told

Told = tuple[Document, Mention]


def paper(day: str, value: str, outlet: str = "Herald", counts: str = "all", **more: object) -> Told:
    """Return a report that gives one count: paper("11", "9"), paper("12", "20..", speaker="Witnesses")."""
    text = f"{outlet} of {day} May says that {value} people were killed in Salto."
    document = report(text, address=f"{outlet}{day}{value}{counts}", outlet=outlet, published=f"2031-05-{day}")
    low, _, high = value.partition("..")
    known = {"low": int(low), "high": None if ".." in value and not high else int(high or low), "counts": counts}
    return document, told(document, text, ("killed", value, value, known | more))


NINE, COPY, TWENTY = paper("11", "9"), paper("11", "9", "Post"), paper("11", "20..", "Ledger", speaker="Witnesses")
FOURTEEN, CHILDREN, SEVENTEEN = paper("12", "14"), paper("12", "3", counts="children"), paper("13", "17")
DENIED = paper("14", "30", "Radio", stance="denied", speaker="the ministry")
ALL = (NINE, COPY, TWENTY, FOURTEEN, CHILDREN, SEVENTEEN, DENIED)


def toll_of(*papers: Told) -> Toll:
    (found,) = tolls(*of(*papers))
    return found


def of(*papers: Told) -> tuple[Incident, Record]:
    record = record_of(*papers, voices={COPY[0].id: NINE[0].id})
    return record.incidents[0], record


def test_counts_are_told_apart() -> None:
    found = {count.value: (count.side, count.who) for count in toll_of(*ALL).counts}
    assert found == {
        "9": ("dispute", "Herald"),
        "20..": ("dispute", "Witnesses"),
        "14": ("update", "Herald"),
        "3": ("part", "Herald"),
        "17": ("update", "Herald"),
        "30": ("denial", "ministry"),
    }


def test_a_reprint_is_no_voice_of_its_own() -> None:
    (nine, *_) = toll_of(NINE, COPY, SEVENTEEN).counts
    assert (nine.reprints, [claim.copy for claim in nine.claims]) == (1, [False, True])


def test_the_stairs_are_what_stood() -> None:
    assert stairs(toll_of(*ALL)) == ((20310511, 9), (20310512, 14), (20310513, 17))


def test_a_picture_is_told_in_words() -> None:
    assert sentences(toll_of(*ALL)) == (
        "Rose from 9 to 14 to 17.",
        "Disputed: at least 20 (Witnesses).",
        "Denied: 30 (ministry).",
        "Post: the same text again, no voice of its own.",
    )


@pytest.mark.parametrize(("papers", "many"), [((NINE,), 0), ((NINE, SEVENTEEN), 1), ((DENIED,), 1)])
def test_one_count_alone_is_no_toll_over_time(papers: tuple[Told, ...], many: int) -> None:
    assert len(tolls(*of(*papers))) == many


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_all_is_in_the_picture(size: tuple[float, float]) -> None:
    toll = toll_of(*ALL)
    picture = draw(toll, size)
    assert len(picture.marks) == len(toll.counts)
    assert all(0 <= mark.x <= size[0] and 0 <= mark.top <= mark.bottom <= picture.floor for mark in picture.marks)
    height = {mark.count.value: mark.y for mark in picture.marks}
    assert height["30"] < height["17"] < height["14"] < height["9"] < height["3"]
    assert picture.stairs
    assert sum(mark.label is not None for mark in picture.marks) >= 5


def test_many_counts_of_one_day_stay_in_the_picture() -> None:
    picture = draw(toll_of(*(paper("11", str(number)) for number in range(1, 80))))
    assert all(picture.left <= mark.x <= picture.width for mark in picture.marks)


def test_counts_without_a_day_are_in_the_table_only() -> None:
    undated = report("4 people died in Salto.", outlet="Gazette")
    nobody = undated, told(undated, undated.text, ("killed", "4", "4", {"low": 4, "high": 4}))
    toll = toll_of(NINE, SEVENTEEN, nobody)
    assert toll.undated == 1
    assert len(draw(toll).marks) == 2
