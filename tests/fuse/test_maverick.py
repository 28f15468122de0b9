from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.evidence import Evidence
from dateline.fuse.maverick import RULES
from dateline.records import Place
from tests.builders import says

CITY = Place("geonames:1", "Salto", "settlement", "UY", -31.38, -57.96, "Salto")
TOWN = Place("geonames:3", "Paysandú", "settlement", "UY", -32.3, -58.1)
LAND = Place("geonames:2", "Uruguay", "country", "UY", -33.0, -56.0)
PLACES = {place.id: place for place in (CITY, TOWN, LAND)}


def reported(field: str, *values: str) -> list[Evidence]:
    """Return claims of one report each."""
    return [says(field, value, voice=f"v{n}", mention_id=f"m{n}") for n, value in enumerate(values)]


def dated(*values: tuple[str, int, int]) -> list[Evidence]:
    return [
        says("date", value, voice=f"v{n}", mention_id=f"m{n}", low=low, high=high)
        for n, (value, low, high) in enumerate(values)
    ]


def stated(field: str, evidence: list[Evidence]) -> list[str]:
    """Return what the conservative, the informative and the representative model state."""
    return ["; ".join(value.value for value in rule(field_named(field), evidence, PLACES)) for rule in RULES]


@pytest.mark.parametrize(
    ("tolls", "answers"),
    [
        (["9", "14", "14"], ["9", "14", "14"]),
        (["9", "14"], ["9", "14", "9"]),
        (["10..15", "12"], ["10", "12", "10"]),
        (["20", "9", "20", "31"], ["9", "31", "20"]),
    ],
)
def test_tolls(tolls: list[str], answers: list[str]) -> None:
    assert stated("killed", reported("killed", *tolls)) == answers


def test_a_report_votes_once_and_a_reprint_with_its_original() -> None:
    claims = reported("killed", "9", "14", "14")
    reprint = [says("killed", "14", voice="v1", mention_id=f"m{n}") for n in (1, 2)]
    assert stated("killed", [claims[0], *reprint, says("killed", "9", voice="w", mention_id="m4")])[2] == "9"


def test_a_report_that_counts_nobody_or_some_only_has_no_vote() -> None:
    part = says("killed", "1", voice="w", mention_id="m8", counts="attackers")
    vague = says("killed", "24..", voice="x", mention_id="m9", hedge="dozens")
    assert stated("killed", [*reported("killed", "9", "14", "14"), part, vague]) == ["9", "14", "14"]
    assert stated("killed", [part]) == ["1", "1", "1"]


def test_dates() -> None:
    week = ("2031-05-05/2031-05-11", 20310505, 20310511)
    assert stated("date", dated(week, ("2031-05-07", 20310507, 20310507))) == [week[0], "2031-05-07", "2031-05-07"]
    apart = dated(("2031-05-07", 20310507, 20310507), ("2031-05-09", 20310509, 20310509), week)
    assert stated("date", apart) == [week[0], "2031-05-07", "2031-05-07"]
    ends = dated(("2031-05-05/2031-05-07", 20310505, 20310507), ("2031-05-06/2031-05-09", 20310506, 20310509))
    assert stated("date", ends)[:2] == ["2031-05-05/2031-05-09", "2031-05-06/2031-05-07"]


def test_places() -> None:
    claims = [
        says("place", place.id, voice=f"v{n}", mention_id=f"m{n}", low=level, high=level)
        for n, (place, level) in enumerate([(LAND, 6), (CITY, 1), (TOWN, 3), (TOWN, 3)])
    ]
    assert stated("place", claims) == [LAND.id, CITY.id, TOWN.id]


def test_a_tie_of_answers_is_indeterminate() -> None:
    claims = reported("type", "bombing", "shooting")
    assert stated("type", claims) == ["", "", ""]
    assert stated("type", [*claims, says("type", "shooting", voice="w", mention_id="m9")]) == ["shooting"] * 3


def test_names_in_fewest_and_most_words() -> None:
    claims = reported("target", "covered market", "market", "market", "crowded covered market")
    assert stated("target", claims) == ["market", "crowded covered market", "market"]
