"""The sieve against the comparisons in words: it loses no pair, and lets few pass that it need not."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from benchmarks.scale_reports import readings
from dateline.link.links import profiles_of
from dateline.link.outline import outline
from dateline.link.profile import Profile
from dateline.link.rarity import Rarity, rarity
from dateline.link.score import BY_NAME, compare, probability
from dateline.link.sieve import SLACK, sieve
from dateline.records import Account, Place

READ = [reading for reading, _ in readings(60)]
PLACES: dict[str, Place] = {name.place.id: name.place for item in READ for name in item.places if name.place}
TOLD = [profiles_of([Account(mention, item.document) for mention in item.mentions], PLACES) for item in READ]
TOLLS = 2 * abs(BY_NAME["tolls"])
"""What the sieve does not look into: that tolls are alike or far apart."""


def totals(told: list[tuple[Profile, ...]], rare: Rarity) -> list[tuple[float, float]]:
    """Return for all pairs of mentions the total of the sieve and that of the reasons."""
    profiles = [profile for found in told for profile in found]
    firsts = np.cumsum([0, *map(len, told)]).tolist()
    made = sieve(dict(zip(firsts, map(outline, told), strict=False)), len(profiles), rare, PLACES)
    pairs = list(combinations(range(len(profiles)), 2))
    left, right = np.array(pairs).T
    reasons = [compare(profiles[a], profiles[b], rare) for a, b in pairs]
    real = [made.base + sum(BY_NAME[reason.name] * reason.score for reason in some) for some in reasons]
    kept = made.keeps(left, right, 0.5).tolist()
    assert all(keep or probability(some, rare.size) < 0.5 for keep, some in zip(kept, reasons, strict=True))
    return list(zip(made.totals(left, right).tolist(), real, strict=True))


def test_a_total_of_numbers_is_that_of_the_reasons_but_for_the_tolls() -> None:
    found = totals(TOLD, rarity(profile for some in TOLD for profile in some))
    assert len(found) > 1000
    assert all(-SLACK < bound - real < TOLLS + SLACK for bound, real in found)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"persons": {"shehu"}}, {"persons": {"shehu"}}),
        ({"persons": {"shehu"}}, {"persons": {"basha"}}),
        ({"persons": {"shehu"}}, {"persons": {"basha"}, "names": {"shehu"}}),
        ({"streets": {"elm"}}, {"streets": {"elm", "rata tie"}}),
        ({"streets": {"elm"}}, {"streets": {"oak"}}),
        ({"targets": {"bakery"}}, {"targets": {"zeppelin"}}),
        ({"days": (20310511, 20310511)}, {"days": (20310101, 20311231)}),
        ({"days": None, "published": None}, {"days": None}),
        ({"published": 20310511, "days": (20310511, 20310512)}, {"published": 20310401, "days": None}),
        ({"place": None, "type": ""}, {}),
        ({"type": "a kind of one's own"}, {"type": "another"}),
        ({"words": {}, "opening": {}, "names": frozenset()}, {"words": {}, "opening": {"cu": 2}}),
        ({"opening": {"cu": 1, "bomb": 1}}, {"words": {"cu": 3}}),
    ],
)
def test_each_comparison_is_in_the_total(left: dict[str, object], right: dict[str, object]) -> None:
    sets = ("persons", "streets", "targets", "names")
    (a, *_), (b, *_) = TOLD[:2]
    made = [
        replace(item, **{name: frozenset(value) if name in sets else value for name, value in known.items()})  # type: ignore
        for item, known in ((a, left), (b, right))
    ]
    ((bound, real),) = totals([(made[0],), (made[1],)], rarity(made))
    assert -SLACK < bound - real < TOLLS + SLACK
