"""Cells read as values: days and spans of days, whole numbers, coordinates. A cell that is none is a ValueError."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%Y/%m/%d")
"""Ways to write a day that leave no doubt about which number is the month."""

TIME = re.compile(r"[T ]\d\d:\d\d.*$")

YEARS = range(1000, 3000)
"""Years that the notation of the record has."""

NUMBER = re.compile(r"\d{1,9}(?:\.0+)?|\d{1,3}(?:,\d{3}){1,2}")

NOBODY = re.compile(r"(?:unknown|none|other|n/?a|xxx\d*|unidentified\b.*)", re.IGNORECASE)
"""Cells that name nobody and nothing."""

Days = tuple[date, date]


def day(cell: str) -> date:
    """Return the day that a cell gives: '2016-03-22', '22 March 2016', '2016-03-22 00:00:00.000'."""
    words = TIME.sub("", cell.strip())
    for form in FORMS:
        try:
            found = datetime.strptime(words, form).date()
        except ValueError:
            continue
        if found.year in YEARS:
            return found
    raise ValueError(f"no day: {cell}")


def last_day(cell: str) -> date:
    """Return the last of the days that a cell lists, where a row sums up several reports: '2016-03-22;2016-03-24'."""
    return max(day(part) for part in cell.split(";") if part.strip())


def around(middle: date, days: int) -> Days:
    """Return the days from some before a day to as many after it."""
    return middle - timedelta(days), middle + timedelta(days)


def month_of(middle: date) -> Days:
    """Return the first and the last day of a day's month."""
    return middle.replace(day=1), middle.replace(day=monthrange(middle.year, middle.month)[1])


def edtf(days: Days) -> str:
    """Return days in the notation of the record: one day, a whole month or year, or an interval."""
    first, last = days
    if first == last:
        return first.isoformat()
    if days == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f"{first.year:04}"
    if days == month_of(first):
        return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.isoformat()}"


def whole(when: date) -> int:
    """Return a day as a number: 20160322."""
    return when.year * 10000 + when.month * 100 + when.day


def count(cell: str) -> int:
    """Return the number of people that a cell gives, from 0 up: '8', '8.0', '1,200'."""
    if not NUMBER.fullmatch(cell):
        raise ValueError(f"no number of people: {cell}")
    return int(cell.partition(".")[0].replace(",", ""))


def span(low: int | None, high: int | None) -> str:
    """Return the numbers from the lowest to the highest in the notation of the record: '3..6', '3..', '..6', '3'."""
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def degrees(cell: str, most: float) -> float:
    """Return a latitude or longitude in degrees, `most` at most to either side of 0."""
    number = float(cell)
    if not -most <= number <= most:
        raise ValueError(f"no coordinate: {cell}")
    return number
