from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coded import CodedRow, read_table, same_events
from dateline.gazetteer import Gazetteer
from dateline.records import Claim, Problem
from dateline.store.sound import sound

MAVERICK = {
    "id": "r1", "event_id": "e1", "country": "Bulgaria", "date_start": "2021-05-03", "date_end": "2021-05-04",
    "city": "Varna", "location": "Asparuhov Bridge", "latitude": "43.21", "longitude": "27.91", "geo_precision": "6",
    "actor1": "Red Quarry Front", "actor1_perpetrator": "1", "actor1_victim": "0", "actor2": "Dock guards",
    "actor2_perpetrator": "0", "actor2_victim": "1", "event_context": "Clash", "deaths_best": "4", "deaths_low": "3",
    "deaths_high": "6", "injuries_best": "0", "injuries_low": "0", "injuries_high": "0",
    "source": "Harbour Post (2021-05-05) Four die on a bridge", "source_author": "Harbour Post",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "BGR1", "event_date": "15 May 2021", "time_precision": "3",
    "event_type": "Violence against civilians", "sub_event_type": "Attack",
    "actor1": "Red Quarry Front", "actor2": "Civilians (Bulgaria)", "country": "Bulgaria",
    "admin1": "Varna", "location": "Varna", "latitude": "43.2141", "longitude": "27.9147", "geo_precision": "1",
    "source": "Harbour Post", "notes": "Invented.", "fatalities": "0",
}  # fmt: skip
UCDP = {
    "id": "7", "type_of_violence": "3", "side_a": "Red Quarry Front", "side_b": "Civilians",
    "source_office": "Harbour Post",
    "source_date": "2021-05-05", "source_headline": "Four die", "source_original": "police", "where_prec": "6",
    "where_coordinates": "Bulgaria", "country": "Bulgaria", "latitude": "43", "longitude": "25", "date_prec": "4",
    "date_start": "2021-05-01 00:00:00.000", "date_end": "2021-05-31 00:00:00.000", "deaths_civilians": "4",
    "best": "4", "high": "9", "low": "2",
}  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def table_of(rows: Iterable[dict[str, str]], folder: Path) -> Path:
    """Write some rows as a CSV file and return its path."""
    file = io.StringIO()
    found = list(rows)
    writer = csv.DictWriter(file, list(found[0]), restval="")
    writer.writeheader()
    writer.writerows(found)
    path = folder / "table.csv"
    path.write_text(file.getvalue(), encoding="utf-8")
    return path


def imported(
    rows: Iterable[dict[str, str]], gazetteer: Gazetteer, folder: Path
) -> tuple[list[CodedRow], list[Problem]]:
    found = list(read_table(table_of(rows, folder), gazetteer))
    return [i for i in found if isinstance(i, CodedRow)], [i for i in found if isinstance(i, Problem)]


def claims_of(row: dict[str, str], gazetteer: Gazetteer, folder: Path) -> list[Claim]:
    rows, _ = imported([row], gazetteer, folder)
    return list(rows[0].reading.mentions[0].claims)


def said(claims: Iterable[Claim], *fields: str) -> set[tuple[str, str, str]]:
    return {(claim.field, claim.value, claim.quote) for claim in claims if claim.field in fields}


def test_a_row_of_maverick_is_read(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (row,), problems = imported([MAVERICK], gazetteer, tmp_path)
    claims = row.reading.mentions[0].claims
    assert not problems
    assert not row.reading.problems
    assert (row.event, row.format.method) == ("e1", "import:maverick@1")
    assert (row.reading.document.outlet, row.reading.document.published) == ("Harbour Post", "2021-05-05")
    assert said(claims, "killed", "injured") == {
        ("killed", "4", "deaths_best: 4"),
        ("killed", "3..6", "deaths_low: 3\ndeaths_high: 6"),
        ("injured", "0", "injuries_best: 0"),
    }
    assert said(claims, "date", "type", "perpetrator_group", "victim") == {
        ("date", "2021-05-03/2021-05-04", "date_start: 2021-05-03\ndate_end: 2021-05-04"),
        ("type", "clash", "event_context: Clash"),
        ("perpetrator_group", "Red Quarry Front", "actor1: Red Quarry Front"),
        ("victim", "Dock guards", "actor2: Dock guards"),
    }
    (place,) = (claim for claim in claims if claim.field == "place")
    assert (place.quote, place.hedge, place.low) == ("city: Varna", "Asparuhov Bridge", 1)
    assert {name.place.name for name in row.reading.places if name.place} == {"Varna"}


def test_acleds_zero_is_no_figure_and_its_month_is_a_month(gazetteer: Gazetteer, tmp_path: Path) -> None:
    claims = claims_of(ACLED, gazetteer, tmp_path)
    assert said(claims, "killed", "date", "perpetrator_group", "victim") == {
        ("date", "2021-05", "event_date: 15 May 2021"),
        ("perpetrator_group", "Red Quarry Front", "actor1: Red Quarry Front"),
        ("victim", "Civilians (Bulgaria)", "actor2: Civilians (Bulgaria)"),
    }
    assert said(claims_of(ACLED | {"fatalities": "5"}, gazetteer, tmp_path), "killed") == {
        ("killed", "5", "fatalities: 5")
    }


def test_ucdps_speaker_says_its_figures_and_its_country_is_no_point(gazetteer: Gazetteer, tmp_path: Path) -> None:
    claims = claims_of(UCDP, gazetteer, tmp_path)
    assert {(c.value, c.counts, c.speaker) for c in claims if c.field == "killed"} == {
        ("4", "all", "police"), ("2..9", "all", "police"), ("4", "civilians", "police"),
    }  # fmt: skip
    (place,) = (claim for claim in claims if claim.field == "place")
    assert (place.low, place.quote) == (6, "country: Bulgaria")
    assert {claim.value for claim in claims if claim.field == "date"} == {"2021-05"}


@pytest.mark.parametrize(
    ("cells", "groups"),
    [
        ({"actor1": "Unidentified Armed Group (Bulgaria)"}, set()),
        ({"actor1": "Rioters (Bulgaria)", "event_type": "Riots"}, set()),
        ({"assoc_actor_1": "Dock Watch; Hill Guard"}, {"Red Quarry Front", "Dock Watch", "Hill Guard"}),
        ({"event_type": "Strategic developments", "sub_event_type": "Arrests"}, set()),
        ({"event_type": "Strategic developments", "sub_event_type": "Looting/property destruction"},
         {"Red Quarry Front"}),
    ],
)  # fmt: skip
def test_acleds_actors_are_groups_where_they_name_one(
    cells: dict[str, str], groups: set[str], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    claims = claims_of(ACLED | cells, gazetteer, tmp_path)
    found = [claim for claim in claims if claim.field == "perpetrator_group"]
    assert {claim.value for claim in found} == groups
    assert all(claim.quote in (claim.value, f"actor1: {claim.value}") for claim in found)


@pytest.mark.parametrize(
    ("cells", "killed"),
    [
        ({}, {("4", "deaths_best: 4"), ("3..6", "deaths_low: 3\ndeaths_high: 6")}),
        ({"deaths_low": "4", "deaths_high": "4"}, {("4", "deaths_best: 4")}),
        ({"deaths_low": ""}, {("4", "deaths_best: 4")}),
        ({"deaths_best": ""}, {("3..6", "deaths_low: 3\ndeaths_high: 6")}),
        ({"deaths_best": "", "deaths_low": ""}, {("..6", "deaths_high: 6")}),
        ({"deaths_best": "", "deaths_high": ""}, {("3..", "deaths_low: 3")}),
        ({"deaths_best": "", "deaths_low": "6"}, {("6", "deaths_low: 6\ndeaths_high: 6")}),
        ({"deaths_best": "", "deaths_low": "", "deaths_high": ""}, set()),
    ],
)
def test_bounds_say_what_the_best_number_does_not(
    cells: dict[str, str], killed: set[tuple[str, str]], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    claims = claims_of(MAVERICK | cells, gazetteer, tmp_path)
    assert {(claim.value, claim.quote) for claim in claims if claim.field == "killed"} == killed


@pytest.mark.parametrize(
    ("row", "title", "published"),
    [
        (MAVERICK, "Four die on a bridge", "2021-05-05"),
        (MAVERICK | {"source": "Four die on a bridge"}, "Four die on a bridge", ""),
        (UCDP, "Four die", "2021-05-05"),
        (UCDP | {"source_date": "2021-05-05;2021-05-09;2021-05-07"}, "Four die", "2021-05-09"),
        (UCDP | {"source_date": ";"}, "Four die", ""),
    ],
)
def test_headline_and_day_of_a_row(
    row: dict[str, str], title: str, published: str, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    (found,), _ = imported([row], gazetteer, tmp_path)
    assert (found.reading.document.title, found.reading.document.published) == (title, published)


@pytest.mark.parametrize("row", [MAVERICK, ACLED, UCDP], ids=["maverick", "acled", "ucdp"])
def test_every_claim_quotes_its_cell_to_the_letter(row: dict[str, str], gazetteer: Gazetteer, tmp_path: Path) -> None:
    (found,), _ = imported([row], gazetteer, tmp_path)
    for claim in found.reading.mentions[0].claims:
        assert found.reading.document.text[claim.starts : claim.ends] == claim.quote


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"deaths_best": "many"}, "deaths_best 'many' is no number of people"),
        ({"deaths_low": "9"}, "deaths_low '9' is no number up to the highest"),
        ({"date_start": "05/03/2021"}, "date_start '05/03/2021' is no day"),
        ({"date_end": "2021-05-01"}, "date_end '2021-05-01' is no day after the first"),
        ({"latitude": "143"}, "latitude '143' is no coordinate"),
        ({"city": "Zzyzxqor", "latitude": ""}, "the gazetteer has no 'Zzyzxqor'"),
    ],
)
def test_a_bad_cell_is_noted_and_the_rest_of_its_row_is_read(
    cells: dict[str, str], message: str, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    (row,), _ = imported([MAVERICK | cells], gazetteer, tmp_path)
    assert row.reading.mentions
    assert [p.is_note for p in row.reading.problems if message in p.message] == [True]


def test_a_place_that_the_gazetteer_does_not_have_is_its_coordinates(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (row,), _ = imported([MAVERICK | {"city": "Zzyzxqor"}], gazetteer, tmp_path)
    (place,) = (name.place for name in row.reading.places if name.place)
    assert (place.id.split(":")[0], place.name, place.lat, place.country) == ("coded", "Zzyzxqor", 43.21, "BG")


def test_a_row_without_a_name_is_a_problem_and_the_rest_goes_on(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, problems = imported([MAVERICK | {"id": ""}, MAVERICK | {"id": "r2"}], gazetteer, tmp_path)
    assert [row.reading.document.address for row in rows] == ["table.csv#r2"]
    assert "row 1 has nothing in its column id" in problems[0].message


def test_unknown_columns_and_unknown_tables_are_said(gazetteer: Gazetteer, tmp_path: Path) -> None:
    _, problems = imported([MAVERICK | {"weather": "rain"}], gazetteer, tmp_path)
    assert [("weather" in p.message, p.is_note) for p in problems] == [(True, True)]
    _, problems = imported([{"name": "x", "colour": "y"}], gazetteer, tmp_path)
    assert [("no table that is known" in p.message, p.is_note) for p in problems] == [(True, False)]


CELLS = st.text(max_size=40) | st.sampled_from(
    ["0", "-1", "1e9", "nan", "2021-05-03", "0001-01-01", "\x00", "\x1b[2J", "٣", "𝟗"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.dictionaries(st.sampled_from(sorted(MAVERICK)), CELLS), min_size=1, max_size=3))
def test_no_cell_breaks_an_import(rows: list[dict[str, str]], gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    path.write_text("".join(f"{json.dumps(MAVERICK | row)}\n" for row in rows), encoding="utf-8")
    found = list(read_table(path, gazetteer))
    readings = [item.reading for item in found if isinstance(item, CodedRow)]
    assert len(readings) + sum(isinstance(i, Problem) and not i.is_note for i in found) == len(rows)
    for reading in readings:
        assert sound(reading).problems == reading.problems


def test_rows_of_one_event_are_one_incident(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows, _ = imported(
        [MAVERICK, MAVERICK | {"id": "r2"}, MAVERICK | {"id": "r3", "event_id": "e2"}], gazetteer, tmp_path
    )
    (link,) = same_events(rows)
    assert {link.left_id, link.right_id} == {row.reading.mentions[0].id for row in rows[:2]}
    assert (link.verdict, link.decided_by) == ("same", "import:maverick@1")
    assert "e1" in link.reasons[0].sentence
