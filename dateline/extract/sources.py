"""Where the weapons came from: 'a rifle bought from a dealer in Durres', 'explosives supplied by the militia'.

Only words that tie a weapon to its source by their grammar are taken, and only what took place: no "tried to buy", no
"would supply". A source belongs to the incident that its sentence tells of, else to the last one told in its paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.extract.clauses import Filler, objects
from dateline.extract.phrases import Nouns, heads
from dateline.extract.triggers import Trigger

GETTING = frozenset("buy purchase obtain acquire procure get receive import smuggle borrow".split())
"""Verbs behind which 'from' names the source."""

GIVING = frozenset("supply sell provide furnish deliver ship donate smuggle lend give send".split())
"""Verbs behind which 'by' or 'from' names the source."""

SUPPLYING = frozenset({"supply", "provide", "furnish"})
"""Verbs whose subject is the source; who sells or gives a gun away has often used it first."""

ARMS = frozenset({"arm", "arms", "ammunition", "munition", "munitions", "ammo", "arsenal", "weaponry", "explosives"})
"""Words for weapons that are traded and not used by that name: no role lists them."""

SUPPLIERS = frozenset(
    "dealer supplier seller trader smuggler trafficker broker merchant manufacturer maker retailer shop store pawnshop "
    "market depot armoury armory arsenal stockpile network ring contact source company firm factory".split()
)
PARTIES = frozenset({"person", "fighter", "band", "doer", "group", "place"})
"""What a source can be, beside the trade."""

UNREAL = frozenset("would could may might will shall should try plan want hope seek attempt fail refuse".split())
"""Verbs above or beside another that leave open whether it took place."""

WITHIN = frozenset({"in", "of", "at", "near"})
"""Prepositions behind a source that say which one is meant: 'a dealer in Durres'."""

BACK = 3
"""Sentences of a paragraph that are looked back over for the incident that a source belongs to."""


def sources(syntax: Nouns, triggers: Sequence[Trigger]) -> Mapping[Trigger, tuple[Filler, ...]]:
    """Return the sources of weapons that a document names, by the trigger of the incident that they belong to."""
    found: defaultdict[Trigger, list[Filler]] = defaultdict(list)
    for number, token in enumerate(syntax.tokens):
        if token.lemma not in GETTING | GIVING or not _is_of_arms(syntax, number) or _is_unreal(syntax, number):
            continue
        home = _home(syntax, number, triggers)
        if home is not None:
            found[home] += (_filler(syntax, place) for place in _given_by(syntax, number) if _is_source(syntax, place))
    return {trigger: tuple(fillers) for trigger, fillers in found.items()}


def _is_of_arms(syntax: Nouns, number: int) -> bool:
    """Tell whether a verb is done to weapons: as its object, its passive subject, or the noun that it describes."""
    above = syntax.head(number)
    is_described = syntax.tokens[number].relation in ("relcl", "acl") and not _has_object(syntax, number)
    things = [*syntax.patients(number), *([above] if is_described else [])]
    return any(_is_arm(syntax, thing) for thing in things)


def _has_object(syntax: Nouns, number: int) -> bool:
    """Tell whether a verb has an object that is no relative pronoun."""
    return any(
        syntax.tokens[n].relation == "dobj" and syntax.tokens[n].lemma not in ("that", "which")
        for n in syntax.children[number]
    )


def _is_arm(syntax: Nouns, number: int) -> bool:
    """Tell whether a noun means weapons, by itself or in its group: 'a shipment of rifles'."""
    token = syntax.tokens[number]
    if token.text.lower() in ARMS or ("weapon" in syntax.kinds(number) and token.lemma not in heads("implements")):
        return token.pos in ("NOUN", "PROPN")
    return any(_is_arm(syntax, n) for n in objects(syntax, number, {"of"}) if n > number)


def _is_unreal(syntax: Nouns, number: int) -> bool:
    """Tell whether the words leave open or deny that a verb took place."""
    relations = {syntax.tokens[n].relation for n in syntax.children[number]}
    above = syntax.tokens[syntax.head(number)].lemma if syntax.tokens[number].relation in ("xcomp", "ccomp") else ""
    beside = {syntax.tokens[n].lemma for n in syntax.children[number] if syntax.tokens[n].relation == "aux"}
    return "neg" in relations or not UNREAL.isdisjoint(beside | {above})


def _given_by(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield the words that name who or what the weapons came from."""
    lemma = syntax.tokens[number].lemma
    yield from objects(syntax, number, {"from"})
    if syntax.is_passive(number):
        yield from syntax.by(number) if lemma in GIVING else ()
    elif lemma in SUPPLYING:
        yield from syntax.agents(number)


def _is_source(syntax: Nouns, number: int) -> bool:
    """Tell whether a noun can be a source of weapons: somebody, a body, a place or a trade, and no pronoun."""
    token = syntax.tokens[number]
    if token.pos not in ("NOUN", "PROPN") or _is_arm(syntax, number):
        return False
    return (
        token.lemma in SUPPLIERS or not PARTIES.isdisjoint(syntax.kinds(number)) or syntax.name_at(number) is not None
    )


def _filler(syntax: Nouns, number: int) -> Filler:
    """Return a source with the name behind it that says which one is meant."""
    phrase = syntax.phrase(number)
    places = [n for n in objects(syntax, number, WITHIN) if syntax.tokens[n].pos == "PROPN"]
    ends = max([phrase.ends, *(syntax.phrase(n).ends for n in places if n > number)])
    return Filler("weapon_source", replace(phrase, ends=ends))


def _home(syntax: Nouns, number: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """Return the trigger nearest to a word: in its sentence, else before it in its paragraph."""
    here = syntax.tokens[number].sentence
    paragraph = syntax.parsed.sentences[here].paragraph

    def distance(trigger: Trigger) -> tuple[int, bool, int]:
        return here - trigger.sentence, trigger.force != "incident", abs(trigger.token - number)

    near = [
        trigger
        for trigger in triggers
        if 0 <= here - trigger.sentence <= BACK and syntax.parsed.sentences[trigger.sentence].paragraph == paragraph
    ]
    return min(near, key=distance, default=None)
