"""Assembly: which signs of one document tell of the same incident, and which of them tell of any at all.

Three passes. Signs that carry a time are grouped first: dates tell incidents apart best. Then the group that the report
is about is chosen, from what stands at the top and what is recent. Last, every other sign joins the group that it fits
best, opens one of its own, or is left out.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from dateline.extract.groups import RECENT, Group, agree, is_lead, is_recent, killed, strength, told_apart
from dateline.extract.signs import Sign, days
from dateline.records import Document
from dateline.resolve import category

TRACES = frozenset({"shooting", "bombing", "suicide_bombing", "kidnapping"})
"""Types whose weak words tell of an incident where people came to harm and nothing else in the report does."""

KILLED = frozenset({"kill", "execute"})
"""Outcomes that tell of an incident where a report speaks of those who do violence, and of no mishap."""

ENOUGH = 1.5
"""Least strength of a group that is kept: the template F1 of muc4 (dev) is flat from 0 to 1.5 and falls from 2 on."""

APART = 1.5
"""What another target counts against a sign: worth 0.4 points of template F1 on muc4 (dev), nothing lost elsewhere."""

SEEN_APART = 5.0
"""What it counts against a sign that the encoder sees others hit than in its group: worth 1.1 points likewise."""

HEARD = 0.2
"""Probability from which the encoder's word makes a sign that tells of harm one of an incident, where no other does."""

HEARD_CLEARLY = 0.5
"""The same in a report that speaks of no weapons and nobody who uses them: it may be one of a mishap."""

RIVALS = 60
"""Groups that a sign is compared with, besides the main one: the latest. A chronicle of a war has thousands."""


def assemble(document: Document, signs: Sequence[Sign]) -> tuple[Group, ...]:
    """Return the incidents that the signs of a document tell of, the main one first."""
    told = [sign for sign in signs if is_candidate(sign)]
    groups = _dated(document, told)
    traced = _from_harm(told, groups)
    main = traced or _main(document, told, groups)
    if main is not None:
        main.is_main = True
        groups.sort(key=lambda group: not group.is_main)
    placed = {id(sign) for group in groups for sign in group.signs}
    left = [sign for sign in told if id(sign) not in placed]
    left = [sign for sign in left if not _place_sign(document, sign, groups)]
    for sign in left:  # what stood above the first word that names the incident
        _join(document, sign, groups)
    return tuple(group for group in groups if group is traced or _is_told(group))


def is_candidate(sign: Sign) -> bool:
    """Tell whether a sign can be one of an incident: it is not denied, borrowed from other talk, or a sum of many."""
    return not (sign.judged.negated or sign.is_borrowed or sign.is_running)


def _is_told(group: Group) -> bool:
    """Tell whether a group says enough of an incident to be kept."""
    return any(_can_stand(sign) for sign in group.signs) and strength(group) >= ENOUGH


def _dated(document: Document, signs: Sequence[Sign]) -> list[Group]:
    """Return groups of the signs that carry a time."""
    groups: list[Group] = []
    for sign in signs:
        if sign.times and sign.trigger.force != "weak" and not (sign.is_vague and not sign.is_real):
            (_best(document, sign, groups) or _opened(groups)).add(sign)
    return groups


def _opened(groups: list[Group]) -> Group:
    """Return a new group."""
    groups.append(Group())
    return groups[-1]


def _main(document: Document, signs: Sequence[Sign], groups: list[Group]) -> Group | None:
    """Return the group that the report is about, a new one where the top tells of one without a time."""
    real = [group for group in groups if group.is_real and not group.signs[0].is_other]
    recent = [group for group in real if is_recent(document, group.times)]
    top = [group for group in real if any(is_lead(sign) for sign in group.signs)]
    known = [sign for sign in signs if is_lead(sign) and sign.is_real and _can_stand(sign)]
    undated = [sign for sign in known if not sign.times and not sign.is_definite]
    for choice in (
        [group for group in recent if group in top],
        [group for group in top if undated and _types_fit(undated[0], group) > 0][:1],
        [group for group in recent if not undated or (_fit(document, undated[0], group) or 0.0) > 0],
    ):
        if choice:
            return max(choice, key=lambda group: len(group.signs))
    if undated or (known and not top):
        return _opened(groups).add((undated or known)[0])
    return next(iter(top or groups), None)


def _from_harm(signs: Sequence[Sign], groups: list[Group]) -> Group | None:
    """Return a group opened by the traces of an incident that no word names: 'died of a gunshot wound'."""
    if any(_can_stand(sign) and _says_enough(sign) for sign in signs):
        return None
    counted = {sign.trigger.sentence for sign in signs if sign.figures}
    harm = next((sign for sign in signs if _is_harm(sign, counted)), None)
    return _opened(groups).add(harm) if harm else None


def _is_harm(sign: Sign, counted: Set[int]) -> bool:
    """Tell whether a sign says that people came to harm by violence; `counted` are the sentences that count people."""
    is_trace = sign.trigger.force == "weak" and sign.trigger.type in TRACES and sign.trigger.sentence in counted
    is_killing = sign.trigger.lemma in KILLED and sign.is_armed and bool(sign.figures) and not sign.is_vague
    is_heard = sign.heard >= (HEARD if sign.is_armed else HEARD_CLEARLY)
    return (is_trace or is_killing or is_heard) and sign.is_real


def _place_sign(document: Document, sign: Sign, groups: list[Group]) -> bool:
    """Add a sign to the group that it fits best, or open one for it; tell whether it was done."""
    if _join(document, sign, groups):
        return True
    if _can_stand(sign) and _says_enough(sign) and (not groups or not sign.is_definite or sign.places):
        _opened(groups).add(sign).is_main = len(groups) == 1
        return True
    return False


def _join(document: Document, sign: Sign, groups: Sequence[Group]) -> bool:
    """Add a sign to the group that it fits best; tell whether there is one."""
    best = _best(document, sign, groups)
    if best is not None:
        best.add(sign)
    return best is not None


def _can_stand(sign: Sign) -> bool:
    """Tell whether a sign can tell of an incident by itself."""
    if sign.trigger.force != "incident":
        return False
    if sign.judged.status == "hypothetical":
        return is_lead(sign) and bool(sign.times and sign.places)
    return not sign.is_vague or bool(sign.times or sign.figures or (sign.judged.status == "threatened" and sign.places))


def _says_enough(sign: Sign) -> bool:
    """Tell whether a sign is specific enough: what did not happen needs a time or a place to be of use."""
    return sign.is_specific if sign.is_real else bool(sign.times or sign.places or is_lead(sign))


# -- how well a sign fits a group --------------------------------------------------------------------------------------


def _best(document: Document, sign: Sign, groups: Sequence[Group]) -> Group | None:
    """Return the group that a sign fits best, or None."""
    rivals = [*groups[:1], *groups[1:][-RIVALS:]]
    scored = [(fit, -number) for number, group in enumerate(rivals) if (fit := _fit(document, sign, group)) is not None]
    best = max(scored, default=None)
    return rivals[-best[1]] if best is not None and best[0] > 0 else None


def _fit(document: Document, sign: Sign, group: Group) -> float | None:
    """Return how well a sign fits a group; None where what they say cannot both be true of one incident."""
    near = group.nearest(sign)
    if sign.is_real != group.is_real and not _is_of_one_deed(sign, near):
        return None
    when, where = _dates_agree(document, sign, group), _places_agree(sign, group)
    if when is False or where is False:
        return None
    score = 2.0 * (when is True) + 1.0 * (where is True) + _types_fit(sign, group) + _nearness(sign, near)
    score -= 1.5 * (sign.judged.status != near.judged.status and not sign.is_real)
    score += 1.0 * sign.is_definite + 1.0 * group.is_main * (1 + sign.is_definite)
    score += 3.0 * group.is_headed_by(sign)
    score -= max(APART * _differ(sign, sign.targets, group.targets), SEEN_APART * _differ(sign, sign.hit, group.hit))
    score -= 3.0 * (sign.is_vague and not (sign.times or sign.later))
    return score - 4.0 * sign.is_other - 2.0 * _tolls_differ(sign, group)


def _is_of_one_deed(sign: Sign, near: Sign) -> bool:
    """Tell whether what happened and what did not can be of one incident: a plot with its attack."""
    is_plot = "plot" in (sign.trigger.type, near.trigger.type)
    return _is_same_sentence(sign, near) and (is_plot or sign.trigger.force != "incident")


def _nearness(sign: Sign, other: Sign) -> float:
    """Return how near two signs stand."""
    if _is_same_sentence(sign, other):
        return 3.0
    is_next = sign.trigger.sentence - other.trigger.sentence == 1
    is_paragraph = sign.sentence.paragraph == other.sentence.paragraph and sign.trigger.starts > other.trigger.starts
    return 1.0 * is_next + 1.0 * is_paragraph + 2.0 * (sign.is_definite and is_next)  # "... The attack"


def _is_same_sentence(a: Sign, b: Sign) -> bool:
    """Tell whether two signs stand in one sentence."""
    return a.trigger.sentence == b.trigger.sentence


def _types_fit(sign: Sign, group: Group) -> float:
    """Return whether the types of a sign and a group can be two words for one incident."""
    is_aftermath = sign.trigger.force == "outcome" or (sign.trigger.force == "weak" and sign.trigger.type == "raid")
    if is_aftermath or not group.types:
        return 0.5
    if sign.trigger.type in group.types:
        return 1.0
    return 0.5 if any(category.agree(sign.trigger.type, name) for name in group.types) else -2.0


def _dates_agree(document: Document, sign: Sign, group: Group) -> bool | None:
    """Tell whether the times of a sign and a group can be the same; None where one of them has none."""
    if not sign.times:
        return _can_follow(document, sign, group) if sign.later else None
    if group.window[0]:
        low, high = group.window
        return any((time.low or 0) <= high and low <= (time.high or 0) for time in sign.times)
    return None if is_recent(document, sign.times) or sign.is_definite or not group.is_main else False


def _can_follow(document: Document, sign: Sign, group: Group) -> bool | None:
    """Tell whether what became of people can have become of them in a group's incident; None = perhaps."""
    first, last = min(time.low or 0 for time in sign.later), max(time.high or 0 for time in sign.later)
    if group.window[0]:
        low, high = group.window
        return (True if first <= high else None) if low <= last and days(first) - days(high) <= RECENT else False
    return None if is_recent(document, sign.later) or not group.is_main else False


def _places_agree(sign: Sign, group: Group) -> bool | None:
    """Tell whether the places of a sign and a group can be the same; None where one of them has none."""
    ours = told_apart(sign.places)
    return any(agree(a, b) for a in ours for b in group.places.values()) if ours and group.places else None


def _differ(sign: Sign, ours: Set[str], theirs: Set[str]) -> bool:
    """Tell whether a sign tells that others were hit than its group does."""
    return bool(ours and theirs) and not sign.is_definite and ours.isdisjoint(theirs)


def _tolls_differ(sign: Sign, group: Group) -> bool:
    """Tell whether a sign and a group count the dead differently."""
    ours = killed(sign.figures)
    return bool(ours and group.tolls) and not any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in group.tolls)
