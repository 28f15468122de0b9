"""Builders of invented records, shared by the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from dateline.fields import field_named
from dateline.fuse import Evidence, fuse, gather
from dateline.records import Account, Claim, Document, Mention, Place, Reading, Record
from dateline.resolve import figure


def report(text: str, **known: Any) -> Document:
    """Return a document with this text: report("Two people died.", published="2021-05-02")."""
    return Document(known.pop("address", "report.txt"), text, **known)


def quoted(document: Document, mention: Mention, field: str, quote: str, value: str, **more: Any) -> Claim:
    """Return a claim that quotes the first place of some words in a document."""
    starts = document.text.index(quote)
    return Claim(mention.id, field, value, starts, starts + len(quote), quote, **more)


def told(
    document: Document, sentence: str, *claims: tuple[str, str, str] | tuple[str, str, str, dict[str, Any]]
) -> Mention:
    """Return the mention that a sentence of a document makes, with claims (field, quote, value, more)."""
    starts = document.text.index(sentence)
    bare = Mention(document.id, starts, starts + len(sentence))
    return replace(bare, claims=tuple(quoted(document, bare, *claim[:3], **dict(*claim[3:])) for claim in claims))


def reading_of(
    text: str, *claims: tuple[str, str, str] | tuple[str, str, str, dict[str, Any]], **known: Any
) -> Reading:
    """Return the reading of a one-sentence report: reading_of("Two died.", ("killed", "Two", "2"))."""
    document = report(text, **known)
    return Reading(document, (told(document, text, *claims),))


def ticking(day: str = "2021-05-04") -> Callable[[], str]:
    """Return a clock that goes on by one second whenever it is asked."""
    seconds = count()
    return lambda: f"{day}T{(n := next(seconds)) // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000000Z"


def record_of(
    *told: tuple[Document, Mention],
    places: Iterable[Place] = (),
    voices: Mapping[str, str] | None = None,
    rule: str = "default@1",
) -> Record:
    """Return the record of one incident that some reports tell of."""
    accounts = {mention.id: Account(mention, document) for document, mention in told}
    known = {place.id: place for place in places}
    own = {document.id: document.id for document, _ in told} | dict(voices or {})
    incident = fuse("1d1d1d1d1d1d1d1d", tuple(accounts), gather(accounts.values(), own, {}), known, rule)
    return Record((incident,), accounts, known, {document.id: document for document, _ in told}, own)


def says(
    field: str, value: str, published: str = "2031-05-11", voice: str = "", ruling: str = "", **more: Any
) -> Evidence:
    """Return the evidence of one claim: says("killed", "9", "2031-05-12", "a"); every day and value its own voice."""
    if field_named(field).kind == "figure" and "low" not in more:
        low, high = figure.bounds(value)
        more |= {"low": low, "high": high}
    known = {name: more.pop(name) for name in ("authority", "marks") if name in more}
    claim = Claim(more.pop("mention_id", "m"), field, value, 0, 1 + len(voice), voice or value, **more)
    return Evidence(claim, "Gazette", published, voice or f"{value}{published}", ruling, **known)
