"""Evidence in and out: runs, sources, documents and what was read in them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import chain

from dateline.records import (
    Account,
    Claim,
    Document,
    Figure,
    Mention,
    Place,
    PlaceName,
    Problem,
    Reading,
    Span,
    Statement,
)
from dateline.store import rows
from dateline.store.base import KEEP, PIECE, Base, pieces
from dateline.store.carry import carry_over, heirs
from dateline.store.rows import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    FIGURE_COLUMNS,
    PLACE_COLUMNS,
    PLACE_NAME_COLUMNS,
    Run,
    Source,
)
from dateline.store.sound import sound

NEWEST = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f"{column} = excluded.{column}"
    for column in ("path", "title", "outlet", "byline", "published", "language", "headline_starts")
)
"""The text of a document never changes; what is known about it follows the newest reading, as its claims do."""

AGAIN = "ON CONFLICT (run_id, document_id) DO UPDATE SET outcome = excluded.outcome, detail = excluded.detail, \
ended_at = excluded.ended_at, replaced_at = excluded.replaced_at"

SUPERSEDE = "UPDATE reading SET replaced_at = ? WHERE document_id = ? AND replaced_at IS NULL AND outcome <> 'failed'"

ANEW = ("statement_span", "statement", "figure", "place_name")
"""Tables that hold the newest good reading alone, in the order in which they can be emptied."""


_all = chain.from_iterable


class Evidence(Base):
    """What was read, by whom, and what it says."""

    # -- runs and sources ----------------------------------------------------------------------------------------

    def start_run(self, stage: str, method: str, settings: Mapping[str, object] | None = None) -> Run:
        """Record that a run of one stage ('extract', 'link', 'fuse', 'review', 'import') has started."""
        run = Run(stage, method, version("dateline"), json.dumps(settings or {}, sort_keys=True), self._clock())
        with self._database.transaction():
            self._put("run", KEEP, [rows.run_row(run)])
        return run

    def end_run(self, run: Run) -> None:
        """Record that a run has ended."""
        with self._database.transaction():
            self._database.execute("UPDATE run SET ended_at = ? WHERE id = ?", (self._clock(), run.id))

    def add_source(self, source: Source, problems: Sequence[Problem] = ()) -> None:
        """Record a file that was read, in place of what was known of that path, with what could not be read in it."""
        row = (source.id, source.path, source.digest, source.method, source.outcome, source.detail, self._clock())
        reason = [Problem("read", source.detail, source.path)] if source.outcome == "failed" else []
        with self._database.transaction():
            self._database.execute("DELETE FROM source WHERE id = ?", (source.id,))
            self._database.execute(rows.insert("source"), row)
            self._replace_problems(source.id, list(problems) or reason)

    def has_source(self, path: str, digest: str, method: str) -> bool:
        """Tell whether a file with these bytes was read to its end by this method."""
        found = self._database.query(
            "SELECT 1 FROM source WHERE id = ? AND digest = ? AND method = ? AND outcome <> 'failed'",
            (Source(path, digest, method).id, digest, method),
        )
        return bool(found)

    def sources(self) -> tuple[Source, ...]:
        """Return every file that was read or tried, by path."""
        found = self._database.query("SELECT path, digest, method, outcome, detail FROM source")
        return tuple(sorted((Source(*row) for row in found), key=lambda source: source.path))

    # -- readings in ---------------------------------------------------------------------------------------------

    def add_reading(self, reading: Reading, run: Run) -> None:
        """Keep all that a run read in one document, or, on any error, nothing of it."""
        self.add_readings((reading,), run)

    def add_readings(self, readings: Iterable[Reading], run: Run) -> None:
        """Keep what a run read in some documents, in one transaction.

        What a reading's text does not bear is turned away and listed as a problem. The newest good reading of a
        document takes the place of the one before; judgements on the earlier one are carried over to it.
        """
        kept = list({reading.document.id: sound(reading) for reading in readings}.items())
        now = self._clock()
        with self._database.transaction():
            before = self._current_mentions([document_id for document_id, _ in kept])
            self._insert_documents(kept, run, now)
            self._insert_claims([reading for _, reading in kept], run, now)
            for document_id, reading in kept:
                carry_over(self._database, heirs(before.get(document_id, ()), reading.mentions), now)
            self._insert_anew(kept)

    def record_failure(self, document: Document, problem: Problem, run: Run) -> None:
        """Record that a document could not be read, and why. A good reading that it had before stays current."""
        now = self._clock()
        row = (run.id, document.id, "failed", problem.message, now, None)
        with self._database.transaction():
            self._database.execute(rows.insert("document", KEEP), rows.document_row(document, now))
            self._database.execute(rows.insert("reading", AGAIN), row)
            self._replace_problems(document.id, [problem])

    def _insert_documents(self, readings: list[tuple[str, Reading]], run: Run, now: str) -> None:
        self._put("document", NEWEST, (rows.document_row(reading.document, now) for _, reading in readings))
        self._database.execute_many(SUPERSEDE, [(now, document_id) for document_id, _ in readings])
        outcomes = (
            (run.id, document_id, "read" if reading.mentions else "nothing", "", now, None)
            for document_id, reading in readings
        )
        self._put("reading", AGAIN, outcomes)

    def _insert_claims(self, readings: list[Reading], run: Run, now: str) -> None:
        claims = [claim for reading in readings for mention in reading.mentions for claim in mention.claims]
        claim_rows = [rows.claim_row(claim, now) for claim in claims]
        self._put("mention", KEEP, (row for reading in readings for row in rows.mention_rows(reading, now)))
        self._put("claim", KEEP, claim_rows)
        scores = ((row[0], run.id, claim.score) for row, claim in zip(claim_rows, claims, strict=True))
        self._put("sighting", KEEP, scores)

    def _insert_anew(self, readings: list[tuple[str, Reading]]) -> None:
        """Write what is kept of the newest good reading alone."""
        for table in ANEW:
            self._database.execute_many(f"DELETE FROM {table} WHERE document_id = ?", [(item,) for item, _ in readings])
        named = {name.place for _, reading in readings for name in reading.places if name.place}
        self._put("place", KEEP, rows.place_rows(sorted(named, key=lambda place: place.id)))
        self._put("statement", "", _all(rows.statement_rows(item, reading.statements) for item, reading in readings))
        spans = _all(rows.statement_span_rows(item, reading.statements) for item, reading in readings)
        self._put("statement_span", "", spans)
        self._put("figure", "", _all(rows.figure_rows(item, reading.figures) for item, reading in readings))
        self._put("place_name", "", _all(rows.place_name_rows(item, reading.places) for item, reading in readings))
        self._database.execute_many("DELETE FROM problem WHERE owner = ?", [(item,) for item, _ in readings])
        self._put("problem", "", _all(rows.problem_rows(item, reading.problems) for item, reading in readings))

    def _replace_problems(self, owner: str, problems: list[Problem]) -> None:
        self._database.execute("DELETE FROM problem WHERE owner = ?", (owner,))
        self._put("problem", "", rows.problem_rows(owner, problems))

    def _current_mentions(self, document_ids: Collection[str]) -> dict[str, list[Mention]]:
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions(document_ids):
            found[mention.document_id].append(mention)
        return found

    # -- evidence out --------------------------------------------------------------------------------------------

    def has_read(self, document_id: str, method: str, published: str | None = None) -> bool:
        """Tell whether the newest good reading of a document is by this method: nothing is left to do for it.

        Given the day on which the document was published, the reading must have known it so: days hang on it.
        """
        found = self._database.query(
            "SELECT document.published FROM reading JOIN run ON run.id = reading.run_id "
            "JOIN document ON document.id = reading.document_id WHERE reading.document_id = ? "
            "AND reading.replaced_at IS NULL AND reading.outcome <> 'failed' AND run.method = ?",
            (document_id, method),
        )
        return bool(found) and published in (None, found[0][0])

    def documents(self) -> Iterator[Document]:
        """Yield every document, by id, a few hundred at a time."""
        yield from (document for _, document in self._documents())

    def documents_of(self, document_ids: Iterable[str]) -> Iterator[Document]:
        """Yield some documents, by id, a few hundred at a time."""
        sql = f"SELECT {DOCUMENT_COLUMNS} FROM document WHERE id IN ({{ids}}) ORDER BY id"
        yield from (Document(*row) for row in self._ask(sql, sorted(document_ids)))

    def document(self, document_id: str) -> Document | None:
        """Return one document, or None if the record has none of that id."""
        found = self._database.query(f"SELECT {DOCUMENT_COLUMNS} FROM document WHERE id = ?", (document_id,))
        return Document(*found[0]) if found else None

    def _documents(self) -> Iterator[tuple[str, Document]]:
        after = ""
        sql = f"SELECT id, {DOCUMENT_COLUMNS} FROM document WHERE id > ? ORDER BY id LIMIT {PIECE}"
        while found := self._database.query(sql, (after,)):
            yield from ((row[0], Document(*row[1:])) for row in found)
            after = found[-1][0]

    def accounts(self, mention_ids: Collection[str] | None = None) -> Iterator[Account]:
        """Yield the mentions of the newest readings with their current claims, by document and place in it.

        Given mention ids, only those.
        """
        batch: dict[str, Document] = {}
        for document_id, document in self._documents() if mention_ids is None else self._documents_of(mention_ids):
            batch[document_id] = document
            if len(batch) == PIECE:
                yield from self._accounts(batch, mention_ids)
                batch = {}
        yield from self._accounts(batch, mention_ids)

    def accounts_of(self, document_ids: Iterable[str]) -> Iterator[Account]:
        """Yield the mentions of the newest readings of some documents, by document and place in it."""
        for piece in pieces(sorted(document_ids)):
            yield from self._accounts({document.id: document for document in self.documents_of(piece)}, None)

    def _documents_of(self, mention_ids: Collection[str]) -> Iterator[tuple[str, Document]]:
        of = self._ask("SELECT document_id FROM mention WHERE id IN ({ids})", mention_ids)
        sql = f"SELECT id, {DOCUMENT_COLUMNS} FROM document WHERE id IN ({{ids}}) ORDER BY id"
        yield from ((row[0], Document(*row[1:])) for row in self._ask(sql, sorted(row[0] for row in of)))

    def _accounts(self, batch: dict[str, Document], wanted: Collection[str] | None) -> Iterator[Account]:
        ids = None if wanted is None else frozenset(wanted)
        for mention in self._mentions(batch):
            if ids is None or mention.id in ids:
                yield Account(mention, batch[mention.document_id])

    def _mentions(self, document_ids: Collection[str]) -> list[Mention]:
        """Return the mentions of some documents that have current claims, by document and place in it."""
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        sql = f"SELECT {CLAIM_COLUMNS} FROM current_claim WHERE document_id IN ({{ids}})"
        for row in self._ask(sql, document_ids):
            claims[row[0]].append(rows.claim_from(row))
        found = self._ask(
            "SELECT document_id, starts, ends, ordinal, id FROM mention WHERE document_id IN ({ids})", document_ids
        )
        mentions = [rows.mention_from(row[:4], claims[row[4]]) for row in found if row[4] in claims]
        return sorted(mentions, key=lambda item: (item.document_id, item.starts, item.ordinal))

    def claims(self, mention_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the current claims of some mentions, in text order."""
        found = self._ask(f"SELECT {CLAIM_COLUMNS} FROM current_claim WHERE mention_id IN ({{ids}})", mention_ids)
        claims = (rows.claim_from(row) for row in found)
        return tuple(sorted(claims, key=lambda item: (item.mention_id, item.starts, item.ends, item.field, item.id)))

    def claim(self, claim_id: str) -> Claim | None:
        """Return one claim, current or not, or None if the record has none of that id."""
        columns = CLAIM_COLUMNS.replace("score", "NULL")
        found = self._database.query(f"SELECT {columns} FROM claim WHERE id = ?", (claim_id,))
        return rows.claim_from(found[0]) if found else None

    def statements(self, document_id: str) -> tuple[Statement, ...]:
        """Return the statements of a document, in order."""
        spans: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
        sql = (
            "SELECT statement, part, starts, ends FROM statement_span WHERE document_id = ? ORDER BY statement, ordinal"
        )
        for number, part, starts, ends in self._database.query(sql, (document_id,)):
            spans[number, part].append(Span(starts, ends))
        sql = "SELECT ordinal, name, role, organisation, stance FROM statement WHERE document_id = ? ORDER BY ordinal"
        found = self._database.query(sql, (document_id,))
        return tuple(rows.statement_from(row[1:], *(spans[row[0], part] for part in rows.PARTS)) for row in found)

    def figures(self, document_id: str) -> tuple[Figure, ...]:
        """Return the figures of a document, in order."""
        sql = f"SELECT {FIGURE_COLUMNS} FROM figure WHERE document_id = ? ORDER BY ordinal"
        return tuple(Figure(*row) for row in self._database.query(sql, (document_id,)))

    def place_names(self, document_id: str) -> tuple[PlaceName, ...]:
        """Return the places that a document names, in order."""
        sql = (
            f"SELECT {PLACE_NAME_COLUMNS} FROM place_name LEFT JOIN place ON place.id = place_name.place_id "
            "WHERE document_id = ? ORDER BY ordinal"
        )
        return tuple(rows.place_name_from(row) for row in self._database.query(sql, (document_id,)))

    def places(self) -> dict[str, Place]:
        """Return every gazetteer place in use, by id."""
        found = self._database.query(f"SELECT {PLACE_COLUMNS} FROM place ORDER BY id")
        return {row[0]: Place(*row) for row in found}

    def problems(self) -> tuple[Problem, ...]:
        """Return all that could not be read, placed, dated or linked, by file and place in it."""
        found = self._database.query("SELECT stage, message, path, starts, ends FROM problem ORDER BY owner, ordinal")
        return tuple(sorted((Problem(*row) for row in found), key=lambda item: (item.path, item.starts or 0)))
