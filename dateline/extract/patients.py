"""Those it is done to: the people who suffer and the things that are hit."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.extract.clauses import (
    Filler,
    above_of,
    first_field,
    is_done_to,
    located,
    objects,
    sentence_of,
    subjects_of,
)
from dateline.extract.phrases import Kind, Nouns, Phrase, heads, is_armed_group, is_common, person_phrase
from dateline.extract.triggers import Trigger

PHYSICAL = frozenset(
    {"bombing", "suicide_bombing", "arson", "sabotage", "air_strike", "shelling", "robbery", "attack", "armed_assault"}
)
"""Types of which a building or vehicle named by where it happened is a target: 'exploded outside the bank'."""

BLASTS = frozenset({"bombing", "suicide_bombing", "arson", "sabotage", "air_strike", "shelling"})
"""Those of them whose force reaches beyond the persons they are done to."""

SINGULAR = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
FAR = 80
"""Words before a pronoun within which the person it means is looked for."""

PATIENT_FIELDS: tuple[tuple[Kind, str], ...] = (
    ("fighter", "victim"), ("person", "victim"), ("thing", "target"), ("weapon", "weapon"), ("band", "victim"),
    ("group", "target"),
)  # fmt: skip
"""What a suffering phrase fills, by what it can be, in this order."""


def patients(syntax: Nouns, trigger: Trigger) -> Iterator[Filler]:
    """Yield those and what it is done to."""
    places = _noun_patients(syntax, trigger) if trigger.is_noun else _verb_patients(syntax, trigger)
    for place in dict.fromkeys((*places, *_damaged(syntax, trigger))):
        yield from _suffering(syntax, place, trigger)


def _verb_patients(syntax: Nouns, trigger: Trigger) -> Iterator[int]:
    """Yield the heads of those whom a verb is done to."""
    number = trigger.token
    yield from syntax.patients(number)
    yield from _left(syntax, number)
    if trigger.lemma in heads("undergoing") or is_done_to(syntax, trigger):
        yield from syntax.agents(number)
    if trigger.lemma in heads("intransitive"):
        yield from syntax.agents(number) if not syntax.patients(number) else ()
    if _is_physical(trigger) and (trigger.type in BLASTS or not _hits_people(syntax, number)):
        yield from _premises(syntax, number)
    yield from objects(syntax, number, heads("onto") - {"at"})


def _left(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield those whom a verb leaves in a state: 'shot a baker dead'."""
    for place in syntax.children[number]:
        if syntax.tokens[place].relation in ("ccomp", "oprd") and syntax.tokens[place].pos == "ADJ":
            yield from (n for n in syntax.children[place] if syntax.tokens[n].relation == "nsubj")


def _hits_people(syntax: Nouns, number: int) -> bool:
    """Tell whether a verb is done to persons: then a building is where they were."""
    return any(syntax.kinds(place) & {"person", "fighter", "pronoun"} for place in syntax.patients(number))


def _noun_patients(syntax: Nouns, trigger: Trigger) -> Iterator[int]:
    """Yield the heads of those whom a noun is done to: 'murder of', 'attack on', 'his killing', 'embassy bombing'."""
    number = trigger.token
    if trigger.lemma == "victim":
        yield from subjects_of(syntax, number) if syntax.tokens[number].relation == "attr" else ()
        yield from _identified(syntax, number)
        return
    if syntax.tokens[syntax.head(number)].lemma != "blame":
        yield from objects(syntax, number, heads("onto") - {"at"})
    if trigger.lemma.split(" ")[-1] in heads("suffered"):
        yield from objects(syntax, number, {"of"})
        yield from (n for n in syntax.children[number] if syntax.tokens[n].relation == "poss")
    if trigger.lemma.split(" ")[-1] not in heads("weapons"):
        yield from _things_before(syntax, number)
    if trigger.type == "shooting":
        yield from (n for n in objects(syntax, number, {"at"}) if _is_premises(syntax, n))
    if _is_physical(trigger):
        yield from _premises(syntax, number)
        yield from _aimed_at(syntax, number)


def _things_before(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield the things named before a noun: 'embassy bombing'."""
    for place in syntax.children[number]:
        is_before = syntax.tokens[place].relation in ("compound", "nmod") and not syntax.kind(place)
        if is_before and "thing" in syntax.kinds(place):
            yield place


def _aimed_at(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield what the sentence says that an act was aimed at, or that the target of it was."""
    for above in above_of(syntax, number):
        token = syntax.tokens[above]
        if token.lemma in ("target", "object") and token.pos == "NOUN":
            yield from (n for n in subjects_of(syntax, above) if "thing" in syntax.kinds(n))
        elif token.pos == "VERB" and syntax.tokens[number].relation in ("nsubj", "nsubjpass", "dobj"):
            places = [*located(syntax, above), *(syntax.patients(above) if token.lemma not in heads("aiming") else ())]
            yield from (n for n in places if _is_premises(syntax, n) and n != number)
            return


def _damaged(syntax: Nouns, trigger: Trigger) -> Iterator[int]:
    """Yield the things that other verbs of the sentence say were damaged."""
    if not _is_physical(trigger):
        return
    for number in sentence_of(syntax, trigger):
        if (
            number != trigger.token
            and syntax.tokens[number].pos == "VERB"
            and syntax.tokens[number].lemma in heads("damaging")
        ):
            yield from (n for n in syntax.patients(number) if "thing" in syntax.kinds(n))
        elif syntax.tokens[number].lemma == "damage" and number != trigger.token:
            yield from (n for n in objects(syntax, number, {"to", "in", "on"}) if "thing" in syntax.kinds(n))


def _suffering(syntax: Nouns, place: int, trigger: Trigger) -> Iterator[Filler]:
    """Yield a phrase as the one who suffers; a name that stands in apposition tells who it is."""
    named = _antecedent(syntax, place, syntax.agents(trigger.token)) if "pronoun" in syntax.kinds(place) else None
    for head in [*_named_by(syntax, place), place if named is None else named]:
        found = person_phrase(syntax, head) if _must_be_person(syntax, head, trigger) else syntax.phrase(head)
        field = (
            "victim"
            if "doer" in found.kinds and trigger.lemma in heads("personal")
            else first_field(PATIENT_FIELDS, found.kinds)
        )
        if field is not None and not _is_no_filler(syntax, found, field, trigger):
            yield Filler(field, found)


def _must_be_person(syntax: Nouns, head: int, trigger: Trigger) -> bool:
    """Tell whether a name must be a person's, because only persons can be murdered or kidnapped."""
    is_name = syntax.tokens[head].pos == "PROPN" and syntax.phrase(head).is_name
    return is_name and trigger.lemma in heads("personal") and not is_common(syntax, head)


def _is_no_filler(syntax: Nouns, found: Phrase, field: str, trigger: Trigger) -> bool:
    """Tell whether a phrase says too little for its field."""
    if field == "target":
        return _is_no_thing(syntax, found)
    return trigger.is_noun if field == "weapon" else syntax.tokens[found.head].lemma in heads("empty")


def _is_no_thing(syntax: Nouns, found: Phrase) -> bool:
    """Tell whether a target is only a name, which may be any town's, or part of an address."""
    if not is_common(syntax, found.head):
        return not is_armed_group(syntax, found.head)
    head = syntax.tokens[found.head]
    if head.lemma in heads("areas") and head.relation == "pobj":
        return True
    words = syntax.parsed.text[found.starts : found.ends].lower().split()
    return found.is_name and not heads("areas").isdisjoint(words[:-1]) and words[-1] not in heads("things")


def _named_by(syntax: Nouns, place: int) -> Iterator[int]:
    """Yield the names that tell who a phrase means: in apposition, or behind 'including' and a colon."""
    below = syntax.children[place]
    places = [n for n in below if syntax.tokens[n].relation == "appos"]
    for including in (n for n in below if syntax.tokens[n].lemma in ("include", "like", "among")):
        places += [n for n in syntax.children[including] if syntax.tokens[n].relation in ("pobj", "dobj")]
    for number in (*places, *_identified(syntax, place)):
        listed = list(syntax.joined(number))
        yield from (n for n in listed if syntax.tokens[n].pos == "PROPN" or len(listed) > 1)


def _identified(syntax: Nouns, place: int) -> Iterator[int]:
    """Yield who a sentence says that somebody is: 'the dead are ...', 'was identified as ...'."""
    token = syntax.tokens[place]
    verb = token.head
    if syntax.tokens[verb].lemma not in ("be", "identify", "name"):
        return
    wanted = (
        ("attr", "oprd") if token.relation in ("nsubj", "nsubjpass") else ("nsubj",) if token.relation == "attr" else ()
    )
    yield from (n for n in syntax.children[verb] if syntax.tokens[n].relation in wanted)
    if token.relation == "nsubjpass":
        yield from objects(syntax, verb, {"as"})


def _antecedent(syntax: Nouns, place: int, actors: Collection[int]) -> int | None:
    """Return the person whom 'he' or 'her' most likely means: the last named subject before it, else the last name.

    Who acts does it to somebody else, unless the word is 'himself'.
    """
    others = () if syntax.tokens[place].text.lower().endswith("self") else actors
    if syntax.tokens[place].text.lower() not in SINGULAR:
        return None
    last = None
    for number in range(place - 1, max(-1, place - FAR), -1):
        token = syntax.tokens[number]
        if syntax.tokens[place].sentence - token.sentence > 1:
            break
        if (
            number not in others
            and token.pos == "PROPN"
            and token.relation not in ("compound", "poss")
            and syntax.kind(number) == "person"
        ):
            if token.relation in ("nsubj", "nsubjpass"):
                return number
            last = last or number
    return last


def _is_physical(trigger: Trigger) -> bool:
    """Tell whether a building named by where an act happened was hit by it: not by a murder."""
    return trigger.type in PHYSICAL and trigger.lemma not in heads("personal")


def _premises(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield the buildings and vehicles that a word is placed at: a road or a town is no target."""
    for place in located(syntax, number):
        if _is_premises(syntax, place):
            yield place


def _is_premises(syntax: Nouns, number: int) -> bool:
    """Tell whether a noun names a building, a vehicle or the like, and no road, town or time of day."""
    return "thing" in syntax.kinds(number) and syntax.tokens[number].lemma not in heads("areas")
