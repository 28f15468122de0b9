"""Puts sites and unlisted names where the text puts them: in the town or area that it names for them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.gazetteer.names import key
from dateline.records import Parsed, Place, PlaceName, Span
from dateline.resolve.place import wording

NARROW = ("settlement", "district", "site")
WIDE = ("country", "region")
"""Areas so wide that they say nothing of a name that may be no place at all."""
IN_ANCHOR = {"settlement": 1, "site": 1, "district": 3, "province": 4, "region": 5, "country": 6}
"""where_prec of a named site whose town, or else whose area, the same sentence gives."""
MOST_AROUND = 10
"""At most so many places before and after a name are considered: a list of thousands of towns is one sentence."""
NEARBY = 200
"""Code points within which a town counts as named together with a site, where the text has no sentences."""


def anchor(parsed: Parsed, names: Sequence[PlaceName], dateline: frozenset[str]) -> tuple[PlaceName, ...]:
    """Return the names, those that mean no place of the gazetteer put in the town or area that the text gives them."""
    placed = [name for name in names if name.place is not None]
    if len(placed) == len(names) or not placed:
        return tuple(names)
    known = {key(wording.bare(_words(parsed, name))): name.place for name in placed}
    home = _home(parsed, placed, dateline)
    starts = [sentence.starts for sentence in parsed.sentences]
    firsts = [name.starts for name in placed]
    return tuple(
        name
        if name.place is not None
        else _anchored(parsed, name, _around(parsed, name, placed, firsts, starts), known, home)
        for name in names
    )


def _anchored(
    parsed: Parsed, name: PlaceName, around: list[PlaceName], known: dict[str, Place | None], home: Place | None
) -> PlaceName:
    """Put one name: in a place that is part of it, else one of its sentence, else where the report is from."""
    words = _words(parsed, name)
    place, is_near = _inside_name(words, known), True
    if place is None:
        place = _best(parsed, name, around)
    if place is None:
        place, is_near = home, False
    tail = wording.site_tail(parsed.text[name.ends : name.ends + 60])
    is_site = bool(tail) or wording.is_site(words) or wording.is_natural(words)
    if place is None or (place.kind in WIDE and not is_site):
        return name
    site = f"{words} {tail}".strip()
    return replace(name, place=place, site=site, precision=_precision(parsed, name, place, is_near, bool(tail)))


def _precision(parsed: Parsed, name: PlaceName, place: Place, is_near: bool, is_site: bool) -> int:
    """Return where_prec: a river is a line (5), a site of the report's own town is somewhere near it (2)."""
    words = _words(parsed, name)
    exact = IN_ANCHOR[place.kind]
    if wording.is_natural(words):
        return max(5, exact)
    if exact == 1 and not (is_near and (is_site or wording.is_site(words))):
        return 2
    if exact == 1 and wording.is_near(parsed.text[max(0, name.starts - 90) : name.starts]):
        return 2
    return exact


def _inside_name(words: str, known: dict[str, Place | None]) -> Place | None:
    """Return a place of the document whose name begins this one: 'Harrogate railway station'."""
    parts = words.split()
    return next(
        (found for end in range(len(parts) - 1, 0, -1) if (found := known.get(key(" ".join(parts[:end]))))), None
    )


def _best(parsed: Parsed, name: PlaceName, around: list[PlaceName]) -> Place | None:
    """Return the place of the same sentence that most likely holds the name: said so, else a town, else the nearest."""
    for other in around:
        between = parsed.text[name.ends : other.starts] if other.starts >= name.ends else None
        if between is not None and wording.lies_in(between):
            return other.place
        between = parsed.text[other.ends : name.starts] if other.ends <= name.starts else None
        if between is not None and wording.holds(between):
            return other.place
    ranked = sorted(
        around, key=lambda other: (_kind(other) not in NARROW, _kind(other) == "country", _gap(name, other))
    )
    return ranked[0].place if ranked else None


def _kind(name: PlaceName) -> str:
    return name.place.kind if name.place else ""


def _gap(name: PlaceName, other: PlaceName) -> int:
    """Return the code points between two names."""
    return max(other.starts - name.ends, name.starts - other.ends)


def _around(
    parsed: Parsed, name: PlaceName, placed: Sequence[PlaceName], firsts: list[int], starts: list[int]
) -> list[PlaceName]:
    """Return the placed names of the name's sentence."""
    number = bisect_right(starts, name.starts) - 1
    span = parsed.sentences[number].span if number >= 0 else Span(name.starts - NEARBY, name.ends + NEARBY)
    at = bisect_right(firsts, name.starts)
    begin = max(bisect_right(firsts, span.starts - 1), at - MOST_AROUND)
    end = min(bisect_right(firsts, span.ends), at + MOST_AROUND)
    return [other for other in placed[begin:end] if other.precision != 6 or _kind(other) == "country"]


def _home(parsed: Parsed, placed: Sequence[PlaceName], dateline: frozenset[str]) -> Place | None:
    """Return where the report is from: its dateline, else the town or area it names most, else the country."""
    for wanted in (NARROW, ("province",), ("country",)):
        counts: Counter[str] = Counter()
        places: dict[str, Place] = {}
        for name in placed:
            if name.place is not None and name.place.kind in wanted:
                bonus = 100 * (key(wording.bare(_words(parsed, name))) in dateline)
                counts[name.place.id] += 1 + bonus
                places[name.place.id] = name.place
        if counts:
            return places[counts.most_common(1)[0][0]]
    return None


def _words(parsed: Parsed, name: PlaceName) -> str:
    """Return the words of a name."""
    return parsed.text[name.starts : name.ends]
