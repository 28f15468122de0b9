"""All slots of muc4, scored slot by slot: what is possible, given, right and half right, as MUC-4 counted it.

A fill that the key marks optional is owed by nobody, but counts where it is given; of alternatives any one is right. A
template that the key marks optional is left out where nothing is given for it. Templates are laid beside each other as
the task's own scorer does it, one to one and only where the incident type is the same, so that most is right. Which
answers of a closed question are half right is read from the hierarchy of MUC-4's own scorer (slotconfig.el, version
3.4); where that scorer asked a person (strings, dates, places), the rules stand in the functions below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

Row = dict[str, Any]

RIGHT, HALF, WRONG = 1.0, 0.5, 0.0


class Tally(NamedTuple):
    """Fills of one slot: possible are those of the key, actual those given; the rest of both is wrong or missing."""

    possible: int = 0
    actual: int = 0
    correct: int = 0
    partial: int = 0

    def __add__(self, other: tuple[Any, ...]) -> Tally:
        """Return both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def hits(self) -> float:
        """What is right, halves counted as halves."""
        return self.correct + HALF * self.partial

    @property
    def recall(self) -> float:
        """Share of what is possible that is right, in percent."""
        return 100 * self.hits / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """Share of what is given that is right, in percent."""
        return 100 * self.hits / self.actual if self.actual else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 200 * self.hits / (self.possible + self.actual) if self.possible + self.actual else 0.0


# -- how right one fill is ---------------------------------------------------------------------------------------------

PARENTS: Mapping[str, str] = {
    "MACHINE GUN": "GUN", "MORTAR": "GUN", "HANDGUN": "GUN", "RIFLE": "GUN",
    "BOMB": "EXPLOSIVE", "GRENADE": "EXPLOSIVE", "MOLOTOV COCKTAIL": "EXPLOSIVE",
    "VEHICLE BOMB": "BOMB", "DYNAMITE": "BOMB", "MINE": "BOMB", "AERIAL BOMB": "BOMB",
    "MISSILE": "PROJECTILE", "ROCKET": "PROJECTILE",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED",
    "GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE",
    "SOME DAMAGE": "DESTROYED",
    "GOVERNMENT OFFICIAL": "POLITICAL FIGURE", "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
    "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    "NO DEATH": "NO INJURY", "NO INJURY OR DEATH": "NO DEATH",
}  # fmt: skip
"""The more general answer above each: half right where it is given instead."""


def answers(given: str, owed: str) -> float:
    """Return how right an answer of a closed question is: half for one that is more general than the key's."""
    above = PARENTS.get(owed, "")
    while above and above != given:
        above = PARENTS.get(above, "")
    return RIGHT if given == owed else HALF if above else WRONG


def strings(given: str, owed: str) -> float:
    """Return how right words of the text are: half where they hold more or fewer words than the key's."""
    ours, theirs = words(given), words(owed)
    return RIGHT if ours == theirs else HALF if _within(ours, theirs) or _within(theirs, ours) else WRONG


def words(string: str) -> list[str]:
    """Return the words of a string without marks and articles."""
    bare = re.sub(r"[^\w\s]", "", string.lower()).split()
    return [word for word in bare if word not in ("a", "an", "the")]


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether some words stand in a row in others."""
    places = range(len(long) - len(short) + 1)
    return bool(short) and any(list(long[place : place + len(short)]) == list(short) for place in places)


def places(given: str, owed: str) -> float:
    """Return how right a place is: half where one of the two names a part of the other."""
    ours, theirs = _path(given), _path(owed)
    if ours == theirs:
        return RIGHT
    is_part = ours[:1] == theirs[:1] and (set(ours) < set(theirs) or set(theirs) < set(ours))
    return HALF if is_part else WRONG


def _path(place: str) -> list[str]:
    """Return the names of a place from the country down, kinds left out: 'ARDEN: OROMA (CITY)' names two."""
    bare = re.sub(r"\([^()]*\)", "", re.sub(r"^\((.*)\)$", r"\1", place.strip()))
    return [name for part in bare.split(":") if (name := re.sub(r"[()]", "", part).strip())]


def dates(given: str, owed: str) -> float:
    """Return how right a date is: half where it shares one of the two ends of the key's."""
    ours, theirs = _ends(given), _ends(owed)
    if ours == theirs:
        return RIGHT
    return HALF if any(a == b is not None for a in ours for b in theirs) else WRONG


def _ends(words: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a date: '- 04 FEB 90' is open at the left."""
    days = [datetime.strptime(day, "%d %b %y").date() for day in re.findall(r"\d\d [A-Z]{3} \d\d", words)]
    if not days:
        return None, None
    is_open_left, is_open_right = words.strip("() ").startswith("-"), words.strip("() ").endswith("-")
    return None if is_open_left else days[0], None if is_open_right else days[-1]


def numbers(given: str, owed: str) -> float:
    """Return how right a number is: half for 'PLURAL' instead of one above 1, or one about or beyond the number."""
    ours, theirs = (re.sub(r"\s", "", number) for number in (given, owed))
    if ours == theirs:
        return RIGHT
    amounts = [max(map(int, re.findall(r"\d+", number)), default=0) for number in (ours, theirs)]
    is_plural = "PLURAL" in (ours, theirs) and max(amounts) > 1
    return HALF if is_plural or (amounts[0] == amounts[1] > 0) else WRONG


SLOTS: Mapping[str, Callable[[str, str], float]] = {
    "incident_date": dates, "incident_location": places, "incident_type": answers, "incident_stage": answers,
    "instrument_id": strings, "instrument_type": answers,
    "perp_category": answers, "perp_individual_id": strings, "perp_org_id": strings, "perp_org_confidence": answers,
    "phys_tgt_id": strings, "phys_tgt_type": answers, "phys_tgt_number": numbers, "phys_tgt_nation": answers,
    "phys_tgt_effect": answers, "phys_tgt_total": numbers,
    "hum_tgt_name": strings, "hum_tgt_description": strings, "hum_tgt_type": answers, "hum_tgt_number": numbers,
    "hum_tgt_nation": answers, "hum_tgt_effect": answers, "hum_tgt_total": numbers,
}  # fmt: skip
"""Every slot, in the order of the template, with what tells how right a fill of it is."""


def credit(slot: str, given: Row, owed: Row) -> float:
    """Return how right a fill is, any one of the key's alternatives being enough."""
    return max((_credit(slot, given, one) for one in _named(owed)), default=WRONG)


def _credit(slot: str, given: Row, owed: Row) -> float:
    """Return how right a fill is against one alternative: half where it is said of somebody or something else."""
    right = SLOTS[slot](_words(given), _words(owed))
    whose, theirs = ([ref for ref in fill.get("ref") or () if words(ref)] for fill in (given, owed))
    is_of_other = whose and theirs and not any(strings(a, b) for a in whose for b in theirs)
    return min(right, HALF) if is_of_other else right


def _words(fill: Row) -> str:
    """Return what a fill says; empty where it says nothing."""
    return str(fill.get("text") or fill.get("value") or "")


def _named(owed: Row) -> list[Row]:
    """Return the alternatives of a fill of the key that say something."""
    return [one for one in owed["alts"] if _words(one)]


# -- slots, templates, documents ---------------------------------------------------------------------------------------


def tally(slot: str, owed: Iterable[Row], given: Sequence[Row]) -> Tally:
    """Return what the fills of one slot come to, each fill of the key laid beside one that is given at most."""
    owed = [fill for fill in owed if _named(fill)]
    table = np.array([[credit(slot, fill, one) for fill in given] for one in owed]).reshape(len(owed), len(given))
    pairs = zip(*linear_sum_assignment(-table), strict=True)
    beside = {one: table[one, fill] for one, fill in pairs if table[one, fill] > WRONG}
    correct = sum(bool(right == RIGHT) for right in beside.values())
    possible = sum(number in beside or not fill["optional"] for number, fill in enumerate(owed))
    return Tally(possible, len(given), correct, len(beside) - correct)


Tallies = Mapping[str, Tally]


def _template(owed: Row, given: Row) -> Tallies:
    """Return what two templates come to, slot by slot; an empty one stands for none."""
    return {slot: tally(slot, owed.get(slot) or (), given.get(slot) or ()) for slot in SLOTS}


def _is_same_type(owed: Row, given: Row) -> bool:
    """Tell whether two templates tell of the same type of incident."""
    return tally("incident_type", owed["incident_type"], given["incident_type"]).correct > 0


def document(owed: Sequence[Row], given: Sequence[Row]) -> Tallies:
    """Return what the templates of one document come to. `owed`: rows of the key; `given`: fills by slot."""
    table = np.zeros((len(owed), len(given)))
    for i, one in enumerate(owed):
        for j, two in enumerate(given):
            if _is_same_type(one["slots"], two):
                table[i, j] = sum(row.hits for row in _template(one["slots"], two).values())
    pairs = {i: j for i, j in zip(*linear_sum_assignment(-table), strict=True) if table[i, j] > 0}
    found = [_template(owed[i]["slots"], given[j]) for i, j in pairs.items()]
    found += [_template(one["slots"], {}) for i, one in enumerate(owed) if i not in pairs and not one["optional"]]
    found += [_template({}, two) for j, two in enumerate(given) if j not in pairs.values()]
    return _sum(found)


def _sum(rows: Iterable[Tallies]) -> Tallies:
    """Return tallies added up, slot by slot."""
    total = dict.fromkeys(SLOTS, Tally())
    for row in rows:
        total = {slot: total[slot] + row[slot] for slot in SLOTS}
    return total


def score(gold_rows: Iterable[Row], rows: Iterable[Row]) -> Tallies:
    """Return what all documents come to, slot by slot, and all slots together as 'all'."""
    given = {row["docid"]: [template.get("slots", {}) for template in row["templates"]] for row in rows}
    total = _sum(document(row["templates"], given.get(row["docid"], [])) for row in gold_rows)
    return {**total, "all": sum(total.values(), Tally())}


def table(tallies: Tallies) -> str:
    """Return the tallies as a table for the docs."""
    head = "| slot | possible | given | right | half right | recall | precision | F1 |\n" + "| --- " * 8 + "|"
    rows = (
        f"| {slot.replace('_', ' ')} | {row.possible} | {row.actual} | {row.correct} | {row.partial} "
        f"| {row.recall:.1f} | {row.precision:.1f} | {row.f1:.1f} |"
        for slot, row in tallies.items()
    )
    return "\n".join((head, *rows))
