"""How the published rules reach a toll: their step for counts of everybody, else of each group told, else of a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.fuse.choose import Choice
from dateline.fuse.evidence import Evidence
from dateline.fuse.figures import by_group, is_beside, is_partial, is_vague, number

Pick = Callable[[Sequence[Evidence]], Choice]
"""A rule's step over counts that can be compared: of the same people, of the whole incident."""

Count = Callable[[Evidence], int]


def toll(evidence: Sequence[Evidence], pick: Pick, count: Count = number) -> Choice:
    """Return a rule's toll: of everybody; where nobody tells that, the sum of the groups; else the largest part."""
    whole = [item for item in evidence if not is_beside(item)]
    if whole:
        return pick(whole)
    groups = by_group(item for item in evidence if not is_partial(item))
    if groups:
        return added([pick(group) for group in groups.values()])
    largest = max(evidence, key=lambda item: (count(item), item.claim.id))
    return exactly(count(largest), largest, "only parts told, the largest")


def added(choices: Sequence[Choice]) -> Choice:
    """Return the sum of the tolls of several groups; of one group its own."""
    if len(choices) == 1:
        return choices[0]
    low, high = sum(choice.low or 0 for choice in choices), sum(choice.high or 0 for choice in choices)
    values = [choice.value for choice in choices]
    is_range = not all(value.isdigit() for value in values)
    return Choice(
        value=f"{low}..{high}" if is_range else str(sum(map(int, values))),
        used=tuple(item for choice in choices for item in choice.used),
        step=f"sum of the groups told: {'; '.join(dict.fromkeys(choice.step for choice in choices))}",
        low=low,
        high=high,
        ends=tuple(item for choice in choices for item in choice.ends),
    )


def exactly(value: int, item: Evidence, step: str) -> Choice:
    """Return one number as a choice."""
    return Choice(str(value), (item,), step, value, value)


def blank(evidence: Iterable[Evidence], step: str) -> Choice:
    """Return that a rule leaves a field empty, and why."""
    return Choice("", tuple(evidence), step)


def counts(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the figures that are counts, and no vague words."""
    return [item for item in evidence if not is_vague(item)]


def sound(evidence: Iterable[Evidence], *doubts: str) -> list[Evidence]:
    """Return the claims that carry none of some marks; any mark where none is named."""
    return [item for item in evidence if not (item.marks & set(doubts) if doubts else item.marks)]
