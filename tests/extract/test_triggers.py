from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.triggers import Trigger, find
from dateline.models.english import parse
from dateline.records import Parsed
from dateline.split import split
from tests.builders import report


def named(text: str) -> list[str]:
    """The types of the words that name an incident by themselves."""
    return [trigger.type for trigger in triggers(text) if trigger.force == "incident"]


def triggers(text: str) -> tuple[Trigger, ...]:
    document = report(text)
    return find(parse(document, split(document)))


TOLD = [
    ("A car bomb killed nine people in the market.", "weak:bombing"),
    ("The bombing of the bus station shocked Ghent.", "bombing"),
    ("A grenade exploded outside the court.", "bombing"),
    ("A suicide bombing hit the barracks.", "suicide_bombing"),
    ("Two men were shot in a parking lot in Dayton.", "shooting"),
    ("The gunman opened fire on worshippers.", "shooting"),
    ("Police say she was stabbed in her home.", "stabbing"),
    ("A man rammed his van into a crowd of pedestrians.", "vehicle_attack"),
    ("Rebels abducted four nurses near Jos.", "kidnapping"),
    ("Militants took nine tourists hostage.", "kidnapping"),
    ("Masked youths set two buses ablaze.", "arson"),
    ("An air strike destroyed the clinic.", "air_strike"),
    ("Shelling of the old town went on all night.", "shelling"),
    ("Troops clashed with rebels near the border.", "clash"),
    ("The mayor was assassinated on his doorstep.", "assassination"),
    ("Police raided a flat in Verviers.", "raid"),
    ("They plotted to bomb the parliament.", "plot"),
    ("Gunmen killed three farmers.", "shooting"),
    ("Rebels killed three farmers.", "attack"),
    ("A roadside bomb killed three farmers.", "bombing"),
    ("Rebels seized a bus near Mpika.", "hijacking"),
    ("The gunmen held nine passengers for two days.", "kidnapping"),
    ("Two armed men robbed a bank clerk.", "robbery"),
]

NOT_TOLD = [
    "He died of a heart attack at 61.",
    "The film was a box-office bomb.",
    "She had a panic attack before the photo shoot.",
    "The striker shot over the bar from close range.",
    "They are shooting a film in Ghent.",
    "The senate killed the bill.",
    "The new shooting guard scored 31 points.",
    "The company was hit by a cyber attack.",
    "A gas explosion in the kitchen wrecked the house.",
    "The rocket exploded on the launch pad.",
    "A bomb cyclone is moving up the coast.",
    "The penalty shootout ended 4-3.",
    "The second half exploded into life.",
    "The film is an explosion of colour.",
    "The late goal killed the game.",
    "Police seized a car.",
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_word_tells_of_an_incident(text: str, kind: str) -> None:
    if kind.startswith("weak:"):
        assert kind.removeprefix("weak:") in [trigger.type for trigger in triggers(text)]
    else:
        assert kind in named(text)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_word_in_another_sense_tells_of_none(text: str) -> None:
    assert named(text) == []


def test_a_phrase_is_quoted_whole() -> None:
    text = "A suicide bombing hit the barracks."
    assert next(text[t.starts : t.ends] for t in triggers(text)) == "suicide bombing"


@pytest.mark.parametrize(
    ("text", "kind"), [("The bombing shocked Ghent.", "bombing"), ("Two men were stabbed.", "stabbing")]
)
def test_without_words_the_forms_are_enough(text: str, kind: str) -> None:
    document = report(text)
    assert [trigger.type for trigger in find(Parsed(document, split(document)))] == [kind]


@pytest.mark.parametrize(
    ("headline", "types"),
    [("Ferry Derails Near Arlon, Killing at Least 7", []), ("Gunmen kill seven villagers near Arlon", ["shooting"])],
)
def test_a_mishap_in_a_headline_names_no_incident(headline: str, types: list[str]) -> None:
    body = "At least seven people died near Arlon on Friday."
    document = report(f"{body}\n\n{headline}", headline_starts=len(body) + 2, title=headline)
    found = find(parse(document, split(document)))
    assert [trigger.type for trigger in found if trigger.force == "incident"] == types


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    document = report(text)
    for trigger in find(Parsed(document, split(document))):
        assert 0 <= trigger.starts < trigger.ends <= len(text)
