"""Listed places: incidents of one kind that a report tells of in one breath, told apart by the towns that it lists.

"Bombs went off in Orvana, Tessin and Marle" is one sentence and three incidents: by GTD's codebook what is not one in
place and time is several. Each gets its own place and what stands beside that; whoever did one did all, on one day. A
number in front of the list or behind it sums them up: it stays with the first, so that it counts once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.attach import TOWNS, token_at
from dateline.extract.groups import Group, told_apart
from dateline.extract.kinds import HIT, Party, Told
from dateline.extract.lexicon import words
from dateline.extract.signs import Sign
from dateline.extract.syntax import Syntax
from dateline.gazetteer import is_within
from dateline.records import Draft, Parsed, PlaceName, Token

LOCAL = TOWNS | {"province"}
"""Kinds of places whose list tells of several incidents: one of countries tells of a war or a campaign."""

LONGEST = 8
"""Words that may stand between two places of a list: 'in Salto, a school on the hill in Orvana'."""

MOST = 40
"""Places of the longest list that is taken for one of incidents: a longer one is a table or an index."""

NEAR = 3
"""Words before a list that can make it one of what a way joins: 'the border of the Salto and Orvana districts'."""

MANY = frozenset({"NNS", "NNPS"})
"""Penn Treebank tags of plurals."""

Names = tuple[PlaceName, ...]


def spread(parsed: Parsed, places: Sequence[PlaceName], told: Told) -> Told:
    """Return the incidents with who and what they name, one for each place where a list of places tells of several."""
    syntax = Syntax(parsed)
    lists = {_sentence(syntax, names[0]): names for names in _lists(syntax, places)}
    return [one for group, party in told for one in _spread(syntax, _without(lists, group, told), group, party)]


def _without(lists: Mapping[int, Names], group: Group, told: Told) -> Mapping[int, Names]:
    """Return the lists without the places of other incidents: who lists those only sums up what the report tells."""
    others = {place for other, _ in told if other is not group for place in other.places}
    return {
        number: tuple(name for name in names if name.place and name.place.id not in others)
        for number, names in lists.items()
    }


def _spread(syntax: Syntax, lists: Mapping[int, Names], group: Group, party: Party) -> Told:
    """Return an incident as it is, or one for each place of the first list that tells of several."""
    for sentence in dict.fromkeys(sign.trigger.sentence for sign in group.signs):
        names = lists.get(sentence, ())
        if len(names) > 1 and _tells(syntax, group, sentence, names):
            return [
                (_there(group, names, place), tuple(_drafts(syntax, group, names, place, party)))
                for place in range(len(names))
            ]
    return [(group, party)]


def _tells(syntax: Syntax, group: Group, sentence: int, names: Names) -> bool:
    """Tell whether the signs of a sentence tell of several deeds, in the places of its list."""
    telling = [sign for sign in group.signs if sign.trigger.sentence == sentence and sign.is_real]
    if not {name for sign in telling for name in sign.places}.issuperset(names):
        return False
    naming = [sign for sign in telling if _opens(sign, names)]
    return bool(naming) and (_has_own(syntax, names) or any(_is_several(syntax, sign, names) for sign in naming))


def _opens(sign: Sign, names: Names) -> bool:
    """Tell whether a sign names an incident in places of a list, and sums up none told before: not 'the attacks in'."""
    return sign.trigger.force == "incident" and not sign.is_definite and not set(names).isdisjoint(sign.places)


def _has_own(syntax: Syntax, names: Names) -> bool:
    """Tell whether a list says what was hit in each place: 'a church in Salto and a school in Orvana'."""
    inside = _between(syntax, names[0], names[-1])
    return any(token.pos == "NOUN" and token.lemma not in words("listing") for token in inside)


def _is_several(syntax: Syntax, sign: Sign, names: Names) -> bool:
    """Tell whether there can be a deed in each place: 'bombs went off', 'two mayors were shot', not 'a shooting'."""
    deed = sign.trigger.token
    devices = [n for n in syntax.agents(deed) if syntax.tokens[n].lemma in words("device")]
    spots = {token_at(syntax, name.span) for name in names}
    hit = [n for n in syntax.patients(deed) if n not in spots]
    aims = [n for n in syntax.of(deed) if sign.trigger.is_noun and n not in spots]
    is_plural = any(syntax.tokens[n].tag in MANY for n in (deed, *devices, *hit, *aims))
    return is_plural or len(hit) >= len(names)


# -- lists of places ---------------------------------------------------------------------------------------------------


def _lists(syntax: Syntax, places: Iterable[PlaceName]) -> Iterator[Names]:
    """Yield the lists of two or more places that a text gives, in text order."""
    names: list[PlaceName] = []
    for name in places:
        if names and not _is_next(syntax, names[-1], name):
            yield from _list(syntax, names)
            names = []
        names.append(name)
    yield from _list(syntax, names)


def _list(syntax: Syntax, names: Sequence[PlaceName]) -> Iterator[Names]:
    """Yield the places that names list; none where they only say where one place lies, or join places to a way."""
    local = [name for name in names if name.place is not None and name.place.kind in LOCAL]
    if not 1 < len(local) <= MOST:
        return
    different = tuple(name for n, name in enumerate(local) if not any(_is_one(name, other) for other in local[:n]))
    joints = {token.lemma for a, b in pairwise(names) for token in _between(syntax, a, b)}
    if len(different) > 1 and "and" in joints and not _is_way(syntax, names[0]):
        yield different


def _is_one(a: PlaceName, b: PlaceName) -> bool:
    """Tell whether two names mean one place, or one says where the other lies: 'Salto, in Salto province'."""
    return a.place is not None and b.place is not None and (is_within(a.place, b.place) or is_within(b.place, a.place))


def _is_next(syntax: Syntax, a: PlaceName, b: PlaceName) -> bool:
    """Tell whether a name follows another in a list, by itself or with what was hit there: 'and a bank in Orvana'."""
    joint = _between(syntax, a, b)
    if not 0 < len(joint) <= LONGEST or _sentence(syntax, a) != _sentence(syntax, b):
        return False
    is_bare = all(_joins(token) for token in joint)
    is_led = _joins(joint[0]) and joint[-1].lemma in words("where") and all(_joins(t) or _names(t) for t in joint)
    return is_bare or is_led


def _joins(token: Token) -> bool:
    """Tell whether a word can stand between two places of a list."""
    return token.text in (",", ";") or token.lemma in words("listing") or token.lemma in words("where")


def _names(token: Token) -> bool:
    """Tell whether a word can name something hit."""
    return token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET")


def _between(syntax: Syntax, a: PlaceName, b: PlaceName) -> Sequence[Token]:
    """Return the words between two names."""
    return syntax.tokens[bisect_left(syntax.starts, a.ends) : bisect_left(syntax.starts, b.starts)]


def _sentence(syntax: Syntax, name: PlaceName) -> int:
    """Return the number of the sentence that a name stands in; -1 where the text was not parsed."""
    place = bisect_right(syntax.starts, name.starts) - 1
    return syntax.tokens[place].sentence if place >= 0 else -1


def _is_way(syntax: Syntax, name: PlaceName) -> bool:
    """Tell whether a list is one of what a way joins, or a crossing: 'between Salto and Orvana', 'at Oak and Elm'."""
    place = bisect_left(syntax.starts, name.starts)
    before = [token.lemma for token in syntax.tokens[max(place - NEAR, 0) : place]]
    return before[-1:] in (["at"], ["on"]) or not words("joining").isdisjoint(before)


# -- what belongs to which place ---------------------------------------------------------------------------------------


def _there(group: Group, names: Names, place: int) -> Group:
    """Return what a group tells of one place of a list, given by its number."""
    there = Group(kind=group.kind, is_main=group.is_main)
    for sign in group.signs:
        spots = _spots(sign, names)
        if place in spots:
            own = tuple(name for name in sign.places if len(spots) == 1 or _is_one(name, names[place]))
            counted = tuple(one for one in sign.figures if _beside(names, one.starts, spots) == place)
            there.add(replace(sign, places=own, figures=counted))
    return there


def _spots(sign: Sign, names: Names) -> Sequence[int]:
    """Return in which places of a list a sign tells of the deed, by their numbers: in all where it names none.

    A sign that names other places only tells of the first.
    """
    everywhere = range(len(names))
    ours = told_apart(sign.places)
    return [n for n in everywhere if not ours or any(_is_one(name, names[n]) for name in ours)] or everywhere[:1]


def _beside(names: Names, starts: int, spots: Sequence[int]) -> int:
    """Return the number of the place that some words stand beside in a list; the first where they stand elsewhere."""
    return sum(name.ends <= starts for name in names) if _is_inside(names, starts) else spots[0]


def _is_inside(names: Names, starts: int) -> bool:
    """Tell whether words stand inside a list."""
    return names[0].ends <= starts < names[-1].starts


def _drafts(syntax: Syntax, group: Group, names: Names, place: int, party: Party) -> Iterator[Draft]:
    """Yield who and what was in one place of a list: whoever did it, and those hit there."""
    elsewhere = {sign.trigger.sentence: spots for sign in group.signs if len(spots := _spots(sign, names)) < len(names)}
    home = _sentence(syntax, names[0])
    for draft in party:
        words_of = syntax.tokens[bisect_left(syntax.starts, draft.starts) : bisect_left(syntax.starts, draft.ends)]
        sentence = words_of[0].sentence if words_of else -1
        is_shared = draft.field not in HIT or (sentence == home and _is_uncounted(words_of))
        if is_shared or place == _beside(names, draft.starts, elsewhere.get(sentence, (0,))):
            yield draft


def _is_uncounted(tokens: Sequence[Token]) -> bool:
    """Tell whether words mean several, no matter how many: 'power lines', not 'a school' or 'six farmers'."""
    return any(token.tag in MANY for token in tokens) and all(token.pos != "NUM" for token in tokens)
