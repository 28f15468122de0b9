"""Which words are common in the news, and how common: measured on the training texts of the public tasks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def shares() -> Mapping[str, float]:
    """Return the share of news documents that hold a word, 0 to 1; words under one in a hundred are left out."""
    lines = (files("dateline.link") / "data" / "words.txt").read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {word: int(share) / 1000 for word, share in pairs}
