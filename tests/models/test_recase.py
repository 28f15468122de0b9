from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.models.recase import is_capitals, is_name, recase

WRITTEN = [
    ("GUNMEN KILLED MAYOR TOMAS OBANDO IN BOGOTA.", "Gunmen killed Mayor Tomas Obando in Bogota."),
    ("THE NORTHERN PEOPLE'S FRONT (FPN) BLEW UP A BRIDGE.", "The Northern People's Front (FPN) blew up a bridge."),
    ("POLICE FOUND TWO M-16 RIFLES ON 3 MARCH.", "Police found two M-16 rifles on 3 March."),
    ("TROOPS MARCH INTO TOWN; MORE MAY FOLLOW.", "Troops march into town; more may follow."),
    ("A SALVADORAN PRIEST'S CAR WAS BURNED.", "A Salvadoran priest's car was burned."),
    ("THE U.S. EMBASSY IN EL SALVADOR WAS SHELLED.", "The U.S. embassy in El Salvador was shelled."),
    ("THEY FLED TO SAN MIGUEL ON MONDAY.", "They fled to San Miguel on Monday."),
    ("SENATOR LUIS CARLOS OSSA WAS WOUNDED.", "Senator Luis Carlos Ossa was wounded."),
    ("THE 2D BRIGADE SEIZED MACHINEGUNS.", "The 2d brigade seized machineguns."),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_capitals_are_written_as_mixed_case(text: str, written: str) -> None:
    assert recase(text) == written


@pytest.mark.parametrize(
    "text", ["", "FMLN", "Two men died.", "BBC: two men died in Ghent, police say.", "١٢٣", "🚨🚨"]
)
def test_what_is_not_in_capitals_stays_as_it_is(text: str) -> None:
    assert recase(text) == text


@pytest.mark.parametrize(
    ("text", "told"), [("THREE MEN DIED", True), ("NATO", False), ("", False), ("Three men died", False)]
)
def test_capitals_are_told_by_their_share(text: str, told: bool) -> None:
    assert is_capitals(text) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("TOMAS OBANDO", True),
        ("Ana Reyes", True),
        ("SIX PRIESTS", False),
        ("PRESIDENT", False),
        ("two men", False),
        ("", False),
    ],
)
def test_a_name_is_told_from_a_description_in_any_case(words: str, told: bool) -> None:
    assert is_name(words) is told


@given(st.text(max_size=80))
def test_every_text_keeps_its_length_and_letters(text: str) -> None:
    for given_text in (text, text.upper(), "MANY PEOPLE " + text):
        written = recase(given_text)
        assert len(written) == len(given_text)
        assert written.casefold() == given_text.casefold() or not given_text.isascii()


def test_a_line_of_two_megabytes_is_no_trouble() -> None:
    assert len(recase("BOMB" * 500_000)) == 2_000_000
