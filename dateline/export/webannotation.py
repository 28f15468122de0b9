"""W3C Web Annotations: one for every claim, with its quote, where it stands, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.case import is_url
from dateline.export.table import Format, Row, Table
from dateline.records import Account, Claim, Document, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and after a quote that tell it from the same words elsewhere in the text."""


def annotation(account: Account, claim: Claim) -> Row:
    """Return a claim as an annotation: its field as a tag, its value, stance and speaker as a description."""
    document = account.document
    return {
        "@context": CONTEXT,
        "id": f"urn:x-dateline:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": claim.field},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _described(claim)},
        ],
        "target": {"source": _source(document), "selector": selectors(document.text, claim.starts, claim.ends)},
    }


def selectors(text: str, starts: int, ends: int) -> list[Row]:
    """Return the words as a quote with what stands around it, and as a place in the text in code points."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[starts:ends],
        "prefix": text[max(0, starts - AROUND) : starts],
        "suffix": text[ends : ends + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": starts, "end": ends}]


def _described(claim: Claim) -> str:
    """Return what a quote is read as: 'killed = 12.. (asserted; police)'."""
    who = claim.speaker or "the outlet itself"
    return f"{claim.field} = {claim.value or 'not read'} ({claim.stance}; {who})"


def _source(document: Document) -> str:
    return document.address if is_url(document.address) else f"urn:x-dateline:document:{document.id}"


def make(record: Record) -> Table:
    """Return an annotation for each claim of the record's incidents, by document and place in it."""
    found = [(account, claim) for account in record.accounts.values() for claim in account.mention.claims]
    found.sort(key=lambda one: (one[0].document.id, one[1].starts, one[1].ends, one[1].id))
    return Table(annotation(account, claim) for account, claim in found)


def page(annotations: Iterable[Row]) -> Row:
    """Return annotations as one page, which names their context once."""
    items = [{name: value for name, value in one.items() if name != "@context"} for one in annotations]
    return {"@context": CONTEXT, "id": "urn:x-dateline:annotations", "type": "AnnotationPage", "items": items}


FORMAT: Format = Format("annotations", "W3C Web Annotations: one a quote.", "", (".jsonld", ".jsonl"), make, wrap=page)
