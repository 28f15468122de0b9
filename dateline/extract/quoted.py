"""Direct speech: which quotation stands beside a cue, and which go on where that one stops."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from dateline.extract.cue import Cue
from dateline.extract.marks import Quotation
from dateline.extract.tree import Tree, Words
from dateline.records import Span

FARTHEST = 100
"""Code points between a cue and the quotation it introduces: 'said on Friday in a letter to the families: "..."'."""

TOLD = frozenset({"tell", "inform", "notify", "assure", "remind"})
"""Verbs whose object is who was told, never what."""


def beside(tree: Tree, verb: int, clump: Words, is_own: bool) -> tuple[Span, ...]:
    """Return the quotation right before or behind a cue and its speaker, both where there are two."""
    if any(tree.quotation_at(tree.tokens[place].starts) for place in (clump.first, verb)):
        return ()
    found = (_quoted_before(tree, verb, clump) if is_own else None, _quoted_behind(tree, verb, clump))
    return tuple(span for span in found if span is not None)


def _quoted_before(tree: Tree, verb: int, clump: Words) -> Span | None:
    """Return what is said in front of a cue, where it ends in a quotation."""
    starts = tree.tokens[clump.first].starts
    back = max(starts - 4, 0)
    head = tree.text[back:starts].rstrip(" \u00a0,—–-")
    quotation = tree.quotation_at(back + len(head) - 1) if head else None
    if quotation is None or not leads_on(tree, quotation, tree.text[back + len(head) : starts]):
        return None
    opening = tree.tokens[tree.sentences[tree.tokens[clump.first].sentence].first].starts
    if not tree.text[opening : quotation.starts].strip():
        return quotation.span
    if tree.text[opening : quotation.starts].rstrip()[-1] in ":(":
        return quotation.span
    ours = ("ccomp", "xcomp") if tree.tokens[verb].lemma in TOLD else ("ccomp", "xcomp", "dobj")
    is_told_behind = any(child > verb for child in tree.of(verb, *ours))
    return None if is_told_behind else Span(opening, quotation.ends)


def leads_on(tree: Tree, quotation: Quotation, gap: str) -> bool:
    """Tell whether the sentence goes on behind a quotation: '"...," he said', and '"...", he said'."""
    last = tree.text[quotation.starts : quotation.ends].rstrip("\"'”’»")[-1:]
    return last in ",?!—–-…" or any(mark in gap for mark in ",—–-")


def _quoted_behind(tree: Tree, verb: int, clump: Words) -> Span | None:
    """Return the quotation that a cue introduces in its own sentence, or behind a colon in the next paragraph."""
    ends = tree.tokens[clump.last].ends
    number = bisect_left(tree.quoted_from, ends)
    if number == len(tree.quotations):
        return None
    quotation = tree.quotations[number]
    between = tree.text[ends : min(quotation.starts, ends + FARTHEST + 1)]
    if len(between) > FARTHEST or not _introduces(tree, between, verb, clump, quotation):
        return None
    return quotation.span


def _introduces(tree: Tree, between: str, verb: int, clump: Words, quotation: Quotation) -> bool:
    """Tell whether the words between a cue and a quotation lead up to it."""
    words = between.strip()
    if "\n" in between:
        return words.endswith(":")
    sentence = tree.sentences[tree.tokens[clump.last].sentence]
    if quotation.starts >= tree.tokens[sentence.last].ends:
        return False
    if (words and words[-1] not in ",:") or _opens_early(tree, verb, clump, quotation):
        return False
    inner = (tree.tokens[n] for n in range(clump.last + 1, sentence.last + 1))
    has_verb = any(token.pos in ("VERB", "AUX") and token.starts < quotation.starts for token in inner)
    return not has_verb and (_is_complete(tree, quotation) or words == ":")


def _opens_early(tree: Tree, verb: int, clump: Words, quotation: Quotation) -> bool:
    """Tell whether the clause that a quotation belongs to opens before it: 'said his wife, "a saint," had left'."""
    clauses = (tree.extents[child].first for child in tree.of(verb, "ccomp"))
    return any(
        clump.last < first and tree.tokens[first].starts < quotation.starts and tree.tokens[first].pos != "PUNCT"
        for first in clauses
    )


def _is_complete(tree: Tree, quotation: Quotation) -> bool:
    """Tell whether a quotation is all that is said, not the first words of a clause that goes on behind it."""
    inside = tree.text[quotation.starts : quotation.ends].rstrip("\"'”’»")[-1:]
    behind = tree.text[quotation.ends : quotation.ends + 2]
    return not inside.isalnum() or not behind.strip() or behind[:1] in ",.;:?!\n"


def continued(tree: Tree, cues: list[Cue]) -> list[Cue]:
    """Return the cues with the quotations that go on where theirs stopped: '"We know," he said. "We saw it."'.

    A quotation that runs over several paragraphs gives one cue a paragraph, all with the same speaker.
    """
    taken = {place for cue in cues for place, _ in cue.content}
    runs = _runs(tree)
    found: list[Cue] = []
    for cue in cues:
        found.append(_continue(tree, cue, taken))
        pieces = runs.get(cue.content[-1].starts, ()) if cue.construction == "quote" else ()
        found += [replace(cue, content=(piece,)) for piece in pieces if piece.starts not in taken]
    return found


def _runs(tree: Tree) -> dict[int, tuple[Span, ...]]:
    """Return, by where each starts, the pieces of the quotations that run over several paragraphs."""
    runs: list[list[Span]] = []
    is_open = False
    for quotation in tree.quotations:
        opens_paragraph = quotation.starts in tree.openings
        if is_open and opens_paragraph:
            runs[-1].append(quotation.span)
        else:
            runs.append([quotation.span])
        is_open = not quotation.is_closed
    return {piece.starts: tuple(run) for run in runs if len(run) > 1 for piece in run}


def _continue(tree: Tree, cue: Cue, taken: set[int]) -> Cue:
    """Return a cue with the quotation that opens the next sentence of its paragraph, where no other cue claims it."""
    if cue.construction not in ("quote", "before") or cue.content[-1].ends > tree.tokens[cue.token].starts:
        return cue
    if tree.quotation_at(cue.content[-1].ends - 1) is None:
        return cue
    sentence = tree.parsed.sentences[tree.tokens[cue.token].sentence]
    number = bisect_left(tree.quoted_from, sentence.ends)
    if number == len(tree.quotations):
        return cue
    quotation = tree.quotations[number]
    gap = tree.text[sentence.ends : quotation.starts]
    is_free = quotation.starts not in taken and _ends_sentence(tree.text, quotation)
    if len(gap) > 3 or gap.strip() or "\n" in gap or not is_free:
        return cue
    return replace(cue, content=(*cue.content, quotation.span))


def _ends_sentence(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation ends as a sentence does."""
    return text[quotation.starts : quotation.ends].rstrip("\"'”’»")[-1:] in (".", "?", "!", "…")
