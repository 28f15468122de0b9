"""A run to be killed: `python -m tests.store.writer URL` reads invented reports, and rebuilds now and then."""

from __future__ import annotations

import sys

from dateline.records import Incident, Reading, Support, Value
from dateline.store import Store, open_store
from tests.builders import reading_of

REPORTS = 600
METHOD = "rules@1"


def readings() -> list[Reading]:
    """The reports that there are to read."""
    return [
        reading_of(f"Bomb number {number} killed two.", ("killed", "two", "2"), address=f"{number}.txt")
        for number in range(REPORTS)
    ]


def rebuild(store: Store) -> None:
    """One incident a mention."""
    store.replace_incidents(
        Incident(account.mention.id, (account.mention.id,), (_stated(account.mention.claims[0].id),))
        for account in store.accounts()
    )


def _stated(claim_id: str) -> Value:
    return Value("killed", "2", 2, 2, "only", "agreed", (Support(claim_id, "for"),))


def main(url: str) -> None:
    """Read what is not yet read."""
    with open_store(url) as store:
        run = store.start_run("extract", METHOD)
        for number, reading in enumerate(readings()):
            if not store.has_read(reading.document.id, METHOD):
                store.add_reading(reading, run)
            if number % 20 == 19:
                rebuild(store)
        store.end_run(run)


if __name__ == "__main__":
    main(sys.argv[1])
