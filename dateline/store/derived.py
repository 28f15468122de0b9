"""Incidents and stated values: dropped and rebuilt from evidence and judgements, all or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline.errors import BadSetting
from dateline.records import Incident, Problem, Support, Value
from dateline.store import rows
from dateline.store.base import Base, marks, pieces
from dateline.store.database import Row

EMPTIED = ("incident_support", "incident_value", "incident_mention", "incident", "retired_incident")
"""The tables that each build writes anew, in the order in which they can be emptied."""

COUNTED = ("mention", "claim", *EMPTIED)
"""The tables whose sizes the databases' query planners should know."""


class Derived(Base):
    """What the record states."""

    def replace_incidents(self, incidents: Iterable[Incident], problems: Iterable[Problem] = ()) -> None:
        """Put these incidents in place of all there were, with the problems of linking and fusing.

        Identifiers that are no longer in use are kept with where their mentions went.
        """
        built = sorted(incidents, key=lambda incident: incident.id)
        now = self._clock()
        with self._database.transaction():
            retired = _retired(self.incident_ids(), self._retired_ids(), built)
            since: dict[str, str] = dict(self._database.query("SELECT id, retired_at FROM retired_incident"))
            for table in EMPTIED:
                self._database.execute(f"DELETE FROM {table}")
            self._put_incidents(built, now)
            self._put("retired_incident", "", ((old, new, since.get(old, now)) for old, new in sorted(retired.items())))
            self._put_problems(list(problems))
            for (
                table
            ) in COUNTED:  # PostgreSQL took 9 s, not 0.2 s, for 10,000 rows of incident_row before it had counted
                self._database.execute(f"ANALYZE {table}")

    def update_incidents(
        self, before: Collection[str], incidents: Iterable[Incident], *, is_build: bool = False
    ) -> None:
        """Put these incidents in place of those that the same mentions made before; all others stay as they are.

        A build has looked at the others, too, and found that they stand.
        """
        built = sorted(incidents, key=lambda incident: incident.id)
        now = self._clock()
        with self._database.transaction():
            of = "SELECT mention_id, incident_id FROM incident_mention WHERE incident_id IN ({ids})"
            others = {row[0] for row in self._database.query("SELECT id FROM incident")} - set(before)
            retired = _retired(dict(self._ask(of, before)), self._retired_ids(), built, others)
            since: dict[str, str] = dict(self._database.query("SELECT id, retired_at FROM retired_incident"))
            for table, column in (*((table, "incident_id") for table in EMPTIED[:3]), ("incident", "id")):
                self._database.execute_many(f"DELETE FROM {table} WHERE {column} = ?", [(item,) for item in before])
            self._database.execute("DELETE FROM retired_incident")
            if is_build:
                self._database.execute("UPDATE incident SET built_at = ?", (now,))
            self._put_incidents(built, now)
            self._put("retired_incident", "", ((old, new, since.get(old, now)) for old, new in sorted(retired.items())))

    def _put_incidents(self, built: Sequence[Incident], now: str) -> None:
        self._put("incident", "", ((item.id, now) for item in built))
        members = ((mention, item.id, n) for item in built for n, mention in enumerate(item.mention_ids))
        self._put("incident_mention", "", members)
        self._put("incident_value", "", chain.from_iterable(map(rows.incident_value_rows, built)))
        self._put("incident_support", "", chain.from_iterable(map(rows.incident_support_rows, built)))

    def _put_problems(self, problems: Sequence[Problem]) -> None:
        for stage in ("link", "fuse"):
            self._database.execute("DELETE FROM problem WHERE owner = ?", (stage,))
            self._put("problem", "", rows.problem_rows(stage, [item for item in problems if item.stage == stage]))

    def incident_ids(self) -> dict[str, str]:
        """Return the incident of each mention as of the last build, also of those that took an old one's place."""
        found: dict[str, str] = dict(self._database.query("SELECT mention_id, incident_id FROM incident_mention"))
        for old, new in self._database.query("SELECT id, went_to FROM moved_mention ORDER BY moved_at, id"):
            if old in found:
                found.setdefault(new, found[old])
        return found

    def homes(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """Return the incidents of some mentions, by mention, as of the last build."""
        return dict(
            self._ask("SELECT mention_id, incident_id FROM incident_mention WHERE mention_id IN ({ids})", mention_ids)
        )

    def built(self) -> dict[str, str]:
        """Return when each incident was put together."""
        return dict(self._database.query("SELECT id, built_at FROM incident"))

    def documents_told(self) -> dict[str, str]:
        """Return the document of each mention that the last build put into an incident."""
        sql = "SELECT m.mention_id, t.document_id FROM incident_mention m JOIN mention t ON t.id = m.mention_id"
        return dict(self._database.query(sql))

    def _retired_ids(self) -> dict[str, str]:
        return dict(self._database.query("SELECT id, went_to FROM retired_incident"))

    def rule(self) -> str:
        """Return the rule that chose the stated values when the record was last built; empty before the first build."""
        sql = "SELECT method FROM run WHERE stage = 'fuse' ORDER BY started_at DESC, id DESC LIMIT 1"
        return str(next((row[0] for row in self._database.query(sql)), ""))

    def stamp(self) -> tuple[object, ...]:
        """Return something that is another when a run, a build or a person has written to the record."""
        sql = (
            "SELECT (SELECT max(ordinal) FROM ledger), (SELECT count(*) FROM run WHERE stage <> 'review'), "
            "(SELECT max(ordinal) FROM codebook), max(built_at), count(*) FROM incident"
        )
        return tuple(self._database.query(sql)[0])

    def incidents(self) -> tuple[Incident, ...]:
        """Return every incident with its stated values, by id."""
        return self._incidents("", ())

    def incidents_of_ids(self, ids: Iterable[str]) -> tuple[Incident, ...]:
        """Return the incidents of some ids, by id."""
        found = (self._incidents(f"WHERE incident_id IN ({marks(piece)})", piece) for piece in pieces(sorted(ids)))
        return tuple(incident for some in found for incident in some)

    def incident(self, prefix: str) -> Incident:
        """Return the incident whose id starts so; a retired id gives the incident that its mentions went to."""
        asked = prefix.strip().lower()
        sql = "SELECT id FROM incident"
        ids = self._database.query(f"{sql} WHERE id = ?", (asked,)) or self._database.query(f"{sql} ORDER BY id")
        found = [item for (item,) in ids if asked and item.startswith(asked)]
        if len(found) > 1:
            raise BadSetting(f"{prefix} could be {', '.join(found[:5])}: give more of the id.")
        where = found[0] if found else self._where_it_went(prefix, asked)
        return self._incidents("WHERE incident_id = ?", (where,))[0]

    def _where_it_went(self, prefix: str, asked: str) -> str:
        went = [new for old, new in sorted(self._retired_ids().items()) if asked and old.startswith(asked)]
        if len(set(went)) == 1 and went[0]:
            return went[0]
        if went:
            raise BadSetting(f"{prefix} is retired, and no one incident took its place: see `dateline incidents`.")
        raise BadSetting(f"No incident has an id that starts with {prefix!r}: see `dateline incidents`.")

    def _incidents(self, where: str, parameters: Sequence[str]) -> tuple[Incident, ...]:
        """Return incidents with all that belongs to them, by one question a table."""
        supports: defaultdict[tuple[str, int], list[Support]] = defaultdict(list)
        columns = "incident_id, value, claim_id, side"
        for incident_id, number, claim_id, side in self._rows("incident_support", columns, where, parameters):
            supports[incident_id, number].append(Support(claim_id, side))
        values: defaultdict[str, list[Value]] = defaultdict(list)
        columns = "incident_id, ordinal, field, value, low, high, rule, status"
        for incident_id, number, *stated in self._rows("incident_value", columns, where, parameters):
            values[incident_id].append(replace(Value(*stated), support=tuple(supports[incident_id, number])))
        members: defaultdict[str, list[str]] = defaultdict(list)
        for incident_id, mention_id in self._rows("incident_mention", "incident_id, mention_id", where, parameters):
            members[incident_id].append(mention_id)
        return tuple(Incident(item, tuple(found), tuple(values[item])) for item, found in members.items())

    def _rows(self, table: str, columns: str, where: str, parameters: Sequence[str]) -> list[Row]:
        return self._database.query(f"SELECT {columns} FROM {table} {where} ORDER BY incident_id, ordinal", parameters)


def _retired(
    previous: Mapping[str, str], retired: Mapping[str, str], built: Sequence[Incident], others: Collection[str] = ()
) -> dict[str, str]:
    """Return every identifier that is no longer in use, with the incident that has most of its mentions now.

    `others` are in use, too, and are not built anew.
    """
    where = {mention: item.id for item in built for mention in item.mention_ids}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for mention, incident in previous.items():
        members[incident].append(mention)
    went = {
        old: _most(where[mention] for mention in sorted(found) if mention in where) for old, found in members.items()
    }
    in_use = {item.id for item in built} | set(others)
    chained = {old: new if new in in_use else went.get(new, "") for old, new in retired.items()}
    return {old: new for old, new in (chained | went).items() if old not in in_use}


def _most(ids: Iterable[str]) -> str:
    """Return the most frequent id, the smallest of those on a tie; nothing, if there is none."""
    counted = Counter(ids)
    return min(counted, key=lambda item: (-counted[item], item)) if counted else ""
