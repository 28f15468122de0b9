"""What a rule looks at: claims with who says so, when, with whose voice, and what speaks against trusting them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.fuse.marks import Mark, marks_of, perpetrators
from dateline.records import Account, Claim, Decision, Incident, Record


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim, ready to be weighed."""

    claim: Claim
    outlet: str
    published: str  # ISO date or prefix; empty = not known
    voice: str  # claims of one voice count once: a reprint, or the same named speaker quoted twice
    ruling: str = ""  # 'accepted' or 'rejected' by a person; empty = nobody looked yet
    authority: str = ""  # who stands for the claim; a later count of the same authority replaces its earlier one
    marks: frozenset[Mark] = frozenset()  # why it is doubtful; empty = nothing speaks against it


def gather(
    accounts: Iterable[Account], voices: Mapping[str, str], decisions: Mapping[str, Decision]
) -> tuple[Evidence, ...]:
    """Return the evidence in some accounts, oldest publication first.

    `voices` maps documents to voices (reprints share one), `decisions` claim ids to the current ruling; a
    claim that a person made comes with an accepting one.
    """
    told = tuple(accounts)
    groups = perpetrators(claim for account in told for claim in account.mention.claims)
    outlets = {account.document.id: account.document.outlet for account in told}
    found = (
        _evidence(claim, account, voices.get(account.document.id, account.document.id), decisions, outlets, groups)
        for account in told
        for claim in account.mention.claims
    )
    return in_order(found)


def evidence_of(incident: Incident, record: Record) -> tuple[Evidence, ...]:
    """Return the evidence of one incident of a record."""
    return gather([record.accounts[mention] for mention in incident.mention_ids], record.voices, record.decisions)


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence oldest publication first; the order is the same however it came in."""
    return tuple(sorted(evidence, key=lambda e: (e.published, e.claim.mention_id, e.claim.starts, e.claim.id)))


def _evidence(
    claim: Claim,
    account: Account,
    origin: str,
    decisions: Mapping[str, Decision],
    outlets: Mapping[str, str],
    groups: frozenset[str],
) -> Evidence:
    """Return a claim with all that weighs for and against it; `origin` is the document that this one is a copy of."""
    return Evidence(
        claim=claim,
        outlet=account.document.outlet,
        published=account.document.published,
        voice=_voice(claim, origin),
        ruling=decisions[claim.id].verdict if claim.id in decisions else "",
        authority=_authority(claim) or outlets.get(origin) or account.document.outlet or origin,
        marks=marks_of(claim, groups),
    )


def _authority(claim: Claim) -> str:
    """Return the speaker of a claim in a form that two reports share: 'the interior ministry', 'Interior ministry'."""
    return claim.speaker.lower().removeprefix("the ")


def _voice(claim: Claim, document_voice: str) -> str:
    """Return the voice of a claim: its named speaker, whoever quotes them, else the document's."""
    is_named = claim.speaker[:1].isupper() and " " in claim.speaker
    return f"speaker {claim.speaker.lower()}" if is_named else document_voice


def count_voices(evidence: Iterable[Evidence]) -> int:
    """Return how many independent voices some evidence has."""
    return len({item.voice for item in evidence})
