from __future__ import annotations

from dateline.fuse import RULES
from dateline.web.rules import SCALE, Cell, SideBySide, side_by_side
from tests.builders import record_of, report, told


def table() -> SideBySide:
    herald = report("Nine people died in Salto.", outlet="Herald", published="2031-05-11", address="a")
    ledger = report("At least 20 people died in Salto.", outlet="Ledger", published="2031-05-11", address="b")
    record = record_of(
        (herald, told(herald, herald.text, ("killed", "Nine", "9", {"low": 9, "high": 9}), ("weapon", "people", "x"))),
        (ledger, told(ledger, ledger.text, ("killed", "At least 20", "20..", {"low": 20}))),
    )
    return side_by_side(record.incidents[0], record)


def cell(rule: str) -> Cell:
    found = {row.name: row.cells[0] for row in table().rows}[rule]
    assert found is not None
    return found


def test_every_rule_has_a_row_and_names_have_no_column() -> None:
    assert [row.name for row in table().rows] == list(RULES)
    assert [field.name for field in table().fields] == ["killed"]


def test_a_cell_cites_its_step_and_its_claims() -> None:
    least = cell("maverick_conservative@1")
    assert (least.shown, least.is_own) == ("9", True)
    assert [claim.quote for claim in least.claims] == ["Nine"]
    assert least.step


def test_a_range_is_drawn_and_told() -> None:
    ucdp = cell("ucdp@1")
    assert ucdp.range == "from 9 to 20"
    assert ucdp.bar is not None
    assert 0 <= ucdp.bar.low == ucdp.bar.at < ucdp.bar.high <= SCALE
