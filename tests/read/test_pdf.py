"""PDF files, made on the spot from invented reports."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from dateline.read import messages, read
from dateline.records import Document, Problem

LINES = [
    "Bomb hits market in Quito",
    "QUITO, March 5, 2016 (Blue Wire) - A bomb hit the market and twenty-",
    "five people died, kill-",
    "ing nobody else.",
]


def pdf(*pages: list[str]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(72, 700 - 14 * number, line)
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
