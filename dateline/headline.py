"""The form of a headline in a text: reading asks whether the text holds it, splitting where."""

from __future__ import annotations

import re

LONGEST = 1000
"""Code points of the longest headline that is looked for in a text."""

FEWEST_WORDS = 4
"""Words that a headline keeps when the name of its outlet is cut off behind it."""

TAIL = re.compile(r"(?P<front>.+?\S)\s+[|–—-]\s+.{2,80}")


def headline_form(title: str) -> re.Pattern[str] | None:
    """Return what a headline looks like in a text: white space and case may differ, the outlet's name may be missing.

    Collections often keep the title of a page, `Two die in Quito - Blue Wire`, over a text that opens without the name.
    None for a title that tells nothing, such as a lone full stop, and for an endless one.
    """
    title = " ".join(title.split())
    if not any(map(str.isalpha, title)) or len(title) > LONGEST:
        return None
    tail = TAIL.fullmatch(title)
    if tail is None or len(tail["front"].split()) < FEWEST_WORDS:
        return re.compile(_form(title) + r"(?!\w)", re.IGNORECASE)
    return re.compile(rf"{_form(tail['front'])}(?:\s+{_form(title[tail.end('front') + 1 :])})?(?!\w)", re.IGNORECASE)


def _form(words: str) -> str:
    """Return a pattern for words between any white space."""
    return r"\s+".join(map(re.escape, words.split()))
