"""Speakers: invented phrases and the name, role and organisation in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Name, Parsed, Span
from dateline.resolve import speaker
from dateline.resolve.speaker import Speaker
from dateline.split import split
from tests.builders import report


@pytest.mark.parametrize(
    ("words", "name", "role", "organisation"),
    [
        ("Foreign Minister Lena Voss", "Lena Voss", "Foreign Minister", ""),
        ("a spokesman for the interior ministry", "", "spokesman", "interior ministry"),
        (
            "Ruth Amsel, a terrorism expert at Tilburg University",
            "Ruth Amsel",
            "terrorism expert",
            "Tilburg University",
        ),
        ("Interior ministry spokesman Col. Omar Haddad", "Omar Haddad", "spokesman", "Interior ministry"),
        ("Belgium's prime minister, Tomas Berg", "Tomas Berg", "prime minister", "Belgium"),
        ("Governor Paul Okafor of Plateau State", "Paul Okafor", "Governor", "Plateau State"),
        ("a spokeswoman for the army, Capt. Ida Holm,", "Ida Holm", "spokeswoman", "army"),
        ("Mr. Berg", "Berg", "", ""),
        ("Karl Brandt, 43", "Karl Brandt", "", ""),
        ("Sen. Ana Ruiz (D-Ohio)", "Ana Ruiz", "Sen.", ""),
        ("officials", "", "officials", ""),
        ("two senior security officials", "", "senior security officials", ""),
        ("a Ministry of Defence official", "", "official", "Ministry of Defence"),
        ("witnesses", "", "witnesses", ""),
        ("police and residents", "", "police and residents", ""),
        ("the Marsh County coroner's office", "", "", "Marsh County coroner's office"),
        ("Ada Moor, who lives nearby", "Ada Moor", "", ""),
        ("police", "", "", "police"),
        ("the Northern Front", "", "", "Northern Front"),
        ("a statement from the Northern Front", "", "", "Northern Front"),
        ("the group's statement", "", "", "group"),
        ("the minister", "", "minister", ""),
        ("he", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_read(words: str, name: str, role: str, organisation: str) -> None:
    assert speaker.read(words) == Speaker(name, role, organisation)


def named(text: str, *persons: str) -> Parsed:
    document = report(text)
    names = (Name(text.index(one), text.index(one) + len(one), "person") for one in persons)
    return Parsed(document, split(document), names=tuple(names))


def spans(text: str, *words: str) -> list[Span]:
    places = [text.index(f"{word} said") for word in words]
    return [Span(place, place + len(word)) for place, word in zip(places, words, strict=True)]


@pytest.mark.parametrize(
    ("text", "persons", "words", "expected"),
    [
        (
            "Interior Minister Lena Voss said so. Later Voss said more.",
            ["Lena Voss"],
            ["Interior Minister Lena Voss", "Voss"],
            ["Lena Voss, Interior Minister"] * 2,
        ),
        (
            "Lena Voss, a historian at Tilburg University, spoke. Mr. Berg said no. Then she said more.",
            ["Lena Voss"],
            ["Mr. Berg", "she"],
            ["Berg", "Lena Voss, historian, Tilburg University"],
        ),
        (
            "A spokesman for the army said no. An hour later he said more.",
            [],
            ["A spokesman for the army", "he"],
            ["spokesman, army"] * 2,
        ),
        ("The army said no. Then it said more.", [], ["The army", "it"], ["army", "army"]),
        ("Nobody spoke. Then he said more.", [], ["he"], [""]),
        (
            "Interior Minister Lena Voss went home. On Friday the minister said more.",
            ["Lena Voss"],
            ["the minister"],
            ["Lena Voss, Interior Minister"],
        ),
    ],
)
def test_identify(text: str, persons: list[str], words: list[str], expected: list[str]) -> None:
    found = speaker.identify(spans(text, *words), named(text, *persons))
    assert [speaker.show(one) for one in found] == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Speaker("Lena Voss", "minister"), Speaker("Voss"), True),
        (Speaker("Lena Voss"), Speaker("Karl Voss"), False),
        (Speaker("", "spokesman", "army"), Speaker("", "spokesman", "Army"), True),
        (Speaker("", "officials"), Speaker("", "official"), True),
        (Speaker("", "spokesman", "army"), Speaker("", "spokesman", "police"), False),
        (Speaker("Lena Voss", "minister"), Speaker("", "minister"), False),
        (Speaker(), Speaker(), False),
    ],
)
def test_agree(a: Speaker, b: Speaker, expected: bool) -> None:
    assert speaker.agree(a, b) is expected
    assert speaker.agree(b, a) is expected


def test_show() -> None:
    assert (
        speaker.show(Speaker("Lena Voss", "spokeswoman", "interior ministry"))
        == "Lena Voss, spokeswoman, interior ministry"
    )
    assert speaker.show(Speaker()) == ""


@given(st.text(max_size=60))
def test_any_words_are_read(words: str) -> None:
    assert isinstance(speaker.read(words), Speaker)


def test_long_words_take_linear_time() -> None:
    speaker.read("minister of " * 50_000)
