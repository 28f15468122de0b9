"""Speakers: the words that name who says something, read as a name, a role and an organisation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dateline.models.recase import is_capitals
from dateline.records import Name, Parsed, Span

LONGEST = 240
"""Code points that are read as a speaker: what is longer was cut wrongly, and only its start names somebody."""

LEAD = 60
"""Code points before a name in which its bearer's role is looked for."""

RECENT = 50
"""How many speakers back a pronoun or a short name is looked for."""

REACH = 5
"""How many sentences back a pronoun's person is looked for where nobody has spoken yet."""

APPOSITION = re.compile(r"\s?,\s((?:an?|the|its|his|her|their)?\s?[a-z][^,.;:()\n]{2,90})(?=[,.;:)]|$)")
"""What a comma behind a name tells of its bearer: ', a historian at the university,'."""

PLACED = re.compile(r"\s(?:for|of|at|from|with|in)\s(?=\S)")
FROM = re.compile(r"\s(?:from|by|of|in|on|with)\s(?=\S)")
POSSESSOR = re.compile(r"(?P<owner>\S.*?\w)(?:['’]s|s['’])\s+(?P<rest>\S.*)")
WORD = re.compile(r"[^\s,;:()\"“”]+")
CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something. Any of the three may be empty; all are where nobody is named."""

    name: str = ""
    role: str = ""
    organisation: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.name or self.role or self.organisation)


@cache
def words(kind: str) -> frozenset[str]:
    """Return one of the word lists in data/speakers.txt: 'roles', 'titles', 'bodies', 'papers' and so on."""
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files("dateline.resolve").joinpath("data", "speakers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current += line.split()
    return frozenset(lists[kind])


# -- reading one phrase -------------------------------------------------------------------------------------------


def read(phrase: str, parsed: Parsed | None = None) -> Speaker:
    """Read the words that name a speaker; `parsed` tells which names of the document are persons."""
    return _read(phrase, _kinds(parsed) if parsed else {})


def _kinds(parsed: Parsed) -> dict[str, str]:
    """Return the kind that each name of the document has most often."""
    counts: dict[str, Counter[str]] = {}
    for name in parsed.names:
        counts.setdefault(_bare(parsed.text[name.starts : name.ends]), Counter())[name.kind] += 1
    return {text: kinds.most_common(1)[0][0] for text, kinds in counts.items()}


def _bare(phrase: str) -> str:
    """Return a phrase in one line, without article and possessive, as names are looked up."""
    return re.sub(r"^(?:the|The|THE)\s+|['’]s?$", "", " ".join(phrase.split()))


def _read(phrase: str, kinds: dict[str, str]) -> Speaker:
    """Read a phrase with the kinds of the document's names."""
    cleaned = re.sub(r"\s*\([^()]*\)", "", " ".join(phrase[:LONGEST].split())).strip(' ,;:-–—"“”')
    head, comma, behind = cleaned.partition(",")
    if not comma:
        return _part(head, kinds)
    apposition = behind.partition(",")[0].strip()
    is_clause = apposition.partition(" ")[0].lower() in words("relatives")
    first, second = _part(head, kinds), Speaker() if is_clause else _part(apposition, kinds)
    return Speaker(first.name or second.name, first.role or second.role, first.organisation or second.organisation)


def _part(phrase: str, kinds: dict[str, str]) -> Speaker:
    """Read a phrase that holds no comma: 'Foreign Minister Lena Voss', 'a spokesman for the ministry'."""
    if not WORD.search(phrase) or phrase.lower() in words("pronouns"):
        return Speaker()
    named = _person_in(phrase, kinds)
    if named:
        return _person(phrase, named, kinds)
    paper = _paper(phrase, kinds)
    if paper:
        return paper
    return _unnamed(phrase, kinds)


def _person_in(phrase: str, kinds: dict[str, str]) -> str:
    """Return the person's name that a phrase holds: one the tagger found, else capitalised words that look so."""
    before = PLACED.split(phrase, maxsplit=1)[0]
    known = [run for run in _runs(before) if kinds.get(run) == "person"]
    if known:
        return _without_role(max(known, key=len))
    if is_capitals(phrase) or kinds.get(_bare(before)) in ("organisation", "place", "nationality", "site", "other"):
        return ""
    return _capitalised(before)


def _runs(phrase: str) -> Iterator[str]:
    """Yield every run of up to five words of a phrase."""
    tokens = [token.strip(",;:") for token in phrase.split()]
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + 5, len(tokens)) + 1):
            yield " ".join(tokens[first:last])


def _capitalised(phrase: str) -> str:
    """Return the capitalised words at the end of a phrase where they read as a person's name."""
    run: list[str] = []
    for token in reversed(phrase.split()):
        if not CAPITALISED.fullmatch(token) or token.lower() in words("articles"):
            break
        run.insert(0, token)
    article = phrase.split()[0].lower() in words("articles")
    name = _without_role(" ".join(run))
    plain = name.lower().split()
    is_body = any(word in words("bodies") for word in plain)
    has_title = name != " ".join(run)
    if not plain or is_body or not (has_title or (not article and len(plain) > 1)):
        return ""
    return name


def _without_role(name: str) -> str:
    """Return a name without the titles and roles in front of it."""
    tokens = name.split()
    place = max((n + 1 for n, token in enumerate(tokens) if _is_role(token)), default=0)
    return " ".join(tokens[place:])


def _is_role(token: str) -> bool:
    """Tell whether a word is a title or tells what somebody is."""
    plain = token.lower().rstrip(".")
    return plain in words("titles") or plain in words("roles") or singular(plain) in words("roles")


def singular(word: str) -> str:
    """Return the singular of a role: 'officials', 'spokesmen', 'witnesses'."""
    for ending, single in (("men", "man"), ("people", "person"), ("sses", "ss"), ("ies", "y"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word[: -len(ending)] + single
    return word


def _person(phrase: str, name: str, kinds: dict[str, str]) -> Speaker:
    """Read a phrase with a person's name: what stands before it is the role, what follows 'of' the organisation."""
    before, _, behind = phrase.partition(name)
    lead = _unnamed(before.strip(), kinds) if before.strip() else Speaker()
    placed = PLACED.split(f" {behind.strip()}", maxsplit=1)
    organisation = _bare(placed[1]) if len(placed) > 1 and not placed[0].strip() else ""
    role = "" if lead.role.lower().rstrip(".") in words("address") else lead.role
    return Speaker(name, role, lead.organisation or organisation)


def _paper(phrase: str, kinds: dict[str, str]) -> Speaker:
    """Read 'a statement from the group' and 'the group's statement' as the group."""
    owned = POSSESSOR.fullmatch(phrase)
    if owned and singular(owned["rest"].split()[-1].lower()) in words("papers") | {"statement"}:
        return _part(owned["owner"], kinds)
    sent = FROM.split(phrase, maxsplit=1)
    last = sent[0].split()[-1].lower() if sent[0].split() else ""
    if len(sent) > 1 and (last in words("papers") or singular(last) in words("papers")):
        return _part(sent[1], kinds)
    return Speaker()


def _unnamed(phrase: str, kinds: dict[str, str]) -> Speaker:
    """Read a phrase without a person's name: a role, an organisation, or a role in one."""
    if not any(c.isalpha() for c in phrase):
        return Speaker()
    first, *rest = PLACED.split(phrase, maxsplit=1)
    if rest and not any(map(_is_role, first.split())) and _is_role(phrase.split()[-1]):
        first, rest = phrase, []
    owned = POSSESSOR.fullmatch(first)
    inner = _plain(owned["rest"] if owned else first, _bare(rest[0]) if rest else "", kinds)
    if owned is None:
        return inner
    return replace(inner, organisation=inner.organisation or _bare(owned["owner"])) if inner.role else _body_of(first)


def _body_of(phrase: str) -> Speaker:
    """Read a body that bears its owner's name: 'the county coroner's office'."""
    return Speaker(organisation=_bare(phrase))


def _plain(phrase: str, organisation: str, kinds: dict[str, str]) -> Speaker:
    """Read 'interior ministry spokesman', 'police', 'two officials'; `organisation` is what stood behind 'of'."""
    tokens = [token for token in phrase.split() if token.lower() not in words("articles")]
    plain = " ".join(tokens)
    roles = [n for n, token in enumerate(tokens) if _is_role(token)]
    if not tokens or kinds.get(plain) in ("organisation", "place") or not roles:
        return Speaker(organisation=" of ".join(part for part in (plain, organisation) if part))
    if "and" in tokens[: roles[-1]] and not organisation:
        return Speaker(role=plain)
    body = _body_before(tokens[: roles[-1]], kinds)
    last = roles[-2] if len(roles) > 1 and tokens[roles[-1]].endswith(".") else roles[-1]
    return Speaker(role=" ".join(tokens[body : last + 1]), organisation=" ".join(tokens[:body]) or organisation)


def _body_before(tokens: list[str], kinds: dict[str, str]) -> int:
    """Return how many words before a role name its organisation: two of 'interior ministry spokesman'."""
    for number in range(len(tokens), 0, -1):
        name = " ".join(tokens[:number])
        if kinds.get(_bare(name)) == "organisation" or tokens[number - 1].lower() in words("bodies"):
            return number
    return 0


# -- who that is in the document ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """A person that the document names: where, and what it tells there."""

    starts: int
    speaker: Speaker
    gender: str = ""  # 'he', 'she', or empty where the words do not tell


def identify(spans: Sequence[Span | None], parsed: Parsed) -> list[Speaker]:
    """Return who the speakers at some places are, in the same order: pronouns and short names by what came before."""
    cast = Cast(parsed)
    found: dict[int, Speaker] = {}
    for number in sorted(range(len(spans)), key=lambda n: spans[n] or (0, 0)):
        span = spans[number]
        found[number] = cast.meet(span) if span else Speaker()
    return [found[number] for number in range(len(spans))]


class Cast:
    """The persons and bodies of a document, as far as reading has come."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.text
        self.kinds = _kinds(parsed)
        names = sorted((name for name in parsed.names if name.kind == "person"), key=lambda name: name.span)
        self.people = [_introduced(parsed.text, name, self.kinds) for name in names]
        self.places = [person.starts for person in self.people]
        self.opens = sorted(sentence.starts for sentence in parsed.sentences)
        self.full = _full_names(self.people)
        self.heard: list[Person] = []

    def meet(self, span: Span) -> Speaker:
        """Return who the words at a place mean, and remember it."""
        phrase = " ".join(self.text[span.starts : min(span.ends, span.starts + LONGEST)].split())
        plain = phrase.lower()
        owner, _, owned = plain.partition(" ")
        if plain in words("pronouns"):
            speaker = self._pronoun(plain, span.starts)
        elif owner in words("pronouns") and owned in words("papers"):
            speaker = self._pronoun(owner, span.starts)
        else:
            speaker = self._known(_read(phrase, self.kinds), plain)
        if speaker:
            self.heard.append(
                Person(span.starts, speaker, _gender(phrase) or (plain if plain in ("he", "she") else ""))
            )
        return speaker

    def _known(self, speaker: Speaker, phrase: str) -> Speaker:
        """Return a speaker with what the document told of the same one before."""
        if not speaker.name and len(phrase.split()) == 1 and phrase in self.full:
            return self.full[phrase]
        if speaker.name:
            self.full[_last(speaker.name)] = _completed(speaker, self.full.get(_last(speaker.name)))
            return self.full[_last(speaker.name)]
        if not phrase.startswith(("the ", "this ", "that ")):
            return speaker
        same = (one.speaker for one in reversed(self.heard[-RECENT:]) if _is_short_for(speaker, one.speaker))
        generic = self._body() if not speaker.role and speaker.organisation.lower() in words("generic") else None
        return next(same, None) or self._by_role(speaker) or generic or speaker

    def _by_role(self, speaker: Speaker) -> Speaker | None:
        """Return the one person of the document whose role a speaker is named by: 'the minister'."""
        fitting = {one for one in self.full.values() if _is_short_for(speaker, one)}
        return fitting.pop() if len(fitting) == 1 else None

    def _pronoun(self, pronoun: str, place: int) -> Speaker:
        """Return whom a pronoun means: who spoke last, or who the sentence before is about."""
        if pronoun in words("relatives"):
            return self._named_before(place, "", 1) or Speaker()
        gender = "she" if pronoun in ("she", "her") else "he" if pronoun in ("he", "his", "him") else ""
        if not gender:
            return (self._body() if pronoun in ("it", "its", "they", "their") else None) or Speaker()
        last = next(
            (one for one in reversed(self.heard[-RECENT:]) if _is_one(one.speaker) and one.gender in ("", gender)), None
        )
        if last is not None and self._sentences_between(last.starts, place) <= 1:
            return last.speaker
        near = self._named_before(place, gender, 2) or (last.speaker if last else None)
        return near or self._named_before(place, gender, REACH) or Speaker()

    def _body(self) -> Speaker | None:
        """Return the body that spoke last."""
        heard = (one.speaker for one in reversed(self.heard[-RECENT:]))
        return next((one for one in heard if not _is_one(one) and self._is_body(one.organisation)), None)

    def _is_body(self, name: str) -> bool:
        """Tell whether an organisation is one that can act, not some thing that was read as one."""
        kind = self.kinds.get(name, "")
        if kind in ("place", "nationality"):
            return False
        is_written_so = name[:1].isupper() or any(word.lower() in words("bodies") for word in name.split())
        return kind == "organisation" or is_written_so

    def _named_before(self, place: int, gender: str, reach: int) -> Speaker | None:
        """Return the person that the sentence, or the one before it, names first; for 'who' the one named last."""
        behind = bisect_right(self.places, place - 1)
        near = [
            one
            for one in self.people[max(behind - 12, 0) : behind]
            if self._sentences_between(one.starts, place) < reach
        ]
        near = [one for one in near if one.gender in ("", gender) or not gender]
        if not near:
            return None
        one = near[-1] if reach == 1 else near[0]
        return _completed(one.speaker, self.full.get(_last(one.speaker.name)))

    def _sentences_between(self, earlier: int, later: int) -> int:
        """Return how many sentences open between two places."""
        return bisect_right(self.opens, later) - bisect_right(self.opens, earlier)


def _introduced(text: str, name: Name, kinds: dict[str, str]) -> Person:
    """Return a named person with the role that stands before the name or, behind a comma, after it."""
    before = re.split(r"[.,;:()\"“”\n]", text[max(name.starts - LEAD, 0) : name.starts])[-1].split()
    lead: list[str] = []
    for token in reversed(before):
        if not (_is_role(token) or (lead and (token[:1].isupper() or token.lower() in words("bodies")))):
            break
        lead.insert(0, token)
    written = " ".join(text[name.starts : name.ends].split())
    behind = APPOSITION.match(text, name.ends)
    apposition = _unnamed(behind[1].strip(), kinds) if behind and any(map(_is_role, behind[1].split())) else Speaker()
    role = _unnamed(" ".join(lead), kinds) if lead else Speaker()
    address = role.role.lower().rstrip(".") in words("address")
    speaker = Speaker(
        _without_role(_bare(written)) or written,
        apposition.role if address else role.role or apposition.role,
        role.organisation or apposition.organisation,
    )
    return Person(name.starts, speaker, _gender(" ".join([*lead, written])))


def _full_names(people: Iterable[Person]) -> dict[str, Speaker]:
    """Return the fullest account of each person by last name: the longest name, the first role told."""
    found: dict[str, Speaker] = {}
    for person in people:
        last = _last(person.speaker.name)
        found[last] = _completed(person.speaker, found.get(last))
    return found


def _completed(speaker: Speaker, known: Speaker | None) -> Speaker:
    """Return a speaker with what else is known, unless that is another bearer of the same last name."""
    if known is None or not _same_name(speaker.name, known.name):
        return speaker
    name = max(known.name, speaker.name, key=len)
    return Speaker(name, speaker.role or known.role, speaker.organisation or known.organisation)


def _last(name: str) -> str:
    """Return the last word of a name, by which short forms are looked up."""
    return (name.split() or [""])[-1].lower()


def _same_name(a: str, b: str) -> bool:
    """Tell whether one name is the other or a short form of it: 'Voss' is 'Lena Voss', 'Karl Voss' is not."""
    first, second = (set(name.lower().replace(".", "").split()) for name in (a, b))
    return bool(first and second) and (first <= second or second <= first)


def _is_short_for(speaker: Speaker, known: Speaker) -> bool:
    """Tell whether 'the minister' or 'the group' can mean somebody who was named more fully."""
    short = (speaker.role or speaker.organisation).lower().split()
    long = (known.role if speaker.role else known.organisation).lower().split()
    return (
        bool(short)
        and known != speaker
        and short == long[-len(short) :]
        and (bool(known.name) or len(long) > len(short))
    )


def _is_one(speaker: Speaker) -> bool:
    """Tell whether a speaker is a single person."""
    if speaker.name:
        return True
    head = speaker.role.lower().split()[-1:] or [""]
    return head[0] in words("roles")


def _gender(phrase: str) -> str:
    """Return 'he' or 'she' where a title or a role tells."""
    plain = {word.lower().rstrip(".,") for word in phrase.split()}
    if plain & {"mr", "sir", "lord", "father", "brother", "king", "prince", "husband", "son"} or any(
        w.endswith("sman") for w in plain
    ):
        return "he"
    is_she = plain & {"mrs", "ms", "miss", "lady", "dame", "sister", "queen", "princess", "wife", "daughter"}
    return "she" if is_she or any(word.endswith("woman") for word in plain) else ""


# -- comparing and showing ----------------------------------------------------------------------------------------


def agree(a: Speaker, b: Speaker) -> bool:
    """Tell whether two speakers are the same, as far as the words tell."""
    if a.name and b.name:
        return _same_name(a.name, b.name)
    if bool(a.name) != bool(b.name) or not (a and b):
        return False
    is_same_body = a.organisation.lower() == b.organisation.lower()
    heads = [singular(one.role.lower().split()[-1]) if one.role else "" for one in (a, b)]
    return is_same_body and heads[0] == heads[1]


def show(speaker: Speaker) -> str:
    """Write a speaker for a person to read: 'Lena Voss, spokeswoman, interior ministry'."""
    return ", ".join(part for part in (speaker.name, speaker.role, speaker.organisation) if part)
