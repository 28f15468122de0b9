"""Which words name one particular person, group or source of weapons, and in which form two names are the same.

Each function returns a key, equal for names of the same, or nothing where the words could mean many: `gunmen`,
`police`, `the Israeli army`, `a local dealer`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from dateline.extract.phrases import heads, known_groups, titles
from dateline.gazetteer.areas import COUNTRIES, REGIONS, plurals, rows
from dateline.gazetteer.countries import country_name
from dateline.gazetteer.names import key
from dateline.models.recase import is_capitals, is_listed, recase

WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
GENITIVE = re.compile(r"['’]s$")
OWNED = re.compile(r"\b[A-Z][\w-]*['’]s?(?!\w)")
"""Somebody whose something it is: `Halloran's daughter`."""

ACRONYM = re.compile(r"\([A-Z][\w-]*[A-Z]\)$")
"""The short form behind the name of an organisation: `Union of Dock Guards (UDG)`."""

PARTICLES = frozenset("al el de del der den di da du la le van von bin ibn ould ul y e i the of for and".split())
"""Words inside a name that are written without a capital."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What stands behind a person's name and is shared by many."""

ARTICLES = frozenset({"the", "a", "an"})

GENERIC = ("fighters", "bands", "persons", "groups", "things", "weapons")
"""Lists of the role lexicon: nouns for people, bodies and things of a kind."""

OFFICIAL = frozenset(
    "national federal state royal special central general united local regional civil armed security public "
    "military defence defense presidential republican north south east west northern southern eastern western "
    "two three four five several many former alleged young old unknown other islamist islamic muslim christian "
    "jewish kurdish arab".split()
)
"""Adjectives that many bodies share: `National Police`, `Armed Forces`, `Kurdish Fighters`."""

SHORTEST = 3
"""Letters of the shortest name of a group that the table of groups does not have."""


def person_key(words: str) -> str:
    """Return the key of a person's full name, without titles; nothing for what may be no one's, or many people's."""
    names = [] if ACRONYM.search(words) else _words(words)
    while names and _plain(names[0]) in titles():
        names = names[1:]
    full = [name for name in names if len(name) > 1]
    if not 2 <= len(full) <= 5 or not _is_written_as_name(full) or any(map(str.isdigit, "".join(full))):
        return ""
    is_people = _country(full[0]) not in ("", key(full[0]))  # 'Danish Resident'; but 'Jordan Halloran' is a person
    is_other = known_group_key(words) or _is_generic(full[-1]) or _is_generic(full[0]) or is_people
    return "" if is_other else key(" ".join(full))


def known_group_key(words: str) -> str:
    """Return the key of a group that the table of groups has; nothing for others."""
    return key(known_groups().get(" ".join(_group_words(words)).lower(), ""))


def may_name_person(words: str, places: Set[str] = frozenset()) -> bool:
    """Tell whether some words may name somebody: any name but that of a known group, a country or a body of a kind.

    It says so too often rather than too seldom: `Red Quarry Front` names nobody, `Gun Galore` might. `places` are words
    of places, as keys: with them, `Varna man` names nobody, but `Varna's son` does.
    """
    names = [] if ACRONYM.search(words) else _words(words)
    if not names or known_group_key(words) or _plain(names[-1]).removesuffix("s") in heads("groups") | heads("things"):
        return False
    telling = name_words(words)
    if names[-1].islower() and not OWNED.search(words):
        opening = names[0] if is_listed(names[0].lower()) and not is_capitals(words) else ""
        telling = tuple(name for name in telling if name != opening and key(name) not in places)
    return bool(telling)


def name_words(words: str) -> tuple[str, ...]:
    """Return the words by which somebody is known again: `Col. Ines Halloran` gives `Ines` and `Halloran`.

    An adjective at the end is a name: `Christian Young`.
    """
    names = _words(words)
    last = names[-1] if len(names) > 1 and names[-1].istitle() and names[-1].lower() in OFFICIAL else ""
    found = (name for name in names if (_is_telling(name) or name == last) and len(name) > 1 and not name.isdigit())
    return tuple(name for name in found if _plain(name) not in titles() | SUFFIXES | heads("calendar"))


def name_parts(words: str) -> frozenset[str]:
    """Return the keys of the words of a text that are written as names, one for each half of `Brandt-Okoye`."""
    written = (GENITIVE.sub("", word) for word in WORD.findall(words) if word[0].isupper())
    return frozenset(part for word in written for part in key(word).split())


def group_key(words: str) -> str:
    """Return the key of a named group, the same for every name that the table of groups has for it."""
    names = _group_words(words)
    is_name = is_capitals(words) or _is_written_as_name(names)
    is_named = is_name and any(map(_is_telling, names)) and len("".join(names)) >= SHORTEST
    return known_group_key(words) or (key(" ".join(names)) if is_named else "")


def source_key(words: str) -> str:
    """Return the key of a source of weapons: the names in its words, a people as its country."""
    names = [name for name in _words(words) if name[0].isupper()]
    homes = [_country(name) or key(name) for name in names if name.lower() not in PARTICLES]
    return " ".join(sorted(set(homes)))


def _words(words: str) -> list[str]:
    """Return the words of a name; those of a text in capitals in the case that they would have inside a sentence."""
    written = recase(f"ON {words}").removeprefix("On ") if is_capitals(words) else words
    return [GENITIVE.sub("", word) for word in WORD.findall(written)]


def _group_words(words: str) -> list[str]:
    """Return the words of a group's name, without the article before it and the common noun behind it."""
    names = _words(words)
    while names and names[0].lower() in ARTICLES:
        names = names[1:]
    while len(names) > 1 and _is_generic(names[-1]) and names[-1].islower() and not is_capitals(words):
        names = names[:-1]
    return names


def _is_telling(word: str) -> bool:
    """Tell whether a word is written as a name, and is none that bodies of a kind or of a country share."""
    return word != word.lower() and not (_is_generic(word) or _country(word) or word.lower() in PARTICLES)


def _is_written_as_name(names: Sequence[str]) -> bool:
    """Tell whether every word that is no particle has a capital, and some word has."""
    telling = [name for name in names if name.lower() not in PARTICLES and not name.lower().startswith(("al-", "el-"))]
    return bool(telling) and all(name[0].isupper() for name in telling)


def _plain(word: str) -> str:
    return word.lower().rstrip(".")


def _is_generic(word: str) -> bool:
    """Tell whether a word is a noun for people, bodies or things of a kind, or an adjective that many of them have."""
    lower = _plain(word)
    return lower in OFFICIAL or any(lower in heads(name) or lower.removesuffix("s") in heads(name) for name in GENERIC)


def _country(word: str) -> str:
    """Return the key of the country or region that a word names, as itself or by its people; nothing for others."""
    return _countries().get(key(word), "")


@cache
def _countries() -> dict[str, str]:
    """Return the country or region of each of its names of one word."""
    found: dict[str, str] = {}
    for area in (*rows(COUNTRIES), *rows(REGIONS)):
        home = country_name(area.key) if area.key.isupper() else area.names[0]
        for name in (home, *(form for adjective in area.names for form in plurals(adjective))):
            found.setdefault(key(name), key(home))
    return found
