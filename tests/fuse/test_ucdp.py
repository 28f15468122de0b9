from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.ucdp import RULE
from dateline.records import Value
from tests.builders import says

DAY, NEXT = "2031-05-11", "2031-05-12"


def killed(*claims: tuple[str, ...]) -> Value:
    (found,) = RULE(field_named("killed"), [says("killed", *claim) for claim in claims], {})
    return found


@pytest.mark.parametrize(
    ("claims", "best", "low", "high", "step"),
    [
        ([("9",)], "9", 9, 9, "most voices"),
        ([("9", DAY, "a"), ("12", DAY, "b")], "9", 9, 12, "none preferred, the lower"),
        ([("9", DAY, "a"), ("12", DAY, "b"), ("12", DAY, "c")], "12", 9, 12, "most voices"),
        ([("9", DAY, "a"), ("14", NEXT, "b")], "14", 14, 14, "most voices"),
        ([("9", DAY, "a"), ("14", NEXT, "b"), ("9", NEXT, "c")], "9", 9, 14, "none preferred, the lower"),
        ([("14", DAY, "a"), ("9", NEXT, "b")], "9", 9, 14, "none preferred, the lower"),
        ([("10..15", DAY, "a")], "10", 10, 15, "most voices"),
    ],
)
def test_best_low_and_high(claims: list[tuple[str, ...]], best: str, low: int, high: int, step: str) -> None:
    found = killed(*claims)
    assert (found.value, found.low, found.high) == (best, low, high)
    assert found.rule == f"ucdp@1: best: {step}"
    assert found.status == ("disputed" if low < int(best) or (high > int(best) and len(claims) > 1) else "agreed")


@pytest.mark.parametrize("mark", ["hearsay", "perpetrator", "enemy"])
def test_a_doubtful_claim_reaches_the_high_only(mark: str) -> None:
    claims = [says("killed", "9"), says("killed", "40", voice="b", marks=frozenset({mark}))]
    (found,) = RULE(field_named("killed"), claims, {})
    assert (found.value, found.low, found.high) == ("9", 9, 40)
    (found,) = RULE(field_named("killed"), claims[1:], {})
    assert (found.value, found.rule) == ("40", "ucdp@1: doubtful sources only, best: most voices")


def test_a_later_count_of_the_same_authority_replaces_the_earlier() -> None:
    claims = [
        says("killed", "20", DAY, voice="a", authority="the harbour office"),
        says("killed", "17", NEXT, voice="b", authority="the harbour office"),
    ]
    (found,) = RULE(field_named("killed"), claims, {})
    assert (found.value, found.low, found.high) == ("17", 17, 17)
