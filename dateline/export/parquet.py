"""Tables as Parquet files, by arro3 (the extra `dateline[parquet]`): 33 MB installed, where pyarrow takes over 100."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.errors import MissingData
from dateline.export.table import Table


def write(table: Table, path: Path) -> int:
    """Write rows as Parquet and return how many; MissingData where arro3 is not installed.

    A column is of whole numbers, of numbers or of text, whichever holds all its cells; an empty cell is null.
    """
    try:
        from arro3.core import Array
        from arro3.core import Table as Columns
        from arro3.io import write_parquet
    except ImportError as error:
        raise MissingData("Parquet needs arro3: run pip install 'dateline[parquet]', or write .csv") from error
    cells: dict[str, list[Any]] = {name: [] for name in table.header}
    for row in table.rows:
        for name, column in cells.items():
            column.append(row[name])
    columns = [Array(values, type=kind) for values, kind in map(typed_column, cells.values())]
    write_parquet(Columns.from_arrays(columns, names=list(cells)), path)
    return len(next(iter(cells.values()), ()))


def typed_column(cells: Sequence[Any]) -> tuple[list[Any], Any]:
    """Return the cells of a column as values of one type, and the type."""
    from arro3.core import DataType

    known = {type(cell) for cell in cells if cell != ""}
    if known == {int}:
        return [None if cell == "" else cell for cell in cells], DataType.int64()
    if known and known <= {int, float}:
        return [None if cell == "" else float(cell) for cell in cells], DataType.float64()
    return [None if cell == "" else str(cell) for cell in cells], DataType.utf8()
