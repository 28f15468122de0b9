"""Bytes to documents: the reader is picked by content, a file that fails is reported and the run goes on."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dateline.errors import BadSetting, DocumentFailed
from dateline.read import messages
from dateline.read.capture import Note, Row, clean, document
from dateline.read.collection import read_collection
from dateline.read.html import read_html
from dateline.read.options import ReadOptions
from dateline.read.pdf import read_pdf
from dateline.read.sniff import HEAD, Kind, sniff
from dateline.read.text import read_text
from dateline.records import Document, Problem

__all__ = ["ReadOptions", "Survey", "check_sources", "files", "read", "read_found", "survey"]

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "stdin"

Reader = Callable[[BinaryIO, ReadOptions], Iterator[Row | str]]
READERS: dict[Kind, Reader] = {
    "pdf": read_pdf,
    "html": read_html,
    "text": read_text,
    "jsonl": partial(read_collection, "jsonl"),
    "json": partial(read_collection, "json"),
    "csv": partial(read_collection, "csv"),
}


class Survey(NamedTuple):
    """How much there is to read: the number of files and of their bytes; standard input counts as neither."""

    files: int
    size: int


def survey(sources: Iterable[str]) -> Survey:
    """Return how much there is to read in some sources, without reading it."""
    sizes = [_size(path) for source in sources if source != STANDARD_INPUT for path in files(Path(source))]
    return Survey(len(sizes), sum(sizes))


def read(
    source: str, options: ReadOptions | None = None, consumed: Callable[[int], None] | None = None
) -> Iterator[Document | Problem]:
    """Yield the documents of a file, a folder or standard input (`-`), and a Problem for whatever cannot be read.

    `consumed` is told how many bytes were done with since it was last told: over all the sources of a `survey`, their
    sum is its size. Raise BadSetting at once if there is no such source.
    """
    options = options or ReadOptions()
    if source == STANDARD_INPUT:
        return _read_standard_input(options)
    check_sources([source])
    return _read_path(Path(source), options, consumed or _ignore)


def check_sources(sources: Iterable[str]) -> None:
    """Raise BadSetting for the first source that is not there."""
    for source in sources:
        if source != STANDARD_INPUT and not os.path.lexists(source):
            raise BadSetting(messages.NO_SOURCE.format(source=source))


def files(path: Path) -> Iterator[Path]:
    """Yield a file, or the files of a folder and its folders in the order of their names, hidden ones left out.

    A folder met again inside itself, by a link back, is not entered again; one that cannot be opened is yielded.
    """
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(path, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            about = path.stat()
            here = (about.st_dev, about.st_ino)
            inside = _visible(path) if path.is_dir() and here not in above else []
        except OSError:
            yield path
            continue
        if not path.is_dir():
            yield path
        waiting += [(child, above | {here}) for child in reversed(inside)]


def _visible(folder: Path) -> list[Path]:
    """Return what a folder holds and does not hide, in the order of names."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def read_found(path: Path, options: ReadOptions, consumed: Callable[[int], None]) -> Iterator[Document | Problem]:
    """Yield what a file holds that was found in a folder: unlike one that was named, it must be an ordinary file."""
    if path.exists() and not path.is_file():  # opening a pipe that nobody writes to never ends
        yield Problem("read", messages.NOT_A_FILE, clean(str(path)))
    else:
        yield from _read_file(path, options, consumed)


def _size(path: Path) -> int:
    """Return a file's size, 0 for what has none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _ignore(_size: int) -> None:
    """Take no notice."""


def _read_path(path: Path, options: ReadOptions, consumed: Callable[[int], None]) -> Iterator[Document | Problem]:
    """Yield what a file or the files of a folder hold."""
    is_empty = True
    for file in files(path):
        is_empty = False
        yield from _read_file(file, options, consumed) if file == path else read_found(file, options, consumed)
    if is_empty:
        yield Problem("read", messages.NO_FILES, clean(str(path)))


def _read_file(path: Path, options: ReadOptions, consumed: Callable[[int], None]) -> Iterator[Document | Problem]:
    """Yield what one file holds, telling how much of it is done with."""
    size = _size(path)
    shown = clean(str(path))  # a name that is not UTF-8 must not enter the record as it is
    done = 0
    try:
        with _opened(path) as file:
            for item in _read_open(file, clean(path.name), shown, options):
                place = min(size, file.tell())
                consumed(max(0, place - done))
                done = max(done, place)
                yield item
    except OSError as error:
        yield Problem("read", messages.UNREADABLE.format(reason=error.strerror or type(error).__name__), shown)
    consumed(size - done)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file; one that cannot be read twice, such as a pipe, is copied aside first."""
    with path.open("rb") as file:
        if file.seekable():
            yield file
        else:
            with _copied(file) as copy:
                yield copy


@contextmanager
def _copied(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Copy a stream to a file of its own, on disk, since it may be larger than memory."""
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield copy


def _read_standard_input(options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield what standard input holds."""
    with _copied(sys.stdin.buffer) as file:
        yield from _read_open(file, STANDARD_INPUT_NAME, STANDARD_INPUT, options)


def _read_open(file: BinaryIO, name: str, path: str, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield what an open file holds: its documents, and what its reader has to say."""
    try:
        head = file.read(HEAD)
        file.seek(0)
        if not head.strip(b"\0 \t\r\n\f\v"):
            raise DocumentFailed(messages.EMPTY)
        for item in READERS[sniff(head, name, options)](file, options):
            if isinstance(item, str):
                yield Problem("read", item, path, is_note=isinstance(item, Note))
            else:
                yield _document(item, name, path, options)
    except DocumentFailed as error:
        yield Problem("read", str(error), path)


def _document(row: Row, name: str, path: str, options: ReadOptions) -> Document | Problem:
    """Return the document of one report, or why it is none."""
    address = f"{name}#{row.mark}" if row.mark else name
    try:
        return document(row.capture, address, path, options)
    except DocumentFailed as error:
        message = messages.ROW_FAILED.format(row=row.mark, message=error) if row.mark else str(error)
        return Problem("read", message, path)
