from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse import fuse, gather
from dateline.link.copies import copies, voices
from dateline.records import Account, Copy, Verdict
from tests.builders import reading_of, report

NUMBERS = {"ten": "10", "eleven": "11"}
BOUNDS = {word: {"low": int(number), "high": int(number)} for word, number in NUMBERS.items()}

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


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_reading_does_not_matter(order: list[int]) -> None:
    texts = [WIRE, f"{WIRE} The harbour is closed.", OTHER, f"From our desk. {OTHER}", WIRE.lower(), "Four dead."]
    documents = [report(text, address=str(number)) for number, text in enumerate(texts)]
    assert copies([documents[number] for number in order]) == copies(documents)


def test_a_wire_story_that_hundreds_of_outlets_print_is_one_voice_and_its_pairs_grow_with_them() -> None:
    found = []
    for count in (200, 400):
        documents = [report(f"{WIRE} Printed by outlet {number}.", address=str(number)) for number in range(count)]
        found.append(copies(documents))
        assert len(set(voices([document.id for document in documents], found[-1]).values())) == 1
    assert len(found[1]) < 3 * len(found[0])


def test_what_differs_in_a_reprint_is_kept_and_counts_once() -> None:
    """Ten killed in two prints of one wire story do not outvote two reports of eleven."""
    killed = {"a": "ten", "b": "ten", "c": "eleven", "d": "eleven"}
    texts = {"a": WIRE, "b": f"{WIRE} The mayor wept.", "c": OTHER, "d": "Eleven people died, the ferry company said."}
    found = [
        reading_of(f"{texts[name]} In all {word} died.", ("killed", word, NUMBERS[word], BOUNDS[word]), address=name)
        for name, word in killed.items()
    ]
    voice = voices([item.document.id for item in found], copies([item.document for item in found]))
    evidence = gather([Account(item.mentions[0], item.document) for item in found], voice, {})
    incident = fuse("x", tuple(item.mentions[0].id for item in found), evidence, {})
    (value,) = incident.stated("killed")
    assert value.value == "11"
    assert len(value.support) == 4
