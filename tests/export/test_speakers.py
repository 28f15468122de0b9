from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.speakers import holds_office
from dateline.export.withhold import WITHHELD, withhold
from dateline.records import Document, Mention, Record, Span, Statement
from dateline.resolve.speaker import read
from tests.builders import record_of, report, told

SEEN = "Two guards were shot dead in Varna, {} said. Petra Lindqvist saw a white van."


def statement(document: Document, words: str) -> Statement:
    """Return what somebody is said to say, as a reading keeps it."""
    who, starts = read(words), document.text.index(words)
    said = (Span(0, len("Two guards were shot dead in Varna")),)
    return Statement((Span(starts, starts + len(words)),), (), said, who.name, who.role, who.organisation)


def account(words: str, name: str) -> tuple[Document, Mention, Statement]:
    """Return a report in which somebody counts the dead."""
    document = report(SEEN.format(words), outlet=name, title=f"{name}: two dead", address=f"{name}.txt")
    one = statement(document, words)
    toll = ("killed", "Two guards", "2", {"low": 2, "high": 2, "speaker": one.name or words})
    return document, told(document, document.text, toll, ("victim", "guards", "guards")), one


def spoken(*words: str, is_told: bool = True) -> Record:
    """Return a record of one incident of which several reports each quote somebody."""
    found = [account(who, f"Post {number}") for number, who in enumerate(words)]
    record = record_of(*((document, mention) for document, mention, _ in found))
    return replace(record, statements={d.id: (one,) for d, _, one in found} if is_told else {})


def speakers(record: Record, *put_in: str) -> list[str]:
    published = withhold(record, put_in).record
    return [claim.speaker for a in published.accounts.values() for claim in a.mention.of("killed")]


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("police", "police"),
        ("a spokesman for the interior ministry", "a spokesman for the interior ministry"),
        ("the Red Quarry Front", "the Red Quarry Front"),
        ("Interior Minister Petra Lindqvist", "Petra Lindqvist"),
        ("Petra Lindqvist, a police spokeswoman,", "Petra Lindqvist"),
        ("Petra Lindqvist of the interior ministry", "Petra Lindqvist"),
        ("Sgt. Petra Lindqvist", "Petra Lindqvist"),
        ("Petra Lindqvist, a terrorism expert,", "Petra Lindqvist"),
        ("Petra Lindqvist, a resident,", f"{WITHHELD}, resident"),
        ("witness Petra Lindqvist", f"{WITHHELD}, witness"),
        ("suspect Petra Lindqvist", f"{WITHHELD}, suspect"),
        ("Petra Lindqvist, a nurse,", f"{WITHHELD}, nurse"),
        ("former minister Petra Lindqvist", f"{WITHHELD}, former minister"),
        ("the mother of Petra Lindqvist", f"{WITHHELD}, mother"),
        ("police chief's widow Petra Lindqvist", WITHHELD),
        ("Petra Lindqvist", WITHHELD),
        ("Mrs Lindqvist", WITHHELD),
    ],
)
@pytest.mark.parametrize("is_told", [True, False])
def test_who_speaks_in_an_office_is_named_and_nobody_else(words: str, published: str, is_told: bool) -> None:
    record = spoken(words, is_told=is_told)
    if not is_told and "Lindqvist" in words and "of Petra" not in words:
        published = WITHHELD  # the claim has the bare name alone, and nothing tells what she is
    assert speakers(record) == [published]


def test_an_office_told_in_one_report_counts_in_the_others_of_the_incident() -> None:
    assert speakers(spoken("Mayor Petra Lindqvist", "Petra Lindqvist")) == ["Petra Lindqvist"] * 2


def test_what_a_witness_is_called_stays_out_of_all_words_of_the_report() -> None:
    held = withhold(spoken("witness Petra Lindqvist"))
    documents = [asdict(document) for document in held.record.documents.values()]
    accounts = [asdict(account) for account in held.record.accounts.values()]
    assert "Lindqvist" not in json.dumps(documents + accounts)
    assert (held.names, held.speakers) == (0, 1)


def test_a_role_that_is_half_a_sentence_is_not_shown() -> None:
    record = spoken("witness Petra Lindqvist")
    ((name, (one,)),) = record.statements.items()
    told = replace(one, role="witness who ran from the market to the bridge")
    assert speakers(replace(record, statements={name: (told,)})) == [WITHHELD]


@pytest.mark.parametrize(
    ("name", "published"),
    [("Petra Lindqvist", WITHHELD), ("Amnesty Harbour Watch", "Amnesty Harbour Watch"), ("Reuters", "Reuters")],
)
def test_a_person_who_was_taken_for_a_body_is_none(name: str, published: str) -> None:
    record = spoken(name)
    ((document, (one,)),) = record.statements.items()
    told = replace(one, name="", role="", organisation=name)
    assert speakers(replace(record, statements={document: (told,)})) == [published]


def test_the_publisher_puts_a_name_in() -> None:
    record = spoken("witness Petra Lindqvist", "witness Omar Falk")
    assert speakers(record, "Petra Lindqvist") == ["Petra Lindqvist", f"{WITHHELD}, witness"]


@pytest.mark.parametrize(
    ("role", "organisation", "expected"),
    [
        ("spokesman", "ministry", True), ("spokesmen", "", True), ("Col.", "", True), ("member", "parliament", True),
        ("head", "criminal investigation department", False), ("head", "police", True), ("", "police", True),
        ("member", "family", False), ("", "", False), ("", "interior minister's widow", False),
        ("rebel commander", "", False), ("retired general", "", False), ("police officer and witness", "", False),
    ],
)  # fmt: skip
def test_what_is_an_office(role: str, organisation: str, expected: bool) -> None:
    assert holds_office(role, organisation) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_an_office_or_none(role: str, organisation: str) -> None:
    assert holds_office(role, organisation) in (True, False)
    assert not holds_office(f"{role} witness", organisation)
