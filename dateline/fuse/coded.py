"""The three MAVERICK models over rows that people coded: reports of one event to the one row that a model makes.

The models are those of the R package eventreport 0.1.2 (van Baalen and Höglund, CC BY 4.0; doi 10.1093/isq/sqag014);
docs/rules.md gives the rule of every column. Where the package's answer is an accident of its code, `compatible` says
whether to follow the package or what its rule means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.fuse.modes import Cell, binary_mode, greatest, known, least, least_mode, mean_mode, mode

Row = Mapping[str, Any]
TIES = ("source_classification", "certain")
UNDECIDED = "Indeterminate"
"""What the models call a text on which the reports are split; a number is missing then."""

SLOTS = tuple(f"actor{n}" for n in range(1, 7))
NUMBERS = frozenset({"latitude", "longitude", "geo_precision", "point"})


@dataclass(frozen=True, slots=True)
class Event:
    """The reports of one event."""

    reports: Sequence[Row]
    compatible: bool

    def column(self, name: str) -> list[Cell]:
        """Return a column of the reports; `point` is latitude and longitude as one value."""
        if name == "point":
            return [_point(row) for row in self.reports]
        return [row.get(name) for row in self.reports]


def _point(row: Row) -> tuple[float, float] | None:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    return None if latitude is None or longitude is None else (latitude, longitude)


Step = Callable[[Event, str], Cell]
"""How a column of an event is made of its reports."""


# -- steps --------------------------------------------------------------------------------------------------------


def _lowest(event: Event, name: str) -> Cell:
    return least(event.column(name))


def _highest(event: Event, name: str) -> Cell:
    return greatest(event.column(name))


def _mode(event: Event, name: str) -> Cell:
    return _decided(event, name, range(len(event.reports)))


def _decided(event: Event, name: str, rows: Sequence[int | None]) -> Cell:
    """Return the mode over some rows of a column; a row None has nothing in it."""
    columns = map(event.column, (name, *TIES))
    values, *ties = ([None if row is None else column[row] for row in rows] for column in columns)
    return mode(values, ties, None if name in NUMBERS else UNDECIDED)


def _smallest_mode(event: Event, name: str) -> Cell:
    return least_mode(event.column(name))


def _binary(event: Event, name: str) -> Cell:
    return binary_mode(event.column(name))


def _modal_date(event: Event, name: str) -> Cell:
    return mean_mode(event.column(name))


def _least_precise(precision: str) -> Step:
    """Return the step that takes the mode of the least precise reports.

    The package lets a report without a precision vote for 'missing' there, whatever it says.
    """

    def step(event: Event, name: str) -> Cell:
        levels = event.column(precision)
        low = least(levels)
        if low is None:
            return None
        rows = [None if level is None else row for row, level in enumerate(levels) if level in (None, low)]
        return _decided(event, name, rows if event.compatible else [row for row in rows if row is not None])

    return step


def _most_precise(precision: str) -> Step:
    """Return the step that takes the mode of the most precise reports that say something."""

    def step(event: Event, name: str) -> Cell:
        levels, values = event.column(precision), event.column(name)
        high = greatest(levels)
        rows = [row for row, level in enumerate(levels) if level == high is not None and values[row] is not None]
        return _decided(event, name, rows) if rows else None

    return step


def _combined(event: Event, name: str) -> Cell:
    """Return every token that some report has, in order of first appearance.

    The package reads a missing list as the word NA, and drops Unknown even where nothing else is known.
    """
    values = event.column(name)
    told = ["NA" if value is None else value for value in values] if event.compatible else known(values)
    tokens = dict.fromkeys(token for value in dict.fromkeys(told) for token in re.split(r";\s*", value))
    kept = [token for token in tokens if token.strip() and token != "Unknown"]
    if not kept and not event.compatible:
        return "Unknown" if "Unknown" in tokens else "" if told else None
    return "; ".join(kept)


def _sources(event: Event, name: str) -> Cell:
    """Return every source once; the package splits a title at its semicolons, too."""
    return _combined(event, name) if event.compatible else "; ".join(dict.fromkeys(known(event.column(name))))


def _sum(event: Event, name: str) -> Cell:
    return sum(known(event.column(name)))


def _coordinate(step: Step, end: int) -> Step:
    """Return the step for one of the two numbers of a point, chosen together; the package chooses each by itself."""

    def chosen(event: Event, name: str) -> Cell:
        if event.compatible:
            return step(event, name)
        point = step(event, "point")
        return None if point is None else point[end]

    return chosen


# -- the table: column, and its step in the conservative, the informative and the representative model ------------

Steps = tuple[Step, Step, Step]
MODELS: Mapping[str, str] = {"con": "Most-conservative", "inf": "Most-informative", "rep": "Most-representative"}


def _columns() -> Iterator[tuple[str, Steps]]:
    """Yield every column with its steps."""
    same: Steps = (_mode, _mode, _mode)
    ends: Steps = (_lowest, _highest, _smallest_mode)
    least_precise, most_precise = _least_precise("geo_precision"), _most_precise("geo_precision")
    point: Steps = (least_precise, most_precise, _smallest_mode)
    yield from dict.fromkeys(("country", "election"), same).items()
    yield "date_start", (_lowest, _highest, _modal_date)
    yield "date_end", (_highest, _lowest, _modal_date)
    yield from dict.fromkeys(("city", "location"), (least_precise, most_precise, _mode)).items()
    yield "latitude", (_coordinate(point[0], 0), _coordinate(point[1], 0), _coordinate(point[2], 0))
    yield "longitude", (_coordinate(point[0], 1), _coordinate(point[1], 1), _coordinate(point[2], 1))
    yield "geo_precision", point
    for slot in SLOTS:
        yield from _actor_columns(slot)
    yield from dict.fromkeys(("event_context", "target"), same).items()
    yield "source", (_sources, _sources, _sources)
    yield from dict.fromkeys((f"certain{n}" for n in range(1, 7)), (_highest, _highest, _highest)).items()
    for name in ("deaths", "injuries"):
        yield from dict.fromkeys((f"{name}_best", f"{name}_low", f"{name}_high"), ends).items()
    yield from dict.fromkeys(("displacement", "damage"), (_lowest, _highest, _binary)).items()


def _actor_columns(slot: str) -> Iterator[tuple[str, Steps]]:
    """Yield the columns of one of the six actors."""
    least_precise, most_precise = _least_precise(f"{slot}_precision"), _most_precise(f"{slot}_precision")
    for name in (slot, f"{slot}_id", f"{slot}_type", f"{slot}_subtype", f"{slot}_party"):
        yield name, (least_precise, most_precise, _mode)
    yield f"{slot}_violence", (least_precise, _combined, _mode)
    for role in ROLES:
        yield f"{slot}_{role}", (_sum, _sum, _sum)
    yield f"{slot}_victim", (_lowest, _highest, _smallest_mode)


ROLES = ("initiator", "perpetrator", "intervener", "bystander")
COLUMNS: Mapping[str, Steps] = dict(_columns())


# -- one row an event ---------------------------------------------------------------------------------------------


def aggregate(reports: Iterable[Row], model: str, compatible: bool = False) -> Iterator[dict[str, Cell]]:
    """Yield the row that a model ('con', 'inf', 'rep') makes of each event's reports, by event id."""
    events: dict[str, list[Row]] = {}
    for row in reports:
        events.setdefault(row["event_id"], []).append(row)
    for event_id in sorted(events, key=str.encode):
        yield {"event_id": event_id} | _row(Event(events[event_id], compatible), model)


def _row(event: Event, model: str) -> dict[str, Cell]:
    """Return the row of one event."""
    number = list(MODELS).index(model)
    row = {name: steps[number](event, name) for name, steps in COLUMNS.items()}
    row |= _roles(row, event.compatible)
    row |= {f"{slot}_violence": None for slot in SLOTS if row[f"{slot}_violence"] == "NA"}
    if not event.compatible:
        row |= _in_order(row)
    return row | {
        "certain": sum(known(row[f"certain{n}"] for n in range(1, 7))),
        "number_of_sources": len(event.reports),
        "unit_of_analysis": "Event",
        "aggregation": MODELS[model],
    }


def _roles(row: Row, compatible: bool) -> dict[str, Cell]:
    """Return the roles of each actor, from how many reports give them; an event has one initiator at the most.

    The package lets a slot whose actor came out missing win the initiative, and then drops it.
    """
    sums = {slot: {role: row[f"{slot}_{role}"] for role in ROLES} for slot in SLOTS}
    rivals = [slot for slot in SLOTS if compatible or row[slot] is not None]
    top = max((sums[slot]["initiator"] for slot in rivals), default=0)
    leaders = [slot for slot in rivals if sums[slot]["initiator"] == top > 0]
    return {
        f"{slot}_{role}": value
        for slot in SLOTS
        for role, value in _role(sums[slot], leaders == [slot], row[slot] is not None).items()
    }


def _role(sums: Mapping[str, int], initiates: bool, is_there: bool) -> dict[str, int | None]:
    """Return the four roles of one actor; missing where there is no actor."""
    if not is_there:
        return dict.fromkeys(ROLES)
    perpetrates = sums["perpetrator"] > 0 and sums["bystander"] < 1
    intervenes = sums["intervener"] > 0 and not initiates
    stands_by = sums["bystander"] > 0 and not (initiates or perpetrates or intervenes)
    return dict(zip(ROLES, map(int, (initiates, perpetrates, intervenes, stands_by)), strict=True))


def _in_order(row: Row) -> dict[str, Cell]:
    """Return the ends of dates and figures in order; the package leaves what its columns give one by one."""
    days = row["date_start"], row["date_end"]
    ordered = {} if None in days else dict(zip(("date_start", "date_end"), sorted(days), strict=True))
    for name in ("deaths", "injuries"):
        low, best, high = (row[f"{name}_{end}"] for end in ("low", "best", "high"))
        ordered |= {f"{name}_low": least((low, best)), f"{name}_high": greatest((best, high))}
    return ordered
