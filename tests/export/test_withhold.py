from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.withhold import Names, Withheld, withhold
from dateline.link.naming import may_name_person
from tests.export.named import record_of

NAMES = frozenset({"Ines Halloran", "Otto Felsenberg", "Bruno Adler"})


def words_of(held: Withheld) -> str:
    """Return all that a published record says, as one text."""
    record = held.record
    parts = [asdict(incident) for incident in record.incidents]
    parts += [asdict(account) for account in record.accounts.values()]
    return json.dumps(parts + [asdict(document) for document in record.documents.values()])


@pytest.mark.parametrize("name", ["Halloran", "Felsenberg", "Adler", "halloran", "somewhere", "clerk"])
def test_private_names_and_the_text_stay_out(name: str) -> None:
    assert name in json.dumps([asdict(document) for document in record_of().documents.values()])
    assert name not in words_of(withhold(record_of()))


@pytest.mark.parametrize("words", ["Red Quarry Front", "a guard", "shot dead", "geonames:1", "harbour police"])
def test_groups_and_all_else_stay(words: str) -> None:
    assert words in words_of(withhold(record_of()))


def test_a_quote_that_holds_a_name_is_replaced_by_its_place() -> None:
    held = withhold(record_of())
    (account,) = held.record.accounts.values()
    (killed,) = account.mention.of("killed")
    assert (killed.value, killed.quote) == ("2", "[withheld: characters 0 to 25]")
    assert (held.names, held.claims, held.quotes) == (3, 3, 1)


def test_a_person_puts_a_name_in_and_only_that_one() -> None:
    words = words_of(withhold(record_of("Otto Felsenberg")))
    assert "Otto Felsenberg" in words
    assert "Halloran" not in words
    assert "Adler" not in words


@given(st.sets(st.sampled_from(sorted(NAMES))))
def test_a_name_is_published_exactly_where_a_person_accepted_it(accepted: set[str]) -> None:
    words = words_of(withhold(record_of(*accepted)))
    assert {name for name in NAMES if name in words} == accepted
    assert not any(name.split()[-1] in words for name in NAMES - accepted)


def test_what_is_published_holds_together() -> None:
    record = record_of()
    held = withhold(record).record
    (incident,), (account,) = held.incidents, held.accounts.values()
    known = {claim.id for claim in account.mention.claims}
    assert {support.claim_id for value in incident.values for support in value.support} <= known
    assert account.mention.id in incident.mention_ids
    assert {document.id for document in held.documents.values()} == set(record.documents)
    for claim in account.mention.claims:
        if not claim.quote.startswith("[withheld"):
            assert account.document.text[claim.starts : claim.ends] == claim.quote


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ines Halloran", True),
        ("Halloran", True),
        ("HALLORAN", True),
        ("MARY YOUNG", True),
        ("Christian Young", True),
        ("Jordan Halloran", True),
        ("ARMED MEN", False),
        ("Varna", True),
        ("Halloran's 3-year-old son", True),
        ("Varna's father", True),
        ("guard Otto Felsenberg", True),
        ("Varna man", False),
        ("Three people", False),
        ("Two Soldiers", False),
        ("Elderly passengers", False),
        ("a 41-year-old man", False),
        ("Danish sailors", False),
        ("Red Quarry Front", False),
        ("Islamic State", False),
        ("National University", False),
        ("Supporters of the Union of Dock Guards (UDG)", False),
        ("", False),
    ],
)
def test_a_name_is_taken_for_a_persons_rather_than_not(words: str, expected: bool) -> None:
    assert may_name_person(words, frozenset({"varna"})) == expected


@pytest.mark.parametrize("name", ["Ines Brandt-Okoye", "Seán O’Hallor", "A. B. Zubkov Jr", "DA SILVA-REY", "Mr Ng"])
@pytest.mark.parametrize("form", ["{}", "{}'s car", "{}, 41", "(“{}”)", "Captain {}"])
def test_a_last_name_is_found_however_it_is_written(name: str, form: str) -> None:
    names = Names(frozenset())
    names.add("d", name)
    last = name.removesuffix(" Jr").split()[-1]
    assert names.stand_in(form.format(last), "d")
    assert names.stand_in(form.format(last.upper()), "d")
    assert not names.stand_in("A guard of the Varna docks", "d")
    assert not names.stand_in(form.format(last), "another document")
