"""Make dateline/web/static/world.json.gz, the outlines behind the maps, from Natural Earth's countries.

    python tools/make_world.py countries-50m.json

The input is that file of the npm package world-atlas 2.0.2 (TopoJSON of Natural Earth 1:50m, public domain).
The output is a list of rings; a ring is a flat list of hundredths of degrees, longitude and latitude in turn, each
point after the first as its difference from the one before.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "dateline" / "web" / "static" / "world.json.gz"


def main(source: Path) -> None:
    """Read TopoJSON and write the rings."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = [decode(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [delta(part) for ring in country_rings(topology, arcs) for part in cut(ring)]
    data = json.dumps([ring for ring in rings if len(ring) > 8], separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{TARGET.name}: {len(rings)} rings, {TARGET.stat().st_size} bytes")


def decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """Return the points of a quantised arc in degrees."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return points


def country_rings(
    topology: dict[str, Any], arcs: list[list[tuple[float, float]]]
) -> Iterator[list[tuple[float, float]]]:
    """Yield every ring of every country."""
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: list[tuple[float, float]] = []
                for number in ring:
                    part = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += part[1:] if points else part
                yield points


def cut(ring: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """Yield a ring in pieces where it jumps from one edge of the map to the other."""
    piece = ring[:1]
    for before, point in pairwise(ring):
        if abs(point[0] - before[0]) > 180:
            yield piece
            piece = []
        piece.append(point)
    yield piece


def delta(ring: list[tuple[float, float]]) -> list[int]:
    """Return a ring as differences of hundredths of degrees, repeated points left out."""
    flat: list[int] = []
    before = (0, 0)
    for lon, lat in ring:
        point = (round(lon * 100), round(lat * 100))
        if not flat or point != before:
            flat += [point[0] - before[0], point[1] - before[1]]
            before = point
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
