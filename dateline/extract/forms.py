"""Indirect speech: how what is said hangs on a verb. One function for each construction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.cue import Cue
from dateline.extract.parse import PASSIVES, SUBJECTS
from dateline.extract.quoted import TOLD
from dateline.extract.tree import Tree, Words, around, stretch
from dateline.records import Span

SPEECH = frozenset(
    "say tell add claim deny confirm accuse promise vow urge call warn insist argue declare announce criticise "
    "criticize condemn pledge acknowledge admit ask blame praise reject reiterate".split()
)
"""Verbs that open a new act of speech behind 'and'."""

OUTSIDE = frozenset("from during after before since until through throughout within amid while like despite".split())
"""Prepositions behind an object that tell when or how something was said, more often than what."""

OCCASIONS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december day week month year morning afternoon evening night interview "
    "statement speech conference briefing call tweet post email letter twitter facebook".split()
)
"""Nouns behind a preposition that tell on what occasion something was said."""

NOT_OPENING = frozenset({"WP", "WDT", "WP$", "VBG", "VBN", "IN", "TO"})
"""Tags of the first word of a clause that does belong to the noun before it."""

COMMENT = re.compile(r", (?:which|who|where|whose)\b")


def clause_form(tree: Tree, verb: int, words: Words, clump: Words) -> Cue | None:
    """'X said (that) it happened', and 'it happened, X said' where the tagger sees the same."""
    clauses = [tree.extents[child] for child in (*tree.of(verb, "ccomp"), *_misread(tree, verb))]
    behind = [extent for extent in clauses if extent.first > words.last]
    aside = _with_adjuncts(tree, verb, clump)
    if behind and aside is not None:
        spans = around(tree, tree.extents[verb], aside)
        return Cue(verb, "before", words, None, spans) if spans else None
    if behind:
        content = stretch(tree, Words(behind[0].first, _last_said(tree, verb, behind[0], behind[-1].last)))
        return Cue(verb, "clause", words, None, (_uncommented(tree, content),)) if content else None
    for extent in clauses:
        if extent.last < words.first and not _has_object(tree, verb):
            spans = around(tree, extent, clump)
            return Cue(verb, "before", words, None, spans) if spans else None
    return None


def _misread(tree: Tree, verb: int) -> Iterator[int]:
    """Yield what the tagger hangs on who was told, though it is what was told: 'told investigators he had fled'."""
    if tree.tokens[verb].lemma not in TOLD:
        return
    for addressee in tree.of(verb, "dobj"):
        for child in tree.of(addressee, "relcl", "acl"):
            first = tree.tokens[tree.extents[child].first]
            if first.tag not in NOT_OPENING and any(tree.of(child, "nsubj", "nsubjpass")):
                yield child


def _with_adjuncts(tree: Tree, verb: int, clump: Words) -> Words | None:
    """Return speaker and cue with 'on Friday' behind them, where commas stand on both sides of it."""
    last = clump.last
    for child in tree.of(verb, "npadvmod", "advmod", "prep"):
        if child == last + 1:
            last = tree.extents[child].last
    edges = tree.tokens[max(clump.first - 1, 0)].text, tree.tokens[min(last + 1, len(tree.tokens) - 1)].text
    return Words(clump.first, last) if edges == (",", ",") else None


def _has_object(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has something behind it that completes it."""
    return any(child > verb for child in tree.of(verb, "dobj", "xcomp", "ccomp", "acomp", "attr"))


def _last_said(tree: Tree, verb: int, clause: Words, last: int) -> int:
    """Return the last word of indirect speech, without the speaker's next act of speech that the tagger adds to it.

    'He said he regretted it and promised to leave': what is promised is not what is said.
    """
    for number in range(clause.first + 2, last):
        token = tree.tokens[number]
        if token.lemma in SPEECH and token.relation == "conj" and token.tag == tree.tokens[verb].tag:
            if any(tree.of(number, *SUBJECTS, *PASSIVES, "aux", "auxpass")):
                continue
            joints = (n for n in range(number - 1, max(number - 4, clause.first), -1) if tree.tokens[n].pos == "CCONJ")
            return next(joints, last + 1) - 1
    return last


def _uncommented(tree: Tree, content: Span) -> Span:
    """Return indirect speech without the relative clause at its end: as a rule that is the outlet's own remark.

    In the training part of the speakers task, 44 contents end before such a clause and 29 take it in.
    """
    comment = COMMENT.search(tree.text, *content)
    if comment is None or "." in tree.text[comment.end() : content.ends - 1]:
        return content
    return Span(content.starts, comment.start())


def as_form(tree: Tree, verb: int, words: Words, _: Words) -> Cue | None:
    """'as X said, it happened'."""
    token = tree.tokens[verb]
    if token.relation != "advcl" or not any(tree.tokens[n].lemma == "as" for n in tree.of(verb, "mark", "advmod")):
        return None
    if _has_object(tree, verb):
        return None
    spans = around(tree, tree.extents[token.head], tree.extents[verb])
    return Cue(verb, "as", words, None, spans) if spans else None


def before_form(tree: Tree, verb: int, words: Words, clump: Words) -> Cue | None:
    """'it happened, X said': the cue hangs on what was said."""
    token = tree.tokens[verb]
    if token.head == verb or not (token.relation == "parataxis" or (token.relation == "ccomp" and token.head > verb)):
        return None
    if clump == words or _has_object(tree, verb):
        return None
    spans = around(tree, tree.extents[token.head], tree.extents[verb])
    return Cue(verb, "before", words, None, spans) if spans else None


def passive_form(tree: Tree, verb: int, words: Words, _: Words) -> Cue | None:
    """'the man is believed to have fled', 'the attack was condemned by X'."""
    for child in tree.of(verb, *PASSIVES):
        subject = stretch(tree, tree.extents[child])
        more = [tree.extents[n] for n in tree.of(verb, "xcomp", "oprd")]
        rest = stretch(tree, more[0]) if more else None
        spans = tuple(span for span in (subject, rest) if span is not None)
        return Cue(verb, "passive to" if rest else "passive", words, None, spans) if spans else None
    return None


def object_form(tree: Tree, verb: int, words: Words, _: Words) -> Cue | None:
    """'X condemned the attack', 'X called it an outrage', 'X urged people to leave'."""
    first = next((child for child in tree.of(verb, "dobj") if child > verb), None)
    if first is None or tree.tokens[verb].lemma in TOLD:
        return None
    more = [tree.extents[n].last for n in tree.children[verb] if n > first and _completes(tree, n)]
    content = stretch(tree, Words(tree.extents[first].first, max([tree.extents[first].last, *more])))
    return Cue(verb, "object", words, None, (_uncommented(tree, content),)) if content else None


def _completes(tree: Tree, number: int) -> bool:
    """Tell whether a dependent behind the object is part of what is said, not when or where it is said."""
    token = tree.tokens[number]
    if token.relation in ("xcomp", "oprd") or (token.relation == "advcl" and token.tag == "VB"):
        return True
    objects = [tree.tokens[n].lemma for n in tree.of(number, "pobj")]
    return token.relation == "prep" and token.lemma not in OUTSIDE and not OCCASIONS.intersection(objects)


def infinitive_form(tree: Tree, verb: int, words: Words, _: Words) -> Cue | None:
    """'X refused to speak', 'X proposed leaving'."""
    for child in tree.of(verb, "xcomp"):
        content = stretch(tree, tree.extents[child])
        if child > verb and content:
            return Cue(verb, "infinitive", words, None, (content,))
    return None


def about(tree: Tree, verb: int, words: Words) -> Iterator[Cue]:
    """Yield 'X called for calm', 'X referred to him as a liar': the preposition is part of the cue."""
    for child in tree.of(verb, "prep"):
        if words.last < child <= words.last + 2:
            yield from _behind_preposition(tree, verb, verb, child, words, tree.tokens[child].lemma)


def told_of(tree: Tree, verb: int, words: Words) -> Iterator[Cue]:
    """Yield 'X expressed concern about the raid', 'X made the case that it was over': the noun is part of the cue."""
    for noun in tree.of(verb, "dobj"):
        for child in (n for n in tree.children[noun] if n > noun):
            token = tree.tokens[child]
            if token.relation == "prep":
                yield from _behind_preposition(tree, verb, noun, child, words, f"noun {token.lemma}")
            elif token.relation in ("acl", "ccomp") and tree.tokens[tree.extents[child].first].lemma in ("that", "to"):
                content = stretch(tree, tree.extents[child])
                if content:
                    yield Cue(verb, "noun clause", Words(words.first, noun), None, (content,), noun)


def _behind_preposition(tree: Tree, verb: int, head: int, place: int, words: Words, form: str) -> Iterator[Cue]:
    """Yield the attribution of what stands behind a preposition."""
    for child in tree.of(place, "pobj", "pcomp"):
        more = [tree.extents[n].last for n in tree.children[head] if n > place and _completes(tree, n)]
        content = stretch(tree, Words(place + 1, max([tree.extents[child].last, *more])))
        if content and tree.tokens[child].lemma not in OCCASIONS:
            noun = head if head != verb else None
            yield Cue(verb, form, Words(words.first, place), None, (content,), noun)
