"""PDF files, made on the spot from invented reports."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from dateline.read import ReadOptions, messages, read
from dateline.records import Document, Problem

LINES = [
    "Bomb hits market in Quito",
    "QUITO, March 5, 2016 (Blue Wire) - A bomb hit the market and twenty-",
    "five people died, kill-",
    "ing nobody else.",
]


def pdf(*pages: list[str], title: str = "", author: str = "", sizes: tuple[int, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)  # made on 1 January 2000
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        for number, line in enumerate(page):
            canvas.setFontSize(sizes[number] if number < len(sizes) else 10)
            canvas.drawString(72, 700 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def found(folder: Path, data: bytes) -> list[Document | Problem]:
    (folder / "a.pdf").write_bytes(data)
    return list(read(str(folder / "a.pdf")))


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    (document,) = found(tmp_path, pdf(LINES, ["The end."]))
    assert isinstance(document, Document)
    assert document.title == LINES[0]
    assert document.published == "2016-03-05"
    assert "twenty-five people died, killing nobody else.\nThe end." in document.text


HEADED = [
    "Blue Wire News",
    "Bomb hits market",
    "in Quito",
    "A bomb hit the market of Quito.",
    "Five people died there.",
]


@pytest.mark.parametrize(
    ("told", "title", "outlet", "byline"),
    [
        ({"sizes": (30, 20, 20)}, "Bomb hits market in Quito", "Blue Wire News", ""),
        ({"sizes": (20, 20, 20)}, "Blue Wire News Bomb hits market in Quito", "", ""),
        ({"title": "bomb hits market in Quito - Red Post"}, "bomb hits market in Quito - Red Post", "Red Post", ""),
        (
            {"title": "Bomb hits market in Quito", "author": "The Red Post"},
            "Bomb hits market in Quito",
            "The Red Post",
            "",
        ),
        ({"title": "Microsoft Word - report7.docx", "author": "Ada Brandt"}, "Blue Wire News", "", "Ada Brandt"),
        ({"title": "Template of a report", "author": "user7"}, "Blue Wire News", "", ""),
    ],
    ids=["type", "one size", "noted", "author", "byline", "junk"],
)
def test_a_pdf_says_what_it_is(tmp_path: Path, told: dict[str, Any], title: str, outlet: str, byline: str) -> None:
    document = found(tmp_path, pdf(HEADED, **told))[-1]
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.byline) == (title, outlet, byline)


@pytest.mark.parametrize(
    ("head", "options", "published", "notes"),
    [
        ("KABUL, March 3 (Blue Wire) - Two men died.", ReadOptions(), "2000-01-01", [messages.MADE_ON]),
        ("KABUL, March 3, 2011 (Blue Wire) - Two men died.", ReadOptions(), "2011-03-03", []),
        ("KABUL, March 3 (Blue Wire) - Two men died.", ReadOptions(published="2011-03"), "2011-03", []),
    ],
    ids=["made", "stated", "told"],
)
def test_the_day_a_pdf_was_made_comes_last(
    tmp_path: Path, head: str, options: ReadOptions, published: str, notes: list[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([head]))
    *problems, document = read(str(tmp_path / "a.pdf"), options)
    assert isinstance(document, Document)
    assert document.published == published
    assert [item.message for item in problems if isinstance(item, Problem)] == [
        note.format(day="2000-01-01") for note in notes
    ]


@pytest.mark.parametrize(
    ("foot", "address", "outlet"),
    [
        ("https://www.blue.example/news/7 1/3", "https://www.blue.example/news/7", "blue.example"),
        ("https://www.blue.example/news/7", "a.pdf", ""),
        ("https://www.blue.example/news/a-long… 1/3", "a.pdf", ""),
    ],
    ids=["printed", "a link", "cut short"],
)
def test_the_address_that_a_browser_printed_is_taken(tmp_path: Path, foot: str, address: str, outlet: str) -> None:
    document = found(tmp_path, pdf([LINES[0], "Two men died.", foot]))[-1]
    assert isinstance(document, Document)
    assert (document.address, document.outlet) == (address, outlet)


def test_pages_without_text_are_listed(tmp_path: Path) -> None:
    problem, document = found(tmp_path, pdf(LINES, [], LINES))
    assert isinstance(document, Document)
    assert isinstance(problem, Problem)
    assert problem.message == messages.PAGES_WITHOUT_TEXT.format(pages="2")


def encrypted() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(LINES))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="a", owner="b"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (encrypted(), messages.ENCRYPTED_PDF),
        (pdf([], []), messages.IMAGE_PDF),
        (pdf(LINES)[:500], messages.BROKEN_PDF.format(reason="it cannot be opened")),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, messages.BROKEN_PDF.format(reason="it cannot be opened")),
    ],
    ids=["encrypted", "images", "cut", "garbage"],
)
def test_a_pdf_that_cannot_be_read_gets_its_line(tmp_path: Path, data: bytes, message: str) -> None:
    (problem,) = found(tmp_path, data)
    assert isinstance(problem, Problem)
    assert problem.message == message
