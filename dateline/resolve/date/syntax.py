"""The tense of the clause that a time expression stands in, from the syntax of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Span, Token
from dateline.resolve.date.context import Tense

APPOINTED = frozenset("begin close convene end expire face meet open reopen resume start turn vote".split())
"""Verbs whose present speaks of what is arranged: `the court meets Tuesday` (Quirk et al. 1985, 4.45).

Of others it does not: under a photograph, `police search the house Tuesday` was.
"""

AHEAD = frozenset("expect plan schedule slate intend hope vow promise agree decide propose want ready".split())
"""Verbs whose participle or infinitive looks ahead."""

DUE = frozenset("due payable effective".split())
"""Adjectives of what is to come."""

STAYING = frozenset("begin start continue try manage fail refuse help appear seem have go come use".split())
"""Verbs whose infinitive happens when they do: `began to`, `managed to`."""

HIGHEST = 12
"""Steps up the tree after which no verb is looked for any more."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """The words of a document, to be looked up by their places."""

    tokens: tuple[Token, ...] = ()
    places: tuple[int, ...] = ()
    helpers: tuple[tuple[int, ...], ...] = ()  # of each word, the auxiliaries that hang on it

    def within(self, span: Span) -> range:
        """Return the numbers of the words that begin in a span."""
        return range(bisect_left(self.places, span.starts), bisect_left(self.places, span.ends))

    def tense(self, span: Span) -> Tense | None:
        """Return the tense of the verb that a time expression hangs on; None where the syntax does not tell."""
        inside = self.within(span)
        tops = (number for number in inside if self.tokens[number].head not in inside)
        return next((self._tense_above(number) for number in tops), None)

    def _tense_above(self, number: int) -> Tense | None:
        """Return the tense of the first verb above a word."""
        is_direct = True
        for above in self._climb(number):
            word = self.tokens[above]
            if word.lemma in DUE:
                return "past" if self._was_over(above) else "future"
            if word.pos in ("VERB", "AUX"):
                return self._tense_of(above, is_direct)
            is_direct = is_direct and word.pos in ("ADP", "ADV", "SCONJ")
        return None

    def _climb(self, number: int) -> Iterator[int]:
        """Yield the words above a word."""
        for _ in range(HIGHEST):
            above = self.tokens[number].head
            if above == number:
                return
            yield above
            number = above

    def _tense_of(self, number: int, is_direct: bool) -> Tense | None:
        """Return the tense of a verb. `is_direct`: the expression hangs on the verb itself, not on a noun below it."""
        word = self.tokens[number]
        tags = {self.tokens[each].tag for each in self.helpers[number]}
        lemmas = {self.tokens[each].lemma for each in self.helpers[number]}
        if "MD" in tags:
            return "past" if "have" in lemmas else "" if lemmas & {"could", "might"} else "future"
        if "TO" in tags:
            return self._tense_of_infinitive(number)
        if word.lemma in AHEAD and word.tag in ("VBN", "VBG", "VBZ", "VBP") and not self._was_over(number):
            return "future"
        if word.tag == "VBD" or "VBD" in tags or "have" in lemmas or (word.tag == "VBN" and not tags):
            return "past"
        if word.tag in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
            return "future" if is_direct and word.lemma in APPOINTED else ""
        return None

    def _tense_of_infinitive(self, number: int) -> Tense | None:
        """Return the tense of `to go`: ahead, unless what it hangs on makes it happen."""
        word = self.tokens[number]
        above = self.tokens[word.head]
        if above.lemma in AHEAD | DUE or word.relation in ("acl", "relcl"):
            return "past" if self._was_over(word.head) else "future"
        is_chained = any(self.tokens[each].tag == "TO" for each in self.helpers[word.head])
        if word.relation == "xcomp" and above.lemma in STAYING and not is_chained:
            return self._tense_of(word.head, is_direct=False)
        return None

    def _was_over(self, number: int) -> bool:
        """Tell whether a verb, or the verb of an adjective, stands in the pluperfect: `had been due to`."""
        above = number if self.tokens[number].pos == "VERB" else self.tokens[number].head
        return any(self.tokens[each].text.lower() == "had" for each in self.helpers[above])


NO_SYNTAX = Syntax()
"""Of a text that no tagger has read."""


def syntax(tokens: tuple[Token, ...]) -> Syntax:
    """Return the syntax of a document from its words."""
    helpers: list[list[int]] = [[] for _ in tokens]
    for number, token in enumerate(tokens):
        if token.relation in ("aux", "auxpass") and token.head != number:
            helpers[token.head].append(number)
    return Syntax(tokens, tuple(token.starts for token in tokens), tuple(map(tuple, helpers)))
