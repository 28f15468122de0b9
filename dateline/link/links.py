"""Suggested links between mentions of different documents, each with the comparisons behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.link.apart import apart
from dateline.link.profile import Profile, hit_things, profile
from dateline.link.rarity import Rarity
from dateline.link.score import compare, probability
from dateline.records import Account, Link, Mention, Place, Reason

METHOD = "rules@3"
KEPT = 0.02
"""Probability from which a pair is kept: below it, the pair is no more than two mentions of violence."""

NEVER = 0.0
"""Probability of a pair that cannot be one incident: it keeps the groups of both apart, unless a person joins them."""

LEAST = 0.0001
"""Least probability of a pair that can."""


def profiles_of(
    accounts: Sequence[Account], places: Mapping[str, Place], page: frozenset[int] = frozenset()
) -> tuple[Profile, ...]:
    """Return what there is to compare in the mentions of one document, by mention id.

    `places` holds the gazetteer rows that the claims name, by id; `page` what is no part of the news.
    """
    leads = lead_mentions(accounts)
    others = _others(accounts, leads)
    ordered = sorted(accounts, key=lambda account: account.mention.id)
    return tuple(profile(account, places, account.mention.id in leads, page, others) for account in ordered)


def _others(accounts: Sequence[Account], leads: frozenset[str]) -> Sequence[Mention]:
    """Return the passing mentions of a document that tell of something else that was hit than its main mention.

    Their sentences are no part of what the report says of its main incident. A different day or place is no ground to
    leave a sentence out: both are read wrongly too often (on the training reports, two points of pair F1 less).
    """
    main = {word for account in accounts if account.mention.id in leads for word in hit_things(account.mention)}
    passing = [account.mention for account in accounts if account.mention.id not in leads]
    return [mention for mention in passing if main and (here := hit_things(mention)) and not here & main]


def lead_mentions(accounts: Iterable[Account]) -> frozenset[str]:
    """Return the ids of each document's main mention: the one with the most claims, the first of several."""
    best: dict[str, tuple[int, int, str]] = {}
    for account in accounts:
        mention = account.mention
        rank = (-len(mention.claims), mention.starts, mention.id)
        best[mention.document_id] = min(best.get(mention.document_id, rank), rank)
    return frozenset(name for _, _, name in best.values())


def compare_documents(pairs: Iterable[tuple[Profile, Profile]], rare: Rarity) -> Iterator[Link]:
    """Yield a link for each pair of mentions of two documents that may tell of the same incident.

    Links are 'suggested': people decide.
    """
    mentions = [sorted(pair, key=lambda profile: profile.id) for pair in pairs]
    found = [(link, left.is_lead + right.is_lead) for left, right in mentions if (link := _link(left, right, rare))]
    yield from weigh_rivals(found)


def weigh_rivals(found: Sequence[tuple[Link, int]]) -> Iterator[Link]:
    """Yield the links of two documents, those of a main and a passing mention lowered where both main ones are linked.

    Each comes with how many of its two mentions are the main ones of their reports. Mentions of one report are
    different incidents: what its main mention is, no other of its mentions can be.
    """
    rival = max((link.score or 0.0 for link, leads in found if leads == 2), default=0.0)
    for link, leads in found:
        yield _lowered(link, rival) if rival and leads == 1 and link.score else link


def _lowered(link: Link, rival: float) -> Link:
    """Return a link with the chance that the main mentions are one taken off."""
    reason = Reason("rival", -round(rival, 3), "", "", "the main mentions of both reports are probably one incident")
    score = max(LEAST, round((link.score or NEVER) * (1 - rival), 4))
    return replace(link, score=score, reasons=(*link.reasons, reason))


def _link(left: Profile, right: Profile, rare: Rarity) -> Link | None:
    reasons = compare(left, right, rare)
    score = probability(reasons, rare.size)
    if score < KEPT:
        return None
    contradiction = apart(left, right, reasons)
    if contradiction:
        return Link(left.id, right.id, "suggested", METHOD, NEVER, (contradiction, *reasons))
    return Link(left.id, right.id, "suggested", METHOD, round(score, 4), reasons)
