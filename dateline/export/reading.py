"""One reading as a JSON object: what `dateline extract --jsonl` prints. Described in docs/extract.schema.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.records import Claim, Document, Figure, Mention, Place, Problem, Reading, Span, Statement

JSON = dict[str, Any]


def reading_json(reading: Reading) -> JSON:
    """Return a reading as an object of plain JSON types; every offset counts code points in the document's text."""
    places = {name.place.id: name.place for name in reading.places if name.place is not None}
    return {
        "document": document_json(reading.document),
        "mentions": [mention_json(mention, places) for mention in reading.mentions],
        "statements": [statement_json(statement) for statement in reading.statements],
        "figures": [figure_json(figure, reading.document.text) for figure in reading.figures],
        "problems": [problem_json(problem) for problem in reading.problems],
    }


def failure_json(problem: Problem) -> JSON:
    """Return a source that could not be read as an object of the same shape: no text, one problem."""
    return reading_json(Reading(Document(address="", text="", path=problem.path), problems=(problem,)))


def document_json(document: Document) -> JSON:
    """Return what is known of a document, without its text."""
    return {
        "path": document.path,
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "language": document.language,
    }


def mention_json(mention: Mention, places: Mapping[str, Place]) -> JSON:
    """Return a mention with its claims."""
    return {
        "id": mention.id,
        "starts": mention.starts,
        "ends": mention.ends,
        "claims": [claim_json(claim, places) for claim in mention.claims],
    }


def claim_json(claim: Claim, places: Mapping[str, Place]) -> JSON:
    """Return a claim; the value of a place is an object, or null where no gazetteer row was found."""
    is_place = claim.field == "place"
    return {
        "field": claim.field,
        "value": _place_value(claim, places) if is_place else claim.value,
        "low": None if is_place else claim.low,
        "high": None if is_place else claim.high,
        "hedge": "" if is_place else claim.hedge,
        "counts": claim.counts,
        "stance": claim.stance,
        "speaker": claim.speaker,
        "starts": claim.starts,
        "ends": claim.ends,
        "quote": claim.quote,
        "score": claim.score,
    }


def place_json(place: Place, precision: int | None, site: str = "") -> JSON:
    """Return a gazetteer row with the precision (UCDP's where_prec) of the words that name it."""
    return {
        "id": place.id,
        "name": place.name,
        "site": site,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": precision,
    }


def statement_json(statement: Statement) -> JSON:
    """Return a statement. `speaker` and `cue` are one span from first word to last, or null."""
    return {
        "speaker": _hull(statement.speaker),
        "name": statement.name,
        "cue": _hull(statement.cue),
        "content": [list(span) for span in statement.content],
    }


def figure_json(figure: Figure, text: str) -> JSON:
    """Return a figure with its quote."""
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "counts": figure.counts or figure.unit,
        "starts": figure.starts,
        "ends": figure.ends,
        "quote": text[figure.starts : figure.ends],
    }


def problem_json(problem: Problem) -> JSON:
    """Return a problem."""
    return {"stage": problem.stage, "message": problem.message, "starts": problem.starts, "ends": problem.ends}


def _place_value(claim: Claim, places: Mapping[str, Place]) -> JSON | None:
    place = places.get(claim.value)
    return place_json(place, claim.low, claim.hedge) if place else None


def _hull(spans: tuple[Span, ...]) -> list[int] | None:
    return [min(s.starts for s in spans), max(s.ends for s in spans)] if spans else None
