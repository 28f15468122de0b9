"""Checks between the figures of one document: rate and parts, part and whole, multiples, a sum and its list.

Every check says what it computed and from which words. Figures that are not put together by the words themselves are
not compared.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.records import Check, Figure, Sentence, Span
from dateline.resolve.figure import numbers
from dateline.resolve.figure.notation import ABOUT, plain, show

REACH = 300
"""Code points between two figures that are compared: the words that put them together stand near."""

NEAR = 3
"""Sentences between a part with its whole and the rate that sums them up."""


class Range(NamedTuple):
    """The numbers that a figure allows."""

    low: float
    high: float

    def times(self, factor: float) -> Range:
        """Return the range multiplied."""
        return Range(self.low * factor, self.high * factor)

    def meets(self, other: Range) -> bool:
        """Tell whether some number lies in both ranges."""
        return self.low <= other.high and other.low <= self.high


class Rate(NamedTuple):
    """So many for every so many: 'about 45 for every 1 million citizens'."""

    many: Figure
    base: float
    span: Span


class Pair(NamedTuple):
    """A part and the whole that it is a part of."""

    part: Figure
    whole: Figure


NO_THINGS = frozenset(
    """ago later earlier before after old o'clock percent
    half halves third thirds quarter quarters fifth fifths tenth tenths another""".split()
)
"""Units of numbers that count neither persons nor things: times, ages, shares."""

TIME_UNIT = re.compile(r"(?:second|minute|hour|day|week|month|year|decade)s?(?:\s+old)?$", re.IGNORECASE)
OF_WHOLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:out\s+)?of\s+(?:all\s+)?(?:the|its|their|his|her|these|those)\s+(?:some\s+|about\s+)?",
    re.IGNORECASE,
)
"""What stands between a part and its whole: '40 of the 120 passengers'."""

OF_ITS = re.compile(r"\s+of\s+(?:its|their|the)\s+", re.IGNORECASE)
WHOLE_OF = re.compile(r"\b(?:[a-z]+\s+of|population[^.,;]{0,20})\s+$")
"""Words that make a number the size of something: 'a town of 8,000', 'a crew of 24'."""

INCLUDING = re.compile(r"[^.;:]{0,60}?[,(—–]\s*(?:including|among\s+them|of\s+(?:them|whom))\s+$", re.IGNORECASE)
"""What stands between a whole and a part named as its member."""

FOR_EVERY = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:for|in|out\s+of)\s+(?:every|each)\s+$|(?:\s+[\w-]+){0,3}?\s+per\s+$"
    r"|\s+(?:in|out\s+of)\s+$",
    re.IGNORECASE,
)
"""What stands between the two numbers of a rate."""

PER = re.compile(r"(?:\s+[\w-]+){0,3}?\s+(?:per|for\s+every|in\s+every)\s+(?P<base>thousand|million)\b", re.IGNORECASE)

FACTORS = {
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "triple": 3.0, "tripled": 3.0, "thrice": 3.0, "quadruple": 4.0,
    "quadrupled": 4.0, "half": 0.5, "halved": 0.5, "a third": 1 / 3, "one third": 1 / 3, "a quarter": 0.25,
    "one quarter": 0.25, "two thirds": 2 / 3, "three quarters": 0.75,
}  # fmt: skip
"""Words for a multiple and for a fraction, and what they multiply by."""

MULTIPLE = re.compile(
    r"\b(?:(?P<hedge>more\s+than|over|at\s+least|less\s+than|fewer\s+than|under|nearly|almost|about|around|roughly)\s+)?"
    rf"(?P<word>{'|'.join(sorted((word.replace(' ', '[- ]') for word in FACTORS), key=len, reverse=True))}"
    rf"|(?P<times>{numbers.SMALL}|\d{{1,3}}(?:\.\d)?)(?=\s+times))(?:\s+times)?"
    r"\s+(?P<of>(?:the|that|those|these|as|what|of|last|its)\b|(?=from\s+[\w,]+\s+to\s))",
    re.IGNORECASE,
)
"""Words by which one number is a multiple or a fraction of another."""

SAME = re.compile(r"\s*(?:them|whom|that\s*[,.])", re.IGNORECASE)
"""Behind 'half of': the persons just counted, not another number."""

IMPLIED = re.compile(
    r"(?:the\s+(?:[\w-]+\s+){0,2}?(?:number|figure|toll|total|rate|ratio|share|count)|that\s+of|those\s+of"
    r"|as\s+(?:many|high|great)(?:\s+[\w-]+){0,3}?\s+as)\b",
    re.IGNORECASE,
)
"""Words for the other number where the report does not give it."""

TAKES_UP = re.compile(r"\s*[\"“]?(?:that|this|it|the\s+(?:number|figure|total|toll))\b", re.IGNORECASE)
"""Openings of a sentence that speaks of the number before."""

ABOVE = frozenset({"more than", "over", "at least"})
BELOW = frozenset({"less than", "fewer than", "under", "nearly", "almost"})

CLAUSE = re.compile(r"[^,.;:—–()]{1,100}")
"""The rest of a clause: what the other number counts."""

TURN = re.compile(r"[;.]|\b(?:but|while|whereas|who|after|and)\b", re.IGNORECASE)
"""Words behind which another number is no longer compared with."""

MEMBERS = re.compile(r"\bof\s+(?:them|whom|those|these)\b", re.IGNORECASE)

TENS = 100
"""From here on a worked number is shown without a fraction."""

PERCENT = 100

LIMITS = {"..": "at least"}
"""How the number that is not given is limited where the one that is given is open."""

VAGUE = frozenset("many several numerous multiple".split()) | {"a few", "a handful"}
"""Hedges of numbers too vague to be a multiple."""

GENERIC = re.compile(r"\b(?:people|persons|dead|victims|others|fatalities|deaths|casualties)$", re.IGNORECASE)
"""Words that count persons of any kind."""

LIST_OPENS = re.compile(r"(?P<words>[^.;:,—–(]{0,50})(?P<mark>\s*[:(]|\s*[—–]|\s+--?|,)\s*$")
LIST_GOES_ON = re.compile(r"(?:\s+[\w’'-]+){0,5}?(?:\s*,\s*(?:and\s+)?|\s+and\s+)$", re.IGNORECASE)
"""What stands before the first number of a list, and between two of them."""


def checks(text: str, sentences: Sequence[Sentence], figures: Iterable[Figure]) -> tuple[Check, ...]:
    """Return every check that the words of a document call for, in text order."""
    rows = _rows(sentences, figures)
    pairs = {number: list(_pairs(text, row)) for number, row in rows.items()}
    rates = {number: list(_rates(text, row)) for number, row in rows.items()}
    rated = list(_rated(pairs, rates))
    found = [
        *rated,
        *(_part(pair) for row in pairs.values() for pair in row if not _is_in(pair, rated)),
        *_multiples(text, sentences, rows, rates),
        *(check for row in rows.values() for check in _sums(text, row)),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda check: check.quotes))


def reach(figure: Figure) -> Range:
    """Return the numbers that a figure allows."""
    return Range(figure.low or 0, math.inf if figure.high is None else figure.high)


def _rows(sentences: Sequence[Sentence], figures: Iterable[Figure]) -> Mapping[int, Sequence[Figure]]:
    """Group the figures that have a value by the sentence that they stand in."""
    order = sorted((sentence.starts, number) for number, sentence in enumerate(sentences))
    begins = [starts for starts, _ in order]
    rows: dict[int, list[Figure]] = {}
    for figure in sorted(dict.fromkeys(figures), key=lambda figure: figure.span):
        place = bisect_right(begins, figure.starts) - 1
        if place >= 0 and (figure.low is not None or figure.high is not None) and figure.hedge != "plural":
            row = rows.setdefault(order[place][1], [])
            if not row or row[-1].span != figure.span:
                row.append(figure)
    return rows


def _counts_something(figure: Figure) -> bool:
    """Tell whether a figure counts persons or things, and no time, age or share."""
    return not TIME_UNIT.search(figure.unit) and not NO_THINGS & set(figure.unit.split())


# -- a part and its whole ---------------------------------------------------------------------------------------------


def _pairs(text: str, row: Sequence[Figure]) -> Iterator[Pair]:
    """Yield the parts of a sentence with their wholes."""
    counted = [figure for figure in row if _counts_something(figure)]
    for left, right in pairwise(counted):
        if OF_WHOLE.fullmatch(text, left.ends, right.starts) and reach(right).high > 1:
            yield Pair(left, right)
        elif _is_kind(left, right) and INCLUDING.fullmatch(text, left.ends, min(right.starts, left.ends + REACH)):
            yield Pair(right, left)
    sizes = [figure for figure in counted if WHOLE_OF.search(text, max(0, figure.starts - 40), figure.starts)]
    for part in counted:
        if len(sizes) == 1 and part != sizes[0] and OF_ITS.match(text, part.ends):
            yield Pair(part, sizes[0])


def _is_kind(whole: Figure, part: Figure) -> bool:
    """Tell whether two figures can count the same kind of thing."""
    return "" in (whole.unit, part.unit) or whole.unit == part.unit


def _part(pair: Pair) -> Check:
    """Return the check of a part against its whole."""
    part, whole = pair
    is_sound = reach(part).low <= reach(whole).high
    relation = "is not more than" if is_sound else "is more than"
    sentence = f"The part, {show(part.value)}, {relation} the whole, {show(whole.value)}."
    return Check("part", _quotes(part, whole), sentence, "agrees" if is_sound else "differs")


# -- rates ------------------------------------------------------------------------------------------------------------


def _rates(text: str, row: Sequence[Figure]) -> Iterator[Rate]:
    """Yield the rates of a sentence."""
    for left, right in pairwise(row):
        is_near = right.starts - left.ends < REACH
        if is_near and right.value.isdigit() and FOR_EVERY.fullmatch(text, left.ends, right.starts):
            yield Rate(left, float(right.value), Span(left.starts, right.ends))
    for figure in row:
        if figure.unit == "percent":
            yield Rate(figure, float(PERCENT), figure.span)
        elif per := PER.match(text, figure.ends):
            yield Rate(figure, float(numbers.SCALES[per["base"].lower()]), Span(figure.starts, per.end()))


def _rated(pairs: Mapping[int, Sequence[Pair]], rates: Mapping[int, Sequence[Rate]]) -> Iterator[Check]:
    """Yield the check of each rate against the only part and whole near it; a percentage has to stand beside them."""
    for number, row in rates.items():
        for rate in row:
            near = 0 if rate.base == PERCENT else NEAR
            around = [pair for n in range(number - near, number + near + 1) for pair in pairs.get(n, ())]
            around = [pair for pair in around if rate.many not in pair and (reach(pair.whole).low > 0)]
            if len(around) == 1:
                yield _rate(rate, around[0])


def _is_in(pair: Pair, checks: Sequence[Check]) -> bool:
    """Tell whether a check says of a pair already what there is to say: that the part is no more than the whole."""
    is_sound = reach(pair.part).low <= reach(pair.whole).high
    return is_sound and any({pair.part.span, pair.whole.span} <= set(check.quotes) for check in checks)


def _rate(rate: Rate, pair: Pair) -> Check:
    """Return the check of a rate against a part and its whole."""
    part, whole = reach(pair.part), reach(pair.whole)
    worked = Range(part.low / whole.high * rate.base, part.high / whole.low * rate.base)
    unit = "percent" if rate.base == PERCENT else f"for every {show(plain(rate.base))}"
    sentence = (
        f"{_capital(show(pair.part.value))} of {show(pair.whole.value)} is {_shown(worked)} {unit}; "
        f"the report says {show(rate.many.value)}."
    )
    is_sound = _rounded(worked).meets(reach(rate.many))
    return Check("rate", (*_quotes(pair.part, pair.whole), rate.span), sentence, "agrees" if is_sound else "differs")


# -- multiples --------------------------------------------------------------------------------------------------------


def _multiples(
    text: str, sentences: Sequence[Sentence], rows: Mapping[int, Sequence[Figure]], rates: Mapping[int, Sequence[Rate]]
) -> Iterator[Check]:
    """Yield the check of each multiple of which the document gives one side, at the least."""
    for number, sentence in enumerate(sentences):
        for match in MULTIPLE.finditer(text, sentence.starts, sentence.ends):
            if not SAME.match(text, match.start("of")) and not SAME.match(text, match.end()):
                near = [rate for n in (number - 1, number) for rate in rates.get(n, ())]
                yield from _multiple(text, match, _around(text, sentence, match, number, rows), near)


def _around(
    text: str, sentence: Sentence, match: re.Match[str], number: int, rows: Mapping[int, Sequence[Figure]]
) -> tuple[Sequence[Figure], Sequence[Figure]]:
    """Return the figures before a multiple, those of the sentence that it takes up included, and those behind it."""
    row = rows.get(number, ())
    before = [figure for figure in row if figure.ends <= match.start()]
    if not before and TAKES_UP.match(text, sentence.starts):
        before = list(rows.get(number - 1, ()))
    return before, [figure for figure in row if match.end() <= figure.starts < match.end() + REACH]


def _multiple(
    text: str, match: re.Match[str], around: tuple[Sequence[Figure], Sequence[Figure]], rates: Sequence[Rate]
) -> Iterator[Check]:
    """Yield the check that one multiple calls for."""
    before, behind = ([figure for figure in side if _may_be_multiple(figure, rates)] for side in around)
    left, right = (before[-1] if before else None), (behind[0] if behind else None)
    words = Span(match.start(), match.start() + len(match.group().rstrip()))
    if right is not None and match.end() == right.starts and right.low is not None and right.high is not None:
        yield _from_to(match, right.low, right.high, (words, right.span))
    elif left is not None and right is not None:
        if _is_kind(left, right) and not TURN.search(text, words.ends, right.starts):
            yield _compared(match, left, right, (left.span, words, right.span))
    elif left is not None and IMPLIED.match(text, match.start("of")):
        yield _implied(text, match, left, next((rate for rate in rates if rate.many == left), None))


def _may_be_multiple(figure: Figure, rates: Sequence[Rate]) -> bool:
    """Tell whether a figure can be a multiple of another: not a time, and not the base of a rate."""
    is_base = any(figure != rate.many and rate.span.contains(figure.span) for rate in rates)
    is_vague = figure.hedge in VAGUE or (figure.low or figure.high or 0) <= 1
    return _counts_something(figure) and not is_base and not is_vague


def _factor(match: re.Match[str]) -> tuple[str, float]:
    """Return the words of a multiple and what they multiply by."""
    words = " ".join((match["word"] or match["times"]).lower().replace("-", " ").split())
    return match.group().lower().removesuffix(match["of"].lower()).strip(), FACTORS.get(words) or numbers.amount(words)


def _span_of(match: re.Match[str], factor: float) -> Range:
    """Return the factors that a multiple allows, with its hedge: 'double' is said of anything near it."""
    hedge = " ".join((match["hedge"] or "").lower().split())
    low, high = factor * (1 - ABOUT), factor * (1 + ABOUT)
    if hedge in ABOVE:
        return Range(factor, math.inf)
    if hedge in BELOW:
        return Range(low if hedge in ("nearly", "almost") else 0.0, factor)
    return Range(low, high)


def _compared(match: re.Match[str], left: Figure, right: Figure, quotes: tuple[Span, ...]) -> Check:
    """Return the check of a multiple both of whose sides are numbers."""
    words, factor = _factor(match)
    allowed = _span_of(match, factor)
    wanted = Range(reach(right).low * allowed.low, reach(right).high * allowed.high)
    is_sound = wanted.meets(reach(left))
    ratio = _ratio(reach(left), reach(right))
    sentence = f"{_capital(show(left.value))} is {ratio} times {show(right.value)}; the report says {words}."
    return Check("multiple", quotes, sentence, "agrees" if is_sound else "differs")


def _from_to(match: re.Match[str], low: int, high: int, quotes: tuple[Span, ...]) -> Check:
    """Return the check of 'doubled from 12 to 25'."""
    words, factor = _factor(match)
    before, after = (high, low) if factor < 1 else (low, high)
    ratio = after / max(before, 1)
    allowed = _span_of(match, factor)
    is_sound = allowed.low <= ratio <= allowed.high
    sentence = f"{_capital(str(after))} is {_number(ratio)} times {before}; the report says {words}."
    return Check("multiple", quotes, sentence, "agrees" if is_sound else "differs")


def _implied(text: str, match: re.Match[str], left: Figure, rate: Rate | None) -> Check:
    """Return what a multiple says of a number that the document does not give."""
    words, factor = _factor(match)
    hedge = " ".join((match["hedge"] or "").lower().split())
    limit = "less than" if hedge in ABOVE else "more than" if hedge in BELOW else LIMITS.get(left.value[-2:], "about")
    amount = float(left.value[1:]) if left.value.startswith("~") else float(left.low or left.high or 0)
    unit = f" for every {show(plain(rate.base))}" if rate else ""
    what = CLAUSE.match(text, match.start("of"))
    sentence = (
        f"The report says that {show(left.value)}{unit} is {words} another number, which it does not give: "
        f"{limit} {_number(amount / factor)}{unit}."
    )
    behind = Span(match.start(), what.end() if what else match.end())
    return Check("multiple", ((rate.span if rate else left.span), behind), sentence, "implies")


# -- a sum and its list -----------------------------------------------------------------------------------------------


def _sums(text: str, row: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of each whole against the list of its parts behind it."""
    counted = [figure for figure in row if figure.unit in ("people", "")]
    people = [figure for figure in counted if not MEMBERS.search(text, figure.starts, figure.ends)]
    for n, whole in enumerate(people):
        parts = list(_list(text, whole, people[n + 1 :]))
        if len(parts) > 1 and (whole.low or 0) > 1:
            yield _sum(whole, parts)


def _list(text: str, whole: Figure, behind: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the parts of a list that stands behind its whole."""
    last = whole
    for part in behind:
        between = text[last.ends : part.starts]
        if len(between) > REACH or part.outcome not in ("", whole.outcome):
            return
        if not (_opens(text, whole, part) if last is whole else LIST_GOES_ON.fullmatch(between)):
            return
        yield part
        last = part


def _opens(text: str, whole: Figure, part: Figure) -> bool:
    """Tell whether a list of parts opens: behind a comma only where 'people' are told apart by other words."""
    opens = LIST_OPENS.fullmatch(text, whole.ends, part.starts)
    if opens is None or opens["mark"].strip() != ",":
        return opens is not None
    ends_generic = [GENERIC.search(text, figure.starts, figure.ends) for figure in (whole, part)]
    return not opens["words"] and bool(ends_generic[0]) and not ends_generic[1]


def _sum(whole: Figure, parts: Sequence[Figure]) -> Check:
    """Return the check of a whole against its parts."""
    total = Range(sum(reach(part).low for part in parts), sum(reach(part).high for part in parts))
    is_sound = total.meets(reach(whole))
    terms = " + ".join(show(part.value) for part in parts)
    sentence = f"{_capital(terms)} = {_shown(total)}; the report says {show(whole.value)}."
    return Check("sum", _quotes(whole, *parts), sentence, "agrees" if is_sound else "differs")


# -- words ------------------------------------------------------------------------------------------------------------


def _quotes(*figures: Figure) -> tuple[Span, ...]:
    """Return where figures stand, in text order."""
    return tuple(sorted(figure.span for figure in figures))


def _ratio(left: Range, right: Range) -> str:
    """Return how many times one range holds the other, in words."""
    return _shown(Range(left.low / right.high if right.high else 0.0, left.high / right.low if right.low else math.inf))


def _rounded(found: Range) -> Range:
    """Return a range as a writer rounds it."""
    return Range(math.floor(found.low), found.high if math.isinf(found.high) else math.ceil(found.high))


def _shown(found: Range) -> str:
    """Return a range in words."""
    if math.isinf(found.high):
        return f"at least {_number(found.low)}"
    low, high = _number(found.low), _number(found.high)
    return low if low == high else f"at most {high}" if found.low <= 0 else f"between {low} and {high}"


def _number(amount: float) -> str:
    """Return a number with as many digits as matter."""
    return show(plain(round(amount) if amount >= TENS else round(amount, 1)))


def _capital(words: str) -> str:
    """Return words with a capital letter."""
    return words[:1].upper() + words[1:]
