"""One row as a report: its text, one mention, and a claim for each value that its columns give, quoting its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from dateline.coded import added, messages, values
from dateline.coded.formats import Format, Party, Toll
from dateline.coded.places import locate, locate_name
from dateline.coded.sheet import Sheet
from dateline.fields import Field
from dateline.gazetteer import Gazetteer
from dateline.records import Claim, Document, Mention, Place, PlaceName, Problem, Reading

NO_GROUP = re.compile(r"(?:rioters|protesters|civilians)\b.*", re.IGNORECASE)
"""What ACLED writes for those who act without a group: 'Rioters (Uruguay)'."""

CITED = re.compile(r"[^()]*\((\d{4}-\d\d-\d\d)\)\s*(.*)")
"""A report as MAVERICK's `source` cites it, with its day and headline: 'Blue Wire (2011-01-03) Headline'."""

Read = TypeVar("Read")


@dataclass(slots=True)
class Row:
    """A row at work: what was drafted from it so far, and what could not be read in it."""

    format: Format
    cells: Mapping[str, str]
    number: int
    gazetteer: Gazetteer
    path: str = ""
    added: tuple[Field, ...] = ()  # the fields that a codebook adds, read from columns of their names
    sheet: Sheet = field(init=False)
    problems: list[Problem] = field(default_factory=list)
    places: list[PlaceName] = field(default_factory=list)

    def __post_init__(self) -> None:
        silent = {column for column in self.format.flags if self.cells.get(column) in ("0", "0.0")}
        self.sheet = Sheet.of({column: cell for column, cell in self.cells.items() if column not in silent})

    def reading(self, address: str) -> Reading:
        """Return the row as the reading of a document."""
        document = self._document(address)
        bare = Mention(document.id, 0, len(document.text))
        claims = tuple(replace(claim, mention_id=bare.id) for claim in self._claims())
        mentions = (replace(bare, claims=claims),) if claims else ()
        if not mentions:
            self._say(messages.NO_CLAIMS, is_note=False)
        return Reading(document, mentions, places=tuple(self.places), problems=tuple(self.problems))

    def _document(self, address: str) -> Document:
        title = self.cells.get(self.format.title_of, "")
        cited = CITED.fullmatch(title)
        told = self.cells.get(self.format.published, "") or (cited[1] if cited else "")
        published = self._read(self.format.published, told, "day", values.last_day) if told else None
        return Document(
            address=address,
            text=self.sheet.text,
            path=self.path,
            title=cited[2] if cited else title,
            outlet=self.cells.get(self.format.outlet, ""),
            published=published.isoformat() if published else "",
        )

    # -- claims ---------------------------------------------------------------------------------------------------

    def _claims(self) -> Iterator[Claim]:
        """Yield a claim for each value; those that say who is behind it name the table's speaker."""
        speaker = self.cells.get(self.format.speaker, "")
        yield from self._type()
        yield from self._dates()
        yield from self._place()
        for toll in self.format.tolls:
            yield from (replace(claim, speaker=speaker) for claim in self._toll(toll))
        for party in self.format.parties:
            yield from (replace(claim, speaker=speaker) for claim in self._party(party))
        for own in self.added:
            if own.name in self.sheet.spans:
                yield from self._added(own)

    def _type(self) -> Iterator[Claim]:
        cell = self.cells.get(self.format.type, "")
        found = self.format.types.get(cell.lower(), "")
        if found:
            yield self._claim("type", found, self.format.type)

    def _dates(self) -> Iterator[Claim]:
        """Yield when it happened; the dates of a table are of what took place."""
        given = [(column, self.cells[column]) for column in self.format.dates if column in self.cells]
        found = [self._read(column, cell, "day", values.day) for column, cell in given]
        days = [one for one in found if one is not None]
        if days and days[0] <= days[-1]:
            first, last = self.format.spread(self.cells, (days[0], days[-1]))
            columns = tuple(column for column, _ in given)
            yield self._claim("date", values.edtf((first, last)), *columns, bounds=_numbers(first, last))
            yield self._claim("status", "happened", columns[0])
        elif days:
            self._say(messages.BAD_CELL, column=given[-1][0], value=given[-1][1], kind="day after the first")

    def _place(self) -> Iterator[Claim]:
        spot = self.format.spot
        precision = spot.codes.get(self.cells.get(spot.precision, "").removesuffix(".0"), 1)
        columns = next(names for least, names in sorted(spot.names.items(), reverse=True) if precision >= least)
        column = next((name for name in columns if name in self.cells), spot.country)
        if column not in self.cells:
            return
        name = self.cells[column]
        place = locate(self.gazetteer, name, self.cells.get(spot.country, ""), self._point(), precision)
        if place is None:
            self._say(messages.NO_PLACE, name=name)
            return
        quote = self.sheet.quote([column])
        site = self.cells.get(spot.site, "")
        site = "" if site == name else site
        self.places.append(PlaceName(*quote, place, precision, site, 1.0))
        yield replace(self._claim("place", place.id, column, bounds=(precision, precision)), hedge=site)

    def _point(self) -> tuple[float, float] | None:
        spot = self.format.spot
        pairs = ((spot.latitude, 90.0), (spot.longitude, 180.0))
        found = [
            self._read(column, self.cells[column], "coordinate", partial(values.degrees, most=most))
            for column, most in pairs
            if column in self.cells
        ]
        lat, lon = found if len(found) == 2 else (None, None)
        return None if lat is None or lon is None else (lat, lon)

    def _toll(self, toll: Toll) -> Iterator[Claim]:
        """Yield the coder's best number, and the bounds around it where they are others."""
        best, low, high = (
            self._read(column, self.cells[column], "number of people", values.count) if column in self.cells else None
            for column in (toll.best, toll.low, toll.high)
        )
        if best is not None and not (best == 0 and toll.zero_is_unknown):
            yield replace(self._claim(toll.field, str(best), toll.best, bounds=(best, best)), counts=toll.counts)
        if low is not None and high is not None and low > high:
            self._say(messages.BAD_CELL, column=toll.low, value=self.cells[toll.low], kind="number up to the highest")
        elif _says_more(best, low, high):
            given = [column for column, bound in ((toll.low, low), (toll.high, high)) if bound is not None]
            claim = self._claim(toll.field, values.span(low, high), *given, bounds=(low, high))
            yield replace(claim, counts=toll.counts)

    def _party(self, party: Party) -> Iterator[Claim]:
        """Yield a claim for each name in a cell, where the other cells make it that of a party."""
        is_meant = all(self.cells.get(column) in wanted for column, wanted in party.when.items())
        if not is_meant or party.column not in self.sheet.spans:
            return
        for claim in self._items(party) if party.has_many else [self._whole(party)]:
            is_none = values.NOBODY.fullmatch(claim.value)
            is_no_group = party.field == "perpetrator_group" and NO_GROUP.fullmatch(claim.value)
            if not is_none and not is_no_group:
                yield claim

    def _whole(self, party: Party) -> Claim:
        return self._claim(party.field, self.cells[party.column], party.column)

    def _items(self, party: Party) -> Iterator[Claim]:
        """Yield a claim for each of the names that a cell lists, which quotes the name alone."""
        for starts, ends in self.sheet.items(party.column):
            name = self.sheet.text[starts:ends]
            yield Claim("", party.field, name, starts, ends, name)

    def _added(self, own: Field) -> Iterator[Claim]:
        """Yield a claim for each value in the column of an added field, each once and with its words."""
        seen = {""}  # what names nobody is no value
        spans = self.sheet.items(own.name) if own.many else [self.sheet.quote([own.name])]
        for quote in spans:
            words = self.sheet.text[slice(*quote)] if own.many else self.cells[own.name]
            told = self._read(own.name, words, added.expected(own), partial(added.read, own, lookup=self._named))
            if told is None or told.value in seen:
                continue
            seen.add(told.value)
            if told.place:
                self.places.append(PlaceName(*quote, told.place, told.low, "", 1.0))
            yield Claim("", own.name, told.value, *quote, self.sheet.text[slice(*quote)], told.low, told.high)

    def _named(self, name: str) -> tuple[Place, int] | None:
        """Return the place that a name means in the row's country."""
        return locate_name(self.gazetteer, name, self.cells.get(self.format.spot.country, ""))

    def _claim(
        self, name: str, value: str, *columns: str, bounds: tuple[int | None, int | None] = (None, None)
    ) -> Claim:
        """Return a claim that quotes some cells with the names of their columns."""
        starts, ends = self.sheet.quote(columns)
        return Claim("", name, value, starts, ends, self.sheet.text[starts:ends], *bounds)

    # -- cells that cannot be read --------------------------------------------------------------------------------

    def _read(self, column: str, cell: str, kind: str, read: Callable[[str], Read]) -> Read | None:
        """Return the value of a cell, or None where it is not what its column should hold, which is noted."""
        try:
            return read(cell)
        except ValueError:
            self._say(messages.BAD_CELL, column=column or self.format.title_of, value=cell[:80], kind=kind)
            return None

    def _say(self, message: str, *, is_note: bool = True, **words: str) -> None:
        said = message.format(row=self.number, **words)
        self.problems.append(Problem("read", said, self.path, is_note=is_note))


def _says_more(best: int | None, low: int | None, high: int | None) -> bool:
    """Tell whether the bounds of a figure say something that its best number does not."""
    if best is None:
        return low is not None or high is not None
    return low is not None and high is not None and low != high


def _numbers(first: date, last: date) -> tuple[int, int]:
    return values.whole(first), values.whole(last)
