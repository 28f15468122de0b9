"""What importing says about tables and rows that it cannot take as they are; `docs/import.md` lists it all."""

from __future__ import annotations

BINARY = "it is no table of text: save it as CSV, TSV or JSON Lines and import that"
UNREADABLE = "it cannot be read ({reason}): name a file that you may read"
UNKNOWN_TABLE = "its columns are of no table that is known ({known}): see docs/import.md for what each needs"
UNKNOWN_COLUMNS = "columns that {format} tables do not have, kept as text and not read: {columns}; check their names"
NO_ID = "row {row} has nothing in its column {column}: give each row an identifier; the other rows were imported"
NO_CLAIMS = "row {row} gives no date, place or figure: complete it; the other rows were imported"
BAD_CELL = "row {row}: {column} {value!r} is no {kind}: correct it; the rest of the row was imported"
NO_TYPE = "{column} {value!r} is no type of the codebook: no type is claimed for such rows; see docs/import.md"
NO_PLACE = "row {row}: the gazetteer has no {name!r} and the row no coordinates: add them; the rest was imported"
