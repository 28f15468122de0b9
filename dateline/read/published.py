"""When a report was published: dates in columns, pages and the heads of texts, as ISO."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

PIVOT = 69
"""Years written with two digits: 69 to 99 are of the last century, as POSIX has it."""

HEAD = 2000
"""Code points at a text's start in which its date is looked for: the head of a report, not its story."""

HEAD_LINES = 12
LONGEST_HEAD_LINE = 160

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
FORMS = tuple(
    re.compile(rf"(?<![\w/.-])(?:{form})(?![\d/-]|\.\d)", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?=$|\D|T)",
        r"(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6}Z?)?",
        r"(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})年(?P<number>\d{1,2})月(?P<day>\d{1,2})日",
        rf"(?P<day>\d{{1,2}}){_ORDINAL}[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}}|\d\d(?![:\d]))",
        rf"{_MONTH} (?P<day>\d{{1,2}}){_ORDINAL},? (?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d\d)",
        rf"{_MONTH},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d\d)",
    )
)
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)")

_CLOCK = r"(?:(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)"
NOISE = re.compile(rf"{_CLOCK}|{_WEEKDAY}|[\s,|@/·•()-]+", re.IGNORECASE)
LABEL = re.compile(
    r"\(?(?:first |last )?(?:published|posted|issued|created|date|(?P<later>updated|modified|update))"
    r"(?: on| at)?\b\s?:?\s?",
    re.IGNORECASE,
)
SEGMENT = re.compile(r"\s[|•·/]\s|\s{3,}|\s[—–]\s")
"""What parts the pieces of a head line: `Blue Wire | Updated: 2017-09-15`."""

PLACE_AND_DATE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ /-]{1,40}+|[A-ZÀ-ÖØ-Þ][\w.'’-]{1,30}+(?: [A-ZÀ-ÖØ-Þ][\w.'’-]{1,30}+){0,3})"
    r"(?:, [A-ZÀ-ÖØ-Þ][\w.'’ -]{1,30}?){0,2}, (?P<words>[^()\n:;—–]{6,30}?)"
    r"(?:\s?\((?P<agency>[^()\n]{2,40})\))?\s?(?:--|—|–|-|:|$)",
    re.MULTILINE,
)


def day(words: str) -> str:
    """Return the first date in the words as ISO (`2016-03-22`), as a prefix of one (`2016-03`, `2016`), or nothing.

    A timestamp keeps the date of the zone that it is stated in. Of `04/05/2016`, month and day cannot be told apart:
    only its year is taken.
    """
    found = [(match.start(), rank, match) for rank, form in enumerate(FORMS) if (match := form.search(words))]
    for _, _, match in sorted(found, key=lambda item: item[:2]):
        iso = _iso(match.groupdict())
        if iso:
            return iso
    year = YEAR.fullmatch(words.strip())
    return year["year"] if year else ""


def _iso(parts: dict[str, str | None]) -> str:
    """Return a date's parts as ISO; nothing if there is no such day."""
    year = _year(parts.get("year") or "")
    if parts.get("first"):
        return _numeric(year, int(parts["first"] or 0), int(parts["second"] or 0))
    month = parts.get("month")
    number = MONTHS.index(month[:3].lower()) + 1 if month else int(parts.get("number") or 0)
    if parts.get("day"):
        return _valid(year, number, int(parts["day"] or 0))
    return f"{year:04}-{number:02}" if 1 <= number <= 12 and year >= 1800 else ""


def _year(digits: str) -> int:
    """Return a year, written with four digits or with two."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= PIVOT else 2000)


def _numeric(year: int, first: int, second: int) -> str:
    """Return the date of two numbers and a year: the year alone where both orders are possible."""
    orders = {_valid(year, first, second), _valid(year, second, first)} - {""}
    return orders.pop() if len(orders) == 1 else f"{year:04}" if orders else ""


def _valid(year: int, month: int, day_of_month: int) -> str:
    """Return a date as ISO; nothing if there is no such day."""
    try:
        found = date(year, month, day_of_month)
    except ValueError:
        return ""
    return found.isoformat() if year >= 1800 else ""


def opening_day(text: str) -> str:
    """Return the date that a report's head states: beside a label, on a line of its own, or in its dateline.

    Of several, the date of publication comes before that of an update. A day without a year is none.
    """
    found = sorted(_stated(text[:HEAD]), key=lambda item: item[0])
    return found[0][1] if found else ""


def _stated(head: str) -> Iterator[tuple[int, str]]:
    """Yield the dates that the head of a report states about itself, with their rank."""
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    for line in lines[:HEAD_LINES]:
        for rank, words in _candidates(line):
            iso = day(words)
            if iso:
                yield rank, iso


def _candidates(line: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a line that may be its date, with their rank."""
    place = PLACE_AND_DATE.match(line[:LONGEST_HEAD_LINE])
    if place:
        yield 1, place["words"]
    for segment in SEGMENT.split(line) if len(line) <= LONGEST_HEAD_LINE else ():
        label = LABEL.match(segment)
        words = segment[label.end() :] if label else segment
        if any(form.search(words) and not NOISE.sub("", form.sub("", words)) for form in FORMS):
            yield (2 if label and label["later"] else 0 if label else 1), words
