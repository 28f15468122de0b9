"""ACLED: one row an incident and day in the 31 columns of ACLED's table.

The columns, codes and rules are those of ACLED's codebook, which was read in full. Whether an incident is political,
and what kind of actor a named group is, is for a coder to say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from functools import cache, cached_property
from importlib.resources import files

from dateline.export import words
from dateline.export.case import Case, cases, middle, proper
from dateline.export.table import TABLES, Column, Format, LeftOut, Table, header, row
from dateline.fields import field_named
from dateline.records import Record
from dateline.resolve.figure import people

WEEK, MONTH = 7, 31
"""Most days that a date may leave open for time_precision 2 and 3."""

GEO_PRECISIONS = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 7: 3}
"""ACLED's geo_precision for UCDP's where_prec: a district is a small part of a region. A country has none."""

BEGINNING = re.compile(r"\b(?:early|beginning|start)\b", re.IGNORECASE)
END = re.compile(r"\b(?:late|end)\b", re.IGNORECASE)
"""Words by which a month's first or last day stands for it."""

SOLDIERLY = frozenset({"police", "soldiers"})
CIVIL = frozenset({"civilians", "women", "men", "children", "officials", "journalists", "hostages"})
"""Whom the reports count among the harmed: forces of a state, and people who are civilians to ACLED."""

ARMED = "Political militia"
"""What ACLED calls an Unidentified Armed Group."""

KINDS = (
    "State forces", "Rebel group", ARMED, "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
)  # fmt: skip
"""Kinds of actors in the order in which an interaction names them."""


@dataclass(frozen=True)
class Entry:
    """An incident on one day: of a lasting one its share, of any other all of it."""

    case: Case
    serial: int
    day: Day
    time_precision: int
    share: int  # of the killed
    days: int = 1  # how many days the incident has

    @cached_property
    def sub_event(self) -> str:
        """ACLED's sub-event type."""
        answer = field_named("type").answer(self.case.answer("type") or "attack")
        return answer.acled if answer else ""

    @cached_property
    def event(self) -> tuple[str, str]:
        """ACLED's event type and disorder type."""
        return sub_events()[self.sub_event]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups said to be behind it."""
        return proper(self.case.names("perpetrator_group"))

    @cached_property
    def first(self) -> tuple[str, str]:
        """Actor 1 and its kind: a group as reported, else rioters or nobody known; a named person is no group."""
        country = self.case.country.name
        if self.groups:
            return self.groups[0], ""
        if self.event[0] == "Riots":
            return f"Rioters ({country})", "Rioters"
        is_known = self.event[0] == "Strategic developments" or proper(self.case.names("perpetrator"))
        return ("", "") if is_known else (f"Unidentified Armed Group ({country})", ARMED)

    @cached_property
    def second(self) -> tuple[str, str]:
        """Actor 2 and its kind: civilians where they were the ones hit; in a battle the other group."""
        if self.event[0] == "Battles":
            return (self.groups[1], "") if len(self.groups) > 1 else ("", "")
        return (f"Civilians ({self.case.country.name})", "Civilians") if self.hits_civilians else ("", "")

    @cached_property
    def hits_civilians(self) -> bool:
        """Tell whether civilians were targeted: the reports count them, or it is violence against civilians."""
        told = harmed(self.case)
        is_against = self.event[0] == "Violence against civilians" and not told & SOLDIERLY
        return self.event[0] not in ("Battles", "Strategic developments") and (is_against or bool(told & CIVIL))

    @property
    def interaction(self) -> str:
        """Both kinds of actors, in ACLED's order; empty where that of a named actor is not known."""
        kinds = [kind for actor, kind in (self.first, self.second) if actor]
        if not kinds or not all(kinds):
            return ""
        return "-".join(sorted(kinds, key=KINDS.index)) if len(kinds) > 1 else f"{kinds[0]} only"


@cache
def sub_events() -> dict[str, tuple[str, str]]:
    """Return event type and disorder type by sub-event type."""
    table = tomllib.loads(files("dateline.export").joinpath("data/acled.toml").read_text("utf-8"))
    return {sub: (event["name"], event["disorder"]) for event in table["events"] for sub in event["subs"]}


def harmed(case: Case) -> frozenset[str]:
    """Return whom the reports count or name among the harmed: 'civilians', 'police', 'children'."""
    counted = {c.counts for _, c in case.asserted if c.field in ("killed", "injured", "abducted") and c.value}
    named = {people.counted(word) for name in case.names("victim") for word in re.findall(r"[\w-]+", name)}
    return frozenset(counted | named) - {"", "all"}


# -- days ---------------------------------------------------------------------------------------------------------


def days_of(case: Case) -> tuple[tuple[Day, int], ...]:
    """Return the days of an incident with their time_precision; none where the date is vaguer than a month."""
    if case.days is None or case.width is None or case.width > MONTH:
        return ()
    first, last = case.days
    if case.is_lasting:
        return tuple((first + timedelta(days=n), 1) for n in range(case.width))
    if case.width == 1:
        return ((first, 1),)
    if case.width <= WEEK:
        return ((middle(first, last), 2),)
    quote = " ".join(claim.quote for value in case.incident.stated("date") for _, claim in case.behind(value)[:1])
    return ((first if BEGINNING.search(quote) else last if END.search(quote) else middle(first, last), 3),)


def shares(total: int, days: int) -> tuple[int, ...]:
    """Divide a total evenly over days, the remainder to the first."""
    each = total // days
    return (total - each * (days - 1), *(each,) * (days - 1))


def _notes(r: Entry) -> str:
    """Return the incident in sentences, how a total was divided, and its id in the record."""
    total = r.case.number("killed")
    divided = f"The {total} killed are divided over {r.days} days, the remainder on the first." if total else ""
    parts = (words.account(r.case), divided if r.days > 1 else "", words.conflicts(r.case))
    return f"{' '.join(part for part in parts if part)} [Dateline {r.case.incident.id}]"


# -- columns ------------------------------------------------------------------------------------------------------

COLUMNS: tuple[Column[Entry], ...] = (
    Column("event_id_cnty", "The country's ISO 3166-1 letters and a number in this table: not ACLED's.",
           lambda r: f"{r.case.country.iso3}{r.serial}"),
    Column("event_date", "The day (ISO): of a week or a month its middle day, of the beginning or the end of a month"
           " the first or the last day.", lambda r: r.day.isoformat()),
    Column("year", "Year.", lambda r: r.day.year),
    Column("time_precision", "1 a day, 2 some day of a week, 3 some day of a month.", lambda r: r.time_precision),
    Column("disorder_type", "By the sub-event type.", lambda r: r.event[1]),
    Column("event_type", "By the sub-event type.", lambda r: r.event[0]),
    Column("sub_event_type", "By the type of the codebook; Attack where no report tells one.", lambda r: r.sub_event),
    Column("actor1", "The first group said to be behind it, as reported; else Rioters or Unidentified Armed Group with"
           " the country; blank where only a person is named.", lambda r: r.first[0]),
    Column("assoc_actor_1", "Further groups; of a battle from the third.",
           lambda r: "; ".join(r.groups[2 if r.event[0] == "Battles" else 1:])),
    Column("inter1", "Of Rioters and unidentified groups; what kind of actor a named group is stays blank.",
           lambda r: r.first[1]),
    Column("actor2", "Civilians with the country, where they were hit; of a battle the second group.",
           lambda r: r.second[0]),
    Column("assoc_actor_2", "Not read."),
    Column("inter2", "Civilians, or blank.", lambda r: r.second[1]),
    Column("interaction", "Of the two, where both are known.", lambda r: r.interaction),
    Column("civilian_targeting", "Where civilians were hit outside of a battle.",
           lambda r: "Civilians targeted" if r.hits_civilians else None),
    Column("iso", "ISO 3166-1 number.", lambda r: r.case.country.iso_number),
    Column("region", "ACLED's region; blank for countries whose region is in doubt.",
           lambda r: r.case.country.acled_region, mark="M"),
    Column("country", "The country.", lambda r: r.case.country.name),
    Column("admin1", "First-order area.", lambda r: r.case.province),
    Column("admin2", "Second-order area.", lambda r: r.case.district),
    Column("admin3", "Not in the gazetteer."),
    Column("location", "The place.", lambda r: r.case.place.name if r.case.place else None),
    Column("latitude", "Degrees north, four decimals; of an area the gazetteer's point, not a town in it.",
           lambda r: round(r.case.place.lat, 4) if r.case.place else None),
    Column("longitude", "Degrees east, four decimals.", lambda r: round(r.case.place.lon, 4) if r.case.place else None),
    Column("geo_precision", "1 the town, 2 near it or a district, 3 a larger area.",
           lambda r: GEO_PRECISIONS[r.case.precision or 0]),
    Column("source", "Outlets of the independent reports, the oldest first.",
           lambda r: "; ".join(dict.fromkeys(document.outlet or document.address for document in r.case.sources))),
    Column("source_scale", "How near a source is to the event is not known."),
    Column("notes", "The incident in sentences built from the stated values, conflicts between reports, and the id of"
           " the incident in the record.", _notes),
    Column("fatalities", "Killed; of an incident that lasted, the share of the day.", lambda r: r.share or None, 0),
    Column("tags", "ACLED's own."),
    Column("timestamp", "When ACLED published a row."),
)  # fmt: skip


def make(record: Record) -> Table:
    """Return the table of a record."""
    every = cases(record)
    left = tuple(LeftOut(case.incident.id, reason) for case in every for reason in (why_not(case),) if reason)
    parts = [part for case in every if not why_not(case) for part in _parts(case)]
    parts.sort(key=lambda r: (r.day, r.case.incident.id))
    rows = (row(COLUMNS, replace(part, serial=number)) for number, part in enumerate(parts, 1))
    return Table(rows, header(COLUMNS), left)


def _parts(case: Case) -> Iterator[Entry]:
    """Yield the days of an incident, not yet numbered."""
    days = days_of(case)
    for (day, precision), share in zip(days, shares(case.number("killed") or 0, len(days)), strict=True):
        yield Entry(case, 0, day, precision, share, len(days))


def why_not(case: Case) -> str:
    """Return why an incident has no row; empty where it has one."""
    if case.answer("status") not in ("happened", "background", ""):
        return f"only {words.depicted(case)}"
    if case.place is None:
        return "without a place"
    if case.precision not in GEO_PRECISIONS:
        return "placed in a country only"
    if days_of(case):
        return ""
    return "that lasted for more than a month" if case.is_lasting else "dated more vaguely than a month"


FORMAT: Format = Format("acled", "ACLED, 31 columns: one row an incident and day.", "acled@1", TABLES, make, COLUMNS)
