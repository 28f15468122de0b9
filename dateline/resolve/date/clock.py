"""Times of the day (`11:50 a.m.`, `last night`, `dawn`) and words for no time in particular (`now`, `recently`)."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.resolve.date import words as w
from dateline.resolve.date.context import DateContext
from dateline.resolve.date.periods import widened
from dateline.resolve.date.sense import Match, Sense, between, plain, rule, timed

_ZONE = r"(?:gmt|utc|[ecmp][sd]?t|bst|cet|ist|local\s+time|local)\b"
ZONE = rf"(?:\s*\({_ZONE}\)|\s*{_ZONE})"
_AT = w.either(*(rf"(?<=\b{word}\s)" for word in "at around about by before after until since from".split()))
CLOCK = (
    rf"(?:(?:\d{{1,2}}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?|{_AT}\d{{1,2}}:\d\d(?:\s*h(?:ours|rs)?\b)?|"
    rf"(?<=\bat\s)[0-2]\d[0-5]\d\b|[0-2]?\d:?[0-5]\d(?=\s*(?:gmt|utc|hours|hrs|local)\b)(?:\s*h(?:ours|rs))?){ZONE}?|"
    rf"{_AT}\d{{1,2}}(?::\d\d)?(?:\s+o['’]clock)?\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night)|"
    r"\d{1,2}\s+o['’]clock)"
)
"""A time of the clock. A bare `2:30` is as often a score or the length of a film: it needs a word before it."""

PARTS = re.compile(r"(?P<hour>\d{1,2})[:h]?(?P<minute>\d\d)?(?:(?P<half>[ap])m)?")


HALVES_OF_DAY = {"inthemorning": "a", "intheafternoon": "p", "intheevening": "p", "atnight": "p"}


def clock_value(words: str) -> str | None:
    """Read a time of the day: `10:35 p.m.` is `T22:35`, `1430 GMT` is `T14:30`, `noon` is `T12:00`."""
    text = re.sub(r"[\s.]", "", re.sub(r"(?<=\d)\.(?=\d)", ":", words.lower().replace("’", "'")))
    found = PARTS.match(text)
    if found is None:
        return f"T{w.PARTS_OF_DAY[text]}" if text in w.PARTS_OF_DAY else None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half"] or HALVES_OF_DAY.get(text[found.end() :].removeprefix("o'clock"))
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute:02}" if hour < 25 and minute < 60 else None


def clock(match: Match, context: DateContext) -> Sense | None:
    """`10:35 a.m.`, `midnight`, `at dawn`: on the day spoken of."""
    value = clock_value(match["clock"])
    return _on_some_day(value, context) if value else None


def overnight(_: Match, context: DateContext) -> Sense | None:
    """`overnight`: the night of the day spoken of."""
    return _on_some_day("TNI", context)


def _on_some_day(value: str, context: DateContext) -> Sense | None:
    """Return the sense of a time on the day spoken of; where none was, on that of publication or the one before.

    In 2,500 reports of shootings (bench/gva/train), 186 give a time before any day: the shooting was on the day of
    publication in 91 of them, the day before in 47.
    """
    if context.reference is not None and context.reference.unit == "day":
        return timed(context.reference, value)
    today = widened(context.anchor, "day")
    sense, days = timed(today, value), between(today.shifted(-1), today) if today else None
    return replace(sense, edtf=days.edtf, period=None) if sense and days else sense


FROM_PUBLICATION = {"this": 0, "last": -1, "yesterday": -1, "tomorrow": 1, "today": 0}
FROM_TOLD = {
    "that": 0, "that same": 0, "the same": 0, "the": 0, "the next": 1, "the following": 1, "the previous": -1,
}  # fmt: skip


def part_of_day(match: Match, context: DateContext) -> Sense | None:
    """`this morning`, `last night`, `the following morning`."""
    which = plain(match["which"])
    base = widened(context.reference if which in FROM_TOLD else context.anchor, "day")
    step = {**FROM_PUBLICATION, **FROM_TOLD}[which]
    return timed(base.shifted(step) if base else None, f"T{w.PARTS_OF_DAY[match['part'].lower()]}")


def mid_part(match: Match, context: DateContext) -> Sense | None:
    """`mid-morning`, `mid afternoon`: on the day spoken of."""
    sense = _on_some_day(f"T{w.PARTS_OF_DAY[match['part'].lower()]}", context)
    return replace(sense, modifier="MID") if sense else None


def tonight(_: Match, context: DateContext) -> Sense | None:
    """`tonight`."""
    return timed(widened(context.anchor, "day"), "TNI")


VAGUE = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "these days": "PRESENT_REF", "recently": "PAST_REF", "more recently": "PAST_REF",
    "most recently": "PAST_REF", "lately": "PAST_REF", "the past": "PAST_REF", "the recent past": "PAST_REF",
    "soon": "FUTURE_REF", "the future": "FUTURE_REF", "the near future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF", "the near term": "FUTURE_REF", "the short term": "FUTURE_REF",
    "a later date": "FUTURE_REF", "future quarters": "FUTURE_REF", "future years": "FUTURE_REF",
}  # fmt: skip


def vague(match: Match, context: DateContext) -> Sense | None:
    """`now`, `recently`, `the near future`; but not `was soon freed`, which is no future."""
    value = VAGUE[plain(match[0])]
    return None if plain(match[0]) == "soon" and context.tense == "past" else Sense("DATE", value)


_BEFORE_POINT = w.either(*(rf"(?<=\b{word}\s)" for word in "at by before until since around after".split()))
_WHICH = w.either(*(words.replace(" ", r"\s+") for words in (*FROM_PUBLICATION, *FROM_TOLD) if words != "the"))
_VAGUE = w.either(*(words.replace(" ", r"\s+") for words in VAGUE))

RULES = (
    rule("clock", rf"(?P<clock>{CLOCK})", clock),
    rule("point of day", rf"{_BEFORE_POINT}(?P<clock>{w.POINT_OF_DAY})", clock),
    rule("overnight", "(?P<clock>overnight)", overnight),
    rule("part of day", rf"(?P<which>{_WHICH})\s+(?P<part>{w.PART_OF_DAY})", part_of_day),
    rule("in the part of day", rf"(?:(?<=\bin\s)|(?<=\bduring\s))(?P<which>the)\s+(?P<part>{w.PART_OF_DAY})",
         part_of_day),
    rule("mid part of day", r"mid[\s-]?(?P<part>morning|afternoon|evening)", mid_part),
    rule("tonight", "tonight", tonight),
    rule("vague", rf"{_VAGUE}(?!(?<=soon)\s+(?:as|after|before|bec[ao]me)\b|(?<=past)\s+{w.COUNT}\s)", vague),
)  # fmt: skip
