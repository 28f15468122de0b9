"""The heads of the encoder: what is read off its answer. Pure functions over arrays.

Who and what (each span of words, for each role), and which words tell of an incident and of what type; who says what
is read by `attributions.py`. The formulas are those of `training/encoder/net.py`.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from dateline.models.answer import Floats, Seen, sigmoid
from dateline.models.attributions import attributions
from dateline.models.windows import Cut, Numbers
from dateline.records import Mark, Marks, Span

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


def read_off(text: str, seen: Seen, tables: Mapping[str, Floats]) -> Marks:
    """Return all that the heads read."""
    return Marks(
        tuple(_fillers(text, seen, tables)),
        tuple(_incidents(seen, tables)),
        tuple(attributions(seen, tables)),
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
    for span, row, here in zip(spans, group, sigmoid(logits), strict=True):
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
    return sigmoid(top + np.log(total))


# -- which words tell of an incident ---------------------------------------------------------------------------------


def _incidents(seen: Seen, tables: Mapping[str, Floats]) -> Iterator[Mark]:
    """Yield the words that tell of an incident, with its type."""
    hidden = np.maximum(seen.first("types"), 0)
    logits = hidden @ tables["types"].T + tables["types_bias"]
    together = pooled(logits, np.zeros(len(logits), dtype=np.int64), 1)[0]
    here = sigmoid(logits)
    for word, column in np.argwhere(here >= STRONG):
        span = Span(int(seen.words.starts[word]), int(seen.words.ends[word]))
        yield Mark(TYPES[column], *span, float(together[column]), float(here[word, column]))
