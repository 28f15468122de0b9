"""A text cut for the encoder: word pieces with their offsets, words, and windows that overlap.

Training and use cut alike: both call this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Numbers = NDArray[np.int64]

ROOM = 510
"""Word pieces of one window: what the model has places for, without its two marks."""

LAP = 96
"""Word pieces that two windows share at least, so that each piece is seen with words on both sides."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text as word pieces, and the words that they make.

    `pieces` (P,) are rows of the vocabulary. Word w is made of the pieces `first[w]` to `last[w]`, both taken in, and
    stands at the code points `starts[w]` to `ends[w]` of the text, half-open. A mark is a word of its own.
    """

    pieces: Numbers
    first: Numbers
    last: Numbers
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        return len(self.first)

    def part(self, place: int, behind: int) -> Cut:
        """Return the words from `place` to before `behind`, with their pieces."""
        opens, closes = int(self.first[place]), int(self.last[behind - 1]) + 1
        inside = slice(place, behind)
        return Cut(
            self.pieces[opens:closes], self.first[inside] - opens, self.last[inside] - opens, self.starts[inside],
            self.ends[inside],
        )  # fmt: skip


def cut(tokenizer: Tokenizer, text: str) -> Cut:
    """Return a text as word pieces and words."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    words = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    opens = np.flatnonzero(np.diff(words, prepend=-2))
    closes = np.append(opens[1:], len(words)) - 1 if len(words) else opens
    return Cut(np.array(encoding.ids, dtype=np.int64), opens, closes, offsets[opens, 0], offsets[closes, 1])


def windows(count: int, room: int = ROOM, lap: int = LAP) -> list[tuple[int, int]]:
    """Return the windows, half-open, over some number of pieces: evenly laid, each of `room` pieces at most."""
    if count <= room:
        return [(0, count)]
    number = -(-(count - lap) // (room - lap))
    step = (count - room) / (number - 1)
    return [(round(place * step), round(place * step) + room) for place in range(number)]


def owners(count: int, laid: Sequence[tuple[int, int]]) -> Numbers:
    """Return for each piece the window that sees most around it: the one in which it stands farthest from a cut."""
    owner = np.zeros(count, dtype=np.int64)
    best = np.full(count, -1, dtype=np.int64)
    for number, (starts, ends) in enumerate(laid):
        places = np.arange(starts, ends)
        before = places - starts if starts > 0 else np.full(len(places), count)
        behind = ends - 1 - places if ends < count else np.full(len(places), count)
        depth = np.minimum(before, behind)
        better = depth > best[starts:ends]
        best[starts:ends][better] = depth[better]
        owner[starts:ends][better] = number
    return owner
