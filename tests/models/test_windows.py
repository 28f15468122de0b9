from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.models.encoder import load
from dateline.models.windows import LAP, ROOM, cut, owners, windows


@given(st.integers(0, 9000))
def test_windows_cover_a_text_and_overlap(count: int) -> None:
    laid = windows(count)
    assert laid[0][0] == 0
    assert laid[-1][1] == count
    assert all(ends - starts <= ROOM for starts, ends in laid)
    assert all(first[1] - second[0] >= LAP for first, second in pairwise(laid))


@given(st.integers(1, 3000))
def test_each_piece_is_owned_by_a_window_that_holds_it_with_words_on_both_sides(count: int) -> None:
    laid = windows(count)
    owner = owners(count, laid)
    places = np.arange(count)
    starts, ends = np.array(laid)[owner].T
    assert ((starts <= places) & (places < ends)).all()
    assert ((starts == 0) | (places - starts >= LAP // 2 - 1)).all()
    assert ((ends == count) | (ends - places >= LAP // 2)).all()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Two men fled.", ["Two", "men", "fled", "."]),
        ("Émile was hurt", ["Émile", "was", "hurt"]),
        ("gunmen 🙂 fled", ["gunmen", "🙂", "fled"]),
        ("al-Noor’s café", ["al", "-", "Noor", "’", "s", "café"]),
        ("a\x00b\u202ec", ["a\x00b\u202ec"]),
    ],
)
def test_words_stand_where_the_text_has_them(text: str, words: list[str]) -> None:
    found = cut(load().tokenizer, text)
    assert [text[starts:ends] for starts, ends in zip(found.starts, found.ends, strict=True)] == words


@given(st.text(max_size=300))
def test_words_stand_in_order_and_are_made_of_all_pieces(text: str) -> None:
    found = cut(load().tokenizer, text)
    assert list(found.first[1:]) == list(found.last[:-1] + 1)
    assert (found.starts < found.ends).all()
    assert (found.ends[:-1] <= found.starts[1:]).all()
    assert (found.ends <= len(text)).all()


def test_a_part_is_cut_as_the_whole_is() -> None:
    text = "The unexploded device was found near Kasserine."
    found = cut(load().tokenizer, text)
    part = found.part(2, 5)
    assert [text[starts:ends] for starts, ends in zip(part.starts, part.ends, strict=True)] == [
        "device",
        "was",
        "found",
    ]
    assert list(part.pieces[part.first]) == list(found.pieces[found.first[2:5]])
