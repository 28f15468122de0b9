"""Words that a codebook of one's own gives for its fields and answers, found in a report as drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.extract.groups import Group
from dateline.fields import Codebook, Field
from dateline.ids import identify
from dateline.records import Draft, Parsed, Sentence


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words for one field: a pattern with one group for each, and the answer of each group; empty = the words."""

    field: str
    pattern: re.Pattern[str]
    answers: tuple[str, ...]


def find(parsed: Parsed, codebook: Codebook) -> tuple[Draft, ...]:
    """Return what the words of a report tell of the fields that a codebook adds, in text order."""
    found = (draft for lexicon in lexicons(codebook) for draft in _drafts(parsed.text, lexicon))
    return tuple(sorted(found, key=lambda draft: (draft.starts, draft.field)))


def told_of(group: Group, groups: Sequence[Group], drafts: Sequence[Draft], parsed: Parsed) -> Iterator[Draft]:
    """Yield the drafts about one incident: those in its sentences, and all where the report tells of no other."""
    homes = {sign.sentence for one in groups for sign in one.signs}
    own = {sign.sentence for sign in group.signs}
    for draft in drafts:
        sentence = _sentence_of(draft, parsed)
        if sentence in own or (len(groups) == 1 and sentence not in homes):
            yield draft


def _sentence_of(draft: Draft, parsed: Parsed) -> Sentence | None:
    return next((s for s in parsed.sentences if s.starts <= draft.starts < s.ends), None)


def _drafts(text: str, lexicon: Lexicon) -> Iterator[Draft]:
    for match in lexicon.pattern.finditer(text):
        answer = lexicon.answers[(match.lastindex or 1) - 1]
        yield Draft(lexicon.field, *match.span(), answer or " ".join(match.group().split()))


def method(codebook: Codebook) -> str:
    """Return what tells a reading by these words from others; empty where a codebook gives none."""
    told = [(lexicon.field, lexicon.pattern.pattern, lexicon.answers) for lexicon in lexicons(codebook)]
    return f"+words:{identify(*told)}" if told else ""


@cache
def lexicons(codebook: Codebook) -> tuple[Lexicon, ...]:
    """Return the words of a codebook, by field."""
    return tuple(lexicon for field in codebook.fields if (lexicon := _lexicon(field)) is not None)


def _lexicon(field: Field) -> Lexicon | None:
    """Return the words for a field, the longest first: 'gas attack' is no 'attack'."""
    told = [(words, "") for words in field.words]
    told += [(words, answer.name) for answer in field.answers for words in answer.words]
    if not told:
        return None
    told.sort(key=lambda one: (-len(one[0]), one))
    pattern = "|".join(f"({_pattern(words)})" for words, _ in told)
    return Lexicon(field.name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), tuple(a for _, a in told))


def _pattern(words: str) -> str:
    """Return what finds some words, whatever white space is between them; a star stands for the rest of a word."""
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())
