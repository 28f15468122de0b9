"""What the network answers for some words, and what turns its numbers into probabilities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.models.windows import Cut

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """The network's answer for some words: a (pieces, columns) array for each head."""

    words: Cut
    columns: Mapping[str, Floats]

    def first(self, head: str) -> Floats:
        """Return a head's columns at the first piece of each word."""
        return self.columns[head][self.words.first]

    def last(self, head: str) -> Floats:
        """Return a head's columns at the last piece of each word."""
        return self.columns[head][self.words.last]


def sigmoid(logits: Floats) -> Floats:
    """Return the probabilities of logits."""
    answer: Floats = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
    return answer


def softmax(logits: Floats) -> Floats:
    """Return the probabilities of each row of logits."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    answer: Floats = raised / raised.sum(axis=1, keepdims=True)
    return answer
