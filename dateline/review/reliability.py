"""How far blind coders agree, field by field: their answers as units of `agreement`, each field on its scale.

What a coder left as it was proposed counts as that coder's answer, unless only what was ruled on is asked for. A field
on which nobody ruled and nothing is stated is no unit: agreeing on silence is no feat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.fields import FIELDS, Field, Kind
from dateline.records import Answered
from dateline.review.adjudicate import Double, said
from dateline.review.agreement import (
    Interval,
    Scale,
    Unit,
    Value,
    alpha_tally,
    kappa_tally,
    percent_tally,
    with_interval,
)

Reader = Callable[[Sequence[Answered]], Value | None]
"""Gives what a coder's answers are on the scale of a variable; None where they have no place on it."""

PRECISION = "place precision"


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that coders agree on or not, and the scale on which they do."""

    name: str
    field: str
    scale: Scale
    read: Reader


@dataclass(frozen=True, slots=True)
class Differing:
    """One incident on which the coders gave several answers."""

    incident_id: str
    field: str
    answers: Mapping[str, tuple[Answered, ...]]  # by coder


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one variable."""

    name: str
    field: str
    scale: Scale
    units: int  # incidents that two coders or more answered
    scaled: int  # those of them whose answers all have a place on the scale
    percent: Interval | None
    kappa: Interval | None  # of two coders alone
    alpha: Interval | None
    differing: tuple[Differing, ...]


def measure(
    coded: Iterable[Double],
    fields: Sequence[Field] = FIELDS,
    wanted: Sequence[str] = (),
    coders: Sequence[str] = (),
    only_ruled: bool = False,
    seed: int = 1,
) -> tuple[Agreement, ...]:
    """Return how far coders agree on the incidents that all of their coders are done with.

    Of all fields or of those `wanted`, and of all coders or of some; variables that no two coders answered are left
    out. `seed` draws the incidents for the intervals.
    """
    done = [item for item in coded if item.is_complete]
    known = sorted({coder for item in done for coder in item.coders})
    names = [coder for coder in known if not coders or coder in coders]
    found = (
        _agreement(one, done, names, only_ruled, seed) for one in variables(fields) if not wanted or one.field in wanted
    )
    return tuple(row for row in found if row.units)


def _agreement(one: Variable, done: Sequence[Double], coders: Sequence[str], only_ruled: bool, seed: int) -> Agreement:
    units = {item.incident_id: _answers(item, one.field, coders, only_ruled) for item in done}
    shared = {name: answers for name, answers in units.items() if len(answers) > 1 and any(answers.values())}
    alike: list[Unit] = [[said(answers[c]) if c in answers else None for c in coders] for answers in shared.values()]
    scaled: list[Unit] = [
        [one.read(answers[c]) if c in answers else None for c in coders] for answers in shared.values()
    ]
    differing = [
        Differing(name, one.field, answers)
        for name, answers in shared.items()
        if len({said(items) for items in answers.values()}) > 1
    ]
    return Agreement(
        one.name,
        one.field,
        one.scale,
        len(shared),
        sum(sum(value is not None for value in unit) > 1 for unit in scaled),
        with_interval(percent_tally(alike), seed),
        with_interval(kappa_tally(alike), seed),
        with_interval(alpha_tally(scaled, one.scale), seed),
        tuple(differing),
    )


def _answers(double: Double, field: str, coders: Sequence[str], only_ruled: bool) -> dict[str, tuple[Answered, ...]]:
    """Return what each coder of an incident answered for a field; one who ruled nothing may be left out."""
    found = {
        coder: tuple(item for item in given.assignment.coded if item.field == field)
        for coder, given in double.given.items()
        if coder in coders
    }
    return {coder: items for coder, items in found.items() if not only_ruled or any(item.is_ruled for item in items)}


# -- scales -------------------------------------------------------------------------------------------------------


def variables(fields: Sequence[Field]) -> tuple[Variable, ...]:
    """Return what is measured: every field on its scale, and how exactly a place is told."""
    whole = (Variable(field.name, field.name, *_scale(field)) for field in fields)
    return (*whole, Variable(PRECISION, "place", "ordinal", _low))


def _scale(field: Field) -> tuple[Scale, Reader]:
    return ("sets", said) if field.many else SCALES.get(field.kind, ("nominal", said))


def _number(answers: Sequence[Answered]) -> float | None:
    """Return the number of a figure: the middle of its range, or the bound that it has."""
    bounds = [bound for item in answers[:1] for bound in (item.low, item.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None


def _day(answers: Sequence[Answered]) -> float | None:
    """Return the day of a date as a number of days: the middle of a month or a year."""
    days = [_ordinal(bound) for item in answers[:1] for bound in (item.low, item.high) if bound is not None]
    return sum(days) / len(days) if days else None


def _ordinal(day: int) -> int:
    """Return the number of a day given as yyyymmdd."""
    return date(day // 10000, day // 100 % 100, day % 100).toordinal()


def _low(answers: Sequence[Answered]) -> int | None:
    """Return the precision of a place, 1 for exact to 7 (UCDP's where_prec): it is kept as the place's bound."""
    return next((item.low for item in answers if item.value), None)


SCALES: Mapping[Kind, tuple[Scale, Reader]] = {"figure": ("interval", _number), "date": ("interval", _day)}
"""The kinds whose values are numbers; all others are names for things."""
