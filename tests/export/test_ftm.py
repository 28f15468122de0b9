from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.export import ftm
from dateline.export.table import Row
from tests.export.examples import one, salto

# Properties of FollowTheMoney 3.8.4 that a schema has, its own and inherited ones: those that are used here.
SCHEMATA = {
    "Event": """name date startDate endDate summary description notes keywords location country addressEntity involved
        proof publisher sourceUrl recordId""",
    "Article": "title author publisher publishedAt sourceUrl fileName",
    "Address": "full city state country latitude longitude",
    "Organization": "name",
    "Person": "name",
}


def entities() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for entity in ftm.make(salto()).rows:
        found.setdefault(entity["schema"], []).append(entity)
    return found


def test_entities_have_known_schemata_and_properties() -> None:
    for schema, found in entities().items():
        for entity in found:
            assert set(entity) == {"id", "schema", "properties"}
            assert set(entity["properties"]) <= set(SCHEMATA[schema].split())
            assert all(
                values and all(isinstance(v, str) and v for v in values) for values in entity["properties"].values()
            )
            assert json.loads(json.dumps(entity)) == entity


def test_every_property_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "export" / "ftm.md").read_text("utf-8")
    assert all(f"`{name}`" in page for names in (*SCHEMATA, *SCHEMATA.values()) for name in names.split())


def test_an_event_refers_to_its_entities() -> None:
    found = entities()
    (event,) = found["Event"]
    ids = {schema: {entity["id"] for entity in one} for schema, one in found.items()}
    assert set(event["properties"]["proof"]) == ids["Article"]
    assert set(event["properties"]["addressEntity"]) == ids["Address"]
    assert set(event["properties"]["involved"]) == ids["Organization"]
    assert event["properties"]["date"] == ["2031-05-13"]
    assert event["properties"]["country"] == ["uy"]
    assert "14 people" in event["properties"]["notes"][0] or "12 people" in event["properties"]["notes"][0]


def test_one_group_is_one_organisation() -> None:
    assert [entity["properties"]["name"] for entity in entities()["Organization"]] == [["River Front"]]


def test_only_proper_names_of_those_who_acted_become_persons() -> None:
    text = "In 2031 Ada Example, gunmen and a man shot Ben Victim"
    names = [("perpetrator", name, name) for name in ("Ada Example", "gunmen", "a man")]
    record = one(text, *names, ("victim", "Ben Victim", "Ben Victim"))
    persons = [entity["properties"]["name"] for entity in ftm.make(record).rows if entity["schema"] == "Person"]
    assert persons == [["Ada Example"]]


@pytest.mark.parametrize(
    ("words", "edtf", "low", "high", "dates"),
    [
        ("May 2031", "2031-05", 20310501, 20310531, {"startDate": ["2031-05-01"], "endDate": ["2031-05-31"]}),
        ("2 May 2031", "2031-05-02", 20310502, 20310502, {"date": ["2031-05-02"]}),
    ],
)
def test_a_vague_date_is_an_interval(words: str, edtf: str, low: int, high: int, dates: Row) -> None:
    rows = ftm.make(one(f"A bomb in {words}", ("date", words, edtf, {"low": low, "high": high}))).rows
    (event,) = (entity for entity in rows if entity["schema"] == "Event")
    assert {name: v for name, v in event["properties"].items() if re.search("date$", name, re.IGNORECASE)} == dates
