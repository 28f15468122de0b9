"""The heads of the encoder: what is read off its answer. Pure functions over arrays.

Who and what (each span of words, for each role), which words tell of an incident and of what type, and who says what
(the cue, then the speaker and the content of that cue). The formulas are those of `training/encoder/net.py`.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.models.windows import Cut
from dateline.records import Attribution, Mark, Marks, Span

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

ROLES = ("perpetrator", "perpetrator_group", "target", "victim", "weapon")
"""Fields that the role head knows, in its order."""

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""Types of incident that the type head knows, in its order: those of MUC-4."""

LONGEST = 12
"""Words of the longest span that can fill a role."""

FAINT = 0.02
"""Probability below which a mark is not kept."""

STRONG = 0.1
"""Probability from which a word is kept as one that tells of an incident."""


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


def read_off(text: str, seen: Seen, tables: Mapping[str, Floats]) -> Marks:
    """Return all that the heads read."""
    return Marks(
        tuple(_fillers(text, seen, tables)),
        tuple(_incidents(seen, tables)),
        tuple(_attributions(seen, tables)),
    )


# -- who and what --------------------------------------------------------------------------------------------------


def _fillers(text: str, seen: Seen, tables: Mapping[str, Floats]) -> Iterator[Mark]:
    """Yield every span that may fill a role, in text order.

    A string counts wherever it stands: its logit is the log-sum-exp over the places where it does.
    """
    firsts, lasts, logits = _span_logits(text, seen, tables)
    words = seen.words
    spans = [Span(int(words.starts[i]), int(words.ends[j])) for i, j in zip(firsts, lasts, strict=True)]
    known: dict[str, int] = {}
    group = [known.setdefault(plain(text[starts:ends]), len(known)) for starts, ends in spans]
    together = pooled(logits, np.array(group, dtype=np.int64), len(known))
    for span, row, here in zip(spans, group, _sigmoid(logits), strict=True):
        for column in np.flatnonzero(together[row] >= FAINT):
            yield Mark(ROLES[column], *span, float(together[row, column]), float(here[column]))


def plain(words: str) -> str:
    """Return some words in lower case without punctuation and articles: two spans that read so are one string."""
    bare = words.lower().translate(NO_MARKS).split()
    return " ".join(word for word in bare if word not in ("a", "an", "the"))


NO_MARKS = str.maketrans("", "", string.punctuation)

QUIET = -6.0
"""Logit below which a span is left out before strings are compared: hundreds of such places come to nothing."""


def _span_logits(text: str, seen: Seen, tables: Mapping[str, Floats]) -> tuple[Numbers, Numbers, Floats]:
    """Return first and last word and the logits (spans, roles) of every span that is not quiet for all roles."""
    opens, closes = seen.first("starts"), seen.last("ends")
    can_end, reach = borders(text, seen.words)
    weights, bias = tables["roles"][: len(ROLES)].T, tables["roles_bias"][: len(ROLES)]
    found: list[tuple[Numbers, Numbers, Floats]] = []
    for width in range(min(LONGEST, len(seen.words))):
        firsts = np.arange(len(seen.words) - width)
        firsts = firsts[can_end[firsts] & can_end[firsts + width] & (reach[firsts] >= firsts + width)]
        hidden = np.maximum(opens[firsts] + closes[firsts + width] + tables["width"][width + 1], 0)
        logits = hidden @ weights + bias
        loud = logits.max(axis=1, initial=-np.inf) > QUIET
        found.append((firsts[loud], firsts[loud] + width, logits[loud]))
    firsts, lasts, logits = (np.concatenate([one[k] for one in found]) for k in range(3))
    order = np.lexsort((lasts, firsts))
    return firsts[order], lasts[order], logits[order].astype(np.float32, copy=False)


def borders(text: str, words: Cut) -> tuple[NDArray[np.bool_], Numbers]:
    """Return for each word whether a span can begin or end with it, and the last word that a span from it can reach.

    A span neither begins nor ends with a mark, and none goes past the end of a paragraph, of a question or of a clause.
    """
    forms = [text[starts:ends] for starts, ends in zip(words.starts, words.ends, strict=True)]
    can_end = np.array([any(map(str.isalnum, form)) for form in forms], dtype=np.bool_)
    reach = np.empty(len(words), dtype=np.int64)
    last = len(words) - 1
    for place in range(len(words) - 1, -1, -1):
        behind = text[words.ends[place] : words.starts[place + 1]] if place + 1 < len(words) else ""
        if forms[place] in "?!;" or "\n\n" in behind:
            last = place
        reach[place] = last
    return can_end, reach


def pooled(logits: Floats, group: Numbers, count: int) -> Floats:
    """Return for each string (count, roles) its probability over all places where it stands."""
    top = np.full((count, logits.shape[1]), -np.inf, dtype=np.float32)
    np.maximum.at(top, group, logits)
    total = np.zeros_like(top)
    np.add.at(total, group, np.exp(logits - top[group]))
    return _sigmoid(top + np.log(total))


def _sigmoid(logits: Floats) -> Floats:
    """Return the probabilities of logits."""
    answer: Floats = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
    return answer


# -- which words tell of an incident ---------------------------------------------------------------------------------


def _incidents(seen: Seen, tables: Mapping[str, Floats]) -> Iterator[Mark]:
    """Yield the words that tell of an incident, with its type."""
    hidden = np.maximum(seen.first("types"), 0)
    logits = hidden @ tables["types"].T + tables["types_bias"]
    together = pooled(logits, np.zeros(len(logits), dtype=np.int64), 1)[0]
    here = _sigmoid(logits)
    for word, column in np.argwhere(here >= STRONG):
        span = Span(int(seen.words.starts[word]), int(seen.words.ends[word]))
        yield Mark(TYPES[column], *span, float(together[column]), float(here[word, column]))


# -- who says what ---------------------------------------------------------------------------------------------------

BEFORE, BEHIND = 160, 200
"""Words before and behind a cue among which its speaker and its content are looked for."""

PRICE, OPENING = 4.0, 0.5
"""What it costs to begin a stretch of a content, in log-odds, and how much the tag of a first word counts for it."""

LONGEST_SPEAKER = 40
"""Words of the longest speaker."""

TRIED = 8
"""First words of a speaker that are tried with every last word: the likeliest."""


def _attributions(seen: Seen, tables: Mapping[str, Floats]) -> Iterator[Attribution]:
    """Yield each cue with its speaker and content."""
    logits = seen.first("cue")
    words, cues = seen.first("words"), seen.first("cues")
    left, right = seen.first("left"), seen.first("right")
    certain = _softmax(logits)
    for first, last in runs(logits.argmax(axis=1)):
        low, high = max(0, first - BEFORE), min(len(words), last + 1 + BEHIND)
        cue = cues[first : last + 1].mean(axis=0)
        paired = right[first : last + 1].mean(axis=0)
        near = tables["far"][buckets(low, high, first, last)]
        hidden = np.concatenate([np.maximum(words[low:high] + cue + near, 0), left[low:high] * paired], axis=1)
        speaker = speaker_of(
            hidden @ tables["speaker"].T + tables["speaker_bias"], tables["nobody"], first - low, last - low
        )
        tags = hidden @ tables["content"].T + tables["content_bias"]
        content = segments(tags) or runs(tags.argmax(axis=1))
        spoken = tuple(_span(seen.words, low + a, low + b) for a, b in content)
        if spoken:
            who = _span(seen.words, low + speaker[0], low + speaker[1]) if speaker else None
            yield Attribution(_span(seen.words, first, last), who, spoken, float(1 - certain[first, 0]))


def _span(words: Cut, first: int, last: int) -> Span:
    """Return the code points from one word to another, both taken in."""
    return Span(int(words.starts[first]), int(words.ends[last]))


def runs(tags: Sequence[int] | Numbers) -> list[tuple[int, int]]:
    """Return the runs of tags (1 begins a run, 2 goes on) as first and last word; a 2 without a 1 begins one, too."""
    found: list[tuple[int, int]] = []
    for word in map(int, np.flatnonzero(tags)):
        if tags[word] == 2 and found and found[-1][1] == word - 1:
            found[-1] = (found[-1][0], word)
        else:
            found.append((word, word))
    return found


def segments(logits: Floats) -> list[tuple[int, int]]:
    """Return the likeliest stretches of a content, first and last word: each begins at a price, so that none frays.

    Viterbi over inside and outside; `logits` are (words, 3): outside, first word, further word.
    """
    inside = np.logaddexp(logits[:, 1], logits[:, 2]) - logits[:, 0]
    opens = logits[:, 1] - np.logaddexp(logits[:, 1], logits[:, 2])
    outside_best, inside_best = 0.0, -np.inf
    came_from_inside = np.zeros((len(logits), 2), dtype=np.bool_)  # whether the word before was inside, for each state
    for word, (gain, opening) in enumerate(zip(inside.tolist(), opens.tolist(), strict=True)):
        begun = outside_best - PRICE + OPENING * opening
        came_from_inside[word] = inside_best > outside_best, inside_best >= begun
        outside_best, inside_best = max(outside_best, inside_best), max(inside_best, begun) + gain
    is_inside = inside_best > outside_best
    tags = np.zeros(len(logits), dtype=np.int64)
    for word in range(len(logits) - 1, -1, -1):
        tags[word] = 2 * is_inside
        is_inside = bool(came_from_inside[word, int(is_inside)])
    return runs(tags)


def buckets(low: int, high: int, first: int, last: int) -> Numbers:
    """Return how far each word stands from a cue: 32 for the cue itself, less before, more behind, coarser far off."""
    places = np.arange(low, high)
    far = np.where(places < first, first - places, np.maximum(places - last, 0))
    steps = np.where(far < 12, far, 12 + (4 * np.log2(np.maximum(far, 1) / 12)).astype(np.int64))
    answer: Numbers = 32 + np.where(places < first, -1, 1) * np.minimum(31, steps)
    return answer


def speaker_of(logits: Floats, nobody: Floats, first: int, last: int) -> tuple[int, int] | None:
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


def _softmax(logits: Floats) -> Floats:
    """Return the probabilities of each row of logits."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    answer: Floats = raised / raised.sum(axis=1, keepdims=True)
    return answer
