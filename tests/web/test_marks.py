from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Claim
from dateline.web.marks import context, pieces

TEXT = "At least 12 people died in Salto. 🕯 It was Sunday."


def claim(field: str, starts: int, ends: int, text: str = TEXT) -> Claim:
    return Claim("m", field, "x", starts, ends, text[starts:ends])


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], [(TEXT, ())]),
        ([claim("killed", 0, 11)], [("At least 12", ("killed",)), (TEXT[11:], ())]),
        (
            [claim("killed", 0, 18), claim("victim", 12, 18)],
            [("At least 12 ", ("killed",)), ("people", ("victim", "killed")), (TEXT[18:], ())],
        ),
    ],
)
def test_quotes_are_marked(claims: list[Claim], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(piece.text, piece.fields) for piece in pieces(TEXT, claims)] == expected


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20))))
def test_nothing_of_the_text_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [claim("killed", s, min(s + n, len(text)), text) for s, n in spans if s < len(text)]
    assert "".join(piece.text for piece in pieces(text, claims)) == text


def test_a_claim_opens_once() -> None:
    claims = [claim("killed", 0, 18), claim("victim", 12, 18), claim("place", 27, 32)]
    opened = [name for piece in pieces(TEXT, claims) for name in piece.opens]
    assert sorted(opened) == sorted(one.id for one in claims)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Two died.", "Two", ("", " died.")),
        ("A headline\nTwo died.\nMore.", "Two", ("", " died.")),
        ("Late on Sunday two people died in the city", "two", ("…on Sunday ", " people…")),
    ],
)
def test_a_quote_has_its_context(text: str, quote: str, expected: tuple[str, str]) -> None:
    starts = text.index(quote)
    assert context(text, starts, starts + len(quote), reach=12) == expected


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_a_context_is_of_the_text(text: str, a: int, b: int) -> None:
    starts, ends = sorted((min(a, len(text)), min(b, len(text))))
    before, after = context(text, starts, ends, reach=8)
    assert text[:starts].endswith(before.removeprefix("…"))
    assert text[ends:].startswith(after.removesuffix("…"))
