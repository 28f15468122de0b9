from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.pipeline import (
    Tools,
    Watch,
    build,
    load_record,
    make_tools,
    read_document,
    skim_document,
    try_document,
)
from dateline.read import ReadOptions
from dateline.records import Document, Problem, Reading
from dateline.store import open_store
from tests.builders import report

DEMO = Path(__file__).parents[1] / "demo" / "reports"
RULE = "default@1"


@pytest.fixture(scope="module")
def tools() -> Tools:
    return make_tools("english")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO, tmp_path / "reports"))


def dump(path: Path) -> object:
    with open_store(str(path)) as store:
        record = load_record(store)
        return record.incidents, sorted(record.accounts), store.audit()


def test_the_demo_becomes_a_record_that_audits_clean(tmp_path: Path, reports: Path, tools: Tools) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        summary = build([str(reports)], ReadOptions(), store, tools, RULE)
        assert summary.read == 14
        assert summary.failures == []
        assert store.audit() == ()
        record = load_record(store)
    assert len(record.documents) == 14
    assert sum(document != voice for document, voice in record.voices.items()) == 1


def test_reading_twice_changes_nothing(tmp_path: Path, reports: Path, tools: Tools) -> None:
    path = tmp_path / "record.db"
    states = []
    for _ in range(2):
        with open_store(str(path)) as store:
            summary = build([str(reports)], ReadOptions(), store, tools, RULE)
        states.append(dump(path))
    assert states[0] == states[1]
    assert summary.read == 0


def test_the_order_and_the_number_of_readers_do_not_matter(tmp_path: Path, reports: Path, tools: Tools) -> None:
    files = sorted(map(str, reports.iterdir()))
    claims = []
    for name, sources, jobs in (("a", files, 1), ("b", files[::-1], 1), ("c", [str(reports)], 2)):
        with open_store(str(tmp_path / name)) as store:
            build(sources, ReadOptions(), store, tools, RULE, jobs)
            record = load_record(store)
            claims.append({frozenset(incident.mention_ids): incident.values for incident in record.incidents})
    assert claims[0] == claims[1] == claims[2]


def stated(path: Path, tools: Tools, source: Path) -> tuple[int, list[str], int]:
    with open_store(str(path)) as store:
        summary = build([str(source)], ReadOptions(), store, tools, RULE)
        assert store.audit() == ()
        incidents = store.incidents()
        tolls = [value.value for incident in incidents for value in incident.values if value.field == "killed"]
        return summary.replaced, sorted(tolls), len(list(store.documents()))


def test_an_altered_file_speaks_in_place_of_what_it_said(tmp_path: Path, tools: Tools) -> None:
    path, source = tmp_path / "record.db", tmp_path / "quito.txt"
    texts = [f"QUITO, March 5, 2016 - A bomb killed {n} people in Quito on Friday, police said.\n" for n in (4, 7, 4)]
    found = []
    for text in texts:
        source.write_text(text, encoding="utf-8")
        found.append(stated(path, tools, source))
    assert found == [(0, ["4"], 1), (1, ["7"], 2), (1, ["4"], 2)]


def test_a_row_put_in_front_moves_no_report_out(tmp_path: Path, tools: Tools) -> None:
    path, source = tmp_path / "record.db", tmp_path / "rows.jsonl"
    told = ("A bomb killed 4 people in Quito on March 5, 2016.", "Gunmen shot 7 farmers dead near Lima in May 2014.")
    rows = [f'{{"text": "{text}"}}\n' for text in told]
    source.write_text(rows[1], encoding="utf-8")
    assert stated(path, tools, source) == (0, ["7"], 1)
    source.write_text("".join(rows), encoding="utf-8")
    assert stated(path, tools, source)[:2] == (1, ["4", "7"])


def test_a_bad_file_is_recorded_and_the_run_goes_on(tmp_path: Path, reports: Path, tools: Tools) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "noise.bin").write_bytes(bytes(range(256)) * 40)
    with (reports / "meridian-wire.jsonl").open("a") as file:
        file.write("{not json\n")
    with open_store(str(tmp_path / "record.db")) as store:
        summary = build([str(reports)], ReadOptions(), store, tools, RULE)
        assert summary.read == 14
        assert len(summary.failures) == 3
        assert {Path(problem.path).name for problem in store.problems() if problem.stage == "read"} == {
            "empty.txt", "noise.bin", "meridian-wire.jsonl",
        }  # fmt: skip
        (reports / "empty.txt").write_text("A bomb killed two people in Salto on Monday, police said.")
        again = build([str(reports)], ReadOptions(), store, tools, RULE)
        assert again.read == 1
        assert store.audit() == ()


def test_a_fault_in_one_document_is_a_problem(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_document: Document, _tools: Tools) -> Reading:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("dateline.pipeline.read_document", broken)
    found = try_document(report("Text.", path="x.txt"), tools)
    assert isinstance(found, Problem)
    assert "ZeroDivisionError: by zero" in found.message
    assert found.path == "x.txt"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("Gunmen killed three officers in Salto.", True), ("The mayor said the fee for parking rises.", False)],
)
def test_a_build_looks_closely_only_where_an_incident_may_be_told(text: str, is_told: bool, tools: Tools) -> None:
    found = skim_document(report(text), tools)
    assert bool(found.mentions) is is_told
    assert found.mentions == read_document(report(text), tools).mentions
    assert is_told or found.statements


HOSTILE = {
    "empty": "", "space": " ", "marks": "\u202e\u2066", "emoji": "💥" * 5000, "one word": "a" * 200_000,
    "open": "((((" * 20_000, "numbers": "1 2 3 " * 20_000, "killed": "killed " * 5000, "quotes": "“" * 5000,
    "lines": "\r\n" * 9999, "times": "12:34:56 " * 3000, "casing": "İ̇ß" * 3000, "stops": "A. " * 9000,
    "years": "in 1999 of 12,000,000 " * 2000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_good_time(text: str, tools: Tools) -> None:
    started = time.process_time()
    reading = read_document(report(text, published="2031-05-11"), tools)
    assert time.process_time() - started < 60
    for mention in reading.mentions:
        assert all(text[claim.starts : claim.ends] == claim.quote for claim in mention.claims)


def test_a_watch_hears_of_everything(tmp_path: Path, reports: Path, tools: Tools) -> None:
    class Counting(Watch):
        total = done = documents = 0

        def starts(self, total: int) -> None:
            self.total = total

        def consumed(self, size: int) -> None:
            self.done += size

        def finished(self) -> None:
            self.documents += 1

    watch = Counting()
    with open_store(str(tmp_path / "record.db")) as store:
        build([str(reports)], ReadOptions(), store, tools, RULE, watch=watch)
    assert watch.documents == 14
    assert watch.done == watch.total > 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_run_leaves_a_clean_record_and_the_next_finishes(
    seed: int, tmp_path: Path, reports: Path, tools: Tools
) -> None:
    path = tmp_path / "record.db"
    command = [sys.executable, "-m", "dateline", "build", str(reports), "--store", str(path), "--quiet"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    deadline = time.monotonic() + 60
    while not path.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0, 1.5))
    process.send_signal(signal.SIGKILL)
    process.wait()
    with open_store(str(path)) as store:
        assert store.audit() == ()
        build([str(reports)], ReadOptions(), store, tools, RULE)
        assert store.audit() == ()
        assert len(list(store.documents())) == 14


def test_a_document_that_fails_leaves_its_reason(
    tmp_path: Path, reports: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_document: Document, _tools: Tools) -> Reading:
        raise ZeroDivisionError("by zero")

    with open_store(str(tmp_path / "record.db")) as store:
        with monkeypatch.context() as patch:
            patch.setattr("dateline.pipeline.skim_document", broken)
            summary = build([str(reports / "evening-courier-salto.txt")], ReadOptions(), store, tools, RULE)
        assert "ZeroDivisionError" in summary.failures[0].message
        assert store.audit() == ()
        assert build([str(reports)], ReadOptions(), store, tools, RULE).read == 14


def test_a_pipe_in_a_folder_does_not_stop_the_run(tmp_path: Path, reports: Path, tools: Tools) -> None:
    os.mkfifo(reports / "pipe")
    with open_store(str(tmp_path / "record.db")) as store:
        summary = build([str(reports)], ReadOptions(), store, tools, RULE)
    assert summary.read == 14
    assert [Path(problem.path).name for problem in summary.failures] == ["pipe"]
