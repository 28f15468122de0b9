"""Suggested links between mentions of different documents, each with the comparisons behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.link.block import candidates
from dateline.link.furniture import furniture
from dateline.link.profile import Profile, hit_things, profile
from dateline.link.rarity import Rarity, rarity
from dateline.link.score import compare, probability
from dateline.records import Account, Link, Mention, Place, Reason

METHOD = "rules@2"
KEPT = 0.02
"""Probability from which a pair is kept: below it, the pair is no more than two mentions of violence."""


def links(accounts: Sequence[Account], places: Mapping[str, Place]) -> tuple[Link, ...]:
    """Return a link for every pair of mentions that may tell of the same incident, best score first.

    `places` holds the gazetteer rows that the claims name, by id. Links are verdict 'suggested': people decide.
    """
    leads = lead_mentions(accounts)
    ordered = sorted(accounts, key=lambda account: account.mention.id)
    page = furniture({account.document.id: account.document for account in ordered}.values())
    others = _others(ordered, leads)
    profiles = [
        profile(account, places, account.mention.id in leads, page, others.get(account.document.id, ()))
        for account in ordered
    ]
    rare = rarity(profiles)
    compared = (_link(profiles[a], profiles[b], rare) for a, b in candidates(profiles))
    found = weigh_rivals([link for link in compared if link], {profile.id: profile for profile in profiles})
    return tuple(sorted(found, key=lambda link: (-(link.score or 0), link.left_id, link.right_id)))


def _others(accounts: Sequence[Account], leads: frozenset[str]) -> Mapping[str, Sequence[Mention]]:
    """Return for each document the passing mentions that tell of something else that was hit than its main mention.

    Their sentences are no part of what the report says of its main incident. A different day or place is no ground to
    leave a sentence out: both are read wrongly too often (on the training reports, two points of pair F1 less).
    """
    hit = {account.document.id: hit_things(account.mention) for account in accounts if account.mention.id in leads}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for account in accounts:
        here, main = hit_things(account.mention), hit[account.document.id]
        if here and main and not here & main:
            found[account.document.id].append(account.mention)
    return found


def lead_mentions(accounts: Sequence[Account]) -> frozenset[str]:
    """Return the ids of each document's main mention: the one with the most claims, the first of several."""
    best: dict[str, tuple[int, int, str]] = {}
    for account in accounts:
        mention = account.mention
        rank = (-len(mention.claims), mention.starts, mention.id)
        best[mention.document_id] = min(best.get(mention.document_id, rank), rank)
    return frozenset(name for _, _, name in best.values())


def weigh_rivals(found: Sequence[Link], profiles: Mapping[str, Profile]) -> Iterator[Link]:
    """Yield the links, those of a main and a passing mention lowered where both main mentions are probably one.

    Mentions of one report are different incidents: what its main mention is, no other of its mentions can be.
    """
    main = {_documents(link, profiles): link.score or 0.0 for link in found if _leads(link, profiles) == 2}
    for link in found:
        rival = main.get(_documents(link, profiles), 0.0)
        yield _lowered(link, rival) if rival and _leads(link, profiles) == 1 else link


def _lowered(link: Link, rival: float) -> Link:
    """Return a link with the chance that the main mentions are one taken off."""
    reason = Reason("rival", -round(rival, 3), "", "", "the main mentions of both reports are probably one incident")
    return replace(link, score=round((link.score or 0.0) * (1 - rival), 4), reasons=(*link.reasons, reason))


def _documents(link: Link, profiles: Mapping[str, Profile]) -> frozenset[str]:
    return frozenset((profiles[link.left_id].document_id, profiles[link.right_id].document_id))


def _leads(link: Link, profiles: Mapping[str, Profile]) -> int:
    """Return how many of the two mentions are the main mentions of their reports."""
    return profiles[link.left_id].is_lead + profiles[link.right_id].is_lead


def _link(left: Profile, right: Profile, rare: Rarity) -> Link | None:
    reasons = compare(left, right, rare)
    score = probability(reasons, rare.size)
    if score < KEPT:
        return None
    return Link(left.id, right.id, "suggested", METHOD, round(score, 4), reasons)
