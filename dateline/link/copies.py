"""Reprints: documents whose words are mostly those of another, found by MinHash and then checked word by word.

Shingles and MinHash after Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from rensa import RMinHash

from dateline.link.numbers import ODD, Numbers, none
from dateline.link.origin import original, printed
from dateline.records import Copy, Document

METHOD = "copies@1"
SHINGLE = 4
"""Words in a shingle: short enough that an editor's cut leaves most of them standing."""

PERMUTATIONS = 128
BANDS = 32
"""32 bands of 4 rows find nearly every pair that shares over half of its shingles."""

NEAR = 3
"""Neighbours that a document is paired with in each of its bands: all others, unless the band is of more than that."""

AT_HAND = 2_000
"""Documents whose shingles are kept at hand."""

CONTAINED = 0.8
"""Share of the shorter document's shingles that stand in the longer one, from which it is a copy."""

SHORTEST = 12
"""Shingles a document must have to be judged: a caption of ten words can be alike by chance."""

WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Return every run of SHINGLE words of a text, in lower case."""
    words = WORD.findall(text.lower())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def sketch(document: Document) -> Numbers:
    """Return the bands of the MinHash of a document's text: nothing if the text is too short to be judged."""
    found = shingles(document.text)
    if len(found) < SHORTEST:
        return none()
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update(sorted(found))
    rows = np.array(minhash.digest(), dtype=np.uint64).reshape(BANDS, -1)
    bands: Numbers = np.bitwise_xor.reduce(rows * ODD, axis=1)
    return bands


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Return the pairs of documents of which one is (nearly) contained in the other, as suggested copies."""
    known = {document.id: document for document in documents}
    ids = sorted(known)
    likely = alike([sketch(known[name]) for name in ids])
    return tuple(check(((ids[a], ids[b]) for a, b in likely), lambda name: known[name]))


def check(pairs: Iterable[tuple[str, str]], document: Callable[[str], Document]) -> Iterator[Copy]:
    """Yield those pairs of documents of which one is (nearly) contained in the other, ids in order.

    `score` is the share of the shorter document's shingles that stand in the longer one.
    """
    parts = lru_cache(maxsize=AT_HAND)(lambda name: shingles(document(name).text))
    for left, right in pairs:
        score = containment(parts(left), parts(right))
        if score >= CONTAINED:
            yield Copy(left, right, "suggested", METHOD, round(score, 3))


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the larger one: 0 to 1."""
    return len(a & b) / (min(len(a), len(b)) or 1)


def voices(
    document_ids: Iterable[str], pairs: Iterable[Copy], documents_of: Callable[[Sequence[str]], Iterable[Document]]
) -> dict[str, str]:
    """Return for each document the voice it speaks with: the id of the one that it is a copy of, itself if of none.

    A pair judged 'different' or 'unsure' joins nothing. `documents_of` gives those documents that can be an original.
    """
    voice = {name: name for name in document_ids}
    groups = [group for group in _joined(pairs) if not voice.keys().isdisjoint(group)]
    prints = {document.id: printed(document) for document in documents_of([name for group in groups for name in group])}
    for group in groups:
        first = original({name: prints[name] for name in group if name in prints})
        voice |= {name: first for name in group if name in voice}
    return voice


def _joined(pairs: Iterable[Copy]) -> list[list[str]]:
    """Return the groups of documents that are copies of each other, each in order."""
    groups: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.verdict in ("same", "suggested"):
            left, right = (groups.setdefault(name, [name]) for name in (pair.left_id, pair.right_id))
            if left is not right:
                small, large = sorted((left, right), key=len)
                large += small
                groups |= dict.fromkeys(small, large)
    return [sorted(group) for group in {id(group): group for group in groups.values()}.values()]


def new_copies(
    sketches: Mapping[str, Numbers], anew: Container[str], document: Callable[[str], Document]
) -> tuple[frozenset[tuple[str, str]], Iterator[Copy]]:
    """Return the pairs of documents that can be copies, and those of them that are, where one is to be looked at anew.

    `sketches` are those of all documents, by id.
    """
    ids = sorted(sketches)
    likely = [(ids[a], ids[b]) for a, b in alike([sketches[name] for name in ids])]
    return frozenset(likely), check((pair for pair in likely if pair[0] in anew or pair[1] in anew), document)


def alike(sketches: Sequence[Numbers]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of sketches that are probably alike, each pair once, in order.

    A band that many share tells little of each: there, only neighbours in the order of the other bands are paired, so
    that the pairs grow linearly with the documents. The copies of one text are a chain of neighbours.
    """
    known = [place for place, found in enumerate(sketches) if len(found)]
    if not known:
        return
    bands = np.stack([sketches[place] for place in known])
    found = {pair for band in range(BANDS) for pair in _neighbours(np.roll(bands, -band, axis=1))}
    yield from ((known[a], known[b]) for a, b in sorted(found))


def _neighbours(bands: Numbers) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that share the first band, each with the NEAR next ones in the order of all bands."""
    _, which, counts = np.unique(bands[:, 0], return_inverse=True, return_counts=True)
    shared = np.flatnonzero(counts[which] > 1)
    order = shared[np.lexsort(bands[shared].T[::-1])]
    first = bands[order, 0]
    for distance in range(1, min(NEAR, len(order) - 1) + 1):
        (same,) = np.nonzero(first[distance:] == first[:-distance])
        left, right = order[same], order[same + distance]
        yield from zip(np.minimum(left, right).tolist(), np.maximum(left, right).tolist(), strict=True)
