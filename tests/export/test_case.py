from __future__ import annotations

from dataclasses import replace
from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.case import Case, cases, middle, proper
from dateline.export.countries import country
from dateline.export.words import account, citation, conflicts, title
from dateline.gazetteer.countries import country_name
from dateline.records import Decision, Record
from tests.builders import record_of, report, told
from tests.export.examples import dated, one, salto


def case(record: Record) -> Case:
    (found,) = cases(record)
    return found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["the River Front", "River Front"], ("River Front",)), (["two gunmen", "Gunmen", "a man"], ()),
        (["Army of the Hills"], ("Army of the Hills",)), (["Ada Example"], ("Ada Example",)), (["31 people"], ()),
    ],
)  # fmt: skip
def test_proper_names(names: list[str], found: tuple[str, ...]) -> None:
    assert proper(names) == found


@pytest.mark.parametrize(
    ("words", "lasts"),
    [
        ("from 5 to 7 May", True), ("5-7 May", True), ("5 to 7 May", True), ("over three days", True),
        ("at the weekend", False), ("between 5 and 7 May", False), ("last week", False), ("during the weekend", False),
    ],
)  # fmt: skip
def test_an_interval_is_a_length_or_a_doubt(words: str, lasts: bool) -> None:
    assert case(dated(words, "2031-05-05/2031-05-07", 20310505, 20310507)).is_lasting is lasts


def test_an_open_interval_is_no_known_day() -> None:
    assert case(dated("since May 2031", "2031-05/..", 20310501, 99991231)).days is None


def test_what_a_case_tells() -> None:
    found = case(salto())
    assert found.days == (Day(2031, 5, 13), Day(2031, 5, 13))
    assert (found.precision, found.site, found.town, found.province) == (1, "bus station", "Salto", "Salto")
    assert (found.number("injured"), found.number("missing"), found.part("killed", "attackers")) == (30, None, 5)
    assert found.disputed == ("killed",)
    assert [document.outlet for document in found.sources] == ["Gazette", "Herald"]


def test_a_part_that_is_more_than_the_whole_is_none() -> None:
    five = ("killed", "5 gunmen", "5", {"low": 5, "high": 5, "counts": "attackers", "scope": "part"})
    two = ("killed", "2 people", "2", {"low": 2, "high": 2})
    assert case(one("5 gunmen and 2 people died", five, two)).part("killed", "attackers") is None
    assert case(one("5 gunmen died", five)).part("killed", "attackers") == 5


def test_a_claim_that_a_person_rejected_counts_nobody() -> None:
    record = one("5 gunmen died", ("killed", "5 gunmen", "5", {"low": 5, "high": 5, "counts": "attackers"}))
    (claim,) = case(record).claims
    ruled = replace(record, decisions={claim: Decision(claim, "rejected", "person:amina")})
    assert case(ruled).part("killed", "attackers") is None


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (one("A bomb", ("type", "bomb", "bombing"), ("status", "bomb", "planned")), "A bombing was planned."),
        (one("A raid"), "An attack was reported."),
        (
            dated("in May 2031", "2031-05", 20310501, 20310531),
            "May 2031: a clash in Salto, Uruguay (14 killed).",
        ),
    ],
)
def test_an_incident_in_words(record: Record, words: str) -> None:
    assert account(case(record)) == words


def test_names_can_be_left_out_of_the_words() -> None:
    assert "Weapons: car bomb." in account(case(salto()))
    assert "car bomb" not in account(case(salto()), names=False)


def test_of_many_names_the_first_are_told() -> None:
    hit = "hotel school bank depot garage chapel kiosk bakery cinema".split()
    words = account(case(one(" ".join(hit), *(("target", name, name) for name in hit))))
    assert words.endswith("Targets: hotel, school, bank, depot, garage, chapel, kiosk, bakery and 1 more.")


def test_names_that_most_reports_give_go_first() -> None:
    text = "The Hill Guard or the River Front did it"
    claims = [("perpetrator_group", name, name) for name in ("Hill Guard", "River Front")]
    both, other = (report(text, address=address) for address in ("a.txt", "b.txt"))
    record = record_of((both, told(both, text, *claims)), (other, told(other, text, claims[1])))
    assert case(record).names("perpetrator_group") == ("River Front", "Hill Guard")


def test_conflicts_name_the_speaker() -> None:
    words = conflicts(case(salto()))
    assert "Reports differ on killed" in words
    assert "(police in Gazette, 14 May 2031)" in words or "(the health ministry in Herald, 14 May 2031)" in words


def test_a_title_and_a_citation() -> None:
    assert title(case(salto())) == "Bombing in Salto, 13 May 2031"
    assert citation(report("x", address="a.txt", title="T")) == "“T,” a.txt"
    assert citation(report("x", address="a.txt")) == "a.txt"


def test_cases_stand_by_day_and_those_without_one_last() -> None:
    undated, later = one("A bomb"), dated("on 2 May 2031", "2031-05-02", 20310502, 20310502)
    record = Record(
        (*undated.incidents, *later.incidents), {**undated.accounts, **later.accounts}, later.places,
        {**undated.documents, **later.documents}, {},
    )  # fmt: skip
    assert [found.edtf for found in cases(record)] == ["2031-05-02", ""]


@given(st.dates(), st.dates())
def test_the_middle_lies_between(a: Day, b: Day) -> None:
    first, last = sorted((a, b))
    assert first <= middle(first, last) <= last


@pytest.mark.parametrize(
    ("code", "gtd", "region", "gw", "ucdp", "number", "acled"),
    [
        ("IQ", 95, 10, 645, "Middle East", 368, "Middle East"), ("NG", 147, 11, 475, "Africa", 566, "Western Africa"),
        ("YE", 228, 10, 678, "Middle East", 887, "Middle East"), ("BE", 21, 8, 211, "Europe", 56, "Europe"),
        ("PH", 160, 5, 840, "Asia", 608, "Southeast Asia"), ("US", 217, 1, 2, "Americas", 840, "North America"),
        ("PS", 155, 10, None, "", 275, "Middle East"), ("AF", 4, 6, 700, "Asia", 4, ""),
        ("", None, None, None, "", None, ""), ("ZZ", None, None, None, "", None, ""),
    ],
)  # fmt: skip
def test_countries_under_the_names_of_others(
    code: str, gtd: int | None, region: int | None, gw: int | None, ucdp: str, number: int | None, acled: str
) -> None:
    found = country(code)
    assert (found.gtd, found.gtd_region, found.gw, found.ucdp_region) == (gtd, region, gw, ucdp)
    assert (found.iso_number, found.acled_region) == (number, acled)


@pytest.mark.parametrize(
    ("code", "name"), [("CI", "Ivory Coast"), ("BA", "Bosnia-Herzegovina"), ("PS", "West Bank and Gaza Strip")]
)
def test_gtds_own_names(code: str, name: str) -> None:
    assert country(code).gtd_name == name
    assert country(code).name == country_name(code)


def test_no_two_countries_share_a_number() -> None:
    codes = [country(a + b) for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    for numbers in ([found.gtd for found in codes if found.gtd], [found.gw for found in codes if found.gw]):
        assert len(numbers) == len(set(numbers)) > 150
