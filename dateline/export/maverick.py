"""MAVERICK: one row for each incident in each report, in the columns of the R package eventreport.

The package makes one event of the rows that share an `event_id`, under each of its published models; so do Dateline's
rules maverick_*. The columns and their order are those of the package's own data (doi 10.1093/jopres/xjaf012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, partial
from typing import Literal

from dateline.export import words
from dateline.export.case import Case, cases, proper
from dateline.export.countries import country
from dateline.export.flat import best_claim
from dateline.export.table import TABLES, Cell, Column, Format, LeftOut, Table, header, row
from dateline.records import Account, Claim, Place, Record

ACTORS = range(1, 7)
"""MAVERICK has six slots for actors."""

CONTEXTS = {"clash": "Clash", "riot": "Riot", "raid": "Arrest or raid"}
"""MAVERICK's contexts for types of the codebook; for others it has none."""

LEVELS = {1: 3, 2: 3, 3: 2, 4: 2}
"""MAVERICK's geo_precision for UCDP's where_prec: 3 a town, 2 an area in a country; else 1, the country alone."""

SITE = 6
"""MAVERICK's geo_precision of a street or a building."""

Part = Literal["best", "low", "high"]


@dataclass(frozen=True)
class Entry:
    """What one report tells of one incident."""

    case: Case
    account: Account

    def claim(self, field: str) -> Claim | None:
        """Return the claim that stands for a field of one value."""
        found = best_claim(self.account.mention, field)
        return found if found and found.value and found.stance == "asserted" else None

    @cached_property
    def place(self) -> Place | None:
        """Where this report says that it was."""
        found = self.claim("place")
        return self.case.record.places.get(found.value) if found else None

    @cached_property
    def site(self) -> str:
        """The named building or street."""
        found = self.claim("place")
        return found.hedge if found else ""

    @cached_property
    def level(self) -> int | None:
        """MAVERICK's geo_precision."""
        found = self.claim("place")
        if found is None or self.place is None:
            return None
        return SITE if self.site else LEVELS.get(found.low or 0, 1)

    def day(self, end: int) -> str | None:
        """Return the first possible day (0) or the last (1) as ISO writes it."""
        found = self.claim("date")
        number = (found.low, found.high)[end] if found else None
        return Day(number // 10000, number // 100 % 100, number % 100).isoformat() if number else None

    def count(self, field: str, part: Part) -> int | None:
        """Return the report's number for a figure, or the least or the most that its counts of all people allow."""
        told = [claim for claim in self.account.mention.of(field) if _is_of_all(claim)]
        low = min((claim.low for claim in told if claim.low is not None), default=None)
        high = max((most for claim in told if (most := _most(claim)) is not None), default=None)
        exact = (claim.low for claim in told if claim.low == claim.high)
        return {"low": low, "high": high, "best": next(exact, low)}[part]

    @cached_property
    def actors(self) -> tuple[tuple[str, str], ...]:
        """Who took part, each with the role: those said to be behind it first, then those who were hit."""
        roles = (("perpetrator_group", "perpetrator"), ("perpetrator", "perpetrator"), ("victim", "victim"))
        found = dict.fromkeys((name, role) for field, role in roles for name in proper(self._names(field)))
        return tuple(found)[: len(ACTORS)]

    def _names(self, field: str) -> Iterator[str]:
        told = self.account.mention.of(field)
        yield from (claim.value for claim in told if claim.value and claim.stance == "asserted")

    def targets(self) -> str:
        """Return what was hit."""
        return "; ".join(dict.fromkeys(self._names("target")))

    def source(self) -> str:
        """Return the report as MAVERICK cites one: outlet, day and headline."""
        document = self.account.document
        day = f"({document.published})" if document.published else ""
        return " ".join(part for part in (document.outlet or document.address, day, document.title) if part)


def _is_of_all(claim: Claim) -> bool:
    """Tell whether a figure counts all people of the incident, and somebody asserts it."""
    is_whole = claim.scope not in ("part", "cumulative") and claim.counts in ("", "all")
    return is_whole and claim.stance == "asserted" and bool(claim.value)


def _most(claim: Claim) -> int | None:
    """Return the highest number of a claim: its own where it is open."""
    return claim.low if claim.high is None else claim.high


def _actor(r: Entry, number: int) -> str | None:
    return next((name for name, _ in r.actors[number - 1 : number]), None)


def _is(r: Entry, number: int, role: str) -> int | None:
    """Return 1 where an actor has a role, 0 where it has another; nothing where there is no such actor."""
    return next((int(role == own) for _, own in r.actors[number - 1 : number]), None)


# -- columns ------------------------------------------------------------------------------------------------------


def _never(names: str, why: str) -> Iterator[Column[Entry]]:
    return (Column(name, why) for name in names.split())


def _actors() -> Iterator[Column[Entry]]:
    for n in ACTORS:
        yield Column(
            f"actor{n}", "A group or a person said to be behind it, then who was hit.", partial(_actor, number=n)
        )
        yield from _never(
            " ".join(f"actor{n}_{part}" for part in ("id", "type", "subtype", "party", "violence", "precision")),
            "For a coder to say.",
        )
        yield from _never(f"actor{n}_initiator", "Who began is not read.")
        yield Column(
            f"actor{n}_perpetrator", "1 for who is said to be behind it.", partial(_is, number=n, role="perpetrator")
        )
        yield from _never(f"actor{n}_intervener actor{n}_bystander", "Not read.")
        yield Column(f"actor{n}_victim", "1 for who was hit.", partial(_is, number=n, role="victim"))


def _tolls() -> Iterator[Column[Entry]]:
    says = {
        "best": "The report's exact number of {}; else the least that it allows.",
        "low": "The lowest number of {} that it allows.",
        "high": "The highest number of {} that it allows; of `at least 12` the 12.",
    }
    for name, field in (("deaths", "killed"), ("injuries", "injured")):
        parts: tuple[Part, ...] = ("best", "low", "high")
        for part in parts:
            yield Column(f"{name}_{part}", says[part].format(field), _count(field, part))


def _count(field: str, part: Part) -> Callable[[Entry], Cell]:
    return lambda r: r.count(field, part)


COLUMNS: tuple[Column[Entry], ...] = (
    Column("id", "The report's account of the incident.", lambda r: r.account.mention.id),
    Column("event_id", "The incident; rows of one incident share it.", lambda r: r.case.incident.id),
    Column("country", "The country.", lambda r: country(r.place.country).name if r.place else None),
    *_never("election", "Whether it belongs to an election is for a coder to say."),
    *_never("certain certain1 certain2 certain3 certain4 certain5 certain6", "For a coder to judge."),
    Column("date_start", "First possible day (ISO).", lambda r: r.day(0)),
    Column("date_end", "Last possible day (ISO).", lambda r: r.day(1)),
    Column("city", "The town.", lambda r: r.place.name if r.place and r.level in (3, SITE) else None),
    Column("location", "The named site; where only an area is known, the area.",
           lambda r: r.place.name if r.place and r.level == 2 else r.site),
    Column("latitude", "Degrees north; of an area the gazetteer's point.", lambda r: r.place.lat if r.place else None),
    Column("longitude", "Degrees east.", lambda r: r.place.lon if r.place else None),
    Column("geo_precision", "1 a country, 2 an area in it, 3 a town, 6 a named site; 4 and 5, quarters of towns, are"
           " not told apart.", lambda r: r.level),
    *_actors(),
    Column("event_context", "Clash, Riot, or Arrest or raid, by the type of the codebook.",
           lambda r: CONTEXTS.get(found.value) if (found := r.claim("type")) else None, "Unknown"),
    Column("target", "What was hit. Several are separated by '; '.", Entry.targets),
    *_tolls(),
    *_never("displacement damage", "Not read."),
    Column("source", "Outlet, day and headline of the report.", Entry.source),
    Column("number_of_sources", "1: a row is one report.", lambda _: 1),
    Column("source_author", "Who published it.", lambda r: r.account.document.outlet),
    *_never("source_type source_classification", "For a coder to judge: the models prefer sources by it."),
    *_never("sampling unit_of_analysis aggregation", "How a coder came by the row."),
)  # fmt: skip


def make(record: Record) -> Table:
    """Return the table of a record: the reports of each incident together, incidents by date."""
    every = cases(record)
    left = tuple(LeftOut(case.incident.id, f"only {why}") for case in every if (why := words.depicted(case)))
    kept = [case for case in every if not words.depicted(case)]
    rows = (row(COLUMNS, Entry(case, account)) for case in kept for account in case.accounts)
    return Table(rows, header(COLUMNS), left)


FORMAT: Format = Format(
    "maverick", "MAVERICK event reports, 108 columns: one row for each incident in each report.", "", TABLES, make,
    COLUMNS,
)  # fmt: skip
