from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fields import field_named
from dateline.fuse import DEFAULT, RULES, Evidence
from dateline.fuse.acled import CODED
from dateline.fuse.figures import highest, lowest, number, population, vague_word
from dateline.fuse.rule import Rule
from dateline.records import Value
from dateline.resolve import figure
from dateline.settings import RULES as NAMES
from tests.builders import says

KILLED = field_named("killed")
EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def figures() -> st.SearchStrategy[str]:
    """Figures in every notation."""
    count = st.integers(0, 60)
    pair = st.tuples(count, count).map(sorted)
    return st.one_of(
        count.map(str), count.map(lambda n: f"{n}.."), count.map(lambda n: f"..{n}"), count.map(lambda n: f"~{n}"),
        pair.map(lambda ends: f"{ends[0]}..{ends[1]}"),
    )  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> Evidence:
    """Claims of some reports, voices and days, now and then vague, partial, denied, doubtful or ruled on."""
    more: dict[str, Any] = {
        "counts": draw(st.sampled_from(["", "all", "all", "all", "civilians", "children", "soldiers", "attackers"])),
        "scope": draw(st.sampled_from(["incident", "incident", "incident", "part"])),
        "hedge": draw(st.sampled_from(["", "", "", "dozens", "several"])),
        "stance": draw(st.sampled_from(["asserted", "asserted", "asserted", "denied"])),
        "mention_id": draw(st.sampled_from(["m1", "m2", "m3"])),
        "authority": draw(st.sampled_from(["", "the harbour office"])),
        "marks": draw(st.sampled_from([frozenset(), frozenset(), frozenset({"hearsay"}), frozenset({"enemy"})])),
    }
    day = draw(st.sampled_from(["", "2031-05-11", "2031-05-12", "2031-05"]))
    return says(
        "killed",
        draw(figures()),
        day,
        draw(st.sampled_from("abcd")),
        draw(st.sampled_from(["", "", "rejected"])),
        **more,
    )


EVIDENCE = st.lists(claims(), max_size=6, unique_by=lambda item: item.claim.id)


def numbers(item: Evidence) -> tuple[int, int]:
    """Return the least and the greatest number that some rule may take a claim as."""
    coded = CODED.get(vague_word(item), number(item))
    return min(lowest(item), number(item), coded), max(highest(item), item.claim.high or 0, coded)


def most(evidence: list[Evidence]) -> int:
    """Return the greatest toll that some claims allow: of everybody, or of all groups together."""
    groups: dict[str, int] = {}
    for item in evidence:
        groups[population(item)] = max(numbers(item)[1], groups.get(population(item), 0))
    return max(groups.pop("all", 0), sum(groups.values()))


def least(evidence: list[Evidence]) -> int:
    """Return the lowest toll that some claims allow; fighters among everybody may leave nobody."""
    has_fighters = any(population(item) in ("soldiers", "attackers") for item in evidence)
    return 0 if has_fighters else min(numbers(item)[0] for item in evidence)


@EVERY
@settings(deadline=None)
@given(EVIDENCE)
def test_a_rule_never_leaves_the_bounds_of_its_claims(rule: Rule, evidence: list[Evidence]) -> None:
    live = [item for item in evidence if item.ruling != "rejected" and item.claim.stance == "asserted"]
    for value in rule(KILLED, evidence, {}):
        low, high = figure.bounds(value.value)
        assert least(live) <= (value.low if value.low is not None else least(live))
        assert (value.high if value.high is not None else most(live)) <= most(live)
        assert low is None or value.low is None or value.low <= low
        assert high is None or value.high is None or high <= value.high


@EVERY
@settings(deadline=None)
@given(EVIDENCE, st.randoms())
def test_the_order_of_the_evidence_changes_nothing(rule: Rule, evidence: list[Evidence], random: Any) -> None:
    shuffled = random.sample(evidence, len(evidence))
    assert rule(KILLED, evidence, {}) == rule(KILLED, shuffled, {})


VALUES: dict[str, list[tuple[str, int | None, int | None]]] = {
    "type": [("bombing", None, None), ("shooting", None, None), ("attack", None, None)],
    "date": [("2031-05-10", 20310510, 20310510), ("2031-05-11", 20310511, 20310511), ("2031-05", 20310501, 20310531)],
    "place": [("geonames:1", 1, 1), ("geonames:2", 4, 4), ("geonames:3", 6, 6)],
    "target": [("market", None, None), ("covered market", None, None), ("bridge", None, None)],
}


@st.composite
def answers(draw: st.DrawFn) -> Evidence:
    """Claims of some reports for a type, a date or a name."""
    field = draw(st.sampled_from(sorted(VALUES)))
    value, low, high = draw(st.sampled_from(VALUES[field]))
    day, mention = draw(st.sampled_from(["2031-05-11", "2031-05-12"])), draw(st.sampled_from(["m1", "m2", "m3", "m4"]))
    return says(field, value, day, voice=f"v{mention}", mention_id=mention, low=low, high=high)


@EVERY
@settings(deadline=None)
@given(st.lists(answers(), max_size=6, unique_by=lambda item: item.claim.id), st.randoms())
def test_the_order_changes_no_answer_date_or_name(rule: Rule, evidence: list[Evidence], random: Any) -> None:
    shuffled = random.sample(evidence, len(evidence))
    for name in VALUES:
        told, other = ([item for item in items if item.claim.field == name] for items in (evidence, shuffled))
        assert rule(field_named(name), told, {}) == rule(field_named(name), other, {})


@EVERY
@settings(deadline=None)
@given(st.lists(answers(), max_size=6, unique_by=lambda item: item.claim.id))
def test_a_rule_states_only_what_some_report_says(rule: Rule, evidence: list[Evidence]) -> None:
    for name in VALUES:
        told = [item.claim for item in evidence if item.claim.field == name]
        for value in rule(field_named(name), [item for item in evidence if item.claim.field == name], {}):
            if name == "date":
                assert min(claim.low or 0 for claim in told) <= (value.low or 0)
                assert (value.high or 0) <= max(claim.high or 0 for claim in told)
            else:
                assert value.value in {claim.value for claim in told}
            assert {item.claim_id for item in value.support} <= {claim.id for claim in told}
            assert any(item.side == "for" for item in value.support)


def only(rule: Rule, *evidence: Evidence) -> Value:
    (found,) = rule(KILLED, evidence, {})
    return found


@EVERY
def test_one_claim_is_what_every_rule_states(rule: Rule) -> None:
    found = only(rule, says("killed", "9"))
    assert (found.value, found.low, found.high, found.status) == ("9", 9, 9, "agreed")
    assert found.rule.startswith(f"{rule.name}: ")


@EVERY
def test_figures_that_can_both_be_true_are_no_dispute(rule: Rule) -> None:
    claims = says("killed", "12..", voice="a", mention_id="m1"), says("killed", "14", voice="b", mention_id="m2")
    assert only(rule, *claims).status == "agreed"


@EVERY
def test_a_part_and_the_civilians_never_dispute_a_total(rule: Rule) -> None:
    total = says("killed", "31")
    beside = says("killed", "20", voice="b", scope="part"), says("killed", "24", voice="c", counts="civilians")
    assert only(rule, total, *beside).status == "agreed"


@EVERY
def test_a_persons_word_is_final(rule: Rule) -> None:
    found = only(rule, says("killed", "9"), says("killed", "12", voice="b", ruling="accepted"))
    assert (found.value, found.status, found.rule) == ("12", "reviewed", "person")


@EVERY
def test_a_rejected_or_denied_claim_states_nothing(rule: Rule) -> None:
    assert rule(KILLED, [says("killed", "9", ruling="rejected"), says("killed", "5", stance="denied")], {}) == ()


def test_the_settings_know_every_rule() -> None:
    assert tuple(RULES) == NAMES
    assert DEFAULT in RULES
