"""Triggers: the verbs and nouns of a text that tell of a violent incident."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.extract.lexicon import IRREGULAR, Entry, Force, entries, index, words
from dateline.extract.syntax import Syntax
from dateline.records import Parsed, Span, Token

REACH = 7
"""How many words behind a verb its second word may stand: 'blew the whole bridge up'."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word (or fixed phrase) that tells of an incident.

    `force` says how much the word says by itself: 'incident' names the happening ("bombing", "shot"), 'outcome' tells
    what became of people and belongs to an incident told elsewhere where there is one ("killed", "died", "wounded"),
    'weak' needs other evidence beside it ("arrested", "gunfire", "it happened").
    """

    token: int  # index in Parsed.tokens of its head word; -1 where the text was not parsed
    starts: int
    ends: int
    sentence: int  # index in Parsed.sentences
    type: str  # an answer of the field 'type' in fields.py
    lemma: str
    is_noun: bool = False
    force: Force = "incident"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


def find(parsed: Parsed) -> tuple[Trigger, ...]:
    """Return the triggers of a document in text order."""
    return tuple(_parsed(parsed) if parsed.tokens else _surface(parsed))


def _parsed(parsed: Parsed) -> Iterator[Trigger]:
    """Yield the triggers of a text whose words are known."""
    syntax = Syntax(parsed)
    taken = -1
    for number, token in enumerate(parsed.tokens):
        if token.pos not in POS or number <= taken:
            continue
        match = _match(syntax, number)
        if match is not None:
            entry, first, last = match
            taken = last if entry.pos == "NOUN" else taken
            yield _trigger(syntax, number, entry, first, last)


POS: Mapping[str, tuple[str, ...]] = {"VERB": ("VERB", "NOUN"), "NOUN": ("NOUN",), "PROPN": ("NOUN",), "ADJ": ("ADJ",)}
"""Which entries a word of a part of speech can match: a gerund ("the shooting") is often tagged as a verb."""


def _match(syntax: Syntax, number: int) -> tuple[Entry, int, int] | None:
    """Return the entry that a word matches, with the first and last token of it."""
    token = syntax.tokens[number]
    allowed = POS[token.pos]
    for entry in _candidates(token):
        if entry.pos not in allowed or (entry.pos == "NOUN" and token.pos == "VERB" and not syntax.is_gerund(number)):
            continue
        span = _verb_span(syntax, number, entry) if entry.pos == "VERB" else _noun_span(syntax, number, entry)
        if span is not None and _is_meant(syntax, number, entry, span):
            return entry, *span
    return None


def _candidates(token: Token) -> tuple[Entry, ...]:
    """Return the entries that a word may match, by lemma or by its own form, longest first."""
    found = index().get(token.lemma, ())
    form = token.text.lower()
    return found if form == token.lemma else found + index().get(form, ())


def _noun_span(syntax: Syntax, number: int, entry: Entry) -> tuple[int, int] | None:
    """Return the tokens of a noun phrase entry that ends at a word."""
    first = number - len(entry.pieces) + 1
    pieces = zip(range(first, number), entry.pieces, strict=False)
    is_there = first >= 0 and all(syntax.is_word(place, piece) for place, piece in pieces)
    return (first, number) if is_there and syntax.is_same_sentence(first, number) else None


def _verb_span(syntax: Syntax, number: int, entry: Entry) -> tuple[int, int] | None:
    """Return the tokens from a verb to the last word of its entry."""
    place = number
    for piece in entry.pieces[1:]:
        reach = range(place + 1, min(place + 1 + REACH, len(syntax.tokens)))
        found = next((n for n in reach if syntax.is_word(n, piece) and syntax.is_same_sentence(n, number)), None)
        if found is None:
            return None
        place = found
    return number, place


def _is_meant(syntax: Syntax, number: int, entry: Entry, span: tuple[int, int]) -> bool:
    """Tell whether a word has its violent sense here."""
    if entry.pos == "NOUN" and _is_other_noun(syntax, number, span[0]):
        return False
    if entry.pos == "VERB" and _is_other_verb(syntax, number):
        return False
    return not entry.needs or NEEDS[entry.needs](syntax, number)


def _is_other_noun(syntax: Syntax, number: int, first: int) -> bool:
    """Tell whether the words around a noun give it another sense: 'heart attack', 'attack ad', 'photo shoot'."""
    before = {syntax.tokens[n].lemma for n in (*syntax.modifiers(number), first - 1) if n >= 0}
    if before & words("other_before") or any(syntax.tokens[n].lemma in words("other_aim") for n in syntax.of(number)):
        return True
    head = syntax.head(number)
    is_modifier = syntax.tokens[number].relation in ("compound", "nmod", "amod") and head > number
    return is_modifier and syntax.tokens[head].lemma in words("other_behind")


def _is_other_verb(syntax: Syntax, number: int) -> bool:
    """Tell whether what a verb is done to gives it another sense: 'shot a film', 'killed the bill'."""
    objects = [syntax.tokens[n].lemma for n in syntax.patients(number)]
    is_other = bool(objects) and all(lemma in words("other_object") for lemma in objects)
    is_figurative = any(syntax.tokens[n].lemma in words("other_aim") for n in syntax.aims(number))
    return is_other or is_figurative or syntax.is_title(number)


# -- what must stand beside a word ------------------------------------------------------------------------------------


def _has_person(syntax: Syntax, number: int) -> bool:
    """Tell whether somebody acts or suffers: 'police shot him', 'the killing of two farmers'."""
    return any(syntax.is_person(n) for n in (*syntax.agents(number), *syntax.patients(number), *syntax.of(number)))


def _has_perpetrator(syntax: Syntax, number: int) -> bool:
    """Tell whether a person or body of people does it, and the sentence speaks of no mishap."""
    return not syntax.sentence_has(number, words("accident")) and any(
        syntax.is_person(n) for n in syntax.agents(number)
    )


def _does_harm(syntax: Syntax, number: int) -> bool:
    """Tell whether a person is hit, or somebody armed does it: not 'he is shooting in Ghent this week'."""
    hit = syntax.patients(number)
    if any(syntax.is_person(n) or syntax.tokens[n].lemma in words("body") for n in hit):
        return True
    if syntax.is_passive(number) and any(syntax.tokens[n].pos == "PROPN" for n in hit):
        return True
    if syntax.tokens[number].text.lower() == "shot" and not hit:  # headlines drop the auxiliary: "Boy shot in park"
        return any(syntax.is_person(n) for n in syntax.agents(number))
    armed = words("perpetrators") | words("police")
    return any(syntax.tokens[n].lemma in armed for n in syntax.agents(number))


def _uses_bomb(syntax: Syntax, number: int) -> bool:
    """Tell whether it is done to something that explodes: 'threw a grenade', not 'threw stones'."""
    return any(syntax.tokens[n].lemma in words("device") for n in syntax.patients(number))


def _is_by_bomb(syntax: Syntax, number: int) -> bool:
    """Tell whether a bomb or the like does it: 'a car bomb killed nine'."""
    return any(syntax.tokens[n].lemma in words("bombs") for n in syntax.agents(number))


def _uses_gun(syntax: Syntax, number: int) -> bool:
    """Tell whether a gun is fired, or fire is opened at somebody: not 'the coach was fired'."""
    shots = words("weapon") | {"round", "volley", "burst", "shots"}
    return any(syntax.tokens[n].lemma in shots for n in syntax.patients(number)) or any(
        syntax.is_person(n) for n in syntax.aims(number)
    )


def _hits_forces(syntax: Syntax, number: int) -> bool:
    """Tell whether a bang harms soldiers or police, in no report of a mishap: they are attacked, others have a leak."""
    verb = syntax.head(number)
    hit = (*syntax.patients(number), *(syntax.patients(verb) if number in syntax.agents(verb) else ()))
    return not syntax.text_has(words("accident")) and any(syntax.tokens[n].lemma in words("forces") for n in hit)


def _hits_property(syntax: Syntax, number: int) -> bool:
    """Tell whether a vehicle or building was set on by somebody: 'ten buses were burned', in no report of a mishap."""
    is_hit = any(syntax.tokens[n].lemma in words("property") for n in syntax.patients(number))
    return is_hit and syntax.is_passive(number) and _is_deliberate(syntax, number)


def _takes_captives(syntax: Syntax, number: int) -> bool:
    """Tell whether those who do violence do it to people: 'rebels held the passengers', not 'she held the baby'."""
    return _is_by_perpetrator(syntax, number) and any(syntax.is_person(n) for n in syntax.patients(number))


def _takes_vehicle(syntax: Syntax, number: int) -> bool:
    """Tell whether those who do violence do it to a vehicle: 'gunmen seized a bus', not 'police seized a car'."""
    return _is_by_perpetrator(syntax, number) and any(
        syntax.tokens[n].lemma in words("vehicle") for n in syntax.patients(number)
    )


def _is_by_perpetrator(syntax: Syntax, number: int) -> bool:
    """Tell whether it is done by somebody who is named for doing violence."""
    return any(syntax.tokens[n].lemma in words("perpetrators") for n in syntax.agents(number))


def _has_police_agent(syntax: Syntax, number: int) -> bool:
    """Tell whether police or troops do it."""
    return any(syntax.tokens[n].lemma in words("police") for n in syntax.agents(number))


def _refers_back(syntax: Syntax, number: int) -> bool:
    """Tell whether the subject refers back to an incident: 'it happened'."""
    return any(syntax.tokens[n].lemma in words("reference") for n in syntax.agents(number))


def _is_response(syntax: Syntax, number: int) -> bool:
    """Tell whether police or rescuers come or are called: not 'he called her'."""
    who = syntax.patients(number) if syntax.is_passive(number) else syntax.agents(number)
    is_coming = syntax.is_passive(number) or syntax.tokens[number].lemma == "respond"
    return is_coming and any(syntax.tokens[n].lemma in words("responders") for n in who)


def _is_blamed(syntax: Syntax, number: int) -> bool:
    """Tell whether a body of people is blamed, or those who do violence: not 'he blamed the weather'."""
    return any(
        syntax.kind(n) == "organisation" or syntax.tokens[n].lemma in words("perpetrators")
        for n in syntax.patients(number)
    )


def _is_found(syntax: Syntax, number: int) -> bool:
    """Tell whether it is found: 'three bodies were found', not 'the body of the report'."""
    verb = syntax.head(number)
    return syntax.tokens[verb].lemma in words("finding") and number in syntax.patients(verb)


def _has_fugitive(syntax: Syntax, number: int) -> bool:
    """Tell whether it is done to somebody who is wanted."""
    wanted = words("perpetrators") | {"fugitive", "leader", "escapee", "mastermind", "ringleader"}
    return any(syntax.tokens[n].lemma in wanted for n in syntax.patients(number))


def _has_agent(syntax: Syntax, number: int) -> bool:
    """Tell whether somebody or something does it to somebody or something."""
    return bool(syntax.agents(number) and syntax.patients(number)) or bool(syntax.by(number))


def _has(name: str) -> Callable[[Syntax, int], bool]:
    """Return the test whether the sentence has a word of a set, other than the trigger."""
    return lambda syntax, number: syntax.sentence_has(number, words(name))


def _has_crowd(syntax: Syntax, number: int) -> bool:
    """Tell whether the sentence has both a vehicle or driver and people in its way."""
    return syntax.sentence_has(number, words("vehicle")) and syntax.sentence_has(number, words("crowd"))


def _is_deliberate(syntax: Syntax, _: int) -> bool:
    """Tell whether the report speaks of a deliberate act, and of no mishap."""
    return syntax.text_has(words("deliberate")) and not syntax.text_has(words("accident"))


NEEDS: Mapping[str, Callable[[Syntax, int], bool]] = {
    "person": _has_person,
    "perpetrator": _has_perpetrator,
    "agent": _has_agent,
    "fugitive": _has_fugitive,
    "harm": _does_harm,
    "reference": _refers_back,
    "by_bomb": _is_by_bomb,
    "blamed": _is_blamed,
    "found": _is_found,
    "response": _is_response,
    "bomb": _uses_bomb,
    "forces": _hits_forces,
    "property": _hits_property,
    "gun": _uses_gun,
    "captive": _takes_captives,
    "seizure": _takes_vehicle,
    "police_agent": _has_police_agent,
    "device": _has("device"),
    "vehicle": _has("vehicle"),
    "police": _has("police"),
    "violent": _has("violent"),
    "crowd": _has_crowd,
    "deliberate": _is_deliberate,
}


def _told_type(syntax: Syntax, number: int, entry: Entry) -> str:
    """Return the type of a matched entry; of one that leaves the kind open, what the word for those who act tells."""
    is_open = entry.type == "attack" and entry.force == "incident"
    is_by_gun = is_open and any(syntax.tokens[n].lemma in words("shooters") for n in syntax.agents(number))
    return "shooting" if is_by_gun else entry.type


def _trigger(syntax: Syntax, number: int, entry: Entry, first: int, last: int) -> Trigger:
    """Return the trigger for a matched entry; a verb keeps its own word as its span, so that its quote is unbroken."""
    parsed = syntax.parsed
    token = parsed.tokens[number]
    ends = parsed.tokens[last].ends if entry.pos == "VERB" and last == number + 1 else token.ends
    return Trigger(
        number,
        parsed.tokens[first].starts,
        ends,
        token.sentence,
        _told_type(syntax, number, entry),
        entry.words,
        entry.pos == "NOUN",
        entry.force,
    )


# -- texts whose words are not known ----------------------------------------------------------------------------------


@cache
def _forms() -> tuple[re.Pattern[str], Mapping[str, Entry]]:
    """Return a pattern of the words that name an incident by themselves, and the entry of each."""
    table: dict[str, Entry] = {}
    for entry in entries():
        if entry.force == "incident" and entry.needs in ("", "person") and entry.pos != "ADJ":
            for form in _inflected(entry):
                table.setdefault(form, entry)
    pattern = "|".join(re.escape(form) for form in sorted(table, key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), table


def _inflected(entry: Entry) -> Iterator[str]:
    """Yield the forms in which an entry stands in a past-tense report."""
    if entry.pos == "NOUN":
        yield from (entry.words, entry.words + "s")
        return
    first, *rest = entry.words.split(" ")
    past = IRREGULAR[first][0] if first in IRREGULAR else _past(first)
    yield " ".join([past, *rest])


def _past(verb: str) -> str:
    """Return the regular past tense of a verb."""
    if verb.endswith("e"):
        return verb + "d"
    doubles = re.search(r"[^aeiou][aeiou][bgmnpt]$", verb) and len(verb) <= 6
    return verb + verb[-1] + "ed" if doubles else verb + "ed"


def _surface(parsed: Parsed) -> Iterator[Trigger]:
    """Yield the triggers of a text whose words are not known, by the forms of words alone."""
    pattern, table = _forms()
    for number, sentence in enumerate(parsed.sentences):
        for found in pattern.finditer(parsed.text, sentence.starts, sentence.ends):
            before = re.findall(r"\w+", parsed.text[max(sentence.starts, found.start() - 30) : found.start()].lower())
            if before and before[-1] in words("other_before"):
                continue
            entry = table[found.group().lower()]
            yield Trigger(
                -1, found.start(), found.end(), number, entry.type, entry.words, entry.pos == "NOUN", entry.force
            )
