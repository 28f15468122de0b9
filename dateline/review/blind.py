"""Blind coding: an incident as one coder sees it, apart from what others ruled, and what the coder states when done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dateline.fuse import restate
from dateline.records import Account, Answered, Claim, Coding, Decision, Incident, Record, Value


def as_coded(
    incident: Incident,
    record: Record,
    codings: Sequence[Coding],
    own: Collection[str],
    made: Iterable[Claim],
    rule: str,
) -> Record:
    """Return the record of one incident as a blind coder sees it: what the reports say, under the coder's own rulings.

    `own` are the claims that people made: none of them is shown but `made`, those that this coder ruled on.
    """
    kept = {claim.id: claim for claim in made}
    accounts = {
        name: _apart(record.accounts[name], [claim for claim in kept.values() if claim.mention_id == name], own)
        for name in incident.mention_ids
    }
    decisions = {item.claim_id: Decision(item.claim_id, item.verdict, item.decided_by, item.note) for item in codings}
    return restate(replace(record, incidents=(incident,), accounts=accounts, decisions=decisions, links=()), rule)


def _apart(account: Account, made: Sequence[Claim], own: Collection[str]) -> Account:
    """Return an account with what the report says, and with the claims that the coder ruled on."""
    read = {claim.id: claim for claim in account.mention.claims if claim.id not in own}
    claims = (read | {claim.id: read.get(claim.id, claim) for claim in made}).values()
    in_order = sorted(claims, key=lambda claim: (claim.starts, claim.ends, claim.field, claim.id))
    return replace(account, mention=replace(account.mention, claims=tuple(in_order)))


def answers(seen: Record) -> tuple[Answered, ...]:
    """Return what a coder states for an incident, given the record as that coder sees it.

    A field on which the coder ruled nothing is as it was proposed. One on which all claims are rejected has the empty
    answer: the coder says that nothing is stated.
    """
    [incident] = seen.incidents
    claims = (claim for account in seen.accounts.values() for claim in account.mention.claims)
    ruled = dict.fromkeys(claim.field for claim in claims if claim.id in seen.decisions)
    stated = [_answer(value, value.field in ruled) for value in incident.values]
    silent = ruled.keys() - {value.field for value in incident.values}
    return (*stated, *(Answered(name, "", is_ruled=True) for name in sorted(silent)))


def _answer(value: Value, is_ruled: bool) -> Answered:
    support = tuple(item.claim_id for item in value.support if item.side == "for")
    return Answered(value.field, value.value, value.low, value.high, support, is_ruled)
