"""Names made from content: the same words always get the same identifier."""

from __future__ import annotations

import hashlib

LENGTH = 16
"""Hex digits of an identifier: 64 bits, so that a record of ten million claims has no two alike by chance."""

SEPARATOR = "\x1f"
"""ASCII unit separator: stripped from every text on reading, so that no two lists of parts run together alike."""


def identify(*parts: object) -> str:
    """Return the identifier of some parts, in order: `LENGTH` lower-case hex digits of their SHA-256.

    None and the empty string are told apart, and so are 1 and "1.0"; 1 and "1" are the same part.
    """
    text = SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
