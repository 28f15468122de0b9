"""The codebook of a record, in and out: which one stands, and which stood when a person decided."""

from __future__ import annotations

from dataclasses import dataclass

from dateline import codebook
from dateline.fields import SHIPPED, Codebook
from dateline.store.base import Base
from dateline.store.database import Database, Row
from dateline.store.rows import COLUMNS, insert
from dateline.store.seal import broken, sealed

ROWS = f"SELECT {', '.join(COLUMNS['codebook'])} FROM codebook ORDER BY ordinal"


@dataclass(frozen=True, slots=True)
class Adoption:
    """A codebook that the record was put under: by whom, and from when on decisions were made under it."""

    codebook: Codebook
    adopted_by: str
    adopted_at: str


class Codebooks(Base):
    """The codebooks of a record: appended, the last one stands."""

    def codebook(self) -> Codebook:
        """Return the codebook that stands, which remembers those before it; the shipped one, if nobody chose any."""
        found = self._database.query("SELECT name, content FROM codebook ORDER BY ordinal DESC")
        standing, *earlier = [_codebook(*row) for row in found] or [SHIPPED]
        return codebook.remembering(standing, earlier) if earlier else standing

    def codebooks(self) -> tuple[Adoption, ...]:
        """Return the codebooks that the record was put under, in order; none = the shipped one from the beginning."""
        rows = self._database.query(ROWS)
        return tuple(Adoption(_codebook(name, text), by, at) for _, name, text, by, at, *_ in rows)

    def adopt(self, adopted: Codebook, by: str) -> bool:
        """Put the record under a codebook, and tell whether it is another than the one that stood.

        Raises BadSetting where a field would be of another kind than the record has had it.
        """
        codebook.check_kinds(self.codebook(), adopted)
        with self._database.transaction():
            last = self._database.query(f"{ROWS} DESC LIMIT 1")
            stood = last[0][2] if last else ""
            if stood == adopted.text:
                return False
            ordinal, previous = (last[0][0], last[0][-1]) if last else (0, "")
            entry = (ordinal + 1, adopted.name, adopted.text, by, self._clock(), previous)
            self._database.execute(insert("codebook"), sealed(entry))
        return True


def _codebook(name: str, text: str) -> Codebook:
    return codebook.parse(text, name) if text else SHIPPED


def broken_codebooks(database: Database) -> list[Row]:
    """Return the codebooks that do not carry their number, their seal, or the seal of the one before."""
    return [(ordinal, name) for ordinal, name, *_ in broken(database.query(ROWS))]
