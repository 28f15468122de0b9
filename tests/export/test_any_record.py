"""Whatever the reports say, every format takes it: no incident is lost in silence, nothing is invented."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.formats import FORMATS
from dateline.fields import STATUSES, TYPES
from dateline.fuse import RULES
from dateline.records import Record
from dateline.resolve import date, figure
from tests.builders import record_of, report, told
from tests.export.examples import PLACES, SALTO

TEXT = "On some day, from 5 to 8 May, the thing happened in the place to the people, they said."
DATES = (
    "2031-05-13",
    "2031-05",
    "2031",
    "2031-05-05/2031-05-08",
    "2031-12-31/2032-01-01",
    "203X",
    "2031-05/..",
    "20XX",
)
FIGURES = ("0", "1", "14", "31..", "..10", "10..15", "~250")
WORDS = ("On some day", "from 5 to 8 May")
GROUPS = ("all", "", "civilians", "police", "attackers")
TABLES = ("gtd", "ucdp", "acled")


def figures(field: str) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda value, counts, speaker, stance: (
            field, "the people", value,
            dict(zip(("low", "high"), figure.bounds(value), strict=True))
            | {"counts": counts, "speaker": speaker, "stance": stance},
        ),
        st.sampled_from(FIGURES), st.sampled_from(GROUPS), st.sampled_from(("", "police", "Ada Example")),
        st.sampled_from(("asserted", "asserted", "denied")),
    )  # fmt: skip


def bounded(value: str) -> dict[str, Any]:
    low, high = date.bounds(value) or (None, None)
    return {"low": low, "high": high}


CLAIM = st.one_of(
    st.sampled_from(TYPES).map(lambda answer: ("type", "the thing", answer.name, {})),
    st.sampled_from(STATUSES).map(lambda answer: ("status", "happened", answer.name, {})),
    st.builds(
        lambda value, quote: ("date", quote, value, bounded(value)), st.sampled_from(DATES), st.sampled_from(WORDS)
    ),
    st.builds(
        lambda place, precision: ("place", "the place", place, {"low": precision, "high": precision, "hedge": "=site"}),
        st.sampled_from((*(place.id for place in PLACES), "geonames:0", "")), st.sampled_from((1, 2, 4, 5, 6, 7, None)),
    ),
    figures("killed"), figures("injured"), figures("abducted"), figures("arrested"),
    st.sampled_from(("perpetrator", "perpetrator_group", "claimed_by", "victim", "target", "weapon")).flatmap(
        lambda field: st.sampled_from(("the River Front", "two gunmen", "a bus", "=cmd", "…")).map(
            lambda name: (field, "they", name, {})
        )
    ),
)  # fmt: skip

REPORT = st.tuples(st.lists(CLAIM, max_size=9), st.sampled_from(("2031-05-14", "2031-05", "")), st.text(max_size=9))


@st.composite
def records(draw: st.DrawFn) -> Record:
    found = []
    for number, (claims, published, outlet) in enumerate(draw(st.lists(REPORT, min_size=1, max_size=3))):
        document = report(TEXT, address=f"{number}.txt", published=published, outlet=outlet)
        found.append((document, told(document, TEXT, *claims)))
    return record_of(*found, places=PLACES, rule=draw(st.sampled_from(sorted(RULES))))


@settings(max_examples=150, deadline=None)
@given(records())
def test_every_format_takes_every_record(record: Record) -> None:
    for format in FORMATS.values():
        table = format.make(record)
        rows = list(table.rows)
        assert json.loads(json.dumps(rows)) == rows
        assert all(tuple(row) == table.header for row in rows if table.header)
        if format.name in TABLES:
            assert bool(rows) != bool(table.left_out)


@settings(max_examples=150, deadline=None)
@given(records())
def test_tables_hold_to_their_own_rules(record: Record) -> None:
    for row in FORMATS["ucdp"].make(record).rows:
        parts = (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"])
        assert 0 <= row["low"] <= row["best"] <= row["high"] > 0
        assert min(parts) >= 0
        assert sum(parts) == row["best"]
        assert row["date_start"] <= row["date_end"]
    days = list(FORMATS["acled"].make(record).rows)
    assert all(row["geo_precision"] in (1, 2, 3) and row["time_precision"] in (1, 2, 3) for row in days)
    assert all(row["fatalities"] >= 0 for row in days)
    for row in FORMATS["gtd"].make(record).rows:
        assert len(str(row["eventid"])) == 12
        assert (row["latitude"] == "") == (row["longitude"] == "") == (row["specificity"] == 5)


@given(records())
@settings(max_examples=50, deadline=None)
def test_a_place_that_is_not_known_has_no_point(record: Record) -> None:
    for feature in FORMATS["geojson"].make(record).rows:
        placed = {value.value for incident in record.incidents for value in incident.stated("place")} & set(
            record.places
        )
        assert (feature["geometry"] is not None) == bool(placed)
        assert feature["geometry"] is None or SALTO.lat - 3 < feature["geometry"]["coordinates"][1] < SALTO.lat + 3
