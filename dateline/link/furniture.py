"""What belongs to the page and not to the news: sentences that reports of very different days have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.link.days import ordinal
from dateline.records import Document, Mention
from dateline.resolve import date

APART = 15
"""Days between two reports from which a sentence that both hold is furniture: a reprint follows within a few days."""

LEAD = 6000
"""Code points of a report that are looked at."""

SHORTEST = 12
"""Code points of a piece that is judged: shorter ones can be alike by chance."""

CUT = re.compile(r"(\n|[.!?|«»–—•]| - )")


def furniture(documents: Iterable[Document]) -> frozenset[str]:
    """Return the pieces of text, in lower case, that reports published APART days from each other share."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for document in documents:
        bounds = date.bounds(document.published) if document.published else None
        if bounds is None:
            continue
        day = ordinal(bounds[0])
        for piece in set(map(_plain, CUT.split(lead_text(document)))):
            first[piece] = min(day, first.get(piece, day))
            last[piece] = max(day, last.get(piece, day))
    return frozenset(piece for piece in first if len(piece) >= SHORTEST and last[piece] - first[piece] >= APART)


def lead_text(document: Document, others: Iterable[Mention] = ()) -> str:
    """Return the headline and the text of a report as far as it is looked at, less the sentences of some mentions."""
    text = document.text[:LEAD]
    for mention in sorted(others, key=lambda mention: -mention.starts):
        text = f"{text[: mention.starts]}{text[mention.ends :]}"
    return f"{document.title}\n{text}"


def without(text: str, pieces: frozenset[str]) -> str:
    """Return a text without some pieces."""
    return "".join(part for part in CUT.split(text) if _plain(part) not in pieces)


def _plain(piece: str) -> str:
    return " ".join(piece.lower().split())
