from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreFailed
from dateline.store import open_store
from dateline.store.database import connect
from dateline.store.migrate import applied, bring_up_to_date, migrations, statements
from dateline.store.rows import COLUMNS


def test_a_new_record_has_every_migration_once(url: str) -> None:
    for _ in range(2):
        open_store(url).close()
        database = connect(url)
        assert applied(database) == set(migrations(database.dialect))
        database.close()


def test_a_record_of_an_older_version_is_brought_up_to_date(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(url).close()
    database = connect(url)
    newer = migrations(database.dialect) | {"0099_lists": "CREATE TABLE list (id TEXT PRIMARY KEY);\n"}
    monkeypatch.setattr("dateline.store.migrate.migrations", lambda _: newer)
    bring_up_to_date(database, "2021-05-04T00:00:00Z")
    assert "list" in database.tables()
    database.close()


def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(url).close()
    database = connect(url)
    twice = "CREATE TABLE list (id TEXT);\nCREATE TABLE list (id TEXT);\n"
    broken = migrations(database.dialect) | {"0099_lists": twice}
    monkeypatch.setattr("dateline.store.migrate.migrations", lambda _: broken)
    with pytest.raises(StoreFailed, match="already exists"):
        open_store(url)
    assert "list" not in database.tables()
    database.close()


def test_a_newer_record_is_refused(url: str) -> None:
    open_store(url).close()
    database = connect(url)
    database.execute("INSERT INTO migration (name, applied_at) VALUES ('9999_later', '2031')")
    database.close()
    with pytest.raises(StoreFailed, match=r"newer version of Dateline \(9999_later\): upgrade"):
        open_store(url)


def test_a_file_of_others_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE invoice (id TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreFailed):
        open_store(str(path))
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["shop.db"]


def test_tables_of_others_are_left_alone(url: str) -> None:
    database = connect(url)
    database.execute("CREATE TABLE invoice (id TEXT)")
    database.close()
    with pytest.raises(StoreFailed, match="holds other tables"):
        open_store(url)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("", []),
        ("-- only; a comment;\n", []),
        ("SELECT 1; -- one;\nSELECT\n 2;\n", ["SELECT 1; -- one;\n", "SELECT\n 2;\n"]),
        ("SELECT ';';\nSELECT 2;\n", ["SELECT ';';\n", "SELECT 2;\n"]),
        (
            "CREATE TABLE a ( -- what; it is;\n  b TEXT -- this;\n);\n",
            ["CREATE TABLE a ( -- what; it is;\n  b TEXT -- this;\n);\n"],
        ),
    ],
)
def test_statements(sql: str, expected: list[str]) -> None:
    assert list(statements(sql)) == expected


def test_what_is_written_is_what_the_tables_hold(sqlite_url: str) -> None:
    open_store(sqlite_url).close()
    connection = sqlite3.connect(sqlite_url)
    for table, columns in COLUMNS.items():
        there = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert [column for column in there if column in columns] == list(columns)
        assert set(there) - set(columns) <= {"replaced_at", "ended_at"}
    connection.close()


def test_migrations_use_only_what_both_databases_have() -> None:
    words = re.compile(
        r"\b(AUTOINCREMENT|SERIAL|BOOLEAN|JSONB?|DATETIME|TIMESTAMP|INTEGER|BLOB|NOW\(\)|datetime\()\b", re.I
    )
    shared = migrations("sqlite").items() & migrations("postgresql").items()
    assert len(shared) >= 2
    for _, sql in shared:
        code = re.sub(r"--.*", "", sql)
        assert not words.search(code)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_migrations_are_packaged(dialect: str) -> None:
    folder = Path(__file__).parents[2] / "dateline" / "store" / "migrations"
    assert set(migrations(dialect)) == {file.name.split(".")[0] for file in folder.glob("*.sql")}
