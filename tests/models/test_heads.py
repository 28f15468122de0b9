from __future__ import annotations

import numpy as np
import pytest

from dateline.models.encoder import load
from dateline.models.heads import borders, buckets, plain, pooled, runs, segments, speaker_of
from dateline.models.windows import cut


@pytest.mark.parametrize(
    ("words", "string"),
    [
        ("The Red Banner Front", "red banner front"),
        ('"RBF"', "rbf"),
        ("a  U.S. consulate", "us consulate"),
        ("an", ""),
    ],
)
def test_two_spans_that_read_alike_are_one_string(words: str, string: str) -> None:
    assert plain(words) == string


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("two men fled", "two men fled"),
        ("men; women", "men;"),
        ("who? they", "who?"),
        ("men\n\nwomen", "men"),
    ],
)
def test_no_span_goes_past_a_clause_or_a_paragraph(text: str, longest: str) -> None:
    words = cut(load().tokenizer, text)
    can_end, reach = borders(text, words)
    assert text[: words.ends[reach[0]]] == longest
    assert [text[words.starts[n]].isalnum() for n in range(len(words))] == list(can_end)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([0, 0], []),
        ([0, 1, 2, 2, 0], [(1, 3)]),
        ([1, 1, 2], [(0, 0), (1, 2)]),
        ([2, 2, 0, 2], [(0, 1), (3, 3)]),
    ],
)
def test_tags_make_runs(tags: list[int], found: list[tuple[int, int]]) -> None:
    assert runs(tags) == found


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ([-3, 3, 3, 3, -3], [(1, 3)]),
        ([-3, 3, -1, 3, -3], [(1, 3)]),  # a hole of one word is none
        ([-3, 1, -3, -3, -3], []),  # a word alone is none
        ([9, -9, -9, 9, 9], [(0, 0), (3, 4)]),
        ([], []),
    ],
)
def test_a_content_does_not_fray(inside: list[float], found: list[tuple[int, int]]) -> None:
    logits = np.array([[0, odds - np.log(2), odds - np.log(2)] for odds in inside], dtype=np.float32).reshape(-1, 3)
    assert segments(logits) == found


def test_distances_grow_coarser_and_tell_before_from_behind() -> None:
    near = buckets(0, 200, 100, 101)
    assert list(near[97:105]) == [29, 30, 31, 32, 32, 33, 34, 35]
    assert (np.diff(near) >= 0).all()
    assert near.min() >= 0
    assert near.max() <= 63


def test_a_string_that_stands_in_two_places_is_likelier_than_in_one() -> None:
    logits = np.array([[-1.0], [-1.0], [-1.0]], dtype=np.float32)
    twice, once = pooled(logits, np.array([0, 0, 1]), 2)[:, 0]
    assert once == pytest.approx(1 / (1 + np.exp(1.0)), abs=1e-6)
    assert twice == pytest.approx(1 / (1 + np.exp(1.0 - np.log(2.0))), abs=1e-6)


@pytest.mark.parametrize(
    ("first", "last", "nobody", "found"),
    [
        (4, 4, -9.0, (1, 2)),  # the likeliest pair of first and last word
        (4, 4, 9.0, None),  # nobody is likelier
        (1, 1, -9.0, (2, 2)),  # the cue itself says nothing
    ],
)
def test_the_speaker_is_the_likeliest_span_beside_the_cue(
    first: int, last: int, nobody: float, found: tuple[int, int] | None
) -> None:
    logits = np.array([[0, 0], [5, 1], [2, 4], [0, 0], [1, 1]], dtype=np.float32)
    assert speaker_of(logits, np.array([nobody, 0], dtype=np.float32), first, last) == found
