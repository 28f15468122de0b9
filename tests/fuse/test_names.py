from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.names import fullest, state_names
from tests.builders import says


@pytest.mark.parametrize(
    ("score", "ruling", "stated"),
    [
        (1.0, "", True),
        (0.52, "", True),  # the grammar tells it, the encoder does not see it
        (0.25, "", True),  # the encoder alone sees it, as likely as not
        (0.2, "", False),
        (0.2, "accepted", True),
        (1.0, "rejected", False),
    ],
)
def test_a_name_is_stated_where_it_is_likely_or_accepted(score: float, ruling: str, stated: bool) -> None:
    evidence = [says("weapon", "carbine", ruling=ruling, score=score)]
    values = state_names(field_named("weapon"), evidence, "default@1: every name given", fullest)
    assert [value.value for value in values] == (["carbine"] if stated else [])


def test_an_unlikely_name_stands_beside_a_likely_one() -> None:
    evidence = [says("weapon", "carbine", voice="a"), says("weapon", "carbine", voice="bb", score=0.2)]
    (value,) = state_names(field_named("weapon"), evidence, "default@1: every name given", fullest)
    assert sorted(one.side for one in value.support) == ["beside", "for"]
