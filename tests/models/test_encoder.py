from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import MissingData
from dateline.models import encoder
from dateline.models.encoder import FOLDER, EncodedTagger, load, mark
from dateline.models.none import NoTagger
from dateline.records import Marks
from dateline.split import split
from tests.builders import report

TEXT = (
    "Guerrillas of the Red Banner Front killed Mayor Tomas Arreaga with dynamite in San Vicente yesterday. "
    '"They came at dawn," police chief Marta Olmedo said.'
)


def words(text: str, marks: Marks, field: str, least: float = 0.3) -> set[str]:
    return {text[one.starts : one.ends] for one in marks.fillers if one.field == field and one.score >= least}


def test_who_did_what_to_whom_with_what() -> None:
    marks = mark(TEXT, load())
    assert "Guerrillas" in words(TEXT, marks, "perpetrator")
    assert "Tomas Arreaga" in words(TEXT, marks, "victim")
    assert "dynamite" in words(TEXT, marks, "weapon")
    assert any("Red Banner Front" in group for group in words(TEXT, marks, "perpetrator_group"))


def test_who_says_what() -> None:
    (said, *_) = mark(TEXT, load()).attributions
    assert TEXT[said.cue.starts : said.cue.ends] == "said"
    assert said.speaker is not None
    assert "Marta Olmedo" in TEXT[said.speaker.starts : said.speaker.ends]
    assert any("They came at dawn" in TEXT[starts:ends] for starts, ends in said.content)


def test_capitals_change_nothing() -> None:
    assert mark(TEXT, load()) == mark(TEXT.upper(), load())


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "a" * 20_000, "\x00\x01\x02", "🙂" * 500, "\u202e" * 300, "! ? ;" * 900]
)
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    assert not words(text, mark(text, load()), "victim")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_marks_lie_in_the_text(text: str) -> None:
    marks = mark(text, load())
    said = [span for one in marks.attributions for span in (one.cue, *one.content, *filter(None, [one.speaker]))]
    for starts, ends in [*((one.starts, one.ends) for one in (*marks.fillers, *marks.incidents)), *said]:
        assert 0 <= starts < ends <= len(text)


def test_a_long_text_is_seen_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join([TEXT] * 12)
    monkeypatch.setattr(encoder, "STRETCH", 150)
    marks = mark(text, load())
    assert {one.starts // (len(TEXT) + 2) for one in marks.fillers if one.field == "weapon"} == set(range(12))


def test_a_tagger_with_the_encoder_gives_marks_and_says_so() -> None:
    tagger = EncodedTagger(NoTagger())
    document = report(TEXT)
    (parsed,) = tagger.tag([(document, split(document))])
    assert parsed.marks == mark(TEXT, load())
    assert tagger.method == f"none@1+{load().name}"


def test_weights_that_are_not_those_shipped_are_refused(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "heads.npz").open("ab") as file:
        file.write(b"more")
    with pytest.raises(MissingData, match=r"heads\.npz is not the file that was shipped .* install Dateline anew"):
        load(tmp_path)
