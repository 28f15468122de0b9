"""Kinds of violence: what the encoder hears done to those who are hit, and incidents told apart by it.

A report tells in one breath that gunmen shot a mayor and burned a mill. Its words stand too near to each other to be of
two incidents; but what was done to the mayor and what to the mill the encoder hears at their names, in MUC-4's list of
types. A type that it hears clearly, and that no incident of the report has, opens one: with those hit in it, the words
that can name it, and whoever did the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.extract.groups import Group, type_of
from dateline.extract.signs import Sign
from dateline.records import Draft, Mark, Parsed
from dateline.resolve import category

LOUD = 0.6
"""Probability from which a report is taken to tell of a type: muc4 (dev) comes to the same from 0.3 to 0.9."""

VOTE = 0.2
"""Probability from which somebody or something is taken to be hit in an incident of a type: likewise from 0.1 on."""

SILENT = 0.05
"""Probability below which a report is taken not to tell of a type at all, whatever its words."""

HIT = frozenset({"victim", "target"})
MOVED = HIT | {"weapon"}
SHARED = frozenset({"perpetrator", "perpetrator_group", "claimed_by"})
"""Fields whose drafts are of the one incident or the other, and of both: whoever did the one did the other."""

Party = tuple[Draft, ...]
Told = list[tuple[Group, Party]]


def tell_apart(parsed: Parsed, groups: Sequence[Group], parties: Iterable[Party]) -> Told:
    """Return the incidents with who and what they name, one more for each type that is heard and not told."""
    marks = parsed.marks.incidents if parsed.marks else ()
    told = list(zip(groups, parties, strict=True))
    for kind in sorted({mark.field for mark in marks if mark.score >= LOUD}):
        if kind not in {_kind(group) for group, _ in told}:
            told = _opened(parsed, marks, kind, told)
    return told


def _opened(parsed: Parsed, marks: Sequence[Mark], kind: str, told: Told) -> Told:
    """Return the incidents with one of a kind taken out of them, behind the first that it was told with."""
    kept: Told = []
    new, party, place = Group(kind=kind), list[Draft](), 0
    for group, drafts in told:
        gone, signs = _taken(parsed, marks, kind, group, drafts)
        if not signs:
            kept.append((group, drafts))
            continue
        place = place if new.signs else len(kept) + 1
        rest = tuple(draft for draft in drafts if draft not in gone)
        if _is_silent(marks, group) and not any(draft.field in HIT for draft in rest):  # all of it was of that kind
            new.is_main = new.is_main or group.is_main
            signs, gone, rest = group.signs, drafts, ()
        else:
            kept.append((_without(group, signs), rest))
        _gather(new, signs)
        party += [*gone, *(draft for draft in rest if draft.field in SHARED)]
    if new.signs:
        kept.insert(place, (new, tuple(sorted(party, key=lambda draft: (draft.starts, draft.field)))))
    return sorted(kept, key=lambda one: not one[0].is_main)


def _taken(
    parsed: Parsed, marks: Sequence[Mark], kind: str, group: Group, drafts: Party
) -> tuple[Party, Sequence[Sign]]:
    """Return who and what of an incident was hit in one of another kind, and the signs that tell of that; none = no."""
    gone = tuple(draft for draft in drafts if _is_hit_by(parsed, marks, draft, kind, _kind(group)))
    return gone, _naming(group, gone, kind) if any(draft.field in HIT for draft in gone) else ()


def _gather(group: Group, signs: Iterable[Sign]) -> Group:
    """Add signs to a group."""
    for sign in signs:
        group.add(sign)
    return group


def _without(group: Group, signs: Sequence[Sign]) -> Group:
    """Return a group without some of its signs; with them where no other names an incident."""
    left = [sign for sign in group.signs if sign not in signs]
    is_named = any(sign.trigger.force == "incident" for sign in left)
    return _gather(Group(kind=group.kind, is_main=group.is_main), left if is_named else group.signs)


def _kind(group: Group) -> str:
    """Return the type of an incident in MUC-4's list."""
    return group.kind or category.kind(type_of(group))


def _naming(group: Group, gone: Iterable[Draft], kind: str) -> list[Sign]:
    """Return the signs that tell of an incident of a kind: by type, else where those hit stand, else the first."""
    fitting = [sign for sign in group.signs if _can_be(sign.trigger.type, kind)]
    own = [sign for sign in fitting if sign.trigger.force == "incident" and category.kind(sign.trigger.type) == kind]
    places = [draft.starts for draft in gone]
    beside = [sign for sign in fitting if any(sign.sentence.starts <= place < sign.sentence.ends for place in places)]
    return own or beside or fitting[:1]


def _can_be(name: str, kind: str) -> bool:
    """Tell whether a word for one type can tell of an incident of a kind: 'killed' of a bombing."""
    return category.kind(name) == kind or (name in category.GENERAL and category.agree(name, kind.replace(" ", "_")))


def _is_silent(marks: Iterable[Mark], group: Group) -> bool:
    """Tell whether the encoder hears nothing of the type that an incident is told as."""
    kind = _kind(group)
    return kind != "" and all(mark.score < SILENT for mark in marks if mark.field == kind)


def _is_hit_by(parsed: Parsed, marks: Iterable[Mark], draft: Draft, kind: str, told: str) -> bool:
    """Tell whether the encoder hears at the words of a draft that it was another kind of incident than told."""
    if draft.field not in MOVED or not draft.value:
        return False
    words = re.compile(r"\s+".join(map(re.escape, draft.value.split())))
    spans = [place.span() for place in words.finditer(parsed.text)]
    here = [mark for mark in marks if any(starts <= mark.starts < ends for starts, ends in spans)]
    heard = max((mark.here for mark in here if mark.field == kind), default=0.0)
    return heard >= VOTE and heard > max((mark.here for mark in here if mark.field == told), default=0.0)
