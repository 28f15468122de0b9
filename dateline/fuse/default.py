"""The default rule: the latest count, then the most voices, then the most cautious; precise words before vague ones.

It follows the order that GTD's codebook gives for conflicting casualty figures (most recent source, then majority,
then the lowest), with two differences that docs/rules.md states: reprints and repeated speakers are one voice, and
figures are compared as intervals, so that "at least 12" and 14 do not contradict each other.
"""

from __future__ import annotations

from dateline.fuse.choose import CHOOSE
from dateline.fuse.rule import DEFAULT, Rule

RULE = Rule(DEFAULT, "The latest count, then the most voices, then the lowest; precise before vague words.", CHOOSE)
