from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.cluster import cluster, name_clusters, reached
from dateline.records import Link, Verdict

EACH = {name: f"document {name}" for name in "abcd"}


def link(pair: str, verdict: Verdict = "suggested", score: float | None = 0.9) -> Link:
    return Link(pair[0], pair[1], verdict, "person:x" if verdict in ("same", "different") else "m", score)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], "a b c d"),
        ([link("ab")], "ab c d"),
        ([link("ab"), link("bc"), link("ac")], "abc d"),
        ([link("ab", score=0.2)], "a b c d"),
        ([link("ab", "different")], "a b c d"),
        ([link("ab", "same")], "ab c d"),
        ([link("ab"), link("ac", "different"), link("bc")], "ab c d"),
        ([link("ab"), link("cd"), link("bc", score=0.5)], "ab cd"),
        ([link("ab", "unsure")], "a b c d"),
        ([link("ab", "same"), link("bc", "same"), link("ac", "different")], "ab c d"),
        ([link("ax")], "a b c d"),
    ],
)
def test_links_become_groups(links: list[Link], expected: str) -> None:
    for order in permutations(links):
        assert " ".join("".join(group) for group in cluster(EACH, order)) == expected


def test_two_mentions_of_one_document_stay_apart() -> None:
    mentions = {"a": "one", "b": "one", "c": "two"}
    groups = cluster(mentions, [link("ac", score=0.9), link("bc", score=0.8)])
    assert groups == (("a", "c"), ("b",))


def test_a_person_joins_two_mentions_of_one_document() -> None:
    assert cluster({"a": "one", "b": "one"}, [link("ab", "same")]) == (("a", "b"),)


@given(
    st.lists(
        st.tuples(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.floats(0, 1)), unique_by=lambda t: t[0]
    )
)
def test_every_mention_is_in_one_group(pairs: list[tuple[str, float]]) -> None:
    groups = cluster(EACH, [link(pair, score=score) for pair, score in pairs])
    assert sorted(name for group in groups for name in group) == sorted(EACH)


def test_incidents_keep_their_ids_through_merge_and_split() -> None:
    first = name_clusters([("a", "b"), ("c",)], {})
    previous = {mention: incident for incident, group in first.items() for mention in group}
    merged = name_clusters([("a", "b", "c")], previous)
    assert list(merged) == [previous["a"]]
    again = name_clusters([("a", "b"), ("c",)], dict.fromkeys("abc", previous["a"]))
    assert again[previous["a"]] == ("a", "b")
    assert len(again) == 2


@pytest.mark.parametrize("groups", [("ab", "cd"), ("ad", "bc"), ("abc", "d"), ("c", "abd")])
def test_who_parts_what_was_put_together_gets_the_incidents_from_before(groups: tuple[str, str]) -> None:
    apart = [tuple(group) for group in groups]
    first = name_clusters(apart, {})
    merged = name_clusters(
        [tuple("abcd")], {mention: incident for incident, group in first.items() for mention in group}
    )
    assert name_clusters(apart, {mention: incident for incident, group in merged.items() for mention in group}) == first


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([link("ab"), link("ac", score=0.0), link("bc")], "ab c d"),
        ([link("ab"), link("cd"), link("ac", score=0.0), link("bd", score=0.9)], "ab cd"),
        ([link("ab"), link("cd"), link("ac", "same")], "abcd"),
        ([link("ab"), link("cd"), link("ad", "same"), link("bc", score=0.0)], "abcd"),
        ([link("ab"), link("cd"), link("ac", "same"), link("bd", "different")], "abc d"),
    ],
)
def test_a_score_of_nothing_keeps_apart_and_a_person_makes_one_of_two_as_they_stand(
    links: list[Link], expected: str
) -> None:
    for order in permutations(links):
        assert " ".join("".join(group) for group in cluster(EACH, order)) == expected


PAIRS = st.lists(
    st.tuples(
        st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]),
        st.sampled_from(["suggested", "same", "different", "unsure"]),
        st.sampled_from([0.0, 0.2, 0.3, 0.6, 0.9]),
    ),
    unique_by=lambda pair: pair[0],
)


@given(PAIRS)
def test_people_are_obeyed_whatever_the_scores_say(pairs: list[tuple[str, Verdict, float]]) -> None:
    groups = cluster(EACH, [link(pair, verdict, score) for pair, verdict, score in pairs])
    where = {name: number for number, group in enumerate(groups) for name in group}
    for pair, verdict, _ in pairs:
        assert verdict != "different" or where[pair[0]] != where[pair[1]]
    if not any(verdict == "different" for _, verdict, _ in pairs):
        assert all(where[pair[0]] == where[pair[1]] for pair, verdict, _ in pairs if verdict == "same")


LINKS = st.dictionaries(
    st.tuples(*[st.sampled_from("abcdefgh")] * 2).map(sorted).map("".join).filter(lambda pair: pair[0] != pair[1]),
    st.tuples(
        st.sampled_from(["suggested", "suggested", "suggested", "same", "different"]),
        st.sampled_from([0.0, 0.1, 0.24, 0.25, 0.4, 0.9]),
    ),
)


@given(LINKS, st.sets(st.sampled_from("abcdefgh")))
def test_what_chains_of_links_reach_is_grouped_as_if_all_were(
    pairs: dict[str, tuple[Verdict, float]], some: set[str]
) -> None:
    """New reports are grouped with what they reach; all other groups are left alone."""
    mentions = {name: f"document {name}" for name in "abcdefgh"}
    links = [link(pair, *known) for pair, known in pairs.items()]
    tied, found = reached(some, lambda ends: [item for item in links if {item.left_id, item.right_id} & ends])
    groups = cluster({name: mentions[name] for name in tied}, found)
    assert some <= tied
    assert set(groups) == {group for group in cluster(mentions, links) if tied & set(group)}
