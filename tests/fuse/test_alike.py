from __future__ import annotations

import pytest

from dateline.fuse.alike import same_name


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("Agron Shehu", "Shehu", True), ("the army", "Army", True), ("army", "police", False), ("", "police", False)],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same
