"""Statements of a text without syntax: quotation marks and a few verbs of speech, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.extract.marks import Quotation, quotations
from dateline.records import Parsed, Sentence, Span

SPEECH = (
    r"said|says|say|told|tells|added|adds|announced|confirmed|denied|denies|claimed|claims|warned|stated|reported|reports|"
    r"declared|insisted|explained|alleged|wrote|admitted|argued|noted|vowed|urged|acknowledged"
)
CUE = re.compile(rf"\b(?:(?:has|have|had|also|later)\s+)?(?:{SPEECH})\b", re.IGNORECASE)
ACCORDING = re.compile(r"\baccording\s+to\s+(?=\S)", re.IGNORECASE)
BREAK = re.compile(r"[.;:!?\"“”]|,|\s[—–-]{1,2}\s")
CLAUSE = re.compile(r"\s+(?!in\b|on\b|at\b|by\b|to\b|of\b|from\b|during\b|the following\b)(?=\w)", re.IGNORECASE)
NAME = re.compile(r"\s*(?P<words>[^\W\d_][^,.;:!?\"“”\n]{0,80})")
ADJUNCT = re.compile(
    r"\s(?:in|on|at|by|who|after|as|during|when|while|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
LONGEST = 12
"""Words of the longest speaker that is believed without syntax."""


class Found(NamedTuple):
    """One statement: where its speaker, cue and content stand."""

    speaker: Span
    cue: Span
    content: tuple[Span, ...]


def find(parsed: Parsed) -> Iterator[Found]:
    """Yield the statements of a document, in text order."""
    marks = quotations(parsed)
    number = 0
    for sentence in sorted(parsed.sentences, key=lambda sentence: sentence.starts):
        while number < len(marks) and marks[number].ends <= sentence.starts:
            number += 1
        inside = [mark for mark in marks[number : number + 8] if mark.starts < sentence.ends]
        found = _according(parsed.text, sentence) or _spoken(parsed.text, sentence, inside)
        if found:
            yield found


def _according(text: str, sentence: Sentence) -> Found | None:
    """Return 'according to X' with the rest of its sentence."""
    cue = ACCORDING.search(text, sentence.starts, sentence.ends)
    source = NAME.match(text, cue.end(), sentence.ends) if cue else None
    if cue is None or source is None:
        return None
    is_first = not text[sentence.starts : cue.start()].strip(" \"“'")
    content = _trimmed(text, Span(source.end(), sentence.ends) if is_first else Span(sentence.starts, cue.start()))
    speaker = _trimmed(text, Span(*source.span("words")))
    return Found(speaker, _trimmed(text, Span(*cue.span())), (content,)) if content.starts < content.ends else None


def _spoken(text: str, sentence: Sentence, marks: list[Quotation]) -> Found | None:
    """Return the statement that the first verb of speech outside quotations makes."""
    for cue in CUE.finditer(text, sentence.starts, sentence.ends):
        if any(mark.starts <= cue.start() < mark.ends for mark in marks):
            continue
        before = next((mark for mark in reversed(marks) if mark.ends <= cue.start()), None)
        behind = next((mark for mark in marks if mark.starts >= cue.end()), None)
        start = before.ends if before else sentence.starts
        if before and not text[start : cue.start()].strip(" ,"):
            return _inverted(text, sentence, cue, before)
        speaker = _speaker_before(text, start, cue.start())
        if speaker is None:
            continue
        quoted = tuple(mark.span for mark in (before, behind) if mark)
        if before:
            return Found(speaker, Span(*cue.span()), quoted)
        return _told(text, sentence, cue, speaker, behind)
    return None


def _inverted(text: str, sentence: Sentence, cue: re.Match[str], before: Quotation) -> Found | None:
    """Return '"...," said X'."""
    name = NAME.match(text, cue.end(), sentence.ends)
    if name is None:
        return None
    adjunct = ADJUNCT.search(text, name.start("words"), name.end())
    speaker = _trimmed(text, Span(name.start("words"), adjunct.start() if adjunct else name.end()))
    return Found(speaker, Span(*cue.span()), (before.span,)) if speaker.starts < speaker.ends else None


def _speaker_before(text: str, start: int, end: int) -> Span | None:
    """Return the words before a cue where they are few enough to name its speaker."""
    breaks = [match.end() for match in BREAK.finditer(text, start, end)]
    speaker = _trimmed(text, Span(breaks[-1] if breaks and text[breaks[-1] : end].strip() else start, end))
    length = len(text[speaker.starts : speaker.ends].split())
    return speaker if 0 < length <= LONGEST else None


def _told(text: str, sentence: Sentence, cue: re.Match[str], speaker: Span, behind: Quotation | None) -> Found | None:
    """Return 'X said: "..."' or 'X said that it happened'."""
    if behind and text[cue.end() : behind.starts].rstrip()[-1:] in ("", ",", ":"):
        return Found(speaker, Span(*cue.span()), (behind.span,))
    clause = CLAUSE.match(text, cue.end(), sentence.ends)
    that = re.compile(r"\bthat\b", re.IGNORECASE).search(text, cue.end(), sentence.ends)
    starts = that.start() if that else clause.end() if clause else None
    if starts is None:
        return None
    content = _trimmed(text, Span(starts, sentence.ends))
    return Found(speaker, Span(*cue.span()), (content,)) if content.starts < content.ends else None


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without white space and separating punctuation at its ends."""
    words = text[span.starts : span.ends]
    starts = span.starts + len(words) - len(words.lstrip(" \t\n\u00a0,;:—–-"))
    return Span(starts, max(starts, span.starts + len(words.rstrip(" \t\n\u00a0,;:.—–-"))))
