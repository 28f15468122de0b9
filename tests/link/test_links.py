from __future__ import annotations

import pytest

from dateline.link import links
from dateline.link.block import candidates
from dateline.link.days import gap_in_days
from dateline.link.profile import names_in, profile
from dateline.link.rarity import rarity
from dateline.link.score import compare, probability
from dateline.records import Account, Place
from tests.builders import report, told

KORCE = Place("geonames:1", "Korçë", "settlement", "AL", 40.6186, 20.7808, "Korçë County")
SALTO = Place("geonames:2", "Salto", "settlement", "UY", -31.3833, -57.9667, "Salto")
PLACES = {place.id: place for place in (KORCE, SALTO)}


def account(text: str, day: str, where: Place, killed: str, kind: str = "bombing", outlet: str = "x") -> Account:
    number = int(day.replace("-", ""))
    claims = (
        ("type", text.split()[0], kind),
        ("date", "Sunday", day, {"low": number, "high": number}),
        ("place", where.name, where.id, {"low": 1, "high": 1}),
        ("killed", killed, killed, {"low": int(killed), "high": int(killed)}),
    )
    document = report(text, published=day, outlet=outlet, address=outlet)
    return Account(told(document, text, *claims), document)


BLAST = account(
    "Bombing at the market of Korçë on Sunday killed 9, said Minister Shehu.", "2031-05-11", KORCE, "9", outlet="a"
)
LATER = account("Bombing in Korçë: 14 died on Sunday, Shehu said at the market.", "2031-05-11", KORCE, "14", outlet="b")
ELSEWHERE = account(
    "Shooting in Salto on Sunday killed 3, said Colonel Etcheverry.", "2031-04-06", SALTO, "3", "shooting", "c"
)


def test_reports_of_one_incident_are_linked_and_others_are_not() -> None:
    found = {frozenset((link.left_id, link.right_id)): link for link in links([BLAST, LATER, ELSEWHERE], PLACES)}
    same = found[frozenset((BLAST.mention.id, LATER.mention.id))]
    assert same.score is not None
    assert same.score > 0.5
    assert all((link.score or 0) < 0.5 for pair, link in found.items() if ELSEWHERE.mention.id in pair)


def test_a_link_says_why() -> None:
    (link,) = links([BLAST, LATER], PLACES)
    assert {"days", "places", "kinds"} <= {reason.name for reason in link.reasons}
    assert all(reason.sentence and reason.left and reason.right for reason in link.reasons)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_reading_does_not_matter(order: tuple[int, ...]) -> None:
    accounts = (BLAST, LATER, ELSEWHERE)
    assert links([accounts[i] for i in order], PLACES) == links(accounts, PLACES)


def test_an_anniversary_is_no_second_report() -> None:
    year_later = account(LATER.document.text, "2032-05-09", KORCE, "14", outlet="d")
    found = links([BLAST, year_later], PLACES)
    assert all((link.score or 0) < (links([BLAST, LATER], PLACES)[0].score or 0) for link in found)


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [((20310511, 20310511), (20310511, 20310511), 0), ((20310501, 20310531), (20310511, 20310511), 0),
     ((20310511, 20310511), (20310513, 20310513), 2), ((20310513, 20310513), (20310511, 20310511), 2)],
)  # fmt: skip
def test_gap_in_days(a: tuple[int, int], b: tuple[int, int], gap: int) -> None:
    assert gap_in_days(a, b) == gap


def test_names_are_words_never_written_small() -> None:
    assert names_in("Police in Korçë said Shehu's men held two. The police met Shehu.") == {"korçë", "shehu"}


def test_candidates_are_few_and_never_of_one_document() -> None:
    profiles = [profile(account, PLACES, True) for account in (BLAST, LATER, ELSEWHERE)]
    assert list(candidates(profiles, rarity(profiles))) == [(0, 1)]
    assert list(candidates([profiles[0], profiles[0]], rarity(profiles))) == []


def test_nothing_to_compare_is_improbable() -> None:
    assert probability(()) < 0.1
    left = profile(BLAST, PLACES, True)
    assert 0 <= probability(compare(left, left, rarity([left]))) <= 1
