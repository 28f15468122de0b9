from __future__ import annotations

from typing import Any

import pytest

from dateline.fuse import toll_over_time
from tests.builders import says

DAY, NEXT, LAST = "2031-05-11", "2031-05-12", "2031-05-13"


@pytest.mark.parametrize(
    ("claims", "sides"),
    [
        ([("9", DAY, "a"), ("14", NEXT, "b"), ("14", LAST, "c")], ["first", "update", "repeat"]),
        ([("14", DAY, "a"), ("9", NEXT, "b")], ["first", "dispute"]),
        ([("14", DAY, "a"), ("9", NEXT, "a")], ["first", "update"]),
        ([("9", DAY, "a"), ("20..", DAY, "b")], ["dispute", "dispute"]),
        ([("9", DAY, "a"), ("9", DAY, "b"), ("20..", DAY, "c"), ("14", NEXT, "d")],
         ["first", "first", "dispute", "update"]),
        ([("9..", DAY, "a"), ("14", DAY, "b")], ["first", "first"]),
    ],
)  # fmt: skip
def test_updates_and_disputes_are_told_apart(claims: list[tuple[str, str, str]], sides: list[str]) -> None:
    points = toll_over_time([says("killed", *claim, authority=claim[2]) for claim in claims], "killed")
    by_claim = {(point.value, point.published): point.side for point in points}
    assert [by_claim[value, day] for value, day, _ in claims] == sides


@pytest.mark.parametrize(
    ("more", "side"),
    [
        ({"scope": "part"}, "part"),
        ({"counts": "police"}, "part"),
        ({"hedge": "dozens"}, "vague"),
        ({"stance": "denied"}, "denial"),
        ({"ruling": "rejected"}, "rejected"),
    ],
)
def test_what_no_count_competes_with(more: dict[str, Any], side: str) -> None:
    total = says("killed", "31", DAY, "a")
    apart, after = says("killed", "5", NEXT, "b", **more), says("killed", "31", LAST, "c")
    assert [point.side for point in toll_over_time([after, total, apart], "killed")] == ["first", side, "repeat"]


def test_a_point_says_who_disputes_whom() -> None:
    claims = [says("killed", "14", DAY, "a", speaker="the harbour office"), says("killed", "9", NEXT, "b")]
    first, second = toll_over_time(claims, "killed")
    assert (first.speaker, first.outlet, first.low) == ("the harbour office", "Gazette", 14)
    assert second.against == (first.claim_id,)
    assert toll_over_time(claims, "injured") == ()
