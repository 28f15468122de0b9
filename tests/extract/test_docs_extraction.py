from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract import statements
from dateline.extract.mentions import extract
from dateline.models.english import parse
from dateline.resolve import date, figure
from dateline.split import split
from tests.builders import report

PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"


def rows() -> list[tuple[str, str, str]]:
    table = PAGE.read_text(encoding="utf-8").split("| sentence | type | status |")[1].split("\n\n")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    return [(sentence, kind, status) for sentence, kind, status in cells]


@pytest.mark.parametrize(("sentence", "kind", "status"), rows())
def test_the_page_tells_the_truth(sentence: str, kind: str, status: str) -> None:
    document = report(sentence, published="2021-05-05")
    parsed = parse(document, split(document))
    mentions, _ = extract(parsed, date.find(parsed), figure.find(parsed), (), statements.find(parsed))
    told = [(mention.of("type")[0].value, mention.of("status")[0].value) for mention in mentions]
    assert told == ([(kind, status)] if kind else [])
