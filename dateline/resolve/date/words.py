"""The words of time expressions: tables, and the fragments of patterns that the grammar is made of."""

from __future__ import annotations

import re

from dateline.resolve.date.periods import Unit, full_year


def either(*words: str) -> str:
    """Return a pattern for any of the words, the longest first so that no word hides a longer one."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


# -- numbers ------------------------------------------------------------------------------------------------------

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
FIXED = {"half a": 0.5, "half an": 0.5, "couple": 2, "a couple": 2, "couple of": 2, "a couple of": 2}
"""Numbers of more than one word that do not add up from their words."""

VAGUE = (
    "a few", "few", "several", "a number of", "many", "some", "a handful of", "dozens of", "hundreds of",
    "thousands of",
)  # fmt: skip
"""Numbers that nobody can write down: X in a TIMEX3 duration."""

_SMALL = f"(?:{either(*TENS)}(?:[-\\s]{either(*list(ONES)[:9])}\\b)?|{either(*ONES)})"
_WORDS = (
    rf"(?:(?:an?|{_SMALL})\s+{either(*LARGE)}(?:\s+(?:and\s+)?{_SMALL})?|"
    rf"(?:an?\s+)?couple(?:\s+of)?|{_SMALL}|half\s+an?|an?)"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,4}(?:\.\d{1,2})?(?:\s1/2)?)"
COUNT = rf"(?:{_DIGITS}|{_WORDS}(?:\s+and\s+(?:a|one)[-\s]half)?|{either(*VAGUE)})"
"""A number of units: `3`, `2 1/2`, `twenty-four`, `a couple of`, `several`, `a`."""


def number(words: str) -> float | None:
    """Read a number of units; None where the words are vague (`several`)."""
    text = " ".join(words.lower().replace("-", " ").split())
    if text in VAGUE:
        return None
    if text in FIXED:
        return FIXED[text]
    text, halves = re.subn(r" and (?:a|one) half$| 1/2$", "", text)
    if text[:1].isdigit():
        return float(text.replace(",", "")) + halves / 2
    total = 0
    for word in text.split():
        total = total * LARGE[word] if word in LARGE else total + _small(word)
    return total + halves / 2


def _small(word: str) -> int:
    """Return what one number word adds."""
    if word in ("a", "an"):
        return 1
    return ONES.get(word, 0) or TENS.get(word, 0)


ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{either(*TENS)}-{either(*list(ORDINALS)[:9])}|{either(*ORDINALS)})"


def ordinal(words: str) -> int:
    """Read an ordinal: `third`, `21st`, `twenty-first`."""
    text = words.lower()
    if text[0].isdigit():
        return int(text[:-2])
    tens, _, ones = text.rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[ones]


# -- the calendar -------------------------------------------------------------------------------------------------

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
FULL_MONTH = either(*MONTHS)
MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|jul[y.]?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
"""A month, short forms included; a short form without its stop needs a day or a year beside it."""

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
WEEKDAY = either(*WEEKDAYS)
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"

SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
SEASON = either(*SEASONS)

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
"""A year in four digits."""

_TEENS = either(*list(ONES)[9:])
SPOKEN_YEAR = rf"(?:(?:eighteen|nineteen|twenty)\s+(?:{either(*TENS)}(?:[-\s]{either(*list(ONES)[:9])}\b)?|{_TEENS}\b))"
"""A year as it is read out in broadcasts: `nineteen ninety-four`."""

ANY_YEAR = f"(?:{YEAR}\\b|{SPOKEN_YEAR})"


def year_number(words: str) -> int:
    """Read a year: `1998`, `'98`, `nineteen ninety-eight`."""
    digits = words.strip("'’ ")
    if digits.isdigit():
        return full_year(digits)
    century, _, rest = " ".join(digits.lower().split()).partition(" ")
    return int((number(century) or 0) * 100 + (number(rest) or 0))


def month_number(word: str) -> int:
    """Return the number of a month from its name or short form."""
    return next(number for name, number in MONTHS.items() if name.startswith(word.lower()[:3]))


def weekday_number(word: str) -> int:
    """Return the number of a weekday, Monday 0, from its name or short form."""
    return next(number for name, number in WEEKDAYS.items() if name.startswith(word.lower()[:3]))


# -- units --------------------------------------------------------------------------------------------------------

UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "Y", "century": "Y", "night": "D", "weekend": "D",
}  # fmt: skip
"""Letter of each unit in a TIMEX3 duration; hours and less stand behind a T."""

UNIT_SIZES = {"fortnight": 2, "decade": 10, "century": 100}
"""Units that are counted in another unit: a fortnight is two weeks."""

VAGUE_LETTERS = {"decade": "E", "century": "C"}
"""Letters of those units where their number is not known: `decades` is PXE."""

HALVES = {"minute": "30S", "hour": "30M", "year": "6M", "day": "T12H"}
"""Half of a unit in the next smaller one."""

CALENDAR: dict[str, Unit] = {
    "day": "day", "night": "day", "week": "week", "fortnight": "week", "weekend": "weekend", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
"""Units of the calendar; hours and less are none."""

LENGTH = r"(?:(?:trading|business|working|school|calendar|full|straight|consecutive|more|whole|long|additional)\s+)?"
UNITS_PLURAL = "(?:seconds|minutes|hours|days|nights|weeks|fortnights|months|quarters|years|decades|centuries)"
UNIT = (
    "(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)"
    "(?!-(?:ago|earlier))"
)


def singular(unit: str) -> str:
    """Return the word for one unit: `weeks` is `week`, `centuries` is `century`."""
    word = unit.lower()
    if word == "centuries":
        return "century"
    return word.removesuffix("s")


# -- hedges and edges ---------------------------------------------------------------------------------------------

HEDGES = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "just under": "LESS_THAN", "less than": "LESS_THAN",
    "under": "LESS_THAN", "more than": "MORE_THAN", "well over": "MORE_THAN", "just over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS", "at most": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS",
}  # fmt: skip
HEDGE = either(*(words.replace(" ", r"\s+") for words in HEDGES))

EDGES = {
    "early": "START", "earlier": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "later": "END", "end": "END",
}  # fmt: skip

# -- the day ------------------------------------------------------------------------------------------------------

PARTS_OF_DAY = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "dusk": "EV", "sunset": "EV", "overnight": "NI", "lunchtime": "MI", "midday": "12:00", "noon": "12:00",
    "midnight": "24:00",
}  # fmt: skip
_LONG_PARTS = ("morning", "afternoon", "evening", "night")
PART_OF_DAY = either(*_LONG_PARTS)
POINT_OF_DAY = either(*(part for part in PARTS_OF_DAY if part not in ("overnight", *_LONG_PARTS)))
