from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import floor, tasks
from benchmarks.__main__ import main

TEXT = (
    "SALTO, Uruguay, May 14 (Wire) - Gunmen killed three police officers and wounded two others outside Salto on "
    "Tuesday, the interior ministry said."
)
BOMBING = "A car bomb exploded outside the embassy in Salto on Tuesday, killing a diplomat, Ines Corvalan, police said."
NEWS = {"doc_id": "a", "title": "Gunmen kill three in Salto", "dct": "2031-05-14", "text": TEXT}
INPUT: dict[str, dict[str, Any]] = {
    "muc4": {"docid": "a", "dateline": "SALTO, 14 MAY 89 (WIRE)", "text": BOMBING.upper()},
    "merge": NEWS,
    "tolls": NEWS,
    "timex": {"doc_id": "a", "dct": {"value": "2031-05-14"}, "text": TEXT},
    "places": {
        "doc_id": "a",
        "title": "",
        "source": "",
        "date": "",
        "text": TEXT,
        "names": [{"start": 0, "end": 5, "text": "SALTO"}],
    },
    "speakers": {"doc_id": "a", "text": TEXT},
}
KEYS = {
    "muc4": {"docid", "templates"},
    "merge": {"doc_id", "incident"},
    "tolls": {"doc_id", "killed", "injured"},
    "timex": {"doc_id", "timex"},
    "places": {"doc_id", "placed", "found"},
    "speakers": {"doc_id", "attributions"},
}


@pytest.mark.parametrize("task", KEYS)
def test_a_task_writes_its_format(task: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(INPUT[task]) + "\n")
    assert main(["predict", task, str(source), str(target)]) == 0
    (row,) = tasks.read_rows(target)
    assert set(row) == KEYS[task]
    assert "a" in (row.get("doc_id"), row.get("docid"))


def test_every_task_is_tried() -> None:
    assert {*KEYS, "maverick"} == set(tasks.TASKS)


FINDS = [
    ("timex", "timex"),
    ("places", "placed"),
    ("places", "found"),
    ("speakers", "attributions"),
    ("muc4", "templates"),
]


@pytest.mark.parametrize(("task", "key"), FINDS)
def test_a_task_finds_something(task: str, key: str) -> None:
    (row,) = tasks.predict(task, [INPUT[task]])
    assert row[key]


def test_tolls_are_read() -> None:
    (row,) = tasks.predict("tolls", [NEWS])
    assert (row["killed"], row["injured"]) == (3, 2)


def test_reports_of_one_incident_are_merged() -> None:
    other = {
        "doc_id": "c",
        "title": "Fire",
        "dct": "2031-05-14",
        "text": "A barn burned down near Bergen on Sunday. Nobody was hurt.",
    }
    rows = {
        row["doc_id"]: row["incident"]
        for row in tasks.predict("merge", [NEWS, NEWS | {"doc_id": "b", "text": TEXT + " More."}, other])
    }
    assert rows["a"] == rows["b"] != rows["c"]


def test_tolls_are_joined_with_their_incidents(tmp_path: Path) -> None:
    tasks.write_rows(
        tmp_path / "dev_docs.jsonl", [{"doc_id": "a", "incident_id": "1"}, {"doc_id": "b", "incident_id": "2"}]
    )
    tasks.write_rows(tmp_path / "dev_incidents.jsonl", [{"incident_id": "1", "num_killed": 3, "num_injured": 0}])
    (row,) = tasks.gold_rows("tolls", tmp_path / "dev_docs.jsonl")
    assert (row["doc_id"], row["num_killed"]) == ("a", 3)


def test_a_missing_scorer_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="name the tasks' scorer with --scorer"):
        tasks.find_scorer(tmp_path / "gold.jsonl", tmp_path / "score.py")


@pytest.mark.parametrize(("reached", "holds"), [(80.0, True), (80.1, True), (79.9, False)])
def test_a_floor_holds_or_not(reached: float, holds: bool) -> None:
    (check,) = floor.compared("x", {"all/F1": 80.0}, {"all": {"F1": reached}})
    assert check.holds is holds


def test_altered_gold_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "demo.json"
    gold.write_text("{}")
    monkeypatch.setattr(floor, "GOLD", gold)
    assert floor.check(tmp_path) == 1
    assert "is not the gold" in capsys.readouterr().out
