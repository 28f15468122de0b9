from __future__ import annotations

from pathlib import Path

from dateline import pipeline
from dateline.read import ReadOptions
from dateline.store import open_store
from dateline.web.pages import pages
from dateline.web.toll import tolls

DEMO = Path(__file__).parents[2] / "demo" / "reports"


def test_the_demo_shows_what_reports_do(tmp_path: Path) -> None:
    """A rising toll, a dispute, a denial, a reprint and connections, each where a person sees it at a glance."""
    with open_store(str(tmp_path / "record.db")) as store:
        pipeline.build([str(DEMO)], ReadOptions(), store, pipeline.make_tools("english"), "default@1")
        record = pipeline.load_record(store)
    market = max(record.incidents, key=lambda incident: len(incident.mention_ids))
    killed = next(toll for toll in tolls(market, record) if toll.name == "killed")
    assert killed.sentences[:3] == (
        "Rose from 9 to 14 to 17.",
        "Disputed: at least 20 (Witnesses).",
        "Denied: 30 (interior ministry).",
    )
    assert killed.sentences[3].endswith("the same text again, no voice of its own.")
    assert "Karst Quarry Supplies" in dict(pages(record))["connections.html"]
