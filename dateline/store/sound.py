"""The last check before anything is kept: what does not stand in its text is turned away, and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from dateline.errors import DocumentFailed
from dateline.records import Claim, Figure, Mention, PlaceName, Problem, Reading, Span, Statement

LARGEST = 2**63 - 1
"""The largest number that both databases can keep."""

Item = TypeVar("Item")


def sound(reading: Reading) -> Reading:
    """Return the reading without what its text does not bear; each loss is listed as a problem."""
    text, lost = reading.document.text, list[Problem]()
    if "\0" in text:
        raise DocumentFailed("the text has NUL characters, which cannot be kept: strip them on reading.")
    return replace(
        reading,
        mentions=tuple(_mention(item, text, lost) for item in _mentions(reading, lost)),
        statements=_kept(reading.statements, lambda item: _statement_fault(item, text), lost),
        figures=_kept(reading.figures, lambda item: _figure_fault(item, text), lost),
        places=_kept(reading.places, lambda item: _place_fault(item, text), lost),
        problems=(*reading.problems, *(replace(problem, path=reading.document.path) for problem in lost)),
    )


def _mentions(reading: Reading, lost: list[Problem]) -> tuple[Mention, ...]:
    document_id, text = reading.document.id, reading.document.text

    def fault(item: Mention) -> str:
        return "is of another document" if item.document_id != document_id else _span_fault(item, text)

    return _kept(reading.mentions, fault, lost)


def _mention(mention: Mention, text: str, lost: list[Problem]) -> Mention:
    mention_id = mention.id
    return replace(mention, claims=_kept(mention.claims, lambda claim: claim_fault(claim, mention_id, text), lost))


def _kept(items: Iterable[Item], fault: Callable[[Item], str], lost: list[Problem]) -> tuple[Item, ...]:
    """Return the items without fault; the others go to the problems."""
    kept: list[Item] = []
    for item in items:
        said = fault(item)
        if said:
            starts, ends = getattr(item, "starts", None), getattr(item, "ends", None)
            lost.append(Problem("store", f"not kept: {type(item).__name__.lower()} {said}", "", starts, ends))
        else:
            kept.append(item)
    return tuple(kept)


def claim_fault(claim: Claim, mention_id: str, text: str) -> str:
    """Return what keeps a claim from being kept, or nothing."""
    if claim.mention_id != mention_id:
        return "is of another mention"
    if text[max(claim.starts, 0) : max(claim.ends, 0)] != claim.quote:
        return "quotes words that do not stand in the text at their place"
    return _span_fault(claim, text) or _bounds_fault(claim)


def _figure_fault(figure: Figure, text: str) -> str:
    return _span_fault(figure, text) or _bounds_fault(figure)


def _place_fault(name: PlaceName, text: str) -> str:
    return _span_fault(name, text)


def _statement_fault(statement: Statement, text: str) -> str:
    spans = (*statement.speaker, *statement.cue, *statement.content)
    if not statement.content:
        return "has no content"
    return next(filter(None, (_span_fault(span, text) for span in spans)), "")


def _span_fault(span: Span | Claim | Figure | Mention | PlaceName, text: str) -> str:
    return "" if 0 <= span.starts < span.ends <= len(text) else "lies outside the text"


def _bounds_fault(item: Claim | Figure) -> str:
    bounds = [bound for bound in (item.low, item.high) if bound is not None]
    if any(abs(bound) > LARGEST for bound in bounds):
        return "has a number too large to keep"
    return "has bounds in the wrong order" if bounds != sorted(bounds) else ""
