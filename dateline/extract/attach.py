"""Which time, place and figure of a sentence belongs to which trigger: the nearest in the tree and in its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Protocol, TypeVar

from dateline.extract.lexicon import words
from dateline.extract.status import REPORTING
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger
from dateline.records import Parsed, PlaceName, Span

FAR = 99
"""Tree distance of words that are not joined."""

OTHER_DEEDS = REPORTING | words("other_deed")
"""Verbs whose time is their own: saying, and what police, courts and mourners do afterwards."""

TOWNS = frozenset({"settlement", "district", "site"})
"""Kinds of places that a report can be set in."""


class Located(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Thing = TypeVar("Thing", bound=Located)


def share(
    syntax: Syntax, triggers: Sequence[Trigger], things: Iterable[Thing], always: bool = False
) -> list[list[Thing]]:
    """Return for each trigger the things that belong to it, each thing to the nearest trigger of its sentence.

    It also has to stand in the clause of that trigger: the time of the saying, the arrest or the trial is another.
    """
    by_sentence: dict[int, list[int]] = {}
    for number, trigger in enumerate(triggers):
        by_sentence.setdefault(trigger.sentence, []).append(number)
    shared: list[list[Thing]] = [[] for _ in triggers]
    starts = [sentence.starts for sentence in _in_text_order(syntax.parsed)]
    numbers = [number for number, _ in sorted(enumerate(syntax.parsed.sentences), key=lambda pair: pair[1].starts)]
    for thing in things:
        place = bisect_left(starts, thing.span.starts + 1) - 1
        rivals = by_sentence.get(numbers[place], ()) if place >= 0 else ()
        for owner in _owners(syntax, triggers, rivals, thing.span):
            if always or is_in_clause(syntax, thing.span, triggers[owner]):
                shared[owner].append(thing)
    return shared


def _owners(syntax: Syntax, triggers: Sequence[Trigger], rivals: Iterable[int], span: Span) -> Iterator[int]:
    """Yield the trigger that is nearest to a span, one inside and one outside of the clause in which 'where' means it.

    In "the blast hit a market in Ghent, where 20 died" Ghent is where both happened.
    """
    taking = {number: takes_up(syntax, triggers[number], span) for number in rivals}
    for is_taking in (True, False):
        some = [number for number, takes in taking.items() if takes is is_taking]
        if some:
            yield min(some, key=lambda number: distance(syntax, triggers[number], span))


def takes_up(syntax: Syntax, trigger: Trigger, span: Span) -> bool:
    """Tell whether a trigger stands in a clause that says what happened at a span: 'in Ghent, where 20 died'."""
    word = token_at(syntax, span)
    if word < 0 or trigger.token < 0:
        return False
    path = syntax.ancestors(trigger.token)
    clause = next((n for n in path if syntax.tokens[n].relation == "relcl"), -1)
    if clause < 0 or not any(syntax.tokens[n].lemma == "where" for n in syntax.children[clause]):
        return False
    above = _phrase(syntax, word)
    return _first(syntax, syntax.head(clause)) in above and not any(
        syntax.tokens[n].lemma in words("care") for n in above
    )


def _phrase(syntax: Syntax, word: int) -> list[int]:
    """Return a word and those above it, up to the verb."""
    return list(takewhile(lambda n: syntax.tokens[n].pos not in ("VERB", "AUX"), syntax.ancestors(word)))


def _first(syntax: Syntax, word: int) -> int:
    """Return the first of the words that a word is joined to: 'Ghent' in 'in Ghent, Salto and Antwerp'."""
    while syntax.tokens[word].relation in ("conj", "appos") and syntax.head(word) != word:
        word = syntax.head(word)
    return word


def _in_text_order(parsed: Parsed) -> list[Span]:
    """Return the sentences' spans by offset: the headline may stand behind the body."""
    return sorted(sentence.span for sentence in parsed.sentences)


def token_at(syntax: Syntax, span: Span) -> int:
    """Return the head word of a span: the one that depends on a word outside it; -1 where there is none."""
    first = bisect_left(syntax.starts, span.starts)
    inside = [n for n in range(first, min(first + 40, len(syntax.tokens))) if syntax.tokens[n].starts < span.ends]
    for number in inside:
        if syntax.head(number) not in inside or syntax.head(number) == number:
            return number
    return inside[0] if inside else -1


def distance(syntax: Syntax, trigger: Trigger, span: Span) -> tuple[int, int]:
    """Return how far a span is from a trigger: in the tree, then in the text."""
    apart = max(span.starts - trigger.ends, trigger.starts - span.ends, 0)
    word = token_at(syntax, span)
    if trigger.token < 0 or word < 0:
        return FAR, apart
    return between(syntax, trigger.token, word), apart


def between(syntax: Syntax, a: int, b: int) -> int:
    """Return the number of steps between two words in the tree."""
    above = {number: steps for steps, number in enumerate(syntax.ancestors(a))}
    for steps, number in enumerate(syntax.ancestors(b)):
        if number in above:
            return above[number] + steps
    return FAR


def is_in_clause(syntax: Syntax, span: Span, trigger: Trigger) -> bool:
    """Tell whether a time or place is a trigger's: it hangs on it, on a verb under it, or on the verb that it fills.

    "Police said Monday that ...", "was arrested in Ghent after he shot ..." and "the trial over the shooting began in
    May" tell the time and place of something else. A time in front sets the scene for the whole sentence.
    """
    word = token_at(syntax, span)
    if word < 0 or trigger.token < 0 or takes_up(syntax, trigger, span):
        return True
    verb = next(
        (n for n in syntax.ancestors(word) if n == trigger.token or syntax.tokens[n].pos in ("VERB", "AUX")), None
    )
    if verb is None or verb == trigger.token:
        return True
    if trigger.token in syntax.ancestors(verb):
        return trigger.is_noun or not _describes(syntax, verb, trigger.token)
    if syntax.tokens[verb].lemma in words("attending") and trigger.is_noun and verb < trigger.token < word:
        return True
    if _is_other_deed(syntax, verb) or _follows_other_deed(syntax, word):
        return False
    path = syntax.ancestors(trigger.token)
    if verb not in path or (syntax.tokens[verb].lemma == "be" and not _is_subject_of(syntax, path, verb)):
        return False
    clauses = [syntax.tokens[n].relation for n in path[: path.index(verb)] if syntax.tokens[n].pos in ("VERB", "AUX")]
    is_result = syntax.tokens[trigger.token].tag == "VBG"  # "it went off on Monday, killing nine"
    is_scene = is_result or word < min(path[: path.index(verb)], default=word)
    return all(
        relation in ("conj", "xcomp", "pcomp") or (is_scene and relation in ("relcl", "advcl")) for relation in clauses
    )


def is_of_other_deed(syntax: Syntax, thing: Located) -> bool:
    """Tell whether a time is that of the saying, the arrest or the like: the nearest verb above it is one of those."""
    word = token_at(syntax, thing.span)
    verb = next((n for n in syntax.ancestors(word) if syntax.tokens[n].pos == "VERB"), -1) if word >= 0 else -1
    return word >= 0 and ((verb >= 0 and _is_other_deed(syntax, verb)) or _follows_other_deed(syntax, word))


def _is_other_deed(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb is one of saying, arresting or the like: not 'the shooting on Monday appears to be'."""
    is_raised = syntax.tokens[verb].lemma == "appear" and any(
        syntax.tokens[n].relation in ("xcomp", "oprd", "acomp") for n in syntax.children[verb]
    )
    return syntax.tokens[verb].lemma in OTHER_DEEDS and not is_raised


def _describes(syntax: Syntax, verb: int, above: int) -> bool:
    """Tell whether a verb under another only describes somebody: 'a man who was freed in 2012 killed her'."""
    chain = syntax.ancestors(verb)
    return any(syntax.tokens[n].relation in ("relcl", "acl") for n in chain[: chain.index(above)])


def _follows_other_deed(syntax: Syntax, word: int) -> bool:
    """Tell whether a time or place stands right behind the verb of another deed: 'police revealed Friday'."""
    before = [n for n in range(max(word - 3, 0), word) if syntax.is_same_sentence(n, word)]
    verbs = [n for n in before if syntax.tokens[n].pos == "VERB"]
    skipped = (
        syntax.tokens[n].pos in ("ADP", "DET", "ADJ", "ADV", "PROPN", "NUM") for n in before if verbs and n > verbs[-1]
    )
    return bool(verbs) and _is_other_deed(syntax, verbs[-1]) and all(skipped)


def _is_subject_of(syntax: Syntax, path: Sequence[int], verb: int) -> bool:
    """Tell whether the way from a trigger up to a verb leads through the verb's subject: 'the attack was on Monday'."""
    below = path[path.index(verb) - 1] if verb != path[0] else verb
    return syntax.tokens[below].relation in ("nsubj", "nsubjpass")


HIT = frozenset({"dobj", "nsubjpass"})
"""What people are to the verb that says what befell them: in "killed 12 people in Salto", Salto is where."""


def is_where(syntax: Syntax, name: PlaceName) -> bool:
    """Tell whether a place name says where something is, and not where somebody is from or whom they lead."""
    word = token_at(syntax, name.span)
    if name.place is None or word < 0:
        return name.place is not None
    token = syntax.tokens[word]
    if token.pos == "ADJ" or syntax.kind(word) == "nationality" or token.relation == "poss":
        return False
    if token.relation in ("compound", "nmod") and syntax.tokens[token.head].lemma in words("persons"):
        return False
    if token.relation != "pobj":
        return True
    preposition = token.head
    holder = syntax.tokens[syntax.tokens[preposition].head]
    is_origin = syntax.tokens[preposition].lemma in words("origin")
    return not is_origin and (holder.lemma not in words("persons") or holder.relation in HIT)


def setting(parsed: Parsed, places: Sequence[PlaceName]) -> PlaceName | None:
    """Return where a report is set: the town of its place-and-date line, else the town that it names most often.

    "The Salto schoolgirls" names Salto as well as "in Salto" does; where a minister "told reporters in Montevideo" is
    only where he spoke.
    """
    datelines = [sentence.span for sentence in parsed.sentences if sentence.kind == "dateline"]
    syntax = Syntax(parsed)
    named = [name for name in places if name.place and name.place.kind in TOWNS]
    towns = [name for name in named if is_where(syntax, name)]
    for name in towns:
        if any(span.contains(name.span) for span in datelines):
            return name
    telling = [name for name in named if _is_of_hit(syntax, name) or not is_of_other_deed(syntax, name)]
    counts = Counter(name.place for name in telling if name in towns or _is_of_hit(syntax, name))
    often = max(counts.values(), default=0)
    return next((name for name in named if often > 1 and counts[name.place] == often), None)


def _is_of_hit(syntax: Syntax, name: PlaceName) -> bool:
    """Tell whether a place name tells apart the people that somebody did something to: 'the kidnapped Salto girls'."""
    word = token_at(syntax, name.span)
    token = syntax.tokens[word] if word >= 0 else None
    if token is None or token.relation not in ("compound", "nmod", "amod"):
        return False
    return syntax.tokens[token.head].lemma in words("persons") - words("police") - words("perpetrators")
