from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.main import run
from dateline.fuse import RULES
from dateline.pipeline import rebuild, rule_of
from dateline.store import open_store

REPORTS = [
    ("a", "2031-05-11", "A car bomb killed nine people at a market in Korce on Sunday, the interior ministry said."),
    ("b", "2031-05-12", "A car bomb killed 14 people at a market in Korce on Sunday, the health ministry said."),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of two reports of one bombing that count differently."""
    folder = tmp_path_factory.mktemp("rules")
    rows = [
        json.dumps({"text": text, "published": day, "outlet": name, "url": f"https://{name}.example/1", "title": ""})
        for name, day, text in REPORTS
    ]
    (folder / "reports.jsonl").write_text("\n".join(rows))
    assert run(["build", str(folder / "reports.jsonl"), "--store", str(folder / "record.db"), "--quiet"]) == 0
    return str(folder / "record.db")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def killed(capsys: pytest.CaptureFixture[str], store: str, *options: str) -> tuple[str, str]:
    """Return the toll that the one incident of the record states, and its rule."""
    (incident,) = json.loads(output(capsys, "incidents", "--store", store, "--json", *options))
    (value,) = [value for value in incident["values"] if value["field"] == "killed"]
    return value["value"], value["rule"].partition(":")[0]


@pytest.mark.parametrize(
    ("options", "stated"),
    [
        ([], ("14", "default@1")),
        (["--rule", "gtd"], ("14", "gtd@1")),
        (["--rule", "acled@1"], ("9", "acled@1")),
        (["--rule", "maverick_conservative"], ("9", "maverick_conservative@1")),
    ],
)
def test_a_record_is_stated_under_another_rule(
    store: str, options: list[str], stated: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert killed(capsys, store, *options) == stated


def test_the_environment_names_a_rule(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_RULE", "acled")
    assert killed(capsys, store) == ("9", "acled@1")
    assert killed(capsys, store, "--rule", "default") == ("14", "default@1")


def test_an_unknown_rule_is_one_line(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["incidents", "--store", store, "--rule", "guess"]) == 2
    assert "choose one of default@1, gtd@1" in capsys.readouterr().err


def test_the_rules_stand_side_by_side(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    (incident,) = json.loads(output(capsys, "incidents", "--store", store, "--json"))
    lines = output(capsys, "show", incident["id"], "--store", store).splitlines()
    beside = lines[next(n for n, line in enumerate(lines) if line.startswith("the rules side by side")) :]
    assert any(line.split()[:3] == ["killed", "acled", "9"] for line in beside)
    told = json.loads(output(capsys, "show", incident["id"], "--store", store, "--json"))
    assert {line["rule"] for line in told["rules"]} >= {"gtd@1", "ucdp@1", "acled@1", "ibc@1"}
    assert [(point["value"], point["side"]) for point in told["tolls"]["killed"]] == [("9", "first"), ("14", "update")]


def test_disagreement_is_measured(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    head, *lines = output(capsys, "disagreement", "--store", store).splitlines()
    assert head.split()[:2] == ["field", "incidents"]
    assert any(line.split()[0] == "killed" for line in lines)
    rows = {row["field"]: row for row in json.loads(output(capsys, "disagreement", "--store", store, "--json"))}
    assert (rows["killed"]["share"], rows["killed"]["range"]) == (1.0, 5.0)


def test_a_table_follows_the_rule(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "export", str(tmp_path / "table.jsonl"), "--store", store, "--rule", "acled")
    rows = [json.loads(line) for line in (tmp_path / "table.jsonl").read_text("utf-8").splitlines()]
    assert {row["incident_killed"] for row in rows} == {"9"}


@pytest.mark.parametrize("rule", RULES)
def test_the_promises_hold_under_every_rule(rule: str, store: str, tmp_path: Path) -> None:
    copy = tmp_path / "record.db"
    copy.write_bytes(Path(store).read_bytes())
    with open_store(str(copy)) as record:
        rebuild(record, rule)
        (incident,) = record.incidents()
        assert all(value.rule.startswith(f"{rule}: ") for value in incident.values)
        assert record.audit() == ()


@pytest.fixture
def under_acled(store: str, tmp_path: Path) -> str:
    """The record, built anew under ACLED's rule."""
    copy = tmp_path / "record.db"
    copy.write_bytes(Path(store).read_bytes())
    reports = str(Path(store).with_name("reports.jsonl"))
    assert run(["build", reports, "--store", str(copy), "--rule", "acled", "--quiet"]) == 0
    return str(copy)


def decide(capsys: pytest.CaptureFixture[str], store: str, *options: str) -> None:
    """Accept what a report says of the weapon, which leaves the toll to the rule."""
    (incident,) = json.loads(output(capsys, "incidents", "--store", store, "--json"))
    claim = next(value["claims"][0]["id"] for value in incident["values"] if value["field"] == "weapon")
    output(capsys, "decide", "accept", claim, "--by", "amina", "--store", store, *options)


@pytest.mark.parametrize(("options", "stated"), [([], ("9", "acled@1")), (["--rule", "default"], ("14", "default@1"))])
def test_a_record_keeps_its_rule_when_a_person_decides(
    under_acled: str, options: list[str], stated: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    decide(capsys, under_acled, *options)
    assert killed(capsys, under_acled) == stated
    with open_store(under_acled) as record:
        assert (record.rule(), rule_of(record), rule_of(record, "gtd@1")) == (stated[1], stated[1], "gtd@1")


def test_a_record_keeps_its_rule_when_it_is_built_again(under_acled: str, capsys: pytest.CaptureFixture[str]) -> None:
    reports = str(Path(under_acled).with_name("more.jsonl"))
    Path(reports).write_text(json.dumps({"text": "Two men were shot dead in Tirana.", "url": "https://c.example/1"}))
    output(capsys, "build", reports, "--store", under_acled, "--quiet")
    told = json.loads(output(capsys, "incidents", "--store", under_acled, "--json"))
    assert len(told) == 2
    rules = {value["rule"].partition(":")[0] for incident in told for value in incident["values"]}
    assert rules == {"acled@1"}


def test_a_new_record_has_no_rule_of_its_own(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "new.db")) as record:
        assert (record.rule(), rule_of(record)) == ("", "default@1")
