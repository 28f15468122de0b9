"""Dates that are named by the calendar: days, months, years, quarters, seasons, decades, feast days."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.resolve.date import words as w
from dateline.resolve.date.context import DateContext
from dateline.resolve.date.periods import Period, Unit, day, full_year, month, widened, year
from dateline.resolve.date.sense import Match, Sense, between, dated, plain, rule

YEAR_STEPS = {"last": -1, "this": 0, "next": 1, "the current": 0, "the previous": -1, "the following": 1}
"""Years named by a word."""

TOLD_YEARS = ("that", "that same", "the same")
"""Words for the year that the text speaks of."""

COSTS = {"future": 0.5, "": 4.0, "past": 12.0}
"""How much dearer a day ahead is than a day back, by tense: a yearly date is the coming one where that is cheaper.

In a clause about what was, that is so for the next four weeks only.
"""

WAKE = 62
"""Days behind a date with its year within which a date without one is taken to go on from it."""


def following(context: DateContext, build: Callable[[int], Period | None]) -> Period | None:
    """Return the day or month that follows closely on one whose year was given: `on Jan. 7, 2015 ... on Jan. 9`."""
    told = context.dated
    if told is None:
        return None
    candidates = (build(told.year), build(told.year + 1))
    near = (each for each in candidates if each and each.is_real and 0 <= (each.first - told.first).days <= WAKE)
    return next(near, None)


def nearest(context: DateContext, build: Callable[[int], Period | None]) -> Period | None:
    """Return the occurrence of a yearly date that the text means, by tense and by distance to the publication."""
    anchor = context.anchor
    if anchor is None:
        return None
    # A leap day can be eight years from the next.
    built = (build(number) for number in range(max(1, anchor.year - 8), anchor.year + 9))
    periods = [period for period in built if period is not None and period.is_real]
    past = next((each for each in reversed(periods) if each.first <= anchor.last), None)
    coming = next((each for each in periods if each.last >= anchor.first), None)
    if past is None or coming is None:
        return past or coming
    back = anchor.first.toordinal() - past.last.toordinal()
    ahead = coming.first.toordinal() - anchor.last.toordinal()
    return coming if ahead * COSTS[context.tense] < back else past


def _yearly(context: DateContext, build: Callable[[int], Period | None]) -> Period | None:
    """Return the day or month that the text means where it gives no year."""
    return following(context, build) or nearest(context, build)


def _year(match: Match, context: DateContext) -> int | None:
    """Return the year that the words name, in digits or as `last year`."""
    groups = match.groupdict()
    if groups.get("year"):
        return w.year_number(groups["year"])
    which = plain(groups.get("which_year") or "")
    base = context.reference if which in TOLD_YEARS else context.anchor
    return base.year + YEAR_STEPS.get(which, 0) if which and base else None


# -- days ---------------------------------------------------------------------------------------------------------


def _day_number(words: str) -> int:
    """Read the number of a day: `3`, `3rd`, `third`."""
    return int(re.sub(r"\D", "", words)) if words[0].isdigit() else w.ordinal(words)


def _on_weekday(period: Period, weekday: int) -> Period:
    """Return the day of the same name that falls on a weekday, if one of the years around does; else the day itself."""
    here = period.first
    years = (here.year, here.year - 1, here.year + 1, here.year - 2)
    days = (day(here.day, here.month, of) for of in years)
    return next((each for each in days if each and each.first.weekday() == weekday), period)


def calendar_day(match: Match, context: DateContext) -> Sense | None:
    """`Oct. 3, 2015`, `3 October`, `Friday, Oct. 3`, `last Oct. 3`."""
    number, in_month = _day_number(match["day"]), w.month_number(match["month"])
    named = _year(match, context)
    if named is not None:
        return dated(day(number, in_month, named))
    period = _yearly(context, lambda of: day(number, in_month, of))
    if period is not None and match["weekday"]:
        period = _on_weekday(period, w.weekday_number(match["weekday"]))
    if period is None:
        return Sense("DATE", f"XXXX-{in_month:02}-{number:02}") if 1 <= number <= 31 else None
    if match["last"] and context.anchor and period.first >= context.anchor.first:
        period = day(number, in_month, period.year - 1)
    if match.groupdict().get("next") and period and context.anchor and period.first <= context.anchor.first:
        period = day(number, in_month, period.year + 1)
    return dated(period)


def week_of(match: Match, context: DateContext) -> Sense | None:
    """`the week of March 6`, `the weekend of 3 May 2014`."""
    sense = calendar_day(match, context)
    unit: Unit = "weekend" if match["unit"].lower() == "weekend" else "week"
    return dated(widened(sense.period, unit)) if sense else None


def day_range(match: Match, context: DateContext) -> Sense | None:
    """`Oct. 3-5`, `3 to 5 October 2015`, `March 30-April 2`."""
    first_month = w.month_number(match["month"])
    last_month = w.month_number(match["month2"] or match["month"])
    number, named = int(match["day2"]), _year(match, context)
    last = day(number, last_month, named) if named else _yearly(context, lambda of: day(number, last_month, of))
    if last is None:
        return None
    return between(day(int(match["day"]), first_month, last.year - (first_month > last_month)), last)


def month_range(match: Match, context: DateContext) -> Sense | None:
    """`January-March 2015`."""
    named = _year(match, context)
    last_number, first_number = w.month_number(match["month2"]), w.month_number(match["month"])
    last = month(last_number, named) if named else _yearly(context, lambda of: month(last_number, of))
    return between(month(first_number, last.year - (first_number > last_number)), last) if last else None


def year_range(match: Match, _: DateContext) -> Sense | None:
    """`1998-99`, `2012–2014`."""
    first, digits = int(match["year"]), match["year2"]
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    return between(year(first), year(last)) if last > first else None


def iso_day(match: Match, _: DateContext) -> Sense | None:
    """`2015-02-04`."""
    return dated(day(int(match["day"]), int(match["month"]), int(match["year"])))


def numeric_day(match: Match, context: DateContext) -> Sense | None:
    """`02/04/2015`: the month first unless it cannot be, or unless the outlet writes the day first."""
    one, other, of = int(match["one"]), int(match["other"]), full_year(match["year"])
    is_day_first = one > 12 or (other <= 12 and (context.day_first or match["mark"] == "."))
    return dated(day(one, other, of) if is_day_first else day(other, one, of))


def september_attacks(_: Match, __: DateContext) -> Sense | None:
    """`9/11`, `the Sept. 11 attacks`: the one date that goes by its number alone."""
    return dated(day(11, 9, 2001))


# -- months and years ---------------------------------------------------------------------------------------------

BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|last|next|this|by|to|through|early|late|from|before|after|and|or|between|during|mid|"
    r"end|past|that|every|each|around|previous|following|coming)[\s-]+$",
    re.IGNORECASE,
)


MARCH_OF = re.compile(r"\s+(?:of\s+the|on|for)\b", re.IGNORECASE)


def month_alone(match: Match, context: DateContext) -> Sense | None:
    """`January`, `January of last year`, `Jan.`."""
    number, named = w.month_number(match["month"]), _year(match, context)
    if named is not None:
        return dated(month(number, named))
    if not _is_month_name(match):
        return None
    return dated(_yearly(context, lambda of: month(number, of))) or Sense("DATE", f"XXXX-{number:02}")


def _is_month_name(match: Match) -> bool:
    """Tell a month from the verbs `may` and `march` and the adjective `august`: by its capital and the word before."""
    word, starts = match["month"], match.start("month")
    lower = word.lower()
    if len(word) < 5 and lower not in ("may", "june", "july"):
        return word.endswith(".")
    if word in ("may", "march"):
        return False
    if BEFORE_MONTH.search(match.string, max(0, starts - 12), starts):
        return True
    is_doubtful = word.islower() or lower == "may" or (lower in ("march", "august") and word.isupper())
    return not is_doubtful and (lower != "march" or MARCH_OF.match(match.string, match.end()) is None)


NOT_YEARS = re.compile(
    r"\s+(?:people|persons|men|women|troops|soldiers|civilians|police|feet|miles|km|kilomet(?:er|re)s|met(?:er|re)s|"
    r"tons|tonnes|dollars|pounds|euros|yen|percent|per\s+cent|points|shares|hours|times|million|billion|block|square|"
    r"dead|wounded)\b"
)
"""What stands behind a number of four digits that is no year."""

BEFORE_PLURAL = re.compile(r"\s+(?!was|is|has|does|as|this|us)[a-z]{3,12}(?:[^su\s]s|ies)\b")
OLDEST = 1800
"""An earlier year needs a word before it that says so: `1705` is as often a time of the day."""
OF_YEAR = re.compile(r"(?:\b(?:the|in|of|since|during|after|before|until|its|his|their)|['’]s)\s+$", re.IGNORECASE)
BEFORE_NUMBER = re.compile(
    r"(?:\b(?:some|nearly|about|than|least|over|almost|approximately|no\.|number|flight|room|route|highway|page|at|"
    r"roughly|another|up\s+to)\s+|[$£€#]\s?)$",
    re.IGNORECASE,
)


def calendar_year(match: Match, _: DateContext) -> Sense | None:
    """`1998`, `fiscal 1998`, `the year 1998`: four digits that count nothing."""
    return None if _counts(match) and not match["kind"] else dated(year(int(match["year"])))


def _counts(match: Match) -> bool:
    """Tell a number of things from a year: `2000 troops`, `about 1990`, `Flight 1998`; but `the 1998 attacks`."""
    text, starts, ends = match.string, match.start(), match.end()
    low = max(0, starts - 16)
    is_number = NOT_YEARS.match(text, ends) or BEFORE_NUMBER.search(text, low, starts)
    if int(match["year"]) < OLDEST and not OF_YEAR.search(text, low, starts):
        return True
    is_plural = BEFORE_PLURAL.match(text, ends) and not OF_YEAR.search(text, low, starts)
    return bool(is_number or is_plural)


def spoken_year(match: Match, _: DateContext) -> Sense | None:
    """`nineteen ninety-six`."""
    return dated(year(w.year_number(match["year"])))


def millennium(match: Match, _: DateContext) -> Sense | None:
    """`the year two thousand one`."""
    return dated(year(2000 + int((w.number(match["rest"]) or 0) if match["rest"] else 0)))


def year_end(_: Match, context: DateContext) -> Sense | None:
    """`year-end`, `year's end`: the end of the year of publication."""
    sense = dated(year(context.anchor.year)) if context.anchor else None
    return Sense("DATE", sense.timex, sense.edtf, "END", sense.period) if sense else None


SPOKEN_DECADES = {f"{name.removesuffix('y')}ies": number // 10 for name, number in w.TENS.items()}


def decade(match: Match, _: DateContext) -> Sense | None:
    """`the 1990s`, `the '80s`, `the nineties`."""
    if match["spoken"]:
        return dated(Period("decade", 190 + SPOKEN_DECADES[match["spoken"].lower()]))
    return dated(Period("decade", full_year(match["digits"]) // 10))


def century(match: Match, _: DateContext) -> Sense | None:
    """`the 20th century`."""
    number = w.ordinal(match["ordinal"]) - 1
    return dated(Period("century", number)) if number > 9 else None


# -- quarters, halves, seasons ------------------------------------------------------------------------------------


def quarter(match: Match, context: DateContext) -> Sense | None:
    """`the third quarter of 1998`, `last year's third quarter`, `third-quarter`, `the first half`."""
    unit: Unit = "half" if match["unit"].lower() == "half" else "quarter"
    count = 2 if unit == "half" else 4
    named = _year(match, context)
    number = count - 1 if match["ordinal"].lower() == "last" else w.ordinal(match["ordinal"]) - 1
    if number >= count:
        return None
    if named is not None:
        return dated(Period(unit, named * count + number))
    return dated(nearest(context, lambda of: Period(unit, of * count + number)))


def period_of_year(match: Match, context: DateContext) -> Sense | None:
    """`the 1998 period`: the stretch of that year that the text speaks of."""
    named, told = int(match["year"]), context.reported
    if told is not None:
        return dated(told.shifted((named - told.year) * 4), is_told=False)
    return dated(year(named), is_told=False)


def season(match: Match, context: DateContext) -> Sense | None:
    """`the summer of 1998`, `summer last year`, `the summer`."""
    number, named = w.SEASONS[match["season"].lower()], _year(match, context)
    if named is not None:
        return dated(Period("season", named * 4 + number))
    return dated(nearest(context, lambda of: Period("season", of * 4 + number)))


# -- feast days ---------------------------------------------------------------------------------------------------

Feast = Callable[[int], Period | None]


def _easter(of: int) -> Period | None:
    """Return Easter Sunday of the western churches (rule of Meeus, Jones and Butcher)."""
    a, b, c = of % 19, of // 100, of % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return day(n % 31 + 1, n // 31, of)


def _on(number: int, in_month: int) -> Feast:
    """Return the rule for a fixed day."""
    return lambda of: day(number, in_month, of)


def _nth(count: int, weekday: int, in_month: int, later: int = 0) -> Feast:
    """Return the rule for the n-th weekday (Monday 0) of a month, so many days later; the 0th is the last."""

    def build(of: int) -> Period | None:
        """Return the feast of a year."""
        first = month(in_month + (count == 0), of).first
        return Period("day", first.toordinal() + (weekday - first.weekday()) % 7 + 7 * (count - 1) + later)

    return build


def _from_easter(days: int) -> Feast:
    """Return the rule for a feast so many days behind Easter Sunday."""

    def build(of: int) -> Period | None:
        """Return the feast of a year."""
        easter = _easter(of)
        return easter.shifted(days) if easter else None

    return build


FEASTS: dict[str, Feast] = {
    "new years day": _on(1, 1), "new years eve": _on(31, 12), "christmas eve": _on(24, 12), "christmas": _on(25, 12),
    "christmas day": _on(25, 12), "boxing day": _on(26, 12), "valentines day": _on(14, 2), "halloween": _on(31, 10),
    "bastille day": _on(14, 7), "may day": _on(1, 5), "armistice day": _on(11, 11), "veterans day": _on(11, 11),
    "the fourth of july": _on(4, 7), "easter": _easter, "easter sunday": _easter, "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2), "easter monday": _from_easter(1), "thanksgiving": _nth(4, 3, 11),
    "thanksgiving day": _nth(4, 3, 11), "labor day": _nth(1, 0, 9), "memorial day": _nth(0, 0, 5),
    "mothers day": _nth(2, 6, 5), "fathers day": _nth(3, 6, 6), "martin luther king day": _nth(3, 0, 1),
    "columbus day": _nth(2, 0, 10), "election day": _nth(1, 0, 11, later=1),
}  # fmt: skip
"""Days that have a name of their own, by the usage of English-language (where they differ, American) news.

Names are written without apostrophes, as some outlets do.
"""


def feast(match: Match, context: DateContext) -> Sense | None:
    """`Christmas Eve`, `last Thanksgiving`, `Easter Sunday 1998`."""
    build, named = FEASTS[plain(match["feast"]).replace("'", "")], _year(match, context)
    found = build(named) if named is not None else nearest(context, build)
    if found and match["last"] and context.anchor and found.first >= context.anchor.first:
        found = build(found.year - 1)
    return dated(found)


# -- the rules ----------------------------------------------------------------------------------------------------

_NO_MORE = r"(?!\d|[:/]\d|\s?%|[.,]\d)"
_NOT_IN_NUMBER = r"(?:(?<=\bmid-)|(?<![\w$£€#.,/:-]))"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{w.ORDINAL})"
_MONTH = rf"(?P<month>{w.MONTH})"
_MONTH2 = rf"(?P<month2>{w.MONTH})"
_OPENING = (
    r"(?:(?P<last>last)\s+|(?P<next>next)\s+)?"
    rf"(?:(?:this\s+coming\s+|last\s+|next\s+)?(?P<weekday>{w.WEEKDAY}|{w.SHORT_WEEKDAY}),?\s+(?:the\s+)?)?"
)
_WEEK_OF = r"(?:the\s+)?(?P<unit>week|weekend)\s+(?:of|beginning|starting)\s+(?P<last>)(?P<weekday>)"
_WHICH_YEAR = r"(?P<which_year>last|this|next|that|that\s+same|the\s+same)\s+year\b"
_YEAR = rf"(?:(?:,\s*|\s+|\s+of\s+)(?P<year>{w.ANY_YEAR}){_NO_MORE}|,?\s+(?:of\s+)?{_WHICH_YEAR})?"
_SHORT_YEAR = r"(?P<year>['’]\d\d|\d\d|[12]\d{3})(?!\d|[:/]\d|\s?%|[.,]\d|\s*(?:people|[ap]\.?m))"
_TO = r"\s*(?:-|–|—|to|through|until|till)\s*"
_NO_RANGE = rf"(?!{_TO}(?:\d|{w.MONTH}))"
_NTH = r"(?P<ordinal>first|second|third|fourth)"
_PART = r"(?P<unit>quarter|half)"
_OF_YEAR = rf"(?:\s+(?:of\s+|in\s+)?(?:(?:fiscal\s+)?(?P<year>{w.YEAR})|{_WHICH_YEAR}))?"
_FEAST = w.either(*(re.sub(r"s(?= |$)", "['’]?s", name).replace(" ", r"\s+") for name in FEASTS))

RULES = (
    rule("iso day", r"(?P<year>[12]\d{3})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)", iso_day),
    rule("numeric day", r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<=/)\d\d)",
         numeric_day),
    rule("11 September", r"9/11|sept(?:ember|\.)?\s+11(?:th)?(?=,?\s+(?:terror\w*\s+)?(?:attack|hijack|plot))",
         september_attacks),
    rule("month day", rf"{_OPENING}{_MONTH}\s*(?:the\s+)?{_DAY}{_NO_MORE}{_YEAR}", calendar_day),
    rule("day month", rf"{_OPENING}{_DAY}(?:\s+of)?[\s-]+{_MONTH}{_YEAR}", calendar_day),
    rule("week of month day", rf"{_WEEK_OF}{_MONTH}\s*{_DAY}{_NO_MORE}{_YEAR}{_NO_RANGE}", week_of),
    rule("week of day month", rf"{_WEEK_OF}{_DAY}\s+{_MONTH}{_YEAR}{_NO_RANGE}", week_of),
    rule("day month short year", rf"(?P<last>)(?P<weekday>)(?P<day>\d{{1,2}})[\s-]+{_MONTH}[\s-]+{_SHORT_YEAR}",
         calendar_day),
    rule("month range of days",
         rf"{_MONTH}\s*(?P<day>\d{{1,2}})(?:{_TO}|\s+and\s+)(?:{_MONTH2}\s*)?(?P<day2>\d{{1,2}})"
         rf"{_NO_MORE}{_YEAR}", day_range),
    rule("range of days month",
         rf"(?P<day>\d{{1,2}})(?:{_TO}|\s+and\s+)(?P<day2>\d{{1,2}})\s+{_MONTH}(?P<month2>){_YEAR}", day_range),
    rule("month range", rf"{_MONTH}(?:-|–){_MONTH2}{_YEAR}", month_range),
    rule("year range", rf"{_NOT_IN_NUMBER}(?P<year>{w.YEAR})(?:-|–)(?P<year2>{w.YEAR}|\d\d){_NO_MORE}(?!-)",
         year_range),
    rule("month year", rf"{_MONTH}(?:\s*,\s*|\s+of\s+|[\s-]+)(?P<year>{w.ANY_YEAR}|['’]\d\d){_NO_MORE}", month_alone),
    rule("month of which year", rf"{_MONTH},?\s+(?:of\s+)?{_WHICH_YEAR}", month_alone),
    rule("month", _MONTH, month_alone),
    rule("year", rf"{_NOT_IN_NUMBER}(?P<kind>(?:fiscal\s+|(?:the\s+)?year\s+))?(?P<year>{w.YEAR})"
         r"(?![-/:]?\d|[.,]\d|\s?%|-[a-z]+)", calendar_year),
    rule("spoken year", rf"(?:the\s+year\s+)?(?P<year>{w.SPOKEN_YEAR})", spoken_year),
    rule("millennium", rf"(?:the\s+)?year\s+two\s+thousand(?:\s+(?:and\s+)?(?P<rest>{w.either(*w.ONES)}))?",
         millennium),
    rule("year end", r"(?:the\s+)?year(?:-|\s+|['’]s\s+)end", year_end),
    rule("decade", rf"(?:the\s+)?(?:(?P<digits>(?:1[5-9]|20)\d0)['’]?s|(?P<spoken>{w.either(*SPOKEN_DECADES)}))",
         decade),
    rule("short decade", r"(?:the\s+)?['’](?P<digits>\d0)s(?P<spoken>)", decade),
    rule("century", rf"(?:the\s+)?(?P<ordinal>{w.ORDINAL})[\s-]+century", century),
    rule("quarter", rf"(?:(?:the\s+)?(?P<year>{w.YEAR})\s+)?(?:fiscal[\s-]+)?{_NTH}-{_PART}", quarter),
    rule("the quarter", r"(?:the\s+)?(?:fiscal[\s-]+)?(?P<ordinal>first|second|third|fourth|last(?=\s+half))\s+"
         rf"(?:fiscal\s+)?{_PART}{_OF_YEAR}", quarter),
    rule("the year's quarter", rf"(?P<which_year>{w.either(*YEAR_STEPS)})\s+year['’]s\s+(?:fiscal\s+)?"
         rf"{_NTH}[\s-]+{_PART}", quarter),
    rule("the 1998 quarter", rf"(?:the\s+)?(?P<year>{w.YEAR})(?:['’]s)?\s+(?:fiscal\s+)?{_NTH}[\s-]+{_PART}", quarter),
    rule("period of year", rf"the\s+(?P<year>{w.YEAR})\s+(?:period|quarter)", period_of_year),
    rule("season of year", rf"(?:the\s+)?(?P<season>{w.SEASON})\s+(?:of\s+)?"
         rf"(?:(?P<year>{w.ANY_YEAR})|{_WHICH_YEAR})", season),
    rule("the season", r"(?:the\s+|(?<=\bin\s)|(?<=\bof\s)|(?<=\bearly\s)|(?<=\blate\s))"
         r"(?P<season>spring|summer|autumn|winter)", season),
    rule("feast", rf"(?:(?P<last>last)\s+|(?:this|next)\s+)?(?P<feast>{_FEAST})(?:,?\s+(?P<year>{w.YEAR}))?", feast),
)  # fmt: skip
