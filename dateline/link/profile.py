"""What linking looks at in one mention: its values, and the words around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.fillers import TOLD
from dateline.fields import FIGURES
from dateline.link.common import shares
from dateline.link.furniture import lead_text, without
from dateline.records import Account, Claim, Document, Mention, Place
from dateline.resolve import date

REACH = 60
"""Code points before and after the words of a passing mention that are read as being about it."""

OPENING = 500
"""Code points of a report that tell its news: the first two or three sentences."""

LONGEST_WORD = 40
"""Code points of a word that is looked at: a longer run of letters is no word."""

COMMON = 0.1
"""Share of the news from which a word is no name, whatever its letters: `Police`, `Monday`, `American`."""

WORD = re.compile(rf"[^\W\d_][\w'’]{{0,{LONGEST_WORD}}}+|\d+")
STREET = re.compile(
    r"\b((?:[A-Z][\w'’]{1,20}+|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][\w'’]{1,20}+)?) "
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Highway|Parkway|Square|Terrace|Crescent)\b"
)
"""A street as English writes it; its name alone is kept, so that `Elm St` and `Elm Street` are one."""

PERSONS = ("victim", "perpetrator")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One mention, made ready for comparison."""

    id: str
    document_id: str
    published: int | None  # first day of the publication date, yyyymmdd
    days: tuple[int, int] | None  # first and last possible day, yyyymmdd
    day_words: str
    place: Place | None
    type: str
    status: str
    figures: Mapping[str, tuple[int | None, int | None]]  # by what they count: `killed`, `killed soldiers`
    parts: frozenset[int]  # numbers of killed that are less than all
    is_lead: bool
    names: frozenset[str]  # words written as names, lower case
    details: frozenset[str]  # two words that stand together: full names, streets, house numbers, ages
    streets: frozenset[str]
    persons: frozenset[str]  # the last names of the people who were hit or who did it
    targets: frozenset[str]  # the words for what was hit
    opening: Mapping[str, int]  # words of the headline and the first sentences
    words: Mapping[str, int]


def profile(
    account: Account,
    places: Mapping[str, Place],
    is_lead: bool,
    page: frozenset[int] = frozenset(),
    others: Iterable[Mention] = (),
) -> Profile:
    """Return what there is to compare in one account.

    `page` are the numbers of the pieces of text that are no part of the news, `others` passing mentions of the report.
    """
    mention, document = account.mention, account.document
    text = without(lead_text(document, others) if is_lead else _around(mention, document), page)
    opening = text[: len(document.title) + OPENING] if is_lead else text
    dated = _best_date(mention)
    published = date.bounds(document.published) if document.published else None
    return Profile(
        id=mention.id,
        document_id=document.id,
        published=published[0] if published else None,
        days=(dated.low, dated.high) if dated and dated.low and dated.high else None,
        day_words=f"{dated.quote} ({dated.value})" if dated else "no date",
        place=_best_place(mention, places),
        type=_first(mention, "type"),
        status=_first(mention, "status"),
        figures=dict(_tolls(mention)),
        parts=_parts(mention),
        is_lead=is_lead,
        names=names_in(text),
        details=frozenset(details_in(text)),
        streets=frozenset(match[1].lower() for match in STREET.finditer(text)),
        persons=frozenset(_last_names(mention)),
        targets=hit_things(mention),
        opening=counted(opening),
        words=counted(text),
    )


def counted(text: str) -> Counter[str]:
    """Return how often each word stands in a text: lower case, three letters or more."""
    return Counter(plain(word) for word in WORD.findall(text) if len(word) > 2)


def plain(word: str) -> str:
    """Return a word in lower case, without the mark of a genitive."""
    return word.lower().removesuffix("'s").removesuffix("’s")


def names_in(text: str) -> frozenset[str]:
    """Return the words that a text writes with a capital and never without, in lower case.

    The comparison with the lower-case words of the same text drops ordinary words that open a sentence or a headline.
    """
    words = WORD.findall(text)
    lower = {word for word in words if word[0].islower()}
    names = {plain(word) for word in words if word[0].isupper() and len(word) > 2} - lower
    return frozenset(name for name in names if shares().get(name, 0.0) < COMMON)


def details_in(text: str) -> Iterator[str]:
    """Yield every two neighbouring words of a text of which both are names or numbers: `Ana Lopes`, `2700 Elm`."""
    for left, right in pairwise(WORD.finditer(text)):
        between = text[left.end() : right.start()]
        if between in (" ", ", ", ". ") and _is_telling(left[0]) and _is_telling(right[0]):
            yield f"{plain(left[0])} {plain(right[0])}"
        elif between == " " and left[0].isdigit() and len(left[0]) >= 3:
            yield f"{left[0]} {plain(right[0])}"


def _is_telling(word: str) -> bool:
    return word[0].isupper() or word.isdigit()


def _around(mention: Mention, document: Document) -> str:
    """Return the words of the document that are about a passing mention."""
    return document.text[max(0, mention.starts - REACH) : mention.ends + REACH]


def _last_names(mention: Mention) -> Iterator[str]:
    """Yield the last names of the people whom the mention names in full."""
    for name in PERSONS:
        for claim in mention.of(name):
            words = [word for word in WORD.findall(claim.value) if len(word) > 1]
            if len(words) in (2, 3) and all(word[0].isupper() for word in words):
                yield plain(words[-1])


def hit_things(mention: Mention) -> frozenset[str]:
    """Return the words for what was hit, without the names of where it is: `Turku airport` and `Turku market`.

    What the encoder alone sees hit is left out: two places are compared where the grammar of both reports tells them.
    """
    told = [claim for claim in mention.of("target") if claim.score > TOLD]
    where = {word for claim in mention.of("place") for word in counted(claim.quote)}
    return frozenset(word for claim in told for word in counted(claim.value)) - where - {"the"}


def _first(mention: Mention, name: str) -> str:
    claims = mention.of(name)
    return claims[0].value if claims else ""


def _best_date(mention: Mention) -> Claim | None:
    """Return the date claim with the narrowest interval: the earliest in the text of several."""
    dated = [claim for claim in mention.of("date") if claim.low and claim.high and claim.stance == "asserted"]
    return min(dated, key=lambda claim: ((claim.high or 0) - (claim.low or 0), claim.starts), default=None)


def _best_place(mention: Mention, places: Mapping[str, Place]) -> Place | None:
    """Return the place stated most precisely."""
    known = [claim for claim in mention.of("place") if claim.value in places]
    best = min(known, key=lambda claim: (claim.low or 9, claim.starts), default=None)
    return places[best.value] if best else None


def _tolls(mention: Mention) -> Iterator[tuple[str, tuple[int | None, int | None]]]:
    """Yield the bounds of the first asserted figure about the whole incident, of everybody in it and of each group."""
    found: dict[str, tuple[int | None, int | None]] = {}
    for name in FIGURES:
        for claim in mention.of(name):
            if claim.stance == "asserted" and claim.scope != "part":
                counts = "" if claim.counts == "all" else claim.counts
                found.setdefault(f"{name} {counts}".strip(), (claim.low, claim.high))
    yield from found.items()


def _parts(mention: Mention) -> frozenset[int]:
    """Return the exact numbers of killed that a mention gives beside its greatest."""
    exact = {claim.low for claim in mention.of("killed") if claim.low is not None and claim.low == claim.high}
    return frozenset(exact - {max(exact, default=0)})
