"""What linking keeps from one build to the next, and the links and copies that it finds anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Literal

from dateline.ids import identify
from dateline.records import Copy, Link
from dateline.store import rows
from dateline.store.base import Base, pieces
from dateline.store.database import Row

READ = (
    "SELECT document.id, reading.run_id, reading.ended_at FROM document LEFT JOIN reading "
    "ON reading.document_id = document.id AND reading.replaced_at IS NULL AND reading.outcome <> 'failed'"
)
RULED = (
    "SELECT mention.document_id, decision.id FROM decision JOIN claim ON claim.id = decision.claim_id "
    "JOIN mention ON mention.id = claim.mention_id WHERE decision.replaced_at IS NULL "
    "UNION SELECT mention.document_id, link.id FROM link JOIN mention ON mention.id IN (link.left_id, link.right_id) "
    "WHERE link.verdict <> 'suggested' AND link.replaced_at IS NULL ORDER BY 1, 2"
)
STANDING = "SELECT left_id, right_id, verdict, decided_by, score FROM {kind} WHERE replaced_at IS NULL"
CLOSE = (
    "UPDATE {kind} SET replaced_at = ? WHERE left_id = ? AND right_id = ? AND replaced_at IS NULL "
    "AND verdict = 'suggested'"
)
NEWEST = "ON CONFLICT (document_id) DO UPDATE SET "
COLUMNS = {
    "link": "left_id, right_id, verdict, decided_by, score, reasons",
    "copy": "left_id, right_id, verdict, decided_by, score",
}

Kind = Literal["link", "copy"]
Pair = tuple[str, str]


class Traces(Base):
    """What linking keeps of each document, and what it says of pairs."""

    def states(self) -> dict[str, str]:
        """Return for each document a hash of what was last read in it and ruled on it."""
        ruled: defaultdict[str, list[str]] = defaultdict(list)
        for document_id, ruling in self._database.query(RULED):
            ruled[document_id].append(ruling)
        read = self._database.query(READ)
        return {name: identify(run or "", ended or "", *ruled.get(name, ())) for name, run, ended in read}

    def traces(self) -> list[Row]:
        """Return what linking kept: document, reading, the rule and voice of its claims, and the trace."""
        return self._database.query("SELECT document_id, reading, stated, content FROM trace")

    def keep_traces(self, traces: Iterable[Row], gone: Iterable[str] = ()) -> None:
        """Keep traces in place of those of the same documents, and drop those of some documents."""
        with self._database.transaction():
            for table in ("trace", "profile"):
                self._database.execute_many(f"DELETE FROM {table} WHERE document_id = ?", [(name,) for name in gone])
            changes = ", ".join(f"{column} = excluded.{column}" for column in ("reading", "stated", "content"))
            for piece in pieces(traces):
                self._put("trace", NEWEST + changes, piece)

    def keep_profiles(self, profiles: Iterable[tuple[str, str]]) -> None:
        """Keep what linking compares of the mentions of some documents."""
        for piece in pieces(profiles):
            with self._database.transaction():
                self._put("profile", NEWEST + "content = excluded.content", piece)

    def profiles_of(self, document_id: str) -> str:
        """Return what linking compares of the mentions of a document."""
        found: str = self._database.query("SELECT content FROM profile WHERE document_id = ?", (document_id,))[0][0]
        return found

    # -- links and copies ----------------------------------------------------------------------------------------

    def link_scores(self) -> list[Link]:
        """Return the standing links without their reasons, which are most of a large record."""
        return [Link(*row) for row in self._database.query(STANDING.format(kind="link"))]

    def link_scores_of(self, mention_ids: Collection[str]) -> list[Link]:
        """Return the standing links of some mentions, without their reasons."""
        ends = (f"{STANDING.format(kind='link')} AND {end} IN ({{ids}})" for end in ("left_id", "right_id"))
        return list(dict.fromkeys(Link(*row) for sql in ends for row in self._ask(sql, mention_ids)))

    def revise_links(self, settled: Collection[Pair], found: Iterable[Link]) -> None:
        """Keep the links found, in place of those that a method suggested before for the settled pairs of mentions."""
        self._revise("link", settled, found)

    def revise_copies(self, settled: Collection[Pair], found: Iterable[Copy]) -> None:
        """Keep the copies found, in place of those that a method suggested before for settled pairs of documents."""
        self._revise("copy", settled, found)

    def _revise(self, kind: Kind, settled: Collection[Pair], found: Iterable[Link | Copy]) -> None:
        """Close what no longer holds and add what is new, some at a time: what stays the same is left alone."""
        gone = set(settled)
        for piece in pieces(found):
            gone -= {(item.left_id, item.right_id) for item in piece}
            with self._database.transaction():
                self._renew(kind, piece)
        for left in pieces(sorted(gone)):
            with self._database.transaction():
                now = self._clock()
                self._database.execute_many(CLOSE.format(kind=kind), [(now, *pair) for pair in left])

    def _renew(self, kind: Kind, found: Iterable[Link | Copy]) -> None:
        now = self._clock()
        wanted = {(item.left_id, item.right_id): item for item in found}
        sql = f"SELECT {COLUMNS[kind]} FROM {kind} WHERE replaced_at IS NULL AND left_id IN ({{ids}})"
        standing = {row[:2]: row for row in self._ask(sql, [left for left, _ in wanted]) if row[:2] in wanted}
        stays = {pair for pair, row in standing.items() if row[2] != "suggested" or _read(kind, row) == wanted[pair]}
        self._database.execute_many(CLOSE.format(kind=kind), [(now, *pair) for pair in standing if pair not in stays])
        self._put(kind, "", [_row(item, now) for pair, item in wanted.items() if pair not in stays])


def _read(kind: Kind, row: Row) -> Link | Copy:
    return rows.link_from(row) if kind == "link" else Copy(*row)


def _row(item: Link | Copy, now: str) -> Row:
    return rows.link_row(item, now, now) if isinstance(item, Link) else rows.copy_row(item, now, now)
