from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.models.attributions import Run, buckets, chances, runs, segments, speaker_of

LOGITS = st.integers(0, 6).flatmap(lambda words: arrays(np.float32, (words, 3), elements=st.floats(-4, 4, width=16)))
"""A few words: within a run, beginning one, ending one."""


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


def every_cut(words: int) -> Iterator[list[Run]]:
    """Yield every way to cut a content out of some words."""
    for tags in product((0, 1, 2), repeat=words):
        if all(tag < 2 or (place and tags[place - 1]) for place, tag in enumerate(tags)):
            yield runs(tags)


def worth(logits: np.ndarray, content: list[Run]) -> float:
    """Return the sum of the logits of a content."""
    return sum(float(logits[a : b + 1, 0].sum() + logits[a, 1] + logits[b, 2]) for a, b in content)


@given(LOGITS)
def test_the_likeliest_content_is_found_and_its_chance_is_its_share_of_all(logits: np.ndarray) -> None:
    all_worth = [worth(logits, content) for content in every_cut(len(logits))]
    best = segments(logits)
    likeliest = max(all_worth[1:], default=0.0)  # the first takes in nothing
    assert worth(logits, best) == pytest.approx(likeliest, abs=1e-4)
    share = np.exp(likeliest) / np.exp(all_worth).sum()
    assert chances([logits], [best]) == pytest.approx(share, rel=1e-3)


def test_chances_do_not_depend_on_what_else_is_asked() -> None:
    short, long = np.ones((2, 3), np.float32), np.linspace(-3, 3, 60, dtype=np.float32).reshape(20, 3)
    contents = [segments(short), segments(long)]
    alone = [float(chances([one], [content])[0]) for one, content in zip((short, long), contents, strict=True)]
    assert chances([short, long], contents) == pytest.approx(alone)
    assert len(chances([], [])) == 0


def test_distances_grow_coarser_and_tell_before_from_behind() -> None:
    near = buckets(0, 200, 100, 101)
    assert list(near[97:105]) == [29, 30, 31, 32, 32, 33, 34, 35]
    assert (np.diff(near) >= 0).all()
    assert near.min() >= 0
    assert near.max() <= 63


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
