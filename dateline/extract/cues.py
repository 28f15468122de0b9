"""Cues: the words that attribute other words to somebody, and how their phrase is built around them.

A cue is looked for at every verb, at nouns of speech ("their claim that ...") and at fixed phrases ("according to").
Each way to build the phrase is a construction: the words said are a quotation, a clause, an object, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract import forms
from dateline.extract.cue import Cue
from dateline.extract.parse import PASSIVES, SUBJECTS
from dateline.extract.quoted import beside, leads_on
from dateline.extract.tree import Tree, Words, around, stretch
from dateline.records import Span

HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "relcl", "pcomp", "acomp"})
LIGHT = frozenset({"continue", "go", "begin", "start", "keep", "try", "tend", "stop", "help"})
"""Verbs that only shade the verb behind them: 'went on to say', 'continued to deny'."""

HEARSAY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly"})
"""Adverbs that say that somebody else says so."""

LONGEST_NAME = 7
"""Words before a colon that can name a speaker."""

NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM"})
"""Parts of speech that the words before such a colon have."""

FREE = frozenset("in at during after before by from since through until within without".split())
"""Prepositions that seldom belong to what was said about: when, where and to whom it was said."""

FORMS = (
    forms.clause_form, forms.as_form, forms.before_form, forms.passive_form, forms.object_form, forms.infinitive_form,
)  # fmt: skip


def candidates(tree: Tree) -> Iterator[Cue]:
    """Yield every possible attribution of a document, likely or not, in text order."""
    for cue in _candidates(tree):
        content = _apart(cue.content, tree.span(cue.words))
        if content:
            yield cue if content == cue.content else replace(cue, content=content)


def _apart(content: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
    """Return what is said without pieces that hold the cue itself, as a quotation mark astray would have it."""
    return tuple(span for span in content if not span.overlaps(cue))


def _candidates(tree: Tree) -> Iterator[Cue]:
    """Yield the candidates word by word."""
    for number, token in enumerate(tree.tokens):
        if token.pos == "VERB" and token.lemma == "accord":
            yield from _according(tree, number)
        elif token.pos == "VERB" and token.relation not in ("aux", "amod"):
            yield from _at_verb(tree, number)
        elif token.pos == "NOUN":
            yield from _at_noun(tree, number)
        elif token.lemma in HEARSAY:
            yield from _at_adverb(tree, number)
        elif token.text == ":":
            yield from _at_colon(tree, number)


# -- according to -------------------------------------------------------------------------------------------------


def _according(tree: Tree, number: int) -> Iterator[Cue]:
    """Yield 'according to X' with the clause that it stands in."""
    for place in tree.of(number, "prep"):
        for source in tree.of(place, "pobj"):
            content = _reported(tree, number, tree.extents[number])
            if content:
                yield Cue(number, "source", Words(number, place), tree.extents[source], content)


def _reported(tree: Tree, number: int, phrase: Words) -> tuple[Span, ...]:
    """Return what 'according to X' covers: the sentence before it or behind it, or the clause on both sides."""
    sentence = tree.sentences[tree.tokens[number].sentence]
    if phrase.first <= sentence.first + 1:
        spans = [stretch(tree, Words(phrase.last + 1, sentence.last))]
        return tuple(span for span in spans if span is not None)
    head = tree.tokens[number].head
    while tree.tokens[head].relation in ("conj", "prep", "pobj", "dobj", "xcomp") and tree.tokens[head].head < head:
        head = tree.tokens[head].head
    return around(tree, tree.extents[head], phrase, is_firm=False)


def _at_colon(tree: Tree, number: int) -> Iterator[Cue]:
    """Yield 'Mayor: bridge will reopen', as headlines and transcripts have it."""
    sentence = tree.sentences[tree.tokens[number].sentence]
    name = Words(sentence.first, number - 1)
    is_short = 0 < number - sentence.first <= LONGEST_NAME
    if not is_short or any(tree.tokens[n].pos not in NAMING for n in range(name.first, number)):
        return
    content = stretch(tree, Words(number + 1, sentence.last))
    if content is not None:
        yield Cue(number, "colon", Words(number, number), name, (content,))


def _at_adverb(tree: Tree, number: int) -> Iterator[Cue]:
    """Yield the clause that 'reportedly' or 'allegedly' stands in."""
    head = tree.tokens[number].head
    if tree.tokens[head].pos in ("VERB", "AUX") and head != number:
        content = around(tree, tree.extents[head], Words(number, number), is_firm=False)
        if content:
            yield Cue(number, "adverb", Words(number, number), None, content)


# -- verbs --------------------------------------------------------------------------------------------------------


def _at_verb(tree: Tree, verb: int) -> Iterator[Cue]:
    """Yield the attribution that a verb may carry."""
    if tree.tokens[verb].lemma in LIGHT and any(tree.of(verb, "xcomp")):
        return
    if any(_quoting(tree, behind) == verb for behind in range(verb + 2, min(verb + 4, len(tree.tokens)))):
        return
    words = _phrase(tree, verb)
    speaker, is_own = _speaker(tree, verb)
    yield from _said(tree, verb, words, speaker, is_own)


def _quoting(tree: Tree, verb: int) -> int | None:
    """Return the verb of 'was quoted as saying'."""
    place = tree.tokens[verb].head
    is_said_so = tree.tokens[verb].relation in ("pcomp", "advcl") and tree.tokens[verb - 1].lemma == "as"
    head = tree.tokens[place].head if tree.tokens[place].lemma == "as" else place
    return head if is_said_so and tree.tokens[head].tag == "VBN" and head < verb else None


def _leader(tree: Tree, verb: int) -> int:
    """Return the verb that carries the auxiliaries and the subject: 'went' in 'went on to say'."""
    quoting = _quoting(tree, verb)
    if quoting is not None:
        return quoting
    head = tree.tokens[verb].head
    is_shaded = tree.tokens[verb].relation == "xcomp" and tree.tokens[head].lemma in LIGHT and head < verb
    return head if is_shaded else verb


def _phrase(tree: Tree, verb: int) -> Words:
    """Return the words of a verb: its auxiliaries and adverbs right before it, its particle right behind it."""
    leader = _leader(tree, verb)
    first = leader
    while first and tree.tokens[first - 1].head == leader and tree.tokens[first - 1].relation in HELPERS:
        first -= 1
    while tree.tokens[first].tag in ("TO", "WRB", "IN") and first < leader:
        first += 1
    last = verb
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].head == verb and tree.tokens[verb + 1].relation == "prt":
        last += 1
    return Words(min(first, verb), last)


def _speaker(tree: Tree, verb: int) -> tuple[Words | None, bool]:
    """Return who does what a verb says, and whether as its own subject, not as that of a verb it is joined to."""
    place = verb
    for _ in range(6):
        token = tree.tokens[place]
        if any(tree.of(place, "auxpass", *PASSIVES)):
            quoted = next(tree.of(place, *PASSIVES), None) if place == _quoting(tree, verb) else None
            return (_agent(tree, place) if quoted is None else _party(tree, quoted, verb)), quoted is not None
        subject = next(tree.of(place, *SUBJECTS), None)
        if subject is not None:
            return _party(tree, subject, verb), place == _leader(tree, verb)
        if token.relation == "acl":
            return _party(tree, token.head, place), False
        if token.relation not in SHARED or token.head == place:
            return None, False
        place = token.head if place != verb else _quoting(tree, verb) or token.head
    return None, False


def _agent(tree: Tree, verb: int) -> Words | None:
    """Return who is named with 'by'."""
    for place in tree.of(verb, "agent"):
        for source in tree.of(place, "pobj"):
            return tree.extents[source]
    return None


def _party(tree: Tree, number: int, verb: int) -> Words:
    """Return the words that name a party, without those of the verb that may be part of them."""
    first, last = tree.extents[number]
    if first <= verb <= last:
        if verb > number:
            last = max(number, tree.extents[verb].first - 1)
        else:
            first = number
    while last > number and tree.tokens[last].pos == "PUNCT" and tree.tokens[last].text in ",;:—–-":
        last -= 1
    return Words(first, last)


def _said(tree: Tree, verb: int, words: Words, speaker: Words | None, is_own: bool) -> Iterator[Cue]:
    """Yield the attribution in every construction that fits; a quotation at its side settles it."""
    speaker = _widened(tree, speaker) if speaker is not None and is_own and speaker.last < verb else speaker
    clump = _clump(words, speaker) if is_own else words
    quoted = beside(tree, verb, clump, is_own)
    if quoted:
        yield Cue(verb, "quote", words, speaker, quoted)
        return
    for construction in FORMS:
        found = construction(tree, verb, words, clump)
        if found is not None:
            yield replace(found, speaker=speaker)
    for found in (*forms.about(tree, verb, words), *forms.told_of(tree, verb, words)):
        yield replace(found, speaker=speaker)


def _widened(tree: Tree, speaker: Words) -> Words:
    """Return a speaker with the words between the quotation before it and the comma that the tagger stopped at.

    '"We knew," Ada Moor, head of the union, said': the subject is all of it, and not only 'head of the union'.
    """
    first = speaker.first
    if not first or tree.tokens[first - 1].text != ",":
        return speaker
    for place in range(first - 2, max(first - 14, -1), -1):
        token = tree.tokens[place]
        quotation = tree.quotation_at(token.starts)
        if quotation is not None:
            is_cut = place + 1 < first - 1 and leads_on(tree, quotation, "")
            return Words(place + 1, speaker.last) if is_cut else speaker
        if token.pos in ("VERB", "AUX", "SCONJ") or token.sentence != tree.tokens[first].sentence:
            return speaker
    return speaker


def _clump(words: Words, speaker: Words | None) -> Words:
    """Return the words from the speaker to the cue where they stand side by side, else the cue alone."""
    if speaker is None or max(speaker.first - words.last, words.first - speaker.last) > 3:
        return words
    return Words(min(words.first, speaker.first), max(words.last, speaker.last))


# -- nouns --------------------------------------------------------------------------------------------------------


def _at_noun(tree: Tree, noun: int) -> Iterator[Cue]:
    """Yield 'the minister's claim that it was over', 'their criticism of the raid'."""
    owner = next(tree.of(noun, "poss"), None)
    speaker = _party(tree, owner, noun) if owner is not None else None
    if speaker is not None and tree.tokens[speaker.last].tag == "POS":
        speaker = Words(speaker.first, speaker.last - 1)
    for child in tree.children[noun]:
        token = tree.tokens[child]
        if child < noun:
            continue
        if token.relation in ("acl", "ccomp") and tree.tokens[tree.extents[child].first].lemma in ("that", "to"):
            content = stretch(tree, tree.extents[child])
            if content:
                yield Cue(noun, "noun clause", Words(noun, noun), speaker, (content,))
            return
        if token.relation == "prep" and token.lemma not in FREE and child == noun + 1:
            for object_ in tree.of(child, "pobj", "pcomp"):
                content = stretch(tree, Words(child + 1, tree.extents[object_].last))
                if content:
                    yield Cue(noun, "noun " + token.lemma, Words(noun, child), speaker, (content,))
            return


# -- the words said -----------------------------------------------------------------------------------------------
