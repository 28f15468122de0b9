"""Records to rows and back: the one place that knows in which order the columns stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from dateline.ids import identify
from dateline.records import (
    Answered,
    Assignment,
    Claim,
    Coding,
    Copy,
    Decision,
    Document,
    Figure,
    Incident,
    Link,
    Mention,
    Note,
    Place,
    PlaceName,
    Problem,
    Reading,
    Reason,
    Settlement,
    Span,
    Statement,
)
from dateline.store.database import Row

COLUMNS = {
    "run": ("id", "stage", "method", "version", "settings", "started_at"),
    "source": ("id", "path", "digest", "method", "outcome", "detail", "read_at"),
    "document": (
        "id", "address", "path", "title", "outlet", "byline", "published", "language", "headline_starts",
        "captured_at", "text",
    ),
    "reading": ("run_id", "document_id", "outcome", "detail", "ended_at", "replaced_at"),
    "mention": ("id", "document_id", "starts", "ends", "ordinal", "recorded_at"),
    "claim": (
        "id", "mention_id", "field", "value", "low", "high", "hedge", "counts", "scope", "stance", "speaker",
        "starts", "ends", "quote", "recorded_at",
    ),
    "sighting": ("claim_id", "run_id", "score"),
    "statement": ("document_id", "ordinal", "name", "role", "organisation", "stance"),
    "statement_span": ("document_id", "statement", "part", "ordinal", "starts", "ends"),
    "figure": (
        "document_id", "ordinal", "starts", "ends", "value", "low", "high", "hedge", "unit", "counts", "outcome",
        "scope",
    ),
    "place": ("id", "name", "kind", "country", "province", "district", "lat", "lon", "population"),
    "place_name": ("document_id", "ordinal", "starts", "ends", "place_id", "precision_code", "site", "score"),
    "problem": ("owner", "ordinal", "stage", "message", "path", "starts", "ends"),
    "decision": ("id", "claim_id", "verdict", "note", "decided_by", "decided_at", "recorded_at"),
    "link": ("id", "left_id", "right_id", "verdict", "score", "reasons", "decided_by", "decided_at", "recorded_at"),
    "copy": ("id", "left_id", "right_id", "verdict", "score", "decided_by", "decided_at", "recorded_at"),
    "note": ("id", "mention_id", "field", "text", "decided_by", "decided_at", "recorded_at"),
    "assignment": (
        "id", "mention_id", "coder", "mode", "state", "coded", "decided_by", "decided_at", "recorded_at",
    ),
    "coding": ("id", "claim_id", "verdict", "note", "decided_by", "decided_at", "recorded_at"),
    "settlement": ("id", "mention_id", "field", "cites", "decided_by", "decided_at", "recorded_at"),
    "ledger": (
        "ordinal", "act", "kind", "row_id", "acted_by", "acted_at", "was", "digest", "previous", "seal",
    ),
    "account": ("name", "role", "password", "token", "state"),
    "account_act": ("ordinal", "act", "name", "role", "acted_by", "acted_at", "digest", "previous", "seal"),
    "codebook": ("ordinal", "name", "content", "adopted_by", "adopted_at", "previous", "seal"),
    "session": ("id", "name", "began_at", "seen_at"),
    "moved_mention": ("id", "went_to", "moved_at"),
    "incident": ("id", "built_at"),
    "incident_mention": ("mention_id", "incident_id", "ordinal"),
    "incident_value": ("incident_id", "ordinal", "field", "value", "low", "high", "rule", "status"),
    "incident_support": ("incident_id", "value", "ordinal", "claim_id", "side"),
    "retired_incident": ("id", "went_to", "retired_at"),
    "trace": ("document_id", "reading", "stated", "content"),
    "profile": ("document_id", "content"),
}  # fmt: skip
"""The columns that are written, by table, in the order of the rows below."""

PARTS = ("speaker", "cue", "content")

CLAIM_COLUMNS = (
    "mention_id, field, value, starts, ends, quote, low, high, hedge, counts, scope, stance, speaker, score, id"
)
DOCUMENT_COLUMNS = "address, text, path, title, outlet, byline, published, language, headline_starts"
FIGURE_COLUMNS = ", ".join(COLUMNS["figure"][2:])
PLACE_COLUMNS = "place.id, place.name, kind, country, lat, lon, province, district, population"
PLACE_NAME_COLUMNS = f"starts, ends, precision_code, site, score, {PLACE_COLUMNS}"


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of the program by one method, or one sitting of one person."""

    stage: str
    method: str
    version: str
    settings: str
    started_at: str

    @property
    def id(self) -> str:
        """Identifier: hash of all of it."""
        return identify(self.stage, self.method, self.version, self.settings, self.started_at)


@dataclass(frozen=True, slots=True)
class Source:
    """One file or stream that was read, and how that ended: 'read', 'nothing' or 'failed', with the reason."""

    path: str
    digest: str
    method: str
    outcome: str = "read"
    detail: str = ""

    @property
    def id(self) -> str:
        """Identifier: hash of the path."""
        return identify("source", self.path)


def insert(table: str, otherwise: str = "") -> str:
    """Return the SQL that puts a row into a table; `otherwise` is an ON CONFLICT clause."""
    columns = COLUMNS[table]
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) {otherwise}"


# -- to rows ------------------------------------------------------------------------------------------------------


def run_row(run: Run) -> Row:
    """Return the row of a run."""
    return (run.id, run.stage, run.method, run.version, run.settings, run.started_at)


def document_row(document: Document, now: str) -> Row:
    """Return the row of a document."""
    return (
        document.id, document.address, document.path, document.title, document.outlet, document.byline,
        document.published, document.language, document.headline_starts, now, document.text,
    )  # fmt: skip


def mention_rows(reading: Reading, now: str) -> Iterator[Row]:
    """Yield the rows of a reading's mentions."""
    for mention in reading.mentions:
        yield (mention.id, mention.document_id, mention.starts, mention.ends, mention.ordinal, now)


def claim_row(claim: Claim, now: str) -> Row:
    """Return the row of a claim."""
    return (
        claim.id, claim.mention_id, claim.field, claim.value, claim.low, claim.high, claim.hedge, claim.counts,
        claim.scope, claim.stance, claim.speaker, claim.starts, claim.ends, claim.quote, now,
    )  # fmt: skip


def statement_rows(document_id: str, statements: Sequence[Statement]) -> Iterator[Row]:
    """Yield the rows of a document's statements."""
    for number, item in enumerate(statements):
        yield (document_id, number, item.name, item.role, item.organisation, item.stance)


def statement_span_rows(document_id: str, statements: Sequence[Statement]) -> Iterator[Row]:
    """Yield the rows of the words of a document's statements."""
    for number, item in enumerate(statements):
        for part in PARTS:
            spans: tuple[Span, ...] = getattr(item, part)
            for ordinal, span in enumerate(spans):
                yield (document_id, number, part, ordinal, span.starts, span.ends)


def figure_rows(document_id: str, figures: Sequence[Figure]) -> Iterator[Row]:
    """Yield the rows of a document's figures."""
    for number, item in enumerate(figures):
        yield (
            document_id, number, item.starts, item.ends, item.value, item.low, item.high, item.hedge, item.unit,
            item.counts, item.outcome, item.scope,
        )  # fmt: skip


def place_rows(places: Iterable[Place]) -> Iterator[Row]:
    """Yield the rows of gazetteer places."""
    for item in places:
        yield (
            item.id, item.name, item.kind, item.country, item.province, item.district, item.lat, item.lon,
            item.population,
        )  # fmt: skip


def place_name_rows(document_id: str, names: Sequence[PlaceName]) -> Iterator[Row]:
    """Yield the rows of the places that a document names."""
    for number, item in enumerate(names):
        place_id = item.place.id if item.place else None
        yield (document_id, number, item.starts, item.ends, place_id, item.precision, item.site, item.score)


def problem_rows(owner: str, problems: Sequence[Problem]) -> Iterator[Row]:
    """Yield the rows of the problems of a document, a source, or a stage."""
    for number, item in enumerate(problems):
        yield (owner, number, item.stage, item.message, item.path, item.starts, item.ends)


def decision_row(decision: Decision, decided_at: str, now: str) -> Row:
    """Return the row of a decision."""
    parts = (decision.claim_id, decision.verdict, decision.note, decision.decided_by, decided_at, now)
    return (identify("decision", *parts), *parts)


def link_row(link: Link, decided_at: str, now: str) -> Row:
    """Return the row of a link."""
    parts = (link.left_id, link.right_id, link.verdict, link.score, reasons_text(link.reasons), link.decided_by)
    return (identify("link", *parts, decided_at, now), *parts, decided_at, now)


def copy_row(copy: Copy, decided_at: str, now: str) -> Row:
    """Return the row of a copy."""
    parts = (copy.left_id, copy.right_id, copy.verdict, copy.score, copy.decided_by, decided_at, now)
    return (identify("copy", *parts), *parts)


def note_row(note: Note, decided_at: str, now: str) -> Row:
    """Return the row of a note."""
    parts = (note.mention_id, note.field, note.text, note.decided_by, decided_at, now)
    return (identify("note", *parts), *parts)


def coding_row(coding: Coding, decided_at: str, now: str) -> Row:
    """Return the row of a blind coder's ruling."""
    parts = (coding.claim_id, coding.verdict, coding.note, coding.decided_by, decided_at, now)
    return (identify("coding", *parts), *parts)


def assignment_row(given: Assignment, decided_at: str, now: str) -> Row:
    """Return the row of an incident given to a coder."""
    coded = _json([asdict(item) for item in given.coded])
    parts = (given.mention_id, given.coder, given.mode, given.state, coded, given.decided_by, decided_at, now)
    return (identify("assignment", *parts), *parts)


def settlement_row(settled: Settlement, decided_at: str, now: str) -> Row:
    """Return the row of a field on which the coders' answers were weighed."""
    parts = (settled.mention_id, settled.field, _json(settled.cites), settled.decided_by, decided_at, now)
    return (identify("settlement", *parts), *parts)


REASON = tuple(item.name for item in fields(Reason))


def reasons_text(reasons: Sequence[Reason]) -> str:
    """Return reasons as JSON; `asdict` takes four times as long, for it copies what it finds."""
    return _json([{name: getattr(reason, name) for name in REASON} for reason in reasons])


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def incident_value_rows(incident: Incident) -> Iterator[Row]:
    """Yield the rows of an incident's stated values."""
    for number, item in enumerate(incident.values):
        yield (incident.id, number, item.field, item.value, item.low, item.high, item.rule, item.status)


def incident_support_rows(incident: Incident) -> Iterator[Row]:
    """Yield the rows of the claims behind an incident's stated values."""
    for number, value in enumerate(incident.values):
        for ordinal, item in enumerate(value.support):
            yield (incident.id, number, ordinal, item.claim_id, item.side)


# -- from rows ----------------------------------------------------------------------------------------------------


def claim_from(row: Row) -> Claim:
    """Return the claim of a row of CLAIM_COLUMNS; one that only a person made is certain."""
    parts = list(row[:14])
    if parts[-1] is None:
        parts[-1] = 1.0
    return Claim(*parts)


def mention_from(row: Row, claims: Iterable[Claim]) -> Mention:
    """Return the mention of a row (document_id, starts, ends, ordinal), with its claims in text order."""
    in_order = sorted(claims, key=lambda claim: (claim.starts, claim.ends, claim.field, claim.id))
    document_id, starts, ends, ordinal = row
    return Mention(document_id, starts, ends, ordinal, tuple(in_order))


def link_from(row: Row) -> Link:
    """Return the link of a row (left_id, right_id, verdict, decided_by, score, reasons)."""
    left_id, right_id, verdict, decided_by, score, reasons = row
    why = tuple(Reason(**reason) for reason in json.loads(reasons))
    return Link(left_id, right_id, verdict, decided_by, score, why)


def assignment_from(row: Row) -> Assignment:
    """Return the assignment of a row (mention_id, coder, decided_by, mode, state, coded)."""
    mention_id, coder, decided_by, mode, state, coded = row
    answers = (Answered(**{**item, "claim_ids": tuple(item["claim_ids"])}) for item in json.loads(coded))
    return Assignment(mention_id, coder, decided_by, mode, state, tuple(answers))


def settlement_from(row: Row) -> Settlement:
    """Return the settlement of a row (mention_id, field, decided_by, cites)."""
    mention_id, field, decided_by, cites = row
    return Settlement(mention_id, field, decided_by, tuple(json.loads(cites)))


def statement_from(row: Row, speaker: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Statement:
    """Return the statement of a row (name, role, organisation, stance) and its words."""
    name, role, organisation, stance = row
    return Statement(tuple(speaker), tuple(cue), tuple(content), name, role, organisation, stance)


def place_name_from(row: Row) -> PlaceName:
    """Return the named place of a row of PLACE_NAME_COLUMNS."""
    starts, ends, precision, site, score, *place = row
    return PlaceName(starts, ends, Place(*place) if place[0] else None, precision, site, score)
