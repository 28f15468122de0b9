from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks import muc4_slots
from benchmarks.muc4_slots import Tally, answers, credit, dates, document, numbers, places, score, strings, table, tally

Row = dict[str, Any]


def owed(*alternatives: str, optional: bool = False, of: str = "") -> Row:
    return {
        "optional": optional,
        "alts": [{"value": one, "ref": [of]} if of else {"value": one} for one in alternatives],
    }


def key(optional: bool = False, **slots: str) -> Row:
    return {"optional": optional, "slots": {slot: [owed(value)] for slot, value in slots.items()}}


def given(**slots: str) -> Row:
    return {slot: [{"value": value}] for slot, value in slots.items()}


@pytest.mark.parametrize(
    ("right", "ours", "theirs", "expected"),
    [
        (answers, "BOMB", "BOMB", 1.0),
        (answers, "BOMB", "DYNAMITE", 0.5),
        (answers, "EXPLOSIVE", "DYNAMITE", 0.5),
        (answers, "DYNAMITE", "BOMB", 0.0),
        (strings, "THE TOWN HALL", "TOWN HALL", 1.0),
        (strings, "HALL", "TOWN HALL", 0.5),
        (strings, "TOWN BANK", "TOWN HALL", 0.0),
        (strings, "", "TOWN HALL", 0.0),
        (places, "ARDEN: OROMA", "ARDEN: OROMA (CITY)", 1.0),
        (places, "ARDEN: OROMA", "(ARDEN: OROMA (CITY))", 1.0),
        (places, "ARDEN", "ARDEN: OROMA (CITY)", 0.5),
        (places, "ARDEN: OROMA", "ARDEN: NORTH (PROVINCE): OROMA (CITY)", 0.5),
        (places, "ARDEN: LIND", "ARDEN: OROMA (CITY)", 0.0),
        (places, "", "ARDEN", 0.0),
        (dates, "04 FEB 90", "(04 FEB 90)", 1.0),
        (dates, "04 FEB 90", "- 04 FEB 90", 0.5),
        (dates, "03 FEB 90", "03 FEB 90 - 04 FEB 90", 0.5),
        (dates, "- 05 FEB 90", "- 04 FEB 90", 0.0),
        (numbers, "7-", "7 -", 1.0),
        (numbers, "7", "~7", 0.5),
        (numbers, "PLURAL", "9", 0.5),
        (numbers, "PLURAL", "1", 0.0),
    ],
)
def test_how_right_a_fill_is(right: Callable[[str, str], float], ours: str, theirs: str, expected: float) -> None:
    assert right(ours, theirs) == expected


def test_any_alternative_is_right() -> None:
    assert credit("instrument_type", {"value": "GUN"}, owed("RIFLE", "GUN")) == 1.0


def test_an_answer_said_of_another_is_half_right() -> None:
    fill = owed("DEATH", of="ANNA BECKER")
    assert credit("hum_tgt_effect", {"value": "DEATH", "ref": ["ANNA BECKER"]}, fill) == 1.0
    assert credit("hum_tgt_effect", {"value": "DEATH", "ref": ["PAUL LIND"]}, fill) == 0.5
    assert credit("hum_tgt_effect", {"value": "DEATH"}, fill) == 1.0


@pytest.mark.parametrize(
    ("fills", "ours", "expected"),
    [
        ([owed("BANK"), owed("BRIDGE")], ["BANK"], Tally(2, 1, 1, 0)),
        ([owed("BANK"), owed("BRIDGE", optional=True)], ["BANK"], Tally(1, 1, 1, 0)),
        ([owed("BANK"), owed("BRIDGE", optional=True)], ["BANK", "BRIDGE"], Tally(2, 2, 2, 0)),
        ([owed("BANK")], ["BANK", "CITY BANK"], Tally(1, 2, 1, 0)),
        ([{"optional": False, "alts": [{"value": None}]}], ["BANK"], Tally(0, 1, 0, 0)),
        ([], [], Tally()),
    ],
)
def test_a_slot_is_counted(fills: list[Row], ours: list[str], expected: Tally) -> None:
    assert tally("phys_tgt_id", fills, [{"text": words} for words in ours]) == expected


def test_templates_of_another_type_are_not_laid_beside_each_other() -> None:
    counts = document(
        [key(incident_type="BOMBING", phys_tgt_id="BANK")], [given(incident_type="ARSON", phys_tgt_id="BANK")]
    )
    assert (counts["incident_type"], counts["phys_tgt_id"]) == (Tally(1, 1, 0, 0), Tally(1, 1, 0, 0))


def test_the_templates_that_fit_best_are_laid_beside_each_other() -> None:
    keys = [key(incident_type="BOMBING", phys_tgt_id=words) for words in ("BANK", "BRIDGE")]
    counts = document(keys, [given(incident_type="BOMBING", phys_tgt_id="BRIDGE")])
    assert counts["phys_tgt_id"] == Tally(2, 1, 1, 0)


def test_an_optional_template_is_not_owed() -> None:
    optional = key(optional=True, incident_type="ARSON")
    assert document([optional], [])["incident_type"] == Tally()
    assert document([optional], [given(incident_type="ARSON")])["incident_type"] == Tally(1, 1, 1, 0)


def test_all_slots_are_added_up() -> None:
    gold = [{"docid": "A-1", "templates": [key(incident_type="ARSON", incident_stage="ACCOMPLISHED")]}]
    right = score(gold, [{"docid": "A-1", "templates": [{"slots": given(incident_type="ARSON")}]}])
    assert (right["all"].recall, right["all"].precision) == (50.0, 100.0)
    assert score(gold, [])["all"] == Tally(2, 0, 0, 0)
    assert "| all | 2 | 1 | 1 | 0 | 50.0 | 100.0 | 66.7 |" in table(right)
    assert set(right) == {*muc4_slots.SLOTS, "all"}
