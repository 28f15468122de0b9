from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.codebook import parse, remembering
from dateline.coded import CodedRow, read_table
from dateline.coded.added import fields_of, method
from dateline.fields import SHIPPED
from dateline.gazetteer import Gazetteer
from dateline.records import Claim, Problem, Reading
from dateline.store.sound import sound

BOOK = parse(
    """
[fields.motive]
kind = "category"
help = "Why, as stated."
many = true
answers = [{code = "revenge"}, {code = "land", label = "Land or water"}, {code = "water", label = "Grudge"},
           {code = "old_debt", label = "Grudge"}]
[fields.season]
kind = "category"
help = "When in the year."
answers = [{code = "dry"}, {code = "wet"}]
[fields.displaced]
kind = "figure"
help = "How many fled."
[fields.reported_on]
kind = "date"
help = "When it became known."
[fields.fled_to]
kind = "place"
help = "Where they went."
[fields.school]
kind = "name"
help = "Which school."
many = true
[fields.patron]
kind = "name"
help = "Who paid."
[fields.damage]
kind = "name"
help = "A column that MAVERICK has."
[fields.past]
kind = "name"
help = "Not shown."
hide = true
""",
    "own",
)
ROW = {
    "id": "r1", "event_id": "e1", "country": "Bulgaria", "geo_precision": "1", "date_start": "2021-05-03",
    "deaths_best": "4", "source": "Harbour Post",
}  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read(
    cells: Mapping[str, object], gazetteer: Gazetteer, folder: Path, book: str = BOOK.text
) -> tuple[Reading, list[str]]:
    """Return a row with some cells as it is read, and the notes on its table and on itself."""
    path = folder / "table.jsonl"
    path.write_text(json.dumps({**ROW, **cells}), encoding="utf-8")
    found = list(read_table(path, gazetteer, parse(book, "own") if book else SHIPPED))
    (row,) = (item for item in found if isinstance(item, CodedRow))
    about = [item.message for item in found if isinstance(item, Problem)]
    return row.reading, [*about, *(problem.message for problem in row.reading.problems)]


def claims(reading: Reading, field: str) -> list[Claim]:
    return [claim for mention in reading.mentions for claim in mention.of(field)]


@pytest.mark.parametrize(
    ("field", "cell", "told"),
    [
        ("motive", "revenge", [("revenge", "revenge")]),
        ("motive", " Land or WATER ;Revenge", [("land", "Land or WATER"), ("revenge", "Revenge")]),
        ("motive", "revenge; REVENGE", [("revenge", "revenge")]),
        ("motive", "Water", [("water", "Water")]),
        ("season", "DRY", [("dry", "season: DRY")]),
        ("displaced", "1,200", [("1200", "displaced: 1,200")]),
        ("displaced", 0, [("0", "displaced: 0")]),
        ("reported_on", "22 March 2021", [("2021-03-22", "reported_on: 22 March 2021")]),
        ("reported_on", "2021-03", [("2021-03", "reported_on: 2021-03")]),
        ("reported_on", "2021-03-05/2021-03-07", [("2021-03-05/2021-03-07", "reported_on: 2021-03-05/2021-03-07")]),
        ("school", "Hill School; unknown ;Quay", [("Hill School", "Hill School"), ("Quay", "Quay")]),
        ("patron", "River Bank; Sons", [("River Bank; Sons", "patron: River Bank; Sons")]),
        ("patron", "Unknown", []),
        ("past", "Once", [("Once", "past: Once")]),
        ("damage", "A wall", []),
    ],
)  # fmt: skip
def test_a_cell_becomes_claims_that_quote_it(
    field: str, cell: object, told: list[tuple[str, str]], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    reading, notes = read({field: cell}, gazetteer, tmp_path)
    assert [(claim.value, claim.quote) for claim in claims(reading, field)] == told
    assert all(reading.document.text[one.starts : one.ends] == one.quote for one in reading.mentions[0].claims)
    assert not notes


@pytest.mark.parametrize(
    ("field", "cell", "bounds"),
    [
        ("displaced", "30", (30, 30)),
        ("reported_on", "2021-03", (20210301, 20210331)),
        ("reported_on", "22 March 2021", (20210322, 20210322)),
    ],
)
def test_a_claim_has_its_bounds(
    field: str, cell: str, bounds: tuple[int, int], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    (claim,) = claims(read({field: cell}, gazetteer, tmp_path)[0], field)
    assert (claim.low, claim.high) == bounds


@pytest.mark.parametrize(
    ("cell", "country", "name", "kind", "precision"),
    [
        ("Varna", "Bulgaria", "Varna", "settlement", 1),
        ("Silistra, Bulgaria", "Uruguay", "Silistra", "settlement", 1),
        ("Artigas Department", "Uruguay", "Artigas", "province", 4),
        ("Lebanon, United States", "Bulgaria", "Lebanon", "district", 3),
        ("Luxembourg", "Luxembourg", "Luxembourg", "settlement", 1),
        ("Romania", "Bulgaria", "Romania", "country", 6),
        ("Romania", "", "Romania", "country", 6),
    ],
)
def test_a_place_is_that_of_its_country(
    cell: str, country: str, name: str, kind: str, precision: int, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    reading, _ = read({"fled_to": cell, "country": country}, gazetteer, tmp_path)
    (claim,) = claims(reading, "fled_to")
    (place,) = (named.place for named in reading.places if named.place and named.place.id == claim.value)
    assert (name in place.name, place.kind, claim.low, claim.high) == (True, kind, precision, precision)
    assert claim.quote == f"fled_to: {cell}"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"motive": "greed"}, "motive 'greed' is no answer of the codebook (revenge, land, water, old_debt): correct"),
        ({"motive": "Grudge"}, "motive 'Grudge' is no answer"),
        ({"season": "dry; wet"}, "season 'dry; wet' is no answer of the codebook (dry, wet)"),
        ({"displaced": "many"}, "displaced 'many' is no number of people"),
        ({"reported_on": "05/03/2021"}, "reported_on '05/03/2021' is no day, month or year"),
        ({"fled_to": "Varna", "country": "Uruguay"}, "fled_to 'Varna' is no name of one place in the row's country"),
        ({"fled_to": "Varna", "country": ""}, "fled_to 'Varna' is no name of one place"),
        ({"fled_to": "Lebanon", "country": "United States"}, "fled_to 'Lebanon' is no name of one place"),
        ({"fled_to": "Varna, Uruguay"}, "fled_to 'Varna, Uruguay' is no name of one place"),
    ],
)
def test_what_is_none_is_noted_and_the_rest_of_the_row_is_read(
    cells: dict[str, object], message: str, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    reading, notes = read(cells, gazetteer, tmp_path)
    assert [message in note for note in notes] == [True]
    assert all(problem.is_note for problem in reading.problems)
    assert claims(reading, "killed")


def test_of_several_answers_the_good_ones_are_kept(gazetteer: Gazetteer, tmp_path: Path) -> None:
    reading, notes = read({"motive": "greed; revenge"}, gazetteer, tmp_path)
    assert [claim.value for claim in claims(reading, "motive")] == ["revenge"]
    assert len(notes) == 1


def test_columns_that_nobody_asks_for_are_told(gazetteer: Gazetteer, tmp_path: Path) -> None:
    cells = {"motive": "revenge", "weather": "rain"}
    _, notes = read(cells, gazetteer, tmp_path)
    assert [("weather" in note, "motive" in note) for note in notes] == [(True, False)]
    reading, notes = read(cells, gazetteer, tmp_path, book="")
    assert [("weather" in note, "motive" in note) for note in notes] == [(True, True)]
    assert not claims(reading, "motive")


def test_a_method_is_named_by_what_it_reads_for() -> None:
    none = frozenset[str]()
    assert method(fields_of(SHIPPED, none)) == ""
    own = method(fields_of(BOOK, none))
    assert own.startswith("+fields:")
    assert method(fields_of(remembering(SHIPPED, [BOOK]), none)) == own  # hidden now, and read as before
    finer = parse(BOOK.text.replace('{code = "dry"}', '{code = "dry"}, {code = "mild"}'), "own")
    reworded = parse(BOOK.text.replace("Why, as stated.", "Which motive?"), "own")
    assert (method(fields_of(finer, none)) == own, method(fields_of(reworded, none)) == own) == (False, True)


ADDED = [field.name for field in fields_of(BOOK, frozenset())]
CELLS = st.text(max_size=40) | st.sampled_from(
    ["0", "9999", "2021-13", "../2021", "Varna, ", ", Bulgaria", ";", "{0}", "٣"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.dictionaries(st.sampled_from(ADDED), CELLS))
def test_no_cell_breaks_an_import(cells: dict[str, object], gazetteer: Gazetteer, tmp_path: Path) -> None:
    reading, _ = read(cells, gazetteer, tmp_path)
    assert sound(reading).problems == reading.problems
    assert claims(reading, "killed")
