"""Who does what to whom around a word: small questions to the dependency tree, asked in one place."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cached_property

from dateline.extract.lexicon import words
from dateline.extract.parse import PASSIVES, SUBJECTS, Parse
from dateline.records import Token

OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
PARTIES = frozenset({"person", "organisation", "nationality"})
PRONOUNS = frozenset(
    {
        "i",
        "he",
        "she",
        "they",
        "we",
        "him",
        "her",
        "them",
        "us",
        "me",
        "you",
        "who",
        "whom",
        "himself",
        "herself",
        "themselves",
    }
)


DEPTH = 60
"""No sentence is nested deeper in earnest; a damaged tree ends here."""


class Syntax(Parse):
    """The words of one document, with the questions that the trigger tests ask of them."""

    @cached_property
    def _kinds(self) -> dict[int, str]:
        """The kind of the name that each word of a name belongs to."""
        kinds: dict[int, str] = {}
        number = 0
        for name in self.parsed.names:
            while number < len(self.tokens) and self.tokens[number].starts < name.starts:
                number += 1
            place = number
            while place < len(self.tokens) and self.tokens[place].starts < name.ends:
                kinds[place] = name.kind
                place += 1
        return kinds

    @cached_property
    def _sentence_lemmas(self) -> dict[int, frozenset[str]]:
        """The lemmas of each sentence; those of a verb taken for a name ("Tram Derails") without its ending, too."""
        found: dict[int, set[str]] = {}
        for token in self.tokens:
            lemmas = found.setdefault(token.sentence, set())
            lemmas.add(token.lemma)
            if token.pos == "PROPN":
                lemmas.add(token.lemma.removesuffix("s"))
        return {number: frozenset(lemmas) for number, lemmas in found.items()}

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All lemmas of the text."""
        return frozenset().union(*self._sentence_lemmas.values())

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts, to find words by offset."""
        return [token.starts for token in self.tokens]

    def ancestors(self, number: int) -> list[int]:
        """Return a word and those above it, up to the root."""
        chain = [number]
        while self.tokens[chain[-1]].head != chain[-1] and len(chain) < DEPTH:
            chain.append(self.tokens[chain[-1]].head)
        return chain

    def head(self, number: int) -> int:
        """Return the word that a word depends on."""
        return self.tokens[number].head

    def kind(self, number: int) -> str:
        """Return the kind of the name that a word belongs to; empty = none."""
        return self._kinds.get(number, "")

    def is_word(self, number: int, piece: str) -> bool:
        """Tell whether a word is a piece of a trigger entry, by lemma or by its own form."""
        token = self.tokens[number]
        return piece in (token.lemma, token.text.lower())

    def is_same_sentence(self, a: int, b: int) -> bool:
        """Tell whether two words stand in one sentence."""
        return self.tokens[a].sentence == self.tokens[b].sentence

    def text_has(self, group: Set[str]) -> bool:
        """Tell whether the text has a word of a set."""
        return not self.lemmas.isdisjoint(group)

    def sentence_has(self, number: int, group: Set[str]) -> bool:
        """Tell whether the sentence of a word has another word of a set."""
        lemmas = self._sentence_lemmas[self.tokens[number].sentence]
        return not (lemmas - {self.tokens[number].lemma}).isdisjoint(group)

    def modifiers(self, number: int) -> list[int]:
        """Return the words that modify a noun from before."""
        return [
            n
            for n in self.children[number]
            if n < number and self.tokens[n].relation in ("compound", "amod", "nmod", "poss")
        ]

    def _of_relation(self, number: int, relations: Set[str]) -> list[int]:
        """Return the dependents of a word by relation, with the words joined to them by 'and'."""
        found = [n for n in self.children[number] if self.tokens[n].relation in relations]
        return [joined for n in found for joined in self.joined(n)]

    def joined(self, number: int) -> Iterator[int]:
        """Yield a word and the words joined to it: 'two farmers and a priest'."""
        chain = [number]
        while chain:
            place = chain.pop()
            yield place
            chain.extend(n for n in self.children[place] if self.tokens[n].relation == "conj")

    def verb_of(self, number: int) -> int:
        """Return the verb whose subject a verb shares: for 'died after being shot' that of 'died'."""
        for _ in range(5):
            relation = self.tokens[number].relation
            if relation not in ("conj", "xcomp", "advcl", "pcomp") or self._has_subject(number):
                break
            number = self.head(self.head(number)) if relation == "pcomp" else self.head(number)
        return number

    def _has_subject(self, number: int) -> bool:
        """Tell whether a verb has a subject of its own."""
        return any(self.tokens[n].relation in SUBJECTS | PASSIVES for n in self.children[number])

    def is_passive(self, number: int) -> bool:
        """Tell whether a verb stands in the passive: 'was shot', 'a man killed in the raid'."""
        token = self.tokens[number]
        marks = {self.tokens[n].relation for n in self.children[number]}
        if marks & {"nsubjpass", "auxpass", "agent"}:
            return True
        return (
            token.tag == "VBN" and token.relation in ("acl", "amod", "relcl") and not marks & {"dobj", "nsubj", "aux"}
        )

    def is_gerund(self, number: int) -> bool:
        """Tell whether a verb stands as a noun: 'the shooting', and not 'they are shooting a film'."""
        marks = {self.tokens[n].relation for n in self.children[number]}
        is_running = number > 0 and self.tokens[number - 1].lemma in ("be", "\u2019m", "'m")
        return self.tokens[number].tag == "VBG" and not is_running and not marks & {"dobj", "nsubj", "aux", "prt"}

    def agents(self, number: int) -> list[int]:
        """Return the heads of those who do it."""
        if self.is_passive(number):
            return self.by(number)
        subjects = self._of_relation(self.verb_of(number), SUBJECTS)
        return [self._antecedent(number, n) for n in subjects] + self._modified(number, is_agent=True) + self.by(number)

    def patients(self, number: int) -> list[int]:
        """Return the heads of those it is done to."""
        passives = (
            self._of_relation(self.verb_of(number), PASSIVES | self._shared(number)) if self.is_passive(number) else []
        )
        objects = self._of_relation(number, OBJECTS)
        return [self._antecedent(number, n) for n in passives] + objects + self._modified(number, is_agent=False)

    def _shared(self, number: int) -> frozenset[str]:
        """Return how the sufferer stands to the verb whose subject a passive shares: 'he died after being shot'."""
        return SUBJECTS if self.verb_of(number) != number else frozenset()

    def _antecedent(self, number: int, subject: int) -> int:
        """Return whom 'who', 'which' or 'that' means: the noun that its clause belongs to."""
        verb = self.verb_of(number)
        is_relative = self.tokens[subject].tag in ("WP", "WDT") and self.tokens[verb].relation == "relcl"
        return self.head(verb) if is_relative else subject

    def _modified(self, number: int, is_agent: bool) -> list[int]:
        """Return the noun that a participle describes: 'a man killed there' suffers, 'a man carrying' acts."""
        token = self.tokens[number]
        if token.relation not in ("acl", "amod") or self.tokens[token.head].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
            return []
        return [token.head] if (token.tag == "VBG") == is_agent else []

    def by(self, number: int) -> list[int]:
        """Return the heads of those named with 'by'."""
        return self._prepositions(number, frozenset({"by"}))

    def aims(self, number: int) -> list[int]:
        """Return the heads of what a verb aims at: 'fired at the crowd'."""
        return self._prepositions(number, frozenset({"at", "on", "into", "against", "upon"}))

    def of(self, number: int) -> list[int]:
        """Return the heads of what a noun is done to: 'of', 'on', 'against', and the possessor."""
        found = self._prepositions(number, frozenset({"of", "on", "against", "at", "with", "between"}))
        return found + self._of_relation(number, frozenset({"poss", "compound", "nmod"}))

    def _prepositions(self, number: int, group: Set[str]) -> list[int]:
        """Return the objects of some prepositions behind a word."""
        places = [
            n
            for n in self.children[number]
            if self.tokens[n].lemma in group and self.tokens[n].relation in ("prep", "agent")
        ]
        return [n for place in places for n in self._of_relation(place, frozenset({"pobj", "pcomp"}))]

    def is_person(self, number: int) -> bool:
        """Tell whether a word means a person or a body of people."""
        token = self.tokens[number]
        if token.lemma in words("persons") or token.text.lower() in PRONOUNS:
            return True
        return self.kind(number) in PARTIES or (token.pos == "NUM" and token.relation in SUBJECTS | PASSIVES | OBJECTS)

    def is_definite(self, number: int) -> bool:
        """Tell whether a noun refers to something known: by article, owner or a proper name before it."""
        before = (self.tokens[n] for n in self.children[number] if n < number)
        return any(
            token.relation == "poss"
            or (token.relation in ("compound", "nmod") and token.pos == "PROPN")
            or (token.relation in ("det", "amod", "nmod") and token.lemma in words("definite"))
            for token in before
        )

    def is_title(self, number: int) -> bool:
        """Tell whether a word is part of the title of a work: the tagger knows it as a name of another kind."""
        return self.kind(number) in ("other", "event") and self.tokens[number].text[:1].isupper()

    def token(self, number: int) -> Token:
        """Return a word."""
        return self.tokens[number]
