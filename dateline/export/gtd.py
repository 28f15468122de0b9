"""GTD: one row an incident in the 135 columns of the Global Terrorism Database, with its codes and its unknowns.

The columns and their order were found alike in two independent public loaders of GTD. It is the shape alone: whether an
incident is terrorism in GTD's sense (crit1 to crit3, doubtterr) is for a coder to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, partial
from typing import Any

from dateline.export import gtd_codes, words
from dateline.export.case import Case, cases, proper
from dateline.export.gtd_codes import Sorted, code
from dateline.export.table import TABLES, Cell, Column, Format, LeftOut, Table, header, row
from dateline.fields import field_named
from dateline.records import Record
from dateline.resolve import figure

UNSURE = -9
"""GTD's unknown of a flag."""

NO_COUNT = -99
"""GTD's unknown of a count."""

UNKNOWN = "Unknown"
"""GTD's unknown of a name."""


@dataclass(frozen=True)
class Entry:
    """An incident with its number in the table, and the codes of it that several columns share."""

    case: Case
    serial: int

    @cached_property
    def kind(self) -> str:
        """The type of the codebook."""
        return self.case.answer("type")

    @property
    def first(self) -> Day:
        """The first possible day: incidents without one have no row."""
        assert self.case.days
        return self.case.days[0]

    @property
    def has_month(self) -> bool:
        """Tell whether the month is known."""
        first, last = self.case.days or (Day.min, Day.max)
        return self.has_day or first.month == last.month

    @property
    def has_day(self) -> bool:
        """Tell whether the day is known: of a lasting incident, the first."""
        return self.case.width == 1 or self.case.is_lasting

    @property
    def eventid(self) -> int:
        """The day with zeros for what is not known, and the number of the incident on that day."""
        month, day = self.first.month * self.has_month, self.first.day * self.has_day
        return ((self.first.year * 100 + month) * 100 + day) * 10_000 + self.serial

    @cached_property
    def specificity(self) -> int:
        """How exactly the coordinates are those of the incident: 1 a town, 3 and 4 areas, 5 not known."""
        return {1: 1, 2: 1, 3: 3, 4: 4}.get(self.case.precision or 0, 5)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups said to be behind it."""
        return proper(self.case.names("perpetrator_group"))

    @cached_property
    def weapons(self) -> Sorted:
        """Types of weapon with the names that say so."""
        return gtd_codes.weapons(self.case.names("weapon"), self.kind) or ((UNKNOWN, ()),)

    @cached_property
    def targets(self) -> Sorted:
        """Types of target with the names that say so: what was hit first, then who."""
        names = self.case.names("target", "victim")
        return gtd_codes.targets(names) or ((UNKNOWN, names),)

    @property
    def holds_people(self) -> bool:
        """Tell whether people were taken."""
        return self.kind in ("kidnapping", "hijacking") or bool(self.case.number("abducted"))

    @property
    def harms_property(self) -> bool:
        """Tell whether the type itself says that property was damaged."""
        return self.kind in ("arson", "sabotage")


# -- columns ------------------------------------------------------------------------------------------------------


def _at(place: Callable[[Entry], Sequence[Any]], number: int) -> Callable[[Entry], Any]:
    """Return what gives item `number` (from 1) of some items, or None."""
    return lambda r: next(iter(place(r)[number - 1 : number]), None)


def _never(names: str, why: str, unknown: Cell = "") -> tuple[Column[Entry], ...]:
    """Return columns that are never filled."""
    return tuple(Column(name, why, None, unknown) for name in names.split())


def _attack_types() -> Iterator[Column[Entry]]:
    def name(r: Entry) -> str:
        answer = field_named("type").answer(r.kind)
        return answer.gtd if answer and answer.gtd else UNKNOWN

    yield Column("attacktype1", "Code of the type.", lambda r: code("attacktype", name(r)))
    yield Column("attacktype1_txt", "The type of the incident under GTD's name; Unknown where GTD has none.", name)
    yield from _never("attacktype2 attacktype2_txt attacktype3 attacktype3_txt", "The record states one type.")


def _target_types() -> Iterator[Column[Entry]]:
    for n in (1, 2, 3):
        nth = _at(lambda r: r.targets, n)
        yield Column(f"targtype{n}", "Code of it.", _with(nth, lambda t: code("targtype", t[0])))
        yield Column(
            f"targtype{n}_txt", "What was hit, then who, by the words of the names.", _with(nth, lambda t: t[0])
        )
        yield from _never(f"targsubtype{n} targsubtype{n}_txt corp{n}", "Not read.")
        yield Column(f"target{n}", "The names, as reported.", _with(nth, lambda t: "; ".join(t[1]) or UNKNOWN))
        yield from _never(f"natlty{n} natlty{n}_txt", "Nationality is not inferred.")


def _weapon_types() -> Iterator[Column[Entry]]:
    for n in (1, 2, 3, 4):
        nth = _at(lambda r: r.weapons, n)
        yield Column(f"weaptype{n}", "Code of it.", _with(nth, lambda w: code("weaptype", w[0])))
        yield Column(f"weaptype{n}_txt", "By the words of the weapons, else by the type.", _with(nth, lambda w: w[0]))
        yield from _never(f"weapsubtype{n} weapsubtype{n}_txt", "Not read.")
    yield Column("weapdetail", "The weapons, as reported.", lambda r: "; ".join(r.case.names("weapon")))


def _with(nth: Callable[[Entry], Any], use: Callable[[Any], Cell]) -> Callable[[Entry], Cell]:
    """Return a use of an item, None where there is no such item."""

    def fill(r: Entry) -> Cell:
        item = nth(r)
        return None if item is None else use(item)

    return fill


def _groups() -> Iterator[Column[Entry]]:
    for n in (1, 2, 3):
        unknown = UNKNOWN if n == 1 else ""
        yield Column(
            "gname" + (str(n) if n > 1 else ""), "A group said to be behind it.", _at(lambda r: r.groups, n), unknown
        )
        yield from _never("gsubname" + (str(n) if n > 1 else ""), "Not read.")


def _uncertain(r: Entry, number: int) -> int | None:
    """Tell whether a group is only suspected: somebody denies it, or no outlet says so in its own words."""
    name = next(iter(r.groups[number - 1 : number]), None)
    found = [v for v in r.case.incident.stated("perpetrator_group") if name and v.value.endswith(name)]
    told = [claim for value in found for _, claim in r.case.behind(value)]
    if not told:
        return None
    return int(any(value.status == "disputed" for value in found) or all(claim.speaker for claim in told))


def _uncertainties() -> Iterator[Column[Entry]]:
    why = "1 where somebody denies it, or no outlet says so in its own words; 0 otherwise."
    for n in (1, 2, 3):
        yield Column(f"guncertain{n}", why, partial(_uncertain, number=n))


def _perpetrators(r: Entry) -> int | None:
    """Return how many there were, where the one name for them says so: 'two gunmen', not 'two gunmen and a driver'."""
    names = r.case.names("perpetrator")
    count = figure.read(names[0].split()[0]) if len(names) == 1 and " and " not in names[0] else None
    return count.low if count and count.low == count.high else None


def _conflicts(r: Entry) -> str:
    """Return the conflicts between reports, and the sources beyond the third."""
    rest = "; ".join(map(words.citation, r.case.sources[3:]))
    return " ".join(part for part in (words.conflicts(r.case), f"More sources: {rest}." if rest else "") if part)


def _is_claimed(r: Entry) -> bool:
    return bool(r.case.names("claimed_by"))


def _vicinity(r: Entry) -> int | None:
    return {1: 0, 2: 1}.get(r.case.precision or 0)


def _extended(r: Entry) -> int | None:
    """Tell whether it lasted for more than a day: not known of people taken, and of a vague date."""
    if r.case.is_lasting:
        return 1
    return 0 if r.has_day and not r.holds_people else None


def _if(test: Callable[[Entry], bool], cell: Cell) -> Callable[[Entry], Cell]:
    return lambda r: cell if test(r) else None


COLUMNS: tuple[Column[Entry], ...] = (
    Column("eventid", "yyyymmdd of the first possible day, 00 for what is not known, and four digits that number the"
           " incidents of that day in the order of their ids: stable while the incidents of the day are.",
           lambda r: r.eventid),
    Column("iyear", "Year.", lambda r: r.first.year),
    Column("imonth", "Month.", lambda r: r.first.month if r.has_month else None, 0),
    Column("iday", "Day; of an incident that lasted, the first.", lambda r: r.first.day if r.has_day else None, 0),
    Column("approxdate", "The date in words, where the day is not known.",
           lambda r: None if r.has_day else r.case.shown_date),
    Column("extended", "1 where the words give a first and a last day; 0 where they give one.", _extended),
    Column("resolution", "The last day (ISO), where extended is 1.",
           lambda r: r.case.days[1].isoformat() if r.case.is_lasting and r.case.days else None),
    Column("country", "GTD's code of the country.", lambda r: r.case.country.gtd, mark="M"),
    Column("country_txt", "The country.", lambda r: r.case.country.gtd_name),
    Column("region", "GTD's code of the region.", lambda r: r.case.country.gtd_region, mark="M"),
    Column("region_txt", "The region, by country.", lambda r: gtd_codes.region(r.case.country.gtd_region), mark="M"),
    Column("provstate", "First-order area.", lambda r: r.case.province, UNKNOWN),
    Column("city", "The town.", lambda r: r.case.town, UNKNOWN),
    Column("latitude", "Degrees north; blank where specificity is 5.",
           lambda r: r.case.place.lat if r.case.place and r.specificity < 5 else None),
    Column("longitude", "Degrees east; blank where specificity is 5.",
           lambda r: r.case.place.lon if r.case.place and r.specificity < 5 else None),
    Column("specificity", "1 in or near a town, 3 a district, 4 a province (the gazetteer's point of it), 5 not known;"
           " 2 is not used.", lambda r: r.specificity),
    Column("vicinity", "1 near the town, 0 in it.", _vicinity, UNSURE),
    Column("location", "The named site.", lambda r: r.case.site),
    Column("summary", "The incident in sentences built from the stated values.", lambda r: words.account(r.case)),
    *_never("crit1 crit2 crit3", "GTD's criteria are for a coder to judge."),
    *_never("doubtterr", "For a coder to judge.", UNSURE),
    *_never("alternative alternative_txt", "For a coder to judge."),
    *_never("multiple", "Whether it is part of a series is for a coder to judge.", UNSURE),
    Column("success", "1 it happened, 0 it was foiled.", lambda r: 0 if r.case.answer("status") == "foiled" else 1),
    Column("suicide", "1 for a suicide bombing; 0 means that no report says so.",
           lambda r: int(r.kind == "suicide_bombing")),
    *_attack_types(),
    *_target_types(),
    *_groups(),
    *_never("motive", "Motives are not inferred."),
    *_uncertainties(),
    *_never("individual", "Whether they belong to no group is not read.", UNSURE),
    Column("nperps", "How many, where the words for them say so.", _perpetrators, NO_COUNT),
    Column("nperpcap", "Arrested attackers.", lambda r: r.case.part("arrested", "attackers"), NO_COUNT),
    Column("claimed", "1 where somebody claimed it. That nobody did is never known.",
           _if(_is_claimed, 1), UNSURE),
    Column("claimmode", "10 (unknown), where claimed is 1.", _if(_is_claimed, 10), mark="M"),
    Column("claimmode_txt", "Unknown, where claimed is 1.", _if(_is_claimed, UNKNOWN)),
    *_never("claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt", "Claims are not told apart by group."),
    Column("compclaim", "1 where more than one claimed it.",
           _if(lambda r: len(r.case.names("claimed_by")) > 1, 1), UNSURE),
    *_weapon_types(),
    Column("nkill", "Killed, attackers who died included where the words include them.",
           lambda r: r.case.number("killed")),
    *_never("nkillus", "Nationality is not read."),
    Column("nkillter", "Attackers among the killed.", lambda r: r.case.part("killed", "attackers")),
    Column("nwound", "Injured.", lambda r: r.case.number("injured")),
    *_never("nwoundus", "Nationality is not read."),
    Column("nwoundte", "Attackers among the injured.", lambda r: r.case.part("injured", "attackers")),
    Column("property", "1 for arson and sabotage.", _if(lambda r: r.harms_property, 1), UNSURE),
    Column("propextent", "4 (unknown), where property is 1.", _if(lambda r: r.harms_property, 4)),
    Column("propextent_txt", "Unknown, where property is 1.", _if(lambda r: r.harms_property, UNKNOWN)),
    *_never("propvalue propcomment", "Not read."),
    Column("ishostkid", "1 for kidnappings and hijackings, and where people were taken.",
           _if(lambda r: r.holds_people, 1), UNSURE),
    Column("nhostkid", "How many were taken; -99 where ishostkid is 1 and no report says how many.",
           lambda r: (r.case.number("abducted") or NO_COUNT) if r.holds_people else None),
    *_never("nhostkidus", "Nationality is not read."),
    Column("nhours", "-99 where ishostkid is 1.", _if(lambda r: r.holds_people, NO_COUNT)),
    Column("ndays", "-99 where ishostkid is 1.", _if(lambda r: r.holds_people, NO_COUNT)),
    *_never("divert kidhijcountry", "Not read."),
    Column("ransom", "-9 where ishostkid is 1.", _if(lambda r: r.holds_people, UNSURE)),
    *_never("ransomamt ransomamtus ransompaid ransompaidus ransomnote", "Not read."),
    Column("hostkidoutcome", "7 (unknown), where ishostkid is 1.", _if(lambda r: r.holds_people, 7), mark="M"),
    Column("hostkidoutcome_txt", "Unknown, where ishostkid is 1.", _if(lambda r: r.holds_people, UNKNOWN)),
    Column("nreleased", "-99 where ishostkid is 1.", _if(lambda r: r.holds_people, NO_COUNT)),
    Column("addnotes", "Where reports contradict what is stated, with quote and speaker; sources beyond the third.",
           _conflicts),
    *(Column(f"scite{n}", "An independent report, the oldest first; reprints are left out.",
             _with(_at(lambda r: r.case.sources, n), words.citation)) for n in (1, 2, 3)),
    Column("dbsource", "Dateline, and the id of the incident in its record.",
           lambda r: f"Dateline {r.case.incident.id}"),
    *_never("INT_LOG INT_IDEO INT_MISC INT_ANY", "Nationality of perpetrators is not read.", UNSURE),
    *_never("related", "For a coder to judge."),
)  # fmt: skip


def make(record: Record) -> Table:
    """Return the table of a record."""
    kept: list[Entry] = []
    left: list[LeftOut] = []
    numbers: dict[str, int] = {}
    for case in cases(record):
        reason = why_not(case)
        if reason:
            left.append(LeftOut(case.incident.id, reason))
            continue
        day = str(Entry(case, 0).eventid)
        numbers[day] = numbers.get(day, 0) + 1
        kept.append(Entry(case, numbers[day]))
    return Table((row(COLUMNS, one) for one in kept), header(COLUMNS), tuple(left))


def why_not(case: Case) -> str:
    """Return why an incident has no row: GTD takes attacks that were carried out or at least begun."""
    if case.days is None or (case.days[0].year != case.days[1].year and not case.is_lasting):
        return "without a year"
    status = case.answer("status")
    if status == "foiled":
        return "only plotted" if case.answer("type") == "plot" else ""
    return f"only {words.depicted(case)}" if words.depicted(case) else ""


FORMAT: Format = Format(
    "gtd", "Global Terrorism Database, 135 columns: one row an incident.", "gtd@1", TABLES, make, COLUMNS
)
