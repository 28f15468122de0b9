"""Chooses what each name of a document means: a small sum of reasons, settled over the whole document.

Every candidate of every name starts from what is known of it alone (its size, its kind, how well the name fits) and
from what the words next to it say. Then the names vote: each spreads its weight over the countries, provinces and
neighbourhoods of its candidates, and each candidate gains from what the *other* names put where it lies. Three rounds
settle it. A name has one meaning in a document, except where the words next to a mention say otherwise.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.records import Place
from dateline.resolve.place.scene import Named, Scene, fits

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason counts, in nats. Set coarsely; docs/values/places.md gives what each is worth."""

    size: float = 0.65  # for each power of ten of people
    fit: float = 1.0  # its own name rather than another
    stated: float = 4.0  # the words next to it put it in a named area, or make it that area
    said: float = 4.0  # the words next to it say 'province', or 'city', and it is one
    country: float = 1.0  # other names lie in its country
    province: float = 2.0  # ... in its province
    district: float = 3.0  # ... in its district
    near: float = 1.0  # ... within about 100 km
    domain: float = 1.5  # the outlet's internet domain is of its country
    capital: float = 2.0  # it is the capital of its country
    home: float = 3.0  # the outlet's own name has a meaning within about 100 km
    none: float = 3.5  # a name whose best candidate has less to speak for it is none of the gazetteer's
    kinds: Mapping[str, float] = field(
        default_factory=lambda: {
            "country": 2.0,
            "province": 1.0,
            "region": 8.0,
            "settlement": 0.0,
            "district": -1.0,
            "site": 8.0,
        }
    )


DEFAULT = Weights()
Cell = tuple[int, int]
District = tuple[str, str, str]
NOWHERE: District = ("", "", "")
K = TypeVar("K")


@dataclass(slots=True)
class Heat:
    """How much the names of a document weigh on each country, province and square degree."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    districts: dict[District, float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, place: Place, weight: float) -> None:
        """Let a place weigh on where it lies."""
        if place.country:
            self.countries[place.country] += weight
        if province := _province(place):
            self.provinces[place.country, province] += weight
        if (district := _district(place)) != NOWHERE:
            self.districts[district] += weight
        if place.kind in ("settlement", "district"):
            for cell in _around(place):
                self.cells[cell] += weight


def choose(scene: Scene, weights: Weights = DEFAULT) -> dict[str, list[float]]:
    """Return the score of each candidate of each name, by the name's form."""
    alone = {named.form: [_alone(named, place, scene, weights) for place in named.candidates] for named in scene.names}
    scores = alone
    for _ in range(ROUNDS):
        own = {named.form: _spread(named, scores[named.form], scene) for named in scene.names}
        total = _sum(own.values())
        scores = {
            named.form: [
                score + _context(place, total, own[named.form], weights)
                for place, score in zip(named.candidates, alone[named.form], strict=True)
            ]
            for named in scene.names
        }
    return scores


def _alone(named: Named, place: Place, scene: Scene, weights: Weights) -> float:
    """Return what speaks for a candidate before the other names are heard."""
    return (
        weights.size * math.log10(place.population + 10)
        + weights.kinds[place.kind]
        + weights.fit * fits(named, place)
        + weights.stated * (place.id in named.stated)
        + weights.domain * (bool(scene.country) and place.country == scene.country)
        + weights.capital * (place.id in scene.capitals)
        + weights.home * any(_is_near(place, home) for home in scene.home)
    )


def _spread(named: Named, scores: list[float], scene: Scene) -> Heat:
    """Let a name weigh on where its candidates lie, by how likely each is."""
    heat = Heat()
    weight = 1 + math.log(max(1, len(named.mentions))) + (named.form in scene.dateline)
    for place, share in zip(named.candidates, shares(scores), strict=True):
        if share > 0.02:
            heat.add(place, share * weight)
    return heat


def shares(scores: list[float]) -> list[float]:
    """Turn scores into shares that add up to one."""
    if not scores:
        return []
    top = max(scores)
    raw = [math.exp(score - top) for score in scores]
    total = sum(raw)
    return [value / total for value in raw]


def _sum(heats: Iterable[Heat]) -> Heat:
    """Add up the heat of all names."""
    total = Heat()
    for heat in heats:
        _add(total.countries, heat.countries)
        _add(total.provinces, heat.provinces)
        _add(total.districts, heat.districts)
        _add(total.cells, heat.cells)
    return total


def _add(total: dict[K, float], more: dict[K, float]) -> None:
    """Add weights to weights."""
    for where, weight in more.items():
        total[where] += weight


def _context(place: Place, total: Heat, own: Heat, weights: Weights) -> float:
    """Return what the other names say for a candidate: what all say, less what its own name said."""
    cell, province = _cell(place), (place.country, _province(place))
    others_country = total.countries.get(place.country, 0.0) - own.countries.get(place.country, 0.0)
    others_province = total.provinces.get(province, 0.0) - own.provinces.get(province, 0.0)
    district = _district(place)
    others_district = total.districts.get(district, 0.0) - own.districts.get(district, 0.0)
    others_near = total.cells.get(cell, 0.0) - own.cells.get(cell, 0.0)
    return (
        weights.country * math.log1p(max(0.0, others_country))
        + weights.province * math.log1p(max(0.0, others_province))
        + weights.district * math.log1p(max(0.0, others_district)) * (district != NOWHERE)
        + weights.near * math.log1p(max(0.0, others_near)) * (place.kind in ("settlement", "district"))
    )


def _province(place: Place) -> str:
    """Return the first-order area that a place lies in or is."""
    return place.name if place.kind == "province" else place.province


def _district(place: Place) -> District:
    """Return the second-order area that a place lies in or is; empty if none is known."""
    name = place.name if place.kind == "district" else place.district
    return (place.country, place.province, name) if name else NOWHERE


def _cell(place: Place) -> Cell:
    """Return the square degree that a place lies in."""
    return math.floor(place.lat), math.floor(place.lon)


def _around(place: Place) -> list[Cell]:
    """Return the square degree that a place lies in and the eight around it."""
    lat, lon = _cell(place)
    return [(lat + up, lon + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]


def _is_near(place: Place, home: Place) -> bool:
    """Tell whether a place lies in the square degree of another or beside it."""
    (lat, lon), (to_lat, to_lon) = _cell(place), _cell(home)
    return abs(lat - to_lat) <= 1 and abs(lon - to_lon) <= 1
