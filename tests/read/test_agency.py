from __future__ import annotations

import pytest

from dateline.read.capture import agency


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("KABUL, March 3 (Blue Wire) - Two men died.", "Blue Wire"),
        ("Two die in Kabul\n\nKABUL, Afghanistan (Blue Wire) — Two men died.", "Blue Wire"),
        ("BOGOTA, 4 FEB 90 (EFX) -- TWO MEN DIED.", "EFX"),
        ("The mayor (Anna Berg) spoke on Monday.", ""),
        ("Ministers met (again) - and left.", ""),
        ("KABUL (3 March) - Two men died.", ""),
        ("", ""),
    ],
)
def test_a_dateline_names_its_agency(body: str, name: str) -> None:
    assert agency(body) == name
