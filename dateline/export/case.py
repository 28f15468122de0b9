"""An incident with the answers that every format asks of it: when, where, how many, who, and from which reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from functools import cached_property

from dateline.export.countries import Country, country
from dateline.records import Account, Claim, Document, Incident, Place, Record, Value
from dateline.resolve import date
from dateline.resolve.figure import people

PRECISIONS = {"settlement": 1, "site": 1, "district": 3, "province": 4, "region": 5, "country": 6}
"""UCDP's where_prec of a place of a kind, for a stated place whose claim does not give it."""

LASTING = re.compile(
    r"\b(?:from|to|through|throughout|until|till)\b"
    r"|\b(?:days|nights)\s+of\b|\b(?:over|for)\s+(?:\w+\s+){1,2}(?:days|nights)\b|(?<![\d-])\d{1,2}\s*[-–—]\s*\d{1,2}(?![\d-])",
    re.IGNORECASE,
)
"""Words that make an interval the length of an incident: 'from 5 to 7 May' lasted, 'at the weekend' was some day.

`5-7 May` lasted, too; `2031-05-07` is a day.
"""

GENERIC = frozenset("the a an of and al el la de del von van der bin ibn for in".split())
"""Small words inside of names, written with a small letter."""


@dataclass(frozen=True)
class Case:
    """One incident of a record. Formats ask it; none looks into the record itself."""

    incident: Incident
    record: Record

    # -- values and the claims behind them ------------------------------------------------------------------------

    def value(self, field: str) -> Value | None:
        """Return the stated value of a field that has one at most."""
        return next(iter(self.incident.stated(field)), None)

    def answer(self, field: str) -> str:
        """Return the stated answer of a category; empty if none."""
        found = self.value(field)
        return found.value if found else ""

    def names(self, *fields: str) -> tuple[str, ...]:
        """Return the stated names of some fields, each once, of each field those first that most reports give."""
        ordered = (sorted(self.incident.stated(field), key=self._backing, reverse=True) for field in fields)
        return tuple(dict.fromkeys(value.value for values in ordered for value in values))

    def _backing(self, value: Value) -> int:
        """Return how many independent reports are for a value."""
        documents = {account.document.id for account, _ in self.behind(value)}
        return len({self.record.voices.get(document, document) for document in documents})

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The reports' accounts of it, oldest report first, those without a date last."""
        found = [self.record.accounts[mention] for mention in self.incident.mention_ids]
        return tuple(sorted(found, key=lambda a: (a.document.published or "9", a.document.outlet, a.mention.id)))

    @cached_property
    def claims(self) -> dict[str, tuple[Account, Claim]]:
        """Every claim about it by id, with the account that makes it."""
        return {claim.id: (account, claim) for account in self.accounts for claim in account.mention.claims}

    @cached_property
    def asserted(self) -> tuple[tuple[Account, Claim], ...]:
        """The claims that somebody asserts and that no person rejected, the oldest report first."""
        return tuple(one for one in self.claims.values() if one[1].stance == "asserted" and not self._rejected(one[1]))

    def _rejected(self, claim: Claim) -> bool:
        ruling = self.record.decisions.get(claim.id)
        return ruling is not None and ruling.verdict == "rejected"

    def behind(self, value: Value, *sides: str) -> list[tuple[Account, Claim]]:
        """Return the claims on some sides of a value (without any: those for it)."""
        wanted = sides or ("for",)
        return [self.claims[s.claim_id] for s in value.support if s.side in wanted and s.claim_id in self.claims]

    @cached_property
    def disputed(self) -> tuple[str, ...]:
        """Fields in which the reports contradict each other."""
        return tuple(dict.fromkeys(value.field for value in self.incident.values if value.status == "disputed"))

    # -- when -----------------------------------------------------------------------------------------------------

    @property
    def edtf(self) -> str:
        """The date as the record states it; empty if not known."""
        return self.answer("date")

    @cached_property
    def days(self) -> tuple[Day, Day] | None:
        """First and last day on which it can have happened; None where one of them is not known."""
        found = self.value("date")
        low, high = (found.low, found.high) if found else (None, None)
        if low is None or high is None or not 1000_01_01 <= low <= high < 9999_12_31:
            return None
        return _day(low), _day(high)

    @property
    def width(self) -> int | None:
        """How many days the date leaves open: 1 is a known day."""
        return (self.days[1] - self.days[0]).days + 1 if self.days else None

    @cached_property
    def is_lasting(self) -> bool:
        """Tell whether the dates are a beginning and an end, rather than days of which one was the day."""
        found = self.value("date")
        if found is None or "/" not in found.value or (self.width or 1) < 2:
            return False
        return any(LASTING.search(claim.quote) for _, claim in self.behind(found) if claim.value == found.value)

    @property
    def shown_date(self) -> str:
        """The date for a person."""
        return date.show(self.edtf) if self.edtf else ""

    # -- where ----------------------------------------------------------------------------------------------------

    @cached_property
    def place(self) -> Place | None:
        """The gazetteer's row of the stated place."""
        return self.record.places.get(self.answer("place"))

    @property
    def precision(self) -> int | None:
        """UCDP's where_prec of the stated place, 1 (exact) to 7; None where it has none."""
        stated = self.value("place")
        if stated is None or self.place is None:
            return None
        return stated.low if stated.low is not None else PRECISIONS.get(self.place.kind)

    @property
    def is_pointed(self) -> bool:
        """Tell whether the place is a town or near one: what its coordinates are the point of."""
        return self.precision in (1, 2)

    @cached_property
    def site(self) -> str:
        """The named building, street or ground in the stated place; empty if none is told."""
        return next((claim.hedge for claim in self._placing if claim.hedge), "")

    @property
    def place_quote(self) -> str:
        """The words that name the stated place."""
        return next((claim.quote for claim in self._placing), "")

    @cached_property
    def _placing(self) -> tuple[Claim, ...]:
        """The claims that name the very place that is stated."""
        stated = self.value("place")
        return tuple(c for _, c in self.behind(stated) if c.value == stated.value) if stated else ()

    @property
    def country(self) -> Country:
        """The country it happened in, under the names of others."""
        return country(self.place.country) if self.place else Country()

    @property
    def town(self) -> str:
        """The town; empty where only an area is known."""
        return self.place.name if self.place and self.place.kind in ("settlement", "site") else ""

    @property
    def province(self) -> str:
        """The first-order area; empty if not known."""
        if self.place is None:
            return ""
        return self.place.name if self.place.kind == "province" else self.place.province

    @property
    def district(self) -> str:
        """The second-order area; empty if not known."""
        if self.place is None:
            return ""
        return self.place.name if self.place.kind == "district" else self.place.district

    # -- how many -------------------------------------------------------------------------------------------------

    def number(self, field: str) -> int | None:
        """Return one number for a figure: what it says, or the least that it allows; None where it is not stated."""
        found = self.value(field)
        if found is None:
            return None
        digits = re.fullmatch(r"~?(\d+)(?:\.\..*)?", found.value)
        return int(digits[1]) if digits else found.low

    def part(self, field: str, whom: str) -> int | None:
        """Return how many of some people the newest report that counts them gives: 'killed', 'attackers'.

        None where nobody counts them, and where they are more than the figure that is stated.
        """
        told = [
            (account.document.published, claim.low)
            for account, claim in self.asserted
            if (claim.field, claim.counts) == (field, whom) and claim.low is not None and claim.scope != "cumulative"
        ]
        newest = max((published for published, _ in told), default="")
        most = max((low for published, low in told if published == newest), default=None)
        whole = self.number(field)
        return None if most is None or (whole is not None and most > whole) else most

    # -- who says so ----------------------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Its reports, oldest first, each once."""
        return tuple({account.document.id: account.document for account in self.accounts}.values())

    @cached_property
    def sources(self) -> tuple[Document, ...]:
        """Its independent reports, oldest first: of a report and its reprints the first."""
        voices: dict[str, Document] = {}
        for document in self.documents:
            voices.setdefault(self.record.voices.get(document.id, document.id), document)
        return tuple(voices.values())

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Who says so inside the reports, for the values that are stated."""
        told = (claim.speaker for value in self.incident.values for _, claim in self.behind(value))
        return tuple(dict.fromkeys(speaker for speaker in told if speaker))


def cases(record: Record) -> tuple[Case, ...]:
    """Return the incidents of a record as cases, by first possible day, those without a date last."""
    found = (Case(incident, record) for incident in record.incidents)
    return tuple(sorted(found, key=lambda case: (case.days[0] if case.days else Day.max, case.incident.id)))


def proper(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that name somebody: 'the Harbour Front' as 'Harbour Front', and not 'Two gunmen'."""
    bare = (re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE) for name in names)
    return tuple(dict.fromkeys(name for name in bare if _is_proper(name)))


def _is_proper(name: str) -> bool:
    words = [word for word in re.findall(r"\w[\w'’.-]*", name) if word.lower() not in GENERIC]
    return all(word[0].isupper() for word in words) and not all(people.is_person(word) for word in words)


def is_url(address: str) -> bool:
    """Tell whether the address of a report leads into the web: others are names of files."""
    return address.startswith(("http://", "https://"))


def middle(first: Day, last: Day) -> Day:
    """Return the day in the middle of some days, of two the earlier."""
    return first + timedelta(days=(last - first).days // 2)


def _day(number: int) -> Day:
    return Day(number // 10000, number // 100 % 100, number % 100)
