"""The toll that the figures of a report add up to."""

from __future__ import annotations

import pytest

from dateline.models.english import parse
from dateline.resolve import figure
from dateline.split import split
from tests.builders import report


def toll(text: str) -> tuple[int | None, int | None]:
    document = report(text)
    parsed = parse(document, split(document))
    return figure.toll(parsed, figure.find(parsed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The market opened on time.", (None, None)),
        ("A bomb killed 12 people and wounded 30.", (12, 30)),
        ("Three soldiers and two civilians were killed.", (5, None)),
        ("Nine people died, including four children.", (9, None)),
        ("Six nurses were shot, one fatally.", (1, 5)),
        ("One dead, three shot in Hull.", (1, 3)),
        ("Five people were shot on Monday. One of the victims died.", (1, 4)),
        ("A woman was killed and two others were injured.", (1, 2)),
        ("A man was shot on Monday. He was taken to a hospital, where he died.", (1, 0)),
        ("A woman, 34, was killed. A man, 40, was injured.", (1, 1)),
        ("A clerk was shot in the arm and a nurse was shot in the foot.", (None, 2)),
        ("A fatal shooting shook Hull.", (1, None)),
        ("A driver suffered a fatal gunshot wound.", (1, None)),
        ("No one was hurt.", (None, 0)),
        ("No casualties were reported.", (0, 0)),
        ("Six died in a fire. Six people were killed on Sunday. A fire killed 40 people in Lima.", (6, None)),
        ("Ana Ruiz, 24, Tom Berg, 25, and Max Holt, 32, were taken to a hospital with burns.", (None, 3)),
        ("A man shot and killed his wife and two children before killing himself.", (4, None)),
        ("A bomb killed 12 people. The death toll has risen to 31.", (31, None)),
        ("A guard was killed in Hull. The year's death toll in the city now stands at 85.", (1, None)),
        ("Gunmen killed three soldiers. Three soldiers died. In 2009 a bomb killed 40 people there.", (3, None)),
        ("So far this year 40 people have been killed. A guard was killed.", (1, None)),
    ],
)
def test_toll(text: str, expected: tuple[int | None, int | None]) -> None:
    assert toll(text) == expected
