"""Tables that people coded, brought into a record: coded and read reports meet, and links between them are judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from dateline.coded import CodedRow, read_table, same_events
from dateline.gazetteer import Gazetteer
from dateline.pipeline import BATCH, NOBODY, Summary, Watch, batches, file_digest, rebuild
from dateline.read import ReadOptions, survey
from dateline.records import Problem
from dateline.store import Run, Source, Store


def import_tables(
    paths: Sequence[Path], store: Store, gazetteer: Gazetteer, rule: str, watch: Watch = NOBODY
) -> Summary:
    """Bring every row of some tables into the record as a report, and put its incidents together anew.

    Tables that have not changed and rows that are in the record are passed over. Rows are read for the fields that the
    record's codebook adds: under another codebook, they are read anew.
    """
    summary = Summary()
    watch.starts(survey(map(str, paths)).size)
    for path in paths:
        _import_table(path, store, gazetteer, summary, watch)
        watch.consumed(survey([str(path)]).size)
    summary.incidents = rebuild(store, rule)
    return summary


def _import_table(path: Path, store: Store, gazetteer: Gazetteer, summary: Summary, watch: Watch) -> None:
    """Bring one table into the record, and what it says of rows that are of one event."""
    about, rows = _opened(read_table(path, gazetteer, store.codebook()))
    first = next(rows, None)
    method = first.method if isinstance(first, CodedRow) else "import"
    source = Source(str(path), file_digest(path, ReadOptions()), method)
    if source.digest and store.has_source(source.path, source.digest, method):
        summary.unchanged += 1
        return
    problems, events = list(about), list[CodedRow]()
    if isinstance(first, CodedRow):
        run = store.start_run("import", method)
        for items in batches(chain((first,), rows), BATCH):
            problems += [item for item in items if isinstance(item, Problem)]
            found = [item for item in items if isinstance(item, CodedRow)]
            _keep(found, store, run, summary, watch)
            events += [row for row in found if row.event]
        store.revise_links((), same_events(events))
        store.end_run(run)
    _end(source, problems, store, summary)


def _opened(items: Iterator[CodedRow | Problem]) -> tuple[list[Problem], Iterator[CodedRow | Problem]]:
    """Return what is said of a table before its first row, and its rows."""
    about: list[Problem] = []
    for item in items:
        if isinstance(item, CodedRow):
            return about, chain((item,), items)
        about.append(item)
    return about, iter(())


def _keep(rows: Iterable[CodedRow], store: Store, run: Run, summary: Summary, watch: Watch) -> None:
    """Keep the rows that this method has not yet brought into the record."""
    fresh = []
    for row in rows:
        if store.has_read(row.reading.document.id, run.method):
            summary.known += 1
        else:
            fresh.append(row.reading)
        watch.finished()
    store.add_readings(fresh, run)
    summary.read += len(fresh)
    summary.failures += [problem for reading in fresh for problem in reading.problems if not problem.is_note]
    summary.mentions += sum(len(reading.mentions) for reading in fresh)


def _end(source: Source, problems: Sequence[Problem], store: Store, summary: Summary) -> None:
    """Note that a table was read to its end, with what could not be taken from it."""
    failures = [problem for problem in problems if not problem.is_note]
    summary.failures += failures
    outcome = "failed" if failures else "read" if summary.mentions or summary.known else "nothing"
    detail = failures[0].message if failures else ""
    store.add_source(Source(source.path, source.digest, source.method, outcome, detail), problems)
