from __future__ import annotations

import json

import pytest

from dateline.cli.main import run

REPORTS = (
    "On 3 May 2021 a bomb killed two people at a bank in Varna. The Red Quarry Front carried out the bombing.\n",
    "On 9 June 2021 the Red Quarry Front shot dead six people in a school in Ruse.\n",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("connections")
    for number, text in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    store = str(folder / "record.db")
    assert run(["build", *map(str, sorted(folder.glob("*.txt"))), "--store", store, "--quiet", "--outlet", "Post"]) == 0
    return store


def test_connections_are_listed_with_who_says_so(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert run(["connections", "--store", store]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("group Red Quarry Front")
    assert "Post" in lines[1]
    assert max(map(len, lines)) <= 160


def test_connections_as_json_quote_their_document(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["connections", "--store", store, "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["kind"], len(found["incidents"])) == ("group", 2)
    for claim in (claim for tie in found["incidents"] for claim in tie["claims"]):
        assert claim["quote"] == "Red Quarry Front"


def test_an_unknown_incident_is_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["connections", "nowhere", "--store", store]) == 2
    assert "nowhere" in capsys.readouterr().err
