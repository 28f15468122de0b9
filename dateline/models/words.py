"""Part of speech and lemma of words whose tag and relation are known: the pipeline's own rules, asked once a word.

The rules of en_core_web_sm behind its parser look at a word's form, tag and relation, and at its neighbours only where
pieces were written together ("ca n't", "gon na") or where "there" is the subject of "is". So the answer for a word is
kept: on news five words in six were met before, and the rules take a quarter of the pipeline's time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MOST = 200_000
"""Words whose answers are kept; when there are more, all are forgotten."""

JOINED = frozenset("is are was were 's 're ai gon na ta c'm y y'".split())
"""Words that a rule may read by the word beside them."""

RELATED = frozenset("do does did 'd have has had i you it".split())
RELATED_TAGS = frozenset({"CC", "DT", "IN", "WDT"})
"""Words, and tags of words, that a rule reads by their relation; of others it counts only if they are auxiliary."""

AUXILIARY = ("aux", "auxpass")


class Key(NamedTuple):
    """What the rules look at: numbers of the pipeline's vocabulary, 0 for what no rule reads."""

    form: int
    tag: int
    relation: int = 0
    before: int = 0
    before_relation: int = 0
    behind: int = 0


class Word(NamedTuple):
    """What the rules answer."""

    lemma: str
    pos: str


class Words:
    """The rules of one pipeline, and what they have answered."""

    def __init__(self, model: Language) -> None:
        self._model = model
        strings = model.vocab.strings
        self._joined, self._related = (
            {strings.add(form) for word in words for form in (word, word.title(), word.upper())}
            for words in (JOINED, RELATED)
        )
        self._related_tags = {strings.add(tag) for tag in RELATED_TAGS}
        self._auxiliary = {strings.add(relation) for relation in AUXILIARY}
        self._known: dict[Key, Word] = {}

    def read(self, doc: Doc) -> Iterator[tuple[Word, str, str, int]]:
        """Yield for each word of a document what the rules answer, its tag, its relation and how far on its head is."""
        rows = doc.to_array(["ORTH", "TAG", "DEP", "HEAD"]).reshape(len(doc), 4)
        forms, tags, relations = (rows[:, column].tolist() for column in range(3))
        keys = list(self._keys(forms, tags, relations))
        self._learn(keys)
        known, names = self._known, {number: self._model.vocab.strings[number] for number in {*tags, *relations}}
        heads = rows[:, 3].astype(np.int64).tolist()
        for key, tag, relation, head in zip(keys, tags, relations, heads, strict=True):
            yield known[key], names[tag], names[relation], head

    def _keys(self, forms: list[int], tags: list[int], relations: list[int]) -> Iterator[Key]:
        """Yield what the rules look at, for each word."""
        ends = (0, *forms, 0), (0, *relations)
        for number, (form, tag, relation) in enumerate(zip(forms, tags, relations, strict=True)):
            if form in self._joined:
                yield Key(form, tag, relation, ends[0][number], ends[1][number], ends[0][number + 2])
            elif relation in self._auxiliary or tag in self._related_tags or form in self._related:
                yield Key(form, tag, relation)
            else:
                yield Key(form, tag)

    def _learn(self, keys: list[Key]) -> None:
        """Ask the rules about the words that are new."""
        if len(self._known) > MOST:
            self._known.clear()
        unknown = [key for key in dict.fromkeys(keys) if key not in self._known]
        if unknown:
            self._known.update(zip(unknown, self._answers(unknown), strict=True))

    def _answers(self, keys: list[Key]) -> Iterator[Word]:
        """Yield what the rules answer for each key: one small document of all, some of them between neighbours."""
        from spacy.tokens import Doc

        strings = self._model.vocab.strings
        stop, other = strings.add("."), strings.add("dep")
        rows: list[tuple[int, int, int]] = []
        places: list[int] = []
        for key in keys:
            is_joined = key.form in self._joined
            if is_joined:
                rows.append((key.before or stop, stop, key.before_relation or other))
            places.append(len(rows))
            rows.append((key.form, key.tag, key.relation or other))
            if is_joined:
                rows.append((key.behind or stop, stop, other))
        doc = Doc(self._model.vocab, words=[strings[form] for form, _, _ in rows])
        known: Any = np.array([row[1:] for row in rows], dtype=np.uint64)
        doc.from_array(["TAG", "DEP"], known)
        for rules in ("attribute_ruler", "lemmatizer"):
            doc = self._model.get_pipe(rules)(doc)
        for token in map(doc.__getitem__, places):
            yield Word(token.lemma_.lower(), token.pos_)


@cache
def words_of(model: Language) -> Words:
    """Return the rules of a pipeline, once for the process."""
    return Words(model)
