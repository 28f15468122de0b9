"""The places task: given names are placed, and names are found without any given."""

from __future__ import annotations

import pytest

from benchmarks import places

TEXT = "A bomb exploded in the eastern Belgian city of Verviers on Friday."
ROW = {"doc_id": "1", "title": "", "source": "example.com", "date": None, "text": TEXT}


@pytest.mark.parametrize("extra", [{"names": [{"start": 47, "end": 55}]}, {"toponyms": [{"start": 47, "end": 55}]}])
def test_given_names_are_placed(extra: places.Row) -> None:
    answer = places.predict({**ROW, **extra})
    (placed,) = answer["placed"]
    assert (placed["start"], placed["end"]) == (47, 55)
    assert (round(placed["lat"]), round(placed["lon"])) == (51, 6)


def test_names_are_found_without_any_given() -> None:
    answer = places.predict(ROW)
    assert answer["placed"] == []
    assert {"start": 47, "end": 55} in answer["found"]
