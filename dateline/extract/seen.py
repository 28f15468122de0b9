"""Attributions that the encoder sees, as cues: it says who says something and where, the syntax where that ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.extract.cue import Cue
from dateline.extract.cues import candidates
from dateline.extract.likely import probability
from dateline.extract.tree import Tree, Words
from dateline.records import Attribution, Marks, Span

LEAST = 0.7
"""Probability from which a cue is kept: best for the cues and speakers of the speakers task (dev)."""

BELIEF = 0.5
"""How much the rules' own belief in a candidate counts beside the share of its content that the encoder sees, too."""

SURE = 0.5
"""Probability from which the encoder's cut of a content is kept where the rules cut it otherwise."""

OPENING = "\"'“‘«"

VERBAL = frozenset({"VERB", "AUX"})


def seen(tree: Tree, marks: Marks) -> Iterator[Cue]:
    """Yield the attributions of a document in text order: those whose words the tagger has, too."""
    known: dict[int, list[Cue]] = {}
    for candidate in candidates(tree):
        known.setdefault(candidate.token, []).append(candidate)
    for one in marks.attributions:
        words = covering(tree, one.cue)
        if words is not None and one.score >= LEAST:
            yield _cue(tree, one, words, known)


def _cue(tree: Tree, one: Attribution, words: Words, known: Mapping[int, Sequence[Cue]]) -> Cue:
    """Return an attribution as a cue: the content as the rules cut it where the encoder is not sure of it."""
    head = tree.head_of(words)
    speaker = covering(tree, one.speaker) if one.speaker else None
    cue = Cue(head, _construction(tree, one.content[0]), words, speaker, one.content, _noun(tree, words, head))
    here = [candidate for place in range(words.first, words.last + 1) for candidate in known.get(place, ())]
    if not here:
        return cue
    best = max(
        here, key=lambda candidate: shared(candidate.content, one.content) + BELIEF * probability(tree, candidate)
    )
    return replace(cue, construction=best.construction, content=one.content if one.sure >= SURE else best.content)


def shared(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return the share of the code points of two contents that are in both."""
    both = sum(max(0, min(x.ends, y.ends) - max(x.starts, y.starts)) for x in a for y in b)
    either = sum(x.ends - x.starts for x in (*a, *b)) - both
    return both / either if either else 0.0


def covering(tree: Tree, span: Span) -> Words | None:
    """Return the words that a span touches; None where it touches none."""
    first = bisect_right(tree.starts, span.starts) - 1
    if first < 0 or tree.tokens[first].ends <= span.starts:
        first += 1
    last = bisect_left(tree.starts, span.ends) - 1
    return Words(first, last) if first <= last else None


def _construction(tree: Tree, content: Span) -> str:
    """Return how what is attributed is built: 'quote', 'clause', or 'object' for what is only spoken of."""
    if tree.text[content.starts] in OPENING:
        return "quote"
    words = covering(tree, content)
    if words is None:
        return "object"
    is_clause = tree.tokens[words.first].lemma == "that" or tree.tokens[tree.head_of(words)].pos in VERBAL
    return "clause" if is_clause else "object"


def _noun(tree: Tree, words: Words, head: int) -> int | None:
    """Return the noun that carries an attribution where its verb is a light one: 'issued a denial'."""
    behind = (n for n in range(words.first, words.last + 1) if n != head and tree.tokens[n].pos == "NOUN")
    return next(behind, None)
