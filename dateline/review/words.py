"""Words that a person chose in a report, read as a value: what was typed beside them wins over what they say alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import BadSetting
from dateline.fields import Codebook, Field, Kind
from dateline.records import Document, Place, Span
from dateline.resolve import category, date, figure, place
from dateline.resolve.date import DateContext

Lookup = Callable[[str], Sequence[Place]]
"""Gives the places that a name can mean, the most populous first."""

PRECISION = {"country": 6, "region": 6, "province": 4, "district": 3}
"""UCDP's where_prec of an area; a town or a site is exact."""


@dataclass(frozen=True, slots=True)
class Read:
    """A value with its bounds, and the gazetteer row that it names, if it is a place."""

    value: str
    low: int | None = None
    high: int | None = None
    hedge: str = ""
    places: tuple[Place, ...] = ()


def find_words(document: Document, words: str, near: int = 0) -> Span:
    """Return where some words stand in a report: of several places the nearest to an offset.

    White space counts as white space: words that run over the end of a line are found as well.
    """
    wanted = words.split()
    if not wanted:
        raise BadSetting("No words are chosen: select in the report the words that say so.")
    found = list(_places(document.text, wanted))
    if not found:
        raise BadSetting(f"The report does not say “{' '.join(wanted)[:80]}”: choose words as they stand in it.")
    return min(found, key=lambda span: (abs(span.starts - near), span.starts))


def _places(text: str, wanted: Sequence[str]) -> Sequence[Span]:
    """Return every place of some words in a text, whatever white space is between them."""
    found, at = list[Span](), text.find(wanted[0])
    while at >= 0:
        ends = _end(text, wanted, at)
        if ends is not None:
            found.append(Span(at, ends))
        at = text.find(wanted[0], at + 1)
    return found


def _end(text: str, wanted: Sequence[str], at: int) -> int | None:
    """Return where some words end that start at an offset, or None where others stand there."""
    for number, word in enumerate(wanted):
        start = at
        while number and at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(word, at) or (number and at == start):
            return None
        at += len(word)
    return at


def read_value(field: Field, quote: str, typed: str, document: Document, lookup: Lookup) -> Read:
    """Return the value that a person gives a field by some words of a report; raises BadSetting where there is none."""
    return READERS[field.kind](field, quote, " ".join(typed.split()), document, lookup)


def _figure(_: Field, quote: str, typed: str, __: Document, ___: Lookup) -> Read:
    if figure.bounds(typed) != (None, None):
        return Read(typed, *figure.bounds(typed))
    found = figure.read(typed or quote)
    if found is None:
        raise BadSetting(f"“{typed or quote}” is no number: write 12, 12.. for at least, ~250 for about, 10..15.")
    return Read(found.value, found.low, found.high, found.hedge)


def _date(_: Field, quote: str, typed: str, document: Document, __: Lookup) -> Read:
    limits = date.bounds(typed)
    if limits is not None:
        return Read(typed, *limits)
    found = date.read(typed or quote, DateContext(document.published))
    if found is None or not found.edtf:
        raise BadSetting(f"“{typed or quote}” is no day: write 2016-03-22, 2015-01 for a month, 2014 for a year.")
    return Read(found.edtf, found.low, found.high)


def _place(_: Field, quote: str, typed: str, __: Document, lookup: Lookup) -> Read:
    name, *areas = (part.strip() for part in (typed or quote).split(","))
    found = [row for row in lookup(name) if all(_lies_in(row, area) for area in areas)]
    if not found:
        raise BadSetting(
            f"The gazetteer has no place “{typed or quote}”: write a town, and its country behind a comma."
        )
    precision = PRECISION.get(found[0].kind, 1)
    return Read(found[0].id, precision, precision, places=(found[0],))


def _lies_in(row: Place, area: str) -> bool:
    """Tell whether a place lies in an area by its name: 'Salto, Uruguay'."""
    return area.casefold() in {
        part.strip().casefold() for part in (*place.show(row).split(","), row.country, row.district)
    }


def _category(field: Field, quote: str, typed: str, __: Document, ___: Lookup) -> Read:
    answer = category.read(typed or quote, field)
    if not answer:
        raise BadSetting(f"“{typed or quote}” is no answer to {field.name}: choose one of the codebook's.")
    return Read(answer)


def _name(_: Field, quote: str, typed: str, __: Document, ___: Lookup) -> Read:
    return Read(typed or " ".join(quote.split()))


READERS: Mapping[Kind, Callable[[Field, str, str, Document, Lookup], Read]] = {
    "figure": _figure,
    "date": _date,
    "place": _place,
    "category": _category,
    "name": _name,
}


def shown(field: Field, value: str, places: Mapping[str, Place]) -> str:
    """Return a value of a field for a person: at least 20, 11 May 2031, Salto."""
    if field.kind == "place":
        return places[value].name if value in places else value
    if field.kind == "category":
        return field.show(value)
    return SHOW[field.kind](value)


SHOW: Mapping[Kind, Callable[[str], str]] = {"figure": figure.show, "date": date.show, "name": str}


def knows(codebook: Codebook, name: str) -> Field:
    """Return the field of that name; raises BadSetting if the codebook has none, or hides it."""
    field = codebook.find(name)
    if field is None or field.is_hidden:
        raise BadSetting(f"The codebook has no field {name!r}: see `dateline codebook`.")
    return field
