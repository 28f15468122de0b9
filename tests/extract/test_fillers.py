from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract import mentions
from dateline.extract.fillers import anchors, heard, likely
from dateline.models.english import parse
from dateline.records import Attribution, Mark, Marks, Mention, Parsed, Span
from dateline.resolve import date
from dateline.split import split
from tests.builders import report

TEXT = (
    "Gunmen attacked a police station in Arvika on Tuesday. The house is owned by the Sorby brothers.\n\n"
    "On 2 May a car bomb exploded at the Lund chapel in Oslo."
)


def seen(field: str, words: str, score: float, here: float | None = None) -> Mark:
    """Return a mark on the first place of some words."""
    starts = TEXT.index(words)
    return Mark(field, starts, starts + len(words), score, score if here is None else here)


def parsed(*fillers: Mark, incidents: tuple[Mark, ...] = ()) -> Parsed:
    document = report(TEXT, published="2031-05-07")
    return replace(parse(document, split(document)), marks=Marks(fillers, incidents))


def told(*fillers: Mark) -> tuple[Mention, ...]:
    here = parsed(*fillers)
    return mentions.extract(here, date.find(here), (), (), ())[0]


def claims(found: tuple[Mention, ...], field: str) -> list[tuple[str, float]]:
    return [(claim.value, claim.score) for mention in found for claim in mention.of(field)]


def test_the_encoder_raises_and_lowers_what_the_grammar_tells() -> None:
    (_, sure), *_ = claims(told(seen("target", "police station", 0.9)), "target")
    (_, unsure), *_ = claims(told(), "target")
    assert 0.5 < unsure < 0.65 < 0.9 < sure


def test_what_only_the_encoder_sees_is_a_claim_where_it_is_likely() -> None:
    assert ("Sorby brothers", 0.4) in claims(told(seen("victim", "the Sorby brothers", 0.8)), "victim")
    assert not claims(told(seen("victim", "the Sorby brothers", 0.25)), "victim")


def test_what_the_encoder_sees_goes_to_the_nearest_incident() -> None:
    found = told(seen("perpetrator_group", "Lund", 0.9))
    assert [[claim.value for claim in mention.of("perpetrator_group")] for mention in found].count(["Lund"]) == 1
    assert next(m for m in found if m.of("perpetrator_group")).starts == TEXT.index("On 2 May")


def test_who_was_hit_and_what_is_heard_are_told_by_sentence() -> None:
    here = parsed(
        seen("target", "police station", 0.6),
        seen("victim", "Sorby", 0.1),
        incidents=(seen("bombing", "bomb", 0.9, 0.7),),
    )
    assert anchors(here) == {0: frozenset({"station"})}
    assert heard(here) == {2: 0.7}


@pytest.mark.parametrize(
    ("chance", "support", "least", "most"), [(0.5, 0, 0.49, 0.51), (0.0, 3, 0.0, 0.1), (1.0, 0, 0.99, 1)]
)
def test_chances_and_support_make_a_probability(chance: float, support: float, least: float, most: float) -> None:
    assert least < likely(chance, support) < most


def test_without_an_encoder_the_grammar_alone_speaks() -> None:
    document = report(TEXT, published="2031-05-07")
    found, _ = mentions.extract(parse(document, split(document)), (), (), (), ())
    assert ("police station", 1.0) in claims(found, "target")


def test_a_town_is_no_victim_and_can_be_a_target() -> None:
    found = told(seen("victim", "Oslo", 0.9), seen("target", "Oslo", 0.9))
    assert not claims(found, "victim")
    assert "Oslo" in dict(claims(found, "target"))


def test_the_end_of_a_bracket_is_cut_off() -> None:
    text = "(Blue Wire) Gunmen of the Sorby brothers attacked a police station in Arvika on Tuesday."
    document = report(text, published="2031-05-07")
    starts, ends = text.index("Wire"), text.index(" attacked")
    marks = Marks((Mark("perpetrator", starts, ends, 0.9, 0.9),))
    found, _ = mentions.extract(replace(parse(document, split(document)), marks=marks), (), (), (), ())
    assert "Gunmen of the Sorby brothers" in dict(claims(found, "perpetrator"))


@pytest.mark.parametrize(("speaker", "acts"), [(None, True), (Span(0, 8), False)], ids=["nobody", "the army"])
def test_an_army_that_only_says_so_did_not_do_it(speaker: Span | None, acts: bool) -> None:
    text = "The army said that a bomb hit a police station in Arvika on Tuesday."
    document = report(text, published="2031-05-07")
    said = Attribution(Span(9, 13), speaker, (Span(14, len(text)),), 0.9)
    marks = Marks((Mark("perpetrator_group", 4, 8, 0.9, 0.9),), attributions=(said,))
    here = replace(parse(document, split(document)), marks=marks)
    found, _ = mentions.extract(here, date.find(here), (), (), ())
    assert ("army" in dict(claims(found, "perpetrator_group"))) == acts
