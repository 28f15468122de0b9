"""What a clause says beside its verb: its prepositions, what it hangs on, where it stands, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from dateline.extract.lexicon import words
from dateline.extract.phrases import Kind, Nouns, Phrase, certainties, heads
from dateline.extract.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Filler:
    """One noun phrase put forward for one field, before it becomes a draft."""

    field: str
    phrase: Phrase
    hedge: str = ""
    score: float = 1.0


def first_field(order: tuple[tuple[Kind, str], ...], kinds: frozenset[Kind]) -> str | None:
    """Return the field of the first kind in an order that a phrase can be."""
    return next((field for kind, field in order if kind in kinds), None)


def objects(syntax: Nouns, number: int, prepositions: Set[str]) -> list[int]:
    """Return the objects of some prepositions behind a word, with those joined to them."""
    places = [
        n
        for n in syntax.children[number]
        if syntax.tokens[n].lemma in prepositions and syntax.tokens[n].relation in ("prep", "agent", "dative")
    ]
    first = [n for place in places for n in syntax.children[place] if syntax.tokens[n].relation in ("pobj", "pcomp")]
    return [joined for n in first for joined in syntax.joined(n)]


def above_of(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield the words that a trigger hangs on, nearest first."""
    for _ in range(5):
        above = syntax.head(number)
        if above == number:
            return
        yield above
        number = above


def subjects_of(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield the subjects of the clause that a word is part of."""
    for place in (number, *above_of(syntax, number)):
        subjects = [n for n in syntax.children[place] if syntax.tokens[n].relation in ("nsubj", "nsubjpass")]
        if subjects:
            yield from (joined for n in subjects for joined in syntax.joined(n))
            return


def sentence_of(syntax: Nouns, trigger: Trigger) -> Iterator[int]:
    """Yield the words of a trigger's sentence."""
    tokens_, sentence = syntax.tokens, trigger.sentence
    first = trigger.token
    while first and tokens_[first - 1].sentence == sentence:
        first -= 1
    while first < len(tokens_) and tokens_[first].sentence == sentence:
        yield first
        first += 1


def certainty(syntax: Nouns, place: int, number: int) -> str:
    """Return how sure the words make it that somebody did it: 'suspected rebels'; empty = stated as a fact."""
    near = [*syntax.children[place], *syntax.children[number]]
    lemmas = [syntax.tokens[n].lemma for n in near if syntax.tokens[n].relation in ("amod", "advmod")]
    return next((certainties()[word] for word in lemmas if word in certainties()), "")


def is_done_to(syntax: Nouns, trigger: Trigger) -> bool:
    """Tell whether a verb that looks active is done to its subject: the headline 'man shot in Ghent'."""
    number = trigger.token
    marks = {syntax.tokens[n].relation for n in syntax.children[number]}
    if (
        trigger.lemma not in heads("transitive")
        or syntax.is_passive(number)
        or marks & {"dobj", "aux", "ccomp", "xcomp"}
    ):
        return False
    fighters = any("fighter" in syntax.kinds(n) for n in syntax.agents(number))
    is_past = syntax.tokens[number].tag in ("VBD", "VBN") and syntax.tokens[number].relation in (
        "ROOT",
        "ccomp",
        "xcomp",
        "dep",
    )
    return is_past and not fighters and not any(_is_aim(syntax, n) for n in objects(syntax, number, AIMING))


AIMING = frozenset({"at", "on", "into"})
"""Prepositions of what is shot at; they also tell where and when: 'abducted on road', 'shot on Monday'."""


def _is_aim(syntax: Nouns, number: int) -> bool:
    """Tell whether a word means somebody to shoot at, or a vehicle."""
    return syntax.is_person(number) or syntax.tokens[number].lemma in words("vehicle")


def located(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield the objects of the prepositions of place behind a word, through 'in front of' and 'next to'."""
    chain = [
        n
        for n in syntax.children[number]
        if syntax.tokens[n].relation in ("prep", "advmod") and syntax.tokens[n].lemma in heads("where")
    ]
    for _ in range(4):
        chain, objects = _step(syntax, chain)
        yield from objects
        if not chain:
            return


def _step(syntax: Nouns, places: list[int]) -> tuple[list[int], list[int]]:
    """Return the prepositions that hang on some prepositions, and the objects of those."""
    below = [n for place in places for n in syntax.children[place]]
    objects = [joined for n in below if syntax.tokens[n].relation == "pobj" for joined in syntax.joined(n)]
    further = [n for n in below if syntax.tokens[n].relation == "prep" and syntax.tokens[n].lemma in heads("where")]
    fronts = [n for n in objects if syntax.tokens[n].lemma in heads("fronts")]
    for front in fronts:
        further += [n for n in syntax.children[front] if syntax.tokens[n].relation == "prep"]
    return further, [n for n in objects if n not in fronts]
