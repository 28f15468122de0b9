from __future__ import annotations

import pytest

from dateline.extract.skim import may_tell
from dateline.models.english import EnglishTagger
from dateline.resolve import figure
from dateline.split import split
from tests.builders import report


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Gunmen killed three officers in Salto on Monday.", True),
        ("A bomb exploded in Arlon.", True),
        ("The council met on Monday and raised the fee for parking, the mayor said.", False),
        ("", False),
    ],
)
def test_whether_an_incident_may_be_told(text: str, is_told: bool) -> None:
    document = report(text)
    parsed = EnglishTagger().glance(document, split(document))
    assert not parsed.names
    assert may_tell(parsed, figure.find(parsed)) is is_told
