"""The record itself: one SQLite file or one PostgreSQL database, with its migrations and its promises."""

from __future__ import annotations

from types import TracebackType

from dateline.store.accounts import ROLES, Accounts, Role, User
from dateline.store.assignments import Assignments, Given
from dateline.store.audit import Finding, findings
from dateline.store.base import Clock, now
from dateline.store.captures import Captures
from dateline.store.codebooks import Adoption, Codebooks
from dateline.store.database import connect
from dateline.store.derived import Derived
from dateline.store.imports import Imports
from dateline.store.judgements import Judgement, Judgements, Ruling
from dateline.store.migrate import bring_up_to_date
from dateline.store.past import Deed, Past
from dateline.store.rows import Run, Source
from dateline.store.search import Search, Wanted
from dateline.store.traces import Traces

__all__ = [
    "ROLES",
    "Adoption",
    "Deed",
    "Finding",
    "Given",
    "Judgement",
    "Role",
    "Ruling",
    "Run",
    "Source",
    "Store",
    "User",
    "Wanted",
    "open_store",
]


class Store(Captures, Judgements, Derived, Past, Search, Traces, Imports, Accounts, Assignments, Codebooks):
    """A record that is open: evidence, judgements, what is derived from them, and questions asked of it."""

    def audit(self) -> tuple[Finding, ...]:
        """Return every row that breaks a promise of the record: none, as long as all is well."""
        return findings(self._database)

    def close(self) -> None:
        """Let go of the record."""
        self._database.close()

    def __enter__(self) -> Store:
        """Open until the end of a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the record."""
        self.close()


def open_store(url: str, *, create: bool = True, clock: Clock = now) -> Store:
    """Open the record at a path, a `sqlite:///` URL or a `postgresql://` URL, and bring its tables up to date.

    With `create` false, a file that is not there is an error. `clock` gives the time as the record writes it.
    """
    database = connect(url, create=create)
    try:
        bring_up_to_date(database, clock())
    except BaseException:
        database.close()
        raise
    return Store(database, clock)
