"""Every record that passes between stages, frozen.

Offsets are code points in `Document.text`, half-open: `text[starts:ends]` are the words.
Dates are EDTF strings (`2016-03-22`, `2015-01`, `2014`, `2016-03-05/2016-03-07`); their bounds are integers `yyyymmdd`.
Figures are written `31` (exactly), `31..` (at least), `..10` (at most), `10..15` (between), `~250` (about); bounds are
integers, None where a side is open. An empty value means words that were found but not yet read as a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Literal, NamedTuple

from dateline.fields import SHIPPED, Codebook
from dateline.ids import identify

Stance = Literal["asserted", "denied", "doubted"]
Status = Literal["happened", "foiled", "planned", "threatened", "hypothetical", "background"]


class Span(NamedTuple):
    """Some words of a document: code points, half-open."""

    starts: int
    ends: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.starts < other.ends and other.starts < self.ends

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.starts <= other.starts and other.ends <= self.ends


def _kept(record: object, name: str) -> str:
    """Return an identifier, kept with its record: a page of 200 reports asks for each a dozen times."""
    object.__setattr__(record, "_id", name)
    return name


# -- read ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One text as captured: evidence, never altered again.

    `text` is the body exactly as the source gives it (NUL characters stripped). Where the source keeps its headline
    apart and the body does not contain it, the headline stands after the body, from `headline_starts` on, so that its
    words can be quoted while offsets in the body stay those of the source.
    """

    address: str  # the URL where one is known, else the file's name (`#7` behind it: row 7 of a collection)
    text: str
    path: str = ""  # where it was read from on this machine
    title: str = ""
    outlet: str = ""  # who published it
    byline: str = ""
    published: str = ""  # ISO date, or a prefix of one; empty = not known
    language: str = ""  # ISO 639-1; empty = not known
    headline_starts: int | None = None
    _id: str = attribute(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Identifier: hash of address and text."""
        return self._id or _kept(self, identify(self.address, self.text))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, placed, dated or linked, and why. Listed, never dropped."""

    stage: str  # 'read', 'split', 'resolve', 'extract', 'link', 'fuse'
    message: str
    path: str = ""
    starts: int | None = None
    ends: int | None = None
    is_note: bool = False  # worth knowing, but what it is about was read nevertheless


# -- split and tag ------------------------------------------------------------------------------------------------

SentenceKind = Literal["headline", "dateline", "body"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `kind` tells the headline and the place-and-date line of a report from its body."""

    starts: int
    ends: int
    paragraph: int = 0  # number of the paragraph it stands in, from 0
    kind: SentenceKind = "body"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, as the tagger sees it."""

    starts: int
    ends: int
    text: str  # as in the document
    lemma: str  # lower case
    pos: str  # Universal POS: 'NOUN', 'VERB', 'PROPN', 'ADJ', 'NUM', 'ADP', 'PUNCT', ...
    tag: str  # Penn Treebank tag: 'VBD', 'NNS', ...
    head: int  # index in Parsed.tokens of its syntactic head; a root is its own head
    relation: str  # dependency label of spaCy's English models: 'nsubj', 'nsubjpass', 'dobj', 'agent', 'pobj', ...
    sentence: int  # index in Parsed.sentences


NameKind = Literal["person", "organisation", "place", "nationality", "site", "event", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by the tagger. 'place': towns, countries, regions; 'site': buildings, airports, streets."""

    starts: int
    ends: int
    kind: NameKind

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the encoder takes some words for: a filler of a field, or a word that tells of an incident of some type.

    `score` is its probability for the words wherever they stand in the document, `here` for this place alone.
    """

    field: str  # 'victim', 'weapon', ...; of a word that tells of an incident its type in MUC-4's list
    starts: int
    ends: int
    score: float
    here: float

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the encoder takes to be attributed: the cue, the speaker if one is named, the parts of the content."""

    cue: Span
    speaker: Span | None
    content: tuple[Span, ...]
    score: float  # probability that the words of the cue attribute something
    sure: float = 1.0  # probability that the content is cut just so


@dataclass(frozen=True, slots=True)
class Marks:
    """All that the encoder sees in a document, each list in text order."""

    fillers: tuple[Mark, ...] = ()
    incidents: tuple[Mark, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its sentences in reading order (the headline first), its words and its names in text order.

    A model that does not parse leaves `tokens` and `names` empty, one without an encoder `marks`: every stage must do
    what it can even then.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()
    marks: Marks | None = None

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text


# -- resolve: words read as values --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and what it means.

    `kind` and `timex` follow TIMEX3 (`timex` is its `value` attribute, `modifier` its `mod`); `edtf` is the calendar
    interval it names, with its precision, empty for durations, sets and what could not be anchored.
    """

    starts: int
    ends: int
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str
    edtf: str = ""
    low: int | None = None  # first day, yyyymmdd
    high: int | None = None  # last day, yyyymmdd
    modifier: str = ""  # '', 'APPROX', 'START', 'MID', 'END', 'BEFORE', 'AFTER', 'LESS_THAN', 'MORE_THAN', ...

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


Outcome = Literal["", "killed", "injured", "missing", "abducted", "arrested"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: its value with hedge and bounds, and what it counts.

    `unit` is 'people' for persons, else the counted thing in the text's own words ('bombs', 'percent', 'years old').
    `counts` says whom a figure of people counts: 'all', 'civilians', 'police', 'soldiers', 'attackers', 'children',
    'women', 'men', 'officials', 'journalists', 'hostages', ... `outcome` is what the sentence says happened to them.
    """

    starts: int  # the figure with its hedge: 'at least 31 people'
    ends: int
    value: str
    low: int | None
    high: int | None
    hedge: str = ""  # the hedging words, as canonical names: 'at least', 'about', 'up to', 'more than', 'dozens', ...
    unit: str = ""
    counts: str = ""
    outcome: Outcome = ""
    scope: Literal["incident", "part", "cumulative", ""] = ""
    is_open: bool = (
        False  # 'shot', 'hit': the words leave open whether they lived, and some may be counted as killed too
    )

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer."""

    id: str  # 'geonames:2800866'
    name: str
    kind: str  # 'settlement', 'district', 'province', 'country', 'region', 'site'
    country: str  # ISO 3166-1 alpha-2; empty for regions across countries
    lat: float
    lon: float
    province: str = ""
    district: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place named in the text, with the gazetteer row it means, or None for 'none of these'.

    `precision` is UCDP's where_prec: 1 exact, 2 near, 3 second-order area, 4 first-order area, 5 fuzzy or linear,
    6 country, 7 international waters. `site` keeps the name of a building, street or airport in the town `place`.
    """

    starts: int
    ends: int
    place: Place | None
    precision: int | None = None
    site: str = ""
    score: float = 0.0

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to somebody. Spans may be broken ('"We know," he said, "who did it"')."""

    speaker: tuple[Span, ...]  # the source as written: 'a spokesman for the ministry', 'he'
    cue: tuple[Span, ...]  # 'said', 'according to'
    content: tuple[Span, ...]
    name: str = ""  # who that is, pronouns and short forms resolved: 'Anna Berg'
    role: str = ""  # 'foreign minister'
    organisation: str = ""
    stance: Stance = "asserted"  # 'denied' for 'denied that ...', 'doubted' for 'alleged', 'was unable to confirm'
    is_said: bool = True  # False where the content is only spoken of: 'condemned the attack', 'claimed responsibility'


@dataclass(frozen=True, slots=True)
class Check:
    """An arithmetic check between figures of one document: its quotes, the sum as a sentence, and how it comes out.

    'agrees': some numbers that the words allow make it true; 'differs': none do; 'implies': the document has one side
    only, and the sentence says what the other would be.
    """

    kind: Literal["rate", "part", "multiple", "sum", "speakers"]
    quotes: tuple[Span, ...]
    sentence: str
    verdict: Literal["agrees", "differs", "implies"]


# -- extract ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """Quoted words put forward for one field of one mention, before the grounding check."""

    field: str  # a name in fields.py
    starts: int
    ends: int
    value: str = ""  # canonical notation; empty = not read
    low: int | None = None
    high: int | None = None
    hedge: str = ""
    counts: str = ""
    scope: str = ""
    stance: Stance = "asserted"
    speaker: str = ""  # who says so inside the text; empty = the outlet itself
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One value for one field of one mention, with the words that say so."""

    mention_id: str
    field: str
    value: str
    starts: int
    ends: int
    quote: str
    low: int | None = None
    high: int | None = None
    hedge: str = ""
    counts: str = ""
    scope: str = ""
    stance: Stance = "asserted"
    speaker: str = ""
    score: float = attribute(default=1.0, compare=False)  # the method's own number: no part of what is claimed
    _id: str = attribute(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Identifier: hash of everything that is claimed, and not of how sure the method was."""
        return self._id or _kept(self, identify(
            self.mention_id, self.field, self.value, self.low, self.high, self.hedge, self.counts, self.scope,
            self.stance, self.speaker, self.starts, self.ends, self.quote,
        ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One document's account of one incident; `starts` and `ends` are the sentence that reports it."""

    document_id: str
    starts: int
    ends: int
    ordinal: int = 0  # tells apart incidents that one sentence reports
    claims: tuple[Claim, ...] = attribute(default=(), compare=False)
    _id: str = attribute(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Identifier: hash of document and place in it, so that a better reading keeps it."""
        return self._id or _kept(self, identify(self.document_id, self.starts, self.ordinal))

    def of(self, name: str) -> tuple[Claim, ...]:
        """Return the claims for one field, in text order."""
        return tuple(claim for claim in self.claims if claim.field == name)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one run read in one document."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[PlaceName, ...] = ()
    problems: tuple[Problem, ...] = ()


# -- link and fuse ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Account:
    """A mention with what linking needs to know of its document."""

    mention: Mention
    document: Document


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison behind a link: what was compared, how much it counts, and the sentence for the reviewer."""

    name: str
    score: float
    left: str
    right: str
    sentence: str


Verdict = Literal["same", "different", "unsure", "suggested"]


@dataclass(frozen=True, slots=True)
class Link:
    """Are two mentions the same incident? `left_id < right_id`."""

    left_id: str
    right_id: str
    verdict: Verdict
    decided_by: str  # 'person:amina' or 'rules@1'
    score: float | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Is one document a copy of another (wire text, reprint)? `left_id < right_id`."""

    left_id: str
    right_id: str
    verdict: Verdict
    decided_by: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling on one claim."""

    claim_id: str
    verdict: Literal["accepted", "rejected"]
    decided_by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person remarked on a mention, or on one field of it."""

    mention_id: str
    text: str
    decided_by: str
    field: str = ""  # empty = the incident as a whole


# -- coders -------------------------------------------------------------------------------------------------------

Mode = Literal["open", "blind"]
State = Literal["given", "done", "settled", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Coding:
    """A blind coder's ruling on one claim: kept apart from the record until the coders' answers are weighed."""

    claim_id: str
    verdict: Literal["accepted", "rejected"]
    decided_by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """One value that a blind coder stated for a field when done; an empty value: ruled on, and nothing is stated."""

    field: str
    value: str
    low: int | None = None
    high: int | None = None
    claim_ids: tuple[str, ...] = ()  # the claims for it
    is_ruled: bool = False  # False where the coder left the field as it was proposed


@dataclass(frozen=True, slots=True)
class Assignment:
    """An incident given to a coder, named by one of its mentions, and how far the coder is."""

    mention_id: str
    coder: str  # 'person:amina'
    decided_by: str
    mode: Mode = "open"
    state: State = "given"
    coded: tuple[Answered, ...] = ()  # what a blind coder stated when done


@dataclass(frozen=True, slots=True)
class Settlement:
    """A field of an incident on which the answers of its blind coders were weighed."""

    mention_id: str
    field: str
    decided_by: str
    cites: tuple[str, ...] = ()  # the assignments that hold the answers


# -- what the record states ---------------------------------------------------------------------------------------

Side = Literal["for", "against", "earlier", "beside", "rejected"]
"""`earlier`: a lower count that a later one took the place of. `beside`: about a part, or some of the people only."""

Standing = Literal["agreed", "disputed", "reviewed"]


@dataclass(frozen=True, slots=True)
class Support:
    """One claim considered for a stated value, and on which side of it."""

    claim_id: str
    side: Side


@dataclass(frozen=True, slots=True)
class Value:
    """What the record states for one field of one incident, under which rule, from which claims."""

    field: str
    value: str
    low: int | None
    high: int | None
    rule: str  # 'person', or the name of the rule and the step that fired: 'default: latest count'
    status: Standing
    support: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """The mentions judged to be the same happening, and the values that the record states for it."""

    id: str
    mention_ids: tuple[str, ...]
    values: tuple[Value, ...] = ()

    def stated(self, name: str) -> tuple[Value, ...]:
        """Return the stated values of one field: several for fields that can hold several, none if not stated."""
        return tuple(value for value in self.values if value.field == name)


@dataclass(frozen=True, slots=True)
class Record:
    """A record as a whole, for pages and tables."""

    incidents: tuple[Incident, ...]
    accounts: Mapping[str, Account]  # by mention id
    places: Mapping[str, Place]  # by gazetteer id
    documents: Mapping[str, Document]  # by document id, those without mentions too
    voices: Mapping[str, str]  # document id to the document whose copy it is (itself if none)
    links: tuple[Link, ...] = ()
    statements: Mapping[str, tuple[Statement, ...]] = attribute(default_factory=dict)  # by document id
    problems: tuple[Problem, ...] = ()
    decisions: Mapping[str, Decision] = attribute(default_factory=dict)  # by claim id
    codebook: Codebook = SHIPPED
