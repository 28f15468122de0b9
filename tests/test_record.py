"""What a record promises whatever comes in: no order of reading changes it, and a split takes back a merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.scale_reports import readings
from dateline.pipeline import rebuild, refresh
from dateline.records import Incident, Reading
from dateline.review import actions
from dateline.store import Store, open_store
from tests.builders import ticking

RULE = "default@1"
POOL = [reading for reading, _ in readings(40)]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def added(store: Store, some: Sequence[Reading]) -> None:
    store.add_readings(some, store.start_run("extract", "invented@1"))
    rebuild(store, RULE)


def stated(store: Store) -> dict[frozenset[str], object]:
    """Return what is stated, by the accounts that it is stated of: the ids of incidents hang on the past."""
    return {frozenset(incident.mention_ids): incident.values for incident in store.incidents()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of all the reports, read at once."""
    path = tmp_path_factory.mktemp("record") / "record.db"
    with open_store(str(path), clock=ticking()) as store:
        added(store, POOL)
    return path


@pytest.fixture(scope="module")
def whole(built: Path) -> dict[frozenset[str], object]:
    with open_store(str(built)) as store:
        return stated(store)


def pieces(order: Sequence[Reading], cuts: Sequence[int]) -> Iterator[Sequence[Reading]]:
    """Yield the reports in as many builds as the cuts make."""
    places = [0, *sorted(set(cuts)), len(order)]
    yield from (order[starts:ends] for starts, ends in pairwise(places) if starts < ends)


@SLOW
@given(order=st.permutations(POOL), cuts=st.lists(st.integers(1, len(POOL) - 1), max_size=3))
def test_no_order_of_reading_changes_the_record(
    order: list[Reading], cuts: list[int], whole: dict[frozenset[str], object]
) -> None:
    with open_store(":memory:", clock=ticking()) as store:
        for some in pieces(order, cuts):
            added(store, some)
        assert stated(store) == whole
        assert store.audit() == ()


@SLOW
@given(data=st.data())
def test_a_merge_that_is_split_again_gives_back_what_was(
    data: st.DataObject, built: Path, whole: dict[frozenset[str], object], tmp_path: Path
) -> None:
    copy = tmp_path / "record.db"
    copy.write_bytes(built.read_bytes())
    with open_store(str(copy), clock=ticking("2032-01-01")) as store:
        before = store.incidents()
        left, right = data.draw(pairs(before))
        touched = {*left.mention_ids, *right.mention_ids}
        actions.merge(store, left.mention_ids, right.mention_ids, "amina")
        (one,) = refresh(store, RULE, touched)
        assert set(one.mention_ids) == touched
        actions.split(store, left.mention_ids, right.mention_ids, "boris")
        refresh(store, RULE, touched)
        assert stated(store) == whole
        if len(left.mention_ids) != len(right.mention_ids):  # of two alike in size, one may come back under a new id
            assert store.incidents() == before
        rebuild(store, RULE)
        assert stated(store) == whole
        assert store.audit() == ()


def pairs(incidents: Sequence[Incident]) -> st.SearchStrategy[tuple[Incident, Incident]]:
    """Return two different incidents of some."""
    two = st.tuples(st.sampled_from(incidents), st.sampled_from(incidents))
    return two.filter(lambda pair: pair[0].id != pair[1].id)
