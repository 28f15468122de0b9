from __future__ import annotations

from dateline.fuse import RULES, compare, differing
from tests.builders import says

EVIDENCE = [
    says("killed", "9", voice="a", mention_id="m1"),
    says("killed", "14", voice="b", mention_id="m2"),
    says("type", "bombing", voice="a", mention_id="m1"),
    says("target", "covered market", voice="a", mention_id="m1"),
    says("target", "market", voice="b", mention_id="m2"),
]


def test_every_rule_has_a_line_for_every_field_told() -> None:
    lines = compare(EVIDENCE, {})
    assert [(line.field, line.rule) for line in lines] == [
        (field, rule) for field in ("type", "target", "killed") for rule in RULES
    ]


def test_a_line_has_range_step_and_claims() -> None:
    (line,) = [line for line in compare(EVIDENCE, {}) if (line.field, line.rule) == ("killed", "ucdp@1")]
    assert (line.value, line.low, line.high, line.step) == ("9", 9, 14, "best: none preferred, the lower")
    assert line.claim_ids == (EVIDENCE[0].claim.id, EVIDENCE[1].claim.id)


def test_only_fields_on_which_rules_differ() -> None:
    assert {line.field for line in differing(compare(EVIDENCE, {}))} == {"target", "killed"}


def test_a_blank_says_why() -> None:
    lines = compare([says("killed", "24..", hedge="dozens")], {})
    (blank,) = [line for line in lines if not line.value]
    assert (blank.rule, blank.step, blank.low) == ("gtd@1", "vague words only, left blank", None)


def test_nothing_told_is_nothing_compared() -> None:
    assert compare([], {}) == ()
    assert compare([says("killed", "9", stance="denied")], {}) == ()
