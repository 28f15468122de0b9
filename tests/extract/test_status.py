from __future__ import annotations

import pytest

from dateline.extract.status import judge
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import find
from dateline.models.english import parse
from dateline.split import split
from tests.builders import report

JUDGED = [
    ("Gunmen attacked a convoy near Jos.", "happened"),
    ("The attack killed nine people.", "happened"),
    ("Police said gunmen attacked a convoy.", "happened"),
    ("The police foiled a bombing in Ghent.", "foiled"),
    ("The attack was thwarted by two passengers.", "foiled"),
    ("A man tried to stab a passenger on a tram.", "foiled"),
    ("The group plans to attack the embassy.", "planned"),
    ("The planned bombing of the stadium was called off.", "planned"),
    ("Rebels threatened to bomb the bridge.", "threatened"),
    ("A video warned of new attacks in Ghent.", "threatened"),
    ("Militants could attack the airport.", "hypothetical"),
    ("Officials fear an attack on the airport.", "hypothetical"),
    ("The attack threatened the peace talks.", "happened"),
    ("The bombing prevented a vote.", "happened"),
    ("Soldiers defused a bomb under the bridge.", "foiled"),
    ("Two men came to kill the mayor.", "planned"),
    ("She was supposed to join the bombing of the harbour.", "planned"),
    ("He is wanted for the bombing of the stadium.", "happened"),
    ("If gunmen attack the port, ships will wait.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "status"), JUDGED)
def test_status(text: str, status: str) -> None:
    document = report(text)
    parsed = parse(document, split(document))
    trigger = next(t for t in find(parsed) if t.force == "incident" and t.type != "plot")
    assert judge(Syntax(parsed), trigger).status == status
