"""What a claim says beside its value, as a person gives it."""

from __future__ import annotations

import pytest

from dateline.errors import BadSetting
from dateline.fields import field_named
from dateline.records import Claim, Document, Stance
from dateline.review.parts import STANCES, beside, with_hedge, with_parts
from dateline.review.words import Read

REPORT = Document("a.txt", "Nine villagers died, the harbour master said. The ministry denies it.")
CLAIM = Claim("m", "killed", "9", 0, 14, "Nine villagers", 9, 9, counts="all", speaker="a witness")


@pytest.mark.parametrize(
    ("given", "part", "now"),
    [
        ({}, "counts", "all"),
        ({"counts": "civilians"}, "counts", "civilians"),
        ({"counts": ""}, "counts", ""),
        ({"scope": "part"}, "scope", "part"),
        ({"stance": "denied"}, "stance", "denied"),
        ({"speaker": " the  harbour master "}, "speaker", "the harbour master"),
        ({"speaker": ""}, "speaker", ""),
        ({"speaker": "a witness"}, "speaker", "a witness"),  # as it was: no words of the report need say so
        ({"hedge": "at least"}, "hedge", ""),  # of the value: see with_hedge
    ],
)
def test_parts_are_replaced(given: dict[str, str], part: str, now: str) -> None:
    assert getattr(with_parts(CLAIM, field_named("killed"), given, REPORT), part) == now


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        ("killed", {"counts": "ghosts"}, "is no answer for counts"),
        ("killed", {"stance": ""}, "is no answer for stance"),
        ("killed", {"hedge": "roughly"}, "is no answer for hedge"),
        ("killed", {"speaker": "the mayor"}, "does not say"),
        ("weapon", {"counts": "civilians"}, "Only a figure has counts"),
        ("weapon", {"hedge": "about"}, "Only a figure has hedge"),
    ],
)
def test_what_is_no_part_is_said_in_words(field: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(BadSetting, match=said):
        with_parts(CLAIM, field_named(field), given, REPORT)


@pytest.mark.parametrize(
    ("hedge", "value", "low", "high"),
    [("", "12..", 12, None), ("exactly", "12", 12, 12), ("at least", "12..", 12, None), ("at most", "..12", None, 12)],
)
def test_a_figure_is_as_exact_as_a_person_says(hedge: str, value: str, low: int | None, high: int | None) -> None:
    read = with_hedge(Read("12..", 12, None), hedge)
    assert (read.value, read.low, read.high) == (value, low, high)


def test_about_widens_its_bounds() -> None:
    read = with_hedge(Read("250", 250, 250), "about")
    assert read.value == "~250"
    assert (read.low or 0) < 250 < (read.high or 0)


@pytest.mark.parametrize(
    ("counts", "scope", "stance", "said"),
    [
        ("all", "incident", "asserted", ""),
        ("police", "", "asserted", "police"),
        ("civilians", "part", "denied", "civilians, a part of it, denied"),
    ],
)
def test_what_stands_beside_a_value_is_told(counts: str, scope: str, stance: Stance, said: str) -> None:
    assert beside(Claim("m", "killed", "9", 0, 4, "Nine", counts=counts, scope=scope, stance=stance)) == said


def test_every_stance_can_be_given() -> None:
    for stance in STANCES:
        assert with_parts(CLAIM, field_named("killed"), {"stance": stance}, REPORT).stance == stance
