"""Who and what the encoder sees, put beside what the grammar tells: one score for both, and whose incident it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from dateline.extract.coreference import full_name, full_names, is_same
from dateline.extract.groups import Group
from dateline.extract.lexicon import words
from dateline.extract.roles import FALLBACK, FIELDS, opened
from dateline.extract.triggers import Trigger
from dateline.models.heads import plain
from dateline.records import Draft, Mark, Parsed, Span

Told = Mapping[Trigger, tuple[Draft, ...]]

LIKELY = 0.3
"""Probability from which words that only the encoder sees become a draft; from 0.5 on the default rule states them."""

TOLD = 0.5
"""Least score of what the grammar tells, and greatest of what the encoder alone sees: each has a half of the scale."""

UNSEEN = 0.01
"""Probability of words that the encoder does not mark at all: the middle of what it leaves out."""

SLOPE, CERTAIN, BESIDE = 1.0, 3.0, 1.5
"""How much the encoder's log-odds count, what the grammar adds to them, and what standing in the same sentence adds."""

SEEN = frozenset(FIELDS) - {"claimed_by"}
"""Fields that the encoder was taught."""


HIT = frozenset({"victim", "target"})

ANCHOR = 0.2
"""Probability from which a victim or a target tells incidents apart."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A string that the encoder marks for a field, wherever it stands."""

    field: str
    score: float
    places: tuple[Mark, ...]

    @property
    def best(self) -> Mark:
        """The place where it is clearest, the first among equals."""
        return max(self.places, key=lambda mark: (mark.here, -mark.starts))


def fillers(parsed: Parsed, groups: Sequence[Group], roles: Told) -> list[tuple[Draft, ...]]:
    """Return for each group the drafts of who and what: those of its signs, and those that only the encoder sees."""
    told = [[draft for sign in group.signs for draft in roles[sign.trigger]] for group in groups]
    told = [[draft for draft in drafts if not _is_place_hit(parsed, draft)] for drafts in told]
    if parsed.marks is None:
        return [tuple(drafts) for drafts in told]
    seen = {(one.field, plain(parsed.text[one.best.starts : one.best.ends])): one for one in _strings(parsed)}
    told = [[_scored(draft, seen) for draft in drafts] for drafts in told]
    names = full_names(parsed)
    known = {(draft.field, plain(draft.value)) for drafts in told for draft in drafts}
    for key, one in seen.items():
        if key not in known and groups and (chance := likely(one.score)) >= LIKELY and not _only_tells(parsed, one):
            draft = _draft(parsed, one, chance, names)
            for number in () if _is_place_hit(parsed, draft) else _homes(draft, one, told, groups):
                told[number].append(draft)
    return [tuple(sorted(drafts, key=lambda draft: (draft.starts, draft.field))) for drafts in told]


def anchors(parsed: Parsed) -> Mapping[int, frozenset[str]]:
    """Return for each sentence, by its number, the last word of whoever and whatever the encoder sees hit in it.

    Who and what was hit tells incidents apart: in the key of muc4 hardly a victim or target belongs to two.
    """
    found: dict[int, set[str]] = {}
    for number, mark in _by_sentence(parsed, parsed.marks.fillers if parsed.marks else ()):
        parts = plain(parsed.text[mark.starts : mark.ends]).split()
        if mark.field in HIT and mark.score >= ANCHOR and parts:
            found.setdefault(number, set()).add(parts[-1])
    return {number: frozenset(hit) for number, hit in found.items()}


def heard(parsed: Parsed) -> Mapping[int, float]:
    """Return for each sentence, by its number, how surely the encoder takes a word of it to tell of an incident."""
    found: dict[int, float] = {}
    for number, mark in _by_sentence(parsed, parsed.marks.incidents if parsed.marks else ()):
        found[number] = max(mark.here, found.get(number, 0.0))
    return found


def _by_sentence(parsed: Parsed, marks: Iterable[Mark]) -> Iterator[tuple[int, Mark]]:
    """Yield each mark with the number of the sentence that it starts in."""
    numbers = sorted(range(len(parsed.sentences)), key=lambda number: parsed.sentences[number].starts)
    opens = [parsed.sentences[number].starts for number in numbers]
    for mark in marks:
        place = bisect_right(opens, mark.starts) - 1
        if place >= 0:
            yield numbers[place], mark


def likely(chance: float, support: float = 0.0) -> float:
    """Return how likely it is that words fill a field: the encoder's log-odds and what the grammar adds to them."""
    chance = min(max(chance, 0.003), 0.997)
    return 1 / (1 + exp(-(SLOPE * log(chance / (1 - chance)) + support)))


def _scored(draft: Draft, seen: Mapping[tuple[str, str], Seen]) -> Draft:
    """Return a draft of the grammar with the score of both."""
    if draft.field not in SEEN:
        return draft
    one = seen.get((draft.field, plain(draft.value)))
    support = CERTAIN if draft.score > FALLBACK else BESIDE
    return replace(draft, score=round(TOLD + (1 - TOLD) * likely(one.score if one else UNSEEN, support), 3))


def _strings(parsed: Parsed) -> Iterator[Seen]:
    """Yield every string that the encoder marks, for each field that it marks it for."""
    marks = parsed.marks.fillers if parsed.marks else ()
    found: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        found.setdefault((mark.field, plain(parsed.text[mark.starts : mark.ends])), []).append(mark)
    for (field, string), places in found.items():
        if string:
            yield Seen(field, max(mark.score for mark in places), tuple(places))


def _is_place_hit(parsed: Parsed, draft: Draft) -> bool:
    """Tell whether a draft has a town or a country for a victim: people are hit there, and a place can be a target.

    A surname that is a town elsewhere is a person's where the report has it in one's name.
    """
    span = Span(draft.starts, draft.ends)
    if draft.field != "victim" or not any(name.kind == "place" and name.span.contains(span) for name in parsed.names):
        return False
    persons = (parsed.text[name.starts : name.ends] for name in parsed.names if name.kind == "person")
    return not any(parsed.text[draft.starts : draft.ends].split()[-1] in person.split() for person in persons)


def _only_tells(parsed: Parsed, one: Seen) -> bool:
    """Tell whether a string seen as those who acted is the police or the army, and stands there as who says so."""
    said = parsed.marks.attributions if parsed.marks else ()
    is_force = plain(parsed.text[one.best.starts : one.best.ends]).split()[-1] in words("responders") | words("police")
    return (
        one.field.startswith("perpetrator")
        and is_force
        and any(note.speaker is not None and note.speaker.overlaps(one.best.span) for note in said)
    )


def _draft(parsed: Parsed, one: Seen, chance: float, names: tuple[str, ...]) -> Draft:
    """Return the draft of a string that only the encoder sees, without its article."""
    ends = one.best.ends
    starts = opened(parsed.text, one.best.span)
    quote = parsed.text[starts:ends]
    starts += len(quote) - len(quote.removeprefix(_article(quote)))
    value = " ".join(parsed.text[starts:ends].split())
    is_person = any(name.kind == "person" and name.span.overlaps(one.best.span) for name in parsed.names)
    return Draft(
        one.field, starts, ends, full_name(value, names) if is_person else value, score=round(TOLD * chance, 3)
    )


def _article(quote: str) -> str:
    """Return the article in front of some words, with the space behind it."""
    first = quote.split(" ", 1)[0]
    return f"{first} " if first.lower() in ("a", "an", "the") and " " in quote else ""


def _homes(draft: Draft, one: Seen, told: Sequence[Iterable[Draft]], groups: Sequence[Group]) -> list[int]:
    """Return the groups that tell of the same entity in other words; else the one with the nearest sign."""
    named = [
        number
        for number, drafts in enumerate(told)
        if any(other.field == draft.field and is_same(other.value, draft.value) for other in drafts)
    ]
    return named or [min(range(len(groups)), key=lambda number: _distance(one, groups[number]))]


def _distance(one: Seen, group: Group) -> int:
    """Return how many code points lie between a string and the nearest sign of a group."""
    return min(abs(mark.starts - sign.trigger.starts) for mark in one.places for sign in group.signs)
