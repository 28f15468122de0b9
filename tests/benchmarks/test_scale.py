from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.scale import Size, drawn, growth, measure
from benchmarks.scale_reports import readings

MADE = list(readings(60))


def test_invented_reports_are_the_same_every_time_and_quote_their_text() -> None:
    assert list(readings(60)) == MADE
    assert len({reading.document.id for reading, _ in MADE}) == 60
    for reading, _ in MADE:
        for mention in reading.mentions:
            text = reading.document.text
            assert all(text[claim.starts : claim.ends] == claim.quote for claim in mention.claims)


def test_an_incident_is_told_by_several_reports_and_recalled_by_some() -> None:
    assert 10 < MADE[-1][1] < 50
    assert any(len(reading.mentions) == 2 for reading, _ in MADE)


def test_a_small_record_can_be_measured() -> None:
    size = measure(40, [reading for reading, _ in MADE[:5]])
    assert size.reports == 40
    assert size.incidents >= size.told > 0
    assert size.links > 0


def test_growth_is_an_exponent_and_is_drawn() -> None:
    sizes = [Size(n, 1.0, n**1.5, 1.0 + n / 1000, 1.0, n, n, n, n, n) for n in (100, 1000, 10_000)]
    assert round(growth(sizes, "build"), 3) == 1.5
    tree = ElementTree.fromstring(drawn(sizes))
    assert sum(child.tag.endswith("circle") for child in tree) == 6
