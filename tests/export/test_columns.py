"""The headers of other projects' tables, and what every such table holds to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dateline.export.acled import COLUMNS as ACLED
from dateline.export.formats import FORMATS
from dateline.export.gtd import COLUMNS as GTD
from dateline.export.table import Column, Format, LeftOut, header, summary
from dateline.export.ucdp import COLUMNS as UCDP
from dateline.fuse import RULES
from dateline.records import Record
from tests.export.examples import salto

LISTS = Path(__file__).parents[2].parent / "shared" / "columns.md"
TABLES = [format for format in FORMATS.values() if ".csv" in format.endings]


@pytest.mark.parametrize(
    ("columns", "first", "count"), [(GTD, "eventid", 135), (UCDP, "id,relid", 49), (ACLED, "event_id_cnty", 31)]
)
def test_headers_are_those_of_the_column_lists(columns: tuple[Column[Any], ...], first: str, count: int) -> None:
    assert len(set(header(columns))) == len(columns) == count
    if not LISTS.exists():
        pytest.skip("the column lists are not here")
    listed = re.search(rf"`({first},[^`]+)`", LISTS.read_text("utf-8"))
    assert listed
    assert header(columns) == tuple(listed[1].split(","))


@pytest.mark.parametrize("format", TABLES, ids=lambda format: format.name)
def test_every_row_has_every_column_in_order(format: Format) -> None:
    table = format.make(salto())
    rows = list(table.rows)
    assert rows
    assert all(tuple(row) == table.header == header(format.columns) for row in rows)
    assert all(isinstance(cell, str | int | float) for row in rows for cell in row.values())


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
def test_an_empty_record_makes_an_empty_table(format: Format) -> None:
    table = format.make(Record((), {}, {}, {}, {}))
    assert table.left_out == ()
    assert list(table.rows) in ([], [{"events": [], "sources": {}, "associations": []}])


def test_every_format_names_a_rule_that_is_there_and_every_column_says_what_it_is() -> None:
    assert {format.rule for format in FORMATS.values() if format.rule} <= set(RULES)
    assert all(column.help.endswith((".", "?", "'; '.")) for format in TABLES for column in format.columns)


def test_what_is_left_out_is_summed_up() -> None:
    left = [LeftOut("a", "without a year"), LeftOut("b", "only planned"), LeftOut("c", "only planned")]
    assert summary(left) == "3 incidents left out: 2 only planned, 1 without a year"
    assert summary(left[:1]) == "1 incident left out: 1 without a year"
    assert summary([]) == ""
