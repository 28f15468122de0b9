"""Finding the time expressions of a document: where one can begin, how far it goes, and what it is read against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.records import Parsed, Span, Time
from dateline.resolve.date import words as w
from dateline.resolve.date.clock import CLOCK, clock_value
from dateline.resolve.date.context import DateContext, Tense, tense
from dateline.resolve.date.grammar import LEADERS, RULES, TRIGGERS
from dateline.resolve.date.notation import bounds
from dateline.resolve.date.periods import Period, last_before, widened
from dateline.resolve.date.relative import PARTS_ONLY
from dateline.resolve.date.sense import Rule, Sense, between, dated, plain, timed
from dateline.resolve.date.syntax import NO_SYNTAX, Syntax, syntax

WORD = re.compile(r"[^\W_]+")

FARTHEST = 8
"""Words before a trigger at which its expression can begin."""

EDGED = (*RULES, *PARTS_ONLY)
EDGE = re.compile(
    r"(?:(?:the\s+)?(?P<adjective>early|late|mid)(?:-|\s+)(?:(?:in|on|of)\s+)?|"
    r"(?P<adverb>earlier|later)\s+(?:(?:in|on)\s+)?|(?:the\s+)(?P<noun>beginning|start|middle|end)\s+of\s+)",
    re.IGNORECASE,
)
HEDGE = re.compile(rf"(?P<hedge>{w.HEDGE})\s+", re.IGNORECASE)
ON_DAY = re.compile(
    rf"(?:(?P<hedge>{w.HEDGE})\s+)?"
    rf"(?:(?:(?:the|early|late|mid)[\s-]+)*(?P<part>{w.PART_OF_DAY}|{w.POINT_OF_DAY})\s+(?:(?:of|on)\s+)?|"
    rf"(?P<clock>{CLOCK}),?\s+(?:on\s+)?)",
    re.IGNORECASE,
)
BESIDE = re.compile(r"(?:the\s+)?day\s+(?P<side>before|after)\s+", re.IGNORECASE)
PART = re.compile(
    rf",?\s+(?:early\s+|late\s+)?(?:(?P<part>{w.PART_OF_DAY}|midnight|noon)|(?P<clock>{CLOCK}))(?!\w)", re.IGNORECASE
)

COUNTED = re.compile(rf"{w.COUNT}\b", re.IGNORECASE)
NOT_HEDGED = re.compile(rf"(?:the|{w.WEEKDAY})\b", re.IGNORECASE)
HOUR = re.compile(r"T\d")
RANGE = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
MIDDLE = re.compile(r"\s+(?:and|to|through|until)\s+", re.IGNORECASE)
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at a place: where it ends and what it means."""

    ends: int
    sense: Sense
    is_dated: bool = False  # a day or month of a year in digits, and no birthday


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression is looked for: from `at` on, in the sentence that `span` holds."""

    text: str
    at: int
    span: Span
    syntax: Syntax = NO_SYNTAX

    def moved(self, at: int) -> Place:
        """Return the same sentence from another place on."""
        return replace(self, at=at)

    def tense(self, ends: int) -> Tense:
        """Return the tense of the clause that an expression up to a place stands in."""
        expression = Span(self.at, ends)
        return tense(self.text, expression, self.span, self.syntax.tense(expression))


def _core(place: Place, context: DateContext, rules: Iterable[Rule] = RULES) -> Found | None:
    """Return the longest expression that begins at a place, without hedges and parts of days around it."""
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(place.text, place.at, place.span.ends))]
    if not matches:
        return None
    matches.sort(key=lambda pair: -pair[1].end())
    if not context.tense:
        context = replace(context, tense=place.tense(matches[0][1].end()))
    for rule, match in matches:
        sense = rule.meaning(match, context)
        if sense is not None:
            return Found(match.end(), sense)
    return None


def _hedged(place: Place, context: DateContext) -> Found | None:
    """Return the expression with a hedge before it: `nearly two years ago`, `around Nov. 1`."""
    match = HEDGE.match(place.text, place.at, place.span.ends)
    core = _core(place.moved(match.end()), context) if match else None
    if match is None or core is None or core.sense.kind == "SET" or core.sense.timex.endswith("_REF"):
        return None
    modifier, sense = w.HEDGES[plain(match["hedge"])], core.sense
    is_counted = COUNTED.match(place.text, match.end(), core.ends) is not None
    if not is_counted and (modifier != "APPROX" or NOT_HEDGED.match(place.text, match.end())):
        return None
    is_plain = sense.kind == "DATE" and sense.edtf and "/" not in sense.edtf
    return Found(core.ends, replace(sense, modifier=modifier, edtf=f"{sense.edtf}~" if is_plain else sense.edtf))


def _edged(place: Place, context: DateContext) -> Found | None:
    """Return the expression with its part named before it: `late last month`, `the end of 1994`."""
    match = EDGE.match(place.text, place.at, place.span.ends)
    core = _core(place.moved(match.end()), context, EDGED) if match else None
    if match is None or core is None or core.sense.period is None:
        return None
    return Found(core.ends, replace(core.sense, modifier=w.EDGES[next(filter(None, match.groups())).lower()]))


def _clocked(place: Place, context: DateContext) -> Found | None:
    """Return the expression with the time before the day: `11:50 a.m. Monday`, `the night of 3 May`."""
    match = ON_DAY.match(place.text, place.at, place.span.ends)
    core = _core(place.moved(match.end()), context) if match else None
    if match is None or core is None or not _is_day(core.sense) or HOUR.search(core.sense.timex):
        return None
    value = clock_value(match["clock"] or match["part"])
    sense = timed(core.sense.period, value) if value and core.sense.kind in ("DATE", "TIME") else None
    modifier = w.HEDGES[plain(match["hedge"])] if match["hedge"] else ""
    return Found(core.ends, replace(sense, modifier=modifier)) if sense else None


def _beside(place: Place, context: DateContext) -> Found | None:
    """Return the day before or after another: `the day after Christmas`, `the day before last Tuesday`."""
    match = BESIDE.match(place.text, place.at, place.span.ends)
    core = _core(place.moved(match.end()), context) if match else None
    if match is None or core is None or core.sense.period is None or core.sense.kind != "DATE":
        return None
    sense = dated(core.sense.period.shifted(1 if match["side"].lower() == "after" else -1))
    return Found(core.ends, sense) if sense and _is_day(core.sense) else None


def _is_day(sense: Sense) -> bool:
    """Tell whether an expression names one day."""
    return sense.period is not None and sense.period.unit == "day"


def _parted(place: Place, found: Found) -> Found:
    """Return the expression with the part of the day behind it, if there is one: `Tuesday night`."""
    if found.sense.kind != "DATE" or not _is_day(found.sense):
        return found
    match = PART.match(place.text, found.ends, place.span.ends)
    value = clock_value(match["part"] or match["clock"]) if match else None
    sense = timed(found.sense.period, value) if value else None
    return Found(match.end(), replace(sense, modifier=found.sense.modifier)) if match and sense else found


def _ranged(place: Place, context: DateContext) -> Found | None:
    """Return the stretch between two dates: `between March and May`, `from 3 to 7 May 2015`."""
    match = RANGE.match(place.text, place.at, place.span.ends)
    first = _core(place.moved(match.end()), context) if match else None
    middle = MIDDLE.match(place.text, first.ends, place.span.ends) if match and first else None
    last = _core(place.moved(middle.end()), context) if middle else None
    if match is None or first is None or last is None or first.sense.kind != "DATE" or last.sense.kind != "DATE":
        return None
    start, end = first.sense.period, last.sense.period
    if start and end and start.first > end.first and not YEAR.search(place.text, match.end(), first.ends):
        start = last_before(start, end) or start
    sense = between(start, end)
    return Found(last.ends, sense) if sense and start and end and start.unit == end.unit else None


def expression_at(place: Place, context: DateContext) -> Found | None:
    """Return the longest time expression that begins at a place."""
    found = (read(place, context) for read in (_core, _hedged, _edged, _clocked, _beside, _ranged))
    return max((_parted(place, each) for each in found if each), key=lambda each: each.ends, default=None)


def _starts(text: str, span: Span) -> Iterator[int]:
    """Yield the places where an expression can begin: at its trigger, or at the words that lead up to it."""
    words = [(match.start(), match.end(), match[0].lower()) for match in WORD.finditer(text, span.starts, span.ends)]
    tried = 0
    for index, (_, ends, word) in enumerate(words):
        if not (word in TRIGGERS or (word[0].isdigit() and _is_numeric(word, text[ends : ends + 1]))):
            continue
        first = index
        while first > max(tried, index - FARTHEST) and _leads(words[first - 1][2]):
            first -= 1
        yield from (starts for starts, _, _ in words[first : index + 1])
        tried = index + 1


def _leads(word: str) -> bool:
    """Tell whether a word can stand before a trigger in one expression."""
    return word in LEADERS or word[0].isdigit()


def _is_numeric(number: str, mark: str) -> bool:
    """Tell whether a number can be a year, a date or a time by itself, from its length and the mark behind it."""
    return 4 <= len(number) <= 8 or (len(number) < 8 and (mark in (":", "/", "-", ".", "–") or number[-1] in "ms"))


def in_sentence(sentence: Place, context: DateContext) -> Iterator[tuple[int, Found]]:
    """Yield the time expressions of one sentence with their places, each read with those before it known."""
    text, free = sentence.text, sentence.at
    for at in _starts(text, sentence.span):
        found = expression_at(sentence.moved(at), context) if at >= free else None
        if found is not None:
            found = _placed(text, at, found)
            free = found.ends
            context = _told(context, found)
            yield at, found


BORN = re.compile(r"\b(?:born|birth)\b.{0,24}$", re.IGNORECASE | re.DOTALL)
STAMP = re.compile(r"\b(?:posted|updated|published|modified|copyright)\b\W*(?:(?:on|at)\s+)?$", re.IGNORECASE)
"""What stands before the date of a page, which is no part of its story."""


def _is_dated(text: str, starts: int, found: Found) -> bool:
    """Tell whether an expression gives a year to a day or month that the text can go on from."""
    period = found.sense.period
    if found.sense.kind != "DATE" or period is None or period.unit not in ("day", "month"):
        return False
    return YEAR.search(text, starts, found.ends) is not None and not BORN.search(text, max(0, starts - 40), starts)


def _placed(text: str, starts: int, found: Found) -> Found:
    """Return an expression with what its place says of it: whether the text can go on from it."""
    is_stamp = STAMP.search(text, max(0, starts - 24), starts) is not None
    sense = replace(found.sense, is_told=False) if is_stamp else found.sense
    return replace(found, sense=sense, is_dated=_is_dated(text, starts, found) and not is_stamp)


def _told(context: DateContext, found: Found) -> DateContext:
    """Return the context behind an expression."""
    period = found.sense.period
    if context.quarter is not None and found.sense.timex in PARTS_OF_YEAR:
        return replace(context, quarter=None, reference=None)
    if period is None or not found.sense.is_told:
        return context
    return replace(
        context,
        reference=period,
        dated=period if found.is_dated else context.dated,
        quarter=_reported(context, period),
    )


def _reported(context: DateContext, told: Period) -> Period | None:
    """Return the quarter that a text is about: the last one that was over when it was written, if it names one."""
    before, now = context.quarter, widened(context.anchor, "quarter")
    if now is None or told.unit != "quarter" or not 0 < now.number - told.number <= QUARTERS:
        return before
    return told if before is None or told.number > before.number else before


PARTS_OF_YEAR = ("P6M", "P9M")
"""Lengths that results are told of beside the quarter (`for the nine months`); the text leaves its quarter for them."""

QUARTERS = 4
"""How many quarters a report of results can lie back."""


def _time(starts: int, found: Found) -> Time:
    """Return the record of an expression."""
    sense = found.sense
    low, high = bounds(sense.edtf) or (None, None)
    return Time(starts, found.ends, sense.kind, sense.timex, sense.edtf, low, high, sense.modifier)


LAG = 10
"""Days that a report can lie before it is published; an older date at its top is part of the story."""


def written(parsed: Parsed) -> str:
    """Return the day that a report was written: that of its place-and-date line, else that of publication."""
    published = parsed.document.published
    anchor = DateContext(published).anchor
    datelines = (sentence for sentence in parsed.sentences if sentence.kind == "dateline")
    for sentence in datelines:
        for _, found in in_sentence(Place(parsed.text, sentence.starts, sentence.span), DateContext(published)):
            day = found.sense.period
            if found.sense.kind == "DATE" and day is not None and day.unit == "day" and _is_near(day, anchor):
                return day.first.isoformat()
    return published


def _is_near(day: Period, anchor: Period | None) -> bool:
    """Tell whether a day can be the one on which a report was written that appeared at another."""
    return anchor is None or 0 <= (anchor.last - day.first).days <= LAG


def find(parsed: Parsed) -> tuple[Time, ...]:
    """Return the time expressions of a document in text order."""
    context = DateContext(written(parsed))
    words = syntax(parsed.tokens)
    times = []
    for sentence in sorted(parsed.sentences, key=lambda each: each.starts):
        told = list(in_sentence(Place(parsed.text, sentence.starts, sentence.span, words), context))
        if not any(found.is_dated for _, found in told):
            context = replace(context, dated=None)
        for starts, found in told:
            times.append(_time(starts, found))
            context = _told(context, found)
    return tuple(times)


def read(words: str, context: DateContext) -> Time | None:
    """Read words that are one time expression and nothing else; None if they are not."""
    starts, ends = len(words) - len(words.lstrip()), len(words.rstrip())
    found = expression_at(Place(words, starts, Span(starts, ends)), context) if starts < ends else None
    return _time(starts, found) if found and found.ends == ends else None
