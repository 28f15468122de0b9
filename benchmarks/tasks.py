"""Every task: rows in, predictions out, and the figures that the tasks' own scorer gives for them."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks import maverick, merge, muc4, places, speakers, timex, tolls

Row = dict[str, Any]

BENCH = Path(__file__).parents[2] / "shared" / "bench"
"""Where the tasks' data are, beside a checkout that has them."""


def each(predict_row: Callable[[Row], Row]) -> Callable[[Iterable[Row]], Iterator[Row]]:
    """Return a task that predicts row by row."""
    return lambda rows: map(predict_row, rows)


TASKS: Mapping[str, Callable[[Iterable[Row]], Iterator[Row]]] = {
    "muc4": muc4.predict,
    "merge": merge.predict,
    "tolls": tolls.predict,
    "timex": each(timex.predict),
    "places": each(places.predict),
    "speakers": each(speakers.predict),
    "maverick": maverick.predict,
}

DEV: Mapping[str, tuple[str, str]] = {
    "muc4": ("muc4", "muc4/dev.jsonl"),
    "merge": ("merge", "gva/dev_docs.jsonl"),
    "tolls": ("tolls", "gva/dev_docs.jsonl"),
    "timex": ("timex", "timex/dev.jsonl"),
    "places lgl": ("places", "places/lgl.jsonl"),
    "places trnews": ("places", "places/trnews.jsonl"),
    "speakers": ("speakers", "speakers/dev.jsonl"),
    "maverick": ("maverick", "maverick/gold.jsonl"),
}
"""Name of each dev part: its task and its file."""

INPUTS: Mapping[str, str] = {"maverick/gold.jsonl": "maverick/reports.jsonl"}
"""What a task reads where its gold is a file of its own."""


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def predict(task: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the predictions of a task."""
    return TASKS[task](rows)


def find_scorer(gold: Path, scorer: Path | None = None) -> Path:
    """Return the tasks' score.py: the one named, else beside the gold or above it, else in BENCH."""
    known = [scorer] if scorer else [folder / "score.py" for folder in (gold.parent, gold.parent.parent, BENCH)]
    for path in known:
        if path.is_file():
            return path
    raise SystemExit(f"benchmarks: no score.py at {known[-1]}: name the tasks' scorer with --scorer")


def score(scorer: Path, task: str, gold: Path, output: Path) -> dict[str, Any]:
    """Return the figures that the tasks' own scorer gives."""
    specification = importlib.util.spec_from_file_location("score", scorer)
    if specification is None or specification.loader is None:
        raise SystemExit(f"benchmarks: {scorer} is no Python file: name the tasks' scorer with --scorer")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    figures: dict[str, Any] = module.TASKS[task](gold_rows(task, gold), read_rows(output))
    return figures


def gold_rows(task: str, path: Path) -> list[Row]:
    """Return the gold of a task; for `tolls`, documents are joined to the incidents that lie beside them."""
    rows = read_rows(path)
    beside = path.with_name(path.name.replace("_docs", "_incidents"))
    if task != "tolls" or beside == path or not beside.is_file():
        return rows
    incidents = {row["incident_id"]: row for row in read_rows(beside)}
    return [
        incidents[row["incident_id"]] | {"doc_id": row["doc_id"]} for row in rows if row["incident_id"] in incidents
    ]


def dev(bench: Path, names: Iterable[str] = DEV) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the figures of the dev parts."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            task, file = DEV[name]
            gold, output = bench / file, Path(folder) / f"{name}.jsonl"
            write_rows(output, predict(task, read_rows(bench / INPUTS.get(file, file))))
            yield name, score(find_scorer(gold), task, gold, output)
