from __future__ import annotations

import pytest

from dateline.fuse import disagreement as d
from dateline.records import Record
from tests.builders import record_of, report, told

GROUPS: list[list[float | None]] = [[9, 14, 14, None], [3, 3], [None, None], [5]]


def test_the_measures_by_hand() -> None:
    assert [d.dscore(group) for group in GROUPS] == [2, 0, 0, 0]
    assert d.mean_dscore(GROUPS) == 0.5
    assert d.mean_dscore(GROUPS, normalize=True) == pytest.approx(0.5 / 5)
    assert d.share_disagreement(GROUPS) == 0.25
    assert [d.confidence(group) for group in GROUPS] == [pytest.approx(2 / 3), 1, None, 1]
    assert [d.disagreement(group) for group in GROUPS] == [pytest.approx(1 / 3), 0, None, 0]
    assert d.modal_confidence(GROUPS) == pytest.approx((2 / 3 + 2) / 3)
    assert d.mean_range(GROUPS) == pytest.approx(5 / 3)
    assert d.mean_deviation(GROUPS) == pytest.approx((25 / 3) ** 0.5 / 2)


def test_nothing_measures_nothing() -> None:
    for measure in (d.mean_dscore, d.share_disagreement, d.modal_confidence, d.mean_range, d.mean_deviation):
        assert measure([]) is None
        assert measure([[None]]) in (None, 0)


def record() -> Record:
    """Two reports of one incident that count differently."""
    pairs = []
    for number, words in (("9", "Nine died."), ("14", "Fourteen died.")):
        document = report(words, address=words, published="2031-05-11")
        known = {"low": int(number), "high": int(number), "counts": "all"}
        pairs.append((document, told(document, words, ("killed", words.split()[0], number, known))))
    return record_of(*pairs)


def test_a_record_is_measured_field_by_field() -> None:
    by_field = {row.field: row for row in d.measure(record())}
    killed = by_field["killed"]
    assert (killed.incidents, killed.in_dispute, killed.share, killed.dscore) == (1, 1, 1, 1)
    assert (killed.confidence, killed.range) == (0.5, 5)
    assert (by_field["date"].incidents, by_field["date"].share) == (0, None)
    assert all(row.incidents == 0 for row in d.measure(record(), least_reports=3))
