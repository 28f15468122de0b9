"""The persons harmed whom a report tells of one by one, told apart by name, age, sex and office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.records import Figure, Parsed, Span
from dateline.resolve.figure import numbers, people
from dateline.resolve.figure.groups import AGED, OTHERS

AGE_BEHIND = re.compile(r"\s*(?:,\s*|\()(?:an?\s+|age\s+|aged\s+)?(?P<age>\d{1,3})\b(?!\s*(?:p\.?m|a\.?m|:|-?year))")
"""An age behind a person: 'Ana Ruiz, 34,'."""

CAPITALISED = re.compile(r"\b[A-Z][a-z'’-]{2,}\b")
KNOWN = re.compile(r"(?:the|he|she|him|her(?!\s+\w))\b", re.IGNORECASE)
"""Words that open a person who was named before."""

WEIGHTS = {"names": 3, "age": 3, "nouns": 2, "sex": 1, "role": 1, "outcome": 1}
"""How much each thing that two descriptions share speaks for one person; only their order matters."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person harmed, as far as the report's words tell persons apart."""

    span: Span  # the words that tell the outcome
    outcome: str
    is_open: bool
    sentence: int
    is_known: bool  # the words take up somebody named before
    is_other: bool  # the words set them apart from somebody named before
    sex: str = ""
    age: int | None = None
    role: str = ""
    names: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


def find(parsed: Parsed, rows: Mapping[int, Sequence[Figure]]) -> list[Person]:
    """Return the persons whom the figures of an incident, grouped by sentence, tell of one by one."""
    persons: list[Person] = []
    for person in _described(parsed, rows):
        _add(persons, person)
    return persons


def _described(parsed: Parsed, rows: Mapping[int, Sequence[Figure]]) -> Iterator[Person]:
    """Yield what the words say of each single person harmed, in text order."""
    names = {name.ends: parsed.text[name.starts : name.ends] for name in parsed.names if name.kind == "person"}
    for sentence, row in sorted(rows.items()):
        for figure in row:
            if figure.low == 1 and figure.high in (1, None):
                yield _person(parsed.text, figure, sentence, names.get(figure.ends, ""))


def _person(text: str, figure: Figure, sentence: int, name: str) -> Person:
    """Return what the words of a figure say of the person."""
    words = text[figure.starts : figure.ends]
    return Person(
        figure.span, figure.outcome, figure.is_open, sentence, KNOWN.match(words) is not None,
        OTHERS.search(words) is not None, people.sex(words), _age(text, figure),
        figure.counts if figure.counts in ("police", "attackers") else "", frozenset(CAPITALISED.findall(name)),
        frozenset(filter(people.is_person, words.lower().split())),
    )  # fmt: skip


def _age(text: str, figure: Figure) -> int | None:
    """Return the age of a person in years, 0 for babies."""
    aged = AGED.search(text, figure.starts, figure.ends)
    behind = AGE_BEHIND.match(text, figure.ends)
    if aged is None:
        return int(behind["age"]) if behind else None
    value = numbers.read(re.split(r"[-\s](?=year|month|week|day)", aged.group())[0])
    return (value.low if "year" in aged.group().lower() else 0) if value else None


def _add(persons: list[Person], new: Person) -> None:
    """Join a description to the person whom it fits best, or to nobody known; the latest spoken of stands last."""
    known = [person for person in persons if not (new.is_other and person is persons[-1]) and _may_be(person, new)]
    if known:
        best = max(known, key=lambda person: (_likeness(person, new), persons.index(person)))
        persons.remove(best)
        persons.append(_joined(best, new))
    elif not (persons and new.is_known and not new.nouns):
        persons.append(new)


def _may_be(person: Person, new: Person) -> bool:
    """Tell whether nothing said of the two speaks against their being one person."""
    if any(a and b and a != b for a, b in ((person.sex, new.sex), (person.role, new.role))):
        return False
    if person.age is not None and new.age is not None and person.age != new.age:
        return False
    is_apart = person.outcome != new.outcome and not (person.is_open or new.is_open or new.is_known)
    return not (person.sentence == new.sentence and is_apart)


def _likeness(person: Person, new: Person) -> int:
    """Return how much speaks for the two being one person."""
    shared = {
        "names": bool(person.names & new.names), "nouns": bool(person.nouns & new.nouns),
        "age": person.age is not None and person.age == new.age, "sex": bool(person.sex) and person.sex == new.sex,
        "role": bool(person.role) and person.role == new.role, "outcome": person.outcome == new.outcome,
    }  # fmt: skip
    return sum(WEIGHTS[what] for what, is_shared in shared.items() if is_shared)


def _joined(person: Person, new: Person) -> Person:
    """Return one person with what both descriptions say; who died was not only injured."""
    teller = person if "killed" == person.outcome != new.outcome else new
    return replace(
        new, span=teller.span, outcome="killed" if "killed" in (person.outcome, new.outcome) else new.outcome,
        sex=person.sex or new.sex, age=person.age if person.age is not None else new.age, role=person.role or new.role,
        names=person.names | new.names, nouns=person.nouns | new.nouns,
    )  # fmt: skip
