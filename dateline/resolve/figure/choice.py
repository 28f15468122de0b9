"""Which number a report's tellings make the toll: each candidate is weighed by what speaks for it.

The weights are a table, `../data/tolls.tsv`: outcome, observation and weight a line, learned by `training/tolls.py` on
the training reports of the tolls task. An observation is, for example, that the headline tells the number, that a list
adds up to it, that so many persons are told of one by one. What is not in the table weighs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from dateline.records import Parsed
from dateline.resolve.figure.persons import Person
from dateline.resolve.figure.tellings import Telling, is_event, low

Observations = dict[str, float]
Vote = tuple[int, frozenset[str]]
"""A number that a sentence gives, and how."""

SIZES = ("none", "one", "two")
"""Numbers of which a report's words tell more than which sentence gives them; the others are 'many'."""

DEADLY = re.compile(
    r"\b(?:kill\w*|dead|deadly|fatal\w*|homicide|murder\w*|slain|slay\w*|dies|died|death|manslaughter|suicide)\b",
    re.IGNORECASE,
)
HURTFUL = re.compile(r"\b(?:wound\w*|injur\w*|hurt|shot|hospital\w*|shoots|stabbed)\b", re.IGNORECASE)
SELF = re.compile(r"\b(?:himself|herself|suicide|own\s+life)\b", re.IGNORECASE)
ATTEMPT = re.compile(r"\battempted\s+(?:murder|homicide)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:(?:critical|serious|stable|fair|good|grave)\s+(?:but\s+stable\s+)?condition|expected\s+to\s+(?:survive|live|recover)"
    r"|surviv\w*|non-?life|life-threatening|recover\w*)\b",
    re.IGNORECASE,
)
"""Words by which a report speaks of the dead, the hurt and how they do."""

NEW_TOTAL = "new total"
LEAP = 10
"""How many times the count before a new total can be: what is more counts the year's dead."""

MOST = 8
"""Words of a kind in a report above which there are only many."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a report says of one incident's toll."""

    tellings: tuple[Telling, ...]
    killed: tuple[Person, ...]  # persons told of one by one
    injured: tuple[Person, ...]
    words: Mapping[str, float]  # how the report speaks, 0 to 1 each

    def votes(self, outcome: str) -> list[Vote]:
        """Return the numbers told for an outcome."""
        return [(one.number, one.traits) for one in self.tellings if one.outcome == outcome]


def evidence(parsed: Parsed, tellings: Sequence[Telling], persons: Iterable[Person]) -> Evidence:
    """Return what a report says of one incident's toll."""
    persons = list(persons)
    tellings = [one for one in tellings if not _is_of_many(one, tellings)]
    text = parsed.text
    tellings = [one for one in tellings if not _is_share_of_whole(text, one, tellings)]
    title = " ".join(text[one.starts : one.ends] for one in parsed.sentences if one.kind == "headline")
    words = {
        "deadly headline": bool(DEADLY.search(title)), "hurtful headline": bool(HURTFUL.search(title)),
        "deadly words": _share(len(DEADLY.findall(text))), "conditions": _share(len(CONDITION.findall(text))),
        "attempt": bool(ATTEMPT.search(text)), "self": bool(SELF.search(text)),
        "event": any(is_event(text, figure) for one in tellings for figure in one.figures),
    }  # fmt: skip
    return Evidence(
        tuple(tellings),
        tuple(person for person in persons if person.outcome == "killed"),
        tuple(person for person in persons if person.outcome == "injured"),
        words,
    )


SHARE = re.compile(r"\bof\s+(?:the|those|them|these)\b", re.IGNORECASE)


def _is_share_of_whole(text: str, told: Telling, tellings: Iterable[Telling]) -> bool:
    """Tell whether a sentence counts some of those whom another counts in all: 'eight of the dead' of 'at least 12'."""
    if not told.figures or not all(SHARE.search(text, one.starts, one.ends) for one in told.figures):
        return False
    return any(
        one.outcome == told.outcome and one.number > told.number and "part" not in one.traits for one in tellings
    )


def _is_of_many(told: Telling, tellings: Iterable[Telling]) -> bool:
    """Tell whether a new total counts many incidents: 'one was killed, which brings the year's toll to 85'."""
    before = [one.number for one in tellings if one.outcome == told.outcome and NEW_TOTAL not in one.traits]
    return NEW_TOTAL in told.traits and told.number > LEAP * max(before, default=told.number)


def _share(count: int) -> float:
    """Return a count as a share of many."""
    return min(count, MOST) / MOST


def choose_killed(told: Evidence) -> int:
    """Return the new total, else the number of killed that weighs most, the lowest of those that weigh the same."""
    total = _new_total(told, "killed")
    return total or _best("killed", ((number, killed(told, number)) for number in killed_candidates(told)))


def choose_injured(told: Evidence, dead: int) -> int:
    """Return the new total, else the number of injured that weighs most beside that of the killed."""
    total = _new_total(told, "injured")
    return total or _best(
        "injured", ((number, injured(told, number, dead)) for number in injured_candidates(told, dead))
    )


def _new_total(told: Evidence, outcome: str) -> int | None:
    """Return the last number that is put forward as the new total, where it can follow the others.

    "The toll rose to 31" takes the place of 12. The table knows little of it: ten of its 4,351 reports have such words.
    """
    votes = told.votes(outcome)
    totals = [number for number, traits in votes if NEW_TOTAL in traits]
    return totals[-1] if totals and totals[-1] == max(number for number, _ in votes) else None


def _best(outcome: str, candidates: Iterable[tuple[int, Observations]]) -> int:
    """Return the candidate whose observations weigh most."""
    table = weights()[outcome]
    weighed = [
        (sum(table.get(name, 0.0) * value for name, value in seen.items()), -number) for number, seen in candidates
    ]
    return -max(weighed)[1]


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weight of each observation, by outcome."""
    lines = files("dateline.resolve").joinpath("data", "tolls.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, dict[str, float]] = {"killed": {}, "injured": {}}
    for outcome, observation, weight in (line.split("\t") for line in lines if line and not line.startswith("#")):
        table[outcome][observation] = float(weight)
    return table


# -- the candidates -----------------------------------------------------------------------------------------------


def killed_candidates(told: Evidence) -> list[int]:
    """Return the numbers of killed that a report's words can give."""
    given = [one for one in told.tellings if one.outcome == "killed"]
    return sorted({0, len(told.killed), *(one.number for one in given), *_figures(given)})


def injured_candidates(told: Evidence, dead: int) -> list[int]:
    """Return the numbers of injured that a report's words can give: those hit may include the dead."""
    given = [one for one in told.tellings if one.outcome != "killed"]
    numbers = {one.number for one in given}
    living = {max(0, one.number - less) for one in given for less in (dead, one.dead)}
    return sorted({0, len(told.injured), *numbers, *living, *_figures(given)})


def _figures(tellings: Iterable[Telling]) -> Iterable[int]:
    """Return the numbers of single figures."""
    return (low(figure) for one in tellings for figure in one.figures)


# -- what speaks for a candidate ----------------------------------------------------------------------------------


def killed(told: Evidence, number: int) -> Observations:
    """Return what speaks for a number of killed."""
    size, votes = _size(number), told.votes("killed")
    seen = {f"size {size}": 1.0, **_votes("told", number, votes), **_rank(number, votes)}
    seen |= _votes("several told", number, [vote for vote in votes if vote[0] > 1])
    seen |= _persons(number, size, len(told.killed), "")
    seen["figure"] = _root(_times(number, told, ("killed",)))
    hits = [hit for hit, _ in told.votes("hit") if number]
    seen |= {"all hit": number in hits, "fewer hit": any(1 < hit < number for hit in hits)}
    return seen | _words(told, size, len([vote for vote in votes if vote[0]]), "")


def injured(told: Evidence, number: int, dead: int) -> Observations:
    """Return what speaks for a number of injured beside a number of killed."""
    size, beside = _size(number), " beside dead" if dead else ""
    hurt, hit = told.votes("injured"), told.votes("hit")
    every = [*hurt, *((max(0, count - dead), traits) for count, traits in hit)]
    seen = {f"size {size}{beside}": 1.0, f"size {size}": 1.0, f"size {size} beside many": float(dead > 1)}
    seen |= _votes("hurt", number, hurt) | _votes("hit", number, hit) | _rank(number, every)
    seen |= _votes("several hurt", number, [vote for vote in hurt if vote[0] > 1])
    if dead:
        seen |= _votes("hit less dead", number, [(count - dead, traits) for count, traits in hit])
        seen |= _votes("hurt less dead", number, [(count - dead, traits) for count, traits in hurt])
        parted = [one for one in told.tellings if one.outcome == "hit" and one.dead]
        seen |= _votes("hit less dead beside", number, [(one.number - one.dead, one.traits) for one in parted])
        seen |= {"hit, dead with them": number in [count for count, _ in hit], "as the dead": number == dead}
    seen |= _persons(number, size, len(told.injured), beside) | _apart(told, size, beside)
    seen["figure"] = _root(_times(number, told, ("injured", "hit")))
    return seen | _words(told, size, len(every), beside)


def _size(number: int) -> str:
    """Return the size of a number."""
    return SIZES[number] if number < len(SIZES) else "many"


def _root(count: int) -> float:
    """Return a count so that each more tells less, up to four."""
    return sqrt(min(count, 4))


def _votes(name: str, number: int, votes: Iterable[Vote]) -> Observations:
    """Return how many sentences give a number, and how they do."""
    traits = [traits for given, traits in votes if given == number]
    if not traits:
        return {}
    counts = Counter(trait for one in traits for trait in one)
    return {name: 1.0, f"{name} often": _root(len(traits))} | {
        f"{name}: {trait}": _root(count) for trait, count in counts.items()
    }


def _times(number: int, told: Evidence, outcomes: Sequence[str]) -> int:
    """Return how many figures by themselves give a number."""
    return sum(low(figure) == number for one in told.tellings if one.outcome in outcomes for figure in one.figures)


def _rank(number: int, votes: Sequence[Vote]) -> Observations:
    """Return where a number stands among those told."""
    given = [count for count, _ in votes if count]
    highest = max(given, default=0)
    below = sum(count > number for count in given) / max(1, len(given))
    return {"highest": float(number == highest), "beyond": float(number > highest), "below": below}


def _persons(number: int, size: str, count: int, beside: str) -> Observations:
    """Return how a number compares with that of the persons told of one by one."""
    is_count = float(number == count)
    return {
        "persons": is_count, f"persons {size}{beside}": is_count, "more than persons": float(number > count > 0),
        "fewer than persons": float(number < count),
    }  # fmt: skip


def _apart(told: Evidence, size: str, beside: str) -> Observations:
    """Return what tells whether those hurt are not those who died."""
    if not beside or size == "many":
        return {}
    names = frozenset[str]().union(*(person.names for person in told.killed))
    ages = {person.age for person in told.killed}
    return {
        f"another name {size}": any(person.names and not person.names & names for person in told.injured),
        f"another age {size}": None not in ages and any(person.age not in {None, *ages} for person in told.injured),
        f"another person {size}": any(person.is_other for person in told.injured),
        f"told hurt {size}": any(one.outcome == "injured" for one in told.tellings),
    }


def _words(told: Evidence, size: str, sentences: int, beside: str) -> Observations:
    """Return how the report speaks, for the sizes that it tells of."""
    if size == "many":
        return {}
    words = {**told.words, "sentences": _share(sentences)}
    return {f"{name} {size}{beside}": float(value) for name, value in words.items()}
