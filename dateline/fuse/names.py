"""Fields of several values: all can be true at once, and every one that somebody asserts is stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dateline.fields import Field
from dateline.fuse.alike import same_name, telling_words
from dateline.fuse.evidence import Evidence, count_voices
from dateline.records import Side, Standing, Support, Value

Shown = Callable[[Sequence[Evidence]], str]
"""Which of the names that one party goes by is stated."""


def state_names(field: Field, evidence: Sequence[Evidence], step: str, shown: Shown) -> tuple[Value, ...]:
    """Return one value for each name: asserted by somebody, disputed where somebody else denies it."""
    values = (_value(field, group, step, shown) for group in _parties(evidence, same_name))
    return tuple(value for value in values if value is not None)


def state_answers(field: Field, evidence: Sequence[Evidence], step: str) -> tuple[Value, ...]:
    """Return one value for each answer of the codebook, as for names."""

    def same(a: str, b: str) -> bool:
        return field.states(a) == field.states(b)

    def shown(group: Sequence[Evidence]) -> str:
        return field.states(group[0].claim.value)

    values = (_value(field, group, step, shown) for group in _parties(evidence, same))
    return tuple(value for value in values if value is not None)


EVERY_ANSWER = "every answer given"
"""The words for the step that states the answers of a field of several."""


def _parties(evidence: Sequence[Evidence], same: Callable[[str, str], bool]) -> list[list[Evidence]]:
    """Return claims by whom they name; a name joins the first that can be the same."""
    groups: list[list[Evidence]] = []
    for item in evidence:
        home = next((group for group in groups if same(group[0].claim.value, item.claim.value)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def _value(field: Field, group: Sequence[Evidence], step: str, shown: Shown) -> Value | None:
    """Return the value that a group of claims for one name makes; None where nobody asserts it."""
    asserted = [
        item for item in group if item.claim.stance == "asserted" and item.ruling != "rejected" and is_sure(item)
    ]
    if not asserted:
        return None
    ruled = any(item.ruling == "accepted" for item in asserted)
    denied = any(item.claim.stance != "asserted" and item.ruling != "rejected" for item in group)
    status: Standing = "reviewed" if ruled else "disputed" if denied else "agreed"
    sides = tuple(Support(item.claim.id, _side(item)) for item in group)
    return Value(field.name, shown(asserted), None, None, "person" if ruled else step, status, sides)


LEAST = 0.25
"""Least score of a name that is stated: what the encoder alone sees has half its probability, so this is one half."""


def is_sure(item: Evidence) -> bool:
    """Tell whether a name is sure enough to be stated: more likely than not, or accepted by a person."""
    return item.claim.score >= LEAST or item.ruling == "accepted"


def _side(item: Evidence) -> Side:
    if item.ruling == "rejected":
        return "rejected"
    if not is_sure(item):
        return "beside"
    return "for" if item.claim.stance == "asserted" else "against"


# -- which name is shown ------------------------------------------------------------------------------------------


def fullest(evidence: Sequence[Evidence]) -> str:
    """Return the name with most words in capitals, of those the one with most voices: full names before 'the group'."""
    return max(_names(evidence), key=lambda name: (_is_proper(name), _voices(name, evidence), len(name), name))


def least_telling(evidence: Sequence[Evidence]) -> str:
    """Return the name that tells least: 'police' of 'the mounted police'."""
    return min(_names(evidence), key=lambda name: (len(telling_words(name)), len(name), name))


def most_telling(evidence: Sequence[Evidence]) -> str:
    """Return the name that tells most."""
    return max(_names(evidence), key=lambda name: (len(telling_words(name)), len(name), name))


def most_frequent(evidence: Sequence[Evidence]) -> str:
    """Return the name with most voices, of a tie the fullest."""
    return max(_names(evidence), key=lambda name: (_voices(name, evidence), _is_proper(name), len(name), name))


STEPS: Mapping[Shown, str] = {
    fullest: "every name given",
    least_telling: "every name, in its fewest words",
    most_telling: "every name, in its most words",
    most_frequent: "every name, as most give it",
}
"""The words for the step of each choice of names."""


def _names(evidence: Sequence[Evidence]) -> set[str]:
    return {item.claim.value for item in evidence}


def _is_proper(name: str) -> int:
    return sum(word[:1].isupper() for word in name.split())


def _voices(name: str, evidence: Sequence[Evidence]) -> int:
    return count_voices(item for item in evidence if item.claim.value == name)
