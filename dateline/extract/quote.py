"""Grounding: a quote that is not in its document, or a value that its quote does not bear, is refused and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.lexicon import Entry, entries, is_form
from dateline.fields import SHIPPED
from dateline.records import Claim, Document, Draft, Figure, Mention, PlaceName, Problem, Span, Time
from dateline.resolve import category, date, figure

Bears = Callable[[Document, Draft, str], bool]
"""Tells whether a quote bears the value of a draft."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in a document before its mentions are drawn up."""

    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[PlaceName, ...] = ()
    worded: tuple[Draft, ...] = ()  # by the words that a codebook of one's own gives

    def values(self, kind: str) -> Iterator[tuple[Span, str]]:
        """Yield the spans that were read as values of a kind, each with its value."""
        if kind == "date":
            yield from ((time.span, time.edtf) for time in self.times)
        elif kind == "figure":
            yield from ((figure.span, figure.value) for figure in self.figures)
        elif kind == "place":
            yield from ((name.span, name.place.id) for name in self.places if name.place)
        elif kind == "worded":
            yield from ((Span(draft.starts, draft.ends), draft.value) for draft in self.worded)


NOTHING = Found()


def ground(document: Document, mention: Mention, draft: Draft, found: Found = NOTHING) -> Claim | Problem:
    """Return the claim that a draft makes, or the reason why it is refused.

    `found`: what was read in the document before. A quote bears a value that was read in these very words in their
    context ("that same month"); otherwise the words alone must give it.
    """
    quote = document.text[draft.starts : draft.ends] if 0 <= draft.starts < draft.ends <= len(document.text) else ""
    if not quote.strip():
        return _refusal(draft, "is quoted from outside of the text")
    field = SHIPPED.find(draft.field)
    kind = field.kind if field else "worded"
    if draft.value and not (_was_read(draft, kind, found) or BEARS[kind](document, draft, quote)):
        return _refusal(draft, f"is not borne by its quote {quote[:80]!r}")
    return _claim(mention, draft, quote)


def _refusal(draft: Draft, reason: str) -> Problem:
    """Return the problem of a refused draft."""
    return Problem("extract", f"{draft.field} {draft.value!r} {reason}", starts=draft.starts, ends=draft.ends)


def _claim(mention: Mention, draft: Draft, quote: str) -> Claim:
    """Return the claim that a draft makes."""
    return Claim(
        mention.id, draft.field, draft.value, draft.starts, draft.ends, quote, draft.low, draft.high, draft.hedge,
        draft.counts, draft.scope, draft.stance, draft.speaker, draft.score,
    )  # fmt: skip


def _bears_figure(_: Document, draft: Draft, quote: str) -> bool:
    """Tell whether the number words of a quote give the figure; words for persons without a number mean one or none."""
    read = figure.read(quote)
    if read is None:
        return draft.value in ("0", "1", "2..", "3..")
    return figure.agree(read.value, draft.value)


def _bears_date(document: Document, draft: Draft, quote: str) -> bool:
    """Tell whether the words of a quote give the date, on the day that the report was published."""
    return date.bears(quote, draft.value, document.published)


def _was_read(draft: Draft, kind: str, found: Found) -> bool:
    """Tell whether the value was read in these words before."""
    return any(
        value == draft.value and span.overlaps(Span(draft.starts, draft.ends)) for span, value in found.values(kind)
    )


def _bears_nothing(_: Document, __: Draft, ___: str) -> bool:
    """Words alone name no row of the gazetteer, nor an answer that is not ours: it must have been read there before."""
    return False


def _bears_category(_: Document, draft: Draft, quote: str) -> bool:
    """Tell whether a quote has a word that names the type; a status is told by any word of the sentence."""
    if draft.field != "type":
        return True
    written = re.findall(r"\w+", quote.lower())
    return any(_is_written(entry, written) for entry in entries() if category.agree(entry.type, draft.value))


def _is_written(entry: Entry, written: Sequence[str]) -> bool:
    """Tell whether the words of a quote have every word of an entry in some form."""
    return all(any(is_form(word, piece) for word in written) for piece in entry.pieces if piece != "-")


def _bears_name(document: Document, draft: Draft, quote: str) -> bool:
    """Tell whether a name is its quote, or a fuller name of the same document that has a word of it."""
    if _plain(draft.value) == _plain(quote):
        return True
    return _plain(draft.value) in _plain(document.text) and bool(
        set(_plain(quote).split()) & set(_plain(draft.value).split())
    )


def _plain(words: str) -> str:
    """Return words in lower case with single spaces."""
    return " ".join(re.findall(r"\w+", words.lower()))


BEARS: Mapping[str, Bears] = {
    "place": _bears_nothing,
    "worded": _bears_nothing,
    "figure": _bears_figure,
    "date": _bears_date,
    "category": _bears_category,
    "name": _bears_name,
}
