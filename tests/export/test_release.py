from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.errors import BadSetting, RunStopped
from dateline.export import release as module
from dateline.export.formats import FORMATS
from dateline.export.release import CHECKSUMS, Order, release
from dateline.fields import FIELDS
from tests.export.named import TEXT, record_of

ORDER = Order("2021-06-01", 'Harbour "record"', "Ada & Co", "default@1", "9.9")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(record_of(), [], ORDER, tmp_path_factory.mktemp("out"))


def test_a_release_has_every_format_and_what_the_standards_ask_for(folder: Path) -> None:
    assert folder.name == "dateline-2021-06-01"
    assert {path.stem for path in folder.iterdir()} >= {*FORMATS, "METHODS", "CITATION", "audit", "codebook", "sources"}
    page = (folder / "METHODS.md").read_text("utf-8")
    parts = ("Sources", "Collection", "Evaluation", "Corroboration", "Quality control", "Definitions", "Inclusion")
    assert all(f"\n## {part}\n" in page for part in parts)
    assert "1 by one alone, which are uncorroborated" in page
    assert all(f"`{field.name}`" in page for field in FIELDS)


def test_no_file_holds_a_private_name_or_the_text(folder: Path) -> None:
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        assert not any(word in text for word in ("Halloran", "Felsenberg", "Adler", "clerk", "somewhere")), path.name


def test_sources_prove_their_text_and_the_codebook_is_whole(folder: Path) -> None:
    (source,) = rows(folder / "sources.csv")
    assert source["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source["address"].startswith("[withheld")
    assert {row["field"] for row in rows(folder / "codebook.csv")} == {field.name for field in FIELDS}
    assert [row["is_corroborated"] for row in rows(folder / "corroboration.csv")] == ["no"]


def test_annotations_have_no_words_around_their_quotes(folder: Path) -> None:
    page = json.loads((folder / "annotations.jsonld").read_text("utf-8"))
    selectors = [one for item in page["items"] for one in item["target"]["selector"]]
    assert {name for one in selectors for name in one} == {"type", "exact", "start", "end"}
    assert "▒" not in json.dumps(page, ensure_ascii=False)


def test_the_citation_is_data_that_yaml_reads(folder: Path) -> None:
    lines = dict(line.split(": ", 1) for line in (folder / "CITATION.cff").read_text("utf-8").splitlines())
    found = {name: json.loads(value) for name, value in lines.items()}
    assert (found["cff-version"], found["type"], found["date-released"]) == ("1.2.0", "dataset", "2021-06-01")
    assert (found["title"], found["authors"]) == ('Harbour "record"', [{"name": "Ada & Co"}])


def test_checksums_cover_every_file(folder: Path) -> None:
    lines = [line.split("  ") for line in (folder / CHECKSUMS).read_text("utf-8").splitlines()]
    assert {name for _, name in lines} == {path.name for path in folder.iterdir()} - {CHECKSUMS}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for digest, name in lines)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_accepts_the_checksums(folder: Path) -> None:
    assert subprocess.run(["sha256sum", "--check", "--quiet", CHECKSUMS], cwd=folder, check=False).returncode == 0


def test_the_same_record_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = release(record_of(), [], ORDER, tmp_path / "deeper")
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in folder.iterdir()}


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    there = tmp_path / "dateline-2021-06-01"
    there.mkdir()
    with pytest.raises(BadSetting, match="is there already"):
        release(record_of(), [], ORDER, tmp_path)
    assert list(tmp_path.iterdir()) == [there]


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "methods", broken)
    with pytest.raises(RunStopped, match="No space left"):
        release(record_of(), [], ORDER, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_the_audit_found_is_told(tmp_path: Path) -> None:
    folder = release(record_of(), ["quote-is-in-text: x"], ORDER, tmp_path)
    assert (folder / "audit.txt").read_text("utf-8") == "quote-is-in-text: x\n"
    assert "found 1 rows that break a promise" in (folder / "METHODS.md").read_text("utf-8")
