from __future__ import annotations

import re

import pytest

from dateline.extract import mentions, statements
from dateline.models.english import parse
from dateline.records import Mention, Place, PlaceName
from dateline.resolve import date, figure
from dateline.split import split
from tests.builders import report

TOWNS = {
    name: Place(f"geonames:{number}", name, "settlement", "BE", 50.0 + number, 3.0, province=f"{name} province")
    for number, name in enumerate(("Ghent", "Antwerp", "Bruges", "Leuven"), 1)
}
BELGIUM = Place("geonames:2802361", "Belgium", "country", "BE", 50.0, 4.0)
FRANCE = Place("geonames:3017382", "France", "country", "FR", 46.0, 2.0)
NAMED = TOWNS | {"Belgium": BELGIUM, "France": FRANCE}
NAMES = re.compile("|".join(NAMED))


def told(text: str) -> tuple[Mention, ...]:
    """Return the mentions of a report whose places are known."""
    document = report(text, published="2031-05-07", language="en")
    parsed = parse(document, split(document))
    named = tuple(PlaceName(*found.span(), NAMED[found.group()], 1) for found in NAMES.finditer(text))
    found = (date.find(parsed), figure.find(parsed), named, statements.find(parsed))
    return mentions.extract(parsed, *found)[0]


def values(mention: Mention, *fields: str) -> set[str]:
    return {claim.value for field in fields for claim in mention.of(field)}


def places(found: tuple[Mention, ...]) -> list[str]:
    names = {place.id: name for name, place in NAMED.items()}
    return sorted(names[value] for mention in found for value in values(mention, "place"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bombs went off in Ghent, Antwerp and Bruges on Monday.", ["Antwerp", "Bruges", "Ghent"]),
        ("Rebels blew up pylons in Ghent, in Antwerp and near Bruges.", ["Antwerp", "Bruges", "Ghent"]),
        ("Gunmen killed three farmers in Ghent, two in Antwerp and four in Bruges.", ["Antwerp", "Bruges", "Ghent"]),
        ("Two bombings in Ghent and Antwerp on Monday killed 30 people.", ["Antwerp", "Ghent"]),
        ("Fighting goes on in Ghent and Antwerp, where rebels blew up power poles.", ["Antwerp", "Ghent"]),
        ("Gunmen killed a farmer in Ghent and Antwerp on Monday.", ["Ghent"]),
        ("Gunmen killed three farmers on the road between Ghent and Antwerp.", ["Ghent"]),
        ("Two farmers were shot at Ghent and Antwerp on Monday.", ["Ghent"]),
        ("Rebels blew up pylons in Belgium and France on Monday.", ["Belgium"]),
    ],
    ids=["bare", "led", "counted", "noun", "where", "one deed", "a way", "a crossing", "countries"],
)
def test_several_deeds_in_a_list_of_places_are_an_incident_in_each(text: str, expected: list[str]) -> None:
    assert places(told(text)) == expected


def test_each_place_has_what_stands_beside_it_and_all_have_who_did_it() -> None:
    found = told("Rebels burned a church in Ghent and a school in Antwerp on Monday.")
    assert [values(mention, "target") for mention in found] == [{"church"}, {"school"}]
    assert all(values(mention, "perpetrator") == {"Rebels"} for mention in found)
    assert all(values(mention, "date") == {"2031-05-05"} for mention in found)


def test_a_sum_over_all_places_counts_once() -> None:
    found = told("Bombs went off in Ghent, Antwerp and Bruges on Monday, killing five people.")
    assert [values(mention, "killed") for mention in found] == [{"5"}, set(), set()]


def test_what_is_told_of_one_place_further_down_is_of_the_incident_there() -> None:
    found = told("Bombs went off in Ghent and Antwerp on Monday. In Antwerp the blast killed two farmers.")
    assert [values(mention, "killed") for mention in found] == [set(), {"2"}]


def test_a_list_of_places_that_are_told_of_one_by_one_only_sums_up() -> None:
    text = "In Ghent gunmen shot four officers on Monday. A car bomb killed nine people in Antwerp on Sunday."
    assert len(told(text)) == len(told(text + " The attacks in Ghent and Antwerp were the first this year.")) == 2
