"""Numbers in words and digits, with their hedges: 'at least a dozen', 'between 12 and 15', '11.2 million'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.resolve.figure.notation import Number, number, plain

UNITS = dict(zip(
    ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
     "eighteen nineteen").split(), range(20), strict=True,
))  # fmt: skip
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

VAGUE = {
    "tens of thousands": ("20000..", "tens of thousands"),
    "hundreds of thousands": ("200000..", "hundreds of thousands"),
    "dozens": ("24..", "dozens"), "scores": ("40..", "scores"), "hundreds": ("200..", "hundreds"),
    "thousands": ("2000..", "thousands"), "millions": ("2000000..", "millions"), "several": ("3..", "several"),
    "a handful": ("~5", "a handful"), "a couple": ("2", ""), "a few": ("3..", "a few"), "half a dozen": ("6", ""),
    "half a million": ("500000", ""), "a half-dozen": ("6", ""), "multiple": ("2..", "multiple"), "both": ("2", ""),
    "a pair": ("2", ""), "a trio": ("3", ""), "many": ("3..", "many"), "numerous": ("3..", "numerous"),
}  # fmt: skip
"""Vague numbers, in notation and with their canonical hedge. docs/values/figures.md gives the reasons."""

HEDGES = {
    "at least": "at least", "at the very least": "at least", "a minimum of": "at least", "no fewer than": "at least",
    "no less than": "at least", "not less than": "at least", "more than": "more than", "over": "more than",
    "upwards of": "more than", "in excess of": "more than", "upward of": "more than", "as many as": "up to",
    "up to": "up to", "at most": "up to", "no more than": "up to", "not more than": "up to", "a maximum of": "up to",
    "fewer than": "fewer than", "less than": "fewer than", "under": "fewer than", "about": "about", "around": "about",
    "approximately": "about", "approx.": "about", "roughly": "about", "some": "about", "an estimated": "about",
    "estimated": "about", "nearly": "nearly", "almost": "nearly", "close to": "nearly",
}  # fmt: skip
"""Words before a number, and the canonical name of their hedge."""

AFTER = {"or more": "at least", "or so": "about", "or fewer": "up to", "or less": "up to", "plus": "at least"}
SHAPES = {
    "at least": "{}..", "more than": "{}..", "up to": "..{}", "fewer than": "..{}", "about": "~{}", "nearly": "~{}",
}  # fmt: skip
"""The notation of each hedge; 'fewer than' 10 is at most 9. 'More than' 30 is written 30.. like 'at least'."""


def _either(words: object) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


SMALL = rf"(?:(?:{_either(TENS)})(?:[-\s](?:{_either(list(UNITS)[1:10])}))?|{_either(UNITS)})"
SPELLED = rf"(?:(?:{SMALL}|an?)\s+(?:{_either(SCALES)})(?:\s+(?:and\s+)?(?:{SMALL}|{_either(SCALES)})){{0,4}}|{SMALL})"
DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,12}})(?:\.\d{{1,3}})?(?:\s+(?:{_either(SCALES)})|\s?(?:m|bn)(?!\w))?"
DOZEN = rf"(?:an?|{_either(list(UNITS)[2:10])})\s+dozen"
AMOUNT = rf"(?:{DOZEN}|{SPELLED}|{DIGITS})"
FIGURE = re.compile(
    rf"""(?<!\w)(?<!\d[.,/:])(?<!\w-)(?<!\w/)
    (?:(?P<hedge>{_either(HEDGES)})\s+)?
    (?P<currency>[$£€¥]\s?)?
    (?: (?P<vague>{_either(VAGUE)})
      | (?:between|from)\s+(?P<from>{AMOUNT})\s+(?:and|to)\s+(?P<to>{AMOUNT})
      | (?P<least>{AMOUNT})\s+(?:to|or)\s+(?P<most>{AMOUNT})
      | (?P<first>\d{{1,6}})\s?[-–]\s?(?P<last>\d{{1,6}})
      | (?P<amount>{AMOUNT})(?:(?P<plus>\+)|\s+(?P<after>{_either(AFTER)})\b)?
    )(?=(?:mm|cm|km|kg|lb|ft|m)\b|(?!\w))(?![/:]|[.,]\d|-\d|%\w|['’′]s\b)""",
    re.IGNORECASE | re.VERBOSE,
)


class Found(NamedTuple):
    """A number in a text: its words with their hedge, and its value."""

    starts: int
    ends: int
    number: Number
    core: int  # where the number itself starts, after the hedge


def find(text: str, starts: int = 0, ends: int | None = None) -> Iterator[Found]:
    """Yield every number between two offsets of a text."""
    for match in FIGURE.finditer(text, starts, len(text) if ends is None else ends):
        core = match.end("hedge") if match["hedge"] else match.start()
        core += len(text[core : match.end()]) - len(text[core : match.end()].lstrip())
        yield Found(match.start(), match.end(), _value(match), core)


def read(words: str) -> Number | None:
    """Read words as a figure: 'at least a dozen people' is 12.. under 'at least'; None if no number is there."""
    found = next(find(words), None)
    return found.number if found else None


def amount(words: str) -> float:
    """Return the number that a numeral means: 'two hundred and five', '1,200', '11.2 million', 'two dozen'."""
    total, part = 0.0, 0.0
    for word in re.findall(r"[a-z]+|[\d.,]+", words.lower()):
        if word == "dozen":
            part = (part or 1) * 12
        elif word in ("m", "bn"):
            part *= 1_000_000 if word == "m" else 1_000_000_000
        elif word in SCALES:
            part = (part or 1) * SCALES[word]
            if word != "hundred":
                total, part = total + part, 0.0
        elif word not in ("a", "an", "and"):
            part += UNITS[word] if word in UNITS else TENS[word] if word in TENS else float(word.replace(",", ""))
    return round(total + part, 6)


def _value(match: re.Match[str]) -> Number:
    """Return the value of one match of FIGURE."""
    hedge = HEDGES.get(_spaced(match["hedge"]), "")
    if match["vague"]:
        value, vague = VAGUE[_spaced(match["vague"])]
        return _hedged(value, hedge) if value.isdigit() and hedge else number(value, vague)
    low, high = match["from"] or match["least"] or match["first"], match["to"] or match["most"] or match["last"]
    if low:
        least, most = sorted((amount(low), amount(high)))
        return number(f"{plain(least)}..{plain(most)}", hedge)
    after = "at least" if match["plus"] else AFTER.get(_spaced(match["after"]), "")
    return _hedged(plain(amount(match["amount"])), hedge or after)


def _hedged(value: str, hedge: str) -> Number:
    """Return a plain number under its hedge."""
    if hedge == "fewer than" and value.isdigit():
        value = str(max(0, int(value) - 1))
    return number(SHAPES.get(hedge, "{}").format(value), hedge)


def _spaced(words: str | None) -> str:
    """Return words in lower case with single spaces."""
    return " ".join((words or "").lower().split())
