"""Reports and words a second on one core, peak memory, and spaCy's pipeline alone on the same text in the same run."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.common import tools
from dateline.models.english import load
from dateline.models.words import words_of
from dateline.pipeline import build
from dateline.read import ReadOptions, read
from dateline.records import Document
from dateline.store import open_store

REPORTS = Path(__file__).parents[2] / "shared" / "reports" / "news.jsonl"
DEMO = Path(__file__).parents[1] / "demo" / "reports"
RUNS = 3
"""Runs of each, in turn, so that a machine that slows down slows both; the median is printed."""


def run(files: Iterable[Path]) -> int:
    """Print a table of speeds, of some files or of the real reports where they are (else the demo's)."""
    sources = [str(file) for file in files] or [str(REPORTS if REPORTS.is_file() else DEMO)]
    documents = [item for source in sources for item in read(source, ReadOptions()) if isinstance(item, Document)]
    words = sum(len(document.text.split()) for document in documents)
    tools(), load()("A first sentence loads what is loaded once.")
    pairs = [(_timed(lambda: _build(sources)), _timed(lambda: _spacy(documents))) for _ in range(RUNS)]
    ours, theirs = (sorted(times)[RUNS // 2] for times in zip(*pairs, strict=True))
    print(f"{len(documents)} reports, {words} words, one core, median of {RUNS} runs in turn")
    print(f"{'':30}{'seconds':>10}{'reports/s':>12}{'words/s':>12}")
    for name, seconds in (("dateline build, store and all", ours), ("spaCy en_core_web_sm alone", theirs)):
        print(f"{name:30}{seconds:>10.2f}{len(documents) / seconds:>12.1f}{words / seconds:>12,.0f}")
    print(f"peak memory of this process: {_peak_megabytes():,.0f} MB")
    return 0


def _build(sources: list[str]) -> None:
    words_of.cache_clear()  # a build begins without words of the same reports
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/record.db") as store:
        build(sources, ReadOptions(), store, tools(), "default@1")


def _spacy(documents: list[Document]) -> None:
    for _ in load().pipe((document.text for document in documents), batch_size=16):
        pass


def _timed(work: Callable[[], None]) -> float:
    """Return the seconds of processor time that some work takes: other programs on the machine do not count."""
    before = time.process_time()
    work()
    return time.process_time() - before


def _peak_megabytes() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
