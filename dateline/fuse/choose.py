"""How the default rule chooses one value for each kind of field: the evidence it rests on, the step that fired."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.fuse.evidence import Evidence, count_voices
from dateline.fuse.figures import agreeing, by_group, is_beside, is_partial, is_vague, latest, lowest, precise, width
from dateline.fuse.names import most_frequent
from dateline.resolve import category

Agree = Callable[[str, str], bool]

HAPPENED = frozenset({"happened", "background"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a step chose: the value, the claims that it rests on (the best first), and the words for the step.

    An empty value means that the rule leaves the field blank. `low` and `high` are the ends of a range that is not
    told by the value itself, and `ends` the claims that they rest on.
    """

    value: str
    used: tuple[Evidence, ...]
    step: str
    low: int | None = None
    high: int | None = None
    ends: tuple[Evidence, ...] = ()


Choose = Callable[[Sequence[Evidence], Agree], Choice]
"""A step: of the asserted evidence for one field, in order of publication, the value to state."""


# -- figures ------------------------------------------------------------------------------------------------------


def choose_figure(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose a toll: of everybody in the whole incident; else of the groups told; else of a part."""
    counted = [item for item in evidence if not is_vague(item)] or list(evidence)
    whole = [item for item in counted if not is_beside(item)]
    if whole:
        return _latest(whole, agree)
    groups = by_group(item for item in counted if not is_partial(item))
    if len(groups) == 1:
        return _latest(next(iter(groups.values())), agree)
    return _lower_bound(groups or by_group(counted))


def _latest(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose of the latest day the figure with most voices, of a tie the lowest, of agreeing ones the most precise."""
    groups = agreeing(latest(evidence), agree)
    best = max(groups, key=lambda group: (count_voices(group), -min(lowest(item) for item in group)))
    chosen = precise(best)
    step = "latest count"
    if len(groups) > 1:
        step += ", most voices" if leads(best, groups) else ", lowest"
    return Choice(chosen.claim.value, (chosen,), step)


def _lower_bound(groups: Mapping[str, Sequence[Evidence]]) -> Choice:
    """Return that the toll is no lower than the groups' latest counts: their sum, or of parts the largest."""
    counts = (max(latest(group), key=lowest) for group in groups.values())
    used = tuple(sorted(counts, key=lambda item: (-lowest(item), item.claim.id)))
    if any(is_partial(item) for item in used):
        return Choice(f"{lowest(used[0])}..", used[:1], "largest part, as a lower bound")
    return Choice(f"{sum(map(lowest, used))}..", used, "sum of the groups told, as a lower bound")


def leads(best: Sequence[Evidence], groups: Sequence[Sequence[Evidence]]) -> bool:
    """Tell whether a figure has more voices than any other."""
    return all(count_voices(best) > count_voices(group) for group in groups if group is not best)


# -- dates, places, categories ------------------------------------------------------------------------------------


def choose_date(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the day that most voices agree with, in its most precise words."""
    groups = agreeing(evidence, agree)
    best = max(groups, key=lambda group: (count_voices(group), -min(width(item) for item in group)))
    chosen = min(best, key=width)
    return Choice(chosen.claim.value, (chosen,), "most voices, most precise")


def choose_place(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the place that most voices agree with, in its most precise words."""
    best = max(agreeing(evidence, agree), key=count_voices)
    chosen = min(best, key=vagueness)
    return Choice(chosen.claim.value, (chosen,), "most voices, most precise")


def vagueness(item: Evidence) -> int:
    """Return how vague a place is: UCDP's where_prec, what has none last."""
    return item.claim.low if item.claim.low is not None else 9


def choose_answer(evidence: Sequence[Evidence], _: Agree) -> Choice:
    """Choose the answer of the codebook with most voices; of a tie the one that tells more."""
    votes: dict[str, list[Evidence]] = {}
    for item in evidence:
        votes.setdefault(answer_of(item.claim.value), []).append(item)
    best = max(votes, key=lambda name: (count_voices(votes[name]), category.specificity(name), len(votes[name])))
    return Choice(best, (votes[best][0],), "most voices")


def choose_name(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the name that most voices give, in a field that has one."""
    best = max(agreeing(evidence, agree), key=count_voices)
    name = most_frequent(best)
    used = (next(item for item in best if item.claim.value == name),)
    return Choice(name, used, "most voices")


def answer_of(value: str) -> str:
    """Return the incident's answer for a mention's: what one report recalls as background did happen."""
    return "happened" if value in HAPPENED else value


CHOOSE: Mapping[str, Choose] = {
    "figure": choose_figure,
    "date": choose_date,
    "place": choose_place,
    "category": choose_answer,
    "name": choose_name,
}
