"""Judgements in and out: what people ruled on claims, and who says which mentions and documents belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from dateline.errors import BadSetting
from dateline.records import Claim, Copy, Decision, Link, Place
from dateline.store import rows
from dateline.store.base import KEEP, Base
from dateline.store.database import Row
from dateline.store.rows import Run
from dateline.store.sound import claim_fault

PERSON = "person:"
"""What `decided_by` starts with where a person ruled: no run of the program touches such a row."""

KEYS = {"decision": ("claim_id",), "link": ("left_id", "right_id"), "copy": ("left_id", "right_id")}
"""What each kind of judgement is about."""

COLUMNS = {
    "decision": "claim_id, verdict, decided_by, note",
    "link": "left_id, right_id, verdict, decided_by, score, reasons",
    "copy": "left_id, right_id, verdict, decided_by, score",
}

Judgement = Decision | Link | Copy


@dataclass(frozen=True, slots=True)
class Ruling:
    """All that a person ruled in one action: kept, and undone, as a whole."""

    decided_by: str
    decisions: tuple[Decision, ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()  # what the person claims, from the words of a document
    places: tuple[Place, ...] = ()  # gazetteer rows that the claims name


class Judgements(Base):
    """What people and methods judged; a newer judgement closes the older, which stays."""

    def decide(self, ruling: Ruling) -> None:
        """Keep what a person ruled, or, on any error, nothing of it."""
        now = self._clock()
        with self._database.transaction():
            self._check_mentions(ruling)
            self._add_claims(ruling, now)
            for table, judgements in _by_table(ruling):
                for judgement in judgements:
                    self._close(table, _key(judgement), now)
                    self._put(table, "", [_row(judgement, now, now)])

    def undo(self, decided_by: str) -> tuple[Judgement, ...]:
        """Take back the newest standing ruling of a person, and set up again what it had replaced.

        Return what was taken back: nothing, if nothing of that person's stands.
        """
        now = self._clock()
        with self._database.transaction():
            moments = (self._newest(table, decided_by) for table in KEYS)
            newest = max((moment for moment in moments if moment), default="")
            return tuple(item for table in KEYS for item in self._take_back(table, decided_by, newest, now))

    def replace_links(self, links: Iterable[Link]) -> None:
        """Keep what a method says of mentions, in place of what methods said before; people's links stay."""
        self._replace("link", list(links))

    def replace_copies(self, copies: Iterable[Copy]) -> None:
        """Keep what a method says of documents, in place of what methods said before; people's verdicts stay."""
        self._replace("copy", list(copies))

    def decisions(self) -> tuple[Decision, ...]:
        """Return the standing decisions on claims."""
        return tuple(Decision(*row) for row in self._standing("decision"))

    def links(self) -> tuple[Link, ...]:
        """Return the standing links: people's, and the methods' where no person ruled."""
        return tuple(rows.link_from(row) for row in self._standing("link"))

    def copies(self) -> tuple[Copy, ...]:
        """Return the standing copies: people's, and the methods' where no person ruled."""
        return tuple(Copy(*row) for row in self._standing("copy"))

    def _standing(self, table: str) -> list[Row]:
        keys = ", ".join(KEYS[table])
        return self._database.query(f"SELECT {COLUMNS[table]} FROM {table} WHERE replaced_at IS NULL ORDER BY {keys}")

    def _add_claims(self, ruling: Ruling, now: str) -> None:
        """Keep a person's own claims, made in a sitting of that person."""
        for claim in ruling.claims:
            self._check(claim)
        if ruling.claims:
            run = Run("review", ruling.decided_by, version("dateline"), "{}", now)
            self._put("run", KEEP, [rows.run_row(run)])
            self._database.execute("UPDATE run SET ended_at = ? WHERE id = ?", (now, run.id))
            self._put("place", KEEP, rows.place_rows(ruling.places))
            self._put("claim", KEEP, (rows.claim_row(claim, now) for claim in ruling.claims))
            self._put("sighting", KEEP, ((claim.id, run.id, 1.0) for claim in ruling.claims))

    def _check_mentions(self, ruling: Ruling) -> None:
        ends = {end for link in ruling.links for end in (link.left_id, link.right_id)}
        known = {row[0] for row in self._ask("SELECT id FROM mention WHERE id IN ({ids})", sorted(ends))}
        for unknown in sorted(ends - known):
            raise BadSetting(f"No mention has the id {unknown}: see `dateline show` for the mentions of an incident.")

    def _check(self, claim: Claim) -> None:
        found = self._database.query(
            "SELECT document.text FROM mention JOIN document ON document.id = mention.document_id WHERE mention.id = ?",
            (claim.mention_id,),
        )
        fault = (
            claim_fault(claim, claim.mention_id, found[0][0]) if found else "is of a mention that is not in the record"
        )
        if fault:
            raise BadSetting(f"The claim cannot be kept: it {fault}; quote the words as they stand in the document.")

    def _close(self, table: str, key: Sequence[str], now: str) -> None:
        wanted = " AND ".join(f"{column} = ?" for column in KEYS[table])
        self._database.execute(
            f"UPDATE {table} SET replaced_at = ? WHERE {wanted} AND replaced_at IS NULL", (now, *key)
        )

    def _newest(self, table: str, decided_by: str) -> str | None:
        sql = f"SELECT max(decided_at) FROM {table} WHERE decided_by = ? AND replaced_at IS NULL"
        newest: str | None = self._database.query(sql, (decided_by,))[0][0]
        return newest

    def _take_back(self, table: str, decided_by: str, moment: str, now: str) -> list[Judgement]:
        """Close the judgements of one moment, and write again the ones that they had closed."""
        wanted = "decided_by = ? AND decided_at = ? AND replaced_at IS NULL"
        sql = f"SELECT {COLUMNS[table]} FROM {table} WHERE {wanted} ORDER BY id"
        taken = [_judgement(table, row) for row in self._database.query(sql, (decided_by, moment))]
        for judgement in taken:
            self._close(table, _key(judgement), now)
            self._restore(table, _key(judgement), moment, now)
        return taken

    def _restore(self, table: str, key: Sequence[str], closed_at: str, now: str) -> None:
        wanted = " AND ".join(f"{column} = ?" for column in KEYS[table])
        sql = f"SELECT decided_at, {COLUMNS[table]} FROM {table} WHERE {wanted} AND replaced_at = ?"
        for decided_at, *row in self._database.query(sql, (*key, closed_at)):
            self._put(table, "", [_row(_judgement(table, tuple(row)), decided_at, now)])

    def _replace(self, table: str, judgements: Sequence[Link] | Sequence[Copy]) -> None:
        """Close the methods' judgements that no longer hold, and add the new ones; leave people's alone."""
        now = self._clock()
        with self._database.transaction():
            standing = {row[:2]: row for row in self._standing(table)}
            wanted = {(item.left_id, item.right_id): item for item in judgements}
            kept = {key for key, row in standing.items() if _stays(table, row, wanted.get(key))}
            sql = f"UPDATE {table} SET replaced_at = ? WHERE left_id = ? AND right_id = ? AND replaced_at IS NULL"
            self._database.execute_many(sql, [(now, *key) for key in standing if key not in kept])
            self._put(table, "", (_row(item, now, now) for key, item in wanted.items() if key not in kept))


def _stays(table: str, row: Row, wanted: Judgement | None) -> bool:
    """Tell whether a standing link or copy stays: a person's does, and a method's that says the same again."""
    return row[3].startswith(PERSON) or (wanted is not None and _judgement(table, row) == wanted)


def _by_table(ruling: Ruling) -> tuple[tuple[str, Sequence[Judgement]], ...]:
    return (("decision", ruling.decisions), ("link", ruling.links), ("copy", ruling.copies))


def _key(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.claim_id,) if isinstance(judgement, Decision) else (judgement.left_id, judgement.right_id)


def _row(judgement: Judgement, decided_at: str, now: str) -> Row:
    if isinstance(judgement, Decision):
        return rows.decision_row(judgement, decided_at, now)
    return (
        rows.link_row(judgement, decided_at, now)
        if isinstance(judgement, Link)
        else rows.copy_row(judgement, decided_at, now)
    )


def _judgement(table: str, row: Row) -> Judgement:
    if table == "link":
        return rows.link_from(row)
    return Decision(*row) if table == "decision" else Copy(*row)
