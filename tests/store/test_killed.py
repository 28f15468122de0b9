"""A run that is killed at any moment leaves a record that audits clean, and the next run finishes the work."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from dateline.errors import StoreFailed
from dateline.records import Incident
from dateline.store import open_store
from dateline.store.database import connect
from tests.builders import reading_of, ticking
from tests.store import writer

ROOT = Path(__file__).parents[2]


def start(url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.store.writer", url], cwd=ROOT)


def wait_for_a_reading(process: subprocess.Popen[bytes], url: str, more_than: int) -> None:
    """Wait until the run has written something."""
    while process.poll() is None and count_readings(url) <= more_than:
        time.sleep(0.01)


def count_readings(url: str) -> int:
    database = connect(url)
    found = database.query("SELECT count(*) FROM reading")[0][0] if "reading" in database.tables() else 0
    database.close()
    return int(found)


def test_killed_with_no_warning(url: str) -> None:
    chance, done = random.Random(7), 0
    for _ in range(3):
        process = start(url)
        wait_for_a_reading(process, url, more_than=done)
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.wait()
        with open_store(url) as store:
            assert store.audit() == ()
        done = count_readings(url)
        assert process.returncode < 0, "the run ended before it could be killed"
    writer.main(url)
    with open_store(url) as store:
        assert store.audit() == ()
        assert len(store.incidents()) == len(list(store.documents())) == writer.REPORTS
        assert count_readings(url) == writer.REPORTS  # nothing was read twice


def test_failing_at_every_statement(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(url, clock=ticking()) as store:
        run = store.start_run("extract", "rules@1")
        reading = reading_of("Two died.", ("killed", "Two", "2"))
        for number in count(1):
            try:
                with monkeypatch.context() as patch:
                    patch.setattr(store._database, "execute_many", failing(store._database.execute_many, number))
                    store.add_reading(reading, run)
                break
            except StoreFailed:
                assert list(store.documents()) == []
                assert store.audit() == ()
        assert number > 5
        store.replace_incidents([Incident("aa", (reading.mentions[0].id,))])


def failing(call: Callable[..., None], number: int) -> Callable[..., None]:
    """The same function, failing when it is called for the nth time."""
    calls = count(1)

    def wrapped(*arguments: object) -> None:
        if next(calls) == number:
            raise StoreFailed("The disk is full.")
        call(*arguments)

    return wrapped
