"""What a reader took from a source, and the Document that is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from dateline.errors import DocumentFailed
from dateline.headline import headline_form
from dateline.read import messages
from dateline.read.options import ReadOptions
from dateline.read.published import day, opening_day
from dateline.records import Document

LONGEST_TEXT = 5_000_000
"""Code points of the longest report: some 800,000 words, more than any report and less than memory bears."""

LANGUAGE_SAMPLE = 2000
"""Code points from which the language is told."""

FEWEST_LETTERS = 20
"""Letters below which the language is not told: a name alone can be of any."""

HEAD = 2000
"""Code points of the body in which the headline is looked for."""

UNWANTED = str.maketrans("", "", "\x00\x1f")
"""NUL, which databases refuse, and the separator of `ids`: the only characters that a text loses."""

HEAD_LINES = 6
"""Lines of the body in which a place-and-date line is looked for: a headline and a byline may stand before it."""

AGENCY = re.compile(r"[A-Z][^()]{2,80}\((?P<name>[A-Z][^()\d]{1,40})\)\s+[-–—]{1,2}\s")

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Capture:
    """What a reader took from a source, as it stood there."""

    body: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""


class Note(str):
    """Something to know about a source that was read nevertheless."""

    __slots__ = ()


class Row(NamedTuple):
    """One report of a source, and its number or name in a collection."""

    capture: Capture
    mark: str = ""


def document(capture: Capture, address: str, path: str, options: ReadOptions) -> Document:
    """Return the document of what was captured; raise DocumentFailed where there is nothing to read."""
    capture = replace(capture, body=clean(capture.body), title=one_line(capture.title))
    text, headline_starts = with_headline(capture.body, capture.title)
    if not any(map(str.isalpha, text)):
        raise DocumentFailed(messages.NO_WORDS if text.strip() else messages.EMPTY)
    if len(text) > LONGEST_TEXT:
        raise DocumentFailed(messages.TOO_LONG.format(limit=LONGEST_TEXT))
    return Document(
        address=capture.url if is_url(capture.url) else address,
        text=text,
        path=path,
        title=capture.title,
        outlet=outlet(capture) or options.outlet,
        byline=one_line(capture.byline),
        published=day(capture.published) or opening_day(capture.body) or options.published,
        language=language_code(capture.language) or language(text),
        headline_starts=headline_starts,
    )


def clean(text: str) -> str:
    """Return a text without NUL; half of a surrogate pair, which no file can hold, becomes U+FFFD."""
    if "\x00" in text or "\x1f" in text:
        text = text.translate(UNWANTED)
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def one_line(words: str) -> str:
    """Return words on one line, single-spaced."""
    return " ".join(clean(words).split())


def with_headline(body: str, title: str) -> tuple[str, int | None]:
    """Return the text with its headline behind the body, and where that starts: None if the body opens with it."""
    form = headline_form(title)
    if not any(map(str.isalpha, title)) or (
        form and any(form.match(line.lstrip()) for line in _line_starts(body[:HEAD]))
    ):
        return body, None
    return (f"{body}\n\n{title}", len(body) + 2) if body.strip() else (title, 0)


def _line_starts(head: str) -> Iterator[str]:
    """Yield the head of a text from the start of each of its lines on."""
    place = 0
    for line in head.splitlines(keepends=True):
        yield head[place:]
        place += len(line)


def is_url(words: str) -> bool:
    """Tell whether words are the address of a page."""
    return re.fullmatch(r"https?://\S+", words.strip(), re.IGNORECASE) is not None


def outlet(capture: Capture) -> str:
    """Return who published it: as stated, or the host of its address, or the agency that its dateline names."""
    stated = one_line(capture.outlet)
    return (stated or host(capture.url)).removeprefix("www.") or agency(capture.body)


def agency(body: str) -> str:
    """Return the name in brackets of a place-and-date line: 'KABUL, March 3 (Blue Wire) - Two men ...'."""
    for line in body[:HEAD].splitlines()[:HEAD_LINES]:
        found = AGENCY.match(line.strip())
        if found is not None:
            return found["name"]
    return ""


def host(url: str) -> str:
    """Return the host of a page's address."""
    try:
        return (urlsplit(url.strip()).hostname or "") if is_url(url) else ""
    except ValueError:
        return ""


def language_code(words: str) -> str:
    """Return a language code's two letters (`en-GB` gives `en`); nothing for what is none."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_]\w+)*", words.strip())
    return match[1].lower() if match else ""


def language(text: str) -> str:
    """Return the language of a text, nothing where it is too short to tell."""
    sample = text[:LANGUAGE_SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return ""
    from py3langid import classify

    code: str = classify(sample.lower() if sample.isupper() else sample)[0]
    return code
