from __future__ import annotations

import pytest

from dateline.extract.coreference import acronyms, entities, full_name, full_names, is_same
from dateline.records import Document, Draft, Name, Parsed

SAME = [
    ("Ana Reyes Soto", "Reyes", True),
    ("Ana Reyes Soto", "ANA REYES", True),
    ("Ana Reyes", "Ana Soto", False),
    ("the Red Column", "Red Column", True),
    ("FMLN", "Farabundo Marti National Liberation Front", True),
    ("Islamic State", "ISIS", True),
    ("ETA", "IRA", False),
    ("British embassy", "embassy", True),
    ("bank", "bridge", False),
]


@pytest.mark.parametrize(("left", "right", "told"), SAME)
def test_strings_of_one_entity(left: str, right: str, told: bool) -> None:
    assert is_same(left, right) is told
    assert is_same(right, left) is told


def named(text: str, *names: str, kind: str = "person") -> Parsed:
    places = ((text.index(name), name) for name in names)
    return Parsed(Document("a", text), (), (), tuple(Name(at, at + len(name), kind) for at, name in places))  # type: ignore[arg-type]


def test_the_text_explains_its_acronyms() -> None:
    parsed = named("The Arden People's Front (APF) grew.", "Arden People's Front", kind="organisation")
    assert acronyms(parsed) == {"apf": "Arden People's Front"}
    assert is_same("APF", "Arden People's Front", acronyms(parsed))


@pytest.mark.parametrize(
    ("words", "full"), [("Reyes", "Reyes"), ("Lanza", "Pedro Lanza"), ("Beck", "Beck"), ("Ana Reyes", "Ana Reyes")]
)
def test_a_short_name_is_filled_in_unless_two_persons_share_it(words: str, full: str) -> None:
    parsed = named("Judge Ana Reyes, Luis Reyes and Pedro Lanza met.", "Judge Ana Reyes", "Luis Reyes", "Pedro Lanza")
    assert full_name(words, full_names(parsed)) == full


def test_drafts_are_grouped_by_entity() -> None:
    values = [("victim", "Ana Reyes"), ("weapon", "bomb"), ("victim", "Reyes"), ("weapon", "device"), ("weapon", "axe")]
    drafts = [Draft(field, number, number + 1, value) for number, (field, value) in enumerate(values)]
    groups = [[draft.value for draft in group] for group in entities(drafts)]
    assert groups == [["Ana Reyes", "Reyes"], ["bomb", "device"], ["axe"]]


def test_descriptions_of_those_who_did_it_are_one_entity_and_names_are_not() -> None:
    values = ["gunmen", "rebels", "Pedro Lanza", "Luis Bemba"]
    drafts = [Draft("perpetrator", number, number + 1, value) for number, value in enumerate(values)]
    assert [len(group) for group in entities(drafts)] == [2, 1, 1]
