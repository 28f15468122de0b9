from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export import webannotation
from tests.export.examples import salto


def test_every_claim_is_an_annotation_with_its_quote() -> None:
    record = salto()
    claims = {claim.id: account for account in record.accounts.values() for claim in account.mention.claims}
    found = list(webannotation.make(record).rows)
    assert len(found) == len(claims)
    for one in found:
        text = claims[one["id"].removeprefix("urn:x-dateline:claim:")].document.text
        quote, at = one["target"]["selector"]
        assert text[at["start"] : at["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def test_an_annotation_says_what_the_words_are_read_as() -> None:
    (toll,) = (one for one in webannotation.make(salto()).rows if "30.." in one["body"][1]["value"])
    assert toll["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (toll["type"], toll["motivation"]) == ("Annotation", "tagging")
    assert [body["value"] for body in toll["body"]] == ["injured", "injured = 30.. (asserted; police)"]
    assert toll["target"]["source"] == "https://g.example/1"


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
