"""A record that grows is the record that is built at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from benchmarks.scale_reports import readings
from dateline import link as linking
from dateline.link import cluster
from dateline.pipeline import rebuild
from dateline.records import Link, Reading
from dateline.review import actions
from dateline.store import Store, open_store
from tests.builders import ticking

RULE = "default@1"
POOL = [reading for reading, _ in readings(200)]
"""Enough that a few more reports do not move the size of the record by a step, so that most of it stays untouched."""


def added(store: Store, some: Sequence[Reading], method: str = "invented@1") -> None:
    run = store.start_run("extract", method)
    store.add_readings(some, run)
    store.end_run(run)


def stated(store: Store) -> object:
    """Return all that a build makes, without ids of incidents, which hang on the past, and moments."""
    incidents = {frozenset(incident.mention_ids): incident.values for incident in store.incidents()}
    return incidents, store.links(), store.copies()


def at_once(some: Sequence[Reading]) -> object:
    with open_store(":memory:", clock=ticking()) as store:
        added(store, some)
        rebuild(store, RULE)
        return stated(store)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reports_that_join_in_any_order_make_the_record_that_is_built_at_once(seed: int) -> None:
    shuffled = random.Random(seed).sample(POOL, len(POOL))
    with open_store(":memory:", clock=ticking()) as store:
        for batch in (shuffled[:180], shuffled[180:181], shuffled[181:190], shuffled[190:]):
            added(store, batch)
            rebuild(store, RULE)
            assert store.audit() == ()
        assert stated(store) == at_once(POOL)


def test_a_report_that_is_read_otherwise_leaves_nothing_of_the_first_reading() -> None:
    """Days, mentions and claims of a later reading take the place of all that came of the earlier one."""
    later = [replace(item, document=replace(item.document, published="2031-01-01")) for item in POOL[:5]]
    fewer = [replace(item, mentions=item.mentions[:1]) for item in POOL[5:10]]
    none = [replace(item, mentions=()) for item in POOL[10:12]]
    with open_store(":memory:", clock=ticking()) as store:
        added(store, POOL)
        rebuild(store, RULE)
        added(store, [*later, *fewer, *none], "invented@2")
        rebuild(store, RULE)
        assert stated(store) == at_once([*later, *fewer, *none, *POOL[12:]])


def test_merge_then_split_gives_back_what_was() -> None:
    with open_store(":memory:", clock=ticking()) as store:
        added(store, POOL)
        rebuild(store, RULE)
        before, ids = stated(store), {incident.id for incident in store.incidents()}
        big, small = sorted(store.incidents(), key=lambda incident: -len(incident.mention_ids))[:2]
        actions.same(store, big.mention_ids[0], small.mention_ids[0], "amina")
        rebuild(store, RULE)
        assert {*big.mention_ids, *small.mention_ids} <= set(store.incident(small.id).mention_ids)
        actions.undo(store, "amina")
        rebuild(store, RULE)
        assert (stated(store), {incident.id for incident in store.incidents()}) == (before, ids)
        assert store.audit() == ()


def test_a_build_with_nothing_new_changes_nothing_and_one_by_another_rule_all() -> None:
    with open_store(":memory:", clock=ticking()) as store:
        added(store, POOL[:30])
        rebuild(store, RULE)
        before = stated(store)
        rebuild(store, RULE)
        assert stated(store) == before
        rebuild(store, "ucdp@1")
        assert {value.rule.split(":")[0] for incident in store.incidents() for value in incident.values} == {"ucdp@1"}


def test_only_what_a_new_report_touches_is_grouped_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    grouped: list[int] = []

    def counting(mentions: Mapping[str, str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
        grouped.append(len(mentions))
        return cluster(mentions, links)

    monkeypatch.setattr(linking, "cluster", counting)
    with open_store(":memory:", clock=ticking()) as store:
        for batch in (POOL[:-1], POOL[-1:]):
            added(store, batch)
            rebuild(store, RULE)
        rebuild(store, RULE)
    assert grouped[0] > 2 * grouped[1] > grouped[2] == 0
