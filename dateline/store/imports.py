"""Which documents are rows of a table that people coded."""

from __future__ import annotations

from dateline.store.base import Base

ROWS = (
    "SELECT document.id, document.path FROM document JOIN reading ON reading.document_id = document.id "
    "AND reading.replaced_at IS NULL AND reading.outcome <> 'failed' JOIN run ON run.id = reading.run_id "
    "WHERE run.stage = 'import'"
)


class Imports(Base):
    """What was imported."""

    def tables(self) -> dict[str, str]:
        """Return the path of the table of each document that is a row of one."""
        return dict(self._database.query(ROWS))
