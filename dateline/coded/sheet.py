"""A row as a text: one line a cell, so that every value has words to quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a row, and where each of its cells stands with the name of its column."""

    text: str
    spans: Mapping[str, Span]

    @classmethod
    def of(cls, cells: Mapping[str, str]) -> Sheet:
        """Return the sheet of a row: 'deaths_best: 8', a line for each cell that is not empty."""
        lines, spans, place = [], {}, 0
        for column, cell in cells.items():
            lines.append(f"{column}: {cell}")
            spans[column] = Span(place, place + len(lines[-1]))
            place += len(lines[-1]) + 1
        return cls("\n".join(lines), spans)

    def quote(self, columns: Iterable[str]) -> Span:
        """Return the words from the first of some cells to the last."""
        found = [self.spans[column] for column in columns if column in self.spans]
        return Span(min(span.starts for span in found), max(span.ends for span in found))
