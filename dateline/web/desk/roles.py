"""What a person may do at the desk: three roles, and the least one that each act needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dateline.store import ROLES, Role

__all__ = ["ACTIONS", "ROLES", "SAYS", "Act", "Role", "may"]

Act = Literal["look", "decide", "link", "assign", "adjudicate"]

ACTIONS: Mapping[Act, Role] = {
    "look": "reader",
    "decide": "coder",
    "link": "coder",  # what belongs together shows while claims are read, and is undone as easily as a claim
    "assign": "editor",
    "adjudicate": "editor",
}
"""The least role that may do each act."""

SAYS: Mapping[Act, str] = {
    "look": "read the record and its history",
    "decide": "accept, reject, correct and add claims, write notes, take one's own decisions back",
    "link": "merge incidents, split them, keep them apart",
    "assign": "give incidents to coders",
    "adjudicate": "settle what two coders decided differently",
}


def may(role: Role, action: Act) -> bool:
    """Whether a role suffices for an act."""
    return ROLES.index(role) >= ROLES.index(ACTIONS[action])
