from __future__ import annotations

import pytest

from dateline.codebook import parse
from dateline.extract import codewords
from dateline.extract.quote import ground
from dateline.fields import SHIPPED, Codebook
from dateline.pipeline import Tools, make_tools, read_document
from dateline.records import Claim, Draft, Mention, Parsed, Problem
from dateline.split import split
from tests.builders import report

MOTIVES = """
[fields.motive]
kind = "category"
help = "Why."
many = true
answers = [
    {code = "revenge", words = ["revenge", "retaliat*"]},
    {code = "land", words = ["land dispute"]},
    {code = "vote"},
]
[fields.school]
kind = "name"
help = "Which school?"
many = true
words = ["primary school"]
"""
BOOK = parse(MOTIVES, "motives")


def parsed(text: str) -> Parsed:
    document = report(text)
    return Parsed(document, split(document))


def found(text: str, codebook: Codebook = BOOK) -> list[tuple[str, str, str]]:
    return [(one.field, one.value, text[one.starts : one.ends]) for one in codewords.find(parsed(text), codebook)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was revenge.", [("motive", "revenge", "revenge")]),
        ("REVENGE, and retaliation.", [("motive", "revenge", "REVENGE"), ("motive", "revenge", "retaliation")]),
        ("A land\n  dispute.", [("motive", "land", "land\n  dispute")]),
        ("Revengeful. Wasteland disputes. A vote.", []),
        ("A Primary  School was hit.", [("school", "Primary School", "Primary  School")]),
        ("", []),
    ],
)
def test_words_of_the_codebook_are_found(text: str, told: list[tuple[str, str, str]]) -> None:
    assert found(text) == told


def test_the_shipped_codebook_gives_no_words() -> None:
    assert found("It was revenge.", SHIPPED) == []
    assert codewords.method(SHIPPED) == ""


def test_words_are_taken_to_the_letter() -> None:
    odd = parse(MOTIVES.replace("land dispute", "a.c (x|y)+ z"), "odd")
    assert found("abc x z. A.C (X|Y)+ Z", odd) == [("motive", "land", "A.C (X|Y)+ Z")]


@pytest.mark.parametrize(("other", "is_same"), [(MOTIVES.replace("land dispute", "land row"), False),
                                                (MOTIVES.replace("Why.", "Why so?"), True)])  # fmt: skip
def test_a_reading_by_other_words_is_another(other: str, is_same: bool) -> None:
    assert (codewords.method(BOOK) == codewords.method(parse(other, "other"))) == is_same


def test_what_is_not_ours_is_borne_only_by_words_that_were_found() -> None:
    document = report("It was revenge.")
    mention = Mention(document.id, 0, 15)
    draft = Draft("motive", 7, 14, "land")
    refused = ground(document, mention, draft)
    assert isinstance(refused, Problem)
    assert "is not borne by its quote 'revenge'" in refused.message


# -- in a report --------------------------------------------------------------------------------------------------

BOMB = "A bomb killed nine people at a market in Salto on Sunday."
SHOTS = "Gunmen shot two guards dead in Tacuarembo in March."


@pytest.fixture(scope="module")
def tools() -> Tools:
    return make_tools("english", "", BOOK)


def motives(text: str, tools: Tools) -> list[list[tuple[str, str, str]]]:
    reading = read_document(report(text, published="2031-05-12"), tools)
    return [[(c.value, c.stance, c.speaker) for c in mention.of("motive")] for mention in reading.mentions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{BOMB} Police said it was revenge.", [[("revenge", "asserted", "Police")]]),
        (f"{BOMB[:-1]} in a land dispute. {SHOTS}", [[("land", "asserted", "")], []]),
        (f"{BOMB} {SHOTS} The town has had a land dispute for years.", [[], []]),
        ("The villages had a land dispute.", []),
    ],
)
def test_words_are_claimed_of_the_incident_that_they_stand_with(
    text: str, told: list[list[tuple[str, str, str]]], tools: Tools
) -> None:
    assert motives(text, tools) == told


def test_words_make_no_mention_and_unmake_none(tools: Tools) -> None:
    plain = Tools(tools.tagger, tools.gazetteer)
    for text in (f"{BOMB} It was revenge.", "Revenge was spoken of: a shooting.", SHOTS):
        document = report(text, published="2031-05-12")
        with_words, without = (read_document(document, one) for one in (tools, plain))
        assert [mention.id for mention in with_words.mentions] == [mention.id for mention in without.mentions]
        assert [_shipped(mention) for mention in with_words.mentions] == [one.claims for one in without.mentions]


def _shipped(mention: Mention) -> tuple[Claim, ...]:
    return tuple(claim for claim in mention.claims if SHIPPED.find(claim.field))
