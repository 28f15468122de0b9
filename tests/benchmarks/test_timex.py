"""The timex task: predictions in the format of its scorer."""

from __future__ import annotations

from typing import Any

from benchmarks import timex


def predicted(text: str) -> list[tuple[str, str, str]]:
    row: dict[str, Any] = {"doc_id": "a", "dct": {"value": "2016-03-22T09:00:00"}, "text": text}
    answer = timex.predict(row)
    assert answer["doc_id"] == "a"
    return [(text[mark["start"] : mark["end"]], mark["type"], mark["value"]) for mark in answer["timex"]]


def test_marks_hold_offsets_type_and_value() -> None:
    assert predicted("A shop burnt on Monday for two hours.") == [
        ("Monday", "DATE", "2016-03-21"),
        ("two hours", "DURATION", "PT2H"),
    ]


def test_a_stretch_is_marked_at_both_ends() -> None:
    assert predicted("Shops burnt between May and July 2014.") == [
        ("May", "DATE", "2014-05"),
        ("July 2014", "DATE", "2014-07"),
    ]
    assert predicted("Shops burnt on Oct. 3-5.") == [("Oct. 3", "DATE", "2015-10-03"), ("5", "DATE", "2015-10-05")]
