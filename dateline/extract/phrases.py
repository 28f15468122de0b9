"""Noun phrases and what they can be in an incident: a person, a fighter, a group, a thing, a weapon."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from dateline.extract.syntax import PRONOUNS, Syntax
from dateline.models.recase import is_listed
from dateline.records import Name, Parsed, Span

Kind = Literal["fighter", "band", "person", "doer", "group", "thing", "weapon", "place", "pronoun", "other"]

MODIFIERS = frozenset("compound amod nmod nummod quantmod advmod poss case punct npadvmod appos det".split())
"""Dependents before a noun that belong to its phrase."""

DROPPED = frozenset({"DT", "PRP$", "WDT", "WP$", "PDT", "CC", "IN", ",", ":", ".", "-LRB-", "-RRB-", "HYPH", "RB"})
"""Tags that do not open a quote: 'the guerrillas' is quoted as 'guerrillas'."""

TIMES = re.compile(r"^(?:gmt|\d{3,4}(?:gmt)?)$", re.IGNORECASE)
"""Times of day, which the tagger takes for names."""

QUOTES = "\"'“”‘’`"
DOER = re.compile(r"\w{3}(?:er|or|ist|man|men|woman|women|ian|ant|eer|ess)$")
"""Endings of nouns for people of a trade or kind that no list has: 'baker', 'plumber', 'violinist'."""

LONGEST = 16
"""Words of the longest quoted phrase: what is longer is a parse gone wrong or a list."""


@cache
def _organisations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern of the organisations' long names, in any case, and one of their acronyms."""
    long = [name for name in known_groups() if len(name) > 5]
    short = [name for name in _short_names() if len(name) <= 5 and len(name) > 2]
    return _any_of(long, re.IGNORECASE), _any_of(short, re.NOFLAG)


def _any_of(names: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """Return a pattern of some whole words, the longest first."""
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?![\w])", flags
    )


def _short_names() -> Iterator[str]:
    """Yield the names of the organisations as they are written."""
    for group in _groups():
        yield from group


def organisations(parsed: Parsed) -> tuple[Name, ...]:
    """Return the organisations of the table that a text names: the tagger misses many, and cuts others short."""
    found = {(match.start(), match.end()) for pattern in _organisations() for match in pattern.finditer(parsed.text)}
    return tuple(Name(starts, ends, "organisation") for starts, ends in sorted(found))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head word, the words that are quoted for it, and what it can be."""

    head: int
    starts: int
    ends: int
    kinds: frozenset[Kind]
    is_name: bool = False

    @property
    def span(self) -> Span:
        """Where its quoted words stand."""
        return Span(self.starts, self.ends)


@cache
def _table() -> Mapping[str, Any]:
    """Return the role lexicon."""
    return tomllib.loads(files("dateline.extract").joinpath("data", "roles.toml").read_text(encoding="utf-8"))


@cache
def heads(name: str) -> frozenset[str]:
    """Return one list of the role lexicon."""
    return frozenset(_table()[name])


@cache
def titles() -> frozenset[str]:
    """Return the titles and ranks that stand before a person's name."""
    return frozenset(_table()["titles"]["words"])


@cache
def synonyms() -> Mapping[str, str]:
    """Return the class of each noun that reports use by turns for one thing."""
    return {word + ending: name for name, group in _table()["same"].items() for word in group for ending in ("", "s")}


@cache
def certainties() -> Mapping[str, str]:
    """Return what each cue word says of the certainty that a group was behind an act."""
    return {word: name for name, group in _table()["certainties"].items() for word in group}


@cache
def known_groups() -> Mapping[str, str]:
    """Return the full name of each armed organisation by every name it goes by, in lower case."""
    return {name.lower(): names[0] for names in _groups() for name in names}


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """Return the armed organisations, each with all its names."""
    text = files("dateline.extract").joinpath("data", "groups.toml").read_text(encoding="utf-8")
    return tuple(tuple(names) for names in tomllib.loads(text)["groups"])


SORTS: tuple[tuple[str, Kind], ...] = (
    ("fighters", "fighter"), ("bands", "band"), ("persons", "person"), ("groups", "group"), ("things", "thing"),
    ("weapons", "weapon"),
)  # fmt: skip


@cache
def _kinds_of(lemma: str) -> frozenset[Kind]:
    """Return what a common noun can be."""
    singular = lemma[:-1] if lemma.endswith("s") else lemma
    return frozenset(kind for name, kind in SORTS if lemma in heads(name) or singular in heads(name))


NAMED: Mapping[str, frozenset[Kind]] = {
    "person": frozenset({"person"}), "organisation": frozenset({"group", "thing"}), "site": frozenset({"thing"}),
    "place": frozenset({"place"}), "nationality": frozenset({"person"}),
}  # fmt: skip


class Nouns(Syntax):
    """The words of one document, with the names among them and the phrase of each noun."""

    def __init__(self, parsed: Parsed) -> None:
        super().__init__(parsed)
        self._phrases: dict[int, Phrase] = {}

    @cached_property
    def _names(self) -> Mapping[int, Name]:
        """The name that each word belongs to."""
        place = {token.starts: number for number, token in enumerate(self.tokens)}
        found: dict[int, Name] = {}
        for name in (*self.parsed.names, *organisations(self.parsed)):
            number = place.get(name.starts, len(self.tokens))
            while number < len(self.tokens) and self.tokens[number].starts < name.ends:
                found[number] = name
                number += 1
        return found

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the persons' names: later the report may use them alone."""
        found = (
            self.parsed.text[name.starts : name.ends].split() for name in self.parsed.names if name.kind == "person"
        )
        return frozenset(words[-1].lower() for words in found if len(words) > 1)

    def name_at(self, number: int) -> Name | None:
        """Return the name that a word belongs to."""
        return self._names.get(number)

    def phrase(self, number: int) -> Phrase:
        """Return the noun phrase of a head word."""
        if number not in self._phrases:
            self._phrases[number] = phrase(self, number)
        return self._phrases[number]

    def kinds(self, number: int) -> frozenset[Kind]:
        """Return what the phrase of a head word can be."""
        return self.phrase(number).kinds


def phrase(syntax: Nouns, head: int) -> Phrase:
    """Return the noun phrase of a head word."""
    name = syntax.name_at(head)
    kinds = _kinds(syntax, head, name)
    if kinds == {"person"} and syntax.tokens[head].pos == "PROPN":
        return Phrase(head, *_person(syntax, head, name), kinds, True)
    if kinds == {"group"} and name is not None and _is_in_table(syntax, name):
        return Phrase(head, name.starts, name.ends, kinds, True)
    first, last = _reach(syntax, head)
    starts, ends = syntax.tokens[first].starts, syntax.tokens[last].ends
    if name is not None and name.kind == "organisation" and name.ends > starts:
        starts, ends = min(starts, _open(syntax, name)), max(ends, name.ends)
    return Phrase(head, *_trimmed(syntax.parsed.text, starts, ends), kinds, name is not None)


def _kinds(syntax: Nouns, head: int, name: Name | None) -> frozenset[Kind]:
    """Return what the phrase of a head word can be."""
    token = syntax.tokens[head]
    if token.text.lower() in PRONOUNS or token.pos == "PRON":
        return frozenset({"pronoun"})
    if TIMES.search(token.text):
        return frozenset({"other"})
    if _is_known(syntax, head, name):
        return frozenset({"group"})
    common = _common(syntax, head, name)
    if name is None and not common and token.pos == "NUM":
        return frozenset({"other"})
    if name is None and not common and token.pos == "NOUN" and DOER.search(token.lemma):
        return frozenset({"doer"})
    if name is None:
        return common or frozenset({"person" if _is_unknown_name(syntax, head) else "other"})
    if common and name.kind != "person":
        return common | ({"group"} if name.kind == "organisation" and "fighter" not in common else frozenset())
    return common if common & {"group", "fighter"} else NAMED.get(name.kind, frozenset({"other"}))


def person_phrase(syntax: Nouns, head: int) -> Phrase:
    """Return the phrase of a name as that of a person: the tagger takes many a rare name for something else."""
    return Phrase(head, *_person(syntax, head, syntax.name_at(head)), frozenset({"person"}), True)


def looks_like_person(syntax: Nouns, head: int) -> bool:
    """Tell whether a name taken for an organisation is more likely a person's: two rare words, no article."""
    name = syntax.name_at(head)
    if name is None or name.kind != "organisation" or is_armed_group(syntax, head) or is_common(syntax, head):
        return False
    words = syntax.parsed.text[name.starts : name.ends].lower().split()
    has_article = any(syntax.tokens[n].tag == "DT" for n in syntax.children[head])
    return 2 <= len(words) <= 3 and not has_article and all(word.isalpha() and not is_listed(word) for word in words)


def is_common(syntax: Nouns, head: int) -> bool:
    """Tell whether a head word is a noun that the lexicon has, so that its phrase is what that noun says."""
    return bool(_kinds_of(syntax.tokens[head].lemma) | _kinds_of(syntax.tokens[head].text.lower()))


def _common(syntax: Nouns, head: int, name: Name | None) -> frozenset[Kind]:
    """Return what a head word can be as a common noun; a band without a name acts like persons."""
    token = syntax.tokens[head]
    kinds = _kinds_of(token.lemma) | _kinds_of(token.text.lower())
    if "weapon" in kinds and not _is_weapon(syntax, head):
        kinds -= {"weapon"}
    return kinds - {"group"} if "band" in kinds and name is None else kinds


def _is_unknown_name(syntax: Nouns, head: int) -> bool:
    """Tell whether a word that nobody knows stands where a person's name would: behind a title or a name."""
    token = syntax.tokens[head]
    if token.text.lower() in syntax.surnames:
        return token.pos == "PROPN"
    before = [syntax.tokens[n] for n in syntax.children[head] if syntax.tokens[n].relation in ("compound", "appos")]
    return (
        token.pos == "PROPN"
        and token.text.lower() not in heads("calendar")
        and any(t.pos in ("PROPN", "NOUN") for t in before)
    )


def _is_known(syntax: Nouns, head: int, name: Name | None) -> bool:
    """Tell whether a word is or ends the name of an armed organisation that the table has."""
    return name is not None and syntax.tokens[head].ends == name.ends and _is_in_table(syntax, name)


def is_armed_group(syntax: Nouns, head: int) -> bool:
    """Tell whether a word ends the name of an armed organisation that the table has."""
    return _is_known(syntax, head, syntax.name_at(head))


def _is_in_table(syntax: Nouns, name: Name) -> bool:
    """Tell whether a name is that of an armed organisation that the table has."""
    return _plain(syntax.parsed.text[name.starts : name.ends]) in known_groups()


def _plain(words: str) -> str:
    """Return a name in lower case without article and quotation marks."""
    return re.sub(r"^the ", "", words.lower().strip(QUOTES + " "))


def _is_weapon(syntax: Nouns, head: int) -> bool:
    """Tell whether a noun that is a weapon only in some company has that company."""
    token = syntax.tokens[head]
    needed = _table()["doubtful_weapons"].get(token.lemma)
    if needed is None:
        return True
    near = {syntax.tokens[n].lemma for n in syntax.modifiers(head)} | set(_contents(syntax, head))
    is_placed = token.relation in ("dobj", "nsubjpass", "nsubj") and syntax.tokens[token.head].lemma in heads("placing")
    return not near.isdisjoint(needed) or (is_placed and token.lemma in heads("charges"))


def _contents(syntax: Nouns, head: int) -> Iterator[str]:
    """Yield what a noun is made of: 'a charge of dynamite'."""
    for place in syntax.children[head]:
        if syntax.tokens[place].lemma in ("of", "with"):
            yield from (syntax.tokens[n].lemma for n in syntax.children[place])


def _reach(syntax: Nouns, head: int) -> tuple[int, int]:
    """Return the first and last word that are quoted for a head word."""
    first = head
    for number in reversed([n for n in syntax.children[head] if n < head]):
        if syntax.tokens[number].relation not in MODIFIERS or _leftmost(syntax, number) < head - LONGEST:
            break
        first = _leftmost(syntax, number)
    while first < head and _is_dropped(syntax, first):
        first += 1
    return first, _last(syntax, head)


def _is_dropped(syntax: Nouns, number: int) -> bool:
    """Tell whether a word does not open a quote."""
    token = syntax.tokens[number]
    is_opener = token.text.lower() in heads("openers") and token.pos != "PROPN"
    return is_opener or token.tag in DROPPED or token.text in QUOTES or token.text in ("--", "-", "(", "[")


def _leftmost(syntax: Nouns, number: int) -> int:
    """Return the first word of a dependent's own phrase."""
    return min(_subtree(syntax, number))


def _last(syntax: Nouns, head: int) -> int:
    """Return the last word quoted: the head, or the end of 'of ...' behind a noun that says little by itself."""
    if syntax.tokens[head].lemma not in heads("relational"):
        return head
    behind = [n for n in syntax.children[head] if n == head + 1 and syntax.tokens[n].lemma == "of"]
    objects = [n for place in behind for n in syntax.children[place] if syntax.tokens[n].relation == "pobj"]
    return _end_of_name(syntax, objects[0]) if objects and objects[0] < head + LONGEST else head


def _end_of_name(syntax: Nouns, number: int) -> int:
    """Return the last word of a short phrase: one more 'of ...' may belong to it."""
    behind = [n for n in syntax.children[number] if n == number + 1 and syntax.tokens[n].lemma == "of"]
    objects = [n for place in behind for n in syntax.children[place] if syntax.tokens[n].relation == "pobj"]
    return objects[0] if objects and syntax.kind(number) and syntax.kind(objects[0]) else number


def _subtree(syntax: Nouns, number: int) -> Iterator[int]:
    """Yield a word and all that depends on it; a deep tree is cut, so that no parse costs more than its phrase."""
    chain, seen = [number], 0
    while chain and seen < 4 * LONGEST:
        place = chain.pop()
        seen += 1
        yield place
        chain.extend(syntax.children[place])


def _open(syntax: Nouns, name: Name) -> int:
    """Return where a name starts without its article."""
    words = syntax.parsed.text[name.starts : name.ends]
    opening = re.match(r"(?:the|a|an)\s+", words, re.IGNORECASE)
    return name.starts + (opening.end() if opening else 0)


def _person(syntax: Nouns, head: int, name: Name | None) -> tuple[int, int]:
    """Return a person's name without titles: what the tagger marked, and the words that it left out."""
    first = last = head
    while first and syntax.tokens[first - 1].pos == "PROPN" and syntax.tokens[first - 1].head in (head, first):
        first -= 1
    starts, ends = syntax.tokens[first].starts, syntax.tokens[last].ends
    if name is not None:
        starts, ends = min(starts, name.starts), max(ends, name.ends)
    return without_titles(syntax.parsed.text, starts, ends)


def without_titles(text: str, starts: int, ends: int) -> tuple[int, int]:
    """Return the span of a person's name without titles, ranks, nationality and a possessive ending."""
    words = list(re.finditer(r"\S+", text[starts:ends]))
    last_title = max((n for n, word in enumerate(words) if word.group().lower().strip(".,\"'") in titles()), default=-1)
    kept = words[last_title + 1 :] or words[-1:]
    return _trimmed(text, starts + kept[0].start(), ends)


def _trimmed(text: str, starts: int, ends: int) -> tuple[int, int]:
    """Return a span without the marks around it: an unpaired quotation mark, a bracket, a possessive ending."""
    words = text[starts:ends]
    bracket = re.search(r"\s*[\[(]", words)
    ends = starts + bracket.start() if bracket and bracket.start() > 2 else ends
    words = text[starts:ends]
    tail = re.search(r"(?:['’][sS]?)?[\s,;:.(\[–—-]*$", words)
    ends = starts + tail.start() if tail and tail.start() > 0 and not re.search(r"\b\w\.$", words) else ends
    while starts < ends and text[starts] in " ,;:()[]-–—":
        starts += 1
    while starts < ends and text[starts] in QUOTES and sum(text.count(mark, starts, ends) for mark in QUOTES) % 2:
        starts += 1
    while starts < ends and text[ends - 1] in QUOTES and sum(text.count(mark, starts, ends) for mark in QUOTES) % 2:
        ends -= 1
    return starts, ends
