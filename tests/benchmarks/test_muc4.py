from __future__ import annotations

from typing import Any

import pytest

from benchmarks.muc4 import document_of, templates
from dateline.records import Reading
from tests.builders import reading_of, told

BOMB = "A BOMB DAMAGED THE BANK"


def row(**known: str) -> dict[str, Any]:
    return {"docid": "A-1", "text": BOMB, "dateline": "OROMA, 4 FEB 90 (XYZ)"} | known


@pytest.mark.parametrize(("dateline", "published"), [("OROMA, 4 FEB 90 (XYZ)", "1990-02-04"), ("OROMA", ""), ("", "")])
def test_a_row_is_dated_by_its_dateline(dateline: str, published: str) -> None:
    document = document_of(row(dateline=dateline))
    assert (document.address, document.text, document.published) == ("A-1", BOMB, published)


def test_a_mention_is_a_template() -> None:
    reading = reading_of(BOMB, ("type", "BOMB", "bombing"), ("weapon", "BOMB", "BOMB"), ("target", "BANK", "BANK"))
    (template,) = templates(reading)
    assert template["incident_type"] == "bombing"
    assert (template["Weapon"], template["Target"], template["Victim"]) == ([["BOMB"]], [["BANK"]], [])


def test_victims_count_where_they_are_named() -> None:
    text = "GUNMEN KILLED ANNA BECKER AND TWO GUARDS"
    told_of = [("victim", words, words) for words in ("ANNA BECKER", "TWO GUARDS")]
    (template,) = templates(reading_of(text, ("type", "KILLED", "attack"), *told_of))
    assert template["Victim"] == [["ANNA BECKER"]]


def test_war_and_plots_are_left_out() -> None:
    text = "REBELS FOUGHT TROOPS"
    assert templates(reading_of(text, ("type", "FOUGHT", "clash"))) == []
    assert templates(reading_of(text, ("type", "FOUGHT", "attack"), ("victim", "TROOPS", "TROOPS"))) == []


def test_the_same_template_is_given_once() -> None:
    one = reading_of(BOMB, ("type", "BOMB", "bombing"))
    again = told(one.document, BOMB, ("type", "BOMB", "bombing"))
    assert len(templates(Reading(one.document, (*one.mentions, again)))) == 1


def test_who_did_one_incident_did_all_unless_named() -> None:
    one = reading_of(
        BOMB, ("type", "BOMB", "bombing"), ("perpetrator_group", "BANK", "FRONT"), ("perpetrator", "BOMB", "MEN")
    )
    again = told(one.document, "DAMAGED", ("type", "DAMAGED", "arson"))
    found = templates(Reading(one.document, (*one.mentions, again)))
    assert [(template["PerpOrg"], template["PerpInd"]) for template in found] == [([["FRONT"]], [["MEN"]])] * 2
    named = reading_of(BOMB, ("type", "BOMB", "bombing"), ("perpetrator", "BOMB", "ANNA BECKER"))
    (_, other) = templates(
        Reading(named.document, (*named.mentions, told(named.document, "DAMAGED", ("type", "DAMAGED", "arson"))))
    )
    assert other["PerpInd"] == []


def test_what_the_encoder_does_not_hear_is_left_out() -> None:
    assert templates(reading_of(BOMB, ("type", "BOMB", "bombing", {"score": 0.4}))) == []


def test_a_template_without_anything_hit_says_nothing_beside_one_with() -> None:
    bare, full = ("type", "BOMB", "bombing"), ("target", "BANK", "BANK")
    one = reading_of(BOMB, bare, full)
    again = told(one.document, "DAMAGED", ("type", "DAMAGED", "bombing"), ("weapon", "BOMB", "BOMB"))
    assert [template["Target"] for template in templates(Reading(one.document, (*one.mentions, again)))] == [[["BANK"]]]
    assert len(templates(Reading(one.document, (again,)))) == 1
