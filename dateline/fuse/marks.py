"""What speaks against a claim: hearsay, the word of those said to have done it, a party on its enemy's losses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from dateline.fuse.alike import same_name
from dateline.records import Claim

Mark = Literal["hearsay", "perpetrator", "enemy"]

HEARSAY = frozenset(
    """rumour rumours rumor rumors hearsay report reports media posts users online unconfirmed unverified
    unnamed anonymous""".split()
)
"""Words of a speaker whom nobody can ask again."""

FORCES = frozenset(
    """army military navy police soldiers troops forces gendarmerie ministry minister government governor president
    prosecutor official officials authorities security defence defense interior""".split()
)
"""Words of a speaker on the side of a state."""

FIGHTERS = frozenset("rebels rebel militants insurgents guerrillas fighters militia separatists jihadists".split())
"""Words of a speaker on the side of an armed group that is not named."""

STATE_LOSSES = frozenset({"soldiers", "police", "officials"})
GROUP_LOSSES = frozenset({"attackers"})
WORD = re.compile(r"\w+")


def perpetrators(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the groups that the claims of an incident name as those who did it, or who say so."""
    named = {c.value for c in claims if c.field in ("perpetrator_group", "claimed_by") and c.stance == "asserted"}
    return frozenset(named - {""})


def marks_of(claim: Claim, groups: frozenset[str]) -> frozenset[Mark]:
    """Return what speaks against a claim; `groups` are the perpetrators of its incident.

    >>> claim = Claim("m", "killed", "40", 0, 2, "40", counts="soldiers", speaker="the rebels")
    >>> sorted(marks_of(claim, perpetrators([claim])))
    ['enemy', 'perpetrator']
    """
    words = frozenset(WORD.findall(claim.speaker.lower()))
    if not words:
        return frozenset()
    is_perpetrator = bool(words & FIGHTERS) or any(same_name(claim.speaker, name) for name in groups)
    losses = STATE_LOSSES if is_perpetrator else GROUP_LOSSES if words & FORCES else frozenset()
    found: dict[Mark, bool] = {
        "hearsay": bool(words & HEARSAY),
        "perpetrator": is_perpetrator,
        "enemy": claim.counts in losses,
    }
    return frozenset(mark for mark, holds in found.items() if holds)
