"""ACLED's fatalities: the lowest number reported until a corroborated one appears; codes for words that are no count.

The codebook of the Armed Conflict Location and Event Data project, as docs/rules.md gives it. What nobody mentions is
not stated here; the table of that format writes 0 for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.fuse.choose import Agree, Choice
from dateline.fuse.evidence import Evidence, count_voices
from dateline.fuse.figures import current, number, vague_word
from dateline.fuse.rule import Rule
from dateline.fuse.tolls import counts, exactly, sound, toll

CODED: Mapping[str, int] = {
    "plural": 3, "several": 3, "a few": 3, "a handful": 3, "multiple": 3, "many": 10, "numerous": 10, "dozens": 12,
    "hundreds": 100,
}  # fmt: skip
"""The number for each vague word. The codebook has 3 or 10 by scale; which word is of which scale is our reading."""


def choose(evidence: Sequence[Evidence], _: Agree) -> Choice:
    """Choose the number of fatalities; vague words only where nobody counts."""
    counted = counts(evidence)
    found = toll(counted or evidence, _pick, coded)
    return found if counted else replace(found, step="no count, the code for vague words")


def coded(item: Evidence) -> int:
    """Return the number that a figure is coded as."""
    return CODED.get(vague_word(item), number(item))


def _pick(evidence: Sequence[Evidence]) -> Choice:
    """Take the corroborated number reported last; where there is none, the lowest."""
    by_number: dict[int, list[Evidence]] = {}
    for item in current(sound(evidence) or evidence):
        by_number.setdefault(coded(item), []).append(item)
    shared = [value for value, items in by_number.items() if count_voices(items) > 1]
    if shared:
        last = max(shared, key=lambda value: (by_number[value][-1].published, -value))
        return exactly(last, by_number[last][0], "latest corroborated number")
    least = min(by_number)
    step = "lowest number reported" if len(by_number) > 1 else "only number reported"
    return exactly(least, by_number[least][0], step)


RULE = Rule(
    "acled@1",
    "ACLED: the lowest number reported until a corroborated one appears; 3, 10, 12 or 100 for vague words.",
    {"killed": choose},
)
