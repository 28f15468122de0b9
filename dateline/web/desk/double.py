"""Double coding at the desk: what blind coders answered side by side, how far they agree, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from dateline import pipeline
from dateline.errors import BadSetting
from dateline.fields import Field
from dateline.records import Answered, Claim, Incident, Record
from dateline.review import adjudicate, assign
from dateline.review.actions import person
from dateline.review.adjudicate import Compared, Double, Tell, teller
from dateline.review.duties import Duties, duties
from dateline.review.hand import codes_blind
from dateline.review.reliability import measure
from dateline.store import Store
from dateline.store.judgements import PERSON
from dateline.web import view
from dateline.web.desk.shelf import Work

if TYPE_CHECKING:
    from dateline.web.desk.forms import Bench, Request

Shown = dict[str, object]


@dataclass(frozen=True, slots=True)
class Said:
    """What one coder answered for one field."""

    coder: str
    words: str
    is_ruled: bool
    claims: tuple[view.ClaimView, ...]  # what the coder quotes for it
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One field of an incident with what each coder answered."""

    field: Field
    said: tuple[Said, ...]
    state: str  # 'open', 'settled' or 'agreed'


# -- pages --------------------------------------------------------------------------------------------------------


def record_for(store: Store, incident: Incident, who: str, rule: str) -> Record:
    """Return the record of one incident as a person may see it: who codes it blind sees no ruling of others."""
    if who and codes_blind(store, incident.mention_ids, who):
        return pipeline.load_coded(store, incident, person(who), rule)
    return pipeline.load_record(store, [incident])


def as_seen(store: Store, incidents: Sequence[Incident], who: str, rule: str) -> list[tuple[Incident, Record]]:
    """Return incidents as a person may see them, each with its record: one for all not coded blind."""
    given = (item.assignment for item in store.assignments()) if who else ()
    mine = {one.mention_id for one in given if (one.coder, one.mode, one.state) == (person(who), "blind", "given")}
    record = pipeline.load_record(store, list(incidents))
    apart = {
        incident.id: pipeline.load_coded(store, incident, person(who), rule)
        for incident in incidents
        if not mine.isdisjoint(incident.mention_ids)
    }
    return [
        (apart[incident.id].incidents[0], apart[incident.id]) if incident.id in apart else (incident, record)
        for incident in incidents
    ]


def work_for(work: Work, store: Store, who: str, may_adjudicate: bool, only_mine: bool) -> Work:
    """Return the open questions with those among them that are for one person."""
    own = duties(store, who, may_adjudicate) if who else Duties()
    items = own.among(work.items)
    wanted = own.among(work.items, only_mine=True) if only_mine else items
    return Work(wanted, replace(work.progress, questions=len(items)))


def double_page(store: Store, name: str) -> Shown:
    """Return an incident with what its blind coders answered, field by field; nothing before all are done."""
    incident = store.incident(name)
    double = adjudicate.double_of(store, incident.mention_ids)
    if double is None:
        raise HTTPException(404, "Nobody codes this incident blind: see who has what.")
    record = pipeline.load_record(store, [incident])
    tell = teller(store)
    lines = [_line(item, double, store, record, tell) for item in adjudicate.compared(double)]
    return {
        "incident": view.overview(incident, record),
        "reports": view.reports(incident, record),
        "double": double,
        "states": {coder.removeprefix(PERSON): item.assignment.state for coder, item in double.given.items()},
        "open": [line for line in lines if line.state == "open"],
        "rest": [line for line in lines if line.state != "open"],
    }


def _line(one: Compared, double: Double, store: Store, record: Record, tell: Tell) -> Line:
    said = tuple(_said(one, coder, double, store, record, tell) for coder in one.answers)
    state = "settled" if one.is_settled else "agreed" if one.is_agreed else "open"
    return Line(record.codebook.named(one.field), said, state)


def _said(one: Compared, coder: str, double: Double, store: Store, record: Record, tell: Tell) -> Said:
    items = one.answers[coder]
    names = dict.fromkeys(name for item in items for name in item.claim_ids)
    claims = (claim for name in names if (claim := store.claim(name)))
    ruled = {item.claim_id: item.note for item in store.codings(coder, double.mention_ids)}
    notes = (ruled[name] for name in ruled if ruled[name] and _is_of(store.claim(name), one.field))
    return Said(
        coder.removeprefix(PERSON),
        tell(one.field, items),
        any(item.is_ruled for item in items),
        tuple(
            view.claim_view("", record.accounts[claim.mention_id], claim, record)
            for claim in claims
            if claim.mention_id in record.accounts
        ),
        tuple(dict.fromkeys(notes)),
    )


def _is_of(claim: Claim | None, field: str) -> bool:
    return claim is not None and claim.field == field


def agreement_page(store: Store, fields: Sequence[str], only_ruled: bool) -> Shown:
    """Return how far blind coders agree, and the incidents on which they differ."""
    codebook = store.codebook()
    wanted = [name for name in fields if codebook.find(name)]
    doubles = adjudicate.doubles(store)
    tell = teller(store)
    rows = measure(doubles, codebook.shown, wanted, only_ruled=only_ruled)
    return {
        "rows": rows,
        "labels": {row.field: codebook.named(row.field).label for row in rows},
        "differing": {
            item.field: [(one.incident_id, _told(one.field, one.answers, tell)) for one in item.differing]
            for item in rows
            if item.name == item.field and item.differing
        },
        "only_ruled": only_ruled,
        "complete": sum(item.is_complete for item in doubles),
        "total": len(doubles),
        "coders": sorted({coder.removeprefix(PERSON) for item in doubles if item.is_complete for coder in item.coders}),
    }


def _told(field: str, answers: Mapping[str, Sequence[Answered]], tell: Tell) -> list[tuple[str, str]]:
    return [(coder.removeprefix(PERSON), tell(field, items)) for coder, items in answers.items()]


# -- what is done -------------------------------------------------------------------------------------------------


def done(request: Request, bench: Bench) -> Collection[str]:
    """Say that a person is done with an incident."""
    incident = _incident(request, bench)
    pipeline.finish_coding(bench.store, incident, bench.who, bench.rule)
    return incident.mention_ids


def take(request: Request, bench: Bench) -> Collection[str]:
    """Rule on a field as one of the coders, who stands in `value`."""
    incident = _incident(request, bench)
    adjudicate.take(bench.store, incident, request.field, request.value, bench.who, request.note)
    return incident.mention_ids


def settle(request: Request, bench: Bench) -> Collection[str]:
    """Keep what all coders agree on, and have done with the incident."""
    incident = _incident(request, bench)
    adjudicate.settle(bench.store, incident, bench.who, request.note)
    return incident.mention_ids


def withdraw(request: Request, bench: Bench) -> Collection[str]:
    """Take an incident back from the coder who stands in `value`."""
    incident = _incident(request, bench)
    assign.withdraw(bench.store, incident, request.value, bench.who)
    return incident.mention_ids


def again(request: Request, bench: Bench) -> Collection[str]:
    """Let the coder who stands in `value` go on with an incident."""
    incident = _incident(request, bench)
    assign.give_again(bench.store, incident, request.value, bench.who)
    return incident.mention_ids


def _incident(request: Request, bench: Bench) -> Incident:
    if len(request.ids) != 1:
        raise BadSetting(f"{request.action} is about one incident, not {len(request.ids)}: name it by its id.")
    return bench.store.incident(request.ids[0])


ACTIONS: Mapping[str, Callable[[Request, Bench], Collection[str]]] = {
    "done": done,
    "take": take,
    "settle": settle,
    "withdraw": withdraw,
    "again": again,
}
"""What can be done with an incident that is given to coders, by name."""
