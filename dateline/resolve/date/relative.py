"""Dates that are told from another: the day of publication (`last week`) or the day spoken of (`two days later`)."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.resolve.date import words as w
from dateline.resolve.date.context import DateContext
from dateline.resolve.date.named import nearest
from dateline.resolve.date.periods import Period, Unit, edtf, month, widened, year
from dateline.resolve.date.sense import Match, Sense, between, dated, is_title, plain, rule

BACK = ("last", "past", "this past", "the past", "the last")
HERE = ("this", "the current", "the present", "this very", "this same")
AHEAD = ("next", "coming", "this coming", "the coming", "upcoming", "the upcoming")
TOLD = {
    "the previous": -1, "the preceding": -1, "the prior": -1, "the following": 1, "the next": 1, "the very next": 1,
    "previous": -1, "following": 1, "that": 0, "that same": 0, "the same": 0, "that very": 0, "the very same": 0,
}  # fmt: skip
"""Words that step from what the text spoke of before, not from the day of publication."""

STEPS = {**dict.fromkeys(BACK, -1), **dict.fromkeys(HERE, 0), **dict.fromkeys(AHEAD, 1), **TOLD}
"""How many units each word steps."""

NOT_UNITS = ("past", "coming", "upcoming", "previous", "following", "the past", "the coming", "the upcoming")
"""Words that step to a day or month of a name (`the coming Friday`), but not to a unit."""

NAMED_WHICH = w.either(*(words.replace(" ", r"\s+") for words in STEPS))
UNIT_WHICH = w.either(*(words.replace(" ", r"\s+") for words in STEPS if words not in NOT_UNITS))
VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def _base(which: str, unit: Unit, context: DateContext) -> Period | None:
    """Return the period of a unit that a stepping word steps from."""
    return widened(context.reference if which in TOLD else context.anchor, unit)


def stepped_unit(match: Match, context: DateContext) -> Sense | None:
    """`last week`, `this month`, `next year`, `the following day`, `that same year`."""
    which, unit = plain(match["which"]), w.CALENDAR[match["unit"].lower()]
    if is_title(match, "unit"):
        return None
    if unit == "weekend" and which == "this":
        return the_weekend(match, context)
    base = _base(which, unit, context)
    sense = dated(base.shifted(STEPS[which])) if base else Sense("DATE", VAGUE[STEPS[which]])
    return _ending_today(sense, context) if sense and unit == "week" and which == "last" else sense


def _ending_today(sense: Sense, context: DateContext) -> Sense:
    """Return the sense of `last week`; of a report of a Sunday it can as well be the week that ends with it.

    Of 17 reports of a Sunday in bench/gva/train that speak of an incident `last week`, 12 mean that week.
    """
    today = widened(context.anchor, "day")
    if today is None or today.first.weekday() != SUNDAY or sense.period is None:
        return sense
    stretch = between(Period("day", sense.period.first.toordinal()), today)
    return replace(sense, edtf=stretch.edtf) if stretch else sense


SUNDAY = 6


def the_weekend(match: Match, context: DateContext) -> Sense | None:
    """`the weekend`, `this weekend`: that of this week where it has begun or is to come, else the one before."""
    base, today = widened(context.anchor, "weekend"), widened(context.anchor, "day")
    if base is None or today is None:
        return None
    is_this = match[0].lower().startswith("this")
    is_to_come = context.tense == "future" or (is_this and not context.tense)
    return dated(base if is_to_come or today.first >= base.first else base.shifted(-1))


def past_weekend(_: Match, context: DateContext) -> Sense | None:
    """`a weekend shooting`: the weekend that has begun last, whatever the verb."""
    base, today = widened(context.anchor, "weekend"), widened(context.anchor, "day")
    return dated(base.shifted(0 if today.first >= base.first else -1)) if base and today else None


def the_unit(match: Match, context: DateContext) -> Sense | None:
    """`the quarter`, `the month`: the one spoken of, else that of publication; of quarters the last full one."""
    word = match["unit"].lower()
    unit = w.CALENDAR.get(word, "quarter")
    if is_title(match, "unit"):
        return None
    if unit == "year" and match.groupdict().get("ended") is not None:
        return Sense("DURATION", "P1Y")
    if unit == "quarter" and context.reported is not None:
        return dated(context.reported)
    if unit != "year" and context.reference is not None and context.reference.unit == unit:
        return dated(context.reference)
    base = widened(context.reference if unit == "day" else None, unit) or widened(context.anchor, unit)
    return dated(base.shifted(-1 if unit == "quarter" else 0)) if base else None


def a_year_before(context: DateContext) -> Sense | None:
    """Return the same stretch of the year before: that of a quarter is a quarter, as company news compares them."""
    quarter = context.reported
    if quarter is None:
        base = widened(context.reference, "year") or widened(context.anchor, "year")
        return dated(base.shifted(-1), is_told=False) if base else None
    sense = dated(quarter.shifted(-4), is_told=False)
    if sense is None or quarter == context.reference:
        return sense
    # The text may have left its quarter behind: the record is told no more than the year.
    return replace(sense, edtf=edtf(year(quarter.year - 1)))


def year_ago_period(match: Match, context: DateContext) -> Sense | None:
    """`the year-earlier quarter`, `the year-ago period`, `year-ago`."""
    if match["ordinal"] is None and match[0].lower().endswith("quarter") and context.reported is None:
        last = widened(context.anchor, "quarter")
        return dated(last.shifted(-5), is_told=False) if last else None
    if match["ordinal"] is None:
        return a_year_before(context)
    number = w.ordinal(match["ordinal"]) - 1
    now = nearest(context, lambda of: Period("quarter", of * 4 + number))
    return dated(now.shifted(-4), is_told=False) if now else None


def same_period(match: Match, context: DateContext) -> Sense | None:
    """`the same period last year`, `the corresponding month a year ago`, `last year's quarter`."""
    unit = w.CALENDAR.get(match["unit"].lower(), "year")
    if unit in ("quarter", "year"):
        return a_year_before(context)
    base = _base("that", unit, context) or widened(context.anchor, unit)
    return dated(Period("month", base.number - 12), is_told=False) if base and unit == "month" else None


def weekday(match: Match, context: DateContext) -> Sense | None:
    """`Tuesday`, `last Tuesday`, `this coming Sunday`, `the following Friday`."""
    which, number = plain(match["which"] or ""), w.weekday_number(match["weekday"])
    base = _base(which, "day", context)
    if base is None:
        return Sense("DATE", f"XXXX-WXX-{number + 1}")
    return dated(base.shifted(_days_to(number, base, which, context)))


def _days_to(number: int, base: Period, which: str, context: DateContext) -> int:
    """Return how many days it is from a day to the weekday that is meant.

    A bare weekday is the last one, the day of publication included, or the coming one where the clause is about what
    is to come.
    """
    back = (base.first.weekday() - number) % 7
    if which in HERE:
        return number - base.first.weekday()
    step = STEPS.get(which, 1 if context.tense == "future" and back else 0)
    if step:
        return -(back or 7) if step < 0 else 7 - back
    return 7 - back if which in TOLD and back > 3 else -back


def stepped_month(match: Match, context: DateContext) -> Sense | None:
    """`last August`, `next May`, `this September`: always another month than that of publication, `this` apart.

    In March, `last February` is that of the year before: the other one would be `last month`.
    """
    which, number = plain(match["which"]), w.month_number(match["month"])
    if match["month"] in ("may", "march"):
        return None
    base = _base(which, "month", context)
    if base is None:
        return Sense("DATE", f"XXXX-{number:02}")
    here, step = month(number, base.year), STEPS[which]
    is_wrong_side = step != 0 and (here.number - base.number) * step <= (which == "last")
    return dated(here.shifted(12 * step if is_wrong_side else 0))


def stepped_season(match: Match, context: DateContext) -> Sense | None:
    """`last summer`, `this past spring`, `next winter`."""
    which, number = plain(match["which"]), w.SEASONS[match["season"].lower()]
    base = _base(which, "season", context)
    if base is None:
        return None
    step, away = STEPS[which], (number - base.number) % 4
    if step:
        return dated(base.shifted((away or 4) if step > 0 else away - 4))
    return dated(base.shifted(away if away < 3 else -1))


DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}


PAPER = re.compile(r"[A-Z]\w* $")
"""What makes `Today` the name of a newspaper or a broadcast: a capital on the word before it."""


AGE = re.compile(r"['’]s\s+(?:world|youth|young|children|society|generation)\b", re.IGNORECASE)
"""What is of our age, not of one day: `today's youth`."""


def deictic(match: Match, context: DateContext) -> Sense | None:
    """`today`, `yesterday`, `the day before yesterday`."""
    step = DEICTIC[plain(match[0]).removeprefix("the ")]
    if match[0] == "Today" and PAPER.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    if AGE.match(match.string, match.end()):
        return None
    base = widened(context.anchor, "day")
    return dated(base.shifted(step)) if base else Sense("DATE", VAGUE[max(-1, min(1, step))])


# -- counted steps ------------------------------------------------------------------------------------------------


def stepped_by(match: Match, period: Period | None, sign: int) -> Sense | None:
    """Step from a period by a counted number of units; what comes out is as precise as the unit."""
    unit, count = w.singular(match["unit"]), w.number(match["count"])
    if count is not None and match.groupdict().get("half"):
        count += 0.5
    calendar = w.CALENDAR.get(unit)
    if calendar is None:
        return _some_hours_off(widened(period, "day"), sign * (count or 1) * (unit == "hour"))
    if count is None:
        return Sense("DATE", VAGUE[sign])
    count *= w.UNIT_SIZES.get(unit, 1)
    if calendar in ("decade", "century"):
        calendar = "year"
    if calendar == "year" and count % 1:
        calendar, count = "month", count * 12
    base = widened(period, calendar)
    return dated(base.shifted(sign * int(count))) if base else None


def _some_hours_off(day: Period | None, hours: float) -> Sense | None:
    """Return the sense of `five hours ago`: a day, and those that so many hours from it can reach."""
    sense = dated(day)
    days = int(-(-abs(hours) // 24)) if hours < 0 or hours > HALF_A_DAY else 0
    if sense is None or day is None or not days:
        return sense
    stretch = between(day.shifted(-days), day) if hours < 0 else between(day, day.shifted(days))
    return replace(sense, edtf=stretch.edtf) if stretch else sense


HALF_A_DAY = 12
"""Hours: `an hour later` is the same day to the reader of a story."""


def ago(match: Match, context: DateContext) -> Sense | None:
    """`two years ago`, `a few days ago`, `three weeks from now`: counted from the publication."""
    sign = -1 if match["sign"].lower() == "ago" else 1
    if context.anchor is None:
        return Sense("DATE", VAGUE[sign])
    if sign < 0 and match["unit"].lower() == "year" and context.reported is not None:
        return a_year_before(context)
    return stepped_by(match, context.anchor, sign)


def long_ago(_: Match, __: DateContext) -> Sense | None:
    """`years ago`."""
    return Sense("DATE", VAGUE[-1])


def years_ago_this_month(match: Match, context: DateContext) -> Sense | None:
    """`ten years ago this month`."""
    base, count = widened(context.anchor, "month"), w.number(match["count"])
    return dated(base.shifted(-12 * int(count))) if base and count else None


def ago_on(match: Match, context: DateContext) -> Sense | None:
    """`a week ago Saturday`: so many weeks before the last one."""
    base, count = widened(context.anchor, "day"), w.number(match["count"])
    if base is None or count is None:
        return None
    back = _days_to(w.weekday_number(match["weekday"]), base, "last", context)
    return dated(base.shifted(back - 7 * int(count)))


def later(match: Match, context: DateContext) -> Sense | None:
    """`two days later`, `a year earlier`, `the day before`: counted from what the text spoke of before."""
    sign = 1 if match["sign"].lower() in ("later", "after") else -1
    if sign < 0 and match["unit"].lower() == "year":
        return a_year_before(context)
    if w.number(match["count"]) is None:
        return None
    return stepped_by(match, context.reference, sign)


def the_day_before(match: Match, context: DateContext) -> Sense | None:
    """`the day before`, `the year before`, at the end of a clause."""
    unit = w.CALENDAR[match["unit"].lower()]
    base = _base("that", unit, context)
    return dated(base.shifted(1 if match["sign"].lower() == "after" else -1), is_told=unit != "year") if base else None


_COUNTED = rf"(?P<count>{w.COUNT})[\s-]+{w.LENGTH}(?P<unit>{w.UNIT})"
_CLAUSE_END = r"(?=\s*[.,;:)\n]|\s*$)"
_STRETCH = r"(?P<unit>quarter|period|month)"
_YEAR_BEFORE = r"(?:(?:of|in)\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier|before)|the\s+(?:previous|prior)\s+year)"
_DEED = (
    r"(?:attack|bombing|shooting|shootout|stabbing|killing|slaying|murder|homicide|violence|raid|clash|blast|explosion|"
    r"fire|riot|protest)"
)
_YEAR_AGO = r"year-(?:ago|earlier)"

RULES = (
    rule("stepped unit", rf"(?P<which>{UNIT_WHICH})\s+(?:(?:fiscal|calendar)\s+)?"
         r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)", stepped_unit),
    rule("the weekend", r"the\s+weekend(?!\s+(?:before|after|of|following))", the_weekend),
    rule("weekend attack", rf"weekend(?=\s+(?:[a-z-]{{2,12}}\s+)?{_DEED})", past_weekend),
    rule("the unit", r"the\s+(?:(?:latest|full|fiscal|whole|entire|latest\s+fiscal)\s+)?"
         r"(?P<unit>week|month|quarter|year)(?!-)(?P<ended>(?=\s+end(?:ed|ing|s)\b))?", the_unit),
    rule("the latest period", r"the\s+latest\s+(?P<unit>period)", the_unit),
    rule("year-ago", rf"{_YEAR_AGO}(?P<ordinal>(?!))?", year_ago_period),
    rule("the year-ago period", rf"(?:the\s+)?(?:comparable\s+|corresponding\s+)?{_YEAR_AGO}\s+"
         r"(?:(?P<ordinal>first|second|third|fourth)[\s-]+)?(?:quarter|period)", year_ago_period),
    rule("same period", rf"(?:the\s+)?(?:same|corresponding|comparable|like|equivalent)\s+{_STRETCH}\s+{_YEAR_BEFORE}",
         same_period),
    rule("the period a year ago", r"the\s+(?P<unit>quarter|period)\s+a\s+year\s+(?:ago|earlier|before)", same_period),
    rule("last year's period", rf"last\s+year['’]s\s+(?:(?:same|corresponding|comparable)\s+)?{_STRETCH}", same_period),
    rule("weekday", rf"(?:(?P<which>{NAMED_WHICH})\s+)?(?P<weekday>{w.WEEKDAY})", weekday),
    rule("stepped month", rf"(?P<which>{NAMED_WHICH})\s+(?P<month>{w.FULL_MONTH})", stepped_month),
    rule("stepped season", rf"(?P<which>{NAMED_WHICH})\s+(?P<season>{w.SEASON})", stepped_season),
    rule("deictic", r"(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)|today|yesterday|tomorrow", deictic),
    rule("ago", rf"{_COUNTED}(?P<half>\s+and\s+a\s+half)?(?:\s+or\s+(?:so|more))?\s+(?P<sign>ago|from\s+now|hence)",
         ago),
    rule("years ago this month", rf"(?P<count>{w.COUNT})\s+years?\s+ago\s+this\s+month", years_ago_this_month),
    rule("ago on", rf"(?P<count>{w.COUNT})\s+weeks?\s+ago\s+(?:on\s+)?(?P<weekday>{w.WEEKDAY})", ago_on),
    rule("long ago", rf"{w.UNITS_PLURAL}\s+ago", long_ago),
    rule("later", rf"{_COUNTED}\s+(?P<sign>later|earlier)", later),
    rule("before that", rf"{_COUNTED}\s+(?P<sign>before|after|previously){_CLAUSE_END}", later),
    rule("the day before", rf"the\s+(?P<unit>day|week|month|year)\s+(?P<sign>before|after){_CLAUSE_END}",
         the_day_before),
)  # fmt: skip

PARTS_ONLY = (rule("the day", r"the\s+(?P<unit>day|week|month|quarter|year|decade)", the_unit),)
"""Expressions that are one only where a part of them is named: `later in the day`, `the end of the month`."""
