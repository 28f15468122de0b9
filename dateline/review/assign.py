"""Who is to code what: choosing incidents, giving them to coders, taking them back, and saying that one is done."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.errors import BadSetting
from dateline.records import Answered, Assignment, Incident, Mode, State
from dateline.review.actions import person
from dateline.store import Given, Ruling, User


class Record(Protocol):
    """What giving incidents needs of a store."""

    def assignments(self, mention_ids: Iterable[str] | None = None) -> tuple[Given, ...]:
        """Return the standing assignments."""
        ...

    def decide(self, ruling: Ruling) -> None:
        """Keep a ruling, or nothing of it."""
        ...


class Users(Protocol):
    """What checking names needs of a store."""

    def has_users(self) -> bool:
        """Tell whether there is any account."""
        ...

    def user(self, name: str) -> User | None:
        """Return the account of a name."""
        ...


@dataclass(frozen=True, slots=True)
class Draw:
    """Which of some incidents to take: all, so many at random, or every so many."""

    sample: int = 0  # 0 = all
    every: int = 0  # 0 = all, 10 = the tenth, the twentieth, ...
    seed: int = 1  # the same seed draws the same of the same incidents


def draw(incident_ids: Sequence[str], wanted: Draw) -> tuple[str, ...]:
    """Return the incidents that are drawn, in the order in which they came."""
    left = incident_ids[wanted.every - 1 :: wanted.every] if wanted.every else incident_ids
    if not wanted.sample:
        return tuple(left)
    if wanted.sample > len(left):
        raise BadSetting(
            f"There are {len(left)} such incidents, not {wanted.sample}: ask for fewer, or widen the filters."
        )
    taken = set(random.Random(wanted.seed).sample(sorted(left), wanted.sample))
    return tuple(item for item in left if item in taken)


def give(record: Record, incidents: Iterable[Incident], coders: Iterable[str], who: str, mode: Mode = "open") -> int:
    """Give incidents to coders; return how many assignments are new. Who has one already keeps it, as far as it is."""
    by, names = person(who), list(dict.fromkeys(person(coder) for coder in coders))
    if not names:
        raise BadSetting("Nobody is named: say to whom the incidents are given.")
    new = [made for incident in incidents for made in _given(record, incident, names, by, mode)]
    if new:
        record.decide(Ruling(by, assignments=tuple(new)))
    return len(new)


def _given(record: Record, incident: Incident, coders: Sequence[str], by: str, mode: Mode) -> list[Assignment]:
    """Return an assignment of an incident for each coder who has none of this kind that still stands."""
    there = (item.assignment for item in record.assignments(incident.mention_ids))
    has = {item.coder for item in there if item.state != "withdrawn" and item.mode == mode}
    return [Assignment(incident.mention_ids[0], coder, by, mode) for coder in coders if coder not in has]


def withdraw(record: Record, incident: Incident, coder: str, who: str) -> None:
    """Take an incident back from a coder; what the coder ruled stays."""
    _set(record, incident, coder, who, "withdrawn", ("given", "done"))


def give_again(record: Record, incident: Incident, coder: str, who: str) -> None:
    """Let a coder who is done go on coding an incident."""
    _set(record, incident, coder, who, "given", ("done", "withdrawn"))


def finish(record: Record, incident: Incident, who: str, coded: Sequence[Answered] = ()) -> None:
    """Say that a coder is done with an incident; `coded` is what one who codes it blind states."""
    _set(record, incident, who, who, "done", ("given",), coded)


def _set(
    record: Record,
    incident: Incident,
    coder: str,
    who: str,
    state: State,
    before: Sequence[State],
    coded: Sequence[Answered] = (),
) -> None:
    """Move the assignments of an incident to a coder on from some states to another."""
    named, by = person(coder), person(who)
    there = (item.assignment for item in record.assignments(incident.mention_ids))
    found = [item for item in there if item.coder == named and item.state in before]
    if not found:
        raise BadSetting(f"{coder} does not have incident {incident.id[:8]} in this state: see `dateline assign`.")
    moved = (
        replace(item, state=state, decided_by=by, coded=tuple(coded) if item.mode == "blind" else ()) for item in found
    )
    record.decide(Ruling(by, assignments=tuple(moved)))


def check_coders(record: Users, coders: Iterable[str]) -> None:
    """Raise BadSetting for a coder who has no account with which to code, in a record that has accounts."""
    for coder in coders if record.has_users() else ():
        user = record.user(coder)
        if user is None or user.state != "open" or user.role == "reader":
            raise BadSetting(f"There is no account {coder} that may code: see `dateline account list`.")


def is_given(record: Record, incident: Incident, who: str) -> bool:
    """Tell whether a person was given an incident and is not done with it."""
    there = (item.assignment for item in record.assignments(incident.mention_ids))
    return any(item.coder == person(who) and item.state == "given" for item in there)
