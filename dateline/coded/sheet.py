"""A row as a text: one line a cell, so that every value has words to quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.records import Span

ITEM = re.compile(r"[^;\s](?:[^;]*[^;\s])?")


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

    def items(self, column: str) -> Iterator[Span]:
        """Yield where each item of a cell stands that lists several with semicolons between them."""
        at = self.spans[column]
        starts = at.starts + len(f"{column}: ")
        for item in ITEM.finditer(self.text[starts : at.ends]):
            yield Span(starts + item.start(), starts + item.end())

    def quote(self, columns: Iterable[str]) -> Span:
        """Return the words from the first of some cells to the last."""
        found = [self.spans[column] for column in columns if column in self.spans]
        return Span(min(span.starts for span in found), max(span.ends for span in found))
