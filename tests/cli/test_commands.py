from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import jsonschema
import pytest

from dateline.cli.commands import dateline
from dateline.cli.main import run

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "demo" / "reports"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the demo reports."""
    path = tmp_path_factory.mktemp("record") / "record.db"
    assert run(["build", str(DEMO), "--store", str(path), "--quiet"]) == 0
    return str(path)


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_incidents_are_listed(store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = output(capsys, "incidents", "--store", store).splitlines()
    assert lines[0].split() == ["id", "date", "type", "place", "killed", "injured", "sources", "notes"]
    assert all(len(line) <= 80 for line in lines)
    assert any("bombing" in line and "Korçë" in line and "17" in line for line in lines)


def test_an_incident_is_shown_with_its_claims(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(output(capsys, "incidents", "--store", store, "--json"))
    market = next(one for one in listed if any(v["field"] == "killed" and v["value"] == "17" for v in one["values"]))
    shown = output(capsys, "show", market["id"][:8], "--store", store)
    assert "default@1" in shown
    assert "against" in shown
    assert "Coastal Herald" in shown
    told = json.loads(output(capsys, "show", market["id"], "--store", store, "--json"))
    assert told == market | {"rules": told["rules"], "tolls": told["tolls"]}


def test_the_record_audits_clean(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "audit", "--store", store) == ""


def test_a_broken_promise_is_found(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(store) as source, sqlite3.connect(tmp_path / "broken.db") as copy:
        source.backup(copy)
        copy.execute("UPDATE claim SET quote = 'other words'")
    copy.close()
    source.close()
    assert run(["audit", "--store", str(tmp_path / "broken.db")]) == 1
    assert "quote" in capsys.readouterr().out


def test_pages_and_tables_are_written(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "index.html" in output(capsys, "report", "--store", store, "--out", str(tmp_path / "pages"))
    for ending in ("csv", "jsonl"):
        output(capsys, "export", str(tmp_path / f"reports.{ending}"), "--store", store)
        assert (tmp_path / f"reports.{ending}").stat().st_size > 1000


def test_extract_prints_what_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((ROOT / "docs" / "extract.schema.json").read_text("utf-8"))
    lines = output(capsys, "extract", str(DEMO), "--jsonl").splitlines()
    validator = jsonschema.Draft202012Validator(schema)
    for line in lines:
        validator.validate(json.loads(line))
    assert len(lines) == 14
    assert sum(len(json.loads(line)["mentions"]) for line in lines) >= 12


def test_offsets_of_extract_hold_in_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "🕯 A vigil.\r\n\r\nA bomb killed at least 12 people in Salto, Uruguay, on Monday, police said.\r\n"
    path = tmp_path / "vigil.txt"
    path.write_bytes(text.encode())
    (line,) = output(capsys, "extract", str(path), "--jsonl", "--published", "2031-05-14").splitlines()
    claims = [claim for mention in json.loads(line)["mentions"] for claim in mention["claims"]]
    assert {claim["value"] for claim in claims if claim["field"] == "killed"} == {"12.."}
    assert all(text[claim["starts"] : claim["ends"]] == claim["quote"] for claim in claims)


def test_extract_without_jsonl_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert "mentions" in output(capsys, "extract", str(DEMO / "evening-courier-salto.txt"))


def test_a_decision_is_honoured_and_undone(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "record.db")
    with sqlite3.connect(store) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    copy.close()
    source.close()

    def killed() -> tuple[str, str, str]:
        for one in json.loads(output(capsys, "incidents", "--store", path, "--json")):
            for value in one["values"]:
                if value["field"] == "killed" and any(
                    claim["quote"].lower().startswith("at least 20") for claim in value["claims"]
                ):
                    claim = next(c for c in value["claims"] if c["quote"].lower().startswith("at least 20"))
                    return value["value"], value["status"], claim["id"]
        raise AssertionError("no claim of at least 20")

    before = killed()
    output(capsys, "decide", "accept", before[2], "--by", "amina", "--note", "seen", "--store", path)
    assert killed()[:2] == ("20..", "reviewed")
    output(capsys, "decide", "undo", "--by", "amina", "--store", path)
    assert killed() == before
    assert output(capsys, "audit", "--store", path) == ""


@pytest.mark.parametrize("name", ["codebook", "problems"])
def test_other_commands_say_something(name: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [name] if name == "codebook" else [name, "--store", store]
    assert output(capsys, *arguments)


def test_every_command_has_short_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in dateline.commands:
        assert len(output(capsys, name, "--help").splitlines()) < 60


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["incidents", "--colour"], 2, "No such option"),
        (["no-such-command"], 2, "No such command"),
        (["build"], 2, "Missing argument"),
        (["build", "/no/such/file"], 2, "/no/such/file"),
        (["build", str(DEMO), "--published", "yesterday"], 2, "yesterday"),
        (["build", str(DEMO), "--column", "body"], 2, "NAME=COLUMN"),
        (["build", str(DEMO), "--column", "colour=red"], 2, "colour"),
        (["build", str(DEMO), "--jobs", "none"], 2, "give a number from 1 to 256"),
        (["build", str(DEMO), "--model", "oracle"], 2, "choose one of encoder, english, none"),
        (["build", str(DEMO), "--store", "/no/such/folder/record.db"], 1, "/no/such/folder"),
        (["incidents", "--store", "/no/such/record.db"], 1, "/no/such/record.db"),
        (["incidents", "--store", "postgresql://nobody@127.0.0.1:1/none"], 1, "127.0.0.1"),
        (["incidents", "--store", str(DEMO / "archive.csv")], 1, "archive.csv"),
        (["show", "ffffffff"], 2, "ffffffff"),
        (["export", "table.xls"], 2, "use .csv or .jsonl"),
        (["decide", "accept", "--by", "amina"], 2, "accept takes 1 ids, not 0"),
        (["decide", "accept", "0" * 16, "--by", "amina"], 2, "0" * 16),
    ],
)  # fmt: skip
def test_every_error_is_one_clear_line(
    arguments: list[str], status: int, message: str, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_STORE", store)
    assert run(arguments) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert captured.err.startswith("dateline: ")
    assert message in captured.err


def test_an_unknown_version_of_the_record_is_refused(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "newer.db"
    with sqlite3.connect(store) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
        copy.execute("INSERT INTO migration VALUES ('9999_from_the_future.sql', '2099-01-01T00:00:00Z')")
    copy.close()
    source.close()
    assert run(["incidents", "--store", str(path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_failed_file_is_told_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("A bomb killed two people in Salto, Uruguay, on 5 May 2031, police said.")
    store = str(tmp_path / "record.db")
    assert run(["build", str(tmp_path / "empty.txt"), str(tmp_path / "good.txt"), "--store", store]) == 1
    said = capsys.readouterr().err
    assert "empty.txt" in said
    assert "1 reports read" in said


def test_help_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_a_mistyped_source_makes_no_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(tmp_path / "no"), "--store", str(tmp_path / "record.db")]) == 2
    assert not (tmp_path / "record.db").exists()
    assert "there is no file or folder" in capsys.readouterr().err


def test_nothing_to_undo_is_said(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decide", "undo", "--by", "nobody", "--store", store]) == 2
    assert "no decision to take back" in capsys.readouterr().err
