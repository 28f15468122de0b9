from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dateline.cli.main import run
from dateline.fields import FIELDS
from dateline.store import open_store

REPORT = "A car bomb killed nine people at a market in Korce on Sunday. Police said that it was an act of revenge."
BOOK = """
name = "Why"
[fields.motive]
label = "motive as stated"
kind = "category"
question = "Why?"
answers = [{code = "revenge", label = "Vendetta", words = ["revenge"]}, {code = "land"}]
[fields.weapon]
hide = true
[fields.type.answers]
keep = ["attack", "armed_assault"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report and a codebook, and a record of the report under the shipped one."""
    (tmp_path / "book.toml").write_text(BOOK)
    (tmp_path / "report.txt").write_text(REPORT)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    assert run([str(one) for one in arguments]) == status
    printed = capsys.readouterr()
    return printed.err if status else printed.out


def build(folder: Path, *more: object) -> Path:
    store = folder / "record.db"
    options = ("--published", "2031-05-12", "--model", "english", "--quiet", "--store", store, *more)
    assert run(["build", str(folder / "report.txt"), *map(str, options)]) == 0
    return store


def stated(capsys: pytest.CaptureFixture[str], store: Path) -> dict[str, str]:
    (incident,) = json.loads(told(capsys, "incidents", "--store", store, "--json"))
    return {value["field"]: value["value"] for value in incident["values"]}


def test_the_shipped_codebook_is_printed_where_there_is_no_record(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = told(capsys, "codebook")
    assert all(f"{field.name}: {field.question}" in printed for field in FIELDS)
    assert json.loads(told(capsys, "codebook", "--json"))["name"] == "shipped"


def test_a_codebook_is_looked_at(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    printed = told(capsys, "codebook", "--codebook", folder / "book.toml")
    assert "motive (motive as stated): Why?" in printed
    assert "    revenge (Vendetta): Told by: revenge." in " ".join(printed.split("\n")).replace(":  Told", ": Told")
    assert "hidden: weapon" in printed


def test_a_build_takes_it_up_and_everything_follows(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    store = build(folder, "--codebook", folder / "book.toml")
    values = stated(capsys, store)
    assert (values["type"], values["motive"], "weapon" in values) == ("attack", "revenge", False)
    assert "motive as stated  Vendetta" in told(capsys, "show", stated_id(store), "--store", store)
    told(capsys, "export", folder / "out.csv", "--store", store)
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["motive"], row["motive_speaker"], row["type"], "weapon" in row) == (
        "revenge",
        "Police",
        "attack",
        False,
    )
    told(capsys, "export", folder / "gtd.csv", "--format", "gtd", "--store", store)
    assert "Bombing/Explosion" in (folder / "gtd.csv").read_text()
    assert told(capsys, "report", "--out", folder / "pages", "--store", store)
    (page,) = (folder / "pages").glob("incident-*.html")
    assert "motive as stated" in page.read_text()
    assert '<i class="f-weapon">' not in page.read_text()


def stated_id(store: Path) -> str:
    with open_store(str(store)) as record:
        return record.incidents()[0].id


def test_a_record_keeps_its_codebook_until_another_is_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    store = build(folder, "--codebook", folder / "book.toml")
    build(folder)
    assert stated(capsys, store)["type"] == "attack"
    changes = ("codebook", "--codebook", "shipped", "--store", store)
    assert "motive goes: what was claimed and decided stays" in told(capsys, *changes, "--changes")
    assert "the record is now under the codebook shipped" in told(capsys, *changes, "--adopt")
    assert told(capsys, *changes, "--adopt") == "no changes\n"
    assert stated(capsys, store)["type"] == "bombing"
    past = told(capsys, "codebook", "--history", "--store", store).splitlines()
    assert [line.split()[1] for line in past] == ["Why", "shipped,"]
    assert told(capsys, "audit", "--store", store) == ""


def test_a_decision_outlives_its_field(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    store = build(folder, "--codebook", folder / "book.toml")
    with open_store(str(store)) as record:
        (mention,) = record.incidents()[0].mention_ids
    add = ("decide", "add", mention, "--by", "ana", "--field", "motive", "--quote", "market", "--store", store)
    told(capsys, *add, "--value", "land")
    assert stated(capsys, store)["motive"] == "land"
    told(capsys, "codebook", "--codebook", "shipped", "--adopt", "--store", store)
    assert "motive" not in stated(capsys, store)
    assert "no field 'motive'" in told(capsys, *add, "--value", "land", status=2)
    told(capsys, "codebook", "--codebook", folder / "book.toml", "--adopt", "--store", store)
    assert stated(capsys, store)["motive"] == "land"
    assert told(capsys, "audit", "--store", store) == ""


def test_extract_finds_the_words(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    options = ("--model", "english", "--jsonl", "--codebook", folder / "book.toml")
    reading = json.loads(told(capsys, "extract", folder / "report.txt", *options))
    found = [claim for mention in reading["mentions"] for claim in mention["claims"] if claim["field"] == "motive"]
    assert [(claim["value"], claim["quote"], claim["speaker"]) for claim in found] == [("revenge", "revenge", "Police")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("codebook", "--codebook", "none.toml"), "is no file"),
        (("codebook", "--adopt"), "no codebook is named"),
        (("build", "report.txt", "--codebook", "bad.toml"), "fields.mood.kind"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    (folder / "bad.toml").write_text('[fields.mood]\nkind = "feeling"\nhelp = "x"\n')
    error = told(capsys, *arguments, status=2)
    assert said in error
    assert error.count("\n") == 1
