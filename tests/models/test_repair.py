from __future__ import annotations

import pytest

from dateline.models.english import parse
from dateline.split import split
from tests.builders import report


@pytest.mark.parametrize(
    ("text", "verb", "subject", "relation"),
    [
        ("A bomb killed at least 12 people in Salto, Uruguay, on Monday, police said.", "killed", "bomb", "ccomp"),
        ("A bomb killed at least 12 people in Salto on Monday.", "killed", "bomb", "ROOT"),
        ("Gunmen killed three officers in Salto on Monday, police said.", "killed", "Gunmen", "ccomp"),
    ],
)
def test_a_verb_with_an_object_is_the_verb_of_its_clause(text: str, verb: str, subject: str, relation: str) -> None:
    document = report(text)
    tokens = parse(document, split(document)).tokens
    number = next(n for n, token in enumerate(tokens) if token.text == verb)
    assert (tokens[number].tag, tokens[number].relation) == ("VBD", relation)
    assert [t.text for t in tokens if t.head == number and t.relation == "nsubj"] == [subject]
    assert [t.text for t in tokens if t.head == number and t.text in ("on", "Monday")] in ([], ["on"])


@pytest.mark.parametrize("text", ["The man killed in Salto was a driver.", "Police held the men accused of it."])
def test_a_participle_stays_one(text: str) -> None:
    document = report(text)
    tokens = parse(document, split(document)).tokens
    assert any(token.relation == "acl" and token.tag == "VBN" for token in tokens)
