"""Bytes to text: byte order mark, strict UTF-8, the declared encoding, then detection; never half of a file."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from dateline.errors import DocumentFailed
from dateline.read import messages

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; those of UTF-32 come first, for UTF-16's is their beginning."""

SAMPLE = 200_000
"""Bytes from which an encoding is detected."""

WESTERN = 0.15
"""Share of bytes above ASCII up to which a text is taken for one in a Western European language."""

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


class Decoded(NamedTuple):
    """A text and the encoding that was guessed for it: empty where it is certain."""

    text: str
    guessed: str = ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return the text of some bytes; raise DocumentFailed if it cannot be told without guessing wildly."""
    certain = unicode_encoding(data)
    for encoding in filter(None, (certain, "utf-8", declared)):
        text = _strictly(data, encoding)
        if text is not None:
            return Decoded(text)
    refuse_damaged(data)
    encoding = detect(data)
    text = _strictly(data, encoding)
    if text is None:
        raise DocumentFailed(messages.UNDECODABLE)
    return Decoded(text, encoding)


def declared_encoding(head: bytes) -> str:
    """Return the encoding that a page declares; nothing if there is none of that name."""
    match = DECLARED.search(head)
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""


def unicode_encoding(data: bytes) -> str:
    """Return the encoding that a byte order mark, or every other byte being NUL, gives away."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:2000]
    if len(sample) >= 4 and sample[1::2].count(0) * 3 > len(sample) and not sample[::2].count(0):
        return "utf-16-le"
    if len(sample) >= 4 and sample[::2].count(0) * 3 > len(sample) and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def is_binary(head: bytes) -> bool:
    """Tell whether bytes are no text in any encoding: more than a stray control character among them."""
    return not unicode_encoding(head) and len(CONTROL.findall(head)) > max(2, len(head) // 30)


def refuse_damaged(data: bytes, offset: int = 0) -> None:
    """Raise DocumentFailed for UTF-8 with broken places: reading it in another encoding would garble all of it."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        sound = data.decode("utf-8", "ignore")
        characters = len(sound) - len(sound.encode("ascii", "ignore"))
        lost = len(data) - len(sound.encode("utf-8"))
        if characters > lost:
            raise DocumentFailed(messages.DAMAGED.format(place=offset + error.start)) from error


def detect(data: bytes) -> str:
    """Return the most likely encoding of bytes that are not UTF-8."""
    from charset_normalizer import from_bytes

    high = sum(map((127).__lt__, data[:SAMPLE]))
    if high <= WESTERN * min(len(data), SAMPLE) and _strictly(data, "cp1252") is not None:
        return "cp1252"
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise DocumentFailed(messages.UNDECODABLE)
    return str(best.encoding)


def _strictly(data: bytes, encoding: str) -> str | None:
    """Return the text of bytes in an encoding, None if they are not all of it."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
