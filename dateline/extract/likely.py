"""How likely a candidate attributes words to somebody: a weighted sum of small observations.

The weights are a table, `data/cues.tsv`: one observation and its weight a line, learned by `training/cues.py` as a
logistic regression on the 840 training documents of the speakers task. An observation is, for example, that the word
is 'say', that what is said is a clause, that the speaker is a person's name. What is not in the table weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from dateline.extract.cue import Cue
from dateline.extract.lexicon import entries
from dateline.extract.tree import Tree

TABLE = "cues.tsv"
OPENERS = frozenset(
    {"that", "to", "if", "whether", "what", "how", "why", "it", "him", "them", "her", "the", "a", "this"}
)
SPOKEN = frozenset({"quote", "clause", "before", "as", "source"})
"""Constructions in which what is said is a quotation or a clause."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each observation."""
    lines = files("dateline.extract").joinpath("data", TABLE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {observation: float(weight) for observation, weight in rows}


@cache
def violent() -> frozenset[str]:
    """Return the verbs that tell of incidents: 'attacked the village' is no statement, whatever critics 'attack'."""
    return frozenset(entry.pieces[0] for entry in entries() if entry.pos == "VERB" and len(entry.pieces) == 1)


FIRM = 0.95
"""Probability of what the domain knows better than the table, whose documents are about politics."""

OWNING = frozenset({"claim", "admit", "accept", "assume", "deny", "disclaim"})
OWNED = frozenset({"responsibility", "involvement", "role", "part", "blame", "guilt", "attack", "bombing", "killing"})
TELLING = frozenset({"say", "tell", "claim", "deny", "confirm", "admit", "state"})
"""Verbs that make a statement inside a statement: the annotators of the table marked few of those."""

VERIFYING = frozenset({"confirm", "verify", "corroborate", "substantiate"})


def probability(tree: Tree, cue: Cue) -> float:
    """Return how likely it is that a candidate is an attribution."""
    if _is_known(tree, cue):
        return FIRM
    if (
        cue.construction not in SPOKEN
        and cue.construction != "infinitive"
        and tree.tokens[cue.token].lemma in violent()
    ):
        return 0.0
    table = weights()
    if cue.construction not in SPOKEN and f"word {tree.tokens[cue.token].lemma}" not in table:
        return 0.0
    return 1 / (1 + exp(-sum(table.get(observation, 0.0) for observation in observations(tree, cue))))


def _is_known(tree: Tree, cue: Cue) -> bool:
    """Tell whether a candidate is the domain's own: 'claimed responsibility', 'could not confirm', 'allegedly'."""
    lemma = tree.tokens[cue.token].lemma
    if cue.construction in ("adverb", "source"):
        return True
    if lemma in TELLING and cue.construction == "clause" and tree.tokens[cue.token].relation == "ccomp" and cue.speaker:
        return True
    if lemma in OWNING and cue.construction in ("object", "passive"):
        return any(tree.tokens[n].lemma in OWNED for n in tree.of(cue.token, "dobj", "nsubjpass"))
    return lemma in VERIFYING and cue.construction in ("object", "clause") and is_unsure(tree, cue)


def is_unsure(tree: Tree, cue: Cue) -> bool:
    """Tell whether a verb is negated: 'could not confirm', 'was unable to verify'."""
    token = tree.tokens[cue.token]
    return any(tree.of(cue.token, "neg")) or tree.tokens[token.head].lemma in (
        "unable",
        "impossible",
        "fail",
        "decline",
    )


def observations(tree: Tree, cue: Cue) -> Iterator[str]:
    """Yield what is seen of a candidate, in words."""
    form = cue.construction
    yield "any"
    yield f"form {form}"
    yield from _of_word(tree, cue)
    yield from _of_speaker(tree, cue)
    yield from _of_content(tree, cue)
    is_inside = tree.quotation_at(tree.tokens[cue.token].starts) is not None
    yield f"inside a quotation {is_inside}, {form}"
    yield f"sentence {tree.parsed.sentences[tree.tokens[cue.token].sentence].kind}"


def _of_word(tree: Tree, cue: Cue) -> Iterator[str]:
    """Yield what is seen of the cue's own words."""
    token, form = tree.tokens[cue.token], cue.construction
    yield f"word {token.lemma}"
    yield f"word {token.lemma}, {form}"
    yield f"tag {token.tag}"
    yield f"tag {token.tag}, {form}"
    yield f"relation {token.relation}"
    yield f"relation {token.relation}, {form}"
    yield from (f"with {tree.tokens[n].lemma}" for n in range(cue.words.first, cue.token))
    if cue.noun is not None:
        yield f"noun {tree.tokens[cue.noun].lemma}"
        yield f"noun {tree.tokens[cue.noun].lemma}, {form}"
    if any(tree.tokens[n].tag == "TO" for n in tree.of(cue.token, "aux")):
        yield "infinitive"
    if token.relation in ("xcomp", "ccomp", "advcl"):
        yield f"under {tree.tokens[token.head].lemma}"


def _of_speaker(tree: Tree, cue: Cue) -> Iterator[str]:
    """Yield what is seen of the speaker."""
    form = cue.construction
    if cue.speaker is None:
        yield "no speaker"
        yield f"no speaker, {form}"
        return
    head = tree.tokens[tree.head_of(cue.speaker)]
    kind = tree.kinds.get(head.starts, head.tag)
    yield f"speaker {kind}"
    yield f"speaker {kind}, {form}"
    yield "own speaker" if head.head == cue.token else "shared speaker"
    yield f"speaker of {min(6, cue.speaker.last - cue.speaker.first)} words"
    if head.pos == "NOUN":
        yield f"speaker word {head.lemma}"


def _of_content(tree: Tree, cue: Cue) -> Iterator[str]:
    """Yield what is seen of the words that would be said."""
    starts = cue.content[0].starts
    word, _, _ = tree.text[starts : starts + 12].partition(" ")
    first = word.lower() if word.lower() in OPENERS else word[:1] if not word[:1].isalnum() else "other"
    yield f"content opens {first}"
    length = sum(ends - starts for starts, ends in cue.content)
    yield f"content of 2**{min(8, length.bit_length())} letters"
    has_marks = any(mark in tree.text[span.starts : span.ends] for span in cue.content for mark in '"“')
    yield f"content with marks {has_marks}, {cue.construction}"
