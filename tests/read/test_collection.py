"""JSON Lines, JSON and CSV: columns, addresses, broken rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read import ReadOptions, collection, messages, read
from dateline.read.capture import UNWANTED, with_headline
from dateline.records import Document, Problem


def put(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def documents(source: str, options: ReadOptions | None = None) -> list[Document]:
    return [item for item in read(source, options) if isinstance(item, Document)]


def complaints(source: str, options: ReadOptions | None = None) -> list[str]:
    return [item.message for item in read(source, options) if isinstance(item, Problem)]


ROW = {
    "Headline": "Two die in Quito",
    "Full Text": "A bomb went off.\n",
    "pub_date": "2016-03-05T23:30:00-05:00",
    "source": {"name": "Blue Wire"},
    "url": "https://bluewire.example/a/1",
    "authors": ["Ana Prado", "Li Roe"],
    "language": "en-GB",
}


def test_columns_are_found_by_their_usual_names(tmp_path: Path) -> None:
    (document,) = documents(put(tmp_path, "a.jsonl", json.dumps(ROW)))
    assert document == Document(
        address="https://bluewire.example/a/1", text="A bomb went off.\n\n\nTwo die in Quito",
        path=str(tmp_path / "a.jsonl"), title="Two die in Quito", outlet="Blue Wire", byline="Ana Prado, Li Roe",
        published="2016-03-05", language="en", headline_starts=19,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"text": "One died."}\n\n{"text": "Two died."}'),
        ("a.txt", '{"text": "One died."}\r\n\r\n{"text": "Two died."}\r\n'),
        ("a.json", '[{"text": "One died."}, {}, {"text": "Two died."}]'),
        ("a", '{\n "articles": [\n{"text": "One died."},\n{"text": ""},\n{"text": "Two died."}]\n}'),
        ("a.csv", "id2,text\n7,One died.\n8,\n9,Two died.\n"),
        ("a.tsv", "text\tn\nOne died.\t1\n\t2\nTwo died.\t3\n"),
        ("a.dat", '"n";"text"\r\n1;"One died."\r\n2;""\r\n3;"Two died."\r\n'),
    ],
)
def test_rows_are_numbered(tmp_path: Path, name: str, content: str) -> None:
    found = documents(put(tmp_path, name, content))
    assert [(document.address, document.text) for document in found] == [
        (f"{name}#1", "One died."),
        (f"{name}#3", "Two died."),
    ]


def test_a_row_with_an_identifier_is_named_by_it(tmp_path: Path) -> None:
    (document,) = documents(put(tmp_path, "a.jsonl", '{"text": "Two died.", "doc_id": 17, "url": "see below"}'))
    assert document.address == "a.jsonl#17"


def test_the_user_can_name_the_columns(tmp_path: Path) -> None:
    source = put(tmp_path, "a.csv", "text,what was said\nwrong,Two died.\n")
    assert documents(source, ReadOptions(columns={"text": "What was said"}))[0].text == "Two died."
    assert complaints(source, ReadOptions(columns={"title": "head"})) == [
        messages.NO_SUCH_COLUMN.format(column="head", columns="text, what_was_said")
    ]


def test_a_table_without_text_says_which_columns_it_has(tmp_path: Path) -> None:
    expected = messages.NO_TEXT_COLUMN.format(columns="when, who", example="when")
    assert complaints(put(tmp_path, "a.csv", "when,who\n1,2\n")) == [expected]
    assert complaints(put(tmp_path, "a.jsonl", '{"when": 1, "who": 2}')) == [f"row 1: {expected}"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "One', "line 2 is not valid JSON"),
        (b'["One"]', "line 2 is not a JSON object"),
        (b'{"text": "caf\xe9"}', messages.BAD_LINE_ENCODING.format(line=2)),
        (b'{"text": ' + b"[" * 100_000, "line 2 is not valid JSON (nested too deeply)"),
        (b'{"text": ""}', "row 2: it is empty"),
        (b'{"body": "..."}', "row 2: it holds no words"),
        (b"garbage \x00\x01", "line 2 is not valid JSON"),
    ],
)
def test_a_broken_line_does_not_stop_the_rest(tmp_path: Path, line: bytes, message: str) -> None:
    source = put(tmp_path, "a.jsonl", b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n')
    assert [document.address for document in documents(source)] == ["a.jsonl#1", "a.jsonl#3"]
    assert [told.startswith(message) for told in complaints(source)] == [True]


def test_a_line_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "LONGEST_LINE", 100)
    source = put(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": "' + "x" * 1000 + '"}\n{"text": "Three."}')
    assert [document.address for document in documents(source)] == ["a.jsonl#1", "a.jsonl#3"]
    assert complaints(source) == [messages.LONG_LINE.format(line=2, limit=100)]


def test_a_broken_array_gives_what_stands_before(tmp_path: Path) -> None:
    for end, reason in (
        ('{"text": }]', "Expecting value at character 10"),
        ("", "it breaks off"),
        ("7 8", "Expecting"),
    ):
        source = put(tmp_path, "a.json", '[{"text": "One died."}, ' + end)
        assert [document.text for document in documents(source)] == ["One died."]
        assert reason in complaints(source)[-1] or "not a JSON object" in complaints(source)[0]


def test_a_large_item_of_an_array_is_read_whole(tmp_path: Path) -> None:
    words = "Two died. " * 50_000
    source = put(tmp_path, "a.json", json.dumps([{"text": words}, {"text": "Three."}], indent=1))
    assert [document.text for document in documents(source)] == [words, "Three."]


def test_a_collection_without_reports_is_given_up(tmp_path: Path) -> None:
    found = complaints(put(tmp_path, "a.jsonl", '{"n": 1}\n' * 10_000))
    assert len(found) == collection.FRUITLESS + 1
    assert found[-1] == messages.FRUITLESS.format(count=collection.FRUITLESS)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2,Two died, the police said.", "row 2 has 3 cells for 2 columns"),
        ('2,"Two died" he said', "row 2 cannot be read"),
        ("2,", "row 2: it is empty"),
    ],
)
def test_a_broken_row_does_not_stop_the_rest(tmp_path: Path, row: str, message: str) -> None:
    source = put(tmp_path, "a.csv", f"n,text\n1,One.\n{row}\n3,Three.\n")
    assert [document.address for document in documents(source)] == ["a.csv#1", "a.csv#3"]
    assert [told.startswith(message) for told in complaints(source)] == [True]


def test_a_header_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    expected = messages.BROKEN_HEADER.format(reason="unexpected end of data")
    assert complaints(put(tmp_path, "a.csv", 'n,"text\n1,One died.\n')) == [expected]


def test_a_column_that_the_user_names_is_not_taken_for_another(tmp_path: Path) -> None:
    source = put(tmp_path, "a.csv", "text,article\nTwo die,A bomb went off.\n")
    (document,) = documents(source, ReadOptions(columns={"title": "text"}))
    assert (document.title, document.text) == ("Two die", "A bomb went off.\n\nTwo die")


def test_a_quote_that_is_never_closed_is_said(tmp_path: Path) -> None:
    source = put(tmp_path, "a.csv", 'n,text\n1,One.\n2,"Two died.\n3,Three.\n')
    assert [document.text for document in documents(source)] == ["One."]
    assert complaints(source) == [messages.BROKEN_ROW.format(row=2, reason="unexpected end of data")]


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    source = put(tmp_path, "a.csv", "n,text\n1,Deux policiers blessés à Orléans.\n".encode("cp1252"))
    assert documents(source)[0].text == "Deux policiers blessés à Orléans."
    assert complaints(source) == [messages.GUESSED_ENCODING.format(encoding="cp1252")]
    assert documents(put(tmp_path, "b.csv", "n,text\n1,Zwölf tot.\n".encode("utf-16")))[0].text == "Zwölf tot."


def test_half_a_surrogate_pair_never_reaches_the_text(tmp_path: Path) -> None:
    source = put(tmp_path, "a.jsonl", '{"text": "One \\ud83d died, \\ud83d\\ude00.\\u0000"}')
    assert documents(source)[0].text == "One \ufffd died, 😀."


@settings(deadline=None)  # the first text loads the language model
@given(st.text(max_size=60), st.text(max_size=20))
def test_offsets_in_the_column_are_offsets_in_the_text(
    tmp_path_factory: pytest.TempPathFactory, body: str, title: str
) -> None:
    source = put(tmp_path_factory.mktemp("rows"), "a.jsonl", json.dumps({"text": body, "title": title}))
    for document in documents(source):
        assert document.text.startswith(body.translate(UNWANTED)) or not body.strip()
        if document.headline_starts is not None:
            assert document.text[document.headline_starts :] == document.title


def test_a_headline_that_the_body_opens_with_is_not_repeated() -> None:
    assert with_headline("Two die\nA bomb.", "Two  Die") == ("Two die\nA bomb.", None)
    assert with_headline("Two die in Quito now\nA bomb.", "Two die in Quito now - Blue Wire")[1] is None
    assert with_headline("A bomb.", "Two die" * 1000)[1] == 9
    assert with_headline("A bomb.", "Two die") == ("A bomb.\n\nTwo die", 9)
    assert with_headline("", "Two die") == ("Two die", 0)
