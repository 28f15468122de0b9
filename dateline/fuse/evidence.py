"""What a rule looks at: claims with who says so, when, and with whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.records import Account, Claim, Decision


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim, ready to be weighed."""

    claim: Claim
    outlet: str
    published: str  # ISO date or prefix; empty = not known
    voice: str  # claims of one voice count once: a reprint, or the same named speaker quoted twice
    ruling: str = ""  # 'accepted' or 'rejected' by a person; empty = nobody looked yet


def gather(
    accounts: Iterable[Account], voices: Mapping[str, str], decisions: Mapping[str, Decision]
) -> tuple[Evidence, ...]:
    """Return the evidence in some accounts, oldest publication first.

    `voices` maps documents to voices (reprints share one), `decisions` claim ids to the current ruling; a
    claim that a person made comes with an accepting one.
    """
    found = [
        Evidence(
            claim=claim,
            outlet=account.document.outlet,
            published=account.document.published,
            voice=_voice(claim, voices.get(account.document.id, account.document.id)),
            ruling=decisions[claim.id].verdict if claim.id in decisions else "",
        )
        for account in accounts
        for claim in account.mention.claims
    ]
    return tuple(sorted(found, key=lambda e: (e.published, e.claim.mention_id, e.claim.starts, e.claim.id)))


def _voice(claim: Claim, document_voice: str) -> str:
    """Return the voice of a claim: its named speaker, whoever quotes them, else the document's."""
    is_named = claim.speaker[:1].isupper() and " " in claim.speaker
    return f"speaker {claim.speaker.lower()}" if is_named else document_voice


def count_voices(evidence: Iterable[Evidence]) -> int:
    """Return how many independent voices some evidence has."""
    return len({item.voice for item in evidence})
