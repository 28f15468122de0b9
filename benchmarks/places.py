"""The `places` task: each named place to coordinates, and the names found in the text alone."""

from __future__ import annotations

from functools import cache
from typing import Any

from dateline.gazetteer import Gazetteer
from dateline.models.english import EnglishTagger
from dateline.records import Document, Parsed, PlaceName, Span
from dateline.resolve import place
from dateline.split import split

Row = dict[str, Any]


def predict(row: Row) -> Row:
    """Return a row's given names placed, and the place names found in its text."""
    parsed = parse(row)
    return answer(row, parsed, gazetteer())


def answer(row: Row, parsed: Parsed, places: Gazetteer) -> Row:
    """Return the prediction for a row whose text is parsed already."""
    given = row.get("names", row.get("toponyms")) or ()
    spans = sorted({Span(name["start"], name["end"]) for name in given})
    placed = place.locate(parsed, spans, places)
    found = place.find(parsed, places)
    return {
        "doc_id": row["doc_id"],
        "placed": [_point(name) for name in placed if name.place is not None],
        "found": [{"start": name.starts, "end": name.ends} for name in found],
    }


def parse(row: Row) -> Parsed:
    """Return a row's text with its words and names, as a run over a document has them."""
    document = Document(
        address=str(row["doc_id"]), text=row["text"], title=row.get("title") or "", outlet=row.get("source") or "",
        published=(row.get("date") or "")[:10],
    )  # fmt: skip
    (parsed,) = EnglishTagger().tag([(document, split(document))])
    return parsed


@cache
def gazetteer() -> Gazetteer:
    """Open the gazetteer once for the process."""
    return Gazetteer.open()


def _point(name: PlaceName) -> Row:
    """Return where a name was placed."""
    assert name.place is not None
    return {"start": name.starts, "end": name.ends, "lat": name.place.lat, "lon": name.place.lon}
