"""Who did what to whom, with what: the names and descriptions around the word that tells of an incident.

Quotes are exact spans, a noun phrase without its article; `value` is the fullest name that the document gives for it.
`hedge` of a perpetrator or group is one of `fields.GROUP_CERTAINTIES`; empty means stated as fact. `score` is 1.0 where
the grammar of the sentence says so, FALLBACK where the phrase only stands in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from dateline.extract.agents import accused, acting, agents, blamed
from dateline.extract.clauses import Filler, certainty, objects, sentence_of
from dateline.extract.coreference import full_name, full_names
from dateline.extract.patients import PHYSICAL, patients
from dateline.extract.phrases import Nouns, heads, is_armed_group, known_groups
from dateline.extract.sources import sources
from dateline.extract.triggers import Trigger
from dateline.records import Draft, Parsed, Span

FALLBACK = 0.5

FIELDS = ("perpetrator", "perpetrator_group", "claimed_by", "victim", "target", "weapon")

ARMED = PHYSICAL | frozenset(
    "shooting stabbing assassination clash chemical_attack beating kidnapping hijacking".split()
)
"""Types of which a weapon in the same sentence is the weapon."""

TAKING = frozenset({"kidnapping", "hijacking"})
"""Types for which a word such as "seize" or "hold" is no work of the police."""

COUNTED = frozenset({"target", "weapon"})
"""Fields whose quotes leave the number out: 'three buses' is quoted as 'buses'."""

CUT = re.compile(r"[^()]*\)\s*")

NUMBER = re.compile(
    r"(?:(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several|many|some|numerous|various|few)"
    r"(?:\s+of)?\s+)+",
    re.IGNORECASE,
)


def roles(parsed: Parsed, trigger: Trigger) -> tuple[Draft, ...]:
    """Return who and what one trigger names, in text order."""
    return document_roles(parsed, (trigger,))[0]


def document_roles(parsed: Parsed, triggers: Sequence[Trigger]) -> tuple[tuple[Draft, ...], ...]:
    """Return who and what each trigger of a document names, in the order of the triggers."""
    if not parsed.tokens:
        return tuple(tuple(_surface(parsed, trigger)) for trigger in triggers)
    syntax = Nouns(parsed)
    bought = sources(syntax, triggers)
    fillers = [(*_fillers(syntax, trigger), *bought.get(trigger, ())) for trigger in triggers]
    people = {filler.phrase.span for group in fillers for filler in group if filler.phrase.is_name}
    names = full_names(parsed, (" ".join(parsed.text[span.starts : span.ends].split()) for span in sorted(people)))
    return tuple(_drafts(parsed, group, names) for group in fillers)


def _drafts(parsed: Parsed, fillers: Iterable[Filler], names: tuple[str, ...]) -> tuple[Draft, ...]:
    """Return the drafts of some fillers without repetition, in text order."""
    kept: dict[tuple[str, int, int], Draft] = {}
    for filler in fillers:
        draft = _draft(parsed, filler, names)
        old = kept.get((draft.field, draft.starts, draft.ends))
        if draft.value and (old is None or draft.score > old.score):
            kept[draft.field, draft.starts, draft.ends] = draft
    return tuple(sorted(kept.values(), key=lambda draft: (draft.starts, draft.field)))


def _draft(parsed: Parsed, filler: Filler, names: tuple[str, ...]) -> Draft:
    """Return the draft of one filler, with the fullest name of a person as its value."""
    found = filler.phrase
    number = NUMBER.match(parsed.text, found.starts, found.ends) if filler.field in COUNTED else None
    starts = number.end() if number else opened(parsed.text, found.span)
    words = " ".join(parsed.text[starts : found.ends].split())
    value = full_name(words, names) if found.is_name and "person" in found.kinds else words
    return Draft(filler.field, starts, found.ends, value, hedge=filler.hedge, score=filler.score)


def opened(text: str, span: Span) -> int:
    """Return where some words start without the end of a bracket that opened before them: '(Blue Wire) Gunmen'."""
    cut = CUT.match(text, *span)
    return cut.end() if cut and cut.end() < span.ends else span.starts


def _fillers(syntax: Nouns, trigger: Trigger) -> Iterator[Filler]:
    """Yield everything that one trigger names: first what its grammar says, then what stands beside it."""
    if trigger.token < 0 or (trigger.lemma in heads("policing") and trigger.type not in TAKING):
        return
    if trigger.lemma == "blame":
        yield from accused(syntax, trigger)
        return
    certain = [
        *agents(syntax, trigger),
        *patients(syntax, trigger),
        *_weapons(syntax, trigger),
        *blamed(syntax, trigger),
    ]
    yield from certain
    yield from _beside(syntax, trigger, certain)


# -- what is used -----------------------------------------------------------------------------------------------------


def _weapons(syntax: Nouns, trigger: Trigger) -> Iterator[Filler]:
    """Yield the weapons that the grammar ties to a trigger: 'with a knife', 'bomb attack', the bomb itself."""
    number = trigger.token
    places = [number] if trigger.is_noun else []
    places += [n for n in syntax.children[number] if syntax.tokens[n].relation in ("compound", "nmod", "amod")]
    places += objects(syntax, number, heads("means"))
    for using in syntax.children[number]:
        if syntax.tokens[using].lemma in ("use", "wield", "fire", "hurl", "throw"):
            places += syntax.patients(using)
    for place in places:
        if "weapon" in syntax.kinds(place):
            yield Filler("weapon", syntax.phrase(place))


# -- what stands beside it --------------------------------------------------------------------------------------------


def _beside(syntax: Nouns, trigger: Trigger, certain: list[Filler]) -> Iterator[Filler]:
    """Yield the fighters, the armed organisations and the weapons of the same sentence where the grammar ties none."""
    missing = set(FIELDS) - {filler.field for filler in certain}
    taken = {filler.phrase.head for filler in certain}
    for number in sentence_of(syntax, trigger):
        if number in taken or syntax.tokens[number].pos not in ("NOUN", "PROPN"):
            continue
        field = _beside_field(syntax, number, trigger)
        if field in missing:
            hedge = certainty(syntax, number, number) or ("suspected" if field == "perpetrator_group" else "")
            yield from (filler for filler in acting(syntax, number, hedge, FALLBACK) if filler.field == field)


def _beside_field(syntax: Nouns, number: int, trigger: Trigger) -> str:
    """Return the field that a noun fills by standing in the sentence of a trigger; empty = none."""
    kinds = syntax.kinds(number)
    is_head = syntax.tokens[number].relation not in ("compound", "amod", "nmod")
    if "fighter" in kinds and is_head:
        return "perpetrator"
    if "group" in kinds and is_armed_group(syntax, number) and not _is_opposed(syntax, number):
        return "perpetrator_group"
    is_weapon = "weapon" in kinds and is_head and syntax.tokens[number].lemma not in heads("implements")
    return "weapon" if is_weapon and trigger.type in ARMED else ""


def _is_opposed(syntax: Nouns, number: int) -> bool:
    """Tell whether a group stands where the one who acts does not: 'strikes against ...', 'hit ...'."""
    token = syntax.tokens[number]
    if token.relation == "pobj":
        return syntax.tokens[token.head].lemma in (
            "against",
            "for",
            "with",
            "from",
            "on",
            "at",
            "between",
            "in",
            "under",
        )
    return token.relation in ("dobj", "nsubjpass")


# -- texts whose words are not known ----------------------------------------------------------------------------------


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Return a pattern of the words that fill a field whatever stands beside them."""
    fighters = sorted({form for word in heads("fighters") for form in (word, word + "s")} - {"suspect", "criminal"})
    weapons = sorted({form for word in heads("weapons") for form in (word, word + "s") if len(word) > 3})
    named = {name for name in known_groups() if len(name) > 3}
    return {
        field: re.compile(
            rf"(?<![\w-])(?:{'|'.join(re.escape(word) for word in sorted(group, key=len, reverse=True))})(?![\w-])",
            re.IGNORECASE,
        )
        for field, group in (("perpetrator", fighters), ("perpetrator_group", named), ("weapon", weapons))
    }


def _surface(parsed: Parsed, trigger: Trigger) -> Iterator[Draft]:
    """Yield the fighters, groups and weapons in the sentence of a trigger, by the forms of words alone."""
    sentence = parsed.sentences[trigger.sentence]
    for field, pattern in _patterns().items():
        for found in pattern.finditer(parsed.text, sentence.starts, sentence.ends):
            hedge = "suspected" if field == "perpetrator_group" else ""
            yield Draft(field, found.start(), found.end(), found.group(), hedge=hedge, score=FALLBACK)
