from __future__ import annotations

from typing import Any

import pytest

from dateline.export import geojson
from dateline.export.table import Row
from dateline.records import Record
from tests.export.examples import NORTE, SALTO, URUGUAY, one, placed, salto


def only(record: Record) -> Row:
    (feature,) = geojson.make(record).rows
    return feature


def test_a_feature_is_as_rfc_7946_says() -> None:
    whole = geojson.collection(geojson.make(salto()).rows)
    (feature,) = whole["features"]
    assert whole["type"] == "FeatureCollection"
    assert set(feature) == {"type", "id", "geometry", "properties"}
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [SALTO.lon, SALTO.lat]}


@pytest.mark.parametrize(
    ("place", "precision", "words", "radius"),
    [
        (SALTO, 1, "in the town", 5.0), (SALTO, 2, "near the town", 25.0), (NORTE, 4, "in the province", 200.0),
        (URUGUAY, 6, "in the country", 800.0),
    ],
)  # fmt: skip
def test_a_province_is_no_point(place: Any, precision: int, words: str, radius: float) -> None:
    told = only(placed(place, precision))["properties"]
    assert (told["precision"], told["precision_text"], told["radius_km"]) == (precision, words, radius)


def test_what_is_not_known_is_null() -> None:
    feature = only(one("A bomb", ("type", "bomb", "bombing")))
    assert feature["geometry"] is None
    empty = (
        "date",
        "date_first",
        "place",
        "place_id",
        "site",
        "country",
        "precision",
        "radius_km",
        "killed",
        "injured_low",
    )
    assert all(feature["properties"][name] is None for name in empty)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Bombing in Salto, 13 May 2031"), ("type", "bombing"), ("date", "2031-05-13"),
        ("site", "bus station"), ("country", "UY"), ("injured", "30.."), ("injured_low", 30), ("injured_high", None),
        ("reports", 2), ("sources", 2), ("disputed", "killed"),
    ],
)  # fmt: skip
def test_properties(name: str, value: Any) -> None:
    assert only(salto())["properties"][name] == value
