from __future__ import annotations

import pytest

from dateline.fuse.marks import marks_of, perpetrators
from dateline.records import Claim


def claimed(field: str, value: str, **more: str) -> Claim:
    return Claim("m", field, value, 0, 1, value, **more)  # type: ignore[arg-type]


GROUPS = perpetrators(
    [claimed("claimed_by", "Red Lantern Column"), claimed("perpetrator_group", "Blue Reed", stance="denied")]
)


@pytest.mark.parametrize(
    ("speaker", "counts", "marks"),
    [
        ("", "all", []),
        ("the interior ministry", "all", []),
        ("the interior ministry", "attackers", ["enemy"]),
        ("the army", "soldiers", []),
        ("a spokesman for the Red Lantern Column", "all", ["perpetrator"]),
        ("the Red Lantern Column", "soldiers", ["enemy", "perpetrator"]),
        ("Blue Reed", "all", []),
        ("the rebels", "police", ["enemy", "perpetrator"]),
        ("unconfirmed reports", "all", ["hearsay"]),
        ("Social media users", "all", ["hearsay"]),
        ("Agron Shehu", "attackers", []),
    ],
)
def test_what_speaks_against_a_claim(speaker: str, counts: str, marks: list[str]) -> None:
    assert sorted(marks_of(claimed("killed", "9", speaker=speaker, counts=counts), GROUPS)) == marks
