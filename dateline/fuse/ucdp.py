"""UCDP's three estimates of the killed: best, low and high; doubtful sources and parties' claims reach the high only.

The field definitions of the Georeferenced Event Dataset, as docs/rules.md gives them. UCDP weighs sources by their
reliability; a record knows who repeats whom, so the figure with most independent voices is preferred.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.choose import Agree, Choice, leads
from dateline.fuse.evidence import Evidence, count_voices
from dateline.fuse.figures import agreeing, current, highest, number, precise, standing
from dateline.fuse.rule import Rule
from dateline.fuse.tolls import counts, sound, toll
from dateline.resolve import figure


def choose(evidence: Sequence[Evidence], _: Agree) -> Choice:
    """Choose the best estimate with the range of the credible ones."""
    return toll(counts(evidence) or evidence, _pick)


def _pick(evidence: Sequence[Evidence]) -> Choice:
    """Take the figure with most voices; where none is preferred, the lower; doubtful claims can only raise the high."""
    trusted = standing(sound(evidence))
    credible = trusted or standing(evidence)
    groups = agreeing(credible, figure.agree)
    most = max(groups, key=count_voices)
    is_preferred = leads(most, groups)
    best = precise(most) if is_preferred else min((precise(group) for group in groups), key=number)
    least = min(credible, key=number)
    top = max([*credible, *(item for item in current(evidence) if item.marks)], key=highest)
    step = "best: most voices" if is_preferred else "best: none preferred, the lower"
    return Choice(
        value=str(number(best)),
        used=(best,),
        step=step if trusted else f"doubtful sources only, {step}",
        low=number(least),
        high=highest(top),
        ends=(least, top),
    )


RULE = Rule(
    "ucdp@1",
    "UCDP: best of most voices, else the lower; low and high of the credible counts, doubtful ones in the high only.",
    {"killed": choose},
)
