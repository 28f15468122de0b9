from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.gtd import RULE
from tests.builders import says

DAY, NEXT, LAST = "2031-05-11", "2031-05-12", "2031-05-13"
DOUBT = frozenset({"perpetrator"})


@pytest.mark.parametrize(
    ("claims", "value", "step"),
    [
        ([("9", DAY), ("14", NEXT)], "14", "most recent source"),
        ([("14", DAY), ("9", NEXT)], "9", "most recent source"),
        ([("9", NEXT, "a"), ("12", NEXT, "b"), ("12", NEXT, "c")], "12", "majority figure"),
        ([("9", NEXT, "a"), ("12", NEXT, "b"), ("12", NEXT, "b")], "9", "no majority, lowest"),
        ([("9", NEXT, "a"), ("12", NEXT, "b"), ("12", NEXT, "c"), ("15", NEXT, "d")], "9", "no majority, lowest"),
        ([("12..", NEXT), ("14", NEXT)], "14", "most recent source"),
        ([("12..", NEXT)], "12", "most recent source"),
        ([("~250", NEXT)], "250", "most recent source"),
    ],
)
def test_the_order_of_the_codebook(claims: list[tuple[str, ...]], value: str, step: str) -> None:
    (found,) = RULE(field_named("killed"), [says("killed", *claim) for claim in claims], {})
    assert (found.value, found.rule) == (value, f"gtd@1: {step}")
    assert (found.low, found.high) == (int(value), int(value))


def test_a_perpetrators_claim_does_not_count_as_most_recent() -> None:
    claims = [says("killed", "9"), says("killed", "40", LAST, voice="b", marks=DOUBT)]
    (found,) = RULE(field_named("killed"), claims, {})
    assert (found.value, found.rule) == ("9", "gtd@1: most recent is doubtful, the one figure")
    (found,) = RULE(field_named("killed"), claims[1:], {})
    assert (found.value, found.rule) == ("40", "gtd@1: doubtful sources only, the one figure")


def test_vague_words_are_left_blank() -> None:
    vague = says("killed", "24..", hedge="dozens")
    assert RULE(field_named("killed"), [vague], {}) == ()
    choice = RULE.choice(field_named("killed"), [vague], {})
    assert choice is not None
    assert (choice.value, choice.step) == ("", "gtd@1: vague words only, left blank")


@pytest.mark.parametrize(
    ("groups", "value"), [({"attackers": "2"}, "2"), ({"attackers": "2", "civilians": "3", "children": "1"}, "5")]
)
def test_without_a_total_the_groups_told_are_recorded(groups: dict[str, str], value: str) -> None:
    claims = [says("killed", number, voice=name, counts=name) for name, number in groups.items()]
    (found,) = RULE(field_named("killed"), claims, {})
    assert (found.value, found.status) == (value, "agreed")


def test_other_figures_are_left_to_the_default() -> None:
    (found,) = RULE(field_named("missing"), [says("missing", "4")], {})
    assert found.rule == "gtd@1: as default@1, latest count"
