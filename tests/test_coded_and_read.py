"""Coded and read reports in one record: a table of the demo's incidents beside the demo's reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.cli.main import run
from dateline.importing import import_tables
from dateline.pipeline import build, load_record, make_tools
from dateline.read import ReadOptions
from dateline.review.queue import between
from dateline.store import Store, open_store
from dateline.web.desk.app import Setup, make_app

DEMO = Path(__file__).parents[1] / "demo" / "reports"
TABLE = """\
event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,\
geo_precision,source,notes,fatalities
ALB1,11 May 2031,1,Explosions/Remote violence,Remote explosive/landmine/IED,Northern Dawn Brigade,Civilians (Albania),\
Albania,Korçë,40.6186,20.7808,1,Harbour Post; Meridian Wire,Car bomb at the market,17
ALB2,11 May 2031,1,Explosions/Remote violence,Remote explosive/landmine/IED,Unidentified Armed Group (Albania),,\
Albania,Korçë,40.6186,20.7808,1,Radio Norte,A bomb at a bus depot,2
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the demo's reports and of a table: one row of a bombing that they tell of, one of another."""
    folder = tmp_path_factory.mktemp("both")
    (folder / "coded.csv").write_text(TABLE, encoding="utf-8")
    tools = make_tools("english")
    with open_store(str(folder / "record.db")) as store:
        build([str(DEMO)], ReadOptions(), store, tools, "")
        assert import_tables([folder / "coded.csv"], store, tools.gazetteer, "").failures == []
    return folder / "record.db"


@pytest.fixture
def store(path: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "record.db"
    copy.write_bytes(path.read_bytes())
    with open_store(str(copy)) as opened:
        yield opened


def mention_of(store: Store, row: str) -> str:
    """Return the account that a row of the table gives."""
    return next(a.mention.id for a in store.accounts() if a.document.address == f"coded.csv#{row}")


def test_a_row_joins_the_reports_of_its_incident(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    row = mention_of(store, "ALB1")
    incident = store.incident(store.incident_ids()[row])
    outlets = {account.document.outlet for account in store.accounts(incident.mention_ids)}
    assert {"Harbour Post", "Meridian Wire", "Harbour Post; Meridian Wire"} <= outlets
    assert run(["show", incident.id, "--store", store._database.name]) == 0
    told = capsys.readouterr().out
    assert re.search(r"“fatalities: 17” = 17\s+Harbour Post; Meridian Wire", told)
    assert f"mention {row}" in told
    assert "coded.csv#ALB1" in told
    assert store.audit() == ()


def home_of(store: Store, row: str) -> str:
    """Return the incident that a row of the table is put to."""
    return store.incident_ids()[mention_of(store, row)]


def asked_of(desk: TestClient, home: str) -> list[str]:
    """Return the incidents of which the desk asks whether they are one with this one."""
    questions = desk.get("/api/queue").json()["questions"]
    links = [one for one in questions if one["question"] == "link"]
    return [one["incident"] for one in links if home[:8] in f"{one['incident']} {one['why']}"]


def test_a_row_of_another_incident_stays_apart_and_a_person_is_asked(store: Store) -> None:
    incident = store.incident(home_of(store, "ALB2"))
    assert len(incident.mention_ids) == 1
    told = [f"{one.incident_id} {one.why}" for one in between(load_record(store)).values() if one.question == "link"]
    assert any(incident.id[:8] in one for one in told)


@pytest.mark.parametrize(("action", "fewer"), [("merge", 1), ("different", 0)])
def test_a_person_judges_the_link_on_the_desk(store: Store, action: str, fewer: int) -> None:
    desk = TestClient(make_app(Setup(store._database.name, "", "amina", "a key")), base_url="http://127.0.0.1:8321")
    homes, before = [home_of(store, row) for row in ("ALB1", "ALB2")], len(store.incidents())
    (question,) = asked_of(desk, homes[1])
    assert "The same: merge" in desk.get(f"/incident/{question}").text
    ids = homes if action == "merge" else [mention_of(store, row) for row in ("ALB1", "ALB2")]
    assert desk.post("/api/decisions", json={"action": action, "ids": ids}).status_code == 200
    assert (home_of(store, "ALB1") == home_of(store, "ALB2")) == (action == "merge")
    assert len(store.incidents()) == before - fewer
    assert asked_of(desk, homes[1]) == []
    assert store.audit() == ()
