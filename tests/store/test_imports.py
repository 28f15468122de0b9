from __future__ import annotations

from dateline.records import Link
from dateline.store import open_store
from tests.builders import reading_of, ticking


def test_the_rows_of_a_table_are_told_from_read_reports(url: str) -> None:
    row = reading_of("deaths: 2", ("killed", "2", "2"), address="table.csv#1", path="table.csv")
    news = reading_of("Two died.", ("killed", "Two", "2"), path="news.txt")
    with open_store(url, clock=ticking()) as store:
        store.add_reading(news, store.start_run("extract", "rules@1"))
        assert store.tables() == {}
        store.add_reading(row, store.start_run("import", "import:acled@1"))
        assert store.tables() == {row.document.id: "table.csv"}


def test_what_a_table_says_of_its_rows_takes_the_place_of_a_suggestion(url: str) -> None:
    left, right = sorted(
        (reading_of(f"deaths: {n}", ("killed", str(n), str(n)), address=f"table.csv#{n}") for n in (2, 3)),
        key=lambda reading: reading.mentions[0].id,
    )
    pair = left.mentions[0].id, right.mentions[0].id
    same = Link(*pair, "same", "import:maverick@1")
    with open_store(url, clock=ticking()) as store:
        store.add_readings((left, right), store.start_run("import", "import:maverick@1"))
        store.revise_links((), [Link(*pair, "suggested", "rules@3", 0.4)])
        store.revise_links((), [same])
        assert store.links() == (same,)
        store.revise_links({pair}, [Link(*pair, "suggested", "rules@3", 0.4)])
        assert store.links() == (same,)
