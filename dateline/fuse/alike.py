"""When two names can be the same: the words of one, numbers aside, are among the words of the other."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.resolve import figure

EMPTY = frozenset({"the", "a", "an", "of", "other", "others", "more", "at", "least", "about", "some"})
WORD = re.compile(r"\w+")


def same_name(a: str, b: str) -> bool:
    """Tell whether two names can be the same.

    >>> same_name("the Red Lantern Column", "Red Lantern")
    True
    """
    left, right = telling_words(a), telling_words(b)
    return bool(left and right) and (left <= right or right <= left)


@lru_cache(maxsize=4096)
def telling_words(name: str) -> frozenset[str]:
    """Return the words that tell who is meant: 'nine people' and 'at least 20 people' are the same."""
    words = WORD.findall(name.lower().replace("’", "'").replace("'s", ""))
    telling = frozenset(word for word in words if word not in EMPTY and figure.read(word) is None)
    return telling or frozenset(words)
