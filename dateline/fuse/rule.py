"""A rule: its name, its own steps by field, and what every rule does alike: a person's word first, all claims kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from dateline.fields import Field, field_named
from dateline.fuse.alike import same_name
from dateline.fuse.choose import CHOOSE, Agree, Choice, Choose, answer_of
from dateline.fuse.evidence import Evidence, in_order
from dateline.fuse.figures import is_beside, is_partial, is_vague, lowest, population
from dateline.fuse.names import EVERY_ANSWER, STEPS, Shown, fullest, state_answers, state_names
from dateline.records import Place, Side, Standing, Support, Value
from dateline.resolve import category, date, figure, place

DEFAULT = "default@1"
"""The rule that stands in where another says nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named, versioned way to choose what the record states: a pure function over evidence.

    `steps` are its own, by field name or by kind; where it has none, the default's are taken and the value says so.
    """

    name: str
    help: str
    steps: Mapping[str, Choose] = field(default_factory=dict)
    shown: Shown = fullest  # which of the names that one party goes by is stated

    def __call__(self, field: Field, evidence: Sequence[Evidence], places: Mapping[str, Place]) -> tuple[Value, ...]:
        """Return the values that the record states for one field of one incident: none where nothing was read.

        `evidence` are all claims for that field, in any order. What a person accepted wins over every step.
        """
        read = _read(evidence)
        if field.many and field.kind == "category":
            return state_answers(field, read, self._words(EVERY_ANSWER, False))
        if field.many:
            return state_names(field, read, self._words(STEPS[self.shown], self.shown is not fullest), self.shown)
        choice = self.choice(field, read, places)
        if choice is None or not choice.value:
            return ()
        agree = agreement(field, places)
        supports = tuple(Support(item.claim.id, _side(field, item, choice, read, agree)) for item in read)
        status = _status(choice, supports, agree)
        return (Value(field.name, choice.value, *bounds_of(field, choice), choice.step, status, supports),)

    def choice(self, field: Field, evidence: Sequence[Evidence], places: Mapping[str, Place]) -> Choice | None:
        """Return what is chosen for a field of one value, with the name of the rule before its step; None for nothing.

        A choice without a value is a blank that the rule wants, with its reason.
        """
        live = [item for item in _read(evidence) if item.ruling != "rejected"]
        asserted = [item for item in live if item.claim.stance == "asserted"]
        ruled = _ruled(asserted)
        if ruled:
            return _in_terms(field, Choice(ruled[-1].claim.value, (ruled[-1],), "person"))
        if not asserted:
            return None
        own = self.steps.get(field.name) or self.steps.get(field.kind)
        found = (own or CHOOSE[field.kind])(asserted, agreement(field, places))
        return _in_terms(field, replace(found, step=self._words(found.step, own is not None)))

    def _words(self, step: str, is_own: bool) -> str:
        """Return the words for a step, with whose it is."""
        return f"{self.name}: {step}" if is_own or self.name == DEFAULT else f"{self.name}: as {DEFAULT}, {step}"


def _ruled(asserted: Sequence[Evidence]) -> list[Evidence]:
    """Return the accepted claims that state the value: a part is right beside the count of all, not in its place.

    What a person accepted as denied is right as a denial, and states nothing.
    """
    accepted = [item for item in asserted if item.ruling == "accepted"]
    whole = [item for item in accepted if not is_beside(item)]
    return whole or ([] if any(not is_beside(item) for item in asserted) else accepted)


def _in_terms(field: Field, choice: Choice) -> Choice:
    """Return a choice among what the reports say as the codebook states it."""
    return replace(choice, value=field.states(choice.value)) if field.kind == "category" and choice.value else choice


def _read(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return in_order(item for item in evidence if item.claim.value)


def agreement(field: Field, places: Mapping[str, Place]) -> Agree:
    """Return how two values of a field are compared."""
    if field.kind == "figure":
        return figure.agree
    if field.kind == "date":
        return date.agree
    if field.kind == "place":
        return lambda a, b: a == b or (a in places and b in places and place.agree(places[a], places[b]))
    if field.kind == "name":
        return same_name
    if field.name == "type":
        is_shipped = not field.dropped and field.answers == field_named("type").answers
        return category.agree if is_shipped else lambda a, b: _types_agree(field, a, b)
    return lambda a, b: field.states(answer_of(a)) == field.states(answer_of(b))


def _types_agree(field: Field, a: str, b: str) -> bool:
    """Tell whether two types can be said of one incident, those that a codebook adds by what they are kinds of.

    Two kinds of the same are told apart: a bomb in a letter is none in a car.
    """
    if field.states(a) == field.states(b) or a in field.above(b) or b in field.above(a):
        return True
    mine, theirs = (_shipped(field, name) for name in (a, b))
    return mine != theirs and category.agree(mine, theirs)


def _shipped(field: Field, name: str) -> str:
    """Return a type, or the shipped one that it is a kind of."""
    known = {answer.name for answer in field_named(field.name).answers}
    return next((one for one in (name, *field.above(name)) if one in known), name)


def bounds_of(field: Field, choice: Choice) -> tuple[int | None, int | None]:
    """Return the range that a choice leaves: its own, else that of its figure, else that of its best claim."""
    if choice.low is not None or choice.high is not None:
        return choice.low, choice.high
    if field.kind == "figure":
        return figure.bounds(choice.value)
    best = choice.used[0].claim
    return best.low, best.high


# -- the side of each claim ---------------------------------------------------------------------------------------


def _status(choice: Choice, supports: Iterable[Support], agree: Agree) -> Standing:
    """Tell whether a person ruled, else whether some claim contradicts the value or its own claims each other."""
    if choice.step == "person":
        return "reviewed"
    whole = {item.claim.value for item in (*choice.used, *choice.ends) if not is_beside(item)}
    is_split = not all(agree(a, b) for a, b in combinations(whole, 2))
    return "disputed" if is_split or any(support.side == "against" for support in supports) else "agreed"


def _side(field: Field, item: Evidence, choice: Choice, evidence: Sequence[Evidence], agree: Agree) -> Side:
    """Tell on which side of the stated value a claim stands."""
    if item.ruling == "rejected":
        return "rejected"
    if item in choice.used:
        return "for"
    agrees = agree(item.claim.value, choice.value) or agree(item.claim.value, choice.used[0].claim.value)
    if item.claim.stance != "asserted":
        return "against" if agrees else "beside"
    if field.kind == "figure":
        return _figure_side(item, choice, agree)
    if agrees:
        return "for"
    return "beside" if _says_both(item, choice, evidence, agree) else "against"


def _figure_side(item: Evidence, choice: Choice, agree: Agree) -> Side:
    """Tell a contradiction from a part and a vague word, which no count competes with, and from an updated count."""
    same = [used for used in choice.used if population(used) == population(item)]
    if not same or is_partial(item):
        return "beside"
    best = same[0]
    stated = {used.claim.value for used in same} | ({choice.value} if len(same) == len(choice.used) else set())
    if any(agree(item.claim.value, value) for value in stated):
        return "for"
    if is_vague(item) and not is_vague(best):
        return "beside"
    return "earlier" if item.published < best.published and lowest(item) < lowest(best) else "against"


def _says_both(item: Evidence, choice: Choice, evidence: Sequence[Evidence], agree: Agree) -> bool:
    """Tell whether the same account gives the stated value, too: two towns that a road runs between are no dispute."""
    return any(
        other.claim.mention_id == item.claim.mention_id and agree(other.claim.value, choice.value)
        for other in evidence
        if other.claim.stance == "asserted"
    )
