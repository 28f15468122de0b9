"""Words of a report that a person chose, found in it and read as a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadSetting
from dateline.fields import SHIPPED, field_named
from dateline.records import Place
from dateline.review.words import find_words, knows, read_value
from tests.builders import report

TEXT = "Nine people died in Salto.\r\nOn Sunday nine\n people were hurt. 🕯 Nine people fled."
SALTO = (
    Place("geonames:1", "Salto", "settlement", "UY", -31.4, -57.9, "Salto"),
    Place("geonames:2", "Salto", "settlement", "BR", -23.2, -47.3, "São Paulo"),
)


def lookup(name: str) -> tuple[Place, ...]:
    return SALTO if name == "Salto" else ()


@pytest.mark.parametrize(
    ("words", "near", "starts", "quote"),
    [
        ("Nine people", 0, 0, "Nine people"),
        ("Nine people", 60, TEXT.rindex("Nine"), "Nine people"),
        ("nine people", 0, TEXT.index("nine"), "nine\n people"),
        ("  Salto.  On ", 0, 20, "Salto.\r\nOn"),
        ("🕯", 0, TEXT.index("🕯"), "🕯"),
    ],
)
def test_words_are_found(words: str, near: int, starts: int, quote: str) -> None:
    found = find_words(report(TEXT), words, near)
    assert (found.starts, TEXT[found.starts : found.ends]) == (starts, quote)


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "No words are chosen"), (" \n", "No words"), ("ten", "does not say “ten”"), ("Ninepeople", "does not")],
)
def test_words_that_are_not_there(words: str, said: str) -> None:
    with pytest.raises(BadSetting, match=said):
        find_words(report(TEXT), words)


@given(st.data())
def test_any_words_of_a_text_are_found_where_they_are(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1).filter(str.strip))
    starts = data.draw(st.integers(0, len(text) - 1))
    ends = data.draw(st.integers(starts + 1, len(text)))
    quote = text[starts:ends]
    if quote.strip():
        found = find_words(report(text), quote, starts)
        assert text[found.starts : found.ends].split() == quote.split()
        assert found.starts <= starts + len(quote) - len(quote.lstrip())


@pytest.mark.parametrize(
    ("field", "quote", "typed", "value", "low", "high"),
    [
        ("killed", "nine people", "", "9", 9, 9),
        ("killed", "nine people", "12..", "12..", 12, None),
        ("killed", "nine people", "at least a dozen", "12..", 12, None),
        ("killed", "dozens", "", "24..", 24, None),
        ("date", "Sunday", "", "2031-05-11", 20310511, 20310511),
        ("date", "Sunday", "2031-05", "2031-05", 20310501, 20310531),
        ("place", "Salto", "", "geonames:1", 1, 1),
        ("place", "there", "Salto, Brazil", "geonames:2", 1, 1),
        ("place", "there", "Salto, BR", "geonames:2", 1, 1),
        ("type", "bomb", "suicide_bombing", "suicide_bombing", None, None),
        ("type", "Suicide bomb", "", "suicide_bombing", None, None),
        ("target", "a\n market", "", "a market", None, None),
        ("target", "it", "the market hall", "the market hall", None, None),
    ],
)
def test_words_are_read(field: str, quote: str, typed: str, value: str, low: int | None, high: int | None) -> None:
    read = read_value(field_named(field), quote, typed, report(TEXT, published="2031-05-13"), lookup)
    assert (read.value, read.low, read.high) == (value, low, high)


@pytest.mark.parametrize(
    ("field", "quote", "typed", "said"),
    [
        ("killed", "people", "", "is no number"),
        ("killed", "nine", "umpteen", "is no number"),
        ("date", "nine", "", "is no day"),
        ("date", "Sunday", "2031-13-45", "is no day"),
        ("place", "nowhere", "", "has no place"),
        ("place", "Salto", "Salto, France", "has no place"),
        ("type", "nine", "", "is no answer to type"),
        ("status", "x", "bombing", "is no answer to status"),
    ],
)
def test_words_that_give_no_value(field: str, quote: str, typed: str, said: str) -> None:
    with pytest.raises(BadSetting, match=said):
        read_value(field_named(field), quote, typed, report(TEXT, published="2031-05-13"), lookup)


def test_a_field_that_the_codebook_has_not() -> None:
    assert knows(SHIPPED, "killed").name == "killed"
    with pytest.raises(BadSetting, match="no field 'mood'"):
        knows(SHIPPED, "mood")
