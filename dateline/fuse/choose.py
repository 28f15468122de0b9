"""How the default rule chooses one value for each kind of field: the evidence it rests on, the step that fired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.fuse.evidence import Evidence, count_voices
from dateline.resolve import category
from dateline.resolve.figure import numbers

Agree = Callable[[str, str], bool]
PARTIAL = frozenset({"part", "cumulative"})
"""Scopes of figures that are not about this incident as a whole."""

HAPPENED = frozenset({"happened", "background"})
VAGUE = frozenset(hedge for _, hedge in numbers.VAGUE.values() if hedge) | {"plural"}
"""Hedges of figures that are no count: they state a value only where nobody gives a number."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a step chose: the value, the claims that it rests on (the best first), and the words for the step."""

    value: str
    used: tuple[Evidence, ...]
    step: str


# -- figures ------------------------------------------------------------------------------------------------------


def choose_figure(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose a toll: of everybody in the whole incident; else of the groups told; else of a part."""
    counted = [item for item in evidence if item.claim.hedge not in VAGUE] or list(evidence)
    whole = [item for item in counted if not is_beside(item)]
    if whole:
        return _latest(whole, agree)
    alone = latest([item for item in counted if item.claim.scope not in PARTIAL])
    if len({item.claim.counts for item in alone}) == 1:
        return _latest(alone, agree)
    return _lower_bound(alone or counted)


def _latest(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose of the latest day the figure with most voices, of a tie the lowest, of agreeing ones the most precise."""
    groups = agreeing(latest(evidence), agree)
    best = max(groups, key=lambda group: (count_voices(group), -min(lowest(item) for item in group)))
    chosen = min(best, key=lambda item: (width(item), lowest(item)))
    step = "latest count"
    if len(groups) > 1:
        step += ", most voices" if _is_majority(best, groups) else ", lowest"
    return Choice(chosen.claim.value, (chosen,), step)


def _lower_bound(evidence: Sequence[Evidence]) -> Choice:
    """Return that the toll is no lower than the groups told on the latest day: their sum, or of parts the largest."""
    groups: dict[str, Evidence] = {}
    for item in latest(evidence):
        if item.claim.counts not in groups or lowest(item) > lowest(groups[item.claim.counts]):
            groups[item.claim.counts] = item
    used = tuple(sorted(groups.values(), key=lambda item: (-lowest(item), item.claim.id)))
    if any(item.claim.scope in PARTIAL for item in used):
        return Choice(f"{lowest(used[0])}..", used[:1], "largest part, as a lower bound")
    return Choice(f"{sum(map(lowest, used))}..", used, "sum of the groups told, as a lower bound")


def is_beside(item: Evidence) -> bool:
    """Tell whether a figure is about a part, or about some of the people only: it never competes with a total."""
    return item.claim.scope in PARTIAL or population(item) != "all"


def population(item: Evidence) -> str:
    """Return whom a figure counts: 'all' where nothing narrower is said."""
    return item.claim.counts or "all"


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
    chosen = min(best, key=lambda item: item.claim.low if item.claim.low is not None else 9)
    return Choice(chosen.claim.value, (chosen,), "most voices, most precise")


def choose_answer(evidence: Sequence[Evidence], _: Agree) -> Choice:
    """Choose the answer of the codebook with most voices; of a tie the one that tells more."""
    votes: dict[str, list[Evidence]] = {}
    for item in evidence:
        votes.setdefault(answer_of(item.claim.value), []).append(item)
    best = max(votes, key=lambda name: (count_voices(votes[name]), category.specificity(name), len(votes[name])))
    return Choice(best, (votes[best][0],), "most voices")


def answer_of(value: str) -> str:
    """Return the incident's answer for a mention's: what one report recalls as background did happen."""
    return "happened" if value in HAPPENED else value


CHOOSE: Mapping[str, Callable[[Sequence[Evidence], Agree], Choice]] = {
    "figure": choose_figure,
    "date": choose_date,
    "place": choose_place,
    "category": choose_answer,
}


# -- parts that the steps share -----------------------------------------------------------------------------------


def latest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence of the latest day of publication."""
    last = max((item.published for item in evidence), default="")
    return [item for item in evidence if item.published == last]


def agreeing(evidence: Iterable[Evidence], agree: Agree) -> list[list[Evidence]]:
    """Group evidence by value: each item joins every group whose first, most precise member it agrees with."""
    groups: list[list[Evidence]] = []
    for item in sorted(evidence, key=width):
        homes = [group for group in groups if agree(group[0].claim.value, item.claim.value)]
        for home in homes:
            home.append(item)
        if not homes:
            groups.append([item])
    return groups


def lowest(item: Evidence) -> int:
    """Return the lowest number that the words allow."""
    return item.claim.low if item.claim.low is not None else 0


def width(item: Evidence) -> float:
    """Return how vague a value is: the width of its interval, open intervals last."""
    low, high = item.claim.low, item.claim.high
    return float("inf") if low is None or high is None else high - low


def _is_majority(best: Sequence[Evidence], groups: Sequence[Sequence[Evidence]]) -> bool:
    return all(count_voices(best) > count_voices(group) for group in groups if group is not best)
