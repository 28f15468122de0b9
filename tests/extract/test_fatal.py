from __future__ import annotations

import pytest

from dateline.extract.fatal import fatal
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import find
from dateline.models.english import parse
from dateline.resolve import figure
from dateline.split import split
from tests.builders import report


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("A man stabbed three people to death in Graz on Sunday.", {"3": "killed"}),
        ("In 1974 a gunman shoots dead 17 people beside a mill.", {"17": "killed"}),
        ("A man fatally stabbed two guards at the depot.", {"2": "killed"}),
        ("A man stabbed three people in Graz on Sunday.", {"3": "injured"}),
        ("A man stabbed three people and was put to death in May.", {"3": "injured"}),
    ],
)
def test_those_hit_to_death_are_killed(text: str, outcomes: dict[str, str]) -> None:
    document = report(text)
    parsed = parse(document, split(document))
    found = fatal(Syntax(parsed), find(parsed), figure.find(parsed))
    assert {one.value: one.outcome for one in found if one.value in outcomes} == outcomes
