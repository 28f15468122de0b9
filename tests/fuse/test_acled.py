from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.acled import RULE
from tests.builders import says

DAY, NEXT, LAST = "2031-05-11", "2031-05-12", "2031-05-13"


@pytest.mark.parametrize(
    ("claims", "value", "step"),
    [
        ([("9",)], "9", "only number reported"),
        ([("9", DAY, "a"), ("14", NEXT, "b")], "9", "lowest number reported"),
        ([("9", DAY, "a"), ("14", NEXT, "b"), ("14", LAST, "c")], "14", "latest corroborated number"),
        ([("9", DAY, "a"), ("9", DAY, "b"), ("14", NEXT, "c"), ("14", LAST, "d")], "14", "latest corroborated number"),
        ([("9", DAY, "a"), ("14", NEXT, "b"), ("14", LAST, "b")], "9", "lowest number reported"),
    ],
)
def test_the_lowest_until_corroborated(claims: list[tuple[str, ...]], value: str, step: str) -> None:
    (found,) = RULE(field_named("killed"), [says("killed", *claim) for claim in claims], {})
    assert (found.value, found.rule) == (value, f"acled@1: {step}")


@pytest.mark.parametrize(
    ("hedge", "value", "coded"),
    [("several", "3..", "3"), ("plural", "2..", "3"), ("many", "3..", "10"), ("dozens", "24..", "12"),
     ("hundreds", "200..", "100"), ("thousands", "2000..", "2000")],
)  # fmt: skip
def test_vague_words_have_a_code(hedge: str, value: str, coded: str) -> None:
    vague = says("killed", value, hedge=hedge)
    (found,) = RULE(field_named("killed"), [vague], {})
    assert (found.value, found.rule) == (coded, "acled@1: no count, the code for vague words")
    (counted,) = RULE(field_named("killed"), [vague, says("killed", "31", voice="b")], {})
    assert counted.value == "31"


def test_injuries_are_not_its_business() -> None:
    (found,) = RULE(field_named("injured"), [says("injured", "24..", hedge="dozens")], {})
    assert (found.value, found.rule) == ("24..", "acled@1: as default@1, latest count")
