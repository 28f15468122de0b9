"""What the record states in the terms of a codebook of one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.codebook import parse
from dateline.fields import SHIPPED, Codebook
from dateline.fuse import RULES, Evidence
from dateline.fuse.rule import agreement
from dateline.records import Value
from tests.builders import says

BOOK = parse(
    """
[fields.type.answers]
keep = ["bombing", "armed_assault", "attack"]
add = [{code = "car_bomb", within = "bombing"}, {code = "letter_bomb", within = "bombing"}]
[fields.motive]
kind = "category"
help = "Why."
many = true
answers = [{code = "revenge"}, {code = "land"}]
[fields.colour]
kind = "category"
help = "Which colour?"
answers = [{code = "red"}, {code = "blue"}]
[fields.vehicle]
kind = "name"
help = "Which car?"
""",
    "own",
)


def stated(field: str, *evidence: Evidence, codebook: Codebook = BOOK) -> tuple[Value, ...]:
    return RULES["default@1"](codebook.named(field), evidence, {})


def tell(field: str, value: str, voice: str = "a", **more: str) -> Evidence:
    """Return evidence for a field that the shipped codebook may not have."""
    found = says("weapon", value, voice=voice, mention_id=voice, **more)
    return replace(found, claim=replace(found.claim, field=field))


@pytest.mark.parametrize(
    ("values", "ruling", "value", "status"),
    [
        (("stabbing", "shooting"), "", "armed_assault", "agreed"),
        (("stabbing", "raid"), "", "armed_assault", "disputed"),
        (("raid",), "", "other", "agreed"),
        (("bombing", "car_bomb"), "", "bombing", "agreed"),
        (("car_bomb", "letter_bomb"), "", "car_bomb", "disputed"),
        (("stabbing",), "accepted", "armed_assault", "reviewed"),
    ],
)
def test_types_are_stated_in_the_answers_of_the_codebook(
    values: tuple[str, ...], ruling: str, value: str, status: str
) -> None:
    told = [tell("type", one, voice, ruling=ruling) for one, voice in zip(values, "ab", strict=False)]
    (found,) = stated("type", *told)
    assert (found.value, found.status) == (value, status)
    assert {support.claim_id for support in found.support} == {one.claim.id for one in told}


@pytest.mark.parametrize(
    ("left", "right", "agrees"),
    [
        ("car_bomb", "bombing", True), ("car_bomb", "suicide_bombing", True), ("car_bomb", "attack", True),
        ("car_bomb", "letter_bomb", False), ("car_bomb", "kidnapping", False), ("stabbing", "shooting", True),
        ("raid", "kidnapping", False),
    ],
)  # fmt: skip
def test_which_types_can_be_one_incident(left: str, right: str, agrees: bool) -> None:
    agree = agreement(BOOK.named("type"), {})
    assert agree(left, right) == agree(right, left) == agrees


def test_a_field_of_several_answers_states_each_that_somebody_asserts() -> None:
    told = [tell("motive", "revenge"), tell("motive", "land", "b"), tell("motive", "revenge", "c", stance="denied")]
    found = {value.value: value.status for value in stated("motive", *told)}
    assert found == {"revenge": "disputed", "land": "agreed"}


def test_a_field_of_one_answer_states_what_most_say() -> None:
    told = [tell("colour", "red"), tell("colour", "blue", "b"), tell("colour", "blue", "c")]
    (found,) = stated("colour", *told)
    assert (found.value, found.status) == ("blue", "disputed")


def test_a_field_of_one_name_states_what_most_call_it() -> None:
    told = [tell("vehicle", "white Corolla"), tell("vehicle", "Corolla", "b"), tell("vehicle", "Corolla", "c")]
    (found,) = stated("vehicle", *told)
    assert (found.value, found.status, found.rule) == ("Corolla", "agreed", "default@1: most voices")


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("field", ["type", "motive", "colour", "vehicle"])
def test_every_rule_states_every_field(rule: str, field: str) -> None:
    value = {"type": "stabbing", "motive": "land", "colour": "red"}.get(field, "van")
    told = (tell(field, value), tell(field, value, "b"))
    (found,) = RULES[rule](BOOK.named(field), told, {})
    assert found.value == BOOK.named(field).states(value) if field != "vehicle" else "van"


def test_the_shipped_codebook_states_what_is_said() -> None:
    (found,) = stated("type", tell("type", "stabbing"), codebook=SHIPPED)
    assert found.value == "stabbing"
