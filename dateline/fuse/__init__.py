"""Claims and decisions to the values that the record states, under a named rule, with the claims for and against.

fuse(...)              one incident: every field's stated values
restate(record, rule)  a record whose incidents state what another rule chooses
RULES                  the rules by name; one file each
compare(evidence, ..)  the rules side by side, with their steps and claims
toll_over_time(...)    who counted how many when: updates and disputes told apart
gather(...)            the evidence in some accounts; evidence_of(incident, record) that of one incident
"""

from dateline.fuse.compare import Stated, compare, differing
from dateline.fuse.evidence import Evidence, evidence_of, gather
from dateline.fuse.incident import RULES, fuse, restate
from dateline.fuse.rule import DEFAULT, Rule
from dateline.fuse.timeline import Point, toll_over_time

__all__ = [
    "DEFAULT", "RULES", "Evidence", "Point", "Rule", "Stated", "compare", "differing", "evidence_of", "fuse", "gather",
    "restate", "toll_over_time",
]  # fmt: skip
