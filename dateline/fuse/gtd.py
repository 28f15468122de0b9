"""GTD's order for conflicting tolls: the most recent source, else the majority, else the lowest; vague words are blank.

The Global Terrorism Database's codebook, as docs/rules.md gives it. Attackers who died are counted where the words
count them; where only the attackers' or only the victims' deaths are told, those alone are recorded.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.choose import Agree, Choice
from dateline.fuse.evidence import Evidence, count_voices
from dateline.fuse.figures import agreeing, latest, number, precise
from dateline.fuse.rule import Rule
from dateline.fuse.tolls import blank, counts, exactly, sound, toll
from dateline.resolve import figure

DOUBTS = ("hearsay", "perpetrator")
"""A source of questionable validity, and a claim of the perpetrator group."""


def choose(evidence: Sequence[Evidence], _: Agree) -> Choice:
    """Choose nkill or nwound; blank where nobody gives a number."""
    counted = counts(evidence)
    return toll(counted, _pick) if counted else blank(evidence, "vague words only, left blank")


def _pick(evidence: Sequence[Evidence]) -> Choice:
    """Take the most recent sound source; of several, or where that is doubtful, the majority; else the lowest."""
    trusted = sound(evidence, *DOUBTS)
    recent = sound(latest(evidence), *DOUBTS)
    groups = agreeing(recent or trusted or evidence, figure.agree)
    doubt = "" if recent else "most recent is doubtful, " if trusted else "doubtful sources only, "
    if len(groups) == 1:
        return _taken(groups[0], doubt + ("most recent source" if recent else "the one figure"))
    best = max(groups, key=count_voices)
    if 2 * count_voices(best) > count_voices(item for group in groups for item in group):
        return _taken(best, f"{doubt}majority figure")
    return _taken(min(groups, key=lambda group: number(precise(group))), f"{doubt}no majority, lowest")


def _taken(group: Sequence[Evidence], step: str) -> Choice:
    chosen = precise(group)
    return exactly(number(chosen), chosen, step)


RULE = Rule(
    "gtd@1",
    "GTD: the most recent sound source, else the majority, else the lowest; vague words are left blank.",
    {"killed": choose, "injured": choose},
)
