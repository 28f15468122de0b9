"""A person's rulings: accept, reject, correct, add, same, different, merge, split, note, undo.

Every ruling is kept with who ruled and why; a newer one closes the older, which stays. The next build honours them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from typing import Literal, Protocol

from dateline.errors import BadSetting
from dateline.records import Claim, Decision, Link, Note, Place, Reason, Verdict
from dateline.store import Judgement, Ruling
from dateline.store.judgements import PERSON


class Record(Protocol):
    """What the actions need of a store."""

    def claim(self, claim_id: str) -> Claim | None:
        """Return one claim, or None if the record has none of that id."""
        ...

    def ruled_links(self) -> tuple[Link, ...]:
        """Return the standing links that people made."""
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


def add(record: Record, claim: Claim, who: str, note: str = "", places: Iterable[Place] = ()) -> Claim:
    """Rule that words which nothing had read as a value give one; return the claim that was kept."""
    kept, by = replace(claim, score=1.0), person(who)
    record.decide(Ruling(by, (Decision(kept.id, "accepted", by, note),), claims=(kept,), places=tuple(places)))
    return kept


def same(record: Record, mention_id: str, other_id: str, who: str, note: str = "") -> None:
    """Rule that two mentions tell of the same incident."""
    merge(record, (mention_id,), (other_id,), who, note)


def different(record: Record, mention_id: str, other_id: str, who: str, note: str = "") -> None:
    """Rule that two mentions tell of two incidents."""
    split(record, (mention_id,), (other_id,), who, note)


def merge(record: Record, mentions: Sequence[str], others: Sequence[str], who: str, note: str = "") -> None:
    """Rule that two groups of mentions, each one incident, tell of the same incident."""
    ruled = {(link.left_id, link.right_id) for link in record.ruled_links() if link.verdict == "different"}
    pairs = [(mentions[0], other) for other in (*mentions[1:], *others)]
    pairs += [pair for pair in product(mentions, others) if tuple(sorted(pair)) in ruled and pair not in pairs]
    links = _ruled_otherwise(record, pairs)
    ours, theirs = _all_joined(links, mentions), _all_joined(links, others)
    for link in links:
        between = {link.left_id, link.right_id} & ours and {link.left_id, link.right_id} & theirs
        if link.verdict == "different" and between and ours != theirs:
            raise BadSetting(f"{link.left_id} and {link.right_id} were called different: take that back first.")
    _link(record, pairs, "same", who, note)


def split(record: Record, mentions: Sequence[str], others: Sequence[str], who: str, note: str = "") -> None:
    """Rule that some mentions, one incident, tell of another incident than the others."""
    pairs = list(product(mentions, others))
    links = _ruled_otherwise(record, pairs)
    for mention_id, other_id in pairs:
        if other_id in _joined(links, mention_id):
            raise BadSetting(f"Others called the same join {mention_id} and {other_id}: take one of those back first.")
    _link(record, pairs, "different", who, note, together=mentions)


def remark(record: Record, mention_id: str, words: str, who: str, field: str = "") -> None:
    """Keep a note on a mention, or on one field of it."""
    by, text = person(who), words.strip()
    if not text:
        raise BadSetting("The note is empty: write what you want to keep.")
    record.decide(Ruling(by, notes=(Note(mention_id, text, by, field),)))


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
    record: Record,
    pairs: Iterable[tuple[str, str]],
    verdict: Literal["same", "different"],
    who: str,
    note: str,
    together: Sequence[str] = (),
) -> None:
    """Keep one ruling over several pairs; mentions that are split off `together` are called the same incident."""
    by = person(who)
    reasons = (Reason("note", 1.0, "", "", note),) if note else ()
    ruled = [(pair, verdict) for pair in pairs] + [((together[0], other), "same") for other in together[1:]]
    links = tuple(_one_link(pair, said, by, reasons) for pair, said in ruled)
    record.decide(Ruling(by, links=links))


def _one_link(pair: tuple[str, str], verdict: Verdict, by: str, reasons: tuple[Reason, ...]) -> Link:
    left, right = sorted(pair)
    if left == right:
        raise BadSetting(f"{left} is one mention: name two.")
    return Link(left, right, verdict, by, reasons=reasons)


def _ruled_otherwise(record: Record, pairs: Iterable[tuple[str, str]]) -> list[Link]:
    """Return what people ruled on other pairs than these."""
    these = {tuple(sorted(pair)) for pair in pairs}
    return [link for link in record.ruled_links() if (link.left_id, link.right_id) not in these]


def _all_joined(links: Sequence[Link], mentions: Iterable[str]) -> set[str]:
    return {other for mention in mentions for other in _joined(links, mention)}


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
