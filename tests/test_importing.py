from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.codebook import parse
from dateline.fields import SHIPPED
from dateline.gazetteer import Gazetteer
from dateline.importing import import_tables
from dateline.records import Mention
from dateline.review.actions import accept
from dateline.store import Store, open_store

RULE = "default@1"
ROWS = [
    {"id": f"r{number}", "event_id": event, "country": "Bulgaria", "date_start": day, "date_end": day, "city": "Varna",
     "latitude": 43.21, "longitude": 27.91, "geo_precision": 3, "deaths_best": killed, "source": "Post"}
    for number, (event, day, killed) in enumerate(
        [("e1", "2021-05-03", 4), ("e1", "2021-05-03", 6), ("e2", "2021-05-03", 4)]
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def table(rows: list[dict[str, object]], folder: Path) -> Path:
    path = folder / "table.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def contents(store: Store) -> tuple[object, ...]:
    return store.incidents(), tuple(store.accounts()), store.links(), store.copies(), store.problems()


def test_rows_of_one_event_are_one_incident_and_others_are_not(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        summary = import_tables([table(ROWS, tmp_path)], store, gazetteer, RULE)
        assert (summary.read, summary.mentions, summary.incidents) == (3, 3, 2)
        assert sorted(len(incident.mention_ids) for incident in store.incidents()) == [1, 2]
        assert [link.verdict for link in store.links()] == ["same"]  # rows that only look alike are not even suggested
        assert not store.copies()
        assert not store.audit()


def test_importing_twice_changes_nothing_and_new_rows_join(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        path = table(ROWS[:2], tmp_path)
        import_tables([path], store, gazetteer, RULE)
        before = contents(store)
        assert import_tables([path], store, gazetteer, RULE).unchanged == 1
        assert contents(store) == before
        summary = import_tables([table(ROWS, tmp_path)], store, gazetteer, RULE)
        assert (summary.read, summary.known, summary.incidents) == (1, 2, 2)


def test_a_table_with_bad_rows_gives_the_good_ones(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        summary = import_tables([table([ROWS[0], {"id": ""}, ROWS[2]], tmp_path)], store, gazetteer, RULE)
        assert (summary.read, len(summary.failures)) == (2, 1)
        assert any("row 2 has nothing in its column id" in problem.message for problem in store.problems())
        assert not store.audit()


def test_a_file_that_is_no_table_is_told(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor,\nnothing happened.\n", encoding="utf-8")
    with open_store(str(tmp_path / "record.db")) as store:
        summary = import_tables([path], store, gazetteer, RULE)
        assert ["no table that is known" in problem.message for problem in summary.failures] == [True]


def test_a_row_that_gives_nothing_is_listed_once(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        summary = import_tables([table([ROWS[0], {"id": "r9", "event_id": "e9"}], tmp_path)], store, gazetteer, RULE)
        assert (summary.read, summary.mentions, len(summary.failures)) == (2, 1, 1)
        assert ["row 2 gives no date, place or figure" in problem.message for problem in store.problems()] == [True]


BOOK = parse('[fields.motive]\nkind = "name"\nhelp = "Why."\nmany = true\n', "own")


def test_a_field_that_the_codebook_gains_is_read_and_what_was_decided_stays(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    path = table([row | {"motive": "revenge; land"} for row in ROWS], tmp_path)
    with open_store(str(tmp_path / "record.db")) as store:
        import_tables([path], store, gazetteer, RULE)
        before = {mention: {claim.id for claim in told.claims} for mention, told in mentions(store).items()}
        killed = next(claim for claim in next(iter(mentions(store).values())).claims if claim.field == "killed")
        accept(store, killed.id, "ana")
        store.adopt(BOOK, "person:ana")
        summary = import_tables([path], store, gazetteer, RULE)
        assert (summary.read, summary.known, summary.unchanged, summary.incidents) == (3, 0, 0, 2)
        assert {mention: {claim.id for claim in told.claims if claim.field != "motive"}
                for mention, told in mentions(store).items()} == before  # fmt: skip
        assert {tuple(claim.value for claim in told.of("motive")) for told in mentions(store).values()} == {
            ("revenge", "land")
        }
        assert [decision.claim_id for decision in store.decisions()] == [killed.id]
        assert [link.verdict for link in store.links()] == ["same"]
        assert not store.audit()


def test_a_field_that_the_codebook_loses_is_kept(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = table([row | {"motive": "revenge"} for row in ROWS], tmp_path)
    with open_store(str(tmp_path / "record.db")) as store:
        store.adopt(BOOK, "person:ana")
        import_tables([path], store, gazetteer, RULE)
        store.adopt(SHIPPED, "person:ana")
        assert import_tables([path], store, gazetteer, RULE).unchanged == 1
        assert all(told.of("motive") for told in mentions(store).values())


def mentions(store: Store) -> dict[str, Mention]:
    return {account.mention.id: account.mention for account in store.accounts()}
