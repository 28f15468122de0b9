from __future__ import annotations

from typing import Any

import pytest

from benchmarks.muc4 import templates
from dateline.records import Place, PlaceName, Reading
from tests.builders import reading_of

OROMA = Place("geonames:1", "Oroma", "settlement", "BE", 50.0, 4.0)
TEXT = (
    "A BOMB OF THE FREE ARDEN FRONT DAMAGED TWO BANKS IN OROMA AND KILLED ANNA BECKER, A RETIRED COLONEL, AND A GUARD."
)


def told(*claims: tuple[str, str, str] | tuple[str, str, str, dict[str, Any]]) -> dict[str, Any]:
    reading = reading_of(TEXT, ("type", "BOMB", "bombing"), *claims, published="1990-02-04")
    where = TEXT.index("OROMA")
    (template,) = templates(
        Reading(reading.document, reading.mentions, places=(PlaceName(where, where + 5, OROMA, 1),))
    )
    fills: dict[str, Any] = template["slots"]
    return fills


def values(slots: dict[str, Any], slot: str) -> list[str]:
    return [fill.get("text") or fill["value"] for fill in slots[slot]]


@pytest.mark.parametrize(
    ("claim", "slot", "expected"),
    [
        (("weapon", "BOMB", "BOMB"), "instrument_type", "BOMB"),
        (("target", "BANKS", "BANKS"), "phys_tgt_type", "FINANCIAL"),
        (("target", "BANKS", "BANKS"), "phys_tgt_number", "2"),
        (("target", "BANKS", "BANKS"), "phys_tgt_effect", "SOME DAMAGE"),
        (("perpetrator_group", "FREE ARDEN FRONT", "FREE ARDEN FRONT", {"hedge": "claimed"}), "perp_org_confidence",
         "CLAIMED OR ADMITTED"),
        (("perpetrator_group", "FREE ARDEN FRONT", "FREE ARDEN FRONT"), "perp_category", "TERRORIST ACT"),
        (("victim", "ANNA BECKER", "ANNA BECKER"), "hum_tgt_type", "FORMER ACTIVE MILITARY"),
        (("victim", "ANNA BECKER", "ANNA BECKER"), "hum_tgt_description", "RETIRED COLONEL"),
        (("victim", "ANNA BECKER", "ANNA BECKER"), "hum_tgt_effect", "DEATH"),
        (("victim", "GUARD", "GUARD"), "hum_tgt_type", "SECURITY GUARD"),
        (("victim", "GUARD", "GUARD"), "hum_tgt_number", "1"),
        (("status", "BOMB", "foiled"), "incident_stage", "ATTEMPTED"),
        (("date", "BOMB", "1990-02-03", {"low": 19900203, "high": 19900203}), "incident_date", "03 FEB 90"),
        (("date", "BOMB", "1990-02", {"low": 19900201, "high": 19900228}), "incident_date", "01 FEB 90 - 28 FEB 90"),
        (("place", "OROMA", "geonames:1"), "incident_location", "BELGIUM: OROMA"),
    ],
)  # fmt: skip
def test_a_claim_fills_a_slot(claim: Any, slot: str, expected: str) -> None:
    assert values(told(claim), slot) == [expected]


def test_what_is_not_told_is_the_dateline_and_the_country() -> None:
    slots = told()
    assert values(slots, "incident_date") == ["- 04 FEB 90"]
    assert values(slots, "incident_location") == ["BELGIUM"]
    assert values(slots, "incident_stage") == ["ACCOMPLISHED"]
    assert slots["phys_tgt_id"] == slots["hum_tgt_effect"] == []
