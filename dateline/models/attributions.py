"""Who says what: the cues that the encoder sees, and for each its speaker and its content, cut into runs of words.

The formulas are those of `training/encoder/net.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dateline.models.answer import Doubles, Floats, Seen, softmax
from dateline.models.windows import Cut, Numbers
from dateline.records import Attribution, Span

Run = tuple[int, int]
"""First and last word, both taken in."""

BEFORE, BEHIND = 160, 200
"""Words before and behind a cue among which its speaker and its content are looked for."""

LONGEST_SPEAKER = 40
"""Words of the longest speaker."""

TRIED = 8
"""First words of a speaker that are tried with every last word: the likeliest."""


def attributions(seen: Seen, tables: Mapping[str, Floats]) -> Iterator[Attribution]:
    """Yield each cue with its speaker and content."""
    logits = seen.first("cue")
    certain = softmax(logits)
    cues = runs(logits.argmax(axis=1))
    ranges = [(max(0, first - BEFORE), min(len(logits), last + 1 + BEHIND)) for first, last in cues]
    around = _around(seen, tables, cues, ranges)
    cuts = [hidden @ tables["content"].T + tables["content_bias"] for hidden in around]
    contents = [segments(cut) for cut in cuts]
    sure = chances(cuts, contents)
    for number, ((first, last), (low, _), content) in enumerate(zip(cues, ranges, contents, strict=True)):
        spoken = tuple(_span(seen.words, low + a, low + b) for a, b in content)
        borders = around[number] @ tables["speaker"].T + tables["speaker_bias"]
        speaker = speaker_of(borders, tables["nobody"], first - low, last - low)
        who = _span(seen.words, low + speaker[0], low + speaker[1]) if speaker else None
        score = float(1 - certain[first, 0])
        yield Attribution(_span(seen.words, first, last), who, spoken, score, float(sure[number]))


def _around(seen: Seen, tables: Mapping[str, Floats], cues: Sequence[Run], ranges: Sequence[Run]) -> list[Floats]:
    """Return for each cue what is seen at the words near it, as seen from it: (words, columns)."""
    words, centres, left, right = (seen.first(head) for head in ("words", "cues", "left", "right"))
    found = []
    for (first, last), (low, high) in zip(cues, ranges, strict=True):
        here = slice(first, last + 1)
        added = words[low:high] + centres[here].mean(axis=0) + tables["far"][buckets(low, high, first, last)]
        found.append(np.concatenate([np.maximum(added, 0), left[low:high] * right[here].mean(axis=0)], axis=1))
    return found


def _span(words: Cut, first: int, last: int) -> Span:
    """Return the code points from one word to another, both taken in."""
    return Span(int(words.starts[first]), int(words.ends[last]))


def runs(tags: Sequence[int] | Numbers) -> list[Run]:
    """Return the runs of tags (1 begins a run, 2 goes on) as first and last word; a 2 without a 1 begins one, too."""
    found: list[Run] = []
    for word in map(int, np.flatnonzero(tags)):
        if tags[word] == 2 and found and found[-1][1] == word - 1:
            found[-1] = (found[-1][0], word)
        else:
            found.append((word, word))
    return found


def segments(logits: Floats) -> list[Run]:
    """Return the likeliest runs of a content, first and last word: at least one, since who says something says it.

    `logits` are (words, 3): of a word being within a run, beginning one, ending one. The best single run, the best two
    and so on are found as long as one more is better; more runs gain ever less, so that the first halt is the best.
    """
    within, opens, closes = logits.T.astype(np.float64)
    total = np.concatenate([[0.0], np.cumsum(within)])
    best, before = -np.inf, np.zeros(len(logits))
    ways: list[tuple[Doubles, Doubles]] = []
    while len(logits):
        begun = before + opens - total[:-1]
        ended = np.maximum.accumulate(begun) + closes + total[1:]
        if ended.max() <= best:
            break
        best = ended.max()
        ways.append((begun, ended))
        before = np.concatenate([[-np.inf], np.maximum.accumulate(ended)[:-1]])
    found: list[Run] = []
    behind = len(logits)
    for begun, ended in reversed(ways):
        last = int(ended[:behind].argmax())
        behind = int(begun[: last + 1].argmax())
        found.append((behind, last))
    return found[::-1]


NEVER = 1e4
"""Log-odds against what cannot be."""


def chances(logits: Sequence[Floats], contents: Sequence[Sequence[Run]]) -> Doubles:
    """Return the probability of each content, in runs as `segments` finds them, among all that could be.

    A chain (CRF) with the states out and in. The steps from word to word are matrices, multiplied pair by pair.
    """
    longest = max(map(len, logits), default=0)
    padded = np.zeros((len(logits), longest + 1, 3))
    padded[..., 0] = -NEVER
    told = np.zeros(len(logits))
    for row, (one, content) in enumerate(zip(logits, contents, strict=True)):
        padded[row, : len(one)] = one
        told[row] = sum(one[a : b + 1, 0].sum() + one[a, 1] + one[b, 2] for a, b in content)
    within, opens, closes = np.moveaxis(padded, -1, 0)
    begins, closed = opens + within, np.roll(closes, 1, axis=1)  # closed: by the word before
    steps = np.stack([np.zeros_like(within), begins, closed, np.logaddexp(within, closed + begins)], -1)
    steps = steps.reshape(*within.shape, 2, 2)
    stays = np.array([[0.0, -NEVER], [-NEVER, 0.0]])
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = np.concatenate([steps, np.broadcast_to(stays, (len(steps), 1, 2, 2))], axis=1)
        ways = steps[:, 0::2, :, :, None] + steps[:, 1::2, None]
        steps = np.logaddexp(ways[..., 0, :], ways[..., 1, :])
    answer: Doubles = np.exp(told - steps[:, 0, 0, 0])
    return answer


def buckets(low: int, high: int, first: int, last: int) -> Numbers:
    """Return how far each word stands from a cue: 32 for the cue itself, less before, more behind, coarser far off."""
    places = np.arange(low, high)
    far = np.where(places < first, first - places, np.maximum(places - last, 0))
    steps = np.where(far < 12, far, 12 + (4 * np.log2(np.maximum(far, 1) / 12)).astype(np.int64))
    answer: Numbers = 32 + np.where(places < first, -1, 1) * np.minimum(31, steps)
    return answer


def speaker_of(logits: Floats, nobody: Floats, first: int, last: int) -> Run | None:
    """Return first and last word of the likeliest speaker, which shares no word with the cue; None for nobody."""
    best, found = float(nobody.sum()), None
    for opens in np.argsort(-logits[:, 0])[:TRIED]:
        behind = min(opens + LONGEST_SPEAKER, len(logits), first if opens < first else len(logits))
        if first <= opens <= last or behind <= opens:
            continue
        closes = int(opens) + int(logits[opens:behind, 1].argmax())
        score = float(logits[opens, 0] + logits[closes, 1])
        if score > best:
            best, found = score, (int(opens), closes)
    return found
