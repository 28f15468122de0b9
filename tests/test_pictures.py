"""The pictures of the tutorial show what the desk shows: none is stale, large, or left over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("PIL", reason="no Pillow here: it takes the pictures")

from tools.pictures import FOLDER, ROOT, SEEN, sitting, words_of

LARGEST = 150 * 1024


def test_no_picture_is_stale(tmp_path: Path) -> None:
    said = {picture.name: picture.fingerprint(desk.get(picture.address).text) for picture, desk in sitting(tmp_path)}
    assert said == json.loads(SEEN.read_text("utf-8")), "the pages changed: take the pictures anew (make pictures)"


def test_every_picture_is_in_the_tutorial_and_small() -> None:
    taken = {path.name for path in FOLDER.glob("*.png")}
    told = re.findall(r"!\[[^\]]{20,}\]\(pictures/([a-z]+\.png)\)", (ROOT / "docs" / "tutorial.md").read_text("utf-8"))
    assert sorted(told) == sorted(taken) == sorted(f"{name}.png" for name in json.loads(SEEN.read_text("utf-8")))
    assert max((FOLDER / name).stat().st_size for name in taken) < LARGEST


@pytest.mark.parametrize(
    ("page", "words"),
    [("<p>Nine <b>died</b>.</p>", ["Nine", "died", "."]), ("<p title='x'>a\n b</p><!-- c -->", ["a", "b"]), ("", [])],
)
def test_the_words_of_a_page(page: str, words: list[str]) -> None:
    assert words_of(page) == words
