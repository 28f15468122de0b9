"""Words as numbers of 64 bits, and lists of numbers of many documents held in two arrays."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]
"""Where something stands in a list: what numpy counts with."""


def none() -> Numbers:
    """Return an empty list of numbers."""
    return np.empty(0, dtype=np.uint64)


def number(word: str) -> int:
    """Return the number of a word: a hash, so that all machines give the same."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def numbers(words: Iterable[str]) -> Numbers:
    """Return the numbers of some words, each once, in order."""
    return np.unique(np.fromiter((number(word) for word in words), dtype=np.uint64))


def packed(values: NDArray[Any]) -> str:
    """Return numbers as text that JSON and both databases keep as it is."""
    return base64.b64encode(values.astype("<u8").tobytes()).decode("ascii")


def unpacked(text: str) -> Numbers:
    """Return the numbers of a text."""
    return np.frombuffer(base64.b64decode(text), dtype="<u8").astype(np.uint64)


@dataclass(frozen=True, slots=True)
class Lists:
    """Many lists of numbers, one after the other, with the place of the list that each number is from."""

    values: Numbers
    owners: Places

    @classmethod
    def of(cls, lists: Sequence[Numbers]) -> Lists:
        """Return lists as one."""
        lengths = np.fromiter(map(len, lists), dtype=np.int64, count=len(lists))
        return cls(np.concatenate([none(), *lists]), np.repeat(np.arange(len(lists), dtype=np.int64), lengths))

    def holding(self, values: Numbers) -> Places:
        """Return the places of the lists that hold any of some numbers."""
        found: Places = np.unique(self.owners[np.isin(self.values, values)])
        return found

    def in_order(self) -> tuple[Lists, Places]:
        """Return the numbers in order, and where each new number begins."""
        order = np.argsort(self.values, kind="stable")
        values = self.values[order]
        starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])) if len(values) else np.empty(0, np.int64)
        return Lists(values, self.owners[order]), starts
