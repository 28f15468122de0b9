"""What a PDF says of itself beside its text: title, byline, outlet, address and day, where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from dateline.headline import TAIL, headline_form
from dateline.read.published import day

LARGE = 1.15
"""How many times as high as most letters of the page those of a headline are, at the least."""

HEAD_LETTERS = 4000
"""Characters of the first page in which headline and masthead are looked for."""

LONGEST_TITLE = 250
FEWEST_WORDS = 3
LONGEST_NAME = 5
"""Code points and words of a headline; words of the name of an outlet or a person."""

LINKING = frozenset({"of", "the", "and", "&", "de"})
"""Words that stay small in a name."""

OUTLET = re.compile(
    r"(?:the )?(?:(?:radio|tv|agence|agencia|daily|voice of) .+|(?:.+ )?(?:agency|broadcasting|chronicle|courier|daily"
    r"|dispatch|echo|examiner|express|gazette|globe|guardian|herald|inquirer|journal|mail|media|mercury|mirror|monitor"
    r"|news(?:paper|wire)?|observer|post|press|radio|record|register|reporter|sentinel|standard|star|sun|telegraph"
    r"|television|times|tribune|tv|weekly|wire))",
    re.IGNORECASE,
)
"""Names that newspapers, stations and agencies bear: most end in one of a few words."""

RUBRIC = re.compile(
    r"(?:(?:world|local|national|international|breaking|latest|home|foreign|top|today's|africa|asia|europe|middle east"
    r"|uk|us) )?news|(?:press|news|media) (?:release|report|summary|alert|update)|press|radio|media|daily report",
    re.IGNORECASE,
)
"""What stands at a page's top and is no outlet's name, though it has a word of one."""

PROGRAM_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - |print: )|\.(?:docx?|odt|rtf|indd|pdf|qxd|html?|txt)$", re.I
)
"""What programs put around a document's title: their own name before it, the file's ending behind it."""

PRINTED_ADDRESS = re.compile(r"^(?P<url>https?://[^\s/]+/\S*[^\s…])\s+1/\d+\s*$", re.IGNORECASE | re.MULTILINE)
"""The line that a browser prints under the first page of a web page: its address, and `1/3` for the page."""

HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at a line's end, the line break included."""

TENS = re.compile(rf"(?i)(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety){HYPHEN}")
"""A number that keeps its hyphen: `twenty-five` broken over two lines is no `twentyfive`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and how high its letters are, in points."""

    words: str
    height: float


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    made: str = ""  # ISO day on which the file was made


def about(info: Mapping[str, str], lines: Sequence[Line], text: str) -> About:
    """Return what a PDF says of itself: `info` is its own note, `lines` and `text` are of its first page."""
    blocks = list(large_blocks(lines))
    masthead = next(filter(is_outlet, blocks[:2]), "")
    headline = next((block for block in blocks if block != masthead and is_headline(block)), "")
    noted = PROGRAM_TITLE.sub("", info.get("Title", "")).strip()
    author = info.get("Author", "").strip()
    return About(
        title=noted if is_title(noted, text) else headline,
        outlet=next(filter(is_outlet, (title_tail(noted), masthead, author)), ""),
        byline=author if is_byline(author) else "",
        url=printed_address(text),
        made=day(info.get("CreationDate", "").removeprefix("D:")[:8]),
    )


def is_headline(words: str) -> bool:
    """Tell whether large words can be a headline: some words, and not a whole page in large type."""
    return len(words.split()) >= FEWEST_WORDS and len(words) <= LONGEST_TITLE


def title_tail(title: str) -> str:
    """Return what stands behind the dash or bar of a title: for many pages, the name of the outlet."""
    found = TAIL.fullmatch(title)
    return title[found.end("front") :].strip(" |–—-") if found else ""


def is_title(noted: str, text: str) -> bool:
    """Tell whether the title that a PDF notes is its report's: the page has it, too, so that no template's is taken."""
    form = headline_form(noted) if len(noted.split()) > 1 else None
    return form is not None and form.search(text) is not None


def is_outlet(words: str) -> bool:
    """Tell whether words are the name of a newspaper, station or agency: a few, in capitals, with a word of one."""
    parts = words.split()
    is_named = all(part[0].isupper() or part in LINKING for part in parts)
    is_short = 0 < len(parts) <= LONGEST_NAME and not any(map(str.isdigit, words))
    return is_short and is_named and bool(OUTLET.fullmatch(words.strip())) and not RUBRIC.fullmatch(words.strip())


def is_byline(author: str) -> bool:
    """Tell whether the author that a PDF notes is a name: of two or more words in capitals, and no outlet."""
    parts = author.split()
    return 1 < len(parts) <= LONGEST_NAME and all(part[0].isupper() for part in parts) and not is_outlet(author)


def printed_address(text: str) -> str:
    """Return the address of the web page that a browser printed; nothing where there are two, or it was cut short."""
    found = {match["url"] for match in PRINTED_ADDRESS.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def large_blocks(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines that are larger than most of the page, those of one size that follow in one piece."""
    least = LARGE * median(line.height for line in lines for _ in line.words) if lines else 0.0
    for height, some in groupby(lines, key=lambda line: round(line.height)):
        if height >= least:
            yield " ".join(line.words for line in some)


def page_lines(page: Any) -> Iterator[Line]:
    """Yield the lines at the head of a page that have letters, from PDFium's view of its text."""
    count = min(page.count_chars(), HEAD_LETTERS)
    start = 0
    text: str = page.get_text_range(0, count)[:count]
    for found in re.finditer(r"[\r\n]+|$", text):
        words = " ".join(rejoined(text[start : found.start()]).split())
        heights = [_height(page, place) for place in range(start, found.start()) if text[place].isalpha()]
        if heights:
            yield Line(words, median(heights))
        start = found.end()


def _height(page: Any, place: int) -> float:
    """Return how high the type of a letter is, whatever letter it is."""
    _, low, _, high = page.get_charbox(place, loose=True)
    return float(high - low)


def rejoined(text: str) -> str:
    """Return a text with the words whole that were broken at a line's end."""
    return TENS.sub(r"\1-", text).replace(HYPHEN, "")
