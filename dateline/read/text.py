"""Plain text: one file is one report, every character as it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import DocumentFailed
from dateline.read import messages
from dateline.read.capture import LONGEST_TEXT, Capture, Note, Row
from dateline.read.decode import decode
from dateline.read.options import ReadOptions
from dateline.read.published import day

WIDEST_CHARACTER = 4
"""Bytes of the widest character, in UTF-8 and UTF-32 alike."""

LONGEST_TITLE = 160
"""Code points of the longest title: the 99th percentile of headlines in news collections is about 120."""


def read_text(file: BinaryIO, _options: ReadOptions) -> Iterator[Row | str]:
    """Yield the report of a plain-text file."""
    data = file.read(WIDEST_CHARACTER * LONGEST_TEXT + 1)
    if len(data) > WIDEST_CHARACTER * LONGEST_TEXT:
        raise DocumentFailed(messages.TOO_LONG.format(limit=LONGEST_TEXT))
    text, guessed = decode(data)
    if guessed:
        yield Note(messages.GUESSED_ENCODING.format(encoding=guessed))
    yield Row(Capture(text, title=guess_title(text)))


def guess_title(text: str) -> str:
    """Return the first line of a text if it looks like its title: short, no sentence, and longer text behind it."""
    lines = text[: 8 * LONGEST_TITLE].lstrip("\ufeff \t\r\n").splitlines()
    title = lines[0].strip() if lines else ""
    behind = next((line.strip() for line in lines[1:] if line.strip()), "")
    if len(title.split()) < 2 or len(title) > LONGEST_TITLE or not behind:
        return ""
    goes_on = behind[0].islower() or (lines[1].strip() and len(behind) <= len(title))
    is_sentence = re.search(r"[.!?…:;,\-—–)]$|\. ", title) is not None
    return "" if goes_on or is_sentence or day(title) else title
