"""Days written as yyyymmdd, counted."""

from __future__ import annotations

from datetime import date as Date


def ordinal(day: int) -> int:
    """Return the number of a day given as yyyymmdd, counted from year 1."""
    return Date(day // 10000, day // 100 % 100, day % 100).toordinal()


def gap_in_days(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the days between two intervals of days given as yyyymmdd: 0 if they overlap."""
    if a[0] <= b[1] and b[0] <= a[1]:
        return 0
    return ordinal(b[0]) - ordinal(a[1]) if a[1] < b[0] else ordinal(a[0]) - ordinal(b[1])
