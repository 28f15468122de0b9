"""Which kind of file a source is: told by its content, its name's ending breaks ties."""

from __future__ import annotations

import csv
import json
import re
from pathlib import PurePath
from typing import Literal

from dateline.errors import DocumentFailed
from dateline.read import messages
from dateline.read.decode import is_binary, unicode_encoding
from dateline.read.options import COLUMNS, ReadOptions

Kind = Literal["pdf", "html", "jsonl", "json", "csv", "text"]

HEAD = 65_536
"""Bytes from a file's start that tell what it is."""

OTHERS = (
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save it as text or PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as text or PDF"),
    (b"{\\rtf", "a rich-text document", "save it as text or PDF"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"BZh", "a compressed file (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "a compressed file (xz)", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed archive (7z)", "unpack it first"),
    (b"\x89PNG", "a picture", "run text recognition (OCR) over it"),
    (b"\xff\xd8\xff", "a picture", "run text recognition (OCR) over it"),
    (b"GIF8", "a picture", "run text recognition (OCR) over it"),
    (b"SQLite format 3\x00", "a database", "export its reports as JSONL or CSV"),
)
"""How well-known files start that are not read, what they are, and what to do."""

PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
PIECE = re.compile(r"\s*<(?:div|p|h1|h2|section|main|table|span|meta|title|!--)\b", re.IGNORECASE)
XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed)\b", re.IGNORECASE)
ENDINGS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".htm": "html",
    ".html": "html",
}
DELIMITERS = ",;\t|"


def sniff(head: bytes, name: str, options: ReadOptions) -> Kind:
    """Return the kind of a file from its first bytes; raise DocumentFailed for one that is not read."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, kind, remedy in OTHERS:
        if head.startswith(magic):
            raise DocumentFailed(messages.OTHER_KIND.format(kind=kind, remedy=remedy))
    if is_binary(head):
        raise DocumentFailed(messages.BINARY)
    text = head.decode(unicode_encoding(head) or "utf-8", "replace").lstrip("\ufeff")
    return _kind_of_text(text, ENDINGS.get(PurePath(name).suffix.lower()), options)


def _kind_of_text(text: str, ending: Kind | None, options: ReadOptions) -> Kind:
    """Return the kind of a file that is text, from its first lines."""
    start = text.lstrip()
    if start.startswith("<"):
        return _kind_of_markup(start, ending)
    if start.startswith(("{", "[")):
        kind = _kind_of_json(start, ending)
        if kind:
            return kind
    if ending == "html" and PAGE.search(text):
        return "html"
    delimiter, columns = header(text, options)
    known = {name for name in columns if name in text_columns(options)}
    if ending == "csv" or (known and len(columns) > 1 and delimiter and start.count("\n") > 0):
        return "csv"
    return "text"


def _kind_of_markup(start: str, ending: Kind | None) -> Kind:
    """Tell a page, or a piece of one, from other markup."""
    if PAGE.search(start[:4000]) or (PIECE.match(start) and (ending == "html" or "</" in start)):
        return "html"
    if XML.match(start):
        raise DocumentFailed(
            messages.OTHER_KIND.format(kind="XML other than a web page", remedy="export its reports as JSONL or CSV")
        )
    return "html" if ending == "html" else "text"


def _kind_of_json(start: str, ending: Kind | None) -> Kind | None:
    """Tell JSON lines from one JSON value over many lines; None for text that happens to open with a bracket."""
    if start.startswith("["):
        return "json" if re.match(r"\[\s*[\]{]", start) or ending == "json" else None
    lines = start.split("\n")
    if any(map(_is_object, lines)) or ending == "jsonl":
        return "jsonl"
    is_json = re.match(r'\{\s*(?:"|\})', start) is not None
    return ("jsonl" if len(lines) == 1 else "json") if is_json else None


def _is_object(line: str) -> bool:
    """Tell whether a line is a JSON object by itself."""
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def header(text: str, options: ReadOptions) -> tuple[str, list[str]]:
    """Return the delimiter of a table and the names of its columns, in the normal form of `column_name`."""
    line = text.lstrip("\r\n").split("\n", 1)[0][:10_000]
    delimiter = max(DELIMITERS, key=lambda mark: (len(_usual(line, mark, options)), line.count(mark)))
    return (delimiter if delimiter in line else ""), _cells(line, delimiter)


def _usual(line: str, delimiter: str, options: ReadOptions) -> set[str]:
    """Return the columns that have a usual name, if a line is cut at a delimiter."""
    names = {name for usual in COLUMNS.values() for name in usual} | set(map(column_name, options.columns.values()))
    return names & set(_cells(line, delimiter))


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a header line in their normal form."""
    try:
        return [column_name(cell) for cell in next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])]
    except csv.Error:
        return []


def column_name(name: str) -> str:
    """Return a column's name in its normal form: `Full Text` and `full-text` are `full_text`."""
    return re.sub(r"[\s-]+", "_", name.strip().strip("\ufeff")).lower()


def text_columns(options: ReadOptions) -> tuple[str, ...]:
    """Return the names that the column of the text can have."""
    named = options.columns.get("text")
    return (column_name(named),) if named else COLUMNS["text"]
