from __future__ import annotations

import pytest

from dateline.export.flat import COLUMNS, HEADER, best_claim, rows
from dateline.export.table import Row
from dateline.fields import FIELDS
from dateline.records import Account, Incident, Place, Value
from tests.builders import report, told

PLACE = Place("geonames:1", "Salto", "settlement", "UY", -31.38, -57.96, "Salto")
TEXT = "=Police said 3 officers and 5 people in all died in Salto, at the bus station, shot by two gunmen and a driver."


def table() -> list[Row]:
    document = report(TEXT, title="Raid", outlet="Gazette", published="2031-05-14")
    mention = told(
        document,
        TEXT,
        ("killed", "3 officers", "3", {"low": 3, "high": 3, "counts": "police", "scope": "part"}),
        ("killed", "5 people", "5", {"low": 5, "high": 5, "speaker": "Police"}),
        ("place", "Salto", PLACE.id, {"low": 2, "high": 2, "hedge": "bus station"}),
        ("perpetrator", "two gunmen", "two gunmen"),
        ("perpetrator", "a driver", "a driver", {"stance": "denied"}),
        ("target", "=Police", "=Police"),
    )
    incident = Incident("i", (mention.id,), (Value("killed", "5", 5, 5, "default@1", "disputed"),))
    return list(rows([incident], {mention.id: Account(mention, document)}, {PLACE.id: PLACE}))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("incident_id", "i"), ("incident_killed", "5"), ("disputed", "killed"), ("outlet", "Gazette"), ("killed", "5"),
        ("killed_low", 5), ("killed_high", 5), ("killed_speaker", "Police"), ("killed_quote", "5 people"),
        ("place", "Salto"),
        ("site", "bus station"), ("country", "UY"), ("latitude", -31.38), ("place_precision", 2), ("injured", ""),
        ("perpetrator", "two gunmen; a driver"), ("perpetrator_stance", "asserted; denied"),
    ],
)  # fmt: skip
def test_a_row_says_what_the_report_says(column: str, value: object) -> None:
    (row,) = table()
    assert row[column] == value


def test_the_header_holds_every_field_and_no_name_twice() -> None:
    assert {field.name for field in FIELDS} <= set(HEADER)
    assert len(set(HEADER)) == len(HEADER)
    assert all(column.help for column in COLUMNS)
    assert tuple(table()[0]) == HEADER


def test_a_total_goes_before_a_part() -> None:
    document = report("3 and 5")
    mention = told(document, "3 and 5", ("killed", "3", "3", {"scope": "part"}), ("killed", "5", "5"))
    best = best_claim(mention, "killed")
    assert best is not None
    assert best.value == "5"
    assert best_claim(mention, "injured") is None
