"""Reports of one event to the rows of three published models (task maverick): as the R package makes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.fuse.coded import MODELS, aggregate


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield one row an event and model in the format of the task."""
    reports = list(rows)
    for model in MODELS:
        for row in aggregate(reports, model, compatible=True):
            yield {"model": model} | row
