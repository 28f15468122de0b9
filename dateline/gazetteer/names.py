"""The form in which names are looked up: no case, no accents, no marks, `Saint` and `Mount` written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LETTERS = str.maketrans({
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "æ": "ae",
    "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ə": "a", "Ə": "a",
    "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, "´": None, "ʿ": None, "ʾ": None, ".": None,
})  # fmt: skip
"""Letters that Unicode does not take apart into a letter and an accent, and the marks inside words that fall away."""

WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township", "co": "county"}

AREA_WORDS = (
    "autonomous community", "autonomous region", "administrative region", "autonomous okrug", "autonomous republic",
    "metropolitan borough", "council area", "special administrative region", "capital region",
    "county", "parish", "province", "district", "governorate", "prefecture", "department", "oblast", "region",
    "republic", "krai", "kray", "okrug", "raion", "rayon", "state", "municipality", "voivodeship", "canton", "borough",
    "division", "emirate", "territory", "township", "regency",
)  # fmt: skip
"""What an administrative area is called after its name; the longer ones first."""

_MARKS = re.compile(r"[^\w]+|_+")
OFFICE_WORDS = frozenset(("department", "division", "state", "district", "republic", "region", "territory", "borough"))
"""Area words that also end the first half of an office's name: 'Ohio Department' of Health, 'Kent State' University."""

_AREA_END = re.compile(rf"^(.+) (?:{'|'.join(AREA_WORDS)})$")
_LOOSE_END = re.compile(rf"^(.+) (?:{'|'.join(word for word in AREA_WORDS if word not in OFFICE_WORDS)})$")
_AREA_START = re.compile(
    r"^(?:county|state of|province of|city of|town of|village of|district of|republic of|kingdom of) (.+)$"
)
_ARTICLE = re.compile(r"^(?:the|al|el|ad|ar|as|ash|at|az|an) (.+)$")


def key(name: str) -> str:
    """Return the form in which a name is looked up.

    >>> key("St. Louis"), key("Liège"), key("Bosnia-Herzegovina"), key("Côte d’Ivoire")
    ('saint louis', 'liege', 'bosnia herzegovina', 'cote divoire')
    """
    plain = name.translate(LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _MARKS.sub(" ", plain.casefold()).split()
    return " ".join([WORDS.get(word, word) for word in words])


def without_area_word(name: str) -> str:
    """Return a looked-up form without what kind of area it names: 'boone county' is 'boone'; empty if it has none."""
    match = _AREA_END.match(name) or _AREA_START.match(name)
    return match[1] if match else ""


def variants(name: str) -> Iterator[str]:
    """Yield shorter forms of a looked-up form, to be tried in this order when it is not known itself."""
    for pattern in (_ARTICLE, _LOOSE_END, _AREA_START):
        match = pattern.match(name)
        if match:
            yield match[1]
    if name.endswith(" city"):
        yield name.removesuffix(" city")


_PEOPLE = (("ans", ""), ("an", ""), ("ans", "a"), ("an", "a"), ("ians", ""), ("ian", ""), ("ians", "ia"), ("ian", "ia"),
           ("ns", ""), ("n", ""), ("ers", ""), ("er", ""), ("ites", ""), ("ite", ""))  # fmt: skip


def homes(people: str) -> Iterator[str]:
    """Yield what the home of people may be called: 'londoners' are of 'london', 'minnesotans' of 'minnesota'."""
    for ending, other in _PEOPLE:
        if people.endswith(ending) and len(people) - len(ending) > 3:
            yield people.removesuffix(ending) + other
