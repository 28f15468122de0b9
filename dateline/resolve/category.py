"""Categories: which kind of incident and which status some words name, and which kinds can be one incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.fields import Answer, Field, field_named

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"bombing", "suicide_bombing"}),
    frozenset({"bombing", "air_strike"}),
    frozenset({"bombing", "shelling"}),
    frozenset({"air_strike", "shelling"}),
    frozenset({"shooting", "clash"}),
    frozenset({"raid", "clash"}),
    frozenset({"raid", "plot"}),
    frozenset({"raid", "shooting"}),
    frozenset({"kidnapping", "hijacking"}),
    frozenset({"arson", "sabotage"}),
    frozenset({"arson", "riot"}),
    frozenset({"bombing", "sabotage"}),
    frozenset({"beating", "riot"}),
    frozenset({"shooting", "robbery"}),
)
"""Pairs of types that reports use for one and the same incident."""

GENERAL = frozenset({"attack", "armed_assault", "assassination"})
"""Types that can be said of any incident with people hit, whatever the means."""

PEOPLE_NOT_HIT = frozenset({"raid", "plot", "robbery", "forced_work_stoppage", "sabotage"})
"""Types that a general type does not stand for by itself."""


def read(words: str, field: Field) -> str:
    """Return the answer that some words name, in our own words or those of another codebook; empty = none or several.

    >>> read("Suicide bomb", field_named("type"))
    'suicide_bombing'
    """
    found = {answer.name for answer in field.answers if _plain(words) in _names(answer)}
    own = _plain(words).replace(" ", "_")
    return own if own in found else found.pop() if len(found) == 1 else ""


def _names(answer: Answer) -> set[str]:
    """Return the names of an answer in every codebook."""
    names = (answer.name, answer.title, answer.gtd, answer.acled, answer.plover, answer.muc)
    return {_plain(name) for name in names if name}


def _plain(words: str) -> str:
    """Return words in lower case with single spaces, marks left out."""
    return " ".join(re.findall(r"\w+", words.lower().replace("_", " ")))


def bounds(value: str) -> frozenset[str]:
    """Return the types that a type may turn out to be when more is known: a general one any of those it covers."""
    if value not in GENERAL:
        return frozenset({value} | ({"suicide_bombing"} if value == "bombing" else set()))
    return _types() - PEOPLE_NOT_HIT


@cache
def _types() -> frozenset[str]:
    """Return all types of the codebook."""
    return frozenset(answer.name for answer in field_named("type").answers)


def agree(a: str, b: str) -> bool:
    """Tell whether two types can be said of one incident."""
    return a == b or b in bounds(a) or a in bounds(b) or any({a, b} <= family for family in FAMILIES)


SPECIFICITY: Mapping[str, int] = {
    "attack": 0,
    "armed_assault": 1,
    "plot": 1,
    "raid": 1,
    "assassination": 1,
    "clash": 1,
    "sabotage": 1,
}
"""How much a type says of how it was done, where that is not 2."""


def specificity(value: str) -> int:
    """Return how much a type says of how it was done, from 0 ("attack") to 2 ("stabbing")."""
    return SPECIFICITY.get(value, 2)


UNHEARD = frozenset({"clash", "plot", "raid"})
"""Types that the encoder was not taught: the key of muc4 leaves fights, plots and arrests out."""


@cache
def kind(value: str) -> str:
    """Return the type in MUC-4's list by which the encoder hears a type of ours; empty = by none."""
    answer = field_named("type").answer(value)
    return answer.muc if answer and value not in UNHEARD else ""


def show(value: str) -> str:
    """Write a category for a person to read: 'suicide bombing'."""
    return value.replace("_", " ")


def answers(field: str) -> Iterator[str]:
    """Yield the names of the answers of a field."""
    found: Field = field_named(field)
    yield from (answer.name for answer in found.answers)
