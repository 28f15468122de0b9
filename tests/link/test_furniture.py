from __future__ import annotations

import pytest

from dateline.link.furniture import furniture, without
from dateline.link.numbers import number
from tests.builders import report

OFFER = "Sign up for the evening letter of the Harbour Post"


@pytest.mark.parametrize(
    ("first", "second", "is_furniture"),
    [("2031-01-01", "2031-03-01", True), ("2031-01-01", "2031-01-05", False), ("2031-01-01", "", False)],
)
def test_what_reports_of_distant_days_share_is_the_pages(first: str, second: str, is_furniture: bool) -> None:
    documents = [
        report(f"Two people died in Salto. {OFFER}.", published=first, address="a"),
        report(f"A mill burned in Turku.\n{OFFER}!", published=second, address="b"),
    ]
    pieces = furniture(documents)
    assert bool(pieces) is is_furniture
    assert (OFFER in without(documents[0].text, pieces)) is not is_furniture


def test_the_name_of_an_outlet_behind_its_headlines_is_furniture() -> None:
    documents = [
        report("Text.", title=f"{news} - Harbour Post Turku News", published=day)
        for news, day in (("Mill burns down", "2031-01-01"), ("Ferry attacked at night", "2031-06-01"))
    ]
    assert furniture(documents) == {number("harbour post turku news")}


@pytest.mark.parametrize("text", ["", "\n\n...", "x" * 100_000, "؟ مرحبا", "A - B | C"])
def test_any_text_is_left_whole_without_furniture(text: str) -> None:
    assert without(text, frozenset()) == text
