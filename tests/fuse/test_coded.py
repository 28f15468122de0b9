from __future__ import annotations

from typing import Any

import pytest

from dateline.fuse.coded import COLUMNS, MODELS, aggregate
from dateline.fuse.modes import binary_mode, least_mode, mean_mode, mode


def made(*reports: dict[str, Any], compatible: bool = False) -> dict[str, dict[str, Any]]:
    """Return the rows of the three models for the reports of one event."""
    known = {"event_id": "E-1", "source_classification": 1, "certain": 1, "geo_precision": 3}
    rows = [known | report for report in reports]
    return {model: next(aggregate(rows, model, compatible)) for model in MODELS}


def cells(name: str, *reports: dict[str, Any], compatible: bool = False) -> list[Any]:
    """Return one column as the conservative, the informative and the representative model make it."""
    return [row[name] for row in made(*reports, compatible=compatible).values()]


@pytest.mark.parametrize(
    ("values", "ties", "answer"),
    [
        (["a", "b", "b"], [], "b"),
        (["a", None, None], [], None),
        (["a", "b"], [[1, 2]], "b"),
        (["a", "b"], [[1, 1], [3, 2]], "a"),
        (["a", "b"], [[1, 1], [2, 2]], "Indeterminate"),
        (["a", "b"], [[1, None], [3, 2]], "Indeterminate"),
        (["a", "b", "b", "a"], [[1, 2, 0, 0]], "b"),
        (["NA", "NA", "a"], [], None),
        (["", "", "a"], [], ""),
    ],
)
def test_mode(values: list[str | None], ties: list[list[float | None]], answer: str | None) -> None:
    assert mode(values, ties, "Indeterminate") == answer


def test_modes_of_numbers_and_dates() -> None:
    assert least_mode([3, 2, 3, 2, None]) == 2
    assert [binary_mode(values) for values in ([0, 1], [0, 0, 1], [0, None])] == [1, 0, None]
    assert mean_mode(["2031-05-02", "2031-05-05", "no date", None]) == "2031-05-03"
    assert mean_mode([None]) is None


@pytest.mark.parametrize(
    ("name", "values", "answers"),
    [
        ("deaths_best", [3, 9, 9], [3, 9, 9]),
        ("injuries_low", [4, 2], [2, 4, 2]),
        ("certain1", [0, 1, 0], [1, 1, 1]),
        ("damage", [0, 1], [0, 1, 1]),
        ("country", ["Uruguay", "Albania", "Albania"], ["Albania"] * 3),
    ],
)
def test_columns(name: str, values: list[Any], answers: list[Any]) -> None:
    assert cells(name, *({name: value} for value in values)) == answers


def test_places_by_precision() -> None:
    reports = [
        {"city": "Salto", "geo_precision": 5, "latitude": -31.4, "longitude": -58.0},
        {"city": "", "geo_precision": 2, "latitude": -33.0, "longitude": -56.0},
        {"city": "", "geo_precision": 2, "latitude": -33.0, "longitude": -56.0},
    ]
    assert cells("city", *reports) == ["", "Salto", ""]
    assert cells("latitude", *reports) == [-33.0, -31.4, -33.0]
    assert cells("geo_precision", *reports) == [2, 5, 2]


# Where the package's answer is an accident of its code: what the rule means, and what the package gives.

ACCIDENTS = [
    ("actor1", [{"actor1": None, "actor1_precision": None}, {"actor1": "police", "actor1_precision": 2}],
     ["police", "police", "Indeterminate"], ["Indeterminate", "police", "Indeterminate"]),
    ("actor1_violence", [{"actor1_violence": "Shooting"}, {"actor1_violence": None}],
     [None, "Shooting", "Indeterminate"], [None, "Shooting; NA", "Indeterminate"]),
    ("actor1_violence", [{"actor1_violence": "Unknown"}], [None, "Unknown", "Unknown"], [None, "", "Unknown"]),
    ("source", [{"source": "Gazette (2031) Fire; two dead"}, {"source": "Ledger (2031) Fire; two dead"}],
     ["Gazette (2031) Fire; two dead; Ledger (2031) Fire; two dead"] * 3,
     ["Gazette (2031) Fire; two dead; Ledger (2031) Fire"] * 3),
    ("date_start", [{"date_start": "2031-05-02", "date_end": "2031-05-02"},
                    {"date_start": "2031-05-05", "date_end": "2031-05-05"}],
     ["2031-05-02", "2031-05-02", "2031-05-03"], ["2031-05-02", "2031-05-05", "2031-05-03"]),
    ("longitude", [{"latitude": -31.0, "longitude": -56.0}, {"latitude": -33.0, "longitude": -54.0}],
     [None, None, -54.0], [None, None, -56.0]),
    ("deaths_high", [{"deaths_low": 2, "deaths_best": 5, "deaths_high": 4}], [5, 5, 5], [4, 4, 4]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reports", "meant", "given"), ACCIDENTS)
def test_accidents(name: str, reports: list[dict[str, Any]], meant: list[Any], given: list[Any]) -> None:
    assert cells(name, *reports) == meant
    assert cells(name, *reports, compatible=True) == given


def test_roles() -> None:
    actor = {"actor1": "police", "actor1_precision": 2, "actor2": "crowd", "actor2_precision": 2}
    first = actor | {"actor1_initiator": 1, "actor2_bystander": 1}
    row = made(first, actor | {"actor1_intervener": 1, "actor2_perpetrator": 1})["rep"]
    assert [row[f"actor1_{role}"] for role in ("initiator", "perpetrator", "intervener", "bystander")] == [1, 0, 0, 0]
    assert [row[f"actor2_{role}"] for role in ("initiator", "perpetrator", "intervener", "bystander")] == [0, 0, 0, 1]
    assert row["actor3_initiator"] is None
    tie = made(first, actor | {"actor2_initiator": 1})["rep"]
    assert (tie["actor1_initiator"], tie["actor2_initiator"]) == (0, 0)


def test_an_actor_that_is_not_there_takes_no_initiative() -> None:
    reports = [{"actor1": "police", "actor1_precision": 2, "actor1_initiator": 1, "actor2_initiator": 1}]
    assert cells("actor1_initiator", *reports) == [1, 1, 1]
    assert cells("actor1_initiator", *reports, compatible=True) == [0, 0, 0]


def test_events_are_sorted_and_reports_counted() -> None:
    rows = [{"event_id": name} for name in ("E-2", "E-10", "E-2")]
    assert [(row["event_id"], row["number_of_sources"]) for row in aggregate(rows, "con")] == [("E-10", 1), ("E-2", 2)]


@pytest.mark.parametrize("compatible", [True, False])
def test_rows_without_any_column_are_no_fault(compatible: bool) -> None:
    for row in made({}, {"date_start": "no date"}, compatible=compatible).values():
        assert set(COLUMNS) < set(row)
        assert row["deaths_best"] is None
