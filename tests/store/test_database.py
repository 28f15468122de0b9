from __future__ import annotations

import builtins
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import DocumentFailed, StoreFailed
from dateline.records import Document, Problem, Reading
from dateline.store import Store, open_store
from dateline.store.database import PostgresqlDatabase, SqliteDatabase, unsecret
from tests.builders import reading_of, ticking


def refused(url: str, **how: Any) -> str:
    """What is said when a record cannot be opened: one line, for a person."""
    with pytest.raises(StoreFailed) as caught:
        open_store(url, **how)
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder, not a record" in refused(str(tmp_path))


def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Dear diary, " * 200)
    assert "is not a Dateline record" in refused(str(file))
    assert file.read_text() == "Dear diary, " * 200


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "its folder does not exist" in refused(str(tmp_path / "no" / "record.db"))


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    assert "There is no record at" in refused(str(tmp_path / "record.db"), create=False)
    assert not (tmp_path / "record.db").exists()


@pytest.mark.parametrize("url", ["", "  ", "a\0b"])
def test_no_name(url: str) -> None:
    assert "No record is named" in refused(url)


@pytest.mark.parametrize("url", ["mysql://root@host/db", "sqlite://record.db", "http://example.org"])
def test_an_address_of_another_kind(url: str) -> None:
    assert "is not a record: give a path" in refused(url)


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_store(str(path)).close()
    database = SqliteDatabase(str(path))
    database.execute("PRAGMA query_only = ON")  # as root, as in a container, no permission stops a write
    with Store(database, ticking()) as store, pytest.raises(StoreFailed, match="cannot be written to"):
        store.start_run("extract", "rules@1")


def test_another_process_writes(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    with open_store(path):
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with Store(SqliteDatabase(path, wait=0.05)) as store, pytest.raises(StoreFailed, match="by another process"):
            store.start_run("extract", "rules@1")
        other.close()


def test_another_process_writes_to_the_server(postgresql_url: str) -> None:
    open_store(postgresql_url).close()
    first, second = PostgresqlDatabase(postgresql_url), PostgresqlDatabase(postgresql_url, wait=0.05)
    with first.transaction(), pytest.raises(StoreFailed, match="by another process"), second.transaction():
        pass
    first.close()
    second.close()


def test_a_full_disk(tmp_path: Path) -> None:
    database = SqliteDatabase(str(tmp_path / "record.db"))
    open_store(database.name).close()
    pages = database.query("PRAGMA page_count")[0][0]
    database.execute(f"PRAGMA max_page_count = {pages + 1}")
    with Store(database, ticking()) as store:
        run = store.start_run("extract", "rules@1")
        with pytest.raises(StoreFailed, match="is full: nothing of the last step was written"):
            store.add_reading(Reading(Document("a.txt", "Nothing happened. " * 5000)), run)
        assert list(store.documents()) == []
        assert store.audit() == ()


def test_a_server_that_is_not_there() -> None:
    said = refused("postgresql://amina:secret@localhost:1/record?connect_timeout=1")
    assert "cannot be reached" in said
    assert "secret" not in said


def test_a_server_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:
        if name == "psycopg":
            raise ImportError(name)
        return there(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "pip install 'dateline[postgresql]'" in refused("postgresql://localhost/record")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://amina:secret@host:5432/db", "postgresql://amina:***@host:5432/db"),
        ("postgresql://host/db?user=amina&password=secret", "postgresql://host/db?user=amina&password=***"),
        ("postgresql://amina@host/db", "postgresql://amina@host/db"),
        ("record.db", "record.db"),
    ],
)
def test_passwords_are_not_shown(url: str, shown: str) -> None:
    assert unsecret(url) == shown


@pytest.mark.parametrize("text", ["Two\0died.", "Two \ud800 died."])
def test_a_text_that_cannot_be_kept_fails_alone(url: str, text: str) -> None:
    with open_store(url) as store:
        run = store.start_run("extract", "rules@1")
        with pytest.raises(DocumentFailed, match="cannot be kept"):
            store.add_reading(Reading(Document("a.txt", text)), run)
        store.add_reading(reading_of("Two died.", ("killed", "Two", "2")), run)
        assert [document.text for document in store.documents()] == ["Two died."]


@pytest.mark.parametrize("text", ["", "x" * 2_000_000, "\x01\x1f\x7f", "👩‍🚒 مرحبا", "%s ? {} '; DROP TABLE claim; --"])
def test_any_other_text_is_kept_to_the_letter(url: str, text: str) -> None:
    with open_store(url) as store:
        run = store.start_run("extract", "rules@1")
        document = Document(text or "empty", text, title=text, outlet=text)
        store.add_reading(Reading(document, problems=(Problem("read", text, text),)), run)
        assert store.document(document.id) == document
        assert store.problems() == (Problem("read", text, text),)
        assert store.audit() == ()


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_addresses_of_a_file(tmp_path: Path, form: str) -> None:
    path = tmp_path / "record.db"
    open_store(form.format(path)).close()
    assert path.exists()
