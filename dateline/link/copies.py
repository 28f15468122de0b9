"""Reprints: documents whose words are mostly those of another, found by MinHash and then checked word by word.

Shingles and MinHash after Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rensa import RMinHash, RMinHashLSH

from dateline.records import Copy, Document

METHOD = "copies@1"
SHINGLE = 4
"""Words in a shingle: short enough that an editor's cut leaves most of them standing."""

PERMUTATIONS = 128
BANDS = 32
"""32 bands of 4 rows find nearly every pair that shares over half of its shingles."""

CONTAINED = 0.8
"""Share of the shorter document's shingles that stand in the longer one, from which it is a copy."""

SHORTEST = 12
"""Shingles a document must have to be judged: a caption of ten words can be alike by chance."""

WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Return every run of SHINGLE words of a text, in lower case."""
    words = WORD.findall(text.lower())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Return the pairs of documents of which one is (nearly) contained in the other, as suggested copies.

    `score` is the share of the shorter document's shingles that stand in the longer one.
    """
    ids: list[str] = []
    parts: list[frozenset[str]] = []
    for document in documents:
        found = shingles(document.text)
        if len(found) >= SHORTEST:
            ids.append(document.id)
            parts.append(found)
    pairs = ((ids[a], ids[b], containment(parts[a], parts[b])) for a, b in _candidates(parts))
    return tuple(
        Copy(min(left, right), max(left, right), "suggested", METHOD, round(score, 3))
        for left, right, score in sorted(pairs)
        if score >= CONTAINED and left != right
    )


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the larger one: 0 to 1."""
    return len(a & b) / (min(len(a), len(b)) or 1)


def voices(document_ids: Iterable[str], pairs: Iterable[Copy]) -> dict[str, str]:
    """Return for each document the voice it speaks with: the smallest document id among its copies.

    A pair judged 'different' or 'unsure' joins nothing.
    """
    voice = {name: name for name in document_ids}

    def find(name: str) -> str:
        while voice[name] != name:
            voice[name] = voice[voice[name]]
            name = voice[name]
        return name

    for pair in pairs:
        if pair.verdict in ("same", "suggested") and pair.left_id in voice and pair.right_id in voice:
            low, high = sorted((find(pair.left_id), find(pair.right_id)))
            voice[high] = low
    return {name: find(name) for name in voice}


def _candidates(parts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of sets that are probably alike, each pair once."""
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, part in enumerate(parts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(part))
        for other in index.query(sketch):
            yield other, number
        index.insert(number, sketch)
