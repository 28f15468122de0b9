"""A map that draws what is known and no more: a town is a dot, a province is a circle, a country is a wide one."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[float, float]  # degrees east, degrees north

KM_PER_DEGREE = 111.2
RADIUS_KM = {1: 0.0, 2: 25.0, 3: 40.0, 4: 120.0, 5: 250.0, 6: 400.0, 7: 400.0}
"""How far from its point an incident may be, by UCDP where_prec: 2 is UCDP's own 25 km, 3 to 7 are rough sizes."""

KNOWN = {
    2: "Near the town named.", 3: "Only the district is known.", 4: "Only the province is known.",
    5: "Only the part of the country is known.", 6: "Only the country is known.", 7: "At sea or in the air.",
}  # fmt: skip
"""What is known of where it was, by UCDP where_prec, for the line below a map of one incident."""

NARROWEST = 5.0
"""Degrees of latitude that a map shows at least: closer in, the outlines are too coarse to be of help."""

FINEST = 0.7
"""Pixels between two points of an outline: nearer ones are left out."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One incident on the map."""

    lat: float
    lon: float
    precision: int
    label: str
    href: str = ""
    colour: str = "other"
    name: str = ""  # of the place


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that a map shows: equirectangular, true to scale at its middle latitude."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def place(self, point: Point) -> Point:
        """Return where a point of the world is in the picture, in pixels from the upper left."""
        return (
            (point[0] - self.west) / (self.east - self.west) * self.width,
            (self.north - point[1]) / (self.north - self.south) * self.height,
        )

    def pixels(self, kilometres: float) -> float:
        """Return how long a distance is in the picture."""
        return kilometres / KM_PER_DEGREE / (self.north - self.south) * self.height

    def shows(self, box: tuple[float, float, float, float]) -> bool:
        """Tell whether some of a box (west, south, east, north) is in the picture."""
        return box[0] <= self.east and box[2] >= self.west and box[1] <= self.north and box[3] >= self.south


def frame(pins: Sequence[Pin], width: float, height: float) -> View:
    """Return the view that shows all pins with room around them."""
    reach = [(pin, (RADIUS_KM.get(pin.precision, 0) / KM_PER_DEGREE)) for pin in pins]
    south = max(-85.0, min(pin.lat - r for pin, r in reach))
    north = min(85.0, max(pin.lat + r for pin, r in reach))
    middle = (south + north) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    west = min(pin.lon - r / squeeze for pin, r in reach)
    east = max(pin.lon + r / squeeze for pin, r in reach)
    tall = max((north - south) * 1.3, NARROWEST, (east - west) * squeeze * 1.2 * height / width)
    tall = min(tall, 180.0)
    wide = tall * width / height / squeeze
    centre = (west + east) / 2
    return View(centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2, width, height)


@cache
def rings() -> tuple[tuple[tuple[float, float, float, float], tuple[Point, ...]], ...]:
    """Return the outlines of the world's countries, each with its box (west, south, east, north)."""
    data = json.loads(gzip.decompress(files("dateline.web").joinpath("static/world.json.gz").read_bytes()))
    found = []
    for flat in data:
        lons, lats = list(accumulate(flat[::2])), list(accumulate(flat[1::2]))
        points = tuple((lon / 100, lat / 100) for lon, lat in zip(lons, lats, strict=True))
        found.append(((min(lons) / 100, min(lats) / 100, max(lons) / 100, max(lats) / 100), points))
    return tuple(found)


def outlines(view: View) -> Iterator[str]:
    """Yield SVG path data for the countries in view."""
    for box, points in rings():
        if view.shows(box):
            kept = list(_thinned((view.place(point) for point in points), view))
            if len(kept) > 2:
                yield "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _thinned(points: Iterable[Point], view: View) -> Iterator[Point]:
    """Leave out points too near the last one; far outside the picture, keep only a rough shape."""
    last: Point | None = None
    for x, y in points:
        outside = x < -50 or y < -50 or x > view.width + 50 or y > view.height + 50
        if last is None or math.hypot(x - last[0], y - last[1]) >= (30 if outside else FINEST):
            yield x, y
            last = (x, y)


def kilometre_bar(view: View) -> tuple[int, float]:
    """Return a round number of kilometres for the scale, and its length in pixels."""
    for step in (10, 25, 50, 100, 250, 500, 1000, 2500):
        if view.pixels(step) >= 50:
            return step, view.pixels(step)
    return 5000, view.pixels(5000)
