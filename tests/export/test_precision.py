"""How exactly an incident is dated and placed, in the codes of each table: ten invented incidents."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.export.formats import FORMATS
from dateline.records import Place, Record
from tests.builders import record_of, report, told
from tests.export.examples import NORTE, PLACES, SALTO, URUGUAY

COMUNA = Place("geonames:3", "Comuna", "district", "UY", -31.4, -57.8, "Salto")
PLAIN = Place("region:plain", "Northern Plain", "region", "UY", -31.0, -56.5)
WATERS = Place("region:sea", "Western Atlantic", "region", "", -36.0, -50.0)


def incident(place: Place, precision: int, words: str, edtf: str, low: int, high: int) -> Record:
    """Return an incident that one report places and dates so exactly."""
    text = f"A bombing at the place {words} killed 2 people."
    document = report(text, outlet="Gazette", published="2031-07-01")
    mention = told(
        document, text, ("type", "bombing", "bombing"), ("killed", "2 people", "2", {"low": 2, "high": 2}),
        ("place", "the place", place.id, {"low": precision, "high": precision}),
        ("date", words, edtf, {"low": low, "high": high}),
    )  # fmt: skip
    return record_of((document, mention), places=(*PLACES, COMUNA, PLAIN, WATERS))


def coded(format: str, record: Record, *columns: str) -> tuple[Any, ...]:
    """Return the cells of the one row of a table; nothing where the incident has none."""
    return tuple(row[column] for row in FORMATS[format].make(record).rows for column in columns)


DAY = ("on 13 May 2031", "2031-05-13", 20310513, 20310513)


@pytest.mark.parametrize(
    ("place", "precision", "gtd", "acled"),
    [
        (SALTO, 1, (1, 0, SALTO.lat), (1, -31.3833)),
        (SALTO, 2, (1, 1, SALTO.lat), (2, -31.3833)),
        (COMUNA, 3, (3, -9, COMUNA.lat), (2, -31.4)),
        (NORTE, 4, (4, -9, NORTE.lat), (3, -31.5)),
        (PLAIN, 5, (5, -9, ""), (3, -31.0)),
        (URUGUAY, 6, (5, -9, ""), ()),
        (WATERS, 7, (5, -9, ""), (3, -36.0)),
    ],
    ids=lambda value: str(getattr(value, "name", value)),
)
def test_where(place: Place, precision: int, gtd: tuple[Any, ...], acled: tuple[Any, ...]) -> None:
    record = incident(place, precision, *DAY)
    assert coded("gtd", record, "specificity", "vicinity", "latitude") == gtd
    assert coded("acled", record, "geo_precision", "latitude") == acled
    assert coded("ucdp", record, "where_prec", "latitude") == (precision, place.lat)


@pytest.mark.parametrize(
    ("words", "edtf", "low", "high", "gtd", "ucdp", "acled"),
    [
        (*DAY, (5, 13), 1, ("2031-05-13", 1)),
        ("on Monday or Tuesday", "2031-05-12/2031-05-13", 20310512, 20310513, (5, 0), 2, ("2031-05-12", 2)),
        ("at some time of six days", "2031-05-12/2031-05-17", 20310512, 20310517, (5, 0), 2, ("2031-05-14", 2)),
        ("that week", "2031-05-12/2031-05-18", 20310512, 20310518, (5, 0), 3, ("2031-05-15", 2)),
        ("in mid-May", "2031-05-11/2031-05-20", 20310511, 20310520, (5, 0), 4, ("2031-05-15", 3)),
        ("in May", "2031-05", 20310501, 20310531, (5, 0), 4, ("2031-05-16", 3)),
        ("last spring", "2031-03-20/2031-06-20", 20310320, 20310620, (0, 0), 5, ()),
        ("in 2031", "2031", 20310101, 20311231, (0, 0), 5, ()),
        ("in 2030 or 2031", "2030/2031", 20300101, 20311231, (), (), ()),
    ],
)
def test_when(
    words: str, edtf: str, low: int, high: int, gtd: tuple[Any, ...], ucdp: Any, acled: tuple[Any, ...]
) -> None:
    record = incident(SALTO, 1, words, edtf, low, high)
    assert coded("gtd", record, "imonth", "iday") == gtd
    assert coded("ucdp", record, "date_prec") == ((ucdp,) if ucdp else ())
    assert coded("acled", record, "event_date", "time_precision") == acled


@pytest.mark.parametrize(
    ("words", "edtf", "low", "high", "gtd", "ucdp", "acled"),
    [
        ("from 5 to 8 May", "2031-05-05/2031-05-08", 20310505, 20310508, (5, 1, "2031-05-08"), (2, 2), 4),
        (
            "from 31 December to 1 January",
            "2030-12-31/2031-01-01",
            20301231,
            20310101,
            (31, 1, "2031-01-01"),
            (2, 2),
            2,
        ),
        ("between 2031-05-05 and 2031-05-08", "2031-05-05/2031-05-08", 20310505, 20310508, (0, "", ""), (2, 1), 1),
    ],
)
def test_what_lasted_and_what_was_some_day(
    words: str, edtf: str, low: int, high: int, gtd: tuple[Any, ...], ucdp: tuple[Any, ...], acled: int
) -> None:
    record = incident(SALTO, 1, words, edtf, low, high)
    assert coded("gtd", record, "iday", "extended", "resolution") == gtd
    assert coded("ucdp", record, "date_prec", "event_clarity") == ucdp
    assert len(coded("acled", record, "event_date")) == acled
