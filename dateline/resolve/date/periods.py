"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, and how to count in them.

A period is a unit and a running number of that unit, so that the period before is always the number less one.
Weeks begin on Monday (ISO 8601). A season is three whole months of the northern year; the winter of a year is the one
that begins in its December.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

FINENESS: dict[Unit, int] = {
    "day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "season": 3, "half": 4, "year": 5, "decade": 6,
    "century": 7,
}  # fmt: skip
"""Units in order of length; a period can be widened to a coarser unit and never narrowed to a finer one."""

MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Length in months of the units that are made of whole months."""

FIRST_MONTH: dict[Unit, int] = {"season": 2}
"""Months that the first period of a unit lies behind the first month of all (spring begins in March)."""

SEASONS = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar, named by its unit and its running number."""

    unit: Unit
    number: int

    def shifted(self, count: int) -> Period:
        """Return the period so many units later."""
        return Period(self.unit, self.number + count)

    @property
    def month(self) -> int:
        """Running number of its first month, counted from the year 0; only for units of whole months."""
        return self.number * MONTHS[self.unit] + FIRST_MONTH.get(self.unit, 0)

    @property
    def year(self) -> int:
        """The year that it begins in."""
        return self.first.year

    @property
    def first(self) -> date:
        """Its first day."""
        if self.unit in MONTHS:
            return date(self.month // 12, self.month % 12 + 1, 1)
        return date.fromordinal(_ordinal(self))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "weekend":
            return date.fromordinal(self.first.toordinal() + 1)
        return date.fromordinal(self.shifted(1).first.toordinal() - 1)

    @property
    def is_real(self) -> bool:
        """Tell whether it lies within the years that a calendar of four digits can write."""
        span = MONTHS.get(self.unit)
        year = self.month // 12 if span else _ordinal(self) // 366
        return 1 <= year <= 9000


def _ordinal(period: Period) -> int:
    """Return the day number of the first day of a day, week or weekend."""
    if period.unit == "day":
        return period.number
    return period.number * 7 + (6 if period.unit == "weekend" else 1)


def holding(unit: Unit, day: date) -> Period:
    """Return the period of a unit that a day lies in; for a weekend, that of its week."""
    if unit in MONTHS:
        return Period(unit, (day.year * 12 + day.month - 1 - FIRST_MONTH.get(unit, 0)) // MONTHS[unit])
    ordinal = day.toordinal()
    return Period(unit, ordinal if unit == "day" else (ordinal - 1) // 7)


def widened(period: Period | None, unit: Unit) -> Period | None:
    """Return the period of a coarser unit that holds this one, or None where that would be making up precision."""
    if period is None or FINENESS[period.unit] > FINENESS[unit]:
        return None
    return period if period.unit == unit else holding(unit, period.first)


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period("year", number)


def month(number: int, of: int) -> Period:
    """Return a month, 1 to 12, of a year."""
    return Period("month", of * 12 + number - 1)


def day(number: int, in_month: int, of: int) -> Period | None:
    """Return a day of a month of a year, or None if the calendar has no such day."""
    try:
        return Period("day", date(of, in_month, number).toordinal())
    except ValueError:
        return None


def last_before(period: Period, end: Period) -> Period | None:
    """Return the last day or month of the same name that does not lie behind another one."""
    for of in (end.year, end.year - 1):
        named = day(period.first.day, period.first.month, of) if period.unit == "day" else None
        named = month(period.first.month, of) if period.unit == "month" else named
        if named is not None and named.is_real and named.first <= end.first:
            return named
    return None


def full_year(digits: str) -> int:
    """Read a year of two or four digits: of two, 50 to 99 are of the last century."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def timex(period: Period) -> str:
    """Write a period as a TIMEX3 value: `1998-02-13`, `1998-W07`, `1998-Q3`, `1998-SU`, `199`."""
    return _TIMEX[period.unit](period)


def _week(period: Period) -> str:
    """Write the ISO week of a period."""
    iso = period.first.isocalendar()
    return f"{iso.year:04}-W{iso.week:02}"


_TIMEX: dict[Unit, Callable[[Period], str]] = {
    "day": lambda p: p.first.isoformat(),
    "week": _week,
    "weekend": lambda p: f"{_week(p)}-WE",
    "month": lambda p: f"{p.year:04}-{p.first.month:02}",
    "quarter": lambda p: f"{p.year:04}-Q{p.number % 4 + 1}",
    "half": lambda p: f"{p.year:04}-H{p.number % 2 + 1}",
    "season": lambda p: f"{p.year:04}-{SEASONS[p.number % 4]}",
    "year": lambda p: f"{p.number:04}",
    "decade": lambda p: f"{p.number:03}",
    "century": lambda p: f"{p.number:02}",
}


def edtf(period: Period) -> str:
    """Write a period in EDTF: `1998-02-13`, `1998-02-09/1998-02-15`, `1998-22`, `199X`."""
    writer = _EDTF.get(period.unit)
    return writer(period) if writer else timex(period)


def _between_days(period: Period) -> str:
    """Write a period as an interval of days."""
    return f"{period.first.isoformat()}/{period.last.isoformat()}"


def _between_months(period: Period) -> str:
    """Write a period as an interval of months."""
    return f"{timex(holding('month', period.first))}/{timex(holding('month', period.last))}"


_EDTF: dict[Unit, Callable[[Period], str]] = {
    "week": _between_days,
    "weekend": _between_days,
    "quarter": _between_months,
    "half": _between_months,
    "season": lambda p: f"{p.year:04}-{21 + p.number % 4}",
    "decade": lambda p: f"{p.number:03}X",
    "century": lambda p: f"{p.number:02}XX",
}
