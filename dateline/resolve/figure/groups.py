"""Groups of persons or things in a sentence: 'at least 12 people', 'a police officer', 'his wife', 'no one', 'both'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dateline.records import Span
from dateline.resolve.figure import numbers, people
from dateline.resolve.figure.notation import Number, number

WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[-'’]\w+)*|[^\w\s]")

DETERMINERS = frozenset("a an the this that these those his her their its my our your another each every".split())
ZEROS = frozenset(["no", "zero"])
STOPS = frozenset(
    """, . ; : ? ! ( ) [ ] " “ ” — – - / | and or but nor of in on at by to for from with without after before during
    as than that which who whom whose when where while because if was were is are be been being am has have had having
    will would
    could should may might can do does did not said says told say took take went left leaving leaves including near into
    over through he she they it we you i him us them there then also so whether killing kills killed wounds injures
    wounding injuring shot shooting shoots hit struck arrested died dies die kill hurt shoot injure wound
    suffered suffers sustained received found dead any until since
    about following outside inside opened fatally""".split()
)
"""Words that do not stand between a determiner or a number and the noun for persons that it belongs to."""

NO_NOUNS = frozenset(["one", "other", "each", "dead", "wounded", "injured", "deceased"])
"""Words that count persons and are no noun for them by themselves."""

REACH = 7
"""How many words before a noun can belong to it."""

AGE = rf"(?:\d{{1,3}}|{numbers.SMALL})"
AGED = re.compile(rf"(?<![\w-]){AGE}[-\s](?:year|month|week|day)s?[-\s]olds?(?![\w-])", re.IGNORECASE)
SINGLE = re.compile(
    r"(?<![\w'’-])(?:(?P<zero>(?:no[\s-]?one|nobody)(?!\s+else)|none(?:\s+of\s+(?:them|the\s+\w+))?)"
    r"|(?P<pronoun>he|she|him|her)"
    r"|(?P<ordinal>an?\s+(?:second|third|fourth|fifth|sixth|seventh)(?=\s+(?:was|is|had|has|died|suffered|remain(?:s|ed))\b))"
    rf"|(?P<another>another|the\s+(?:other|second|third)(?!\s+(?:\d|(?:{numbers.SMALL})\b))))(?![\w'’-])",
    re.IGNORECASE,
)

YEARS = r"(?:1[89]|20)\d\d"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?\.?"
CALENDAR = re.compile(
    rf"""\b{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?\b
    | \b\d{{1,2}}\s+{MONTH}\b(?:,?\s+\d{{4}})?
    | \b\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s*[ap]\.?m\b
    | (?:\b(?:in|since|of|by|until|late|early|mid|from|and|to)|[,(])\s*{YEARS}\b(?!\s+[a-z]+s\b)
    | \b(?:911|999)\b
    | \b\d{{1,4}}[/-]\d{{1,2}}[/-]\d{{1,4}}\b
    | \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Numbers that are part of a date or a time of day, which `dateline.resolve.date` reads, and those for help."""

NOT_COUNTS = re.compile(
    r"(?:\b(?:no|number|route|highway|interstate|room|apartment|apt|suite|district|precinct|channel|section|page|unit"
    r"|zone|flight|phase|level|(?:father|mother|dad|mom|mum|grandfather|grandmother|parents?)\s+of)\.?\s*#?|[#&])$",
    re.IGNORECASE,
)
"""Words before a number that make it a name."""

EVENTS = re.compile(
    r"""(?<![\w-])(?:(?:an?|the|this|that|apparent|suspected)\s+){0,2}
    (?:(?P<times>double|triple|quadruple|quintuple)[-\s](?P<fatal>fatal\s+)?
       (?P<what>homicide|murder|slaying|killing|fatality|shooting|stabbing)s?
      | murder[-\s]suicides?
      | (?:fatal|deadly)\s+(?:[\w'’-]+\s+){0,3}?(?:shooting|stabbing|attack|bombing|blast|explosion|ambush|assault)
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Incidents whose name says how many they hit."""

TIMES = {"double": "2", "triple": "3", "quadruple": "4", "quintuple": "5"}

HARMED = {
    "death": "killed", "fatality": "killed", "fatalities": "killed", "life": "killed", "lives": "killed",
    "injury": "injured", "homicide": "killed", "murder": "killed", "slaying": "killed", "killing": "killed",
    "injuries": "injured",
    "casualties": "casualties", "casualty": "casualties", "wounded": "injured", "injured": "injured", "dead": "killed",
    "body": "killed", "bodies": "killed", "hospitalizations": "injured", "hostage": "abducted", "arrest": "arrested",
}  # fmt: skip
"""Things that are counted instead of the persons whom they befell."""

OTHERS = re.compile(
    r"\b(?:others?|another|more|additional|further|else|second|third|fourth|remaining|rest)\b", re.IGNORECASE
)
"""Words by which persons come on top of others that the text has told of."""

ZERO = re.compile(
    r"(?<![\w-])(?:no|zero|without)\s+(?:any\s+)?(?:reported\s+|known\s+|serious\s+)?"
    r"(?P<what>injuries|deaths|injury|arrests)(?![\w-])",
    re.IGNORECASE,
)
"""Harm of which there was none."""

AGE_BEHIND = re.compile(
    r"\s*(?:,|\)|;|\.|$|\s(?:of(?!\s+(?:whom|them|the|those|these)\b)|was|were|is|has|had|who|died|and|from)\b)"
)

AGES = re.compile(
    r"\bage[sd]?(?:\s+(?:from|between|of))?\s*,?\s*(?:\d{1,3}\s*(?:,|and|to|,\s*and)\s*)*$", re.IGNORECASE
)
APPOSED_AGE = re.compile(r"[\w.]\s*[,(]\s*(?:\d{1,3}\s*(?:,|and|&)\s*)*$")
"""What stands before an age: 'aged', or a name and a comma."""

OLDEST = 111
"""Years that nobody has passed but a few: a greater number behind a name is no age."""

UNCHANGED = frozenset("police personnel crew staff military dead wounded injured".split())
"""Nouns for persons that are plural without a mark of it."""

YEAR = re.compile(YEARS)
"""A number that is more likely a year than a count, unless a noun in the plural follows."""

NO_PERSON = re.compile(
    r"\b(?:hospital|cent(?:er|re)|medical|county|police|department|street|avenue|road|university|school|park|church"
    r"|news|tv|shooting|attack|killing)\b",
    re.IGNORECASE,
)
"""Words in a name that make it no person's, whatever the tagger took it for."""

NO_NAME = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec|The|A|An|In|On|At|By|He|She|They|Who|It|Two|Three|Police|Officers|During"
    r"|Another|Others?|Both|One|Near|After|Several|Some|Many|Then|Later|Early|Late|People|If|And|But|When|What|Where|Why|How|Also|This|That|Hospital|Center|County)\b"
)
"""Words in capitals that are no one's name."""

NAME_OPENS = re.compile(rf"(?:\b(?:an?|the)\s+)?(?<![\w-]){AGE}[-\s]year[-\s]old\s+$", re.IGNORECASE)
"""An age before a name: '12-year-old Ana Ruiz'."""

NAME_AGED = re.compile(
    r"(?<![\w'’-])(?:[A-Z][\w'’-]+\s+(?:[A-Z]\.\s+)?){1,2}[A-Z][\w'’-]+(?=,\s+(?:aged?\s+)?\d{1,2}(?:,|\.(?!\d)|\s+and\b))"
)
"""A name before an age, for names that the tagger did not find: 'Ana Ruiz, 34,'."""

AGED_PERSON = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
CAPITALISED = re.compile(r"\s+[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]+|(?:de|la|bin|al|van|von)(?=\s+[A-Z]))){0,4}")
"""A name behind an age, for names that the tagger did not find: '12-year-old Ana Ruiz'."""

BEFALLEN = frozenset(
    """dead wounded injured killed hurt slain murdered kidnapped abducted arrested detained missing hospitalized
    hospitalised stabbed executed massacred beheaded critically seriously""".split()
)
"""Words of harm that a number may stand before without a noun: '7 slain', 'two critically'."""

SINCE = ("ago", "later", "earlier")
"""Words behind a span of time that say from when it is counted."""

OF = re.compile(
    r"\s+of\s+(?:the|them|those|these|whom|his|her|their)\b(?:\s+(?:other\s+)?(?P<noun>[\w-]+))?", re.IGNORECASE
)
"""What follows a number that counts some of those named before: 'three of the men', 'two of whom'."""

CURRENCIES = "$£€¥"

Kind = Literal["number", "noun", "name", "pronoun", "zero", "thing", "event"]


@dataclass(frozen=True, slots=True)
class Group:
    """Persons or things named together, with their number."""

    starts: int
    ends: int
    number: Number
    kind: Kind
    unit: str = ""  # 'people', or the counted thing
    counts: str = ""
    is_part: bool = False
    befell: str = ""  # what the counted thing itself says: 'killed' of '12 deaths'

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


NUMBERLESS = re.compile(
    r"(?<!\w)(?:no|zero|without|none|nobody|another|other|second|third|fourth|fifth|sixth|seventh|olds?"
    r"|double|triple|quadruple|quintuple|murder|fatal|deadly)(?!\w)",
    re.IGNORECASE,
)
"""Words that make a figure without a number: 'nobody', 'another', 'a triple homicide', 'a fatal shooting'."""


def may_count(text: str, starts: int, ends: int) -> bool:
    """Tell whether a sentence can give a figure without words of harm; most cannot, and this is quickly known."""
    is_told = NUMBERLESS.search(text, starts, ends) is not None
    return is_told or next(numbers.find(text, starts, ends), None) is not None


def find(text: str, starts: int, ends: int, names: Sequence[Span] = (), verbs: Container[int] = ()) -> list[Group]:
    """Return the groups of one sentence, in text order.

    `names` are the names of persons in it, `verbs` where its finite verbs begin, as far as a tagger knows them.
    """
    words = list(WORD.finditer(text, starts, ends))
    names = [*names, *_names_before_ages(text, starts, ends, names)]
    ages = [Span(*match.span()) for match in AGED.finditer(text, starts, ends)]
    skipped = [*ages, *(Span(*match.span()) for match in CALENDAR.finditer(text, starts, ends))]
    found = [
        figure for figure in numbers.find(text, starts, ends)
        if not any(Span(figure.core, figure.ends).overlaps(span) for span in skipped)
        and not NOT_COUNTS.search(text[max(starts, figure.starts - 20) : figure.starts].rstrip())
    ]  # fmt: skip
    persons = list(_people(text, words, found, verbs))
    taken = {group.starts for group in persons if group.kind == "number"}
    groups = [
        *persons, *_events(text, starts, ends), *_aged(text, words, ages), *_named(text, names), *_ages(text, ages),
        *_single(text, starts, ends), *_zeros(text, starts, ends),
        *_counted(text, words, [figure for figure in found if figure.starts not in taken]),
    ]  # fmt: skip
    return _joined(text, _apart(groups))


def _events(text: str, starts: int, ends: int) -> Iterator[Group]:
    """Yield 'a triple homicide', 'quadruple shooting', 'fatal attack' as figures of the persons hit."""
    for match in EVENTS.finditer(text, starts, ends):
        befell = "hit" if (match["what"] or "").lower() in ("shooting", "stabbing") and not match["fatal"] else "killed"
        if match["times"]:
            value = TIMES[match["times"].lower()]
        else:
            value = "2.." if "suicide" in match.group().lower() else "1.."
        yield Group(*match.span(), number(value), "event", "people", "all", befell=befell)


def _people(
    text: str, words: Sequence[re.Match[str]], found: Sequence[numbers.Found], verbs: Container[int]
) -> Iterator[Group]:
    """Yield every noun for persons with its number or determiner."""
    cores = {figure.ends: figure for figure in found}
    for n, word in enumerate(words):
        following = words[n + 1].group() if n + 1 < len(words) else ""
        if _is_noun(word.group()) and not _is_noun(following):
            yield from _noun(text, words, n, *_reach(words, n, cores, verbs))


@lru_cache(maxsize=10_000)
def _is_noun(word: str) -> bool:
    """Tell whether a word is a noun for persons; before another such noun it only describes it: 'police officer'."""
    return people.is_person(word) and word.lower() not in NO_NOUNS


def _reach(
    words: Sequence[re.Match[str]], n: int, cores: Mapping[int, numbers.Found], verbs: Container[int]
) -> tuple[int, numbers.Found | None]:
    """Return the first word that belongs to the noun at word n, and the number among them."""
    noun = words[n].group()
    first = n
    for k in range(n - 1, max(-1, n - 1 - REACH), -1):
        lower = words[k].group().lower()
        figure = cores.get(words[k].end())
        if figure is not None:
            return (k, figure) if _fits(figure, noun) else (first, None)
        if lower in DETERMINERS or lower in ZEROS:
            return k, None
        is_stop = lower in STOPS and not (lower == "shooting" and people.singular(noun) in ("victim", "suspect"))
        if is_stop or words[k].start() in verbs:
            break
        first = k
    return first, None


def _noun(
    text: str, words: Sequence[re.Match[str]], n: int, first: int, figure: numbers.Found | None
) -> Iterator[Group]:
    """Yield the group of the noun at word n, which begins at the word `first`."""
    noun, starts, ends = words[n].group(), words[first].start(), words[n].end()
    singular, counts = people.singular(noun), people.counted(noun)
    is_part = OTHERS.search(text, starts, ends) is not None
    if figure is not None:
        yield Group(figure.starts, ends, figure.number, "number", "people", counts, is_part)
    elif words[first].group().lower() in ZEROS:
        if not is_part:
            yield Group(starts, ends, number("0"), "zero", "people", counts, befell=HARMED.get(noun.lower(), ""))
    elif singular in people.PAIRS or singular not in people.COLLECTIVE:
        value = (
            people.PAIRS.get(noun.lower()) or people.PAIRS.get(singular) or ("2.." if people.is_plural(noun) else "1")
        )
        hedge = "plural" if value == "2.." else ""
        yield Group(starts, ends, number(value, hedge), "noun", "people", counts, is_part)


def _fits(figure: numbers.Found, noun: str) -> bool:
    """Tell whether a number can stand with a noun: one man, two men, not 44 man."""
    return figure.number.value in ("1", "1..", "..1", "0") or people.is_plural(noun) or noun.lower() in UNCHANGED


def _aged(text: str, words: Sequence[re.Match[str]], ages: Sequence[Span]) -> Iterator[Group]:
    """Yield persons who are named by their age alone: 'a 17-year-old was shot'."""
    begins = [word.start() for word in words]
    for age in ages:
        n = bisect_left(begins, age.ends)
        following = [word.group() for word in words[n : n + 4]]
        if "years" in text[age.starts : age.ends] and not AGED_PERSON.search(text[max(0, age.starts - 8) : age.starts]):
            continue
        if any(people.is_person(word) for word in _until_stop(following)):
            continue
        name = CAPITALISED.match(text, age.ends)
        k = bisect_left(begins, age.starts) - 1
        starts = words[k].start() if k >= 0 and words[k].group().lower() in DETERMINERS else age.starts
        plural = text[age.ends - 1].lower() == "s" and text[age.starts : age.ends].lower().endswith("olds")
        value = number("2..", "plural") if plural else number("1")
        yield Group(starts, name.end() if name else age.ends, value, "name" if name else "noun", "people", "all")


def _until_stop(words: Sequence[str]) -> Sequence[str]:
    """Return the words before the first that ends a noun phrase."""
    return words[: next((n for n, word in enumerate(words) if word.lower() in STOPS), len(words))]


def _ages(text: str, ages: Sequence[Span]) -> Iterator[Group]:
    """Yield ages as figures of their own: 17 years old."""
    for age in ages:
        value = numbers.read(re.split(r"[-\s](?=year|month|week|day)", text[age.starts : age.ends], maxsplit=1)[0])
        if value:
            yield Group(*age, value, "thing", "years old")


def _names_before_ages(text: str, starts: int, ends: int, names: Sequence[Span]) -> Iterator[Span]:
    """Yield the names before an age that are not known as names."""
    for match in NAME_AGED.finditer(text, starts, ends):
        span = Span(*match.span())
        if not (NO_NAME.search(match.group()) or any(span.overlaps(name) for name in names)):
            yield span


def _named(text: str, names: Sequence[Span]) -> Iterator[Group]:
    """Yield the persons named in the sentence."""
    for name in names:
        words = text[name.starts : name.ends]
        is_owner = re.match(r"['’](?:s\b|\s)", text[name.ends : name.ends + 3]) or words.endswith(("'s", "’s"))
        if not is_owner and not NO_PERSON.search(words):
            before = NAME_OPENS.search(text[max(0, name.starts - 40) : name.starts])
            starts = name.starts - (len(before.group()) if before else 0)
            yield Group(starts, name.ends, number("1"), "name", "people", "all")


def _single(text: str, starts: int, ends: int) -> Iterator[Group]:
    """Yield 'no one', 'another', 'he' and their like."""
    for match in SINGLE.finditer(text, starts, ends):
        if match["zero"]:
            yield Group(*match.span(), number("0"), "zero", "people", "all")
        elif match["pronoun"]:
            after = WORD.match(text, match.end() + 1) if match.end() + 1 < ends else None
            if match["pronoun"].lower() != "her" or after is None or after.group().lower() in STOPS:
                yield Group(*match.span(), number("1"), "pronoun", "people", "all")
        elif match["another"] or match["ordinal"]:
            yield Group(*match.span(), number("1"), "number", "people", "all", is_part=True)


def _zeros(text: str, starts: int, ends: int) -> Iterator[Group]:
    """Yield 'no injuries', 'without deaths'."""
    for match in ZERO.finditer(text, starts, ends):
        yield Group(
            *match.span(), number("0"), "zero", "people", "all", befell=HARMED.get(match["what"].lower(), "arrested")
        )


def _is_age(text: str, figure: numbers.Found) -> bool:
    """Tell whether a number is the age of persons named before it: 'Ana Ruiz, 34, was shot', 'aged 12 and 16'."""
    before = text[max(0, figure.starts - 40) : figure.starts]
    if AGES.search(before):
        return True
    is_apposed = APPOSED_AGE.search(before) is not None and AGE_BEHIND.match(text, figure.ends) is not None
    return is_apposed and figure.number.value.isdigit() and 0 < int(figure.number.value) < OLDEST


def _counted(text: str, words: Sequence[re.Match[str]], found: Sequence[numbers.Found]) -> Iterator[Group]:
    """Yield the numbers that stand with another noun, or alone."""
    begins = [word.start() for word in words]
    for figure in found:
        if _is_age(text, figure):
            yield Group(figure.starts, figure.ends, figure.number, "thing", "years old")
            continue
        n = bisect_left(begins, figure.ends)
        if YEAR.fullmatch(text[figure.starts : figure.ends]) and not (
            n < len(words) and words[n].group().endswith("s")
        ):
            continue
        noun = _counted_noun(words, n)
        if noun is not None and text[figure.starts : figure.ends].lower() == "both":
            continue  # 'both Ruiz and Berg': no number of a thing
        yield from _bare(text, figure) if noun is None else _thing(text, figure, noun)


def _counted_noun(words: Sequence[re.Match[str]], n: int) -> re.Match[str] | None:
    """Return the last word of the noun phrase that begins at word n."""
    noun = None
    for word in words[n : n + 4]:
        lower = word.group().lower()
        if (lower in STOPS and lower not in BEFALLEN) or (noun is not None and lower in (*BEFALLEN, *SINCE)):
            break
        noun = word
        if lower in BEFALLEN or lower in ("others", "%"):
            break
    return noun


def _thing(text: str, figure: numbers.Found, noun: re.Match[str]) -> Iterator[Group]:
    """Yield a number with the thing that it counts."""
    lower = noun.group().lower()
    between = text[figure.ends : noun.end()].strip().lower()
    if text[figure.core] in CURRENCIES:
        yield Group(figure.starts, figure.ends, figure.number, "thing", text[figure.core])
    elif lower == "%":
        yield Group(figure.starts, noun.end(), figure.number, "thing", "percent")
    elif lower == "others":
        yield Group(figure.starts, noun.end(), figure.number, "number", "people", "all", is_part=True)
    elif between in BEFALLEN or between in ("more", "more dead", "more wounded", "more injured"):
        yield Group(figure.starts, figure.ends, figure.number, "number", "", "all", is_part=between.startswith("more"))
    else:
        befell = HARMED.get(lower) or HARMED.get(lower.removesuffix("s"), "")
        yield Group(figure.starts, noun.end(), figure.number, "thing", lower, "all" if befell else "", befell=befell)


def _bare(text: str, figure: numbers.Found) -> Iterator[Group]:
    """Yield a number that stands alone: '12 were killed', 'one of the men', '$12'."""
    starts, ends, value = figure.starts, figure.ends, figure.number
    of = OF.match(text, ends)
    noun = of["noun"] or "" if of else ""
    is_all = text[starts:ends].lower() == "both"
    if text[figure.core] in CURRENCIES:
        yield Group(starts, ends, value, "thing", text[figure.core])
    elif of and people.is_person(noun):
        yield Group(starts, of.end(), value, "number", "people", people.counted(noun), is_part=not is_all)
    elif of and (not noun or noun.lower() in STOPS):
        yield Group(starts, ends, value, "number", "people", "all", is_part=not is_all)
    else:
        yield Group(starts, ends, value, "number", "", "all")


def _apart(groups: Sequence[Group]) -> list[Group]:
    """Return the groups in text order, each word in one group of persons: the longer group keeps it."""
    ages = [group for group in groups if group.unit == "years old"]
    kept: list[Group] = []
    covered: set[int] = set()
    for group in sorted(groups, key=lambda group: (group.kind != "event", group.starts - group.ends, group.starts)):
        extent = range(group.starts, group.ends)
        if group.unit != "years old" and covered.isdisjoint(extent):
            kept.append(group)
            covered.update(extent)
    return sorted([*kept, *ages], key=lambda group: (group.starts, group.ends))


APPOSED = re.compile(r"\s*(?:,\s*(?:\d{1,3}\s*,\s*)?)?(?:identified\s+as\s+)?", re.IGNORECASE)
"""What may stand between a noun and a name for one person: 'the suspect, Mark Harlow', 'Mark Harlow, 23, a guard'."""


KNOWN = re.compile(r"(?:the|his|her|their)\s", re.IGNORECASE)
DESCRIBES = re.compile(r"(?:an?|the)\s", re.IGNORECASE)


def _joined(text: str, groups: Sequence[Group]) -> list[Group]:
    """Join the noun and the name of one person: 'Deputy Ana Ruiz', 'the suspect, Mark Harlow', 'Ana Ruiz, a guard'."""
    joined: list[Group] = []
    for group in groups:
        last = next((group for group in reversed(joined) if group.unit == "people"), None)
        if last is not None and _is_same_person(text, last, group):
            joined[joined.index(last)] = replace(last, ends=group.ends, kind="name", counts=_telling(last, group))
        else:
            joined.append(group)
    return joined


def _telling(left: Group, right: Group) -> str:
    """Return whom both count, by the one of them that says more than 'all'."""
    return right.counts if left.counts == "all" else left.counts


def _is_same_person(text: str, left: Group, right: Group) -> bool:
    """Tell whether two neighbours are the noun and the name of one person."""
    if left.number.value != "1" or right.number.value != "1":
        return False
    if left.kind == right.kind == "noun":
        return bool(KNOWN.match(text, left.starts) and DESCRIBES.match(text, right.starts)) and text[left.ends] == ","
    if {left.kind, right.kind} != {"noun", "name"}:
        return False
    if right.kind == "noun" and not re.match(r"(?:an?|the)\s", text[right.starts : right.ends], re.IGNORECASE):
        return False
    return APPOSED.fullmatch(text, left.ends, right.starts) is not None
