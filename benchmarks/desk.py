"""How fast the review desk answers: its pages over a record of invented reports, one incident of which has very many.

Each page is asked for several times, and a decision made as often, in this process and over HTTP from `dateline serve`:
processor time in the first, what a person waits in the second.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from starlette.testclient import TestClient

from benchmarks.scale_reports import crowd, readings
from dateline.pipeline import batches, rebuild, refresh
from dateline.review import actions
from dateline.store import open_store
from dateline.web.desk.app import Setup, make_app

REPORTS = 10_000
CROWD = 200
"""Reports in the record, and of the one incident that very many tell of."""

TIMES = 20
"""How often each page is asked for."""

RULE = "default@1"
HOST = "http://127.0.0.1"

DECISION = "/api/decisions"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the desk: a page, or a decision."""

    address: str
    decision: Mapping[str, object] = field(default_factory=dict)


Ask = Callable[[Asked], int]
"""Asks the desk, and returns how many bytes came back."""


def run(reports: int = REPORTS, many: int = CROWD, record: Path | None = None) -> int:
    """Print how long each page takes; a record that is named is made once, and kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = record or Path(folder) / "record.db"
        if not path.exists():
            make(path, reports, many)
        asked = questions(path)
        app = make_app(Setup(str(path), RULE, "bench", "a key"))
        with TestClient(app, base_url=HOST) as browser:
            inside = timed(asked, lambda one: len(_inside(browser, one)), time.process_time)
        with served(path) as home:
            outside = timed(asked, lambda one: len(_outside(home, one)), time.perf_counter)
    print("page                  KiB  in process, ms: median    p95   over HTTP, ms: median    p95")
    for name in asked:
        size, inner, outer = inside[name][0], inside[name][1], outside[name][1]
        print(f"{name:<20}{size / 1024:>5,.0f}{_row(inner, 27)}{_row(outer, 23)}")
    return 0


def make(path: Path, reports: int, many: int) -> None:
    """Make a record of invented reports: `many` of them tell of one incident, which a person has seen to be one."""
    with open_store(str(path)) as store:
        run = store.start_run("extract", "invented@1")
        told = list(crowd(many))
        store.add_readings(told, run)
        for batch in batches(readings(reports - many), 500):
            store.add_readings([reading for reading, _ in batch], run)
        store.end_run(run)
        rebuild(store, RULE)
        first, *rest = (reading.mentions[0].id for reading in told)
        actions.merge(store, [first], rest, "bench")
        refresh(store, RULE, [first, *rest])


def questions(path: Path) -> Mapping[str, Asked]:
    """Return what to ask, by name."""
    with open_store(str(path), create=False) as store:
        by_size = sorted(store.incidents(), key=lambda incident: len(incident.mention_ids))
        usual, large = by_size[len(by_size) // 2], by_size[-1]
        town = next(place.name for place in store.places().values())
        claim = next(claim.id for claim in store.claims(usual.mention_ids) if claim.field == "killed")
    return {
        f"incident of {len(large.mention_ids)}": Asked(f"/incident/{large.id}"),
        "the same as a whole": Asked(f"/incident/{large.id}/look"),
        "a usual incident": Asked(f"/incident/{usual.id}"),
        "a decision on it": Asked(DECISION, {"action": "accept", "ids": [claim]}),
        "queue": Asked("/queue"),
        "incidents": Asked("/"),
        "incidents of a type": Asked("/?type=bombing&standing=disputed"),
        "search": Asked(f"/search?q={town}"),
    }


def timed(asked: Mapping[str, Asked], ask: Ask, clock: Callable[[], float]) -> dict[str, tuple[int, list[float]]]:
    """Return, for each question, the size of its answer and the seconds of each time that it was asked.

    The first time is left out: a desk that has just begun asks every incident what is open.
    """
    found = {}
    for name, one in asked.items():
        size, seconds = ask(one), []
        for _ in range(TIMES):
            before = clock()
            ask(one)
            seconds.append(clock() - before)
        found[name] = size, seconds
    return found


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Run `dateline serve` over a record, and give where it listens."""
    command = [sys.executable, "-m", "dateline", "serve", "--store", str(path), "--port", "0", "--by", "bench"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().partition("/queue")[0]
        finally:
            process.terminate()


def _inside(browser: TestClient, asked: Asked) -> bytes:
    if asked.decision:
        return browser.post(asked.address, json=asked.decision).raise_for_status().content
    return browser.get(asked.address).raise_for_status().content


def _outside(home: str, asked: Asked) -> bytes:
    body = json.dumps(asked.decision).encode() if asked.decision else None
    with urlopen(Request(home + asked.address, body, {"Content-Type": "application/json"})) as answer:
        content: bytes = answer.read()
    return content


def _row(seconds: Sequence[float], width: int) -> str:
    ordered = sorted(seconds)
    return f"{median(ordered) * 1000:>{width},.0f}{ordered[int(len(ordered) * 0.95)] * 1000:>7,.0f}"
