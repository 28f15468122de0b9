"""A person's rulings: accept, reject, correct, same, different, undo.

Every ruling is kept with who ruled and why; a newer one closes the older, which stays. The next build honours them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, Protocol

from dateline.errors import BadSetting
from dateline.records import Claim, Decision, Link, Place, Reason
from dateline.store import Judgement, Ruling
from dateline.store.judgements import PERSON


class Record(Protocol):
    """What the actions need of a store."""

    def claim(self, claim_id: str) -> Claim | None:
        """Return one claim, or None if the record has none of that id."""
        ...

    def links(self) -> tuple[Link, ...]:
        """Return the standing links."""
        ...

    def decide(self, ruling: Ruling) -> None:
        """Keep a ruling, or nothing of it."""
        ...

    def undo(self, decided_by: str) -> tuple[Judgement, ...]:
        """Take back a person's newest standing ruling."""
        ...


def accept(record: Record, claim_id: str, who: str, note: str = "") -> None:
    """Rule that a claim is right: it stands whatever later readings find, and its value is the stated one."""
    _decide(record, claim_id, "accepted", who, note)


def reject(record: Record, claim_id: str, who: str, note: str = "") -> None:
    """Rule that a claim is wrong: it stays in the record and supports no stated value."""
    _decide(record, claim_id, "rejected", who, note)


def correct(
    record: Record, claim_id: str, right: Claim, who: str, note: str = "", places: Iterable[Place] = ()
) -> Claim:
    """Rule that a claim is wrong and another right, with words of the same document; return the claim that was kept.

    `right` is taken for the mention and the field of the wrong claim. `places` are gazetteer rows that it names.
    """
    wrong, by = _claim(record, claim_id), person(who)
    kept = replace(right, mention_id=wrong.mention_id, field=wrong.field, score=1.0)
    if kept.id == wrong.id:
        raise BadSetting("The correction says what the claim says: change its value or its words, or accept it.")
    decisions = (Decision(kept.id, "accepted", by, note), Decision(wrong.id, "rejected", by, note))
    record.decide(Ruling(by, decisions=decisions, claims=(kept,), places=tuple(places)))
    return kept


def same(record: Record, mention_id: str, other_id: str, who: str, note: str = "") -> None:
    """Rule that two mentions tell of the same incident."""
    others = _ruled_otherwise(record, mention_id, other_id)
    ours, theirs = _joined(others, mention_id), _joined(others, other_id)
    for link in others:
        between = {link.left_id, link.right_id} & ours and {link.left_id, link.right_id} & theirs
        if link.verdict == "different" and between and ours != theirs:
            raise BadSetting(f"{link.left_id} and {link.right_id} were called different: take that back first.")
    _link(record, mention_id, other_id, "same", who, note)


def different(record: Record, mention_id: str, other_id: str, who: str, note: str = "") -> None:
    """Rule that two mentions tell of two incidents."""
    if other_id in _joined(_ruled_otherwise(record, mention_id, other_id), mention_id):
        raise BadSetting(f"Others called the same join {mention_id} and {other_id}: take one of those back first.")
    _link(record, mention_id, other_id, "different", who, note)


def undo(record: Record, who: str) -> tuple[Judgement, ...]:
    """Take back a person's newest standing ruling; return what it was, nothing if there is none."""
    return record.undo(person(who))


def person(who: str) -> str:
    """Return the name under which a person's rulings are kept: `amina` gives `person:amina`."""
    name = who.strip().removeprefix(PERSON)
    if not name:
        raise BadSetting("A ruling needs to say who ruled: give a name.")
    return PERSON + name


def _decide(record: Record, claim_id: str, verdict: Literal["accepted", "rejected"], who: str, note: str) -> None:
    _claim(record, claim_id)
    by = person(who)
    record.decide(Ruling(by, decisions=(Decision(claim_id, verdict, by, note),)))


def _claim(record: Record, claim_id: str) -> Claim:
    claim = record.claim(claim_id)
    if claim is None:
        raise BadSetting(f"No claim has the id {claim_id}: see `dateline show` for the claims of an incident.")
    return claim


def _link(
    record: Record, mention_id: str, other_id: str, verdict: Literal["same", "different"], who: str, note: str
) -> None:
    if mention_id == other_id:
        raise BadSetting(f"{mention_id} is one mention: name two.")
    by = person(who)
    left, right = sorted((mention_id, other_id))
    reasons = (Reason("note", 1.0, "", "", note),) if note else ()
    record.decide(Ruling(by, links=(Link(left, right, verdict, by, reasons=reasons),)))


def _ruled_otherwise(record: Record, mention_id: str, other_id: str) -> list[Link]:
    """Return what people ruled on other pairs than this one."""
    pair = tuple(sorted((mention_id, other_id)))
    return [
        link for link in record.links() if link.decided_by.startswith(PERSON) and (link.left_id, link.right_id) != pair
    ]


def _joined(links: Iterable[Link], mention_id: str) -> set[str]:
    """Return the mentions that are the same as this one by what people ruled, itself included."""
    next_to: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.verdict == "same":
            next_to[link.left_id].add(link.right_id)
            next_to[link.right_id].add(link.left_id)
    joined, waiting = {mention_id}, [mention_id]
    while waiting:
        fresh = next_to[waiting.pop()] - joined
        joined |= fresh
        waiting.extend(fresh)
    return joined
