from __future__ import annotations

import pytest

from dateline.link.naming import group_key, known_group_key, person_key, source_key


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ilse Brandt-Okoye", "ilse brandt okoye"),
        ("Col. Iñigo de la Peña", "inigo de la pena"),
        ("Jordan Halloran", "jordan halloran"),
        ("Okoye", ""),
        ("gunmen", ""),
        ("Security Guard", ""),
        ("Two Soldiers", ""),
        ("Danish Resident", ""),
        ("Islamic State", ""),
        ("leader of the column", ""),
        ("Unit 4", ""),
        ("Varna Dock Council (VDC)", ""),
        ("", ""),
    ],
)
def test_a_full_name_is_one_persons(words: str, expected: str) -> None:
    assert person_key(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Red Quarry Front", "red quarry front"),
        ("ORSK BRIGADE", "orsk brigade"),
        ("Red Quarry Front militants", "red quarry front"),
        ("police", ""),
        ("National Police", ""),
        ("the Danish army", ""),
        ("DANISH ARMY", ""),
        ("armed men", ""),
        ("Danish", ""),
        ("", ""),
    ],
)
def test_a_named_group_has_a_key_and_a_body_of_a_kind_has_none(words: str, expected: str) -> None:
    assert group_key(words) == expected


def test_the_names_of_a_known_group_are_one() -> None:
    assert known_group_key("ISIS") == known_group_key("the Islamic State group") == group_key("Islamic State") != ""
    assert known_group_key("Red Quarry Front") == ""


def test_a_source_is_known_by_its_names_and_a_people_by_its_country() -> None:
    assert source_key("Danish arms dealers") == source_key("Danish supplier") == source_key("Denmark") == "denmark"
    assert source_key("dealer in Varna") == "varna"
    assert source_key("local gun shop") == ""
