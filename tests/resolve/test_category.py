from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.resolve import category


@pytest.mark.parametrize(
    ("words", "answer"),
    [("bombing", "bombing"), ("Suicide bomb", "suicide_bombing"), ("Air/drone strike", "air_strike"), ("Raid", "raid"),
     ("Armed Assault", "armed_assault"), ("Unarmed Assault", ""), ("a picnic", "")],
)  # fmt: skip
def test_words_of_any_codebook_are_read_where_they_mean_one_answer(words: str, answer: str) -> None:
    assert category.read(words, field_named("type")) == answer


@pytest.mark.parametrize("answer", [answer.name for answer in field_named("type").answers])
def test_every_answer_is_read_back_from_what_is_shown(answer: str) -> None:
    assert category.read(category.show(answer), field_named("type")) == answer


@pytest.mark.parametrize("status", [answer.name for answer in field_named("status").answers])
def test_a_status_is_read_too(status: str) -> None:
    assert category.read(status, field_named("status")) == status


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("attack", "bombing", True), ("bombing", "suicide_bombing", True), ("shooting", "stabbing", False),
     ("kidnapping", "bombing", False), ("armed_assault", "shooting", True),
     ("attack", "plot", False), ("raid", "plot", True)],
)  # fmt: skip
def test_two_types_can_be_one_incident(a: str, b: str, same: bool) -> None:
    assert category.agree(a, b) is category.agree(b, a) is same


def test_a_general_type_may_turn_out_to_be_any_it_covers() -> None:
    assert {"attack", "shooting", "bombing"} <= category.bounds("attack")
    assert category.bounds("stabbing") == {"stabbing"}
