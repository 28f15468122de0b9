"""What each sentence of a report tells of the toll: a number of killed, injured or hit, and how it tells it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from dateline.records import Figure, Parsed
from dateline.resolve.figure.attach import INCLUDING
from dateline.resolve.figure.groups import EVENTS, OTHERS

NEW = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
KNOWN = re.compile(r"(?:the|his|her|their|this|that)\s", re.IGNORECASE)
PRONOUN = re.compile(r"(?:he|she|him|her)$", re.IGNORECASE)

REFLEXIVE_BEHIND = re.compile(r"[^.;]{0,200}?\b(?:himself|herself|(?:his|her)\s+own\s+life)\b", re.IGNORECASE)
"""Words by which the subject of a sentence is among its dead: 'killed two girls, then himself'."""

ELSEWHERE = re.compile(
    r"\b(?:last\s+(?:year|month|week|summer|fall|spring|winter|\w+day)|(?:year|month|week)s?\s+ago|(?:in|since)\s+(?:19|20)\d\d"
    r"|earlier\s+(?:this|that)|previous\w*|unrelated|separate\w*|(?:another|other)\s+(?:shooting|incident|attack|homicide)s?"
    r"|history|similar|meanwhile|elsewhere|the\s+same\s+(?:day|night|weekend)|convicted|sentenced)\b",
    re.IGNORECASE,
)
"""Words of sentences that often tell of another incident."""

QUOTATION_MARK = re.compile(r'["“”]')


class Told(NamedTuple):
    """What one sentence tells of the toll; None = nothing."""

    killed: int | None
    injured: int | None
    hit: int | None  # shot or struck, the dead perhaps among them


class Telling(NamedTuple):
    """One number that one sentence tells, and how it does: 'headline', 'person', 'at least', ..."""

    outcome: Literal["killed", "injured", "hit"]
    number: int
    dead: int  # how many the sentence tells dead
    traits: frozenset[str]
    figures: tuple[Figure, ...]


def find(parsed: Parsed, rows: Mapping[int, Sequence[Figure]], own: Container[Figure]) -> list[Telling]:
    """Return what the sentences tell in reading order; `own` are the figures told with words for the incident."""
    tellings: list[Telling] = []
    place = 0
    for number, row in rows.items():
        is_headline = parsed.sentences[number].kind == "headline"
        at = "headline" if is_headline else ("lead", "second", "later")[min(place, 2)]
        tellings += _of_sentence(parsed, number, row, {at, *(["own"] if any(one in own for one in row) else [])})
        place += not is_headline
    return tellings


def by_sentence(parsed: Parsed, figures: Iterable[Figure]) -> Mapping[int, Sequence[Figure]]:
    """Group the figures that tell of a toll by their sentence, in reading order."""
    order = sorted((sentence.starts, n) for n, sentence in enumerate(parsed.sentences))
    begins = [starts for starts, _ in order]
    rows: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.outcome in ("killed", "injured") and figure.scope and figure.hedge != "plural":
            _, n = order[bisect_right(begins, figure.starts) - 1]
            rows.setdefault(n, []).append(figure)
    return dict(sorted(rows.items()))


def _of_sentence(parsed: Parsed, number: int, row: Sequence[Figure], traits: set[str]) -> Iterator[Telling]:
    """Yield what one sentence tells."""
    text, sentence = parsed.text, parsed.sentences[number]
    if ELSEWHERE.search(text, sentence.starts, sentence.ends):
        traits.add("elsewhere")
    if len(QUOTATION_MARK.findall(text, sentence.starts, row[0].starts)) % 2:
        traits.add("speech")
    told = tell(text, row)
    events, row = _parted(text, row)
    if events and row:
        named = max(map(low, events))
        yield Telling("killed", named, named, _traits(text, events, named, traits), tuple(events))
    row = row or events
    hit = [figure for figure in row if figure.is_open]
    dead = [figure for figure in row if figure.outcome == "killed"]
    hurt = [figure for figure in row if figure.outcome == "injured" and not figure.is_open] or hit
    if told.killed is not None:
        yield Telling("killed", told.killed, told.killed, _traits(text, dead, told.killed, traits), tuple(dead))
    if told.injured is not None:
        yield Telling("injured", told.injured, told.killed or 0, _traits(text, hurt, told.injured, traits), tuple(hurt))
    if told.hit is not None:
        yield Telling("hit", told.hit, told.killed or 0, _traits(text, hit, told.hit, traits), tuple(hit))


def _parted(text: str, row: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return the names of incidents that only say that somebody died ('a murder-suicide'), and the other figures."""
    events = [figure for figure in row if figure.high is None and is_event(text, figure)]
    return events, [figure for figure in row if figure not in events]


def _traits(text: str, figures: Sequence[Figure], number: int, traits: set[str]) -> frozenset[str]:
    """Return how a sentence tells a number: where it stands, and the words for it."""
    kinds = {_kind(text, figure) for figure in figures}
    kind = (
        "sum" if len(figures) > 1 and number == sum(map(low, figures)) else "mixed" if len(kinds) > 1 else kinds.pop()
    )
    marks = {
        "attackers": any(figure.counts == "attackers" for figure in figures),
        "part": all(figure.scope == "part" for figure in figures),
        "new total": any(figure.scope == "cumulative" for figure in figures),
        "open": any(figure.high is None for figure in figures),
    }
    return frozenset({*traits, kind, *(mark for mark, is_so in marks.items() if is_so)})


def _kind(text: str, figure: Figure) -> str:
    """Return the kind of words that give a figure."""
    words = text[figure.starts : figure.ends]
    kinds = {
        "pronoun": PRONOUN.match(words), "zero": figure.value == "0", "event": is_event(text, figure),
        "others": OTHERS.search(words), "hedged": figure.hedge, "new person": is_new(text, figure),
        "known person": figure.value == "1" and KNOWN.match(words), "person": figure.value == "1",
    }  # fmt: skip
    return next((kind for kind, is_so in kinds.items() if is_so), "number")


def is_event(text: str, figure: Figure) -> bool:
    """Tell whether a figure is an incident's name: 'a fatal shooting', 'a triple homicide'."""
    return EVENTS.match(text, figure.starts) is not None


def is_new(text: str, figure: Figure) -> bool:
    """Tell whether a figure is one person told of for the first time: 'a woman', 'one man'."""
    return figure.value == "1" and NEW.match(text, figure.starts) is not None


def low(figure: Figure) -> int:
    """Return the least number that a figure allows, or its greatest where it gives no least."""
    return figure.low if figure.low is not None else figure.high or 0


# -- the figures of one sentence ----------------------------------------------------------------------------------


def tell(text: str, row: Sequence[Figure]) -> Told:
    """Return what the figures of one sentence tell.

    Those shot include the dead who are named after them ('four were shot, one fatally'), not those who are named
    before ('one dead, three shot') nor where they are 'others'. What names the incident adds nobody to them.
    """
    row = _parted(text, row)[1] or row
    dead = [figure for figure in row if figure.outcome == "killed"]
    hurt = [figure for figure in row if figure.outcome == "injured" and not figure.is_open]
    hit = [figure for figure in row if figure.is_open]
    killed, injured, struck = (_sum(text, figures) for figures in (dead, hurt, hit))
    is_first = bool(dead) and dead[0].starts < hit[0].starts if hit else False
    is_total = any(EVENTS.match(text, figure.starts) for figure in hit)
    if struck is not None and struck > 1 and not is_total and (_are_others(text, hit) or is_first):
        return Told(killed, max(injured or 0, struck), None)
    return Told(killed, injured, struck)


def _sum(text: str, row: Sequence[Figure]) -> int | None:
    """Return how many the figures of one outcome in one sentence add up to."""
    whole = [figure for figure in row if figure.scope != "part"]
    parts = [figure for figure in row if figure.scope == "part" and not _is_member(text, figure)] or [
        figure for figure in row if figure.scope == "part" and not whole
    ]
    if not row:
        return None
    if len(parts) > 2 and low(parts[0]) == sum(map(low, parts[1:])):
        parts = parts[:1]  # 'two of those men, Ana Ruiz and Tom Berg': a number and the names behind it
    single = {text[figure.starts : figure.ends].lower() for figure in whole if is_new(text, figure)}
    others = sum(low(figure) for figure in parts if _are_others(text, [figure]))
    if _is_self_killed(text, row):
        return 1 + max(max(map(low, whole[1:]), default=0), sum(map(low, parts)))
    return max(max(map(low, whole), default=0), len(single), sum(map(low, parts)) - others) + others


def _is_self_killed(text: str, row: Sequence[Figure]) -> bool:
    """Tell whether the first of several figures is one who killed others and then himself."""
    first, *others = row
    if not others or (first.value, first.outcome, first.scope) != ("1", "killed", "incident"):
        return False
    return not is_new(text, others[0]) and REFLEXIVE_BEHIND.match(text, first.ends) is not None


def _is_member(text: str, figure: Figure) -> bool:
    """Tell whether a figure counts some of those counted before it: 'including three children'."""
    return INCLUDING.search(text[max(0, figure.starts - 24) : figure.starts]) is not None


def _are_others(text: str, figures: Iterable[Figure]) -> bool:
    """Tell whether figures come on top of others: 'two others', 'another man'."""
    return any(OTHERS.search(text, figure.starts, figure.ends) for figure in figures)
