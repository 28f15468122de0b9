"""Who is to code what, what blind coders ruled, and what keeps them apart until their answers are weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.errors import BadSetting
from dateline.records import Assignment, Coding, Settlement
from dateline.store import rows
from dateline.store.base import Base, marks
from dateline.store.database import Database

ASSIGNED = "mention_id, coder, decided_by, mode, state, coded"
SETTLED = "mention_id, field, decided_by, cites"
CODED = "claim_id, verdict, decided_by, note"

BESIDE = (
    "SELECT a.mode, a.state FROM assignment a JOIN incident_mention m ON m.mention_id = a.mention_id "
    "JOIN incident_mention here ON here.incident_id = m.incident_id "
    "WHERE here.mention_id IN ({ids}) AND a.replaced_at IS NULL AND a.mode = 'blind' AND {of}"
)
"""The blind assignments of the incident of a mention, of one coder or of all."""


@dataclass(frozen=True, slots=True)
class Given:
    """A standing assignment, with its row and its moment."""

    id: str
    at: str
    assignment: Assignment


class Assignments(Base):
    """Who codes what, and what was coded blind."""

    def assignments(self, mention_ids: Iterable[str] | None = None) -> tuple[Given, ...]:
        """Return the standing assignments, of all incidents or of those of some mentions; the withdrawn ones, too."""
        sql = f"SELECT id, decided_at, {ASSIGNED} FROM assignment WHERE replaced_at IS NULL"
        found = (
            self._database.query(sql)
            if mention_ids is None
            else self._ask(f"{sql} AND mention_id IN ({{ids}})", mention_ids)
        )
        given = (Given(row_id, at, rows.assignment_from(tuple(rest))) for row_id, at, *rest in found)
        return tuple(sorted(given, key=lambda item: (item.assignment.mention_id, item.assignment.coder)))

    def codings(self, coder: str, mention_ids: Iterable[str]) -> tuple[Coding, ...]:
        """Return what stands of a coder's rulings on the claims of some mentions that were coded blind."""
        columns = ", ".join(f"j.{column}" for column in CODED.split(", "))
        sql = (
            f"SELECT {columns} FROM coding j JOIN claim c ON c.id = j.claim_id "
            "WHERE j.replaced_at IS NULL AND c.mention_id IN ({ids})"
        )
        found = (Coding(*row) for row in self._ask(sql, mention_ids))
        return tuple(sorted((item for item in found if item.decided_by == coder), key=lambda item: item.claim_id))

    def settlements(self, mention_ids: Iterable[str]) -> tuple[Settlement, ...]:
        """Return the fields of some mentions on which the coders' answers were weighed."""
        sql = f"SELECT {SETTLED} FROM settlement WHERE replaced_at IS NULL AND mention_id IN ({{ids}})"
        return tuple(sorted((rows.settlement_from(row) for row in self._ask(sql, mention_ids)), key=str))


# -- what keeps coders apart --------------------------------------------------------------------------------------


def check_apart(
    database: Database,
    who: str,
    decided: Collection[tuple[str, str]],
    coded: Collection[tuple[str, str]],
    told: Collection[str],
    settled: Collection[str],
) -> None:
    """Raise BadSetting where a ruling would let a blind coder write to the record, or code what is not the coder's.

    `decided` and `coded` are the mentions and the fields of the claims that are ruled on, for the record and apart from
    it, `told` the mentions that the ruling groups or remarks on, `settled` the fields that it settles.
    """
    for mention, _ in coded:
        if set(states(database, [mention], who)) != {"given"}:
            raise BadSetting(
                "You do not code this incident blind, or you said that you are done: see what you are given."
            )
    for mention, field in decided:
        if field not in settled and not set(states(database, [mention], who)) <= {"settled"}:
            raise BadSetting("You code this incident blind: nothing of it enters the record before it is settled.")
    for mention in told:
        if "given" in states(database, [mention], who):
            raise BadSetting(
                "You code this incident blind: rule on its claims, and leave its reports together till then."
            )


def check_taking_back(database: Database, who: str, moment: str) -> None:
    """Raise BadSetting where a person would take back, of one moment, what others have seen or may see any time.

    Nor is a decision taken back that the person made before coding the incident blind: that would alter the record.
    """
    wanted = "decided_by = ? AND decided_at = ? AND replaced_at IS NULL"
    coded = f"SELECT c.mention_id FROM coding j JOIN claim c ON c.id = j.claim_id WHERE {wanted}"
    ruled = coded.replace("coding", "decision")
    done = f"SELECT mention_id FROM assignment WHERE {wanted} AND mode = 'blind' AND state = 'done'"
    is_over = any(set(states(database, row, who)) != {"given"} for row in database.query(coded, (who, moment)))
    is_seen = any("given" not in states(database, row) for row in database.query(done, (who, moment)))
    if any("given" in states(database, row, who) for row in database.query(ruled, (who, moment))):
        raise BadSetting("You code this incident blind: what you ruled on it before stands until it is settled.")
    if is_over or is_seen:
        raise BadSetting("You said that you are done with this incident: ask an editor to give it to you again.")


def states(database: Database, mention_ids: Sequence[str], coder: str = "") -> Iterator[str]:
    """Yield how far the blind coding is of the incidents of some mentions, by one coder or by all."""
    of = "a.state <> 'withdrawn'" + (" AND a.coder = ?" if coder else "")
    sql = BESIDE.format(ids=marks(list(mention_ids)), of=of)
    return (row[1] for row in database.query(sql, [*mention_ids, *([coder] if coder else [])]))
