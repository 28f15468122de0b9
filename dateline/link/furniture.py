"""What belongs to the page and not to the news: sentences that reports of very different days have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from dateline.link.days import ordinal
from dateline.link.numbers import Lists, Numbers, none, number, numbers
from dateline.records import Document, Mention
from dateline.resolve import date

APART = 15
"""Days between two reports from which a sentence that both hold is furniture: a reprint follows within a few days."""

LEAD = 6000
"""Code points of a report that are looked at."""

SHORTEST = 12
"""Code points of a piece that is judged: shorter ones can be alike by chance."""

CUT = re.compile(r"(\n|[.!?|«»–—•]| - )")


def pieces(document: Document) -> Numbers:
    """Return the numbers of the pieces of a report that are long enough to be judged."""
    plain = set(map(_plain, CUT.split(lead_text(document))))
    return numbers(piece for piece in plain if len(piece) >= SHORTEST)


def day_of(document: Document) -> int:
    """Return the day on which a report was published, counted from year 1; 0 if it is not known."""
    bounds = date.bounds(document.published) if document.published else None
    return ordinal(bounds[0]) if bounds else 0


def shared(found: Sequence[Numbers], days: Sequence[int]) -> Numbers:
    """Return the numbers of the pieces, in order, that reports published APART days from each other share.

    `found` are the pieces of each report, `days` the days of publication.
    """
    dated = [place for place, day in enumerate(days) if day]
    lists, starts = Lists.of([found[place] for place in dated]).in_order()
    if not len(starts):
        return none()
    known = np.array([days[place] for place in dated], dtype=np.int64)[lists.owners]
    spread = np.maximum.reduceat(known, starts) - np.minimum.reduceat(known, starts)
    return lists.values[starts][spread >= APART]


def furniture(documents: Iterable[Document]) -> frozenset[int]:
    """Return the numbers of the pieces that some reports published APART days from each other share."""
    known = list(documents)
    return frozenset(shared(list(map(pieces, known)), list(map(day_of, known))).tolist())


def lead_text(document: Document, others: Iterable[Mention] = ()) -> str:
    """Return the headline and the text of a report as far as it is looked at, less the sentences of some mentions."""
    text = document.text[:LEAD]
    for mention in sorted(others, key=lambda mention: -mention.starts):
        text = f"{text[: mention.starts]}{text[mention.ends :]}"
    return f"{document.title}\n{text}"


def without(text: str, page: frozenset[int]) -> str:
    """Return a text without some pieces, given by their numbers."""
    if not page:
        return text
    return "".join(part for part in CUT.split(text) if number(_plain(part)) not in page)


def _plain(piece: str) -> str:
    return " ".join(piece.lower().split())
