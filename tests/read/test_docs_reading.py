"""The page on reading tells the truth: every message, column and limit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dateline.read
from dateline import split
from dateline.read import capture, collection, html, messages
from dateline.read.options import COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
MESSAGES = {name: words for name, words in vars(messages).items() if name.isupper()}
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(dateline.read.__file__).parent.glob("*.py"))


def test_the_page_lists_exactly_the_messages_that_there_are() -> None:
    table = PAGE[PAGE.index("What it says about") :]
    assert re.findall(r"^\| `(.*)` \| [^|]+ \|$", table, re.MULTILINE) == list(MESSAGES.values())


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_is_said_somewhere_and_ends_in_what_to_do(name: str) -> None:
    assert f"messages.{name}" in CODE
    assert re.search(r"[:;] ", MESSAGES[name])


@pytest.mark.parametrize("what", COLUMNS)
def test_the_page_lists_every_usual_name_of_a_column(what: str) -> None:
    assert f"| {what} | {', '.join(f'`{name}`' for name in COLUMNS[what])} |" in PAGE


@pytest.mark.parametrize(
    "limit",
    [
        f"{capture.LONGEST_TEXT:,} characters",
        f"{html.LARGEST_PAGE:,} bytes, {html.MOST_TAGS:,} tags",
        f"{collection.LONGEST_LINE:,} characters",
        f"| {split.LONGEST:,} characters",
        f"| {collection.FRUITLESS} |",
        f"first {capture.LANGUAGE_SAMPLE:,} characters",
    ],
)
def test_the_limits_are_those_of_the_code(limit: str) -> None:
    assert limit in PAGE
