"""Judgements in and out: what people ruled and remarked, and who says which mentions and documents belong together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from dateline.errors import BadSetting
from dateline.records import Assignment, Claim, Coding, Copy, Decision, Link, Note, Place, Settlement
from dateline.store import assignments, ledger, rows
from dateline.store.base import KEEP, Base, marks, pieces
from dateline.store.database import Row
from dateline.store.ledger import KINDS, Act, Closing, Kind
from dateline.store.rows import Run
from dateline.store.sound import claim_fault

PERSON = "person:"
"""What `decided_by` starts with where a person ruled: no run of the program touches such a row."""

KEYS: dict[Kind, tuple[str, ...]] = {
    "decision": ("claim_id",),
    "link": ("left_id", "right_id"),
    "copy": ("left_id", "right_id"),
    "note": ("id",),  # a note stands beside those before it
    "assignment": ("mention_id", "coder"),
    "coding": ("claim_id", "decided_by"),  # what one coder rules closes nothing of another's
    "settlement": ("mention_id", "field"),
}
"""What each kind of judgement is about: a newer one on the same closes the older."""

COLUMNS: dict[Kind, str] = {
    "decision": "claim_id, verdict, decided_by, note",
    "link": "left_id, right_id, verdict, decided_by, score, reasons",
    "copy": "left_id, right_id, verdict, decided_by, score",
    "note": "mention_id, text, decided_by, field",
    "assignment": assignments.ASSIGNED,
    "coding": assignments.CODED,
    "settlement": assignments.SETTLED,
}

Judgement = Decision | Link | Copy | Note | Assignment | Coding | Settlement

STATED = (
    "SELECT v.value FROM incident_value v "
    "JOIN incident_support s ON s.incident_id = v.incident_id AND s.value = v.ordinal WHERE s.claim_id = ?"
)
STATED_BESIDE = (
    "SELECT v.value FROM claim c JOIN incident_mention m ON m.mention_id = c.mention_id "
    "JOIN incident_value v ON v.incident_id = m.incident_id AND v.field = c.field WHERE c.id = ?"
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """All that a person ruled in one action: kept, and undone, as a whole."""

    decided_by: str
    decisions: tuple[Decision, ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()
    notes: tuple[Note, ...] = ()
    claims: tuple[Claim, ...] = ()  # what the person claims, from the words of a document
    places: tuple[Place, ...] = ()  # gazetteer rows that the claims name
    assignments: tuple[Assignment, ...] = ()
    codings: tuple[Coding, ...] = ()
    settlements: tuple[Settlement, ...] = ()


class Judgements(Base):
    """What people and methods judged; a newer judgement closes the older, which stays."""

    def decide(self, ruling: Ruling) -> None:
        """Keep what a person ruled, or, on any error, nothing of it."""
        now = self._clock()
        with self._database.transaction():
            self._check_mentions(ruling)
            self._add_claims(ruling, now)
            self._check_apart(ruling)
            for kind, judgements in _by_kind(ruling):
                for judgement in judgements:
                    self._rule(kind, judgement, now)

    def undo(self, decided_by: str) -> tuple[Judgement, ...]:
        """Take back the newest standing ruling of a person, and set up again what it had replaced.

        Return what was taken back: nothing, if nothing of that person's stands.
        """
        now = self._clock()
        with self._database.transaction():
            moments = (self._newest(kind, decided_by) for kind in KINDS)
            newest = max((moment for moment in moments if moment), default="")
            assignments.check_taking_back(self._database, decided_by, newest)
            return tuple(item for kind in KINDS for item in self._take_back(kind, decided_by, newest, now))

    def seal(self) -> tuple[int, str]:
        """Return how many acts of people the ledger has, and its last seal: noted elsewhere, it proves the whole."""
        return ledger.head(self._database)

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

    def ruled_links(self) -> tuple[Link, ...]:
        """Return the standing links that people made: the ledger knows them, among many more of the methods."""
        columns = ", ".join(f"j.{column}" for column in COLUMNS["link"].split(", "))
        sql = (
            f"SELECT DISTINCT {columns} FROM ledger l JOIN link j ON j.id = l.row_id "
            "WHERE l.kind = 'link' AND j.replaced_at IS NULL ORDER BY j.left_id, j.right_id"
        )
        return tuple(rows.link_from(row) for row in self._database.query(sql))

    def links_out(self, mention_ids: Collection[str], least: float = 0.0) -> tuple[Link, ...]:
        """Return the standing links that lead from some mentions to others: "different", or of a score at least."""
        ends = frozenset(mention_ids)
        found = [row for piece in pieces(sorted(ends)) for row in self._links_out(piece, least)]
        return tuple(rows.link_from(row) for row in sorted(found) if (row[0] in ends) != (row[1] in ends))

    def _links_out(self, ends: list[str], least: float) -> Iterator[Row]:
        """Yield the rows of links with one end among some mentions, and the other not."""
        telling = "(verdict = 'different' OR score >= ?)"
        sql = f"SELECT {COLUMNS['link']} FROM link WHERE replaced_at IS NULL AND {telling} AND"
        for this, other in (KEYS["link"], KEYS["link"][::-1]):
            where = f"{this} IN ({marks(ends)}) AND {other} NOT IN ({marks(ends)})"
            yield from self._database.query(f"{sql} {where}", [least, *ends, *ends])

    def copies(self) -> tuple[Copy, ...]:
        """Return the standing copies: people's, and the methods' where no person ruled."""
        return tuple(Copy(*row) for row in self._standing("copy"))

    def notes(self) -> tuple[Note, ...]:
        """Return the standing notes, in the order in which they were written."""
        found = self._database.query(
            f"SELECT {COLUMNS['note']} FROM note WHERE replaced_at IS NULL ORDER BY decided_at, id"
        )
        return tuple(Note(*row) for row in found)

    def _standing(self, kind: Kind) -> list[Row]:
        keys = ", ".join(KEYS[kind])
        return self._database.query(f"SELECT {COLUMNS[kind]} FROM {kind} WHERE replaced_at IS NULL ORDER BY {keys}")

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
        on_one: tuple[Note | Assignment | Settlement, ...] = (*ruling.notes, *ruling.assignments, *ruling.settlements)
        ends |= {item.mention_id for item in on_one}
        known = {row[0] for row in self._ask("SELECT id FROM mention WHERE id IN ({ids})", sorted(ends))}
        for unknown in sorted(ends - known):
            raise BadSetting(f"No mention has the id {unknown}: see `dateline show` for the mentions of an incident.")

    def _check_apart(self, ruling: Ruling) -> None:
        """Refuse what a blind coder would write to the record, and codings of what was not given blind."""
        decided, coded = (self._about(items) for items in (ruling.decisions, ruling.codings))
        told = {end for link in ruling.links for end in (link.left_id, link.right_id)}
        told |= {note.mention_id for note in ruling.notes}
        settled = {item.field for item in ruling.settlements}
        assignments.check_apart(self._database, ruling.decided_by, decided, coded, told, settled)

    def _about(self, rulings: Sequence[Decision | Coding]) -> set[tuple[str, str]]:
        """Return the mentions and the fields of the claims that are ruled on."""
        ids = [item.claim_id for item in rulings]
        return set(self._ask("SELECT mention_id, field FROM claim WHERE id IN ({ids})", ids))

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

    def _rule(self, kind: Kind, judgement: Judgement, now: str) -> None:
        """Write a person's judgement, and close the one that it takes the place of."""
        row = judgement_row(judgement, now, now)
        was = self._was(judgement)
        self._close(kind, self._standing_on(kind, _key(kind, judgement)), "replaced", judgement.decided_by, now)
        self._put(kind, "", [row])
        ledger.enter(self._database, [Act("ruled", kind, row[0], judgement.decided_by, now, was)])

    def _was(self, judgement: Judgement) -> str:
        """Return what the record states where a person is about to rule."""
        if isinstance(judgement, Decision):
            sql = (STATED, STATED_BESIDE)
            found = (self._database.query(question, (judgement.claim_id,)) for question in sql)
            return "; ".join(sorted({row[0] for row in next(filter(None, found), [])}))
        if isinstance(judgement, Link):
            ends = (judgement.left_id, judgement.right_id)
            of = [
                row[0]
                for row in self._ask("SELECT incident_id FROM incident_mention WHERE mention_id IN ({ids})", ends)
            ]
            return "same" if len(of) == 2 and len(set(of)) == 1 else "different"
        return ""

    def _standing_on(self, kind: Kind, key: Sequence[str]) -> list[Row]:
        """Return what stands on a subject: its row id, and who said so."""
        wanted = " AND ".join(f"{column} = ?" for column in KEYS[kind])
        return self._database.query(f"SELECT id, decided_by FROM {kind} WHERE {wanted} AND replaced_at IS NULL", key)

    def _close(self, kind: Kind, found: Iterable[Row], act: Closing, who: str, now: str) -> None:
        """Close some rows; the ledger takes note where people had ruled."""
        for row_id, by in list(found):
            self._database.execute(f"UPDATE {kind} SET replaced_at = ? WHERE id = ?", (now, row_id))
            if by.startswith(PERSON):
                ledger.enter(self._database, [Act(act, kind, row_id, who, now)])

    def _newest(self, kind: Kind, decided_by: str) -> str | None:
        sql = f"SELECT max(decided_at) FROM {kind} WHERE decided_by = ? AND replaced_at IS NULL"
        newest: str | None = self._database.query(sql, (decided_by,))[0][0]
        return newest

    def _take_back(self, kind: Kind, decided_by: str, moment: str, now: str) -> list[Judgement]:
        """Close the judgements of one moment, and write again the ones that they had closed."""
        wanted = "decided_by = ? AND decided_at = ? AND replaced_at IS NULL"
        sql = f"SELECT id, {COLUMNS[kind]} FROM {kind} WHERE {wanted} ORDER BY id"
        found = self._database.query(sql, (decided_by, moment))
        taken = [make_judgement(kind, row[1:]) for row in found]
        for row, judgement in zip(found, taken, strict=True):
            self._close(kind, [(row[0], decided_by)], "undone", decided_by, now)
            self._restore(kind, _key(kind, judgement), moment, now)
        return taken

    def _restore(self, kind: Kind, key: Sequence[str], closed_at: str, now: str) -> None:
        """Write again what a ruling that is taken back had closed."""
        wanted = " AND ".join(f"{column} = ?" for column in KEYS[kind])
        sql = f"SELECT decided_at, {COLUMNS[kind]} FROM {kind} WHERE {wanted} AND replaced_at = ?"
        for decided_at, *old in self._database.query(sql, (*key, closed_at)):
            judgement = make_judgement(kind, tuple(old))
            row = judgement_row(judgement, decided_at, now)
            self._put(kind, "", [row])
            if judgement.decided_by.startswith(PERSON):
                ledger.enter(self._database, [Act("restored", kind, row[0], judgement.decided_by, now)])

    def _replace(self, kind: Kind, judgements: Sequence[Link] | Sequence[Copy]) -> None:
        """Close the methods' judgements that no longer hold, and add the new ones; leave people's alone."""
        now = self._clock()
        with self._database.transaction():
            standing = {row[:2]: row for row in self._standing(kind)}
            wanted = {(item.left_id, item.right_id): item for item in judgements}
            kept = {key for key, row in standing.items() if _stays(kind, row, wanted.get(key))}
            sql = f"UPDATE {kind} SET replaced_at = ? WHERE left_id = ? AND right_id = ? AND replaced_at IS NULL"
            self._database.execute_many(sql, [(now, *key) for key in standing if key not in kept])
            self._put(kind, "", (judgement_row(item, now, now) for key, item in wanted.items() if key not in kept))


def _stays(kind: Kind, row: Row, wanted: Judgement | None) -> bool:
    """Tell whether a standing link or copy stays: a person's does, and a method's that says the same again."""
    return row[3].startswith(PERSON) or (wanted is not None and make_judgement(kind, row) == wanted)


def _by_kind(ruling: Ruling) -> tuple[tuple[Kind, Sequence[Judgement]], ...]:
    return (
        ("decision", ruling.decisions),
        ("link", ruling.links),
        ("copy", ruling.copies),
        ("note", ruling.notes),
        ("assignment", ruling.assignments),
        ("coding", ruling.codings),
        ("settlement", ruling.settlements),
    )


def _key(kind: Kind, judgement: Judgement) -> tuple[str, ...]:
    """Return what a judgement is about; a note is about nothing that another could be about, too."""
    return ("",) if kind == "note" else tuple(getattr(judgement, column) for column in KEYS[kind])


ROWS: dict[type[Judgement], Callable[..., Row]] = {
    Decision: rows.decision_row,
    Link: rows.link_row,
    Copy: rows.copy_row,
    Note: rows.note_row,
    Assignment: rows.assignment_row,
    Coding: rows.coding_row,
    Settlement: rows.settlement_row,
}


def judgement_row(judgement: Judgement, decided_at: str, now: str) -> Row:
    """Return the row of a judgement: when it was made, and when the row is written."""
    return ROWS[type(judgement)](judgement, decided_at, now)


MAKE: dict[Kind, Callable[[Row], Judgement]] = {
    "decision": lambda row: Decision(*row),
    "link": rows.link_from,
    "copy": lambda row: Copy(*row),
    "note": lambda row: Note(*row),
    "assignment": rows.assignment_from,
    "coding": lambda row: Coding(*row),
    "settlement": rows.settlement_from,
}


def make_judgement(kind: Kind, row: Row) -> Judgement:
    """Return the judgement of a row of COLUMNS."""
    return MAKE[kind](row)
