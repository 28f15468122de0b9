"""What a ruling touches is put together anew, and the rest stays: the record is as if all of it had been built."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import combinations

import pytest

from dateline.errors import BadSetting
from dateline.pipeline import refresh
from dateline.records import Decision, Link, Reading
from dateline.review import actions
from dateline.store import Store, open_store
from tests.builders import reading_of

RULE = "default@1"


@pytest.mark.parametrize("seed", range(6))
def test_a_ruling_leaves_the_record_as_a_whole_build_would(seed: int) -> None:
    """Whatever people rule and take back, refreshing what they touched states what building all of it states."""
    chance = random.Random(seed)
    words = ("One", "Two", "Six", "Ten", "Nine", "Four")
    found = [reading_of(f"{word} died in Ghent.", ("killed", word, str(n), {"low": n, "high": n}), address=word)
             for n, word in enumerate(words, 1)]  # fmt: skip
    mentions = [reading.mentions[0].id for reading in found]
    with open_store(":memory:") as store:
        store.add_readings(found, store.start_run("extract", "rules@1"))
        pairs = [sorted(pair) for pair in combinations(mentions, 2)]
        store.replace_links([Link(a, b, "suggested", "rules@1", round(chance.random() * 0.6, 2)) for a, b in pairs])
        refresh(store, RULE, mentions)
        for _ in range(12):
            touched = rule_at_random(store, found, chance)
            refresh(store, RULE, touched)
            assert store.audit() == ()
            before = {(incident.mention_ids, incident.values) for incident in store.incidents()}
            refresh(store, RULE, mentions)
            assert {(incident.mention_ids, incident.values) for incident in store.incidents()} == before


def rule_at_random(store: Store, found: list[Reading], chance: random.Random) -> list[str]:
    """Rule on something as a person might; what cannot be ruled is left."""
    left, right = (reading.mentions[0] for reading in chance.sample(found, 2))
    claim = left.claims[0].id
    touched = [left.id, right.id]
    act = chance.choice(("accept", "reject", "same", "different", "undo"))
    with suppress(BadSetting):
        if act == "undo":
            of = {claim.id: claim.mention_id for reading in found for claim in reading.mentions[0].claims}
            taken = actions.undo(store, "amina")
            touched += [of[item.claim_id] for item in taken if isinstance(item, Decision)]
        elif act in ("accept", "reject"):
            {"accept": actions.accept, "reject": actions.reject}[act](store, claim, "amina")
        else:
            {"same": actions.same, "different": actions.different}[act](store, left.id, right.id, "amina")
    return touched
