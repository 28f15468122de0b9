"""The plot of the scale benchmark: seconds against reports, both in powers of ten, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 64, 150, 20, 48
COLOURS = ("#1b5e8c", "#b3541e", "#4d7c2f")
Point = tuple[float, float]


def svg(lines: Mapping[str, Sequence[Point]]) -> str:
    """Return a plot of named lines of points (reports, seconds)."""
    points = [point for line in lines.values() for point in line]
    across, up = (decades([point[axis] for point in points]) for axis in (0, 1))
    body = "\n".join([*_grid(across, up), *_lines(lines, across, up)])
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    style = 'font-family="sans-serif" font-size="13" fill="#444"'
    words = "<title>Seconds of processor time against reports</title>"
    page = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {style} role="img">\n{words}\n{page}\n{body}\n</svg>\n'


def decades(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten between which some values lie."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _x(value: float, across: tuple[int, int]) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(value) - across[0]) / (across[1] - across[0])


def _y(value: float, up: tuple[int, int]) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(value) - up[0]) / (up[1] - up[0])


def _grid(across: tuple[int, int], up: tuple[int, int]) -> Iterator[str]:
    """Yield the lines and labels of the powers of ten."""
    foot, end = HEIGHT - BOTTOM, WIDTH - RIGHT
    for power in range(across[0], across[1] + 1):
        x = _x(10**power, across)
        yield f'<path d="M{x:.1f} {TOP}V{foot}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{foot + 20}" text-anchor="middle">{10**power:,}</text>'
    for power in range(up[0], up[1] + 1):
        y = _y(10.0**power, up)
        yield f'<path d="M{LEFT} {y:.1f}H{end}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
    yield f'<text x="{(LEFT + end) / 2}" y="{HEIGHT - 8}" text-anchor="middle">reports in the record</text>'


def _lines(lines: Mapping[str, Sequence[Point]], across: tuple[int, int], up: tuple[int, int]) -> Iterator[str]:
    """Yield each line with its dots and its name behind the last of them."""
    for colour, (name, line) in zip(COLOURS, lines.items(), strict=False):
        at = [(_x(reports, across), _y(seconds, up)) for reports, seconds in line]
        yield f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in at)}" fill="none" stroke="{colour}"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in at)
        yield f'<text x="{at[-1][0] + 10:.1f}" y="{at[-1][1] + 4:.1f}" fill="{colour}">{name}</text>'
