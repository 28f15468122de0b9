"""Sources of every kind, good and bad, on invented reports."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import BadSetting
from dateline.read import ReadOptions, capture, messages, read, survey, text
from dateline.records import Document, Problem

STORY = "A bomb went off in the market of Quito on Saturday, and two people died, the police said.\n"


def put(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def only(source: str, options: ReadOptions | None = None) -> Document:
    (document,) = read(source, options)
    assert isinstance(document, Document), document
    return document


def complaints(source: str, options: ReadOptions | None = None) -> list[str]:
    return [item.message for item in read(source, options) if isinstance(item, Problem)]


def test_a_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    words = "Bomb hits Quito \r\n\r\n  Zwölf – “dead” 😀 …\tقتل\n\n"
    document = only(put(tmp_path, "a.txt", b"\xef\xbb\xbf" + words.encode()))
    assert (document.text, document.address, document.path) == (words, "a.txt", str(tmp_path / "a.txt"))


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    source = put(tmp_path, "a.txt", STORY)
    assert only(source) == only(source)
    assert only(source).id == only(source).id


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", messages.EMPTY),
        (b" \r\n\t\n\x00", messages.EMPTY),
        ("\u00a0\n".encode(), messages.EMPTY),
        (b"1234 -- 5678\n", messages.NO_WORDS),
        (bytes(range(256)) * 20, messages.BINARY),
        (b"PK\x03\x04" + bytes(100), messages.OTHER_KIND.split("{")[0]),
        (b"\x89PNG\r\n" + bytes(100), "a picture"),
        (b"<?xml version='1.0'?><rss></rss>", "XML"),
        ("Müller und Söhne, größer. ".encode() * 9 + b"\xff\xfe" + STORY.encode(), "damaged at byte 270"),
    ],
)
def test_what_is_no_report_gets_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    source = put(tmp_path, "a.txt", content)
    (problem,) = read(source)
    assert isinstance(problem, Problem)
    assert message in problem.message
    assert (problem.stage, problem.path) == ("read", source)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_certain(tmp_path: Path, encoding: str) -> None:
    assert only(put(tmp_path, "a.txt", (STORY + "“é”").encode(encoding))).text == STORY + "“é”"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Les policiers ont arrêté l’auteur des faits à Orléans, a dit le ministre. " * 3),
        ("cp1251", "Полиция сообщила, что на рынке города взорвалась бомба и погибли два человека. " * 3),
    ],
)
def test_other_encodings_are_guessed_and_said(tmp_path: Path, encoding: str, words: str) -> None:
    problem, document = read(put(tmp_path, "a.txt", words.encode(encoding)))
    assert isinstance(document, Document)
    assert isinstance(problem, Problem)
    assert document.text == words
    assert problem.message == messages.GUESSED_ENCODING.format(encoding=encoding)


def test_a_text_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (text, capture):
        monkeypatch.setattr(module, "LONGEST_TEXT", 100)
    assert only(put(tmp_path, "a.txt", "é" * 100)).text == "é" * 100
    for name, content in (("b.txt", "é" * 101), ("c.txt", "é" * 100_000)):
        assert complaints(put(tmp_path, name, content)) == [messages.TOO_LONG.format(limit=100)]


def test_a_source_that_is_not_there_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="there is no file or folder"):
        read(str(tmp_path / "nothing.txt"))


def test_a_file_that_cannot_be_opened_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = put(tmp_path, "a.txt", STORY)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert complaints(source) == [messages.UNREADABLE.format(reason="Permission denied")]


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "a.txt", ".hidden.txt"):
        put(tmp_path, name, STORY)
    put(tmp_path, "d.bin", bytes(100))
    found = list(read(str(tmp_path)))
    assert [Path(item.path).name for item in found] == ["a.txt", "z.txt", "c.txt", "d.bin"]
    assert [type(item) for item in found] == [Document] * 3 + [Problem]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    assert complaints(str(tmp_path)) == [messages.NO_FILES]


def test_a_name_that_is_not_utf8_is_kept_out_of_the_record(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    document = only(str(tmp_path))
    assert (document.address, len(document.id)) == ("caf\ufffd.txt", 16)


def test_links_back_do_not_loop(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", STORY)
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(read(str(tmp_path)))
    assert [type(item) for item in found] == [Document, Problem]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert complaints(str(tmp_path)) == [messages.NOT_A_FILE]


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, address in ((STORY.encode(), "stdin"), (b'{"text": "Two died."}\n', "stdin#1")):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        assert only("-").address == address


def test_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, STORY.encode())
    os.close(writing)
    assert only(f"/dev/fd/{reading}").text == STORY
    os.close(reading)


def test_the_survey_is_what_is_consumed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "b.jsonl", '{"text": "Two died in Quito."}\n' * 3000)
    put(tmp_path, "c.pdf", b"%PDF-1.4 broken")
    done: list[int] = []
    assert len(list(read(str(tmp_path), consumed=done.append))) == 3002
    assert survey([str(tmp_path), "-"]) == (3, sum(done))
    assert min(done) >= 0


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Bomb hits market in Quito\n" + STORY, "Bomb hits market in Quito"),
        ("Bomb hits market in Quito\n\nTwo died.", "Bomb hits market in Quito"),
        (STORY + STORY, ""),
        ("The police said that five people had been hurt in\nthe blast on Tuesday.\n", ""),
        ("QUITO, 4 March 2011 (Blue Wire)\n\n" + STORY, ""),
        ("Quito\n" + STORY, ""),
        ("Two of them left\nThree stayed", ""),
        ("Bomb hits market in Quito", ""),
    ],
)
def test_the_title_of_a_text_is_guessed(words: str, title: str) -> None:
    assert text.guess_title(words) == title


def test_options_serve_what_the_source_does_not_say(tmp_path: Path) -> None:
    options = ReadOptions(published="2016-03", outlet="Blue Wire")
    document = only(put(tmp_path, "a.txt", STORY), options)
    assert (document.published, document.outlet, document.language) == ("2016-03", "Blue Wire", "en")
    dated = only(put(tmp_path, "b.txt", "QUITO, 4 March 2011 (Red Wire) -- " + STORY), options)
    assert dated.published == "2011-03-04"


@pytest.mark.parametrize("wrong", [{"published": "yesterday"}, {"columns": {"body": "text"}}])
def test_wrong_options_stop_the_run(wrong: dict[str, object]) -> None:
    with pytest.raises(BadSetting):
        ReadOptions(**wrong)  # type: ignore[arg-type]


STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"<html><p>",
    b'{"text": "',
    b'[{"text": "',
    b"n,text\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'n,text\n1,"',
    b'n,"text\n',
]
NAMES = ["a", "a.txt", "a.html", "a.pdf", "a.jsonl", "a.json", "a.csv"]


@settings(deadline=None)  # the first page loads the parser
@given(st.sampled_from(STARTS), st.binary(max_size=80) | st.text(max_size=60).map(str.encode), st.sampled_from(NAMES))
def test_whatever_the_bytes_there_is_an_answer(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, name: str
) -> None:
    found = list(read(put(tmp_path_factory.mktemp("any"), name, start + rest)))
    texts = [item.text for item in found if isinstance(item, Document)]
    assert all(isinstance(item, Document) or "\n" not in item.message for item in found)
    assert all("\x00" not in words and words.encode() for words in texts)
