"""What blind coders answered, side by side, and how an editor makes one decision of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.errors import BadSetting
from dateline.records import Answered, Claim, Coding, Decision, Incident, Settlement
from dateline.review.actions import person
from dateline.review.words import shown
from dateline.store import Given, Ruling, Store
from dateline.store.judgements import PERSON

Tell = Callable[[str, Sequence[Answered]], str]
"""Gives the answers of a coder for a field as words."""

ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"


@dataclass(frozen=True, slots=True)
class Double:
    """An incident that several people code blind."""

    incident_id: str
    mention_ids: tuple[str, ...]
    given: Mapping[str, Given]  # by coder, in the order of their names
    settled: frozenset[str] = frozenset()  # the fields on which the answers were weighed

    @property
    def coders(self) -> tuple[str, ...]:
        """Who codes it."""
        return tuple(self.given)

    @property
    def is_complete(self) -> bool:
        """Whether two or more code it, and all are done: until then nobody sees what another answered."""
        return len(self.given) > 1 and all(item.assignment.state in ("done", "settled") for item in self.given.values())

    @property
    def is_settled(self) -> bool:
        """Whether an editor has dealt with all of it."""
        return bool(self.given) and all(item.assignment.state == "settled" for item in self.given.values())


@dataclass(frozen=True, slots=True)
class Compared:
    """What the coders of an incident answered for one field."""

    field: str
    answers: Mapping[str, tuple[Answered, ...]]  # by coder; none = nothing is stated
    is_settled: bool = False

    @property
    def is_agreed(self) -> bool:
        """Whether all say the same."""
        return len({said(items) for items in self.answers.values()}) == 1

    @property
    def is_ruled(self) -> bool:
        """Whether some coder ruled on it: what all left as it was proposed stays so."""
        return any(item.is_ruled for items in self.answers.values() for item in items)

    @property
    def is_open(self) -> bool:
        """Whether an editor is to weigh the answers."""
        return not self.is_agreed and not self.is_settled


def said(answers: Iterable[Answered]) -> frozenset[str]:
    """Return answers in the form in which they are compared: capitals and white space do not count."""
    return frozenset(" ".join(item.value.split()).casefold() for item in answers if item.value)


def doubles(store: Store, mention_ids: Sequence[str] | None = None) -> tuple[Double, ...]:
    """Return the incidents that are coded blind, all or those of some mentions, by id."""
    found = [item for item in store.assignments(mention_ids) if _is_blind(item)]
    homes = store.homes(item.assignment.mention_id for item in found)
    given: defaultdict[str, dict[str, Given]] = defaultdict(dict)
    for item in sorted(found, key=lambda item: item.assignment.coder):
        if item.assignment.mention_id in homes:
            given[homes[item.assignment.mention_id]].setdefault(item.assignment.coder, item)
    return tuple(
        Double(incident.id, incident.mention_ids, given[incident.id], _settled(store, incident.mention_ids))
        for incident in store.incidents_of_ids(given)
    )


def _is_blind(item: Given) -> bool:
    return item.assignment.mode == "blind" and item.assignment.state != "withdrawn"


def _settled(store: Store, mention_ids: Sequence[str]) -> frozenset[str]:
    return frozenset(item.field for item in store.settlements(mention_ids))


def double_of(store: Store, mention_ids: Sequence[str]) -> Double | None:
    """Return how an incident is coded blind; None where nobody does."""
    return next(iter(doubles(store, mention_ids)), None)


def compared(double: Double) -> tuple[Compared, ...]:
    """Return what the coders of an incident answered, field by field; nothing before all are done."""
    if not double.is_complete:
        return ()
    coded = {coder: item.assignment.coded for coder, item in double.given.items()}
    fields = dict.fromkeys(item.field for items in coded.values() for item in items)
    return tuple(
        Compared(
            field,
            {coder: tuple(item for item in items if item.field == field) for coder, items in coded.items()},
            field in double.settled,
        )
        for field in fields
    )


def differences(double: Double) -> tuple[Compared, ...]:
    """Return the fields that an editor is to weigh."""
    return tuple(item for item in compared(double) if item.is_open)


# -- what an editor makes of it -----------------------------------------------------------------------------------


def take(store: Store, incident: Incident, field: str, coder: str, who: str, note: str = "") -> None:
    """Rule as one of the coders did on a field: the record then states what that coder stated."""
    by, chosen, double = person(who), person(coder), double_of(store, incident.mention_ids)
    one = next((item for item in compared(double) if item.field == field), None) if double else None
    if double is None or one is None or chosen not in one.answers:
        raise BadSetting(f"{coder} gave no answer for {field} that could be taken: look at the incident again.")
    why = cited(note, one, teller(store))
    decisions = tuple(replace(item, decided_by=by, note=why) for item in _as_coded(store, double, one, chosen))
    store.decide(Ruling(by, decisions, settlements=(settlement(double, field, by),)))


def settle(store: Store, incident: Incident, who: str, note: str = "") -> None:
    """Keep what all coders agree on and some of them ruled, and have done with the incident."""
    by, double = person(who), double_of(store, incident.mention_ids)
    if double is None or not double.is_complete or double.is_settled:
        raise BadSetting("This incident is not waiting to be settled: look at it again.")
    if left := differences(double):
        raise BadSetting(f"The coders still differ on {', '.join(item.field for item in left)}: decide on that first.")
    tell = teller(store)
    agreed = [item for item in compared(double) if item.is_agreed and item.is_ruled and not item.is_settled]
    decisions = [
        replace(ruling, decided_by=by, note=cited(note, item, tell))
        for item in agreed
        for ruling in _as_coded(store, double, item, _who_ruled(item))
    ]
    given = (replace(item.assignment, state="settled", decided_by=by) for item in double.given.values())
    settlements = tuple(settlement(double, item.field, by) for item in agreed)
    store.decide(Ruling(by, tuple(decisions), assignments=tuple(given), settlements=settlements))


def settlement(double: Double, field: str, by: str) -> Settlement:
    """Return the settlement of a field, which cites the answers of every coder."""
    return Settlement(double.mention_ids[0], field, by, tuple(item.id for item in double.given.values()))


def cited(note: str, one: Compared, tell: Tell) -> str:
    """Return a note with what each coder answered behind it."""
    told = (f"{coder.removeprefix(PERSON)}: {tell(one.field, items)}" for coder, items in one.answers.items())
    return f"{note} (coders: {'; '.join(told)})".strip()


def teller(store: Store) -> Tell:
    """Return what puts the answers of a coder for a field into words."""
    codebook, places = store.codebook(), store.places()

    def tell(field: str, answers: Sequence[Answered]) -> str:
        named = codebook.named(field)
        return ", ".join(shown(named, item.value, places) for item in answers if item.value) or "not stated"

    return tell


def _who_ruled(one: Compared) -> str:
    """Return the first coder who ruled on a field."""
    return next(coder for coder, items in one.answers.items() if any(item.is_ruled for item in items))


def _as_coded(store: Store, double: Double, one: Compared, coder: str) -> list[Decision]:
    """Return the decisions that make the record state what a coder stated for a field.

    They are the coder's own rulings. A claim that somebody accepted before, and the coder did not, gives way. Where the
    coder left the field as it was proposed, the claim for it is accepted. Where even that leaves nothing to rule, what
    the others accepted is rejected: there is a decision in any case.
    """
    ruled = {item.claim_id: item.verdict for item in _codings(store, double, coder, one.field)}
    here = {claim.id: claim for claim in store.claims(double.mention_ids) if claim.field == one.field}
    if ACCEPTED not in ruled.values():
        for name in _proposed(one.answers[coder], here, store.codebook().named(one.field).many):
            ruled[name] = ACCEPTED
    before = {item.claim_id for item in store.decisions() if item.verdict == ACCEPTED}
    ruled = {**{name: REJECTED for name in here if name in before}, **ruled}
    if not ruled:
        others = (item for name in one.answers for item in _codings(store, double, name, one.field))
        ruled = {item.claim_id: REJECTED for item in others if item.verdict == ACCEPTED}
    return [Decision(name, verdict, "") for name, verdict in ruled.items()]


def _proposed(answers: Sequence[Answered], here: Mapping[str, Claim], several: bool) -> list[str]:
    """Return a claim for each answer that a coder left as it was proposed: the first of those for it that is left."""
    told = [item for item in (answers if several else answers[:1]) if item.value]
    return [name for item in told for name in _telling(item, here)[:1]]


def _telling(answer: Answered, here: Mapping[str, Claim]) -> list[str]:
    """Return the claims for an answer that are left; where a newer reading has others, those that say the same."""
    left = [name for name in answer.claim_ids if name in here]
    return left or [name for name, claim in here.items() if claim.value == answer.value]


def _codings(store: Store, double: Double, coder: str, field: str) -> list[Coding]:
    found = store.codings(coder, double.mention_ids)
    return [item for item in found if (claim := store.claim(item.claim_id)) and claim.field == field]
