"""Giving, coding blind, settling and measuring on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.cli.main import run
from dateline.store import open_store
from tests.builders import reading_of

READINGS = [
    reading_of(
        f"Bomb {n} killed {n} people in 20{n}1.",
        ("killed", f"{n} people", str(n), {"low": n, "high": n}),
        ("date", f"20{n}1", f"20{n}1", {"low": 20_010_101 + n * 100_000, "high": 20_011_231 + n * 100_000}),
        address=str(n),
    )
    for n in range(1, 5)
]
CLAIMS = [reading.mentions[0].claims[0] for reading in READINGS]


@pytest.fixture
def store(tmp_path: Path) -> str:
    url = str(tmp_path / "record.db")
    with open_store(url) as record:
        record.add_readings(READINGS, record.start_run("extract", "rules@1"))
        pipeline.refresh(record, "default@1", [reading.mentions[0].id for reading in READINGS])
    return url


def output(capsys: pytest.CaptureFixture[str], store: str, *arguments: str, status: int = 0) -> str:
    assert run([*arguments, "--store", store]) == status
    told = capsys.readouterr()
    return told.out or told.err


def test_two_coders_code_the_same_incident_apart(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    def say(*arguments: str, status: int = 0) -> str:
        return output(capsys, store, *arguments, status=status)

    with open_store(store) as record:
        home = record.incident_ids()[CLAIMS[0].mention_id]
    assert say("assign", home, "--to", "amina", "--to", "boris", "--blind", "--by", "edith") == (
        "incidents: 1, new assignments: 2\n"
    )
    assert "no incident has two blind coders" in say("agreement")
    say("decide", "accept", CLAIMS[0].id, "--by", "amina")
    say("decide", "reject", CLAIMS[0].id, "--by", "boris")
    assert '"status": "agreed"' in say("show", home, "--json")
    for coder in ("amina", "boris"):
        say("decide", "done", home, "--by", coder)
    assert "still differ on killed" in say("decide", "settle", home, "--by", "edith", status=2)
    assert f"{home[:8]} killed: amina 1; boris not stated" in say("agreement")
    [row] = json.loads(say("agreement", "--json", "--field", "killed"))
    assert (row["incidents"], row["percent"]["value"], row["on_scale"]) == (1, 0, 0)
    assert row["differing"][0]["answers"]["amina"][0]["value"] == "1"
    say("decide", "accept", CLAIMS[0].id, "--by", "edith")
    say("decide", "settle", home, "--by", "edith")
    assert {item["state"] for item in json.loads(say("assign", "--json"))} == {"settled"}
    assert say("audit") == ""


def test_who_has_what_is_shown(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, store, "assign") == "nothing is given to anybody\n"
    told = output(capsys, store, "assign", "--to", "amina", "--sample", "2", "--seed", "3", "--by", "edith")
    assert told == "incidents: 2, new assignments: 2\n"
    assert "amina  open      2" in output(capsys, store, "assign")
    [first, _] = json.loads(output(capsys, store, "assign", "--json"))
    output(capsys, store, "assign", first["incident"], "--withdraw", "--to", "amina", "--by", "edith")
    states = [item["state"] for item in json.loads(output(capsys, store, "assign", "--json"))]
    assert sorted(states) == ["given", "withdrawn"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["assign", "--to", "amina", "--sample", "9"], "not 9"),
        (["assign", "--withdraw"], "needs the incidents"),
        (["assign", "zz", "--to", "amina"], "No incident"),
        (["assign", "--to", "amina", "--standing", "wrong"], "--standing"),
        (["agreement", "--coder", "amina"], "agrees with nobody"),
        (["agreement", "--field", "mood"], "no field 'mood'"),
        (["decide", "done", "zz", "--by", "amina"], "No incident"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    store: str, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = output(capsys, store, *arguments, status=2)
    assert says in told
    assert told.count("\n") == 1
