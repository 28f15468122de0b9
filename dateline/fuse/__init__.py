"""Claims and decisions to the values that the record states, under a named rule, with the claims for and against.

fuse(...)    one incident: every field's stated values
RULES        the rules by name; one file each
"""

from dateline.fuse.evidence import Evidence, gather
from dateline.fuse.incident import RULES, fuse

__all__ = ["RULES", "Evidence", "fuse", "gather"]
