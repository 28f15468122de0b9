"""The default rule: the latest count, then the most voices, then the most cautious; precise words before vague ones.

It follows the order that GTD's codebook gives for conflicting casualty figures (most recent source, then majority,
then the lowest), with two differences that docs/rules.md states: reprints and repeated speakers are one voice, and
figures are compared as intervals, so that "at least 12" and 14 do not contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.fields import Field
from dateline.fuse.choose import CHOOSE, PARTIAL, Agree, Choice, answer_of, lowest, population
from dateline.fuse.evidence import Evidence
from dateline.fuse.names import state_names
from dateline.records import Place, Side, Standing, Support, Value
from dateline.resolve import category, date, figure, place

NAME = "default@1"


def state(field: Field, evidence: Sequence[Evidence], places: Mapping[str, Place]) -> tuple[Value, ...]:
    """Return the values that the record states for one field of one incident: none where nothing was read.

    `evidence` are all claims for that field, oldest first. What a person accepted wins over every step.
    """
    read = [item for item in evidence if item.claim.value]
    if field.many:
        return state_names(field, read, NAME)
    live = [item for item in read if item.ruling != "rejected"]
    ruled = [item for item in live if item.ruling == "accepted"]
    asserted = [item for item in live if item.claim.stance == "asserted"]
    agree = agreement(field, places)
    if ruled:
        person = Choice(ruled[-1].claim.value, (ruled[-1],), "person")
        return (_value(field, person, "person", "reviewed", read, agree),)
    if not asserted:
        return ()
    choice = CHOOSE[field.kind](asserted, agree)
    sides = {_side(field, item, choice, read, agree) for item in read}
    status: Standing = "disputed" if "against" in sides else "agreed"
    return (_value(field, choice, f"{NAME}: {choice.step}", status, read, agree),)


def agreement(field: Field, places: Mapping[str, Place]) -> Agree:
    """Return how two values of a field are compared."""
    if field.kind == "figure":
        return figure.agree
    if field.kind == "date":
        return date.agree
    if field.kind == "place":
        return lambda a, b: a == b or (a in places and b in places and place.agree(places[a], places[b]))
    if field.name == "type":
        return category.agree
    return lambda a, b: answer_of(a) == answer_of(b)


def _value(
    field: Field, choice: Choice, rule: str, status: Standing, evidence: Sequence[Evidence], agree: Agree
) -> Value:
    """Return the stated value with every claim on its side."""
    best = choice.used[0].claim
    low, high = figure.bounds(choice.value) if field.kind == "figure" else (best.low, best.high)
    sides = tuple(Support(item.claim.id, _side(field, item, choice, evidence, agree)) for item in evidence)
    return Value(field.name, choice.value, low, high, rule, status, sides)


def _side(field: Field, item: Evidence, choice: Choice, evidence: Sequence[Evidence], agree: Agree) -> Side:
    """Tell on which side of the stated value a claim stands."""
    agrees = agree(item.claim.value, choice.value)
    if item.ruling == "rejected":
        return "rejected"
    if item in choice.used:
        return "for"
    if item.claim.stance != "asserted":
        return "against" if agrees else "beside"
    if field.kind == "figure":
        return _figure_side(item, choice, agrees)
    if agrees:
        return "for"
    return "beside" if _says_both(item, choice, evidence, agree) else "against"


def _figure_side(item: Evidence, choice: Choice, agrees: bool) -> Side:
    """Tell a contradiction from a part, which no total competes with, and from an earlier count, which was updated."""
    best = choice.used[0]
    if population(item) != population(best) or item.claim.scope in PARTIAL:
        return "beside"
    if agrees:
        return "for"
    return "earlier" if item.published < best.published and lowest(item) < lowest(best) else "against"


def _says_both(item: Evidence, choice: Choice, evidence: Sequence[Evidence], agree: Agree) -> bool:
    """Tell whether the same account gives the stated value, too: two towns that a road runs between are no dispute."""
    return any(
        other.claim.mention_id == item.claim.mention_id and agree(other.claim.value, choice.value)
        for other in evidence
        if other.claim.stance == "asserted"
    )
