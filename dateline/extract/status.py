"""Status: whether what a trigger tells of happened, or was foiled, planned, threatened, or only imagined."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from dateline.extract.lexicon import words
from dateline.extract.parse import PASSIVES, SUBJECTS
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger
from dateline.records import Status

STEPS = 6
"""How far up the tree a cue may stand above its trigger."""

REPORTING = words("reporting")
"""Verbs that end the climb: what stands above them is about the saying, not about the deed."""


SAID = frozenset({"ccomp", "pcomp", "xcomp", "pobj", "dobj", "prep"})
"""How what is said hangs on the verb of saying."""


class Judged(NamedTuple):
    """The status of a trigger and the word that tells it; -1 = no word tells, it is simply reported."""

    status: Status
    cue: int = -1
    negated: bool = False


@cache
def cues() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the cue words by their place to the trigger, each status with its words."""
    data = tomllib.loads(files("dateline.extract").joinpath("data", "status.toml").read_text(encoding="utf-8"))
    flat = {place: data.pop(place) for place in ("strict", "undone", "itself", "light", "auxiliaries")}
    table = {place: {status: frozenset(data[status][place]) for status in data} for place in ("above", "beside")}
    return table | {
        place: {status: frozenset(group) for status, group in groups.items()} for place, groups in flat.items()
    }


def judge(syntax: Syntax, trigger: Trigger) -> Judged:
    """Return the status of one trigger: 'happened' unless its words say otherwise."""
    if trigger.token < 0:
        return Judged("happened")
    for place, number in _around(syntax, trigger):
        found = _find(syntax, place, number)
        if found is not None:
            return found
    return Judged("happened")


def _around(syntax: Syntax, trigger: Trigger) -> Iterator[tuple[str, int]]:
    """Yield the words that may tell the status of a trigger, nearest first, each with its place to the trigger."""
    number = trigger.token
    yield "itself", number
    yield from (("beside", n) for n in _modifiers(syntax, number))
    yield from _carried(syntax, number)
    if syntax.tokens[number].relation == "advcl" and _is_infinitive(syntax, number):
        yield "destined", number
    is_known = trigger.is_noun and syntax.is_definite(number)
    for child, place in _climb(syntax, number):
        yield from _above(syntax, child, place, is_known and not _is_light(syntax, child))


def _is_infinitive(syntax: Syntax, number: int) -> bool:
    """Tell whether a verb tells a purpose: 'they came to kill him'."""
    return any(syntax.tokens[n].tag == "TO" for n in syntax.children[number])


def _climb(syntax: Syntax, number: int) -> Iterator[tuple[int, int]]:
    """Yield each step up the tree that is still about the trigger: a word and the one above it."""
    child = number
    for _ in range(STEPS):
        place = syntax.head(child)
        if place == child or _ends_climb(syntax, child, place):
            return
        yield child, place
        if _is_subject(syntax, child) or not _leads_on(syntax, child, place):
            return
        child = place


def _leads_on(syntax: Syntax, child: int, place: int) -> bool:
    """Tell whether a step further up is still about the trigger: over 'took part in the attack', not over 'saw it'."""
    if syntax.tokens[place].pos not in ("VERB", "AUX") or syntax.tokens[child].pos in ("VERB", "AUX"):
        return syntax.tokens[child].relation != "ccomp"
    return _is_light(syntax, place)


def _is_light(syntax: Syntax, number: int) -> bool:
    """Tell whether a word only carries the deed that its object names: 'carry out', 'take part in'."""
    return syntax.tokens[number].lemma in cues()["light"]["happened"]


def _above(syntax: Syntax, child: int, place: int, is_known: bool) -> Iterator[tuple[str, int]]:
    """Yield the words at one step up; of a deed the reader knows, only those that undo it: 'foiled the attack'."""
    relation = syntax.tokens[child].relation
    if not _is_joined_or_active(syntax, child, place):
        yield "undone" if is_known else "above", place
    if relation == "xcomp" and syntax.tokens[place].lemma == "be":
        yield "destined", place
    if is_known:
        return
    if relation in ("xcomp", "ccomp", "dobj"):
        yield "strict", place
    yield from _carried(syntax, place)


def _modifiers(syntax: Syntax, number: int) -> list[int]:
    """Return the words that modify a trigger from before: adjectives, compounds, determiners."""
    return [
        n
        for n in syntax.children[number]
        if n < number and syntax.tokens[n].relation in ("amod", "compound", "nmod", "det")
    ]


def _carried(syntax: Syntax, number: int) -> Iterator[tuple[str, int]]:
    """Yield the auxiliaries, negations and conjunctions of a verb."""
    for n in syntax.children[number]:
        relation = syntax.tokens[n].relation
        if relation == "neg":
            yield "neg", n
        elif relation in ("aux", "auxpass"):
            yield "auxiliaries", n
        elif relation == "mark":
            yield "above", n


def _is_subject(syntax: Syntax, number: int) -> bool:
    """Tell whether a word is a subject: what stands above its verb is no longer about it."""
    return syntax.tokens[number].relation in SUBJECTS | PASSIVES


def _is_joined_or_active(syntax: Syntax, child: int, place: int) -> bool:
    """Tell whether a word is no object of the one above it: 'the attack threatened ...' is no threat."""
    relation = syntax.tokens[child].relation
    return relation == "conj" or (relation in SUBJECTS and not syntax.is_passive(place))


def _ends_climb(syntax: Syntax, child: int, place: int) -> bool:
    """Tell whether the word above belongs to another clause, or to the saying of it."""
    token = syntax.tokens[child]
    if token.relation in ("relcl", "advcl", "parataxis", "appos", "ROOT") or (
        token.relation == "acl" and token.tag != "VB"
    ):
        return True
    return syntax.tokens[place].lemma in REPORTING and token.relation in SAID


def _find(syntax: Syntax, place: str, number: int) -> Judged | None:
    """Return the status that one word tells in its place, or None."""
    if place == "neg":
        return Judged("hypothetical", number, negated=True)
    if place == "destined":
        return Judged("planned", number)
    token = syntax.tokens[number]
    for status, group in cues()[place].items():
        if token.lemma in group or token.text.lower() in group:
            is_negated = token.text.lower() == "no"
            return Judged(cast(Status, status), number, is_negated)
    return None
