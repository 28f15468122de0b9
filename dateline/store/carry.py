"""When a newer reading or a newer text has an account elsewhere, people's judgements on it move along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.records import Claim, Mention
from dateline.store import ledger
from dateline.store.base import KEEP
from dateline.store.database import Database, Row
from dateline.store.judgements import COLUMNS, judgement_row, make_judgement
from dateline.store.ledger import PROGRAM, Act, Kind
from dateline.store.rows import claim_from, claim_row, insert, link_from, link_row

ALIKE = 0.5
"""The least share of an account's values that the one in its place must give too: below it, they are two accounts."""

ON_CLAIMS: tuple[Kind, ...] = ("decision", "coding")
ON_MENTIONS: tuple[Kind, ...] = ("note", "assignment", "settlement")
"""The kinds of judgements that are about one claim, and about one mention; links are about two."""

DECIDED = (
    "SELECT c.mention_id, c.field, c.value, c.starts, c.ends, c.quote, c.low, c.high, c.hedge, c.counts, c.scope, "
    "c.stance, c.speaker, NULL, c.id, d.id, d.verdict, d.decided_by, d.note, d.decided_at "
    "FROM {kind} d JOIN claim c ON c.id = d.claim_id WHERE c.mention_id = ? AND d.replaced_at IS NULL ORDER BY d.id"
)
LINKED = (
    "SELECT id, decided_at, left_id, right_id, verdict, decided_by, score, reasons FROM link "
    "WHERE (left_id = ? OR right_id = ?) AND replaced_at IS NULL AND decided_by LIKE ? ORDER BY id"
)
TOLD = "SELECT id, decided_at, {columns} FROM {kind} WHERE mention_id = ? AND replaced_at IS NULL ORDER BY id"
SIGHT = (
    "INSERT INTO sighting (claim_id, run_id, score) SELECT CAST(? AS TEXT), run_id, score FROM sighting "
    "WHERE claim_id = ? ON CONFLICT DO NOTHING"
)
GIVE_WAY = (
    "UPDATE link SET replaced_at = ? WHERE left_id = ? AND right_id = ? AND replaced_at IS NULL "
    "AND decided_by NOT LIKE ?"
)
MOVED = "ON CONFLICT (id) DO UPDATE SET went_to = excluded.went_to, moved_at = excluded.moved_at"


def heirs(before: Sequence[Mention], after: Sequence[Mention]) -> dict[str, str]:
    """Return which of the mentions after took the place of each one that is gone: old id to new id."""
    old_ids, new_ids = {item.id for item in before}, {item.id for item in after}
    gone = [item for item in before if item.id not in new_ids]
    fresh = [item for item in after if item.id not in old_ids]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, old, new in sorted(_pairs(gone, fresh)):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _pairs(gone: Sequence[Mention], fresh: Sequence[Mention]) -> Iterator[tuple[float, int, str, str]]:
    """Yield the pairs that are alike enough, so that the best and the nearest sort first."""
    values = {item.id: {(claim.field, claim.value) for claim in item.claims} for item in (*gone, *fresh)}
    for old in gone:
        said = values[old.id]
        for new in fresh:
            likeness = len(said & values[new.id]) / max(len(said), 1)
            if likeness >= ALIKE:
                yield -likeness, abs(old.starts - new.starts), old.id, new.id


def carry_over(
    database: Database,
    moved: Mapping[str, str],
    now: str,
    said: Mapping[tuple[str, str, str, str], Claim] | None = None,
) -> None:
    """Write people's judgements on each old mention again for the new one, and close the old ones.

    `said` has the claims of the new mentions, by mention, field, value and quote, where they are of another text:
    there, only rulings on what is said in the same words move.
    """
    for old, new in moved.items():
        database.execute(insert("moved_mention", MOVED), (old, new, now))
        for kind in ON_CLAIMS:
            for row in database.query(DECIDED.format(kind=kind), (old,)):
                told = claim_from(row[:15])
                if said is None:
                    _carry_decision(database, kind, row, _see_again(database, row[14], told, new, now), now)
                elif claim := said.get((new, told.field, told.value, told.quote)):
                    _carry_decision(database, kind, row, claim, now)
        for row in database.query(LINKED, (old, old, "person:%")):
            _carry_link(database, row, moved, now)
        for kind in ON_MENTIONS:
            for row in database.query(TOLD.format(kind=kind, columns=COLUMNS[kind]), (old,)):
                _carry_told(database, kind, row, new, now)


def _see_again(database: Database, old_claim: str, told: Claim, new: str, now: str) -> Claim:
    """Write a claim again for the mention that took its own's place in the same text."""
    claim = replace(told, mention_id=new)
    database.execute(insert("claim", KEEP), claim_row(claim, now))
    database.execute(SIGHT, (claim.id, old_claim))
    return claim


def _carry_decision(database: Database, kind: Kind, row: Row, claim: Claim, now: str) -> None:
    old_decision, verdict, decided_by, note, decided_at = row[15:]
    decision = make_judgement(kind, (claim.id, verdict, decided_by, note))
    _move(database, kind, old_decision, judgement_row(decision, decided_at, now), now)


def _carry_link(database: Database, row: Row, moved: Mapping[str, str], now: str) -> None:
    old_id, decided_at, *rest = row
    link = link_from(tuple(rest))
    left, right = sorted(moved.get(end, end) for end in (link.left_id, link.right_id))
    if left == right:
        _leave(database, "link", old_id, now)
        return
    database.execute(GIVE_WAY, (now, left, right, "person:%"))
    _move(database, "link", old_id, link_row(replace(link, left_id=left, right_id=right), decided_at, now), now)


def _carry_told(database: Database, kind: Kind, row: Row, new: str, now: str) -> None:
    old_id, decided_at, _, *rest = row  # the mention comes first in the columns of each
    _move(database, kind, old_id, judgement_row(make_judgement(kind, (new, *rest)), decided_at, now), now)


def _leave(database: Database, kind: Kind, row_id: str, now: str) -> None:
    database.execute(f"UPDATE {kind} SET replaced_at = ? WHERE id = ?", (now, row_id))
    ledger.enter(database, [Act("left", kind, row_id, PROGRAM, now)])


def _move(database: Database, kind: Kind, old_id: str, row: Row, now: str) -> None:
    """Close a judgement and write it again for the mention that took its own's place, unless another stands there."""
    _leave(database, kind, old_id, now)
    database.execute(insert(kind, KEEP), row)
    if database.query(f"SELECT 1 FROM {kind} WHERE id = ?", (row[0],)):
        ledger.enter(database, [Act("moved", kind, row[0], PROGRAM, now)])
