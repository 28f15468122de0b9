from __future__ import annotations

import pytest

from dateline.models.english import load, parse
from dateline.models.words import words_of
from dateline.split import split
from tests.builders import report

TEXTS = [
    "There is a bomb, but they aren't gonna tell us. Let's go, y'all.",
    "It's what he'd said: you can't have had it, and I do not know that.",
    "THERE WERE GUNMEN. He has fled; those who did it have not been named.",
    "The blast, which killed two men, was the worst since the war. Once here, she got away.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_read_as_the_whole_pipeline_reads_them(text: str) -> None:
    doc = load()(text)
    found = [(word.lemma, word.pos, tag, relation) for word, tag, relation, _ in words_of(load()).read(doc)]
    assert found == [(token.lemma_.lower(), token.pos_, token.tag_, token.dep_) for token in doc]


def test_it_does_not_matter_what_was_read_before() -> None:
    document = report(TEXTS[0])
    words_of.cache_clear()
    first = parse(document, split(document))
    for text in TEXTS:
        parse(report(text), split(report(text)))
    assert parse(document, split(document)) == first
