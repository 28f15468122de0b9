from __future__ import annotations

import pytest

from benchmarks import maverick, tasks

DATA = tasks.BENCH / "maverick"
SAMPLE = 7
"""Every seventh event: enough to see a rule broken, and done in a second."""


@pytest.mark.skipif(not DATA.is_dir(), reason="the public tasks do not lie beside this checkout")
def test_the_models_agree_with_the_published_package() -> None:
    gold = {(row["event_id"], row["model"]): row for row in tasks.read_rows(DATA / "gold.jsonl")}
    wanted = set(sorted({event for event, _ in gold})[::SAMPLE])
    reports = [row for row in tasks.read_rows(DATA / "reports.jsonl") if row["event_id"] in wanted]
    rows = list(maverick.predict(reports))
    assert len(rows) == 3 * len(wanted)
    for row in rows:
        expected = gold[row["event_id"], row["model"]]
        assert {name: row[name] for name in expected} == expected


def test_three_rows_an_event() -> None:
    rows = list(maverick.predict([{"event_id": "a", "deaths_best": 3}, {"event_id": "a", "deaths_best": 5}]))
    assert [(row["model"], row["deaths_best"]) for row in rows] == [("con", 3), ("inf", 5), ("rep", 3)]
