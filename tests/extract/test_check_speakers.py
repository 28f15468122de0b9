"""Checks of a whole reading: the table of the docs page, and speakers at odds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract import check
from dateline.pipeline import make_tools, read_document
from dateline.records import Mention, Reading
from tests.builders import quoted, report

PAGE = Path(__file__).parents[2] / "docs" / "values" / "figures.md"


def table() -> list[list[str]]:
    section = PAGE.read_text(encoding="utf-8").split("## Checks between figures\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize(("text", "kind", "verdict", "sentence"), table())
def test_the_page_holds(text: str, kind: str, verdict: str, sentence: str) -> None:
    reading = read_document(report(text, published="2021-03-02"), make_tools("english"))
    assert [(one.kind, one.verdict, one.sentence) for one in check.checks(reading)] == [(kind, verdict, sentence)]


@pytest.mark.parametrize(
    ("more", "verdicts"),
    [
        ({}, ["differs"]),
        ({"scope": "part"}, []),
        ({"counts": "children"}, []),
        ({"stance": "denied"}, []),
        ({"speaker": ""}, []),
    ],
)
def test_only_totals_of_the_same_people_by_others_are_compared(more: dict[str, str], verdicts: list[str]) -> None:
    document = report("Nine died. Twelve died.")
    mention = Mention(document.id, 0, 10)
    claims = (
        quoted(document, mention, "killed", "Nine", "9"),
        quoted(document, mention, "killed", "Twelve", "12", **{"speaker": "Ana Ruiz", **more}),
    )
    reading = Reading(document, (Mention(document.id, 0, 10, claims=claims),))
    assert [one.verdict for one in check.checks(reading)] == verdicts
