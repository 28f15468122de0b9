from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.roles import FIELDS, document_roles, opened, roles
from dateline.extract.triggers import find
from dateline.fields import GROUP_CERTAINTIES
from dateline.models.english import parse
from dateline.records import Draft, Parsed, Span
from dateline.split import split
from tests.builders import report

PAGE = Path(__file__).parents[2] / "docs" / "values" / "roles.md"
ROW = re.compile(r"^\| (.+?) \| ([a-z_]+) \| `([^`]+)` \| (\w*) *\|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def parsed_of(text: str) -> Parsed:
    document = report(text)
    return parse(document, split(document))


def drafts_of(text: str) -> list[Draft]:
    parsed = parsed_of(text)
    return [draft for drafts in document_roles(parsed, find(parsed)) for draft in drafts]


def named(text: str, field: str) -> set[str]:
    return {text[draft.starts : draft.ends] for draft in drafts_of(text) if draft.field == field}


def test_the_page_has_examples_of_every_field() -> None:
    assert {row[1] for row in ROWS} == set(FIELDS)


@pytest.mark.parametrize(("sentence", "field", "words", "hedge"), ROWS)
def test_the_page_tells_the_truth(sentence: str, field: str, words: str, hedge: str) -> None:
    found = {sentence[d.starts : d.ends]: d.hedge for d in drafts_of(sentence) if d.field == field}
    assert found.get(words) == hedge


NOTHING = [
    ("Police arrested a man over the bombing of the bank.", "victim"),
    ("A bomb exploded on the highway near Oroma.", "target"),
    ("The minister faces heavy charges over the killing.", "weapon"),
    ("Police blamed the Red Column for the bombing.", "victim"),
    ("The nurse died on Monday after the attack.", "perpetrator"),
    ("Two men were found shot in Dayton.", "perpetrator"),
    ("Nobody reads this report.", "victim"),
]


@pytest.mark.parametrize(("sentence", "field"), NOTHING)
def test_nobody_is_put_where_nobody_stands(sentence: str, field: str) -> None:
    assert named(sentence, field) == set()


def test_a_short_name_is_read_as_the_full_one() -> None:
    drafts = drafts_of("The judge, John Becker, lived in Ghent. Gunmen killed Becker on Monday.")
    assert [draft.value for draft in drafts if draft.field == "victim"] == ["John Becker"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Wire) Gunmen", "Gunmen"), ("Gunmen (masked)", "Gunmen (masked)"), ("Gunmen)", "Gunmen)"), ("Gunmen", "Gunmen")],
)
def test_the_end_of_a_bracket_is_no_part_of_a_name(words: str, kept: str) -> None:
    assert words[opened(words, Span(0, len(words))) :] == kept


def test_several_who_act_and_suffer_are_told_apart() -> None:
    text = "Rebels and soldiers killed a farmer, a nurse and two drivers."
    assert named(text, "perpetrator") == {"Rebels", "soldiers"}
    assert named(text, "victim") == {"farmer", "nurse", "two drivers"}


def test_without_words_the_sentence_tells() -> None:
    document = report("Gunmen of Boko Haram threw a grenade at a bombing victim. Nine rifles were found.")
    parsed = Parsed(document, split(document))
    fields = {draft.field for drafts in document_roles(parsed, find(parsed)) for draft in drafts}
    assert fields <= {"perpetrator", "perpetrator_group", "weapon"}


def test_one_trigger_gives_what_the_document_gives_for_it() -> None:
    parsed = parsed_of("Two gunmen shot a baker dead in Ghent.")
    triggers = find(parsed)
    assert tuple(roles(parsed, trigger) for trigger in triggers) == document_roles(parsed, triggers)


PIECES = [
    "gunmen", "killed", "the bomb", "exploded", "near", "a bank", "by", "rebels", "(FMLN)", "🚨", "and", ",", ".", "“",
    "attack on",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_draft_quotes_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for draft in drafts_of(text):
        quote = text[draft.starts : draft.ends]
        assert quote.strip() == quote != ""
        assert draft.field in FIELDS
        assert draft.hedge in ("", *GROUP_CERTAINTIES)


def test_a_long_list_is_no_trouble() -> None:
    drafts_of("Gunmen killed " + ", ".join(["a nurse"] * 600) + " and a clerk.")


@pytest.mark.parametrize(
    ("text", "actors", "sufferers"),
    [
        ("Four engineers abducted on road near Kasama", set(), {"Four engineers"}),
        ("Three officers shot on Monday in Salto", set(), {"Three officers"}),
        ("Two people were killed when a bomb exploded in Lyon.", set(), {"Two people"}),
        ("Police shot at a car in Salto.", set(), set()),
    ],
)
def test_whom_it_befalls_does_not_act(text: str, actors: set[str], sufferers: set[str]) -> None:
    assert named(text, "perpetrator") == actors
    assert named(text, "victim") == sufferers


def test_whose_sexual_assault_it_was_does_not_act() -> None:
    text = "Anna Berg's sexual assault in Graz was reported on Monday."
    assert named(text, "perpetrator") == set()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Senator Anna Berg met reporters to discuss the motives behind Carl Dorn's attack in Graz.", {"Carl Dorn"}),
        ("Police arrested the man behind the attack in Graz.", {"man"}),
        ("Police investigated his involvement in the attack in Graz.", set()),
        ("Carl Dorn was behind the attack in Graz.", {"Carl Dorn"}),
    ],
)
def test_who_is_behind_an_act(text: str, actors: set[str]) -> None:
    assert named(text, "perpetrator") == actors


@pytest.mark.parametrize(
    ("text", "actors", "sufferers"),
    [
        ("Anna Berg said Carl Dorn raped her in Graz in 2001.", {"Carl Dorn"}, {"Anna Berg"}),
        ("Carl Dorn shot himself in Graz.", {"Carl Dorn"}, {"Carl Dorn"}),
    ],
)
def test_who_acts_does_it_to_somebody_else(text: str, actors: set[str], sufferers: set[str]) -> None:
    assert (named(text, "perpetrator"), named(text, "victim")) == (actors, sufferers)
