"""Those who act: who does what a trigger tells, and at whose door it is laid."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.clauses import Filler, above_of, certainty, first_field, is_done_to, objects, subjects_of
from dateline.extract.lexicon import words
from dateline.extract.phrases import Kind, Nouns, Phrase, certainties, heads, looks_like_person, person_phrase
from dateline.extract.triggers import Trigger

AGENT_FIELDS: tuple[tuple[Kind, str], ...] = (
    ("weapon", "weapon"), ("fighter", "perpetrator"), ("group", "perpetrator_group"), ("band", "perpetrator"),
    ("person", "perpetrator"),
)  # fmt: skip
"""What an acting phrase fills, by what it can be, in this order."""


def agents(syntax: Nouns, trigger: Trigger) -> Iterator[Filler]:
    """Yield those who do it."""
    number = trigger.token
    places = _noun_agents(syntax, trigger) if trigger.is_noun else _verb_agents(syntax, trigger)
    for place in dict.fromkeys(places):
        yield from acting(syntax, place, certainty(syntax, place, number))


def _verb_agents(syntax: Nouns, trigger: Trigger) -> Iterator[int]:
    """Yield the heads of those who do what a verb says."""
    number = trigger.token
    if trigger.lemma in heads("undergoing") or is_done_to(syntax, trigger):
        return
    found = (
        syntax.agents(number)
        if trigger.lemma not in heads("intransitive") or syntax.patients(number)
        else syntax.by(number)
    )
    yield from found
    if not found and not syntax.is_passive(number):
        yield from _controllers(syntax, number)


def _controllers(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield whom the verb above a bare verb makes its subject: 'ordered soldiers to kill', 'tried to kill'."""
    token = syntax.tokens[number]
    if any(syntax.tokens[n].relation == "nsubj" for n in syntax.children[number]):  # "killed when a bomb exploded"
        return
    if token.relation in ("xcomp", "advcl", "ccomp") and syntax.tokens[token.head].pos in ("VERB", "AUX"):
        below = syntax.children[token.head]
        ordered = [n for n in below if syntax.tokens[n].relation == "dobj"] if token.relation != "advcl" else []
        yield from ordered or [n for n in below if syntax.tokens[n].relation == "nsubjpass"]


def _noun_agents(syntax: Nouns, trigger: Trigger) -> Iterator[int]:
    """Yield the heads of those who do what a noun names: 'attack by ...', 'guerrilla attack', 'staged an attack'."""
    number = trigger.token
    yield from syntax.by(number)
    for place in syntax.children[number]:
        token = syntax.tokens[place]
        if token.relation in ("poss", "compound", "nmod", "amod") and _can_act(syntax, place, trigger, token.relation):
            yield place
    for place in objects(syntax, number, {"of", "from"}):
        if syntax.kinds(place) & {"fighter", "group"} and trigger.lemma not in heads("suffered"):
            yield place
    verb = _light_verb(syntax, number)
    if verb is not None:
        yield from syntax.agents(verb)


def _can_act(syntax: Nouns, place: int, trigger: Trigger, relation: str) -> bool:
    """Tell whether a word before a noun names who acts: 'guerrilla attack', but not 'embassy bombing'."""
    kinds = syntax.kinds(place)
    if relation == "poss":
        is_suffered = trigger.lemma in heads("suffered") or trigger.type == "sexual_violence"
        return not is_suffered and bool(kinds & {"fighter", "group", "person", "band"})
    return ("fighter" in kinds and syntax.tokens[place].lemma != "terrorist") or (
        "group" in kinds and "thing" not in kinds and bool(syntax.kind(place))
    )


def _light_verb(syntax: Nouns, number: int) -> int | None:
    """Return the verb that says who did a noun: 'carried out', 'staged'."""
    token = syntax.tokens[number]
    verbs = heads("placing") if "weapon" in syntax.kinds(number) else heads("light")
    if token.relation in ("dobj", "nsubjpass") and syntax.tokens[token.head].lemma in verbs:
        return token.head
    behind = [n for n in syntax.children[number] if syntax.tokens[n].relation in ("acl", "relcl")]
    return next((n for n in behind if syntax.tokens[n].lemma in heads("light")), None)


def acting(syntax: Nouns, place: int, hedge: str, score: float = 1.0) -> Iterator[Filler]:
    """Yield a phrase as the one who acts, and the group that is named inside it."""
    place = _self_named(syntax, place)
    found = syntax.phrase(place)
    if found.is_name and looks_like_person(syntax, place):
        found = person_phrase(syntax, place)
    field = first_field(AGENT_FIELDS, found.kinds)
    if field is None or (field == "perpetrator_group" and _is_vague(syntax, found)):
        return
    if field == "weapon":
        yield Filler(field, found, "", score)
        return
    yield Filler(field, found, hedge or ("reported" if field == "perpetrator_group" else ""), score)
    if field == "perpetrator":
        for group in _groups_inside(syntax, found):
            yield Filler("perpetrator_group", group, hedge or "reported", score)


def _self_named(syntax: Nouns, place: int) -> int:
    """Return the name that a group goes by: 'a group calling itself the Red Column', 'a band known as ...'."""
    if not syntax.kinds(place) & {"group", "band"} or syntax.kind(place):
        return place
    below = [n for n in syntax.children[place] if syntax.tokens[n].lemma in ("call", "name", "dub", "style")]
    names = [n for verb in below for n in syntax.children[verb] if syntax.tokens[n].relation in ("oprd", "attr")]
    return next((n for n in names if syntax.tokens[n].pos == "PROPN"), place)


def _is_vague(syntax: Nouns, found: Phrase) -> bool:
    """Tell whether a phrase names no group in particular: 'the organisation', 'another group'."""
    head = syntax.tokens[found.head]
    return not found.is_name and head.lemma in heads("vague") and head.pos != "PROPN"


def _groups_inside(syntax: Nouns, found: Phrase) -> Iterator[Phrase]:
    """Yield the organisations named in a phrase and its 'of ...': 'FMLN guerrillas', 'members of the Red Column'."""
    places = [
        n
        for n in syntax.children[found.head]
        if syntax.tokens[n].relation in ("compound", "nmod", "poss", "amod", "appos")
    ]
    places += objects(syntax, found.head, {"of", "from"})
    for belonging in _participles(syntax, found.head):
        places += objects(syntax, belonging, {"to", "of"})
    for place in places:
        is_named = syntax.kind(place) == "organisation" or syntax.tokens[place].relation == "pobj"
        if "group" in syntax.kinds(place) and is_named and not looks_like_person(syntax, place):
            yield syntax.phrase(place)


def _participles(syntax: Nouns, number: int) -> list[int]:
    """Return the participles behind a noun that say where somebody belongs: 'belonging to', 'loyal to'."""
    return [n for n in syntax.children[number] if syntax.tokens[n].lemma in ("belong", "loyal", "affiliate", "link")]


# -- who is said to be behind it --------------------------------------------------------------------------------------


def blamed(syntax: Nouns, trigger: Trigger) -> Iterator[Filler]:
    """Yield those at whose door an act is laid: 'blamed on', 'claimed responsibility for', 'accused of killing'."""
    for above in above_of(syntax, trigger.token):
        lemma = syntax.tokens[above].lemma
        if lemma in heads("claiming") and _is_responsibility(syntax, above, trigger.token):
            for place in syntax.agents(above):
                yield from _claiming(syntax, place)
            return
        for place in _accused(syntax, above):
            yield from acting(syntax, place, certainties().get(lemma, "reported"))


def accused(syntax: Nouns, trigger: Trigger) -> Iterator[Filler]:
    """Yield those whom a word of blame names, the act being told elsewhere: 'officials blamed the Red Column'."""
    for place in _accused(syntax, trigger.token):
        yield from acting(syntax, place, "accused")


def _is_responsibility(syntax: Nouns, verb: int, number: int) -> bool:
    """Tell whether a verb takes responsibility for an act, or claims the act itself."""
    objects = [n for n in syntax.children[verb] if syntax.tokens[n].relation in ("dobj", "nsubjpass")]
    return any(n == number or syntax.tokens[n].lemma in ("responsibility", "credit", "authorship") for n in objects)


def _claiming(syntax: Nouns, place: int) -> Iterator[Filler]:
    """Yield a phrase as the one who takes an act upon himself."""
    found = syntax.phrase(_self_named(syntax, place))
    if found.kinds & {"group", "fighter", "person", "band"}:
        yield Filler("claimed_by", found)
        if "group" in found.kinds:
            yield Filler("perpetrator_group", found, "claimed")
        for group in _groups_inside(syntax, found):
            yield Filler("claimed_by", group)
            yield Filler("perpetrator_group", group, "claimed")


def _accused(syntax: Nouns, above: int) -> Iterator[int]:
    """Yield the heads of those whom a word of blame lays an act on."""
    token = syntax.tokens[above]
    if token.lemma in ("attribute", "blame", "link"):
        yield from objects(syntax, above, {"to", "on"})
    if token.lemma == "blame":
        acts = [n for n in syntax.children[above] if syntax.tokens[n].relation == "dobj"]
        yield from (n for act in acts for n in objects(syntax, act, {"on"}))
    if token.lemma in heads("accusing"):
        yield from (n for n in syntax.patients(above) if syntax.tokens[n].lemma not in heads("suffered"))
    if _is_behind(syntax, above):
        yield from _answerable(syntax, above)


ONLOOKING = words("attending") | {"discuss", "arrest", "detain", "capture", "identify", "seek", "hunt", "kill", "find"}
"""Verbs whose subject is not behind the act that they lead to: 'police probe the motives behind the attack'."""


def _answerable(syntax: Nouns, above: int) -> Iterator[int]:
    """Yield whom a word for having done something means: 'the man behind it', 'his part in it', 'he is guilty'."""
    token = syntax.tokens[above]
    holder = syntax.tokens[token.head]
    owners = [n for n in syntax.children[above] if syntax.tokens[n].relation == "poss"]
    if token.pos == "ADP" and holder.pos in ("NOUN", "PROPN", "PRON"):
        yield token.head
    elif owners:
        yield from owners
    elif holder.lemma not in ONLOOKING or token.relation in ("nsubj", "nsubjpass"):
        yield from subjects_of(syntax, above)


def _is_behind(syntax: Nouns, above: int) -> bool:
    """Tell whether a word says of its subject that it did something: 'is responsible for', 'is believed to have'."""
    token = syntax.tokens[above]
    if token.lemma in ("suspect", "believe", "think"):
        return syntax.is_passive(above)
    is_claimed = any(syntax.tokens[n].lemma in heads("claiming") for n in (token.head, above - 1))
    return token.lemma in heads("behind") and not is_claimed
