"""What people did, in order: every ruling and remark, standing or not, with what the record stated until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.records import Decision
from dateline.store.base import Base
from dateline.store.judgements import COLUMNS, Judgement, make_judgement
from dateline.store.ledger import Closing, Kind, Opening

MARKED = ("ruled", "undone")
"""Acts that a person would tell of: what is replaced, restored or moved follows from them."""

ABOUT: tuple[tuple[Kind, str], ...] = (
    ("decision", "JOIN claim ON claim.id = j.claim_id WHERE claim.mention_id"),
    ("link", "WHERE j.left_id"),
    ("link", "WHERE j.right_id"),
    ("note", "WHERE j.mention_id"),
    ("assignment", "WHERE j.mention_id"),
    ("settlement", "WHERE j.mention_id"),
)
"""Which judgements are about some mentions."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a person: what was ruled or taken back, when, and what the record stated until then."""

    ordinal: int  # its number in the ledger
    act: Opening | Closing
    judgement: Judgement
    acted_by: str
    acted_at: str
    was: str
    stands: bool  # whether the ruling stands today


RULED_LINK = "ledger l JOIN link j ON j.id = l.row_id WHERE l.kind = 'link' AND j.replaced_at IS NULL"
"""People's links are in the ledger: of ten thousand reports, methods have made some 20,000 others."""

LOOKED = (
    "SELECT c.mention_id, j.decided_at FROM decision j JOIN claim c ON c.id = j.claim_id WHERE j.replaced_at IS NULL "
    f"UNION ALL SELECT j.left_id, j.decided_at FROM {RULED_LINK} "
    f"UNION ALL SELECT j.right_id, j.decided_at FROM {RULED_LINK} "
    "UNION ALL SELECT j.mention_id, j.decided_at FROM note j WHERE j.replaced_at IS NULL"
)
FRESH = (
    "SELECT id, recorded_at FROM mention WHERE recorded_at > ? "
    "UNION ALL SELECT id, recorded_at FROM claim WHERE recorded_at > ?"
)
OWN = (
    "SELECT s.claim_id FROM run r JOIN sighting s ON s.run_id = r.id WHERE r.stage = 'review' AND NOT EXISTS ("
    "SELECT 1 FROM sighting o JOIN run m ON m.id = o.run_id WHERE o.claim_id = s.claim_id AND m.stage <> 'review')"
)


class Past(Base):
    """What people did to a record."""

    def looks(self) -> dict[str, str]:
        """Return when people last ruled on or remarked on each mention, as far as it stands."""
        found: dict[str, str] = {}
        for mention, at in self._database.query(LOOKED):
            found[mention] = max(at, found.get(mention, ""))
        return found

    def actors_after(self, ordinal: int) -> frozenset[str]:
        """Return who acted after an entry of the ledger."""
        found = self._database.query("SELECT DISTINCT acted_by FROM ledger WHERE ordinal > ?", (ordinal,))
        return frozenset(row[0] for row in found)

    def recorded_after(self, moment: str) -> dict[str, str]:
        """Return when each mention and claim was first recorded that came later than a moment."""
        return dict(self._database.query(FRESH, (moment, moment)))

    def own_claims(self) -> frozenset[str]:
        """Return the claims that people made and no method did."""
        return frozenset(row[0] for row in self._database.query(OWN))

    def deeds(self, mention_ids: Iterable[str]) -> tuple[Deed, ...]:
        """Return what people ruled, remarked and took back on some mentions, or on those in whose place they came."""
        ids = self._with_forebears(mention_ids)
        acts = {act.ordinal: act for kind, where in ABOUT for act in self._acts(kind, where, ids)}
        standing = {(act.judgement, act.decided_at) for act in acts.values() if act.is_open or act.act == "left"}
        return tuple(
            Deed(
                act.ordinal,
                act.act,
                act.judgement,
                act.by,
                act.at,
                act.was,
                (act.judgement, act.decided_at) in standing,
            )
            for _, act in sorted(acts.items())
            if act.act in MARKED
        )

    def rulings(self, mention_ids: Iterable[str], coder: str = "") -> dict[str, tuple[Decision, str]]:
        """Return the standing decisions on the claims of some mentions, by claim, each with when it was made.

        Given a coder, what that coder ruled blind in their place.
        """
        columns = ", ".join(f"j.{column}" for column in COLUMNS["decision"].split(", "))
        table = "coding" if coder else "decision"
        sql = (
            f"SELECT j.decided_at, {columns} FROM {table} j JOIN claim c ON c.id = j.claim_id "
            "WHERE j.replaced_at IS NULL AND c.mention_id IN ({ids})"
        )
        found = ((Decision(*row), at) for at, *row in self._ask(sql, mention_ids))
        return {decision.claim_id: (decision, at) for decision, at in found if coder in ("", decision.decided_by)}

    def _with_forebears(self, mention_ids: Iterable[str]) -> list[str]:
        """Return mentions, and those that they took the place of when a newer reading moved an account."""
        found = list(mention_ids)
        fresh = found
        while fresh:
            before = self._ask("SELECT id FROM moved_mention WHERE went_to IN ({ids})", fresh)
            fresh = [row[0] for row in before if row[0] not in found]
            found += fresh
        return found

    def _acts(self, kind: Kind, where: str, ids: list[str]) -> Iterator[_Act]:
        columns = ", ".join(f"j.{column}" for column in COLUMNS[kind].split(", "))
        sql = (
            f"SELECT l.ordinal, l.act, l.acted_by, l.acted_at, l.was, j.decided_at, j.replaced_at, {columns} "
            f"FROM {kind} j JOIN ledger l ON l.row_id = j.id AND l.kind = '{kind}' {where} IN ({{ids}})"
        )
        for ordinal, act, by, at, was, decided_at, replaced_at, *rest in self._ask(sql, ids):
            judgement = make_judgement(kind, tuple(rest))
            yield _Act(ordinal, act, by, at, was, decided_at, replaced_at is None, judgement)


@dataclass(frozen=True, slots=True)
class _Act:
    """An entry of the ledger with the row that it is about."""

    ordinal: int
    act: Opening | Closing
    by: str
    at: str
    was: str
    decided_at: str
    is_open: bool
    judgement: Judgement
