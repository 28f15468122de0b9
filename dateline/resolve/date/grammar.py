"""The grammar of English time expressions: all rules, and the words that can open one.

Values follow TIMEX3 as TimeBank uses it (Sauri et al. 2006, "TimeML Annotation Guidelines 1.2.1").
"""

from __future__ import annotations

import re

from dateline.resolve.date import clock, lengths, named, relative
from dateline.resolve.date import words as w

RULES = (*named.RULES, *relative.RULES, *clock.RULES, *lengths.RULES)
"""Every rule. The longest match at a place wins; of equally long ones the first."""


def _vocabulary(*phrases: str) -> frozenset[str]:
    """Return the words of some phrases."""
    return frozenset(word for phrase in phrases for word in re.findall(r"[^\W_]+", phrase.lower()))


def _first_words(feast: str) -> tuple[str, ...]:
    """Return the first word of a feast day, with and without its s."""
    word = feast.split(" ")[0]
    return () if word in ("the", "good") else (word, word.removesuffix("s"))


TRIGGERS = (
    _vocabulary(*w.UNITS, *(f"{unit}s" for unit in w.UNITS), "centuries half weekend period end")
    | _vocabulary(*w.MONTHS, *(name[:3] for name in w.MONTHS), "sept", *w.SEASONS)
    | _vocabulary(*w.WEEKDAYS, *(f"{name}s" for name in w.WEEKDAYS), *w.PARTS_OF_DAY, "nights tonight")
    | _vocabulary("today yesterday tomorrow nineteen thousand", *lengths.ADVERBS, *named.SPOKEN_DECADES)
    | _vocabulary("midmorning midafternoon midevening")
    | _vocabulary(*(form for name in named.FEASTS for form in _first_words(name)))
    | _vocabulary("now current currently nowadays recently lately past future term date soon m am pm clock")
)
"""Words without which there is no time expression; numbers apart."""

LEADERS = TRIGGERS | _vocabulary(
    *w.ONES, *w.TENS, *w.LARGE, *w.ORDINALS, *w.VAGUE, *w.HEDGES, *w.EDGES, *relative.STEPS, *lengths.SIDES,
    "a an and in on of to or half couple fiscal calendar every each other s year comparable corresponding latest full",
    "entire trading business working school straight consecutive more whole long additional another right most near",
    "between from luther same corresponding like equivalent beginning starting before after",
    "king near short later foreseeable recent these good eighteen p gmt o the",
)  # fmt: skip
"""Words that can stand in a time expression before the one that gives it away."""
