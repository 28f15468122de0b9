from __future__ import annotations

import numpy as np
import pytest

from dateline.models.encoder import load
from dateline.models.heads import borders, plain, pooled
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


def test_a_string_that_stands_in_two_places_is_likelier_than_in_one() -> None:
    logits = np.array([[-1.0], [-1.0], [-1.0]], dtype=np.float32)
    twice, once = pooled(logits, np.array([0, 0, 1]), 2)[:, 0]
    assert once == pytest.approx(1 / (1 + np.exp(1.0)), abs=1e-6)
    assert twice == pytest.approx(1 / (1 + np.exp(1.0 - np.log(2.0))), abs=1e-6)
