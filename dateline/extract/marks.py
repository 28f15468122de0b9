"""Quotation marks: which words of a text stand between them, whatever marks the outlet uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from dateline.records import Parsed, Span

DOUBLE = re.compile(r"''|``|[\"“”„«»]")
SINGLE = re.compile(r"['‘’]")
OPENS, CLOSES = "“„«`‘", "”»’"
"""Marks that show by their shape what they do; the straight ones are told apart by the white space around them."""

OPENING = frozenset("“\"„«'")
"""Marks that open the next piece of a quotation that runs over several paragraphs."""

STOPS = frozenset(".,!?;")
"""Marks of punctuation that a straight quotation mark closes behind, never opens."""

SHORTEST = 2
"""Words that single marks must hold to be a quotation: "the 'so-called' truce" is none, and most are apostrophes."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, the marks included. `is_closed`: the closing mark stands in its paragraph."""

    starts: int
    ends: int
    is_closed: bool = True

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


def quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a document in text order; none crosses the end of its paragraph."""
    found: list[Quotation] = []
    stretches = paragraphs(parsed)
    stops = sorted(sentence.ends for sentence in parsed.sentences)
    for paragraph, following in zip_longest(stretches, stretches[1:]):
        goes_on = following is not None and parsed.text[following.starts] in OPENING
        doubles = list(_doubles(parsed.text, paragraph, stops, goes_on))
        found += doubles
        for gap in _gaps(paragraph, doubles):
            found += _singles(parsed.text, gap)
    return tuple(sorted(found, key=lambda quotation: quotation.starts))


def paragraphs(parsed: Parsed) -> list[Span]:
    """Return the paragraphs that the sentences make up, in reading order."""
    spans: dict[int, Span] = {}
    for sentence in parsed.sentences:
        earlier = spans.get(sentence.paragraph, sentence.span)
        spans[sentence.paragraph] = Span(min(earlier.starts, sentence.starts), max(earlier.ends, sentence.ends))
    return list(spans.values())


def _doubles(text: str, paragraph: Span, stops: list[int], goes_on: bool) -> Iterator[Quotation]:
    """Yield the quotations of a paragraph that stand between double marks; one inside another is part of it."""
    opened, depth, closed = 0, 0, 0
    for mark in DOUBLE.finditer(text, *paragraph):
        if _opens(text, mark) and (depth == 0 or mark[0][0] in OPENS):
            opened, depth, closed = (opened, depth + 1, closed) if depth else (mark.start(), 1, 0)
        elif depth and _closes(text, mark):
            depth, closed = depth - 1, mark.end()
            if depth == 0:
                yield Quotation(opened, closed)
    if depth and closed:
        yield Quotation(opened, closed)
    elif depth:
        yield Quotation(opened, _unclosed_end(opened, paragraph, stops, goes_on), is_closed=False)


def _unclosed_end(opened: int, paragraph: Span, stops: list[int], goes_on: bool) -> int:
    """Return where a quotation without its closing mark ends.

    Where the next paragraph opens with a mark again (`goes_on`), the quotation runs on into it and this piece ends with
    its paragraph; so does a paragraph that opens with the mark. Anywhere else the mark was forgotten, and the words up
    to the end of the sentence are the safe reading.
    """
    if goes_on or opened == paragraph.starts:
        return paragraph.ends
    return min(stops[bisect_right(stops, opened)], paragraph.ends)


def _singles(text: str, gap: Span) -> Iterator[Quotation]:
    """Yield the quotations between single marks in a stretch that holds no double ones."""
    opened: int | None = None
    for mark in SINGLE.finditer(text, *gap):
        if opened is None or mark[0] == "‘":
            opened = mark.start() if _opens(text, mark) else opened
        elif _closes(text, mark) and not text[mark.end() : mark.end() + 1].isalnum():
            if len(text[opened : mark.end()].split()) >= SHORTEST:
                yield Quotation(opened, mark.end())
            opened = None


def _gaps(paragraph: Span, taken: list[Quotation]) -> Iterator[Span]:
    """Yield the stretches of a paragraph between quotations."""
    place = paragraph.starts
    for quotation in taken:
        yield Span(place, quotation.starts)
        place = quotation.ends
    yield Span(place, paragraph.ends)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark can open a quotation: white space or a bracket before it, none behind it."""
    if mark[0][0] in OPENS:
        return True
    before, behind = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
    return mark[0][0] not in CLOSES and not before.isalnum() and before not in STOPS and bool(behind.strip())


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark can close one: words or punctuation before it."""
    if mark[0][0] in CLOSES:
        return True
    before = text[max(mark.start() - 1, 0) : mark.start()]
    return mark[0][0] not in OPENS and bool(before.strip())
