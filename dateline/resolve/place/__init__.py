"""Place names read as places: one gazetteer row, how exactly the words put it there, or none of these."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.gazetteer import Gazetteer, is_within
from dateline.gazetteer.countries import country_name
from dateline.gazetteer.names import key
from dateline.records import Document, Parsed, Place, PlaceName, Span
from dateline.resolve.place import wording
from dateline.resolve.place.anchor import anchor
from dateline.resolve.place.choose import DEFAULT, choose, shares
from dateline.resolve.place.names import find_spans
from dateline.resolve.place.scene import Mention, Named, survey

__all__ = ["agree", "bounds", "find", "kilometres", "locate", "read", "show"]

SAME_KM = 25.0
"""Two places so near each other are not told apart: UCDP's 'near', where_prec 2."""

PRECISIONS = {"settlement": 1, "site": 1, "district": 3, "province": 4, "region": 5, "country": 6}
"""UCDP's where_prec of a place named by itself."""

TOWN = ("settlement",)
AREA = ("province", "district")
LOCAL = ("settlement", "site")
NAMESAKE = 0.25
"""Share of an area's people that its namesake town must have to be what the bare name means (Quebec City: 0.05)."""
WINDOW = 90
"""Code points around a name that are read for what they say of it."""

RADII = {1: 5.0, 2: 25.0, 3: 50.0, 4: 200.0, 5: 400.0, 6: 800.0, 7: 1500.0}
"""Kilometres around a place within which each where_prec leaves the happening: the bounds of a place value."""


def find(parsed: Parsed, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Return every place name of a document with the place that it means, or None, in text order."""
    spans = find_spans(parsed, gazetteer)
    return _resolve(parsed, spans, gazetteer)


def locate(parsed: Parsed, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Return the place that the name at each of the spans means, in the order of the spans."""
    found = [span for span in find_spans(parsed, gazetteer) if not any(span.overlaps(given) for given in spans)]
    resolved = {name.span: name for name in _resolve(parsed, sorted({*spans, *found}), gazetteer)}
    return tuple(resolved[span] for span in spans)


def read(words: str, context: tuple[Parsed, Gazetteer]) -> PlaceName:
    """Return what a name means that may stand anywhere in a document, or outside it."""
    parsed, gazetteer = context
    at = parsed.text.find(words) if words else -1
    if at >= 0:
        return locate(parsed, [Span(at, at + len(words))], gazetteer)[0]
    (name,) = _resolve(Parsed(Document("", words), ()), [Span(0, len(words))], gazetteer)
    return name


def bounds(name: PlaceName) -> tuple[float, float, float] | None:
    """Return latitude, longitude and the radius in kilometres within which the words leave the happening."""
    if name.place is None:
        return None
    return name.place.lat, name.place.lon, RADII[name.precision or 6]


def agree(a: Place, b: Place) -> bool:
    """Tell whether two places can both be true of one happening: the same, one inside the other, or side by side."""
    return is_within(a, b) or is_within(b, a) or kilometres(a, b) <= SAME_KM


def show(place: Place) -> str:
    """Return a place for a person: 'Verviers, Wallonia, Belgium'."""
    country = country_name(place.country) if place.kind != "country" else ""
    return ", ".join(dict.fromkeys(part for part in (place.name, place.province, country) if part))


def kilometres(a: Place, b: Place) -> float:
    """Return the distance between two places."""
    (x, y), (u, v) = ((math.radians(p.lat), math.radians(p.lon)) for p in (a, b))
    h = math.sin((u - x) / 2) ** 2 + math.cos(x) * math.cos(u) * math.sin((v - y) / 2) ** 2
    return 6371 * 2 * math.asin(min(1.0, math.sqrt(h)))


def _resolve(parsed: Parsed, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Choose a place for every span of a document."""
    scene = survey(parsed, spans, gazetteer)
    scores = choose(scene)
    found = [
        _settle(parsed.text, named, mention, scores[named.form]) for named in scene.names for mention in named.mentions
    ]
    return anchor(parsed, sorted(found, key=lambda name: name.starts), scene.dateline)


def _settle(text: str, named: Named, mention: Mention, scores: list[float]) -> PlaceName:
    """Settle one mention: the best candidate, what is said right here counting once more."""
    starts, ends = mention.span
    before, after = text[max(0, starts - WINDOW) : starts], text[ends : ends + WINDOW]
    said = _said(before, after)
    here = [
        score + DEFAULT.stated * (place.id in mention.stated) + DEFAULT.said * (place.kind in said)
        for score, place in zip(scores, named.candidates, strict=True)
    ]
    best = max(range(len(here)), key=here.__getitem__, default=-1)
    if best < 0 or here[best] < DEFAULT.none:
        return PlaceName(starts, ends, None)
    place = named.candidates[best] if said == AREA else _town_of(named.candidates[best], named)
    tail = wording.site_tail(after)
    site = f"{text[starts:ends]}{after[: after.find(tail) + len(tail)]}" if tail and place.kind in LOCAL else ""
    return PlaceName(starts, ends, place, _precision(text, mention.span, place), site, round(shares(here)[best], 3))


def _said(before: str, after: str) -> tuple[str, ...]:
    """Return the kinds of place that the words around a name call it."""
    if wording.says_town(before, after):
        return TOWN
    return AREA if wording.says_area(before, after) else ()


def _town_of(area: Place, named: Named) -> Place:
    """Return the town that an area is named after, where most of its people live in it: 'in Idlib' is in the city."""
    if area.kind not in ("province", "district"):
        return area
    towns = (p for p in named.candidates if p.kind == "settlement" and is_within(p, area) and key(p.name) == named.form)
    return next((town for town in towns if town.population >= NAMESAKE * area.population), area)


def _precision(text: str, span: Span, place: Place) -> int:
    """Return UCDP's where_prec for a place as the words put it."""
    if place.id.startswith("sea:"):
        return 7
    name = text[span.starts : span.ends]
    before = text[max(0, span.starts - WINDOW) : span.starts]
    if place.kind in LOCAL and wording.is_near(before):
        return 2
    is_noun = key(wording.core(name)) == key(place.name)  # 'eastern Belgian city': no part of Belgium
    if place.kind == "country" and is_noun and (wording.core(name) != wording.bare(name) or wording.says_part(before)):
        return 5
    return PRECISIONS[place.kind]
