from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.export import webannotation
from dateline.export.table import Row
from dateline.records import Record, Span, Statement
from tests.export.examples import salto


def of(kind: str, record: Record) -> list[Row]:
    """Return the annotations of claims, mentions or statements."""
    return [one for one in webannotation.make(record).rows if one["id"].startswith(f"urn:x-dateline:{kind}:")]


def test_every_claim_is_an_annotation_with_its_quote() -> None:
    record = salto()
    claims = {claim.id: account for account in record.accounts.values() for claim in account.mention.claims}
    found = of("claim", record)
    assert len(found) == len(claims)
    for one in found:
        text = claims[one["id"].removeprefix("urn:x-dateline:claim:")].document.text
        quote, at = one["target"]["selector"]
        assert text[at["start"] : at["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def test_an_annotation_says_what_the_words_are_read_as() -> None:
    (toll,) = (one for one in of("claim", salto()) if "30.." in one["body"][1]["value"])
    assert toll["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (toll["type"], toll["motivation"]) == ("Annotation", "tagging")
    assert [body["value"] for body in toll["body"]] == ["injured", "injured = 30.. (asserted; police)"]
    assert toll["target"]["source"] == "https://g.example/1"


def test_a_mention_leads_to_its_incident() -> None:
    record = salto()
    (incident,) = record.incidents
    found = of("mention", record)
    assert {one["id"].rpartition(":")[2] for one in found} == set(incident.mention_ids)
    car_bomb = found[[one["target"]["source"] for one in found].index("https://g.example/1")]
    assert car_bomb["motivation"] == "linking"
    assert car_bomb["target"]["selector"][0]["exact"].startswith("A car bomb hit")
    assert [(body["purpose"], body.get("value") or body["source"]) for body in car_bomb["body"]] == [
        ("tagging", "mention"), ("describing", "type = bombing; status = happened"),
        ("linking", f"urn:x-dateline:incident:{incident.id}"),
    ]  # fmt: skip


def test_a_statement_is_an_annotation_of_what_is_said_by_whom() -> None:
    record = salto()
    document = next(d for d in record.documents.values() if d.outlet == "Gazette")
    said, police = document.text.index(", police"), document.text.index("police said")
    spans = (Span(police, police + 6),), (Span(police + 7, police + 11),), (Span(0, said),)
    statement = Statement(*spans, organisation="police", stance="denied")
    assert of("statement", record) == []
    (one,) = of("statement", replace(record, statements={document.id: (statement,)}))
    tag, described, speaker = one["body"]
    assert (tag["value"], described["value"]) == ("statement", "denied by police")
    assert speaker["type"] == "SpecificResource"
    assert speaker["selector"][0]["exact"] == "police"
    assert one["target"]["selector"][0]["exact"] == document.text[:said]


def test_what_is_said_in_two_pieces_has_two_targets() -> None:
    record = salto()
    (document, *_) = record.documents.values()
    statement = Statement((), (Span(10, 12),), (Span(0, 5), Span(20, 25)), is_said=False)
    (one,) = of("statement", replace(record, statements={document.id: (statement,)}))
    assert [target["selector"][1]["start"] for target in one["target"]] == [0, 20]
    assert [body["value"] for body in one["body"]] == ["spoken of", "asserted by nobody named"]


def test_a_file_that_is_no_address_has_a_name_of_its_own() -> None:
    sources = {one["target"]["source"] for one in webannotation.make(salto()).rows}
    assert any(source.startswith("urn:x-dateline:document:") for source in sources)


def test_a_page_names_the_context_once() -> None:
    page = webannotation.page(webannotation.make(salto()).rows)
    assert page["type"] == "AnnotationPage"
    assert page["items"]
    assert not any("@context" in item for item in page["items"])


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_selectors_count_code_points(text: str, a: int, b: int) -> None:
    starts, ends = sorted((min(a, len(text)), min(b, len(text))))
    quote, at = webannotation.selectors(text, starts, ends)
    found = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert found == text[max(0, starts - 32) : ends + 32]
    assert at == {"type": "TextPositionSelector", "start": starts, "end": ends}
