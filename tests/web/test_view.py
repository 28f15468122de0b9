from __future__ import annotations

import math
import re
from itertools import combinations

import pytest

from dateline.codebook import parse
from dateline.fields import FIELDS, SHIPPED
from dateline.web.desk.templates import stylesheet
from dateline.web.view import OWN_COLOURS, own_colours

Rgb = tuple[float, float, float]

MARKED = 0.26
"""How much of its field's colour the ground of a quote has."""


def schemes() -> dict[str, dict[str, Rgb]]:
    """Return the colours of the stylesheet by name, light and dark."""
    light, dark, *_ = stylesheet().split(":root {")[1:]
    return {name: dict(_colours(text)) for name, text in {"light": light, "dark": dark.split("\n.")[0]}.items()}


def _colours(text: str) -> list[tuple[str, Rgb]]:
    found = re.findall(r"--(\w+): #([0-9a-f]{6}|[0-9a-f]{3});", text)
    return [(name, _rgb(digits if len(digits) == 6 else "".join(2 * one for one in digits))) for name, digits in found]


def _rgb(digits: str) -> Rgb:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def mixed(colour: Rgb, ground: Rgb, share: float) -> Rgb:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(colour, ground, strict=True))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def book(*names: str, hidden: str = "") -> str:
    hides = {name: "hide = true\n" if name == hidden else "" for name in names}
    return "".join(f'[fields.{name}]\nkind = "name"\nhelp = "x"\n{hides[name]}' for name in names)


def test_each_added_field_has_a_colour_of_its_own_until_there_are_no_more() -> None:
    names = [f"own{number}" for number in range(len(OWN_COLOURS) + 1)]
    assert own_colours(parse(book(*names), "own")) == dict(zip(names, (*OWN_COLOURS, OWN_COLOURS[0]), strict=True))
    assert own_colours(parse(book("motive", "school", hidden="motive"), "own")) == {"school": OWN_COLOURS[0]}
    assert own_colours(SHIPPED) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", OWN_COLOURS)
def test_words_marked_in_it_can_be_read(colour: str, scheme: str) -> None:
    known = schemes()[scheme]
    for ground in (known["card"], known["paper"]):
        assert contrast(known["ink"], mixed(known[colour], ground, MARKED)) >= 4.5
        assert contrast(known[colour], ground) >= 3  # the dot beside the name of the field


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_told_from_the_others(scheme: str) -> None:
    known = schemes()[scheme]
    assert all(math.dist(known[one], known[other]) > 0.2 for one, other in combinations(OWN_COLOURS, 2))
    shipped = re.findall(r"\.f-(\w+)[^{]*\{ --f: var\(--(\w+)\)", stylesheet())
    assert {name for name, _ in shipped} <= {field.name for field in FIELDS}
    assert not {colour for _, colour in shipped} & set(OWN_COLOURS)
    assert all(math.dist(known[one], known[other]) > 0.1 for one in OWN_COLOURS for _, other in shipped)
