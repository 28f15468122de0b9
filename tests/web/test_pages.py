from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import RunStopped
from dateline.records import Account, Incident, Place, Problem, Record, Support, Value
from dateline.web.pages import incident_page, pages, write_pages
from tests.builders import report, told
from tests.web import examples
from tests.web.tags import whole

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'single' \u202eright to left"
PLACE = Place("geonames:1", "Korçë", "settlement", "AL", 40.62, 20.78)


def record(text: str = "Nine people died in Korçë on Sunday.", title: str = "Blast", many: int = 1) -> Record:
    accounts = {}
    documents = {}
    values = []
    for number in range(many):
        document = report(
            text, title=title, outlet=f"{title} {number}", published="2031-05-11", address=f"{number}.txt"
        )
        mention = told(document, text, ("killed", "Nine", "9", {"low": 9, "high": 9}), ("victim", "people", title))
        accounts[mention.id] = Account(mention, document)
        documents[document.id] = document
        values += [Support(claim.id, "for") for claim in mention.claims]
    incident = Incident(
        "0123456789abcdef",
        tuple(accounts),
        (
            Value("date", "2031-05-11", 20310511, 20310511, "default@1: x", "agreed"),
            Value("place", PLACE.id, 1, 1, "default@1: x", "agreed"),
            Value("killed", "9", 9, 9, "default@1: x", "disputed", tuple(values)),
        ),
    )
    problems = (Problem("read", title, "x.pdf"),)
    return Record((incident,), accounts, {PLACE.id: PLACE}, documents, {d: d for d in documents}, problems=problems)


@pytest.mark.parametrize(
    ("text", "many"), [("Nine people died in Korçë on Sunday.", 1), (f"Nine people died. {HOSTILE}", 3)]
)
def test_pages_are_whole_and_ask_nothing_of_others(text: str, many: int) -> None:
    for _, page in pages(record(text, HOSTILE, many)):
        tags = whole(page)
        assert "script" not in tags.seen
        assert all(re.match(r"#|(index|connections|incident-[0-9a-f]+)\.html", address) for address in tags.addresses)
        assert "default-src 'none'" in page


@pytest.mark.parametrize("many", [1, 3])
def test_pages_can_be_read_by_ear_and_keyboard(many: int) -> None:
    for _, page in pages(record(many=many)):
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert '<html lang="en">' in page
        assert ":focus-visible" in page
        assert re.findall(r"<th(?! scope=|ead)[^>]*>", page) == []
        assert re.findall(r"<svg(?![^>]*aria-hidden)[^>]*>(?!<title>)", page) == []


def test_the_map_of_an_incident_names_its_place() -> None:
    (_, incident), (_, overview) = pages(record())
    assert re.search(r"<text [^>]*>Korçë</text>", incident)
    assert not re.search(r"<text [^>]*>Korçë</text>", overview)


def test_every_link_has_its_target(tmp_path: Path) -> None:
    write_pages(record(many=3), tmp_path)
    for page in tmp_path.glob("*.html"):
        tags = whole(page.read_text("utf-8"))
        for address in tags.addresses:
            assert address[1:] in tags.ids if address.startswith("#") else (tmp_path / address).is_file()


def test_the_overview_comes_last_and_counts_pages(tmp_path: Path) -> None:
    assert [name for name, _ in pages(record())][-1] == "index.html"
    assert write_pages(record(), tmp_path / "new" / "folder") == 2
    assert not list(tmp_path.rglob("*.part"))


def test_every_page_is_told_when_it_is_written_and_none_is_left_out_of_their_number(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    count = write_pages(examples.record(), tmp_path, lambda done, total: told.append((done, total)))
    assert (tmp_path / "connections.html").is_file()
    assert told == [(done, count) for done in range(1, count + 1)]


def test_an_empty_record_has_its_page() -> None:
    ((name, page),) = pages(Record((), {}, {}, {}, {}))
    assert name == "index.html"
    assert "No incident was found" in page


def test_a_file_in_the_way_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file")
    with pytest.raises(RunStopped, match=r"cannot be written .* choose another --out"):
        write_pages(record(), tmp_path / "pages")


def test_a_headline_that_the_text_begins_with_is_shown_once() -> None:
    text = "Blast in Salto\nNine people died on Sunday."
    (incident, _) = (page for _, page in pages(record(text, "Blast in Salto")))
    cards = incident[incident.index('class="reports"') :]
    assert cards.count("Blast in Salto") == 2  # the headline, and the outlet that is named after it


@pytest.mark.parametrize(("precision", "words"), [(1, ""), (4, "Only the province is known."), (6, "Only the country")])
def test_the_map_says_how_much_is_known(precision: int, words: str) -> None:
    whole = record()
    values = tuple(replace(v, low=precision) if v.field == "place" else v for v in whole.incidents[0].values)
    page = incident_page(replace(whole.incidents[0], values=values), whole)
    assert ("It was somewhere in" in page) == bool(words)
    assert words in page


def test_agreed_values_show_few_claims_at_once() -> None:
    whole = record(many=9)
    values = tuple(replace(value, status="agreed") for value in whole.incidents[0].values)
    assert "16 more claims" in incident_page(replace(whole.incidents[0], values=values), whole)
