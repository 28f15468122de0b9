"""Quoted words marked in their text: overlapping quotes too, and nothing of the text lost or altered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the fields whose claims quote it, and the ids of claims whose quote opens here."""

    text: str
    fields: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


def pieces(text: str, claims: Sequence[Claim], starts: int = 0, ends: int | None = None) -> tuple[Piece, ...]:
    """Cut `text[starts:ends]` at every edge of a quote. Joined again, the pieces are the text."""
    ends = len(text) if ends is None else ends
    inside = [c for c in claims if c.starts < ends and c.ends > starts]
    edges = sorted({starts, ends, *(max(c.starts, starts) for c in inside), *(min(c.ends, ends) for c in inside)})
    return tuple(_piece(text, a, b, inside) for a, b in pairwise(edges))


def _piece(text: str, starts: int, ends: int, claims: Sequence[Claim]) -> Piece:
    around = [c for c in claims if c.starts <= starts and ends <= c.ends]
    if not around:
        return Piece(text[starts:ends])
    fields = tuple(dict.fromkeys(c.field for c in sorted(around, key=lambda c: (c.ends - c.starts, c.field))))
    return Piece(text[starts:ends], fields, tuple(c.id for c in around if c.starts == starts))


def excerpt(text: str, claims: Sequence[Claim], margin: int = 90) -> tuple[int, int]:
    """Return the stretch of text around some claims, cut at white space: offsets in the text."""
    starts = max(0, min(c.starts for c in claims) - margin)
    ends = min(len(text), max(c.ends for c in claims) + margin)
    while starts > 0 and not text[starts - 1].isspace():
        starts -= 1
        if margin + 40 < min(c.starts for c in claims) - starts:
            break
    while ends < len(text) and not text[ends].isspace():
        ends += 1
        if margin + 40 < ends - max(c.ends for c in claims):
            break
    return starts, ends


def context(text: str, starts: int, ends: int, reach: int = 48) -> tuple[str, str]:
    """Return the words before and after a quote, in its own paragraph, cut between words; `…` says where."""
    before, after = text[:starts].rpartition("\n")[2], text[ends:].partition("\n")[0]
    cut = before[-reach:].partition(" ")[2] if len(before) > reach else before
    kept = after[:reach].rpartition(" ")[0] if len(after) > reach else after
    return (f"…{cut}" if cut != before else cut), (f"{kept}…" if kept != after else kept)
