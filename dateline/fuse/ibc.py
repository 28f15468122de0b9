"""Iraq Body Count's range: from the least to the most civilians that reports give; provisional on one voice.

The methods of Iraq Body Count, as docs/rules.md gives them. Where reports count everybody and tell of fighters among
the dead, too, the minimum falls by those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.fuse.choose import Agree, Choice
from dateline.fuse.evidence import Evidence, count_voices
from dateline.fuse.figures import by_group, highest, is_partial, number, population, standing
from dateline.fuse.rule import Rule
from dateline.fuse.tolls import added, blank, counts, sound

FIGHTERS = frozenset({"soldiers", "attackers"})
"""Whom the range leaves out. Police are counted as civilians, as the database does."""

STEP = "least to most"
ENOUGH = 2
"""Independent voices that make a range more than provisional."""


def choose(evidence: Sequence[Evidence], _: Agree) -> Choice:
    """Choose the range of civilians; blank where only fighters are counted."""
    counted = counts(evidence) or list(evidence)
    found = _whole(by_group(item for item in counted if not is_partial(item))) or _largest_part(counted)
    if found is None:
        return blank(evidence, "fighters only, left blank")
    voices = count_voices(item for item in found.used if population(item) not in FIGHTERS)
    return found if voices >= ENOUGH else replace(found, step=f"{found.step}, provisional")


def _whole(groups: Mapping[str, list[Evidence]]) -> Choice | None:
    """Return the range of those told as civilians, else of everybody less the fighters, else of the groups told."""
    if "civilians" in groups:
        return _range(groups["civilians"], "civilians, least to most")
    if "all" in groups:
        return _less_fighters(groups)
    unarmed = [group for name, group in groups.items() if name not in FIGHTERS]
    return added([_range(group, STEP) for group in unarmed]) if unarmed else None


def _largest_part(evidence: Sequence[Evidence]) -> Choice | None:
    parts = [item for item in evidence if is_partial(item) and population(item) not in FIGHTERS]
    if not parts:
        return None
    return _range([max(parts, key=lambda item: (number(item), item.claim.id))], "only parts told, the largest")


def _less_fighters(groups: Mapping[str, list[Evidence]]) -> Choice:
    """Return the range of everybody; the fighters told may be among them, so the minimum falls by those."""
    everybody = _range(groups["all"], STEP)
    fighters = [_range(groups[name], "") for name in sorted(FIGHTERS & set(groups))]
    if not fighters:
        return everybody
    armed = added(fighters)
    least = max(0, (everybody.low or 0) - (armed.high or 0))
    used = (*everybody.used, *armed.used)
    return _ranged(least, everybody.high or 0, used, f"{STEP}, the least without the fighters told")


def _range(evidence: Sequence[Evidence], step: str) -> Choice:
    """Return the range of the counts of the same people that still stand."""
    pool = standing(sound(evidence)) or standing(evidence)
    return _ranged(min(map(number, pool)), max(map(highest, pool)), tuple(sorted(pool, key=number)), step)


def _ranged(low: int, high: int, used: tuple[Evidence, ...], step: str) -> Choice:
    return Choice(str(low) if low == high else f"{low}..{high}", used, step, low, high)


RULE = Rule(
    "ibc@1",
    "Iraq Body Count: civilians only, from the least to the most; provisional on fewer than two independent voices.",
    {"killed": choose, "injured": choose},
)
