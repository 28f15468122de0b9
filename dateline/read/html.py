"""Web pages: the article with its headline, byline, date and outlet, without menus, comments and advertisements."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import DocumentFailed
from dateline.read import messages
from dateline.read.capture import Capture, Note, Row
from dateline.read.decode import declared_encoding, decode
from dateline.read.options import ReadOptions

LARGEST_PAGE = 10_000_000
"""Bytes of the largest page; articles come with a few hundred thousand."""

MOST_TAGS = 40_000
"""Tags of the largest page: time grows with their square, some 5 seconds at this number; long articles have 2,000."""

LATEST = "2100-01-01"
"""The last date of publication: without it the day of the run would be, and a text would not always read the same."""

DEEPEST = 150
"""Nested elements from which a page is flattened first: libxml2 drops what lies deeper than 256, without a word."""

NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|blockquote|font|center|b|i|em|strong|a|ul|table)\b[^<>]*>", re.I
)

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its remarks are for developers, not for users
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_html(file: BinaryIO, _options: ReadOptions) -> Iterator[Row | str]:
    """Yield the report of a web page."""
    data = file.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise DocumentFailed(messages.TOO_BIG.format(limit=LARGEST_PAGE))
    page, guessed = decode(data, declared_encoding(data[:4096]))
    if guessed:
        yield Note(messages.GUESSED_ENCODING.format(encoding=guessed))
    yield Row(capture(page))


def capture(page: str) -> Capture:
    """Return what a page holds of its article; raise DocumentFailed if it has none."""
    page = page.replace("\x00", "")
    if is_deep(page):
        page = NESTING.sub("\n", page)
    if page.count("<") > MOST_TAGS:
        raise DocumentFailed(messages.TOO_MANY_TAGS.format(limit=MOST_TAGS))
    found = _article(page)
    if found is None or not (found.text or "").strip():
        raise DocumentFailed(messages.NO_ARTICLE)
    return Capture(
        body=found.text,
        title=found.title or "",
        outlet=found.sitename or found.hostname or "",
        byline=found.author or "",
        published=found.date or "",
        url=found.url or "",
    )


def is_deep(page: str) -> bool:
    """Tell whether the elements of a page are nested deeper than the parser follows."""
    depth = 0
    for match in NESTING.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _article(page: str) -> Any:
    """Return trafilatura's view of a page, None if it finds no article.

    The date is taken from the page's head, its address and its time elements alone: the wider search takes any date in
    the text, and a wrong date of publication would move every `last Tuesday` of the report.
    """
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": LATEST},
        )
    except Exception as error:  # whatever a parser meets in a broken page, the run goes on
        raise DocumentFailed(messages.BROKEN_PAGE.format(reason=type(error).__name__)) from error
