"""How a build grows with the record: time and memory of each step, over invented reports and the real ones there are.

Reading takes as long for the last report as for the first, so that it is measured on some reports and given by words.
All else is measured over readings that are made ready: keeping them, linking, stating values, and ten more reports.
"""

from __future__ import annotations

import math
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks.scale_plot import svg
from benchmarks.scale_reports import readings
from dateline.pipeline import batches, extract, make_tools, rebuild
from dateline.read import ReadOptions
from dateline.records import Reading
from dateline.store import Store, open_store

SIZES = (1_000, 10_000, 100_000)
RULE = "default@1"
MORE = 10
"""Reports that join the record when it is built."""

REPORTS = Path(__file__).parents[2] / "shared" / "reports" / "news.jsonl"
DEMO = Path(__file__).parents[1] / "demo" / "reports"
HEAD = " reports    keep   build  10 more   none    links  incidents      of     MB   disk"

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Size:
    """What a record of one size takes, in seconds of processor time."""

    reports: int
    keep: float  # readings into the record
    build: float  # copies, links, incidents, values
    more: float  # a build after ten more reports
    again: float  # and one after none
    links: int
    incidents: int
    told: int  # incidents that the invented reports tell of
    megabytes: int  # of memory, at most
    disk: int  # megabytes


def run(sizes: Sequence[int] = SIZES, plot: Path | None = None) -> int:
    """Print a line for each size, and the growth exponents; draw them where a plot is asked for."""
    read, words, seconds = _reading()
    print(f"reading: {len(read)} reports, {words / seconds:,.0f} words a second on one core")
    print(HEAD)
    found = []
    for size in sizes:
        with get_context("spawn").Pool(1) as pool:
            found.append(pool.apply(measure, (size, read)))
        print(_line(found[-1]), flush=True)
    if len(found) > 1:
        exponents = (f"{what} {growth(found, what):.2f}" for what in ("keep", "build", "more", "links", "megabytes"))
        print(f"growth exponents: {', '.join(exponents)}")
    if plot:
        plot.write_text(drawn(found), "utf-8")
    return 0


def drawn(sizes: Sequence[Size]) -> str:
    """Return a plot of the times of building anew and of ten more reports."""
    named = {"build": "built at once", "more": "ten more reports"}
    return svg({name: [(size.reports, getattr(size, what)) for size in sizes] for what, name in named.items()})


def _line(size: Size) -> str:
    return (
        f"{size.reports:>8,}{size.keep:>8.1f}{size.build:>8.1f}{size.more:>9.2f}{size.again:>7.2f}"
        f"{size.links:>9,}{size.incidents:>11,}{size.told:>8,}{size.megabytes:>7,}{size.disk:>7,}"
    )


def growth(sizes: Sequence[Size], what: str) -> float:
    """Return the exponent with which something grows from the smallest record to the largest."""
    first, last = sizes[0], sizes[-1]
    return math.log(getattr(last, what) / getattr(first, what)) / math.log(last.reports / first.reports)


def measure(size: int, read: Sequence[Reading]) -> Size:
    """Return what a record of some size takes: `read` are real reports in it, the rest are invented."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with open_store(str(path)) as store:
            told, keep = _timed(lambda: _keep(store, read, size - len(read)))
            incidents, build = _timed(lambda: rebuild(store, RULE))
            _keep(store, [], MORE, seed=size)
            _, more = _timed(lambda: rebuild(store, RULE))
            _, again = _timed(lambda: rebuild(store, RULE))
            links = len(store.link_scores())
        disk = sum(file.stat().st_size for file in Path(folder).iterdir()) // 10**6
    return Size(size, keep, build, more, again, links, incidents, told, _peak_megabytes(), disk)


def _keep(store: Store, read: Sequence[Reading], invented: int, seed: int = 0) -> int:
    """Put readings into a record; return of how many incidents the invented ones tell."""
    run = store.start_run("extract", "invented@1")
    store.add_readings(read, run)
    told = 0
    for batch in batches(readings(max(0, invented), seed), 500):
        store.add_readings([reading for reading, _ in batch], run)
        told = batch[-1][1] + 1
    store.end_run(run)
    return told


def _reading() -> tuple[list[Reading], int, float]:
    """Read the real reports where they are, else the demo's; return their words and the seconds, too."""
    tools = make_tools("english")
    sources = [str(REPORTS if REPORTS.is_file() else DEMO)]
    items, seconds = _timed(lambda: list(extract(sources, ReadOptions(), tools)))
    read = [item for item in items if isinstance(item, Reading)]
    return read, sum(len(reading.document.text.split()) for reading in read), seconds


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what some work gives, and its seconds of processor time: other programs on the machine do not count."""
    before = time.process_time()
    return work(), time.process_time() - before


def _peak_megabytes() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 10**6)
