from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse import fuse, gather
from dateline.link.copies import copies, voices
from dateline.records import Account, Copy, Document, Verdict
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


DAYS = ("2031-05-13", "2031-05-12", "2031-05-11")
PRINTS = [report(WIRE, address=day, published=day) for day in DAYS]
LAST, MIDDLE, FIRST = (document.id for document in PRINTS)


def heard(documents: Sequence[Document], pairs: Iterable[Copy], asked: Iterable[str] = ()) -> dict[str, str]:
    """Return the voices of documents: of all, or of those asked for."""
    known = {document.id: document for document in documents}
    return voices(asked or known, pairs, lambda names: [known[name] for name in names])


@pytest.mark.parametrize(("verdict", "is_one"), [("suggested", 1), ("same", 1), ("different", 0), ("unsure", 0)])
def test_copies_share_a_voice_unless_a_person_says_no(verdict: Verdict, is_one: int) -> None:
    found = heard([PRINTS[0], PRINTS[2]], [Copy(FIRST, LAST, verdict, "person:x")])
    assert found == {FIRST: FIRST, LAST: FIRST if is_one else LAST}


@pytest.mark.parametrize("asked", [[LAST], [LAST, FIRST], [LAST, MIDDLE, FIRST]])
def test_voices_run_through_chains_to_the_first_print_whoever_is_asked_for(asked: list[str]) -> None:
    pairs = [Copy(MIDDLE, LAST, "suggested", "m"), Copy(FIRST, MIDDLE, "suggested", "m")]
    assert heard(PRINTS, pairs, asked) == dict.fromkeys(asked, FIRST)


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
        assert len(set(heard(documents, found[-1]).values())) == 1
    assert len(found[1]) < 3 * len(found[0])


def test_what_differs_in_a_reprint_is_kept_and_counts_once() -> None:
    """Ten killed in two prints of one wire story do not outvote two reports of eleven."""
    killed = {"a": "ten", "b": "ten", "c": "eleven", "d": "eleven"}
    texts = {"a": WIRE, "b": f"{WIRE} The mayor wept.", "c": OTHER, "d": "Eleven people died, the ferry company said."}
    found = [
        reading_of(f"{texts[name]} In all {word} died.", ("killed", word, NUMBERS[word], BOUNDS[word]), address=name)
        for name, word in killed.items()
    ]
    documents = [item.document for item in found]
    voice = heard(documents, copies(documents))
    evidence = gather([Account(item.mentions[0], item.document) for item in found], voice, {})
    incident = fuse("x", tuple(item.mentions[0].id for item in found), evidence, {})
    (value,) = incident.stated("killed")
    assert value.value == "11"
    assert len(value.support) == 4
