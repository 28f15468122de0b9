from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline import coded
from dateline.coded import messages

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
MESSAGES = {name: words for name, words in vars(messages).items() if name.isupper()}
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(coded.__file__).parent.glob("*.py"))


def test_the_page_lists_exactly_the_messages_that_there_are() -> None:
    table = PAGE[PAGE.index("## What it says") :]
    assert set(re.findall(r"^\| `(.*)` \| [^|]+ \|$", table, re.MULTILINE)) == set(MESSAGES.values())


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_is_said_somewhere_and_ends_in_what_to_do(name: str) -> None:
    assert len(re.findall(rf"\b{name}\b", CODE)) > 1
    assert re.search(r"[:;] ", MESSAGES[name])
