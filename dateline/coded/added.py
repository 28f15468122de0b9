"""Columns that bear the name of a field which a codebook adds: their cells, read as values of that field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.coded import values
from dateline.fields import SHIPPED, Codebook, Field, Kind
from dateline.ids import identify
from dateline.records import Place
from dateline.resolve import date

LISTED = 8
"""Answers that a note on a cell names at most."""

Lookup = Callable[[str], tuple[Place, int] | None]
"""Gives the place that a name means in the country of the row, with its where_prec."""


@dataclass(frozen=True, slots=True)
class Told:
    """The value that a cell tells, or one item of it: empty = it names nobody and nothing."""

    value: str
    low: int | None = None
    high: int | None = None
    place: Place | None = None


def fields_of(codebook: Codebook, columns: frozenset[str]) -> tuple[Field, ...]:
    """Return the fields that a codebook adds, without those for which a table has `columns` of another meaning.

    Hidden ones are among them: what a codebook had once is kept in the record, and comes back with it.
    """
    return tuple(field for field in codebook.fields if field.name not in columns and SHIPPED.find(field.name) is None)


def method(fields: Sequence[Field]) -> str:
    """Return what tells rows read for these fields from others; empty where there are none."""
    told = sorted(
        (field.name, field.kind, field.many, [(answer.name, answer.label) for answer in field.answers])
        for field in fields
    )
    return f"+fields:{identify(*told)}" if told else ""


def expected(field: Field) -> str:
    """Return what a cell of a field should hold, in words."""
    names = [answer.name for answer in field.answers]
    listed = ", ".join(names[:LISTED]) + (", ..." if names[LISTED:] else "")
    return EXPECTED[field.kind].format(answers=listed)


def read(field: Field, words: str, lookup: Lookup) -> Told:
    """Return a cell, or an item of one, as a value of its field; raises ValueError where it is none."""
    return READERS[field.kind](field, words, lookup)


EXPECTED: Mapping[Kind, str] = {
    "category": "answer of the codebook ({answers})",
    "figure": "number of people",
    "date": "day, month or year",
    "place": "name of one place in the row's country",
    "name": "name",
}


def _category(field: Field, words: str, _: Lookup) -> Told:
    """Read a code, else a label that one answer alone has."""
    said = words.casefold()
    codes = [answer.name for answer in field.answers if answer.name == said]
    labels = [answer.name for answer in field.answers if answer.label.casefold() == said]
    found = codes or labels
    if len(found) != 1:
        raise ValueError(f"no answer: {words}")
    return Told(found[0])


def _figure(_: Field, words: str, __: Lookup) -> Told:
    number = values.count(words)
    return Told(str(number), number, number)


def _date(_: Field, words: str, __: Lookup) -> Told:
    """Read a date as the record writes them, else a day as tables write them."""
    limits = date.bounds(words)
    if limits:
        return Told(words, *limits)
    day = values.day(words)
    return Told(day.isoformat(), values.whole(day), values.whole(day))


def _place(_: Field, words: str, lookup: Lookup) -> Told:
    found = lookup(words)
    if found is None:
        raise ValueError(f"no place: {words}")
    place, precision = found
    return Told(place.id, precision, precision, place)


def _name(_: Field, words: str, __: Lookup) -> Told:
    return Told("" if values.NOBODY.fullmatch(words) else words)


READERS: Mapping[Kind, Callable[[Field, str, Lookup], Told]] = {
    "category": _category,
    "figure": _figure,
    "date": _date,
    "place": _place,
    "name": _name,
}
