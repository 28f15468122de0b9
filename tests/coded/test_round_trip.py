"""A table that Dateline wrote comes back as it was: exported, imported as coded rows, and exported again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coded import CodedRow, read_table
from dateline.coded.formats import ACLED
from dateline.export.files import export
from dateline.export.formats import FORMATS
from dateline.export.table import Row
from dateline.fields import TYPES
from dateline.fuse import restate
from dateline.gazetteer import Gazetteer
from dateline.records import Place, Record
from tests.builders import record_of, report, told

TEXT = "They, others and more at the place, on some day, did the thing to many people, it was said."
WORDS = ("They", "others", "more")
OWN = {
    "acled": {"event_id_cnty", "notes"},  # the number of the row, and the incident's id with sentences about it
    "maverick": {"id", "event_id"},
    "ucdp": {"id", "relid", "where_description"},  # numbers and ids, and the words for the place, which are now cells
}
"""Columns of the table at hand, which are others in the next one."""

DATES = [
    ("2031-05-13", 20310513, 20310513), ("2031-05-12/2031-05-13", 20310512, 20310513),
    ("2031-05-12/2031-05-18", 20310512, 20310518), ("2031-05", 20310501, 20310531), ("2031", 20310101, 20311231),
]  # fmt: skip
FIGURES = [("1", 1, 1), ("14", 14, 14), ("31..", 31, None), ("10..15", 10, 15), ("~250", 225, 275), ("..10", None, 10)]
GROUPS = ["River Front", "Hill Guard", "Harbour Committee", "the Dock Watch"]
PLACES = [("Salto", "UY", "settlement", 1), ("Varna", "BG", "settlement", 2), ("Korce", "AL", "settlement", 1),
          ("Salto", "UY", "province", 4), ("Zambia", "ZM", "country", 6)]  # fmt: skip

UNSAID = {"arrests", "disrupted weapons use"}
"""Sub-events of which the first actor is who arrested or found the weapons: an import names nobody for them."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def found(gazetteer: Gazetteer, name: str, country: str, kind: str) -> Place:
    """Return the gazetteer's row of an example."""
    return next(one for one in gazetteer.candidates(name) if (one.country, one.kind) == (country, kind))


CLAIMS = st.builds(
    lambda kind, day, killed, groups, civilians: [
        ("type", "the thing", kind, {}),
        ("date", "some day", day[0], {"low": day[1], "high": day[2]}),
        ("killed", "many people", killed[0], {"low": killed[1], "high": killed[2], "speaker": "police"}),
        *(("perpetrator_group", words, name, {}) for words, name in zip(WORDS, groups, strict=False)),
        *([("victim", "people", "civilians", {})] if civilians else []),
    ],
    st.sampled_from([answer.name for answer in TYPES if answer.acled.lower() in ACLED.types.keys() - UNSAID]),
    st.sampled_from(DATES), st.sampled_from(FIGURES), st.lists(st.sampled_from(GROUPS), max_size=2, unique=True),
    st.booleans(),
)  # fmt: skip


def incident(claims: list[Any], spot: tuple[str, str, str, int], gazetteer: Gazetteer) -> Record:
    """Return a record of one incident that one report tells of."""
    place = found(gazetteer, *spot[:3])
    document = report(TEXT, outlet="Harbour Post", title="A thing", published="2031-06-01")
    where = ("place", "the place", place.id, {"low": spot[3], "high": spot[3]})
    return record_of((document, told(document, TEXT, *claims, where)), places=(place,))


def again(path: Path, gazetteer: Gazetteer) -> list[Record]:
    """Return the rows of a table as records of one incident each."""
    rows = [item for item in read_table(path, gazetteer) if isinstance(item, CodedRow)]
    return [
        record_of(
            (row.reading.document, row.reading.mentions[0]),
            places=[name.place for name in row.reading.places if name.place],
        )
        for row in rows
    ]


def under(record: Record, rule: str) -> Record:
    """Return a record under the rule of a format, if it has one."""
    return restate(record, rule) if rule else record


def table(record: Record, name: str, rule: str) -> list[Row]:
    """Return what a format makes of a record, without the columns of the table's own."""
    rows = FORMATS[name].make(under(record, rule)).rows
    return [{column: cell for column, cell in row.items() if column not in OWN[name]} for row in rows]


@pytest.mark.parametrize("name", OWN)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=CLAIMS, spot=st.sampled_from(PLACES))
def test_a_table_comes_back(
    name: str, claims: list[Any], spot: tuple[str, str, str, int], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    kind = FORMATS[name]
    record = incident(claims, spot, gazetteer)
    path = tmp_path / "table.csv"
    export(kind.make(under(record, kind.rule)), kind, path)
    first = table(record, name, kind.rule)
    second = [row for one in again(path, gazetteer) for row in table(one, name, kind.rule)]
    assert second == first
