"""Which of several copies is the original: the one printed first, else the one that others credit, else the longest.

The voice of a wire story is then that of the agency, not of whichever reprint happened to come first in a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.records import Document
from dateline.resolve import date

NEVER = 99_999_999
"""The last day of a document of no known day: after all others, and a day that is vague after those within it."""

EDGE = 300
"""Code points at both ends of a text in which an outlet credits another: the dateline, and the line below the text."""

LONGEST = 60
"""Code points of a credit that are looked at."""

CREDIT = re.compile(
    rf"\(([^()\n]{{2,{LONGEST}}})\)"
    rf"|\b(?:reported by|(?:first|originally) published (?:by|in)|source:|courtesy of)\s+([^\n.;()]{{2,{LONGEST}}})",
    re.IGNORECASE,
)
"""`TURKU (Northern Wire) -`, `as first published by Northern Wire`, `Source: Northern Wire`."""

WORD = re.compile(r"[^\W_]+")
ARTICLES = frozenset({"the", "www"})


RUN = 5
"""Words that the name of an outlet has at most where it is credited."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a copy tells of where it comes from; words are written as one, in lower case."""

    last_day: int  # on which it can have been published, yyyymmdd
    outlet: str
    initials: str  # of the outlet; empty if they are one letter
    credited: frozenset[str]  # every run of words that can name its source
    length: int


def printed(document: Document) -> Print:
    """Return what a document tells of where it comes from."""
    bounds = date.bounds(document.published) if document.published else None
    outlet = _words(document.outlet if " " in document.outlet else document.outlet.removeprefix("www.").split(".")[0])
    initials = "".join(word[0] for word in outlet) if len(outlet) > 1 else ""
    credited = frozenset(run for part in _credits(document) for run in _runs(_words(part)))
    return Print(bounds[1] if bounds else NEVER, "".join(outlet), initials, credited, len(document.text))


def original(prints: Mapping[str, Print]) -> str:
    """Return the id of the print that the others are copies of."""
    first = min(item.last_day for item in prints.values())
    ahead = {name: item for name, item in prints.items() if item.last_day == first}
    counts = Counter(run for item in ahead.values() for run in item.credited)
    return min(ahead, key=lambda name: (-_credits_of_others(ahead[name], counts), -ahead[name].length, name))


def _credits_of_others(item: Print, counts: Mapping[str, int]) -> int:
    """Return how often others name the outlet of a print, given how many prints hold each credit."""
    return sum(counts[name] - (name in item.credited) for name in (item.outlet, item.initials) if name in counts)


def _credits(document: Document) -> Iterator[str]:
    """Yield the words in which a document can name its source."""
    yield document.byline[:LONGEST]
    for edge in (document.text[:EDGE], document.text[EDGE:][-EDGE:]):
        yield from (found for match in CREDIT.findall(edge) for found in match if found)


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield every run of some words, written as one."""
    yield from ("".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + RUN, len(words)) + 1))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(text.lower()) if word not in ARTICLES)
