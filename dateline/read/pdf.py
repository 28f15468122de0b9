"""PDF files with text in them, page after page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

from dateline.errors import DocumentFailed
from dateline.read import messages
from dateline.read.capture import LONGEST_TEXT, Capture, Note, Row
from dateline.read.options import ReadOptions
from dateline.read.pdf_about import Line, about, page_lines, rejoined
from dateline.read.published import opening_day
from dateline.read.text import guess_title

PASSWORD = 4
"""PDFium's error code for a file that wants a password."""


class Pages(NamedTuple):
    """What a PDF holds: the text of every page, the lines of the first with text, and what it notes about itself."""

    texts: list[str]
    lines: list[Line]
    info: Mapping[str, str]


def read_pdf(file: BinaryIO, options: ReadOptions) -> Iterator[Row | str]:
    """Yield the report of a PDF, and a word about pages that hold none of it and about a day that it does not state."""
    pages = pdf_pages(file)
    text = "\n".join(filter(None, pages.texts))
    if not text:
        raise DocumentFailed(messages.IMAGE_PDF)
    without = [str(number) for number, page in enumerate(pages.texts, 1) if not page]
    if without:
        yield Note(messages.PAGES_WITHOUT_TEXT.format(pages=", ".join(without[:10]) + (" ..." if without[10:] else "")))
    known = about(pages.info, pages.lines, next(filter(None, pages.texts)))
    made = "" if options.published or opening_day(text) else known.made
    if made:
        yield Note(messages.MADE_ON.format(day=made))
    title = known.title or guess_title(text)
    yield Row(Capture(text, title, known.outlet, known.byline, published=made, url=known.url))


def pdf_pages(file: BinaryIO) -> Pages:
    """Return what a PDF holds; raise DocumentFailed where it cannot be opened or read."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD
        broken = messages.BROKEN_PDF.format(reason="it cannot be opened")
        raise DocumentFailed(messages.ENCRYPTED_PDF if locked else broken) from error
    try:
        return _pages(pdf)
    except pypdfium2.PdfiumError as error:
        raise DocumentFailed(messages.BROKEN_PDF.format(reason="a page cannot be read")) from error
    finally:
        pdf.close()


def _pages(pdf: Any) -> Pages:
    """Return what an open PDF holds; raise DocumentFailed when its text grows longer than a report can be."""
    texts: list[str] = []
    lines: list[Line] = []
    length = 0
    for number in range(len(pdf)):
        text, found = _page(pdf, number, is_first=not lines)
        length += len(text)
        if length > LONGEST_TEXT:
            raise DocumentFailed(messages.TOO_LONG.format(limit=LONGEST_TEXT))
        texts.append(text)
        lines += found
    return Pages(texts, lines, pdf.get_metadata_dict())


def _page(pdf: Any, number: int, is_first: bool) -> tuple[str, list[Line]]:
    """Return the text of a page, its line breaks one character and broken words joined, and the lines of the first."""
    page = pdf[number]
    try:
        words = page.get_textpage()
        text: str = words.get_text_range()
        lines = list(page_lines(words)) if is_first else []
        words.close()
    finally:
        page.close()
    return rejoined(text.replace("\r\n", "\n")).strip(), lines
