"""Words in reports are found, in both kinds of database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Reading
from dateline.store import Store, Wanted, open_store
from dateline.store.search import phrases_of
from tests.builders import report

TEXTS = {
    "market": "A bomb went off at a market in Salto.",
    "bridge": "Gunmen held a bridge. The bomb did not go off.",
    "arabic": "قتل تسعة أشخاص في السوق",
    "long": "word " * 400_000 + "needle",
    "odd": "AT&T's twenty-three 'quoted' words: x_y, 12.5% OR NOT NEAR(bomb)",
}


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as found:
        documents = [report(text, address=name, title=f"Title of {name}") for name, text in TEXTS.items()]
        found.add_readings([Reading(document) for document in documents], found.start_run("extract", "rules@1"))
        yield found


def found(store: Store, words: str) -> set[str]:
    return {document.address for name in store.documents_with(words) if (document := store.document(name))}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("bomb", {"market", "bridge", "odd"}),
        ("BOMB market", {"market"}),
        ('"went off"', {"market"}),
        ('"off went"', set()),
        ("تسعة", {"arabic"}),
        ("title bridge", {"bridge"}),
        ("zebra", set()),
        ("", set()),
        ('" "', set()),
        ("* ( ) : ^ - OR", {"odd"}),
        ("'; DROP TABLE document; --", set()),
        ('"unclosed bomb', {"market", "bridge", "odd"} - {"market", "bridge", "odd"}),
        ("twenty-three", {"odd"}),
    ],
)
def test_words_are_found(store: Store, words: str, names: set[str]) -> None:
    assert found(store, words) == names


def test_a_title_that_a_newer_reading_knows_is_found(store: Store) -> None:
    document = replace(report(TEXTS["market"], address="market"), title="Heron")
    store.add_reading(Reading(document), store.start_run("extract", "rules@2"))
    assert found(store, "heron") == {"market"}
    assert found(store, "title market") == set()


@pytest.mark.parametrize("wanted", [Wanted(after="x"), Wanted(place="%_^'"), Wanted(words="("), Wanted(standing="no")])
def test_nothing_that_is_asked_breaks(store: Store, wanted: Wanted) -> None:
    assert store.find_incidents(wanted) == ()


@given(st.text())
def test_phrases_are_letters_and_digits_alone(words: str) -> None:
    assert all(word.isalnum() or word.lower() == word for phrase in phrases_of(words) for word in phrase)
