"""The rows of a CSV file one by one, whatever is wrong with some of them: for collections and for coded tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.read import messages


class Line(NamedTuple):
    """One row: its number, counted from 1 and the header left out, and its cells by the names of their columns."""

    number: int
    cells: dict[str, str]


def lines(rows: Iterator[list[str]], names: Sequence[str]) -> Iterator[Line | str]:
    """Yield the rows behind a header, and what is wrong with those that cannot be read; empty ones are passed over."""
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield messages.BROKEN_ROW.format(row=number, reason=error)
            continue
        if len(cells) > len(names):
            yield messages.RAGGED_ROW.format(row=number, cells=len(cells), columns=len(names))
        elif any(cells):
            yield Line(number, dict(zip(names, cells, strict=False)))
