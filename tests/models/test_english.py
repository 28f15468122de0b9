from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.models.english import EnglishTagger, parse
from dateline.models.none import NoTagger
from dateline.records import Parsed, Span
from dateline.split import split
from tests.builders import report

TEXTS = [
    "",
    " \n\t ",
    "Two men died in Ghent.",
    "🚨 Blast in Arlon 🚨: “nine dead”, says mayor Léa Dubois. Police are there.",
    "GUNMEN KILLED A JUDGE IN LIMA. THE FRONT (FPN) CLAIMED THE ATTACK.",
    "انفجار في المدينة. A bomb exploded in Arlon. قال الشرطي",
    "Line one\r\nline two\u00a0with  two   spaces\x07 and a bell.",
    "x" * 9_000,
    "A bomb exploded. " * 700,
]


def parsed_of(text: str, **known: object) -> Parsed:
    document = report(text, **known)
    return parse(document, split(document))


def check(parsed: Parsed) -> None:
    """Every token and name stands where it says, and none crosses the end of a sentence."""
    spans = [sentence.span for sentence in parsed.sentences]
    for token in parsed.tokens:
        assert parsed.text[token.starts : token.ends] == token.text != ""
        assert spans[token.sentence].contains(Span(token.starts, token.ends))
        assert parsed.tokens[token.head].sentence == token.sentence
    for name in parsed.names:
        assert any(span.contains(name.span) for span in spans)
        assert parsed.text[name.starts : name.ends].strip()


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_are_those_of_the_document(text: str) -> None:
    check(parsed_of(text))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aB .!?\n“”é🚨\u0301\x00ب-'", max_size=120))
def test_offsets_hold_for_any_text(text: str) -> None:
    check(parsed_of(text))


def test_every_word_is_covered() -> None:
    parsed = parsed_of("Nine people – all miners – died, e.g. at No. 5 shaft.")
    assert "".join(token.text for token in parsed.tokens) == "".join(parsed.text.split())


def test_a_headline_behind_the_body_keeps_its_offsets() -> None:
    body = "Nine people died in the blast."
    text = body + "\n\nBlast kills nine in Arlon"
    parsed = parsed_of(text, headline_starts=len(body) + 2)
    check(parsed)
    assert parsed.sentences[0].kind == "headline"
    assert [token.text for token in parsed.tokens][:2] == ["Nine", "people"]
    assert {token.sentence for token in parsed.tokens if token.starts > len(body)} == {0}


def test_capitals_are_tagged_as_mixed_case_and_quoted_as_written() -> None:
    parsed = parsed_of("POLICE SAID GUNMEN KILLED JUDGE ANNA BECKER IN LIMA.")
    assert {token.tag for token in parsed.tokens if token.text == "KILLED"} == {"VBD"}
    assert [parsed.text[name.starts : name.ends] for name in parsed.names if name.kind == "person"] == ["ANNA BECKER"]


def test_documents_come_back_in_order() -> None:
    documents = [report(f"Report {number} of nine.", address=f"{number}.txt") for number in range(3)]
    tagged = list(EnglishTagger().tag([(document, split(document)) for document in documents]))
    assert [parsed.document for parsed in tagged] == documents


def test_no_tagger_gives_sentences_only() -> None:
    document = report("Two men died. Police are there.")
    (parsed,) = NoTagger().tag([(document, split(document))])
    assert (parsed.tokens, parsed.names, len(parsed.sentences)) == ((), (), 2)
