"""Web pages, on invented articles."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.errors import DocumentFailed
from dateline.read import ReadOptions, html, messages, read
from dateline.read.capture import Row, document
from dateline.records import Document

PAGE = """<!DOCTYPE html><html><head><meta charset="iso-8859-1"><title>Bomb hits market | Blue Wire</title>
<meta property="og:site_name" content="Blue Wire"><meta name="author" content="Ana Prado">
<meta property="article:published_time" content="2016-03-05T23:30:00-05:00">
<link rel="canonical" href="https://www.bluewire.example/a/1"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Bomb hits market in Quito</h1><p>QUITO, March 5 (Blue Wire) -</p>
<p>A bomb hit the market on Saturday, killing at least 12 people, the police said at the caf\u00e9.</p>
<p>The mayor said that the attack of 4 May 2014 had been worse. Nobody claimed it.</p>
<p>On March 3, 2016, a group had threatened the market, said <b>Li Roe</b>, a clerk.</p></article>
<footer>Copyright 2012 Blue Wire</footer></body></html>"""


def article(page: str) -> Document:
    (row,) = html.read_html(io.BytesIO(page.encode("latin-1")), ReadOptions())
    assert isinstance(row, Row)
    return document(row.capture, "a.html", "", ReadOptions())


def test_a_page_gives_its_article_and_what_its_head_says() -> None:
    page = article(PAGE)
    assert (page.title, page.outlet, page.byline) == ("Bomb hits market in Quito", "Blue Wire", "Ana Prado")
    assert (page.published, page.address) == ("2016-03-05", "https://www.bluewire.example/a/1")
    assert page.language == "en"


def test_paragraphs_datelines_and_dates_survive() -> None:
    text = article(PAGE).text
    for words in (
        "QUITO, March 5 (Blue Wire) -\n",
        "of 4 May 2014 had",
        "\nOn March 3, 2016, a",
        "Li Roe, a",
        "café.\n",
    ):
        assert words in text
    assert "Home" not in text


def test_a_date_in_the_text_is_not_taken_for_the_date_of_publication() -> None:
    assert article(PAGE.replace("2016-03-05T23:30:00-05:00", "")).published == ""


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.encode("latin-1"))
    (page,) = read(str(tmp_path / "page.txt"))
    assert isinstance(page, Document)
    assert page.outlet == "Blue Wire"


@pytest.mark.parametrize("depth", [10, 300, 20_000])
def test_nesting_neither_crashes_nor_loses_text(depth: int) -> None:
    story = "<p>The police said that two men had died in the blast at the market of Quito on Tuesday.</p>"
    page = "<html><body>" + "<div>" * depth + story * 3 + "</div>" * depth + "</body></html>"
    assert "two men had died" in html.capture(page).body


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<html></html>", messages.NO_ARTICLE),
        ("<html><body><script>let x = 1;</script></body></html>", messages.NO_ARTICLE),
        ("<html>" + "<q>" * 5000 + "text", messages.NO_ARTICLE),
        ("<" * 40_001, messages.TOO_MANY_TAGS.format(limit=40_000)),
    ],
)
def test_a_page_without_an_article_is_said_to_have_none(page: str, message: str) -> None:
    with pytest.raises(DocumentFailed) as failure:
        html.capture(page)
    assert str(failure.value) == message


def test_a_page_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LARGEST_PAGE", 100)
    with pytest.raises(DocumentFailed, match="larger than 100 bytes"):
        list(html.read_html(io.BytesIO(PAGE.encode()), ReadOptions()))


def test_a_parser_that_fails_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    with pytest.raises(DocumentFailed, match="RecursionError"):
        html.capture(PAGE)
