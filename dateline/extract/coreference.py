"""Which words name the same person, group or thing: short forms, acronyms, the same noun again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from dateline.extract.phrases import known_groups, synonyms, without_titles
from dateline.models.recase import is_name
from dateline.records import Name, Parsed

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
SMALL = frozenset("the a an of for and in on to de del la las los el y al s".split())
BRACKETED = re.compile(r"\s*[(\[]\s*[\"“]?([A-Z][\w.-]{1,11})[\"”]?\s*[)\]]")
NEAR = 120
"""Code points before a bracket in which the name that it abbreviates stands."""


def tokens(words: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without articles, small words and possessive endings."""
    found = (re.sub(r"['’]s?$", "", word) for word in WORD.findall(words.lower()))
    return tuple(word for word in found if word not in SMALL)


def is_short_form(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether the words of one name are words of a longer one, in their order: 'Reyes' of 'Ana Reyes Soto'."""
    rest = iter(long)
    return bool(short) and len(short) < len(long) and all(word in rest for word in short)


def acronyms(parsed: Parsed) -> dict[str, str]:
    """Return the full name of each acronym that the text explains: 'People's Front of Arden (PFA)'."""
    found: dict[str, str] = {}
    for name in parsed.names:
        behind = BRACKETED.match(parsed.text, name.ends)
        if behind is not None and behind.group(1).lower() not in found:
            full = parsed.text[name.starts : name.ends]
            if len(tokens(full)) > 1 and name.kind != "place":
                found[behind.group(1).lower()] = full
    return found


def full_names(parsed: Parsed, more: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of persons in a document without titles, longest first."""
    found = (bare(parsed, name) for name in parsed.names if name.kind == "person")
    seen: dict[tuple[str, ...], str] = {}
    for words in (*found, *more):
        seen.setdefault(tokens(words), words)
    return tuple(seen[key] for key in sorted(seen, key=lambda key: -len(key)))


def bare(parsed: Parsed, name: Name) -> str:
    """Return a person's name without titles and possessive ending, white space made plain."""
    starts, ends = without_titles(parsed.text, name.starts, name.ends)
    return " ".join(parsed.text[starts:ends].split())


def full_name(words: str, names: Iterable[str]) -> str:
    """Return the longest name of which some words are the short form; the words themselves if there is none.

    A short form that fits two different persons ('Reyes' of two brothers) stays as it is.
    """
    short = tokens(words)
    fitting = [name for name in names if is_short_form(short, tokens(name))]
    longest = fitting[0] if fitting else words
    is_one = all(tokens(name) == tokens(longest) or is_short_form(tokens(name), tokens(longest)) for name in fitting)
    return longest if is_one else words


def is_same(left: str, right: str, explained: Mapping[str, str] | None = None) -> bool:
    """Tell whether two strings of one document name one entity."""
    a, b = tokens(left), tokens(right)
    if a == b or is_short_form(a, b) or is_short_form(b, a):
        return True
    return _expanded(left, explained) == _expanded(right, explained)


def _expanded(words: str, explained: Mapping[str, str] | None) -> tuple[str, ...]:
    """Return the words of the full name behind an acronym, as the text or the table of organisations has it."""
    plain = re.sub(r"^the ", "", words.lower().strip())
    full = (explained or {}).get(plain, words)
    return tokens(known_groups().get(re.sub(r"^the ", "", full.lower()), full))


class Named(Protocol):
    """A draft or a claim: words that name somebody or something in a field."""

    @property
    def field(self) -> str:
        """The field that it is put forward for."""
        ...

    @property
    def value(self) -> str:
        """The name."""
        ...

    @property
    def starts(self) -> int:
        """Where it stands."""
        ...


N = TypeVar("N", bound=Named)


def entities(named: Iterable[N], explained: Mapping[str, str] | None = None) -> tuple[tuple[N, ...], ...]:
    """Group the drafts or claims of one mention by field and by the entity that they name, in text order.

    Those who did it are one entity however often the report describes them anew ('gunmen', 'rebels'), unless named.

    `explained`: what the document's own acronyms stand for, see `acronyms`.
    """
    groups: list[list[N]] = []
    for one in sorted(named, key=lambda one: (one.field, one.starts)):
        home = next((group for group in groups if _belongs(one, group, explained or {})), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return tuple(tuple(group) for group in groups)


def _belongs(one: N, group: list[N], explained: Mapping[str, str]) -> bool:
    """Tell whether a draft or claim names the entity of a group."""
    if group[0].field != one.field:
        return False
    if one.field == "perpetrator" and not is_name(one.value) and any(not is_name(other.value) for other in group):
        return True
    return any(is_same(one.value, other.value, explained) or _is_same_sort(one.value, other.value) for other in group)


def _is_same_sort(left: str, right: str) -> bool:
    """Tell whether the last words of two descriptions are used by turns for one thing: 'bomb' and 'device'."""
    a, b = (synonyms().get(words.lower().split()[-1], "") if words.split() else "" for words in (left, right))
    return a == b != ""
