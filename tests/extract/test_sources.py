from __future__ import annotations

import pytest

from dateline.extract.roles import document_roles
from dateline.extract.triggers import find
from dateline.models.english import parse
from dateline.split import split
from tests.builders import report


def sources_in(text: str) -> list[tuple[str, str]]:
    """Return the trigger and the words of each source of weapons in a text."""
    document = report(text)
    parsed = parse(document, split(document))
    triggers = find(parsed)
    told = zip(triggers, document_roles(parsed, triggers), strict=True)
    return [
        (trigger.lemma, text[draft.starts : draft.ends])
        for trigger, drafts in told
        for draft in drafts
        if draft.field == "weapon_source"
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("He killed two guards with a gun purchased from Danish arms dealers.", "Danish arms dealers"),
        ("The attackers shot six people with rifles that they had bought from a dealer in Varna.", "dealer in Varna"),
        ("The bomb that killed four was made of explosives supplied by the Red Quarry Front.", "Red Quarry Front"),
        ("They attacked the post with a shipment of rifles smuggled from Libya.", "Libya"),
        ("The pistol used in the shooting was obtained from a cousin.", "cousin"),
        ("Officials said the Orsk Brigade supplied the rockets that killed nine people.", "Orsk Brigade"),
    ],
)
def test_a_source_is_read_where_the_grammar_ties_it_to_a_weapon(text: str, source: str) -> None:
    assert [words for _, words in sources_in(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "He killed two guards and bought bread from a baker.",
        "He wanted to buy a gun from a dealer before he stabbed two people.",
        "The rifle used in the shooting was not bought from a dealer.",
        "After the shooting he sold the gun to a neighbour.",
        "The gunman, who shot two people, bought the rifle from him on Monday.",
        "Police seized rifles from the gang after the shooting.",
        "The guns were bought from a dealer.",
    ],
)
def test_what_ties_no_weapon_to_a_source_gives_none(text: str) -> None:
    assert sources_in(text) == []


def test_a_source_belongs_to_the_incident_told_last_in_its_paragraph() -> None:
    text = (
        "A man stabbed a guard in Varna in May.\n\nIn June two men bombed a bank in Ruse. "
        "The suspects carried pistols obtained from a Danish supplier."
    )
    assert sources_in(text) == [("bomb", "Danish supplier")]
