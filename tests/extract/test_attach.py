from __future__ import annotations

import pytest

from dateline.extract.signs import signs
from dateline.extract.triggers import find
from dateline.models.english import parse
from dateline.records import Place, PlaceName
from dateline.split import split
from tests.builders import report

GHENT = Place("geonames:2797656", "Ghent", "settlement", "BE", 51.05, 3.72)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protesters had met in Ghent, where gunmen killed two policemen.", {"kill"}),
        ("The blast hit a market in Ghent, where 20 people were killed.", {"hit", "kill"}),
        ("A bomb went off on Monday in Ghent, where gunmen killed two men last year.", {"go off", "kill"}),
        ("He was flown to a hospital in Ghent, where he died.", set()),
        ("Police said in Ghent that gunmen killed two policemen.", set()),
    ],
    ids=["only there", "both there", "two incidents", "taken there", "said there"],
)
def test_a_place_is_of_what_happened_where_it_stands_and_of_what_where_tells(text: str, expected: set[str]) -> None:
    document = report(text)
    parsed = parse(document, split(document))
    starts = text.index("Ghent")
    told = signs(parsed, find(parsed), (), (), (PlaceName(starts, starts + len("Ghent"), GHENT, 1),))
    assert {sign.trigger.lemma for sign in told if sign.places} == expected
