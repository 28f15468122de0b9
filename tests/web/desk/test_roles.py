from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.web.desk.roles import ACTIONS, ROLES, Act, Role, may


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("reader", {"look"}),
        ("coder", {"look", "decide", "link"}),
        ("editor", {"look", "decide", "link", "assign", "adjudicate"}),
    ],
)
def test_what_each_role_may_do(role: Role, acts: set[Act]) -> None:
    assert {act for act in ACTIONS if may(role, act)} == acts


def test_each_role_may_do_all_that_the_one_before_it_may() -> None:
    for lower, higher in pairwise(ROLES):
        assert all(may(higher, act) for act in ACTIONS if may(lower, act))
