from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.ibc import RULE
from tests.builders import says

DAY, NEXT = "2031-05-11", "2031-05-12"


@pytest.mark.parametrize(
    ("claims", "value", "step"),
    [
        ([("9", "all", "a")], "9", "least to most, provisional"),
        ([("9", "all", "a"), ("9", "all", "b")], "9", "least to most"),
        ([("9", "all", "a"), ("14", "all", "b")], "9..14", "least to most"),
        ([("31", "all", "a"), ("20", "civilians", "b"), ("22", "civilians", "c")], "20..22",
         "civilians, least to most"),
        ([("31", "all", "a"), ("5", "soldiers", "b"), ("30", "all", "c")], "25..31",
         "least to most, the least without the fighters told"),
        ([("3", "all", "a"), ("5", "attackers", "b"), ("3", "all", "c")], "0..3",
         "least to most, the least without the fighters told"),
        ([("3", "women", "a"), ("2", "children", "b"), ("4", "soldiers", "c")], "5",
         "sum of the groups told: least to most"),
    ],
)  # fmt: skip
def test_the_range_of_civilians(claims: list[tuple[str, str, str]], value: str, step: str) -> None:
    told = [says("killed", number, voice=voice, counts=counts) for number, counts, voice in claims]
    (found,) = RULE(field_named("killed"), told, {})
    assert (found.value, found.rule) == (value, f"ibc@1: {step}")


def test_fighters_alone_are_left_blank() -> None:
    claims = [says("killed", "5", counts="attackers")]
    assert RULE(field_named("killed"), claims, {}) == ()
    choice = RULE.choice(field_named("killed"), claims, {})
    assert choice is not None
    assert choice.step == "ibc@1: fighters only, left blank"


def test_a_range_is_disputed_where_its_ends_contradict_each_other() -> None:
    (found,) = RULE(field_named("killed"), [says("killed", "9"), says("killed", "14", voice="b")], {})
    assert found.status == "disputed"
    (found,) = RULE(field_named("killed"), [says("killed", "9.."), says("killed", "14", voice="b")], {})
    assert (found.value, found.status) == ("9..14", "agreed")


def test_a_rising_toll_leaves_no_range() -> None:
    (found,) = RULE(field_named("killed"), [says("killed", "9", DAY), says("killed", "14", NEXT)], {})
    assert (found.value, [s.side for s in found.support]) == ("14", ["earlier", "for"])
