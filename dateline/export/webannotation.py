"""W3C Web Annotations: one for every mention, claim and statement, with its words, where they stand, what they are.

The purposes of the bodies are those of the Web Annotation Vocabulary: a tag says what it is, a description says it for
people, a link leads to the incident, and what identifies is the speaker's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dateline.export.case import is_url
from dateline.export.table import Format, Row, Table
from dateline.ids import identify
from dateline.records import Account, Claim, Document, Incident, Mention, Record, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and after a quote that tell it from the same words elsewhere in the text."""

IDENTIFYING = {"type": "SpecificResource", "purpose": "identifying"}


def claim_annotation(account: Account, claim: Claim) -> Row:
    """Return a claim as an annotation: its field as a tag, its value, stance and speaker as a description."""
    who = claim.speaker or "the outlet itself"
    said = f"{claim.field} = {claim.value or 'not read'} ({claim.stance}; {who})"
    bodies = [_text("tagging", claim.field), _text("describing", said)]
    return _annotation("claim", claim.id, "tagging", bodies, [_target(account.document, claim)])


def mention_annotation(account: Account, incident: Incident) -> Row:
    """Return a mention as an annotation of its sentence: what type and status it tells, and the incident it is of."""
    told = [f"{name} = {claim.value}" for name in ("type", "status") for claim in account.mention.of(name)[:1]]
    bodies = [
        _text("tagging", "mention"),
        *([_text("describing", "; ".join(told))] if told else []),
        {"type": "SpecificResource", "purpose": "linking", "source": f"urn:x-dateline:incident:{incident.id}"},
    ]
    return _annotation("mention", account.mention.id, "linking", bodies, [_target(account.document, account.mention)])


def statement_annotation(document: Document, statement: Statement) -> Row:
    """Return a statement as an annotation of what is said: who says so and how, and the words for who says so."""
    spans = (*statement.speaker, *statement.cue, *statement.content)
    name = identify(document.id, *(place for span in spans for place in span), len(statement.speaker))
    who = ", ".join(filter(None, (statement.name, statement.role, statement.organisation))) or "nobody named"
    bodies = [
        _text("tagging", "statement" if statement.is_said else "spoken of"),
        _text("describing", f"{statement.stance} by {who}"),
        *(IDENTIFYING | _target(document, span) for span in statement.speaker),
    ]
    return _annotation("statement", name, "describing", bodies, [_target(document, span) for span in statement.content])


def _annotation(kind: str, name: str, motivation: str, bodies: list[Row], targets: list[Row]) -> Row:
    return {
        "@context": CONTEXT,
        "id": f"urn:x-dateline:{kind}:{name}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _text(purpose: str, value: str) -> Row:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(document: Document, at: Span | Claim | Mention) -> Row:
    """Return some words of a document: its address, and how to find them in it."""
    return {"source": _source(document), "selector": selectors(document.text, at.starts, at.ends)}


def selectors(text: str, starts: int, ends: int) -> list[Row]:
    """Return the words as a quote with what stands around it, and as a place in the text in code points."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[starts:ends],
        "prefix": text[max(0, starts - AROUND) : starts],
        "suffix": text[ends : ends + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": starts, "end": ends}]


def _source(document: Document) -> str:
    return document.address if is_url(document.address) else f"urn:x-dateline:document:{document.id}"


def make(record: Record) -> Table:
    """Return the annotations of the reports that tell of the record's incidents, report by report."""
    return Table(_all(record))


def _all(record: Record) -> Iterator[Row]:
    """Yield for each report its mentions, then their claims, then its statements, each in text order."""
    homes = {mention: incident for incident in record.incidents for mention in incident.mention_ids}
    told = sorted(record.accounts.values(), key=lambda account: (account.document.id, account.mention.starts))
    for name, accounts in groupby(told, key=lambda account: account.document.id):
        found = list(accounts)
        yield from (mention_annotation(account, homes[account.mention.id]) for account in found)
        claims = [(account, claim) for account in found for claim in account.mention.claims]
        claims = [(account, claim) for account, claim in claims if record.codebook.shows(claim.field)]
        claims.sort(key=lambda one: (one[1].starts, one[1].ends, one[1].id))
        yield from (claim_annotation(account, claim) for account, claim in claims)
        document = found[0].document
        yield from (statement_annotation(document, one) for one in record.statements.get(name, ()) if one.content)


def page(annotations: Iterable[Row]) -> Row:
    """Return annotations as one page, which names their context once."""
    items = [{name: value for name, value in one.items() if name != "@context"} for one in annotations]
    return {"@context": CONTEXT, "id": "urn:x-dateline:annotations", "type": "AnnotationPage", "items": items}


FORMAT: Format = Format(
    "annotations", "W3C Web Annotations: one a quote.", "", (".jsonld", ".jsonl"), make, wrap=page, has_statements=True
)
