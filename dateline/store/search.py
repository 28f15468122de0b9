"""Questions that a person asks of a record: words in its reports, and incidents by what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.store.base import Base, marks

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"[^\W_]+")
MOST = 500
"""At most so many reports are found at once: who needs more asks for more words."""

MATCHES = {
    "sqlite": "SELECT document_id FROM document_search WHERE document_search MATCH ? ORDER BY rank LIMIT ?",
    "postgresql": (
        "SELECT d.id FROM document d, to_tsquery('simple', ?) wanted "
        "WHERE to_tsvector('simple', left(d.title || ' ' || d.text, 100000)) @@ wanted "
        "ORDER BY ts_rank(to_tsvector('simple', left(d.title || ' ' || d.text, 100000)), wanted) DESC LIMIT ?"
    ),
}
"""The one question that the two kinds of database ask differently: reports with some words, the best first."""

Phrases = Sequence[Sequence[str]]


def _fts5(phrases: Phrases) -> str:
    return " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)


def _tsquery(phrases: Phrases) -> str:
    return " & ".join(f"({' <-> '.join(phrase)})" for phrase in phrases)


QUERY: Mapping[str, Callable[[Phrases], str]] = {"sqlite": _fts5, "postgresql": _tsquery}
"""How each writes such words; they are letters and digits alone, so that nothing in them is an operator."""

VALUED = "EXISTS (SELECT 1 FROM incident_value v WHERE v.incident_id = i.id AND v.{})"
STANDINGS = {
    "disputed": VALUED.format("status = 'disputed'"),
    "reviewed": VALUED.format("status = 'reviewed'"),
    "unreviewed": "NOT " + VALUED.format("status = 'reviewed'"),
}
"""What a person can ask of how an incident stands."""

DATED = VALUED.format("field = 'date' AND v.{} ?")
PLACED = (
    "EXISTS (SELECT 1 FROM incident_value v JOIN place p ON p.id = v.value WHERE v.incident_id = i.id "
    "AND v.field = 'place' AND (lower(p.name) LIKE ? ESCAPE '^' OR lower(p.province) LIKE ? ESCAPE '^' "
    "OR p.country = ?))"
)
TOLD = (
    "EXISTS (SELECT 1 FROM incident_mention m JOIN mention t ON t.id = m.mention_id "
    "JOIN document d ON d.id = t.document_id WHERE m.incident_id = i.id AND {})"
)
OUTLET = TOLD.format("lower(d.outlet) LIKE ? ESCAPE '^'")
RULED = (
    "EXISTS (SELECT 1 FROM incident_mention m WHERE m.incident_id = i.id AND ("
    "EXISTS (SELECT 1 FROM decision j JOIN claim c ON c.id = j.claim_id "
    "WHERE c.mention_id = m.mention_id AND j.replaced_at IS NULL AND j.decided_by = ?) "
    "OR EXISTS (SELECT 1 FROM link j WHERE m.mention_id IN (j.left_id, j.right_id) "
    "AND j.replaced_at IS NULL AND j.decided_by = ?) "
    "OR EXISTS (SELECT 1 FROM note j WHERE j.mention_id = m.mention_id "
    "AND j.replaced_at IS NULL AND j.decided_by = ?)))"
)

GIVEN = (
    "EXISTS (SELECT 1 FROM incident_mention m JOIN assignment a ON a.mention_id = m.mention_id "
    "WHERE m.incident_id = i.id AND a.replaced_at IS NULL AND a.state = 'given' AND a.coder = ?)"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for among the incidents; empty = any."""

    after: str = ""  # ISO day
    before: str = ""
    place: str = ""  # a part of the name of the place, its area, or a country code
    type: str = ""
    outlet: str = ""  # a part of the name
    standing: str = ""  # one of STANDINGS
    ruled_by: str = ""  # 'person:amina'
    given_to: str = ""  # 'person:amina', who is not done with it
    words: str = ""  # in the text of its reports


class Search(Base):
    """Words in reports, and incidents by what is known of them."""

    def documents_with(self, words: str) -> tuple[str, ...]:
        """Return the ids of the reports that have all of some words, the best first; "words in quotes" stand together.

        At most MOST.
        """
        phrases = list(phrases_of(words))
        if not phrases:
            return ()
        dialect = self._database.dialect
        found = self._database.query(MATCHES[dialect], (QUERY[dialect](phrases), MOST))
        return tuple(row[0] for row in found)

    def find_incidents(self, wanted: Wanted) -> tuple[str, ...]:
        """Return the ids of incidents that are as wanted, the newest first, those without a date last."""
        parts = list(self._conditions(wanted))
        where = " AND ".join(sql for sql, _ in parts) or "1 = 1"
        sql = (
            "SELECT i.id, (SELECT max(v.high) FROM incident_value v WHERE v.incident_id = i.id AND v.field = 'date') "
            f"FROM incident i WHERE {where}"
        )
        found = self._database.query(sql, [value for _, values in parts for value in values])
        return tuple(row[0] for row in sorted(found, key=lambda row: (-(row[1] or 0), row[0])))

    def incidents_of(self, document_ids: tuple[str, ...]) -> dict[str, list[str]]:
        """Return the incidents that some reports tell of, by report."""
        sql = (
            "SELECT mention.document_id, m.incident_id FROM incident_mention m "
            "JOIN mention ON mention.id = m.mention_id WHERE mention.document_id IN ({ids}) "
            "ORDER BY mention.document_id, mention.starts, mention.ordinal"
        )
        found: dict[str, list[str]] = {}
        for document_id, incident_id in self._ask(sql, document_ids):
            found.setdefault(document_id, []).append(incident_id)
        return found

    def _conditions(self, wanted: Wanted) -> Iterator[tuple[str, Sequence[object]]]:
        """Yield a condition for each thing asked for, with its parameters."""
        part = _part(wanted.place)
        for value, sql, parameters in (
            (wanted.after, DATED.format("high >="), [_day(wanted.after, "0101")]),
            (wanted.before, DATED.format("low <="), [_day(wanted.before, "1231")]),
            (wanted.place, PLACED, [part, part, wanted.place.strip().upper()]),
            (wanted.type, VALUED.format("field = 'type' AND v.value = ?"), [wanted.type]),
            (wanted.outlet, OUTLET, [_part(wanted.outlet)]),
            (wanted.standing, STANDINGS.get(wanted.standing, "1 = 1"), []),
            (wanted.ruled_by, RULED, [wanted.ruled_by] * 3),
            (wanted.given_to, GIVEN, [wanted.given_to]),
        ):
            if value:
                yield sql, parameters
        if wanted.words:
            found = self.documents_with(wanted.words)
            yield TOLD.format(f"d.id IN ({marks(list(found))})") if found else "1 = 0", found


def phrases_of(words: str) -> Iterator[list[str]]:
    """Yield what must be found: each word by itself, and what stands in quotes as a phrase."""
    for quoted, plain in PHRASE.findall(words):
        if phrase := WORD.findall((quoted or plain).lower()):
            yield phrase


def _day(prefix: str, rest: str) -> int:
    """Return an ISO day, or a prefix of one, as yyyymmdd: `2016` is 20160101 or 20161231; 0 where it is none."""
    digits = "".join(filter(str.isdecimal, prefix))[:8]
    return int(digits + ("0000" + rest)[len(digits) :]) if digits else 0


def _part(name: str) -> str:
    """Return the pattern of names that have some words in them."""
    return "%" + re.sub(r"([%_^])", r"^\1", name.strip().lower()) + "%"
