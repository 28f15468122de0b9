"""Sentences, paragraphs, headlines and datelines, on invented texts."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Document
from dateline.split import LONGEST, split


def sentences(text: str, **about: object) -> list[str]:
    return [text[s.starts : s.ends] for s in split(Document("a.txt", text, **about))]  # type: ignore[arg-type]


def kinds(text: str, **about: object) -> list[tuple[str, str]]:
    return [(s.kind, text[s.starts : s.ends]) for s in split(Document("a.txt", text, **about))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "He met Gen. Roe and Lt. Col. Ana Prado in St. Louis.|It rained.",
        "It was Nov. 13, at 5 p.m. Tuesday.|Nicholas J. Roe left.",
        "She left at 5 p.m.|Police came at 6 a.m. local time.",
        "The U.S. Army left the U.S.|The rest stayed.",
        "Bolt Inc. shares fell.|Bolt Inc. of Macon, Ga., closed.|It sold for $3.5 million.",
        "It stands on Elm St.|The fire at No. 5 spread to No. 7.|He said no.|Nobody came.",
        "“We know,” he said.”|Next came “Why?” he asked.|“Run!”|They ran.",
        "They found weapons . . . and more.|They saw\u2009.\u2009.\u2009. and left.",
        "They waited ...|Then it came… and went.",
        "See www.example.org/a.b?c=1 for more.|Write to a.b@example.org. today",
        "It cost 3.5 percent of 1.200 dollars.|In 1990.|In 1991.",
        "Ten died in the U.S.-led raid.|The Chilean-U.S. Institute was hit.",
        "The toll rose to nine.[3]|The mayor wept.(He left.)|More followed.",
        "Five were hurt.|The police came.|It began at 5 p.m.|The end.",
        "THE ARMY SAID THAT COL. ROE LEFT THE U.S. EMBASSY.|HE DIED.|TWO WERE HURT IN THE U.S.|THEY LEFT.",
        "1. The mayor left.|2. The clerk stayed.",
        "“… and then it burnt.|Nobody slept.”",
        "قتل خمسة.|هل عاد؟|نعم.",
        "五人死亡。|警察说。",
        "It said:|• one dead|• two hurt",
        "vs. the state, Roe et al. won.|Mr. Roe smiled.",
    ],
)
def test_sentences_end_where_they_do(text: str) -> None:
    joined = text.replace("|", "" if text[0] == "五" else " ")
    assert sentences(joined) == text.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five were hurt.The police came.", ["Five were hurt.", "The police came."]),
        ("It began at 5 p.m.The police came.", ["It began at 5 p.m.", "The police came."]),
        ("He founded example.org and Example.com.", ["He founded example.org and Example.com."]),
        ("‘He was here.’ ”", ["‘He was here.’ ”"]),
    ],
)
def test_missing_and_needless_spaces(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "KABUL, March 3, 2011 (Blue Wire) -",
        "QUITO --",
        "ELK RIVER, Minn. —",
        "Elk River (Blue Wire) —",
        "Elk River, Nov. 12 (Blue Wire) --",
        "(Blue Wire) -",
        "QUETTA:",
        "LIMA/QUITO, Aug 30 (Blue Wire) –",
    ],
)
def test_a_dateline_before_a_dash_is_set_apart(line: str) -> None:
    assert kinds(f"{line} A bomb went off. Two died.")[:2] == [("dateline", line), ("body", "A bomb went off.")]


@pytest.mark.parametrize(
    "line",
    [
        "BOGOTA, 4 FEB 90 (BLUE WIRE)",
        "BUFFALO, N.Y. (Blue Wire) --",
        "QUITO, Ecuador",
        "Blue Wire | Updated: 2017-09-15 17:52",
        "Published 3 March 2011",
        "(Updated Friday, Nov. 21, 2014)",
    ],
)
def test_a_dateline_on_its_own_line(line: str) -> None:
    assert kinds(f"{line}\n\nA bomb went off.") == [("dateline", line), ("body", "A bomb went off.")]


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — met.",
        "WATCH: The bridge falls",
        "THE REBELS -- AND THEIR FRIENDS -- WERE THERE.",
        "Ana Prado (left)",
        "The mayor - Ana Prado - left.",
        "Ana Prado (Photo by Blue Wire)",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert [kind for kind, _ in kinds(text)] == ["body"]


def test_the_headline_behind_the_body_comes_first() -> None:
    text = "Two died.\n\nBomb hits Quito"
    assert kinds(text, title="Bomb hits Quito", headline_starts=11) == [
        ("headline", "Bomb hits Quito"),
        ("body", "Two died."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bomb hits Quito\nTwo died.", ["Bomb hits Quito", "Two died."]),
        ("Blue Wire\n\nBomb  hits\u00a0quito\n\nTwo died.", ["Bomb  hits\u00a0quito", "Blue Wire", "Two died."]),
        ("Bomb hits Quito. Two died.", ["Bomb hits Quito.", "Two died."]),
        ("Bomb hits Quito . Two died.", ["Bomb hits Quito .", "Two died."]),
    ],
)
def test_the_title_in_the_text_is_the_headline(text: str, expected: list[str]) -> None:
    found = kinds(text, title="Bomb hits Quito")
    assert [words for _, words in found] == expected
    assert [kind for kind, _ in found] == ["headline"] + ["body"] * (len(expected) - 1)


def test_the_outlet_behind_a_title_may_be_missing_in_the_text() -> None:
    text = "Two die as bomb hits Quito Updated: 10:01 PM\n\nTwo died."
    found = kinds(text, title="Two die as bomb hits Quito - Blue Wire | News")
    assert found[0] == ("headline", "Two die as bomb hits Quito")


def test_prose_about_a_publication_is_no_dateline() -> None:
    assert kinds("Published in full, the report of the mayor told of 1200 dead.")[0][0] == "body"


def test_a_title_that_is_the_subject_of_the_first_sentence_is_no_headline() -> None:
    assert kinds("Quito was hit.", title="Quito") == [("body", "Quito was hit.")]
    text = "Two die in Quito blast."
    assert kinds(text, title="Two die in Quito") == [("body", text)]


WRAPPED = """\
The police said that five people had been hurt in the blast
on Tuesday, and that two of them were in a serious condition
in the hospital of the town. A sixth had died.
   The mayor, who was away when it came, said that the town
would now mourn its dead.

He left the hall in tears, and nobody could tell when he was
to be back."""


def test_hard_wrapped_lines_are_joined() -> None:
    assert [s.paragraph for s in split(Document("a.txt", WRAPPED))] == [0, 0, 1, 2]


def test_lines_of_modern_files_are_paragraphs() -> None:
    text = "Bomb hits Quito\nRead more\nTwo people died in the north of the town\nA third was hurt\nPhoto: Blue Wire"
    assert [s.paragraph for s in split(Document("a.txt", text))] == [0, 1, 2, 3, 4]


def test_nothing_comes_of_nothing() -> None:
    assert split(Document("a.txt", "")) == split(Document("a.txt", " \n\t\u00a0\r\n")) == ()


def test_a_long_sentence_is_cut_at_white_space() -> None:
    found = sentences("word " * 1000)
    assert [len(words) <= LONGEST and set(words.split()) == {"word"} for words in found] == [True] * 3


GARBAGE = [
    "a",
    ". ",
    ".",
    "A.",
    '."',
    " .",
    "(",
    "[1]",
    "\n",
    " ",
    "Gen. ",
    ".  ",
    '. ""',
    "• ",
    "😀",
    "\x07",
    "x\n",
    "م. ",
]


@pytest.mark.parametrize("unit", GARBAGE)
def test_garbage_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begins = time.process_time()
    split(Document("a.txt", text, title="a a a a"))
    assert time.process_time() - begins < 5


NEWSLIKE = st.lists(
    st.sampled_from(
        [*".!?…\"”’'()[]-—:, \n\r\t\u2028•", "\n\n", "Gen", "U.S", "p.m", "KABUL", "(AP)", "Aug", "he", "The", "5"]
    )
    | st.text(max_size=5),
    max_size=60,
).map("".join)


@given(NEWSLIKE, st.text(max_size=8), st.integers(0, 40) | st.none())
def test_sentences_cover_the_text_once(text: str, title: str, headline: int | None) -> None:
    starts = None if headline is None else min(headline, len(text))
    found = split(Document("a.txt", text, title=title, headline_starts=starts))
    in_order = sorted(found, key=lambda sentence: sentence.starts)
    assert all(a.ends <= b.starts for a, b in pairwise(in_order))
    assert all(0 <= s.starts < s.ends <= len(text) and s.ends - s.starts <= LONGEST for s in found)
    covered = "".join(text[s.starts : s.ends] for s in in_order)
    assert "".join(covered.split()) == "".join(text.split())
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)
    assert "headline" not in [s.kind for s in found if s.paragraph]
