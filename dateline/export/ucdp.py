"""UCDP GED: one row an incident with a death in the 49 columns of UCDP's Georeferenced Event Dataset.

The columns and their order were found alike in two independent public headers. Conflicts, dyads and sides are registers
of UCDP's own: their numbers stay blank, and whether an incident belongs to a conflict is for a coder to say.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from dateline.export import words
from dateline.export.case import Case, cases, proper
from dateline.export.table import TABLES, Column, Format, LeftOut, Table, header, row
from dateline.records import Document, Record

DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Most days that a date may leave open, and the date_prec that this is: a day, days, a week, a month, a year."""

CELLS = 720
"""Columns of PRIO-GRID: cells of half a degree, numbered from 1 in the far south-west, row by row."""

ONE_SIDED = 3
"""type_of_violence: an organised group against civilians."""


@dataclass(frozen=True)
class Entry:
    """An incident with its number in the table, and what several columns share."""

    case: Case
    serial: int

    @property
    def date_precision(self) -> int | None:
        """UCDP's date_prec; None for a date that leaves more than a year open."""
        return next((code for most, code in DATE_PRECISIONS if (self.case.width or 1000) <= most), None)

    @cached_property
    def deaths(self) -> tuple[int, int, int]:
        """Low, best and high estimate: low <= best <= high, whatever the rule says."""
        stated = self.case.value("killed")
        if stated is None:
            return 0, 0, 0
        best = self.case.number("killed") or 0
        low = best if stated.low is None else min(stated.low, best)
        return low, best, best if stated.high is None else max(stated.high, best)

    @cached_property
    def parts(self) -> tuple[int, int]:
        """Attackers and civilians among the best estimate: none where the parts told do not fit into it."""
        attackers = self.case.part("killed", "attackers") or 0
        civilians = self.case.part("killed", "civilians") or 0
        return (attackers, civilians) if attackers + civilians <= self.deaths[1] else (0, 0)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups said to be behind it."""
        return proper(self.case.names("perpetrator_group"))

    @property
    def is_one_sided(self) -> bool:
        """Tell whether a named group killed civilians alone."""
        return bool(self.groups) and 0 < self.deaths[1] == self.parts[1]


def cell(lat: float, lon: float) -> int:
    """Return the number of the PRIO-GRID cell of a point."""
    column = min(math.floor((lon + 180) * 2), CELLS - 1)
    return min(math.floor((lat + 90) * 2), CELLS // 2 - 1) * CELLS + column + 1


def _listed(r: Entry, part: str) -> str:
    return ";".join(_part(document, part) for document in r.case.sources)


def _part(document: Document, part: str) -> str:
    return document.outlet or document.address if part == "outlet" else str(getattr(document, part))


def _article(document: Document) -> str:
    return f'"{_part(document, "outlet")},{document.published},{document.title}"'


def _described(r: Entry) -> str:
    """Return the named site and the words of the report for the place."""
    return "; ".join(dict.fromkeys(part for part in (r.case.site, r.case.place_quote) if part))


def _register(names: str) -> tuple[Column[Entry], ...]:
    return tuple(Column(name, "A number or a name of UCDP's own registers.") for name in names.split())


COLUMNS: tuple[Column[Entry], ...] = (
    Column("id", "A number in this table: not UCDP's.", lambda r: r.serial),
    Column("relid", "The id of the incident in the record.", lambda r: r.case.incident.id),
    Column("year", "Year of the first possible day.", lambda r: r.case.days[0].year if r.case.days else None),
    Column("active_year", "Whether a conflict passed 25 deaths in the year: not known from reports."),
    Column("code_status", "UCDP's own progress of coding."),
    Column("type_of_violence", "3 (one-sided) where a named group killed civilians alone; else for a coder to say.",
           lambda r: ONE_SIDED if r.is_one_sided else None),
    *_register("conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name"
               " side_a_dset_id side_a_new_id"),
    Column("side_a", "The first group said to be behind it, as reported.", lambda r: r.groups[0] if r.groups else None),
    *_register("side_b_dset_id side_b_new_id"),
    Column("side_b", "Civilians, where type_of_violence is 3.", lambda r: "Civilians" if r.is_one_sided else None),
    Column("number_of_sources", "Independent reports: a reprint is none.", lambda r: len(r.case.sources)),
    Column("source_article", "Office, date and title of each independent report, the oldest first.",
           lambda r: ";".join(map(_article, r.case.sources))),
    Column("source_office", "Outlets of the same reports.", lambda r: _listed(r, "outlet")),
    Column("source_date", "Their days of publication.", lambda r: _listed(r, "published")),
    Column("source_headline", "Their headlines.", lambda r: _listed(r, "title")),
    Column("source_original", "The speakers whom the reports give for the stated values.",
           lambda r: ";".join(r.case.speakers)),
    Column("where_prec", "Precision of the place, 1 exact to 7 international waters.", lambda r: r.case.precision),
    Column("where_coordinates", "The place that the coordinates are of.",
           lambda r: r.case.place.name if r.case.place else None),
    Column("where_description", "The named site, and the words of the report.", _described),
    Column("adm_1", "First-order area.", lambda r: r.case.province),
    Column("adm_2", "Second-order area.", lambda r: r.case.district),
    Column("latitude", "Degrees north; of an area the gazetteer's point.",
           lambda r: r.case.place.lat if r.case.place else None),
    Column("longitude", "Degrees east.", lambda r: r.case.place.lon if r.case.place else None),
    Column("geom_wkt", "The same point.",
           lambda r: f"POINT ({r.case.place.lon} {r.case.place.lat})" if r.case.place else None),
    Column("priogrid_gid", "PRIO-GRID cell of the point.",
           lambda r: cell(r.case.place.lat, r.case.place.lon) if r.case.place else None),
    Column("country", "The country under its common name: UCDP's differs for some (Yemen, Congo).",
           lambda r: r.case.country.name),
    Column("country_id", "Gleditsch-Ward number.", lambda r: r.case.country.gw),
    Column("region", "By the Gleditsch-Ward number, as in the codebook of UCDP/PRIO.",
           lambda r: r.case.country.ucdp_region, mark="M"),
    Column("event_clarity", "1; 2 where one report sums up several days.", lambda r: 2 if r.case.is_lasting else 1,
           mark="M"),
    Column("date_prec", "1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year.", lambda r: r.date_precision),
    Column("date_start", "First possible day (ISO).", lambda r: r.case.days[0].isoformat() if r.case.days else None),
    Column("date_end", "Last possible day (ISO).", lambda r: r.case.days[1].isoformat() if r.case.days else None),
    Column("deaths_a", "Attackers among the dead, where a group is named.",
           lambda r: r.parts[0] if r.groups else None, 0),
    Column("deaths_b", "Which of the dead fought for the other side is not read.", None, 0),
    Column("deaths_civilians", "Civilians among the dead, where a report counts them.",
           lambda r: r.parts[1] or None, 0),
    Column("deaths_unknown", "The rest, so that the four sum to best.",
           lambda r: r.deaths[1] - r.parts[1] - (r.parts[0] if r.groups else 0), mark="M"),
    Column("best", "Best estimate of deaths.", lambda r: r.deaths[1]),
    Column("high", "Highest number that the rule lets stand; best where nothing bounds it.", lambda r: r.deaths[2]),
    Column("low", "Lowest number that the rule lets stand.", lambda r: r.deaths[0]),
    *(Column(name, "Only for governments: not read.") for name in ("gwnoa", "gwnob")),
)  # fmt: skip


def make(record: Record) -> Table:
    """Return the table of a record."""
    every = cases(record)
    left = tuple(LeftOut(case.incident.id, reason) for case in every for reason in (why_not(case),) if reason)
    kept = [case for case in every if not why_not(case)]
    rows = (row(COLUMNS, Entry(case, number)) for number, case in enumerate(kept, 1))
    return Table(rows, header(COLUMNS), left)


def why_not(case: Case) -> str:
    """Return why an incident has no row; empty where it has one."""
    one = Entry(case, 0)
    if case.answer("status") not in ("happened", "background", ""):
        return f"only {words.depicted(case)}"
    if not one.deaths[2]:
        return "without a death"
    if one.date_precision is None:
        return "without a year"
    return "" if case.place else "without a place"


FORMAT: Format = Format(
    "ucdp", "UCDP GED, 49 columns: one row an incident with a death.", "ucdp@1", TABLES, make, COLUMNS
)
