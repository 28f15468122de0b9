"""Codes that no public source confirmed are named as such, in the column and on the page of its format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.export.formats import FORMATS

DOCS = Path(__file__).parents[2] / "docs" / "export"
LISTS = Path(__file__).parents[2].parent / "shared" / "columns.md"
FROM_MEMORY = re.compile(r"`(\w+)`[^`\[]*\[[^\]]*\bM\b[^\]]*\]")
"""A name in the column lists whose codes are marked M."""

UNCONFIRMED = {
    "gtd": {"country", "region", "region_txt", "claimmode", "hostkidoutcome"},
    "ucdp": {"region", "event_clarity", "deaths_unknown"},
    "acled": {"region"},
}
CONFIRMED = {
    "attacktype": "gtd", "weaptype": "gtd", "targtype": "gtd", "propextent": "gtd",
}  # fmt: skip
"""Marked M when the lists were made, and found in public programs since: the page of the format says so."""


@pytest.mark.parametrize("name", UNCONFIRMED)
def test_unconfirmed_columns_are_named_in_words_and_in_the_table(name: str) -> None:
    marked = {column.name for column in FORMATS[name].columns if column.mark}
    page = (DOCS / f"{name}.md").read_text("utf-8")
    (words,) = re.findall(r"- \*\*Unconfirmed\*\*:(.+?)(?=\n- |\n\n)", page, re.DOTALL)
    rows = set(re.findall(r"^\| `(\w+)` \|.*\| from memory \|$", page, re.MULTILINE))
    assert marked == rows == UNCONFIRMED[name]
    assert marked <= set(re.findall(r"`(\w+)`", words))


@pytest.mark.skipif(not LISTS.exists(), reason="the column lists are not here")
def test_every_code_that_is_from_memory_is_unconfirmed_confirmed_since_or_never_filled() -> None:
    listed = set(FROM_MEMORY.findall(LISTS.read_text("utf-8")))
    assert listed >= {*CONFIRMED, "claimmode", "hostkidoutcome", "alternative", "best"}
    known = {column for columns in UNCONFIRMED.values() for column in columns} | set(CONFIRMED)
    never = {column.name for format in FORMATS.values() for column in format.columns if column.fill is None}
    assert listed - {"best"} <= known | never  # of `best` it is the sum that is unconfirmed: `deaths_unknown` says so


@pytest.mark.parametrize("name", CONFIRMED)
def test_what_was_confirmed_since_is_said(name: str) -> None:
    page = (DOCS / f"{CONFIRMED[name]}.md").read_text("utf-8")
    assert re.search(rf"`{name}`[^.]*\bwere found alike in two public programs", page, re.DOTALL)
