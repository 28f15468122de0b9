"""PDF files with text in them, page after page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DocumentFailed
from dateline.read import messages
from dateline.read.capture import LONGEST_TEXT, Capture, Note, Row
from dateline.read.options import ReadOptions
from dateline.read.text import guess_title

PASSWORD = 4
"""PDFium's error code for a file that wants a password."""

HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at a line's end, the line break included."""

TENS = re.compile(rf"(?i)(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety){HYPHEN}")
"""A number that keeps its hyphen: `twenty-five` broken over two lines is no `twentyfive`."""


def read_pdf(file: BinaryIO, _options: ReadOptions) -> Iterator[Row | str]:
    """Yield the report of a PDF, and a word about pages that hold none of it."""
    pages = page_texts(file)
    text = "\n".join(filter(None, pages))
    if not text:
        raise DocumentFailed(messages.IMAGE_PDF)
    without = [str(number) for number, page in enumerate(pages, 1) if not page]
    if without:
        yield Note(messages.PAGES_WITHOUT_TEXT.format(pages=", ".join(without[:10]) + (" ..." if without[10:] else "")))
    yield Row(Capture(text, title=guess_title(text)))


def page_texts(file: BinaryIO) -> list[str]:
    """Return the text of every page of a PDF."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD
        broken = messages.BROKEN_PDF.format(reason="it cannot be opened")
        raise DocumentFailed(messages.ENCRYPTED_PDF if locked else broken) from error
    try:
        return list(_pages(pdf))
    except pypdfium2.PdfiumError as error:
        raise DocumentFailed(messages.BROKEN_PDF.format(reason="a page cannot be read")) from error
    finally:
        pdf.close()


def _pages(pdf: Any) -> Iterator[str]:
    """Yield the text of every page; raise DocumentFailed when it grows longer than a report can be."""
    length = 0
    for number in range(len(pdf)):
        text = _page(pdf, number)
        length += len(text)
        if length > LONGEST_TEXT:
            raise DocumentFailed(messages.TOO_LONG.format(limit=LONGEST_TEXT))
        yield text


def _page(pdf: Any, number: int) -> str:
    """Return the text of one page, its line breaks as one character and words that were broken joined."""
    page = pdf[number]
    try:
        words = page.get_textpage()
        text: str = words.get_text_range()
        words.close()
    finally:
        page.close()
    return TENS.sub(r"\1-", text.replace("\r\n", "\n")).replace(HYPHEN, "").strip()
