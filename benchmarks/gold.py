"""The demo's gold: the incidents that a careful coder finds in the invented reports, against what the record states."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.common import tools
from dateline.pipeline import build, load_record
from dateline.read import ReadOptions
from dateline.records import Incident, Record
from dateline.store import open_store

DEMO = Path(__file__).parents[1] / "demo" / "reports"

Gold = dict[str, Any]


def demo_figures(path: Path) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 in percent: of the incidents, of their reports, and of their stated values.

    An incident of the record stands for the gold incident with which it shares most reports and values, one to one.
    """
    gold = json.loads(path.read_text("utf-8"))["incidents"]
    record = _record()
    table = np.array([[_likeness(one, incident, record) for incident in record.incidents] for one in gold])
    pairs = [
        (gold[i], record.incidents[j]) for i, j in zip(*linear_sum_assignment(-table), strict=True) if table[i, j] >= 2
    ]
    hits = sum(_is_right(one, incident, name, record) for one, incident in pairs for name in one["values"])
    stated = sum(bool(incident.stated(name)) for one, incident in pairs for name in one["values"])
    shared = sum(len(_reports(incident, record) & set(one["reports"])) for one, incident in pairs)
    return {
        "incidents": _figures(len(pairs), len(record.incidents), len(gold)),
        "reports": _figures(
            shared, sum(len(_reports(i, record)) for i in record.incidents), sum(len(one["reports"]) for one in gold)
        ),
        "values": _figures(hits, stated, sum(len(one["values"]) for one in gold)),
    }


def _record() -> Record:
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/record.db") as store:
        build([str(DEMO)], ReadOptions(), store, tools(), "default@1")
        return load_record(store)


def _likeness(one: Gold, incident: Incident, record: Record) -> float:
    """Return how many reports and values an incident shares with the gold; 0 without a report in common."""
    shared = len(_reports(incident, record) & set(one["reports"]))
    return shared and shared + sum(_is_right(one, incident, name, record) for name in one["values"])


def _is_right(one: Gold, incident: Incident, name: str, record: Record) -> bool:
    """Tell whether one of the accepted values is stated."""
    return any(_shown(value.value, record) in one["values"][name] for value in incident.stated(name))


def _shown(value: str, record: Record) -> str:
    return record.places[value].name if value in record.places else value.removeprefix("the ")


def _reports(incident: Incident, record: Record) -> set[str]:
    return {record.accounts[mention].document.address for mention in incident.mention_ids}


def _figures(hits: int, predicted: int, gold: int) -> dict[str, float]:
    precision, recall = hits / predicted if predicted else 0.0, hits / gold
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {name: round(100 * value, 2) for name, value in (("P", precision), ("R", recall), ("F1", f1))}
