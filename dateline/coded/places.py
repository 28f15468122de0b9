"""Where a coded row took place: the gazetteer's row for its name, country and coordinates, else the coordinates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.gazetteer import Gazetteer
from dateline.ids import identify
from dateline.records import Place
from dateline.resolve.place import kilometres

NEAR = 50.0
"""Kilometres within which a named place is the one that the coordinates mean: two gazetteers differ about as much in
where a large town or a county has its middle."""

AREAS = {3: ("district",), 4: ("province", "district"), 5: ("region", "province"), 6: ("country",), 7: ("region",)}
"""Kinds of place that a where_prec stands for; the finer ones stand for towns."""

TOWNS = ("settlement", "site", "district")
Point = tuple[float, float]

PRECISIONS = {"district": 3, "province": 4, "region": 5, "country": 6}
"""The where_prec of areas; a town or a site is exact."""


def locate(gazetteer: Gazetteer, name: str, country: str, point: Point | None, precision: int) -> Place | None:
    """Return the place that a name means in a country, nearest to the coordinates where there are any.

    Where the gazetteer has none of the kind nearby, the coordinates make a place of their own; without any, None.
    """
    home = country_of(gazetteer, country)
    if precision == 6:
        return home
    kinds = AREAS.get(precision, TOWNS)
    here = Place("", name, kinds[0], home.country if home else "", *(point or (0.0, 0.0)))
    for wanted in (kinds, TOWNS):  # a county that the gazetteer has by its town alone is that town, no more precisely
        fits = _fitting(here, wanted, is_placed=point is not None)
        found = [place for place in gazetteer.candidates(name) if fits(place)]
        if found:
            return min(found, key=lambda place: kilometres(place, here)) if point else found[0]
    return replace(here, id=f"coded:{identify(name, here.country, here.lat, here.lon)}") if point and name else None


def locate_name(gazetteer: Gazetteer, words: str, country: str) -> tuple[Place, int] | None:
    """Return the place that a name means in a country, with its where_prec; or the country of that name.

    Another country can stand behind a comma: 'Salto, Uruguay'. Of a name without any nobody could say where it is, nor
    whether 'Lebanon' is the country or a town in Pennsylvania.
    """
    name, _, abroad = (part.strip() for part in words.rpartition(","))
    if name and country_of(gazetteer, abroad):
        found = [_locate_in(gazetteer, name, abroad)]
    else:
        lands = (place for place in gazetteer.candidates(words) if place.kind == "country")
        found = [_locate_in(gazetteer, words, country), next(lands, None)]
    places = [place for place in found if place]
    if len({place.country for place in places}) != 1:
        return None
    return places[0], PRECISIONS.get(places[0].kind, 1)


def _locate_in(gazetteer: Gazetteer, name: str, country: str) -> Place | None:
    """Return the largest town or district of a name in a country that the gazetteer has, else the province."""
    if country_of(gazetteer, country) is None:
        return None
    found = (locate(gazetteer, name, country, None, precision) for precision in (1, 4))
    return next(filter(None, found), None)


def country_of(gazetteer: Gazetteer, name: str) -> Place | None:
    """Return the country of a name; a name in brackets, as UCDP writes, may be another for the same."""
    names = [name, *name.replace(")", "").split("(")]
    found = (place for form in names for place in gazetteer.candidates(form.strip()) if place.kind == "country")
    return next(found, None)


def _fitting(here: Place, kinds: tuple[str, ...], *, is_placed: bool) -> Callable[[Place], bool]:
    """Return whether a place is of a kind, in the country, and near where the coordinates are."""

    def fits(place: Place) -> bool:
        is_home = not here.country or place.country == here.country
        is_near = not is_placed or kinds != TOWNS or kilometres(place, here) <= NEAR
        return place.kind in kinds and is_home and is_near

    return fits
