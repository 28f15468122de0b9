from __future__ import annotations

import pytest

from dateline.link.copies import copies, voices
from dateline.records import Copy, Verdict
from tests.builders import report

WIRE = (
    "A bomb went off beside the ferry landing of the town on Monday morning, killing four people and wounding eleven, "
    "the harbour police said. The landing was closed and divers were looking for a fifth person."
)
OTHER = (
    "Three gunmen held up a bakery on the main road late on Friday and took the day's earnings with them, the owner "
    "said. Nobody was hurt, and the police have found the car in which the men fled to the hills."
)


@pytest.mark.parametrize(
    ("left", "right", "is_copy"),
    [
        (WIRE, WIRE, True),
        (WIRE, f"From our news desk. {WIRE} More to follow.", True),
        (WIRE, WIRE.upper(), True),
        (WIRE, OTHER, False),
        (WIRE, WIRE[:100] + OTHER, False),
        ("Four dead.", "Four dead.", False),
        ("", "", False),
    ],
)
def test_a_reprint_is_found(left: str, right: str, is_copy: bool) -> None:
    pairs = copies([report(left, address="a"), report(right, address="b")])
    assert bool(pairs) is is_copy
    assert all(pair.left_id < pair.right_id and pair.verdict == "suggested" for pair in pairs)


@pytest.mark.parametrize(("verdict", "voice"), [("suggested", "a"), ("same", "a"), ("different", "b"), ("unsure", "b")])
def test_copies_share_a_voice_unless_a_person_says_no(verdict: Verdict, voice: str) -> None:
    assert voices(["a", "b"], [Copy("a", "b", verdict, "person:x")]) == {"a": "a", "b": voice}


def test_voices_run_through_chains() -> None:
    pairs = [Copy("b", "c", "suggested", "m"), Copy("a", "b", "suggested", "m")]
    assert set(voices(["c", "b", "a"], pairs).values()) == {"a"}
