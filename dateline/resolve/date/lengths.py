"""Durations (`three days`, `the past two years`) and sets (`every Tuesday`, `daily`)."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.resolve.date import words as w
from dateline.resolve.date.context import DateContext
from dateline.resolve.date.periods import SEASONS, edtf, widened
from dateline.resolve.date.sense import Match, Sense, is_title, plain, rule

CLOCK_UNITS = ("second", "minute", "hour")


def length(count: float | None, unit: str) -> str:
    """Write a duration as a TIMEX3 value: `P3D`, `PT5H30M`, `PXY`, `P20Y`."""
    letter = w.UNITS[unit]
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    if count is None:
        return f"{prefix}X{w.VAGUE_LETTERS.get(unit, letter)}"
    count *= w.UNIT_SIZES.get(unit, 1)
    half = w.HALVES.get(unit, "")
    if half and count % 1 == 0.5:
        return f"{prefix}{int(count)}{letter}{half}" if count > 1 else f"{prefix}{half}"
    return f"{prefix}{count:g}{letter}"


def _about(count: str) -> str:
    """Return the modifier of a count: a couple is two or so."""
    return "APPROX" if "couple" in count.lower() else ""


def duration(match: Match, context: DateContext) -> Sense | None:
    """`three days`, `a two-week`, `several months`, `two to three weeks`, `a minute and a half`."""
    unit, words = w.singular(match["unit"]), match["count"]
    if plain(match[0]) == "one day" and context.tense == "future" and not _is_length(match):
        return Sense("DATE", "FUTURE_REF")
    count = w.number(words)
    if count is not None and match.groupdict().get("half"):
        count += 0.5
    is_fraction = unit == "quarter" and count is not None and count <= 3
    is_ordinal = unit == "second" and words.lower() in ("a", "an")
    if is_fraction or is_ordinal or _is_rate(match, words) or is_title(match, "unit"):
        return None
    return Sense("DURATION", length(count, unit), modifier=_about(words))


OF_LENGTH = re.compile(r"\b(?:in|within|for|than|least|after|of|only|just|by)\s+$", re.IGNORECASE)


def _is_length(match: Match) -> bool:
    """Tell `within one day` from `he will one day`."""
    return OF_LENGTH.search(match.string, max(0, match.start() - 10), match.start()) is not None


RATE = re.compile(
    r"(?:\d|%|\bpercent|\bonce|\btwice|\$\S+|\bmillion|\bbillion|\w{3}(?<!takes)(?<!lasts)(?<!\bthis)s)\s+$",
    re.IGNORECASE,
)
"""What is counted by the year or the week: money, shares, or anything in the plural."""


def _is_rate(match: Match, word: str) -> bool:
    """Tell `$5 million a year` and `20% annually` from a stretch of time and a set."""
    if word.lower() not in ("a", "an", "yearly", "annually"):
        return False
    return RATE.search(match.string, max(0, match.start() - 10), match.start()) is not None


def bare_units(match: Match, _: DateContext) -> Sense | None:
    """`days`, `for years`, `weeks or months`."""
    return Sense("DURATION", length(None, w.singular(match["unit"])))


SIDES = {"last": -1, "past": -1, "recent": -1, "latest": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1,
         "following": 1, "first": 0, "final": 0}  # fmt: skip


def window(match: Match, context: DateContext) -> Sense | None:
    """`the past two years`, `the next few days`, `recent weeks`: a duration that ends or begins at the publication."""
    unit, words = w.singular(match["unit"]), match["count"] or ""
    is_one = not words and not match["unit"].lower().endswith("s")
    if is_one and unit in CLOCK_UNITS:
        return None  # "last-minute", "the final hour" are no length
    count = 1 if is_one else (w.number(words) if words else None)
    sense = Sense("DURATION", length(count, unit), modifier=_about(words))
    return replace(sense, edtf=_stretch(count, unit, SIDES[match["side"].lower()], context))


HOURS_OF_DAY = 24


def _stretch(count: float | None, unit: str, side: int, context: DateContext) -> str:
    """Return the calendar interval of a duration beside the publication, no more precise than its unit.

    Some hours before a report can reach into the day before it.
    """
    calendar = w.CALENDAR.get(unit, "day")
    if unit in CLOCK_UNITS:
        count = -(-(count or 1) // HOURS_OF_DAY) if unit == "hour" else 1
    if not side or count is None:
        return ""
    count *= w.UNIT_SIZES.get(unit, 1)
    if calendar in ("week", "weekend"):
        calendar, count = "day", count * 7
    here = widened(context.anchor, "year" if calendar in ("decade", "century") else calendar)
    there = here.shifted(side * int(count)) if here else None
    if here is None or there is None or not there.is_real:
        return ""
    first, last = (there, here) if side < 0 else (here, there)
    return f"{edtf(first)}/{edtf(last)}"


# -- sets ---------------------------------------------------------------------------------------------------------

ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
    "annually": "P1Y",
}  # fmt: skip


def adverb(match: Match, _: DateContext) -> Sense | None:
    """`daily`, `annually`; but not `20% annually`."""
    return None if _is_rate(match, match[0]) else Sense("SET", ADVERBS[match[0].lower()])


def every_unit(match: Match, _: DateContext) -> Sense | None:
    """`every day`, `each month`, `every two weeks`, `every other day`."""
    count = 2 if match["other"] else (w.number(match["count"]) if match["count"] else 1)
    return Sense("SET", length(count, w.singular(match["unit"])))


def every_weekday(match: Match, _: DateContext) -> Sense | None:
    """`every Tuesday`, `Tuesdays`, `Tuesday nights`."""
    part = f"T{w.PARTS_OF_DAY[match['part'].lower()]}" if match["part"] else ""
    return Sense("SET", f"XXXX-WXX-{w.weekday_number(match['weekday']) + 1}{part}")


def every_month(match: Match, _: DateContext) -> Sense | None:
    """`each July`."""
    return Sense("SET", f"XXXX-{w.month_number(match['month']):02}")


def every_season(match: Match, _: DateContext) -> Sense | None:
    """`every summer`."""
    return Sense("SET", f"XXXX-{SEASONS[w.SEASONS[match['season'].lower()]]}")


_COUNT = rf"(?P<count>{w.COUNT})"
_UNIT = rf"(?P<unit>{w.UNIT})"
_PART = rf"(?P<part>{w.PART_OF_DAY})"
_OR_SO = r"(?:\s+or\s+so)?"
_NOT_AGE = r"(?![\s-]+old\b|\s+apart\b)"

RULES = (
    rule("duration", rf"{_COUNT}(?:\s*-\s*|\s+){w.LENGTH}{_UNIT}{_OR_SO}{_NOT_AGE}", duration),
    rule("the duration", rf"(?:(?:the\s+)?year-(?:ago|earlier)|the|an\s+additional|another)\s+{_COUNT}\s+{w.LENGTH}"
         rf"(?P<unit>{w.UNITS_PLURAL}){_OR_SO}{_NOT_AGE}", duration),
    rule("range of durations", rf"{_COUNT}\s+(?:to|or)\s+{w.COUNT}[\s-]+{_UNIT}{_NOT_AGE}", duration),
    rule("unit and a half", rf"(?P<count>an?|one)\s+{_UNIT}(?P<half>\s+and\s+a\s+half)", duration),
    rule("bare units", r"(?:the\s+)?(?P<unit>days|weeks|months|years|decades|centuries)(?:-long)?"
         rf"(?:\s+or\s+(?:weeks|months|years))?{_NOT_AGE}", bare_units),
    rule("window", rf"(?:(?:the|these)\s+)?(?P<side>{w.either(*SIDES)})\s+(?:{_COUNT}\s+)?{w.LENGTH}{_UNIT}"
         rf"{_OR_SO}{_NOT_AGE}", window),
    rule("adverb of frequency", w.either(*ADVERBS), adverb),
    rule("every unit", rf"(?:every|each)\s+(?P<other>other\s+)?(?:{_COUNT}\s+)?{_UNIT}", every_unit),
    rule("every weekday", rf"(?:every|each)\s+(?P<weekday>{w.WEEKDAY})(?:\s+{_PART})?", every_weekday),
    rule("plural weekday", rf"(?P<weekday>{w.WEEKDAY})s(?:\s+{_PART}s?)?", every_weekday),
    rule("weekday nights", rf"(?P<weekday>{w.WEEKDAY})\s+{_PART}s", every_weekday),
    rule("every month", rf"(?:every|each)\s+(?P<month>{w.FULL_MONTH})", every_month),
    rule("every season", rf"(?:every|each)\s+(?P<season>{w.SEASON})", every_season),
)  # fmt: skip
