"""The words of one document as a tree: what hangs on what, how far it reaches, what stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dateline.extract.marks import Quotation, paragraphs, quotations
from dateline.extract.parse import Parse
from dateline.records import Parsed, Span, Token


class Words(NamedTuple):
    """A run of tokens, both ends included."""

    first: int
    last: int


class Tree(Parse):
    """The words of one document with the extent of every subtree, and its quotations."""

    def __init__(self, parsed: Parsed) -> None:
        super().__init__(parsed)
        self.text = parsed.text

    @cached_property
    def extents(self) -> list[Words]:
        """First and last word of each word's subtree."""
        order = [number for number, token in enumerate(self.tokens) if token.head == number]
        for number in order:
            order.extend(self.children[number])
        first, last = list(range(len(self.tokens))), list(range(len(self.tokens)))
        for number in reversed(order):
            head = self.tokens[number].head
            first[head], last[head] = min(first[head], first[number]), max(last[head], last[number])
        return [Words(*pair) for pair in zip(first, last, strict=True)]

    @cached_property
    def sentences(self) -> list[Words]:
        """First and last word of each sentence; an empty run where a sentence has none."""
        found = [Words(0, -1)] * len(self.parsed.sentences)
        for number, token in enumerate(self.tokens):
            known = found[token.sentence]
            found[token.sentence] = Words(known.first if known.last >= 0 else number, number)
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts, in text order."""
        return [token.starts for token in self.tokens]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the document."""
        return quotations(self.parsed)

    @cached_property
    def quoted_from(self) -> list[int]:
        """Where each quotation starts."""
        return [quotation.starts for quotation in self.quotations]

    @cached_property
    def openings(self) -> frozenset[int]:
        """Where paragraphs start."""
        return frozenset(paragraph.starts for paragraph in paragraphs(self.parsed))

    @cached_property
    def kinds(self) -> dict[int, str]:
        """The kind of the name that the word at a place belongs to."""
        found: dict[int, str] = {}
        for name in self.parsed.names:
            for number in range(bisect_left(self.starts, name.starts), len(self.tokens)):
                if self.starts[number] >= name.ends:
                    break
                found[self.starts[number]] = name.kind
        return found

    def head_of(self, words: Words) -> int:
        """Return the word that a run of words hangs on."""
        inside = range(words.first, words.last + 1)
        return next((n for n in inside if self.tokens[n].head not in inside or self.tokens[n].head == n), words.last)

    def of(self, number: int, *relations: str) -> Iterator[int]:
        """Yield the dependents of a word that have one of the relations."""
        return (child for child in self.children[number] if self.tokens[child].relation in relations)

    def span(self, words: Words) -> Span:
        """Return where a run of words stands."""
        return Span(self.tokens[words.first].starts, self.tokens[words.last].ends)

    def quotation_at(self, place: int) -> Quotation | None:
        """Return the quotation that a place of the text lies in."""
        number = bisect_left(self.quoted_from, place + 1) - 1
        if number >= 0 and place < self.quotations[number].ends:
            return self.quotations[number]
        return None


EDGES = frozenset(",;:.—–-()")


def stretch(tree: Tree, words: Words) -> Span | None:
    """Return where a run of words stands, without the punctuation around it and with whole quotations."""
    first, last = words
    while first <= last and _is_edge(tree.tokens[first]):
        first += 1
    while last >= first and _is_edge(tree.tokens[last]) and tree.quotation_at(tree.tokens[last].starts) is None:
        last -= 1
    if first > last:
        return None
    starts, ends = tree.tokens[first].starts, tree.tokens[last].ends
    opening, closing = tree.quotation_at(starts), tree.quotation_at(ends - 1)
    if opening is not None and opening.starts >= tree.tokens[tree.sentences[tree.tokens[first].sentence].first].starts:
        starts = opening.starts
    return Span(starts, max(ends, closing.ends if closing is not None else ends))


def _is_edge(token: Token) -> bool:
    """Tell whether a token is punctuation that separates."""
    return token.text in EDGES or token.text in ("--", "...")


def around(tree: Tree, clause: Words, phrase: Words, is_firm: bool = True) -> tuple[Span, ...]:
    """Return what a clause says before and behind the phrase that attributes it, where commas set that apart."""
    pieces = []
    phrase = _bared(tree, phrase)
    if clause.first < phrase.first and (not is_firm or tree.tokens[phrase.first - 1].pos == "PUNCT"):
        stops = [n + 1 for n in range(clause.first, phrase.first - 1) if tree.tokens[n].text == ";"]
        pieces.append(Words(max(stops, default=clause.first), phrase.first - 1))
    if phrase.last < clause.last and (not is_firm or tree.tokens[phrase.last + 1].pos == "PUNCT"):
        stops = [n - 1 for n in range(phrase.last + 2, clause.last) if tree.tokens[n].text == ";"]
        pieces.append(Words(phrase.last + 1, min(stops, default=clause.last)))
    spans = [stretch(tree, piece) for piece in pieces]
    return tuple(span for span in spans if span is not None)


def _bared(tree: Tree, words: Words) -> Words:
    """Return a run of words without the punctuation at its ends."""
    first, last = words
    while first < last and tree.tokens[first].pos == "PUNCT":
        first += 1
    while last > first and tree.tokens[last].pos == "PUNCT":
        last -= 1
    return Words(first, last)
