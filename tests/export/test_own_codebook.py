"""Tables of a record under a codebook of one's own: ours follow it, those of other projects do not."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.codebook import parse
from dateline.export import withhold
from dateline.export.case import Case
from dateline.export.flat import make
from dateline.export.formats import FORMATS
from dateline.export.incident import claims_json, whole_json
from dateline.export.release import Order, release
from dateline.export.words import account, conflicts, title
from dateline.fuse import restate
from dateline.records import Place, Record
from tests.builders import record_of, report, told

SALTO = Place("geonames:1", "Salto", "settlement", "UY", -31.38, -57.96, "Salto")
TEXT = "Ana Berg, a driver, was stabbed in Salto in revenge. The van of Otto Lindqvist came from Salto. Five were hurt."
BOOK = parse(
    """
[fields.owner]
kind = "name"
help = "Whose car?"
[fields.origin]
kind = "place"
question = "Where did they come from?"
[fields.injured]
hide = true
[fields.type]
label = "kind of attack"
[fields.type.answers]
keep = ["attack"]
""",
    "own",
)


@pytest.fixture
def record() -> Record:
    """A stabbing, with claims for new fields and for a hidden one, under the codebook."""
    document = report(TEXT, outlet="Gazette", published="2031-05-14")
    mention = told(
        document,
        TEXT.split(". ")[0] + ".",
        ("type", "stabbed", "stabbing"),
        ("date", "revenge", "2031-05-13", {"low": 20310513, "high": 20310513}),
        ("place", "Salto", SALTO.id, {"low": 1, "high": 1}),
        ("owner", "Otto Lindqvist", "Otto Lindqvist"),
        ("origin", "Salto", SALTO.id, {"low": 1, "high": 1}),
        ("injured", "Five", "5", {"low": 5, "high": 5}),
    )
    return restate(replace(record_of((document, mention), places=[SALTO]), codebook=BOOK), "default@1")


def test_our_table_has_its_fields_and_its_answers(record: Record) -> None:
    table = make(record)
    (row,) = table.rows
    assert (row["incident_type"], row["type"], row["type_quote"]) == ("attack", "attack", "stabbed")
    assert (row["owner"], row["origin"], row["origin_id"], row["origin_country"]) == (
        "Otto Lindqvist", "Salto", SALTO.id, "UY",
    )  # fmt: skip
    assert [name for name in table.header if "injured" in name] == []
    assert row["country"] == "UY"


def test_tables_of_other_projects_have_the_type_that_was_read(record: Record) -> None:
    (row,) = FORMATS["gtd"].make(restate(record, "gtd@1", abroad=True)).rows
    assert row["attacktype1_txt"] == "Armed Assault"
    (row,) = FORMATS["acled"].make(restate(record, "acled@1", abroad=True)).rows
    assert row["sub_event_type"] == "Attack"


def test_what_is_hidden_is_in_no_answer_to_programs(record: Record) -> None:
    (incident,) = record.incidents
    fields = {claim["field"] for claim in claims_json(incident, record)}
    assert fields == {"type", "date", "place", "owner", "origin"}
    assert "injured" not in {value["field"] for value in whole_json(incident, record)["values"]}
    annotations = str(list(FORMATS["annotations"].make(record).rows))
    assert ("owner" in annotations, "injured" in annotations) == (True, False)


def test_sentences_use_its_words(record: Record) -> None:
    case = Case(record.incidents[0], record)
    assert title(case) == "Attack in Salto, 13 May 2031"
    assert "injured" not in conflicts(case)
    assert "an attack" in account(case)


def test_names_in_a_new_field_are_withheld(record: Record) -> None:
    held = withhold.withhold(record)
    assert "Lindqvist" not in str([*make(held.record).rows])
    assert "Lindqvist" not in "".join(document.text for document in held.record.documents.values())
    assert held.names == 1


def test_a_release_has_its_codebook(record: Record, tmp_path: Path) -> None:
    folder = release(record, [], Order("2031-06-01", "Attacks", "Ada", "default@1", "9.9"), tmp_path)
    with (folder / "codebook.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"owner", "origin"} <= {row["field"] for row in rows}
    assert "injured" not in {row["field"] for row in rows}
    assert {row["label"] for row in rows if row["field"] == "type"} == {"kind of attack"}
    assert {row["answer"] for row in rows if row["field"] == "type"} == {"", "attack", "other"}
    assert "Armed Assault" in (folder / "gtd.csv").read_text("utf-8")
    assert "`origin`: Where did they come from?" in (folder / "METHODS.md").read_text("utf-8")
