from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Claim, Figure, Mention, PlaceName, Problem, Reading, Span, Statement
from dateline.store import Source, Store, open_store
from dateline.store.sound import LARGEST
from tests.builders import quoted, reading_of, report, ticking, told

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=40)
AB, PLACES = st.text("ab", min_size=1, max_size=3), st.integers(-1, 4)
NUMBERS = st.none() | st.integers(-LARGEST, LARGEST)


def fresh() -> Store:
    return open_store(":memory:", clock=ticking())


def kept(*readings: Reading) -> Store:
    store = fresh()
    store.add_readings(readings, store.start_run("extract", "rules@1"))
    return store


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose parts lie in its text."""
    document = report(draw(TEXT), title=draw(TEXT), published=draw(st.sampled_from(["", "2021", "2021-05-04"])))

    def span() -> Span:
        starts = draw(st.integers(0, len(document.text) - 1))
        return Span(starts, draw(st.integers(starts + 1, len(document.text))))

    def bounds() -> tuple[int | None, int | None]:
        low, high = draw(NUMBERS), draw(NUMBERS)
        return (high, low) if low is not None and high is not None and low > high else (low, high)

    mention = Mention(document.id, *span(), ordinal=draw(st.integers(0, 3)))
    where = span()
    words = document.text[where.starts : where.ends]
    claim = Claim(
        mention.id, "killed", draw(TEXT), *where, words, *bounds(), speaker=draw(TEXT), score=draw(st.floats(0, 1))
    )
    statement = Statement((span(),), (), (span(), span()), draw(TEXT), draw(TEXT))
    figure = Figure(*span(), draw(TEXT), *bounds(), unit=draw(TEXT))
    problem = Problem("resolve", draw(TEXT), "report.txt", *span())
    mentions = (replace(mention, claims=(claim,)),)
    return Reading(document, mentions, (statement,), (figure,), (), (PlaceName(*span(), None),), (problem,))


@given(readings())
def test_what_goes_in_comes_out(reading: Reading) -> None:
    with kept(reading) as store:
        [account] = store.accounts()
        assert account.document == reading.document
        assert account.mention == reading.mentions[0]
        assert account.mention.claims == reading.mentions[0].claims
        assert account.mention.claims[0].score == reading.mentions[0].claims[0].score
        assert store.statements(reading.document.id) == reading.statements
        assert store.figures(reading.document.id) == reading.figures
        assert store.place_names(reading.document.id) == reading.places
        assert store.problems() == reading.problems
        assert store.audit() == ()


@given(AB, st.tuples(PLACES, PLACES), AB)
def test_only_quotes_that_stand_in_the_text_are_kept(text: str, span: tuple[int, int], quote: str) -> None:
    document = report(text)
    mention = Mention(document.id, 0, len(text))
    claim = Claim(mention.id, "killed", "2", *span, quote)
    with kept(Reading(document, (replace(mention, claims=(claim,)),))) as store:
        stands = 0 <= span[0] < span[1] <= len(text) and text[span[0] : span[1]] == quote
        assert store.claims([mention.id]) == ((claim,) if stands else ())
        assert store.audit() == ()


GOOD = report("Two people died in Ghent.")
MENTION = told(GOOD, GOOD.text)
CLAIM = quoted(GOOD, MENTION, "killed", "Two", "2")


def with_claim(**changes: Any) -> dict[str, Any]:
    return {"mentions": (replace(MENTION, claims=(replace(CLAIM, **changes),)),)}


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (with_claim(quote="Ten"), "claim quotes words that do not stand"),
        (with_claim(mention_id="aa"), "claim is of another mention"),
        (with_claim(low=3, high=2), "claim has bounds in the wrong order"),
        (with_claim(high=10**30), "claim has a number too large"),
        ({"mentions": (replace(MENTION, ends=999),)}, "mention lies outside the text"),
        ({"mentions": (replace(MENTION, document_id="aa"),)}, "mention is of another document"),
        ({"statements": (Statement((Span(0, 3),), (), ()),)}, "statement has no content"),
        ({"statements": (Statement((Span(0, 3),), (), (Span(5, 99),)),)}, "statement lies outside the text"),
        ({"figures": (Figure(3, 3, "2", 2, 2),)}, "figure lies outside the text"),
        ({"figures": (Figure(0, 3, "2", 10**20, None),)}, "figure has a number too large"),
        ({"places": (PlaceName(-1, 3, None),)}, "placename lies outside the text"),
    ],
)
def test_what_the_text_does_not_bear_is_listed(reading: dict[str, Any], said: str) -> None:
    with kept(Reading(GOOD, **reading)) as store:
        [problem] = store.problems()
        assert problem.message.startswith(f"not kept: {said}")
        assert not any((store.claims([MENTION.id]), store.statements(GOOD.id), store.figures(GOOD.id)))


def test_what_is_known_of_a_document_follows_the_newest_reading() -> None:
    with kept(Reading(GOOD)) as store:
        dated = replace(GOOD, published="2021-05-04")
        store.add_reading(Reading(dated), store.start_run("extract", "rules@2"))
        assert list(store.documents()) == [dated]


def test_a_document_twice_in_one_batch_is_read_once() -> None:
    reading = reading_of("Two died.", ("killed", "Two", "2"))
    with kept(reading, reading) as store:
        assert [account.mention for account in store.accounts()] == list(reading.mentions)


def test_going_back_to_an_earlier_method_reads_again() -> None:
    with fresh() as store:
        for method in ("rules@1", "rules@2"):
            store.add_reading(Reading(GOOD), store.start_run("extract", method))
        assert store.has_read(GOOD.id, "rules@2")
        assert not store.has_read(GOOD.id, "rules@1")


def test_a_document_whose_day_becomes_known_is_read_again() -> None:
    with kept(Reading(GOOD)) as store:
        assert store.has_read(GOOD.id, "rules@1", "")
        assert not store.has_read(GOOD.id, "rules@1", "2021-05-04")


def test_accounts_of_some_mentions() -> None:
    found = [reading_of(f"{word} died.", ("killed", word, "2"), address=word) for word in ("Two", "Ten", "Six")]
    with kept(*found) as store:
        wanted = [found[0].mentions[0].id, found[2].mentions[0].id]
        assert {account.mention.id for account in store.accounts(wanted)} == set(wanted)
        assert list(store.accounts([])) == []
        assert len(list(store.accounts())) == 3


def test_more_documents_than_one_question_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("base", "evidence"):
        monkeypatch.setattr(f"dateline.store.{module}.PIECE", 2)
    found = [reading_of(f"Number {n} died.", ("killed", "Number", ""), address=str(n)) for n in range(7)]
    with kept(*found) as store:
        assert {account.document.address for account in store.accounts()} == set("0123456")


def test_sources() -> None:
    with fresh() as store:
        store.add_source(Source("b.txt", "d1", "rules@1"))
        store.add_source(Source("a.pdf", "d2", "rules@1", "failed", "it is encrypted"))
        assert [source.path for source in store.sources()] == ["a.pdf", "b.txt"]
        assert [problem.message for problem in store.problems()] == ["it is encrypted"]
        assert store.has_source("b.txt", "d1", "rules@1")
        assert not store.has_source("b.txt", "d2", "rules@1")
        assert not store.has_source("b.txt", "d1", "rules@2")
        assert not store.has_source("a.pdf", "d2", "rules@1")


def test_unknown_ids_give_nothing() -> None:
    with fresh() as store:
        assert store.document("aa") is None
        assert store.claim("aa") is None
        assert not any((store.claims(["aa"]), store.statements("aa"), store.figures("aa"), store.place_names("aa")))
