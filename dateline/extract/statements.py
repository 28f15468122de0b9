"""Statements: which words of a report are attributed to somebody, to whom, and by which cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.extract import untagged
from dateline.extract.cue import Cue
from dateline.extract.cues import candidates
from dateline.extract.likely import FIRM, VERIFYING, is_unsure, probability
from dateline.extract.quoted import continued
from dateline.extract.seen import seen, shared
from dateline.extract.tree import Tree
from dateline.records import Parsed, Span, Stance, Statement
from dateline.resolve.speaker import Speaker, identify

LEAST = 0.4
"""Probability from which a word counts as a cue; F1 of the dev part is level between 0.35 and 0.5."""

DENIALS = frozenset("deny reject dismiss refute dispute rebut disclaim disavow contradict denial rejection".split())
DOUBTS = frozenset(
    "allege suspect doubt question speculate presume rumor rumour fear believe think suppose allegedly reportedly "
    "purportedly supposedly appear seem allegation suspicion speculation".split()
)

SEEMING = frozenset({"appear", "seem"})
"""Verbs whose subject says nothing: it is the outlet that is not sure."""

ACCUSING = frozenset({"accuse", "blame", "suspect", "charge"})
"""Verbs whose object is what is said of somebody: 'accused the group of planting the bomb'."""

SAID = frozenset(
    {"quote", "clause", "before", "as", "source", "colon", "adverb", "infinitive", "passive to", "noun clause"}
)
"""Constructions in which the content is what is said, not only what is spoken of."""


REPORTS = re.compile(
    r"(?:\w+\s+){0,3}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?)\s+that\b", re.I
)
"""Words said by others, of which somebody speaks."""


def find(parsed: Parsed) -> tuple[Statement, ...]:
    """Return every attributed statement of a document in text order."""
    if not parsed.tokens:
        return _without_syntax(parsed)
    tree = Tree(parsed)
    cues = continued(tree, _cues(tree))
    spans = [tree.span(cue.speaker) if cue.speaker else None for cue in cues]
    return tuple(_statement(tree, *one) for one in zip(cues, spans, identify(spans, parsed), strict=True))


def _cues(tree: Tree) -> list[Cue]:
    """Return the attributions that the encoder sees, and those that the rules know better; without it all of the rules.

    The encoder was taught on reports of politics: denials and doubts are rare there, and much depends on them here.
    """
    marks, found = tree.parsed.marks, chosen(tree)
    if marks is None:
        return found
    firm = [cue for cue in found if _stance(tree, cue) != "asserted" or probability(tree, cue) == FIRM]
    others = [cue for cue in seen(tree, marks) if not any(_clash(cue, known) for known in firm)]
    return sorted([*firm, *others], key=lambda cue: cue.token)


def _clash(cue: Cue, known: Cue) -> bool:
    """Tell whether a cue shares a word with another, or says what the other one speaks of: 'denied reports that'."""
    first, last = min(known.words.first, known.token), max(known.words.last, known.token)
    is_shared = cue.words.first <= last and first <= cue.words.last
    return is_shared or shared(cue.content, known.content) > SAME


SAME = 0.8
"""Share of their content from which two cues attribute the same words."""


def _without_syntax(parsed: Parsed) -> tuple[Statement, ...]:
    """Return the statements that marks and verbs of speech tell of."""
    found = list(untagged.find(parsed))
    speakers = identify([one.speaker for one in found], parsed)
    return tuple(
        Statement(
            (one.speaker,), (one.cue,), one.content, who.name, who.role, who.organisation,
            _surface_stance(parsed.text, one.cue),
        )
        for one, who in zip(found, speakers, strict=True)
    )  # fmt: skip


def _surface_stance(text: str, cue: Span) -> Stance:
    """Return how a verb of speech stands to what is said, where nothing but its letters is known."""
    words = text[cue.starts : cue.ends].lower()
    return "denied" if "denie" in words else "doubted" if "alleg" in words else "asserted"


def chosen(tree: Tree) -> list[Cue]:
    """Return the best candidate at each word where its candidates together are likely enough."""
    found = []
    for _, group in groupby(candidates(tree), key=lambda cue: cue.token):
        rated = [(probability(tree, cue), -place, cue) for place, cue in enumerate(group)]
        if sum(rate for rate, _, _ in rated) >= LEAST:
            found.append(max(rated)[2])
    return found


def _statement(tree: Tree, cue: Cue, span: Span | None, speaker: Speaker) -> Statement:
    """Return the statement that a cue makes."""
    who = Speaker() if tree.tokens[cue.token].lemma in SEEMING else speaker
    return Statement(
        (span,) if span else (), (tree.span(cue.words),), cue.content, who.name, who.role, who.organisation,
        _stance(tree, cue), _is_said(tree, cue),
    )  # fmt: skip


def _is_said(tree: Tree, cue: Cue) -> bool:
    """Tell whether the content is what is said and not only spoken of: "denied reports that two died" denies it."""
    if cue.construction in SAID or tree.tokens[cue.token].lemma in ACCUSING:
        return True
    return any(REPORTS.match(tree.parsed.text, content.starts, content.ends) for content in cue.content)


def _stance(tree: Tree, cue: Cue) -> Stance:
    """Return how a cue stands to what is said."""
    lemma = tree.tokens[cue.token if cue.noun is None else cue.noun].lemma
    if lemma in DENIALS:
        return "asserted" if is_unsure(tree, cue) else "denied"
    return "doubted" if lemma in DOUBTS or (lemma in VERIFYING and is_unsure(tree, cue)) else "asserted"


def innermost(statements: Sequence[Statement], span: Span) -> Statement | None:
    """Return the statement whose content holds a span most narrowly; None where the outlet itself speaks.

    What is only spoken of does not count: in 'the group claimed the attack, which killed 31', the outlet says 31.
    """
    holding = [(content.ends - content.starts, number) for number, content in _holding(statements, span)]
    return statements[min(holding)[1]] if holding else None


def stance_on(statements: Sequence[Statement], span: Span) -> Stance:
    """Return how those who speak of some words stand to them: what one of them denies or doubts is not asserted."""
    stances = [
        (content.ends - content.starts, statements[number].stance) for number, content in _holding(statements, span)
    ]
    return min((one for one in stances if one[1] != "asserted"), default=(0, "asserted"))[1]


def _holding(statements: Sequence[Statement], span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the contents that hold a span, with the number of their statement."""
    for number, statement in enumerate(statements):
        for content in statement.content if statement.is_said else ():
            if content.contains(span):
                yield number, content
