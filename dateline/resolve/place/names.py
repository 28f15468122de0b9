"""Finds the place names of a document: what the tagger marks, arbitrated by the gazetteer, and what it missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.names import OFFICE_WORDS, homes, key, without_area_word
from dateline.records import Name, NameKind, Parsed, Place, Span
from dateline.resolve.place import wording

LONGEST = 60
"""Code points of the longest name looked up: news prose has no longer ones."""
REPEATED = 300
"""At most so many different names are looked for again in the rest of a document."""
KNOWN_TOWN = 1000
"""People of a town that the gazetteer alone can bring in: below, most of its names are also persons or words."""
KNOWN_METROPOLIS = 500_000
"""People of a city that goes by its other names too."""
KNOWN_CITY = 100_000
"""People of a city that stands by its name alone, without a word that says 'place'."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'\-]{0,40}+\.?"
_RUN = rf"{_CAPITAL}(?:[ \n](?:(?:de|la|del|al|el|of|the|and|upon|sur)[ \n])?{_CAPITAL}){{0,4}}"
_LOCATIVE = (
    r"(?:in|at|near|from|outside|around|inside|across|throughout|toward|towards|to|of|off|between|into|leaving|reached)"
)
_AFTER_LOCATIVE = re.compile(
    rf"\b(?i:{_LOCATIVE})\s+(?i:the\s+)?(?i:(?:city|town|village|port|suburb)\s+of\s+)?({_RUN})"
)
_ENDS_LOCATIVE = re.compile(rf"\b{_LOCATIVE}\s+(?:the\s+)?$", re.IGNORECASE)
_ENDS_OF = re.compile(r"\bof\s+(?:the\s+)?$", re.IGNORECASE)
_ENDS_KIND = re.compile(
    r"\b(?:city|town|village|port|suburb|capital|district|province|state|county) of\s+$", re.IGNORECASE
)
_ENDS_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Gov|Sen|Rep|Lt|Sgt|Capt|Col|Gen|Maj|Cpl|Det|Rev|Prof|Judge|Officer|Sheriff|Mayor|Councilman"
    r"|President|Senator|Governor|Secretary|Minister|Detective|Sergeant|Captain|Coach|Chief|Attorney|Pastor|Deputy)\.?\s+$"
)
_SPEECH = re.compile(
    r"^(?:['’]s)?,? (?:said|says|told|added|adds|noted|notes|explained|explains|recalled|testified|wrote|"
    r"replied|continues|continued|argued|assumes|thinks|believes|who|whose)\b"
)
_CIVIC = re.compile(
    rf"(?<![\w’'\-])({_RUN})(?:['’]s)?\s+(?:Police|police|Fire|City|Mayor|Town|Township|High School"
    r"|Public Schools|Chamber|Municipal|Superior Court|man|men|woman|women|teen|teenager|boys?|girls?|couple"
    r"|schoolgirls?|schoolboys?|students?|villagers?|community|residents?|officials|authorities|mayor|native|town|village"
    r"|suburbs?|district|neighbou?rhood|area|city|county|province|region|businesses?)\b"
)
"""A name used of the people, the offices or the parts of a town: 'Harrogate police', 'a Harrogate man'."""
_PARTY = re.compile(rf"(?<!\w)[DRI]-({_CAPITAL}(?: {_CAPITAL})?)")
"""A legislator's party and constituency, as American papers write them: 'D-Springfield'."""
_ABBREVIATION = re.compile(r",\s+([A-Z][A-Za-z]*\.(?:\s?[A-Z][A-Za-z]*\.)*|[A-Z]{2})(?!\w)")
_PEOPLE = re.compile(rf"(?<!\w){_CAPITAL}(?:[ ]{_CAPITAL})?(?!\w)")
_TAIL = re.compile(r"(?:\s+[a-zß-öø-ÿ]+)+$")
_HEAD = re.compile(r"(?:City|Town|Village|County|State|Province) of\s+|(?:A|AN|An)\s+(?=[A-Z])")
_OUTDOORS = re.compile(
    rf"(?<![\w’'\-])(?:{_CAPITAL} ){{1,3}}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Boulevard|Blvd\.|Drive|Lane|Parkway"
    r"|River|Creek|Airport)(?!\w)"
)
_DESCRIBED = re.compile(
    rf"\b(?:town|village|city|district|province|suburb|hamlet) of ({_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})"
    rf"|(?<![\w’'\-])({_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}), (?:a|an|the) "
    r"(?:[a-z-]+ ){0,3}?(?:town|city|village|suburb|hamlet)\b"
)
_RUNS = re.compile(rf"(?<![\w’'\-.]){_CAPITAL}(?: {_CAPITAL}){{0,2}}(?= [a-z])")
_CAPITALS = re.compile(
    r"(?:^|\n|[.!?”\d]\s+)([A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,2})"
    r"(?:, [A-Z][\w.]{1,12}(?: \w+)?)? ?(?:--|—|–|-|\([A-Z]{2,8}\))\s"
)
"""A dateline that the splitter does not see, because the title stands on the same line."""
_NEXT = re.compile(rf"(?:,| and| or|, and)\s+({_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})(?! [^\W\d_a-z])")
_BEFORE = re.compile(rf"(?<![\w’'\-])({_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})(?:,| and| or|, and)\s+$")
CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday easter christmas ramadan jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
GENERIC = (
    wording.DIRECTIONS
    | frozenset(
        """mr mrs ms miss dr md m.d d.e ph.d sir lt sgt gov sen rep no
    first second third federal national general royal united mount lake
    lakes gulf region county city state town village province district department division highway road street avenue
    hall center centre house park metro congress parliament senate cathedral olympic olympics way
    arab arabs muslim muslims islamic christian christians jewish jews""".split()
    )
    | {"white house"}
)
"""Words that are places somewhere and something else nearly everywhere: the gazetteer alone makes no place of them."""
NEVER = GENERIC | CALENDAR
LANGUAGES = frozenset(("english",))
"""Adjectives that mean a language more often than a people; only the tagger may call them a place."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what the finder asks of it again and again."""

    parsed: Parsed
    gazetteer: Gazetteer
    surnames: frozenset[str]
    proper: frozenset[int] | None = None
    countries: frozenset[str] = frozenset()  # their codes

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.text

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return self.parsed.text[span.starts : span.ends]

    def before(self, span: Span) -> str:
        """Return some words before a span."""
        return self.parsed.text[max(0, span.starts - 40) : span.starts]

    def after(self, span: Span) -> str:
        """Return some words after a span."""
        return self.parsed.text[span.ends : span.ends + 40]

    def narrow(self, span: Span) -> Span:
        """Return a span without the words for a part of the place, unless its whole is a place: 'northern Syria'."""
        words = self.words(span)
        if match := _TAIL.search(words):
            words = words[: match.start()]
        if (match := _HEAD.match(words)) and match.end() < len(words):
            span, words = Span(span.starts + match.end(), span.ends), words[match.end() :]
        if words.endswith(".") and self._ends_sentence(words):
            words = words[:-1]
        core = wording.core(words)
        ends = span.starts + len(words)
        if core and core != words and not self.gazetteer.candidates(words):
            return Span(span.starts + max(0, words.find(core.split()[0])), ends)
        return Span(span.starts, ends)

    def _ends_sentence(self, words: str) -> bool:
        """Tell whether a name's last full stop is the sentence's: no abbreviation is a place's full name."""
        found = self.gazetteer.candidates(words)
        return len(wording.last_word(words)) > 5 or (
            bool(found) and "." not in words[:-1] and key(found[0].name) == key(words)
        )

    def meanings(self, span: Span) -> tuple[Place, ...]:
        """Return the places that the words of a span can mean."""
        words = self.words(span)
        if len(words) > LONGEST:
            return ()
        return self.gazetteer.candidates(wording.bare(words)) or self.gazetteer.candidates(wording.core(words))


def find_spans(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Return the spans of the place names of a document, in text order, none overlapping another."""
    page = Page(parsed, gazetteer, _surnames(parsed), _proper(parsed), _countries(parsed, gazetteer))
    first = _apart([*_datelines(page), *_tagged(page)])
    persons = [n.span for n in parsed.names if n.kind == "person" and " " in parsed.text[n.starts : n.ends]]
    others = [n.span for n in parsed.names if n.kind in ("person", "organisation", "event", "other")]
    found = _apart([*first, *_free(_after_locatives(page), [*first, *others]), *_inside_names(page)])
    found = _apart([*found, *_free(_civic(page), [*found, *persons])])
    found = _apart([*found, *_free(_outdoors(page), found)])
    found = _apart([*found, *_free(_described(page), [*found, *persons])])
    found = _apart([*found, *_free(_peoples(page), found)])
    found = _apart([*found, *_free(_listed(page, found), [*found, *persons])])
    found = _apart([*found, *_free(_abbreviations(page, found), found)])
    return _apart([*found, *_free(_again(page, found), [*found, *persons])])


_STANDS_IN = re.compile(rf"\b(?i:{_LOCATIVE})\s+({_CAPITAL})")

OFTEN = 2
"""Times that the tagger takes a lone word for a person before it is believed: it takes many a small town for one."""


def _surnames(parsed: Parsed) -> frozenset[str]:
    """Return the words that begin or end persons' names more often than they are places that something is in."""
    text = parsed.text
    words = [(name, text[name.starts : name.ends].split()) for name in parsed.names if name.kind in ("person", "place")]
    places = Counter(
        parts[0] for name, parts in words
        if name.kind == "place" and len(parts) == 1
        and _ENDS_LOCATIVE.search(text[max(0, name.starts - 40) : name.starts])
    )  # fmt: skip
    persons = Counter(
        word for name, parts in words if name.kind == "person" and len(parts) > 1 for word in (parts[0], parts[-1])
    )
    return frozenset(word for word, times in persons.items() if times >= places[word]) | called_alone(parsed)


def called_alone(parsed: Parsed) -> frozenset[str]:
    """Return the surnames that the tagger knows only where they stand alone, and as places elsewhere.

    Nothing is in them, as things are in towns, and a forename stands before them somewhere.
    """
    text = parsed.text
    alone = Counter(text[name.starts : name.ends] for name in parsed.names if name.kind == "person")
    settings = {match[1].rstrip(".") for match in _STANDS_IN.finditer(text)}
    called = (word for word, times in alone.items() if times >= OFTEN and " " not in word and word not in settings)
    return frozenset(word for word in called if _has_forename(parsed, word))


def _has_forename(parsed: Parsed, word: str) -> bool:
    """Tell whether a proper noun that belongs to no other name stands before a word somewhere."""
    others = [name.span for name in parsed.names if name.kind != "person"]
    before = (
        one for one, two in pairwise(parsed.tokens) if two.text == word and one.pos == "PROPN" and one.text.isalpha()
    )
    return any(not any(span.overlaps(Span(one.starts, one.ends)) for span in others) for one in before)


def _countries(parsed: Parsed, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the codes of the countries that the tagger finds named."""
    named = {parsed.text[name.starts : name.ends] for name in parsed.names if name.kind in ("place", "nationality")}
    found = (gazetteer.candidates(name)[:1] for name in sorted(named) if len(name) <= LONGEST)
    return frozenset(place.country for places in found for place in places if place.kind == "country")


def _proper(parsed: Parsed) -> frozenset[int] | None:
    """Return where the proper nouns start, or None where the words were not parsed."""
    return frozenset(t.starts for t in parsed.tokens if t.pos == "PROPN") if parsed.tokens else None


# -- what the tagger marks ----------------------------------------------------------------------------------------


def _tagged(page: Page) -> Iterator[Span]:
    """Yield the names that the tagger takes for places and peoples, and others that the gazetteer makes places."""
    for name in page.parsed.names:
        span = page.narrow(trim(page.text, name.span))
        if 1 < span.ends - span.starts <= LONGEST and JUDGES[name.kind](page, span):
            yield span


def _is_place(page: Page, span: Span) -> bool:
    """Judge a name that the tagger takes for a place: persons are its commonest mistake."""
    words = page.words(span)
    if _is_person(page, span) or words.casefold() in GENERIC or not words[0].isupper() or _is_short(page, span):
        return False
    if page.meanings(span):
        return True
    return _is_after_locative(page, span) and not page.words(span).startswith("United")


def _is_site(page: Page, span: Span) -> bool:
    """Judge a name that the tagger takes for a building or a street."""
    words = page.words(span)
    if wording.is_site(words) or wording.is_natural(words):
        return _is_after_locative(page, span) or wording.is_outdoors(words)
    return words.casefold() not in GENERIC and bool(page.meanings(span)) and not _is_person(page, span)


def _is_people(page: Page, span: Span) -> bool:
    """Judge a name that the tagger takes for a nationality: religions and parties are among them."""
    words = page.words(span)
    if words.casefold() in GENERIC or words in page.surnames:
        return False
    if page.gazetteer.is_adjective(words) or any(place.kind in ("country", "region") for place in page.meanings(span)):
        return True
    return _is_known(page, span, KNOWN_TOWN) or _is_of_province(page, words)


def _is_of_province(page: Page, words: str) -> bool:
    """Tell whether a word names the people of a province: 'Minnesotans'."""
    return any(place.kind == "province" for home in homes(key(words)) for place in page.gazetteer.candidates(home)[:1])


def _is_place_after_all(page: Page, span: Span) -> bool:
    """Judge a name tagged as something else: the gazetteer has it, and the words around make it a place."""
    words = page.words(span)
    if " " in words and wording.is_site(words) and wording.is_outdoors(words):
        return True
    if not _is_known(page, span, 0):
        return False
    if " " not in words and not words.isupper() and _is_known(page, span, KNOWN_CITY):
        return True
    found = page.meanings(span)
    if _ENDS_KIND.search(page.before(span)) or _has_area_after(page, span, found):
        return True
    least = KNOWN_CITY if _ENDS_OF.search(page.before(span)) else KNOWN_TOWN
    return _is_after_locative(page, span) and _is_known(page, span, least)


def _is_never(_page: Page, _span: Span) -> bool:
    """Judge the name of an event: it is no place."""
    return False


JUDGES: dict[NameKind, Callable[[Page, Span], bool]] = {
    "place": _is_place, "site": _is_site, "nationality": _is_people, "person": _is_place_after_all,
    "organisation": _is_place_after_all, "other": _is_place_after_all, "event": _is_never,
}  # fmt: skip


def _is_person(page: Page, span: Span) -> bool:
    """Tell whether a single word is a person: a surname of the document, after a title, or speaking."""
    words = page.words(span)
    if _ENDS_TITLE.search(page.before(span)):
        return True
    if words in page.surnames:
        return not _is_after_locative(page, span) or page.after(span).startswith(("'s", "’s"))
    found = page.meanings(span)
    is_large = bool(found) and (found[0].kind in ("country", "province") or found[0].population >= KNOWN_CITY)
    return not is_large and bool(_SPEECH.match(page.after(span)))


def _is_known(page: Page, span: Span, least: int) -> bool:
    """Tell whether the gazetteer alone may make a name a place: it is somebody's own name, of so many people."""
    words = page.words(span)
    if words.casefold() in NEVER or _is_short(page, span) or _is_person(page, span):
        return False
    if page.proper is not None and span.starts not in page.proper:
        return False
    form = key(wording.bare(words))
    known = [place for place in page.meanings(span) if _goes_by(place, form)]
    return any(place.population >= least for place in known)


def _is_at_home(page: Page, span: Span) -> bool:
    """Tell whether a repeated name has all its places in one country, which the report names, too."""
    found = {place.country for place in page.meanings(span)}
    return len(found) == 1 and found <= page.countries and page.text.count(page.words(span)) > 1


def _goes_by(place: Place, form: str) -> bool:
    """Tell whether a place is known by a name: its own, or any of a large city's or an area's."""
    own = key(place.name)
    return place.population >= KNOWN_METROPOLIS or form in (own, without_area_word(own)) or own == f"{form} city"


def _is_short(page: Page, span: Span) -> bool:
    """Tell whether a name is so short that only a country, a state or a city goes by it: 'U.S.', 'UK', 'Ky.', 'Bam'."""
    words = page.words(span)
    if len(words.replace(".", "")) > 3:
        return False
    found = page.meanings(span)[:2]
    if words.isupper() or words.endswith("."):
        return not any(place.kind in ("country", "province", "region") for place in found)
    return len(words) < 3 or not any(place.population >= KNOWN_CITY for place in found)


def _is_after_locative(page: Page, span: Span) -> bool:
    """Tell whether a preposition of place stands before a name."""
    return bool(_ENDS_LOCATIVE.search(page.before(span)))


def _has_area_after(page: Page, span: Span, found: tuple[Place, ...]) -> bool:
    """Tell whether a comma and an area that holds the place follow: 'Danao, Cebu'."""
    match = re.match(rf",\s+({_RUN})", page.after(span))
    areas = page.gazetteer.candidates(match[1].rstrip(".")) if match else ()
    codes = {(area.country, area.name) for area in areas if area.kind in ("province", "district")}
    nations = {area.country for area in areas if area.kind == "country"}
    return any(
        p.country in nations or (p.country, p.province) in codes or (p.country, p.district) in codes for p in found
    )


# -- what it missed -----------------------------------------------------------------------------------------------


def _datelines(page: Page) -> Iterator[Span]:
    """Yield the names in the place-and-date lines."""
    for sentence in page.parsed.sentences:
        if sentence.kind == "dateline":
            for match in re.finditer(r"[^,;/()\-–—\n]+", page.words(sentence.span)):
                span = trim(page.text, Span(sentence.starts + match.start(), sentence.starts + match.end()))
                if page.words(span).casefold() not in NEVER and page.meanings(span):
                    yield span

    for match in _CAPITALS.finditer(page.text):
        span = trim(page.text, Span(*match.span(1)))
        if page.words(span).casefold() not in GENERIC and page.meanings(span):
            yield span


def _after_locatives(page: Page) -> Iterator[Span]:
    """Yield names that the tagger left unmarked after a preposition of place, if the gazetteer has them."""
    for match in _AFTER_LOCATIVE.finditer(page.text):
        span = page.narrow(trim(page.text, Span(*match.span(1))))
        least = KNOWN_CITY if match[0][:2].casefold() == "of" else KNOWN_TOWN
        if _is_known(page, span, least):
            yield span


def _civic(page: Page) -> Iterator[Span]:
    """Yield names used of the people, offices or parts of a town, and constituencies."""
    for pattern in (_CIVIC, _PARTY):
        for match in pattern.finditer(page.text):
            span = page.narrow(trim(page.text, Span(*match.span(1))))
            if _is_known(page, span, 0 if _is_at_home(page, span) else KNOWN_TOWN):
                yield span


def _inside_names(page: Page) -> Iterator[Span]:
    """Yield places that begin an organisation's name or follow its 'of': 'Ohio State Police', 'Bank of Ghana'."""
    for name in page.parsed.names:
        if name.kind not in ("organisation", "event", "other") or name.ends - name.starts > 2 * LONGEST:
            continue
        matches = list(re.finditer(r"\S+", page.text[name.starts : name.ends]))[:8]
        yield from _leading(page, name, matches)


def _leading(page: Page, name: Name, words: list[re.Match[str]]) -> Iterator[Span]:
    """Yield the longest area at the start of a name or after its 'of'."""
    starts = [0 if words[0][0].casefold() != "the" else 1] if words else []
    starts += [at + 1 for at, word in enumerate(words) if word[0] == "of"]
    for start in starts:
        for end in range(min(len(words), start + 3), start, -1):
            span = page.narrow(
                trim(page.text, Span(name.starts + words[start].start(), name.starts + words[end - 1].end()))
            )
            if page.words(span)[:1].isupper() and _stands_alone(page, span):
                yield span
                break


def _stands_alone(page: Page, span: Span) -> bool:
    """Tell whether a name is known enough to be a place inside a longer name."""
    found = page.meanings(span)
    if not _is_known(page, span, 0) or wording.last_word(page.words(span)) in OFFICE_WORDS:
        return False
    is_wide = any(p.kind in ("country", "province") and p.population >= KNOWN_CITY for p in found[:3])
    return is_wide or wording.is_area(page.words(span)) or _is_known(page, span, KNOWN_CITY)


def _outdoors(page: Page) -> Iterator[Span]:
    """Yield streets, rivers and airports, whatever the tagger takes them for."""
    for match in _OUTDOORS.finditer(page.text):
        starts = match.start()
        if match[0].split()[0].casefold() not in CALENDAR:
            yield trim(page.text, Span(starts, match.end()))


def _described(page: Page) -> Iterator[Span]:
    """Yield names that the words around call a town or an area, or that make one with a word for a site."""
    for match in _DESCRIBED.finditer(page.text):
        span = page.narrow(trim(page.text, Span(*match.span(1) if match[1] else match.span(2))))
        words = page.words(span)
        if len(words) > 2 and words.casefold() not in NEVER and not _is_person(page, span):
            yield span
    for match in _RUNS.finditer(page.text):
        span = Span(*match.span())
        if wording.site_tail(page.after(span)) and _is_known(page, span, KNOWN_TOWN):
            yield span


def _listed(page: Page, found: Iterable[Span]) -> Iterator[Span]:
    """Yield names in a list with places: 'in Harrogate, Ripon and Thirsk'."""
    walked: set[int] = set()  # where a list was followed from: a list of a thousand names is walked once
    for span in found:
        at = span.ends
        while at not in walked and (match := _NEXT.match(page.text, at)):
            walked.add(at)
            after = page.narrow(Span(*match.span(1)))
            if not _is_known(page, after, KNOWN_TOWN):
                break
            yield after
            at = match.end(1)
        if match := _BEFORE.search(page.text, max(0, span.starts - LONGEST), span.starts):
            before = Span(*match.span(1))
            if _is_known(page, before, KNOWN_TOWN):
                yield before


def _peoples(page: Page) -> Iterator[Span]:
    """Yield adjectives and peoples of countries and provinces: 'Belgian', 'South Koreans'."""
    for match in _PEOPLE.finditer(page.text):
        for words in (match[0], match[0].split(" ")[0]):
            if len(words) > 3 and words.casefold() not in LANGUAGES and page.gazetteer.is_adjective(words):
                yield Span(match.start(), match.start() + len(words))
                break


def _abbreviations(page: Page, found: Iterable[Span]) -> Iterator[Span]:
    """Yield abbreviated states and provinces after a town: 'Gary, Ind.'."""
    for span in found:
        match = _ABBREVIATION.match(page.text, span.ends)
        if (
            match
            and match[1].casefold().rstrip(".") not in GENERIC
            and any(place.kind == "province" for place in page.gazetteer.candidates(match[1]))
        ):
            yield Span(*match.span(1))


def _again(page: Page, found: tuple[Span, ...]) -> Iterator[Span]:
    """Yield other mentions of the names found."""
    names = sorted({page.words(span) for span in found if span.ends - span.starts > 2}, key=lambda n: (-len(n), n))
    if names:
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names[:REPEATED]))})(?!\w)")
        spans = (Span(*match.span()) for match in pattern.finditer(page.text))
        yield from (span for span in spans if not _is_person(page, span))


# -- spans --------------------------------------------------------------------------------------------------------

_OPENING = " \t\r\n\"“”'‘’([,;:–—-"
_CLOSING = " \t\r\n\"“”'‘’)],;:–—-"


def trim(text: str, span: Span) -> Span:
    """Return a name's span without the marks, the article and the possessive at its edges."""
    words = text[span.starts : span.ends]
    starts = span.starts + len(words) - len(words.lstrip(_OPENING))
    ends = span.ends - (len(words) - len(words.rstrip(_CLOSING)))
    if text[starts : starts + 4].casefold() == "the " and starts + 4 < ends:
        starts += 4
    if text[max(starts, ends - 2) : ends] in ("'s", "’s"):
        ends -= 2
    return Span(starts, max(starts, ends))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in text order without those that overlap a longer or earlier one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.starts, -s.ends)):
        if span.ends > span.starts and (not kept or kept[-1].ends <= span.starts):
            kept.append(span)
    return tuple(kept)


def _free(spans: Iterable[Span], taken: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that overlap none of those taken."""
    marked = bytearray()
    blocks = sorted(taken)
    last = max((span.ends for span in blocks), default=0)
    marked = bytearray(last)
    for block in blocks:
        marked[block.starts : block.ends] = b"\1" * (block.ends - block.starts)
    yield from (span for span in spans if not any(marked[span.starts : span.ends]))
