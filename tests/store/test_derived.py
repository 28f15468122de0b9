from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import BadSetting
from dateline.records import Incident, Problem
from dateline.store import Store, open_store
from tests.builders import reading_of, ticking

READINGS = [reading_of(f"{word} died.", ("killed", word, ""), address=word) for word in ("One", "Two", "Six", "Ten")]
A, B, C, D = (reading.mentions[0].id for reading in READINGS)


@pytest.fixture
def store() -> Iterator[Store]:
    found = open_store(":memory:", clock=ticking())
    found.add_readings(READINGS, found.start_run("extract", "rules@1"))
    yield found
    found.close()


def build(store: Store, **incidents: str | tuple[str, ...]) -> None:
    store.replace_incidents(
        Incident(id, (members,) if isinstance(members, str) else members) for id, members in incidents.items()
    )
    assert store.audit() == ()


def test_members_keep_their_order(store: Store) -> None:
    build(store, aa=(C, A, B))
    assert store.incident("aa").mention_ids == (C, A, B)


def test_a_merged_incident_leads_to_where_its_mentions_went(store: Store) -> None:
    build(store, aa=A, bb=B, cc=C)
    build(store, aa=(A, B), cc=C)
    assert store.incident("bb").id == "aa"
    build(store, cc=(A, B, C))
    assert store.incident("bb").id == store.incident("aa").id == "cc"


def test_a_split_brings_the_identifier_back(store: Store) -> None:
    build(store, aa=A, bb=B)
    build(store, aa=(A, B))
    build(store, aa=A, bb=B)
    assert store.incident("bb").mention_ids == (B,)


def test_an_incident_goes_where_most_of_its_mentions_went(store: Store) -> None:
    build(store, aa=(A, B, C), dd=D)
    build(store, ee=(A, D), ff=(B, C))
    assert store.incident("aa").id == "ff"
    assert store.incident("dd").id == "ee"


def test_an_incident_that_nothing_tells_of_any_more(store: Store) -> None:
    build(store, aa=A, bb=B)
    build(store, bb=B)
    with pytest.raises(BadSetting, match="aa is retired, and no one incident took its place"):
        store.incident("aa")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("a", "a could be aa, ab: give more of the id."),
        ("f", "No incident has an id that starts with 'f'"),
        ("", "No incident has an id that starts with ''"),
        ("%", "No incident has an id"),
        ("🔥", "No incident has an id"),
    ],
)
def test_what_no_one_incident_is_meant_by(store: Store, asked: str, said: str) -> None:
    build(store, aa=A, ab=B)
    with pytest.raises(BadSetting) as caught:
        store.incident(asked)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("asked", ["aa", "AA", " aa ", "aac0"])
def test_the_start_of_an_identifier_is_enough(store: Store, asked: str) -> None:
    build(store, aac0=A, b0=B)
    assert store.incident(asked).id == "aac0"


def test_a_build_brings_its_own_problems(store: Store) -> None:
    store.replace_incidents([], [Problem("link", "too many alike"), Problem("fuse", "no rule")])
    assert [problem.message for problem in store.problems()] == ["no rule", "too many alike"]
    store.replace_incidents([])
    assert store.problems() == ()


def test_nothing_in_gives_nothing_out(store: Store) -> None:
    build(store)
    assert store.incidents() == ()
    assert store.incident_ids() == {}
