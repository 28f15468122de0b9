"""docs/data-model.md says what is so: its queries run, and every table and column is described."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from dateline.records import Incident, Support, Value
from dateline.store import open_store
from dateline.store.database import connect
from dateline.store.schema import tables
from tests.builders import reading_of

PAGE = (Path(__file__).parents[2] / "docs" / "data-model.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.+?)```", PAGE, re.S)
TOLL = {"low": 2, "high": 2}


def small_record(url: str) -> None:
    with open_store(url) as store:
        reading = reading_of("Two died in Ghent.", ("killed", "Two", "2", TOLL))
        [claim] = reading.mentions[0].claims
        value = Value("killed", "2", 2, 2, "only", "agreed", (Support(claim.id, "for"),))
        store.add_reading(reading, store.start_run("extract", "rules@1"))
        store.replace_incidents([Incident("aa", (claim.mention_id,), (value,))])


@pytest.mark.parametrize("sql", QUERIES, ids=range(len(QUERIES)))
def test_queries_of_the_page_run(url: str, sql: str) -> None:
    small_record(url)
    database = connect(url)
    found = database.query(sql)
    database.close()
    assert bool(found) == (("FROM incident_row" in sql and "killed" in sql) or "incident_support" in sql)


def test_the_python_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    small_record("record.db")
    [code] = re.findall(r"```python\n(.+?)```", PAGE, re.S)
    exec(code, {})
    assert capsys.readouterr().out == "aa ['2']\n"


def test_every_table_and_column_is_described(sqlite_url: str) -> None:
    open_store(sqlite_url).close()
    connection = sqlite3.connect(sqlite_url)
    described = {table.name: [column.name for column in table.columns] for table in tables()}
    for _, name, kind, *_ in connection.execute("PRAGMA main.table_list"):
        there = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        is_own = kind in ("table", "view") and name != "migration" and not name.startswith("sqlite_")
        assert not is_own or described[name] == ([] if kind == "view" else there)
    connection.close()
