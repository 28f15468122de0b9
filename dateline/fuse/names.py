"""Fields of names: several can be true at once, and every one that somebody asserts is stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.fields import Field
from dateline.fuse.evidence import Evidence, count_voices
from dateline.records import Side, Standing, Support, Value
from dateline.resolve import figure

EMPTY = frozenset({"the", "a", "an", "of", "other", "others", "more", "at", "least", "about", "some"})
WORD = re.compile(r"\w+")


def state_names(field: Field, evidence: Sequence[Evidence], rule: str) -> tuple[Value, ...]:
    """Return one value for each name: asserted by somebody, disputed where somebody else denies it."""
    groups: list[list[Evidence]] = []
    for item in evidence:
        home = next((group for group in groups if same_name(group[0].claim.value, item.claim.value)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    values = (_value(field, group, rule) for group in groups)
    return tuple(value for value in values if value is not None)


def _value(field: Field, group: Sequence[Evidence], rule: str) -> Value | None:
    """Return the value that a group of claims for one name makes; None where nobody asserts it."""
    asserted = [item for item in group if item.claim.stance == "asserted" and item.ruling != "rejected"]
    if not asserted:
        return None
    shown = max({item.claim.value for item in asserted}, key=lambda name: (_backing(name, asserted), len(name), name))
    ruled = any(item.ruling == "accepted" for item in asserted)
    denied = any(item.claim.stance != "asserted" and item.ruling != "rejected" for item in group)
    status: Standing = "reviewed" if ruled else "disputed" if denied else "agreed"
    sides = tuple(Support(item.claim.id, _side(item)) for item in group)
    return Value(field.name, shown, None, None, "person" if ruled else f"{rule}: every name given", status, sides)


def _side(item: Evidence) -> Side:
    if item.ruling == "rejected":
        return "rejected"
    return "for" if item.claim.stance == "asserted" else "against"


def _backing(name: str, evidence: Sequence[Evidence]) -> tuple[int, int]:
    """Return how many voices give a name so, and whether it is one: full names go before 'the group'."""
    is_proper = sum(word[:1].isupper() for word in name.split())
    return is_proper, count_voices(item for item in evidence if item.claim.value == name)


def same_name(a: str, b: str) -> bool:
    """Tell whether two names can be the same: the words of one, numbers aside, are among the words of the other."""
    left, right = _words(a), _words(b)
    return bool(left and right) and (left <= right or right <= left)


def _words(name: str) -> frozenset[str]:
    """Return the words that tell who is meant: 'nine people' and 'at least 20 people' are the same."""
    words = WORD.findall(name.lower().replace("’", "'").replace("'s", ""))
    telling = frozenset(word for word in words if word not in EMPTY and figure.read(word) is None)
    return telling or frozenset(words)
