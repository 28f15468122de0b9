"""What a headline looks like in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.headline import LONGEST, headline_form


@pytest.mark.parametrize(
    ("title", "text", "length"),
    [
        ("Two die in Quito", "two  die\nin QUITO.", 17),
        ("Two die in Quito - Blue Wire", "Two die in Quito\n", 16),
        ("Two die in Quito - Blue Wire | News", "Two die in Quito - Blue Wire | News", 35),
        ("Quito - Blue Wire", "Quito was hit.", None),
        ("Two die in Quito", "Two die in Quitos", None),
        ("Two (2) die [now]*", "Two (2) die [now]*", 18),
    ],
)
def test_a_headline_is_found(title: str, text: str, length: int | None) -> None:
    form = headline_form(title)
    match = form.match(text) if form else None
    assert (match.end() if match else None) == length


@pytest.mark.parametrize("title", ["", " \n", "...", "x" * (LONGEST + 1)])
def test_what_tells_nothing_has_no_form(title: str) -> None:
    assert headline_form(title) is None


@given(st.text(min_size=1, max_size=60))
def test_a_headline_matches_itself(title: str) -> None:
    form = headline_form(title)
    assert form is None or form.match(title.lstrip())
