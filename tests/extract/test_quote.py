from __future__ import annotations

import pytest

from dateline.extract.quote import Found, ground
from dateline.records import Claim, Draft, Mention, Place, PlaceName, Problem, Time
from tests.builders import report

TEXT = "Gunmen shot dead 12 farmers in Ghent on 3 May 2021. That same night nine nurses fled."
REPORT = report(TEXT, published="2021-05-05")
MENTION = Mention(REPORT.id, 0, 51)
GHENT = Place("geonames:2797656", "Ghent", "settlement", "BE", 51.05, 3.72)


def draft(field: str, words: str, value: str) -> Draft:
    starts = TEXT.index(words)
    return Draft(field, starts, starts + len(words), value)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [("killed", "12 farmers", "12"), ("killed", "nine nurses", "9"), ("date", "3 May 2021", "2021-05-03"),
     ("type", "shot dead", "shooting"), ("type", "shot", "attack"),
     ("status", "shot", "happened"), ("victim", "farmers", "farmers")],
)  # fmt: skip
def test_a_value_that_its_quote_bears_is_a_claim(field: str, words: str, value: str) -> None:
    claim = ground(REPORT, MENTION, draft(field, words, value))
    assert isinstance(claim, Claim)
    assert claim.quote == words
    assert claim.value == value


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [("killed", "12 farmers", "13"), ("date", "3 May 2021", "2021-06-03"), ("type", "12 farmers", "bombing"),
     ("type", "shot", "kidnapping"), ("victim", "farmers", "soldiers"), ("place", "Ghent", "geonames:2797656")],
)  # fmt: skip
def test_a_value_that_its_quote_does_not_bear_is_refused(field: str, words: str, value: str) -> None:
    refused = ground(REPORT, MENTION, draft(field, words, value))
    assert isinstance(refused, Problem)
    assert refused.stage == "extract"
    assert value in refused.message


@pytest.mark.parametrize(("starts", "ends"), [(-1, 4), (5, 5), (9, 4), (0, len(TEXT) + 1)])
def test_a_quote_from_outside_of_the_text_is_refused(starts: int, ends: int) -> None:
    assert isinstance(ground(REPORT, MENTION, Draft("victim", starts, ends, "Gunmen")), Problem)


def test_a_value_that_was_read_in_these_words_is_borne_by_them() -> None:
    place, night = draft("place", "Ghent", GHENT.id), draft("date", "That same night", "2021-05-03")
    found = Found(
        times=(Time(night.starts, night.ends, "DATE", "2021-05-03", "2021-05-03", 20210503, 20210503),),
        places=(PlaceName(place.starts, place.ends, GHENT, 1),),
    )
    assert isinstance(ground(REPORT, MENTION, place, found), Claim)
    assert isinstance(ground(REPORT, MENTION, night, found), Claim)


def test_words_that_were_found_and_not_read_are_kept_for_a_person() -> None:
    assert isinstance(ground(REPORT, MENTION, draft("date", "That same night", "")), Claim)
