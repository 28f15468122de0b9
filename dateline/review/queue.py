"""What to look at next, and why: every open question of a record, the most telling first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, TypeVar

from dateline.fields import Codebook
from dateline.fuse import RULES, evidence_of
from dateline.fuse.rule import agreement
from dateline.records import Claim, Incident, Link, Record, Value
from dateline.review.words import shown

Question = Literal["code", "adjudicate", "toll", "otherwise", "news", "link", "dispute", "unread"]

QUESTIONS: Mapping[Question, str] = MappingProxyType({
    "code": "The incident was given to you.",
    "adjudicate": "Coders who worked apart are done with it.",
    "toll": "The reports contradict each other on a toll.",
    "otherwise": "A newer reading says otherwise than the person who ruled.",
    "news": "A report came in after a person had looked at the incident.",
    "link": "Two incidents may be one.",
    "dispute": "The reports contradict each other.",
    "unread": "Words were found, and no value was read from them.",
})  # fmt: skip
"""Every kind of question, in the order in which they come."""

NEAR = 0.4
"""Score of a link from which two incidents that were not joined are shown to a person. Linking joins groups whose mean
is 0.25: one such link between groups of which the other members share little is what it was least sure of."""


Told = TypeVar("Told", Value, Claim)


@dataclass(frozen=True, slots=True)
class Item:
    """One open question about an incident."""

    incident_id: str
    question: Question
    field: str  # empty where it is about the incident as a whole
    why: str
    claim_id: str = ""  # where to begin
    day: int = 0  # last day of the incident, yyyymmdd

    @property
    def key(self) -> str:
        """What names a question and sorts it: the most telling kind first, the newest incident first."""
        number = list(QUESTIONS).index(self.question)
        return ".".join((str(number), f"{99999999 - self.day:08}", self.incident_id, self.field, self.claim_id))


@dataclass(frozen=True, slots=True)
class Seen:
    """When people last ruled on or remarked on each mention, and what was recorded after they had begun to."""

    mentions: Mapping[str, str] = field(default_factory=dict)  # mention id to time
    fresh: Mapping[str, str] = field(default_factory=dict)  # mention or claim id to time, the newer ones alone
    own: frozenset[str] = frozenset()  # claims that people made themselves


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is."""

    incidents: int
    reviewed: int  # incidents on which somebody ruled or remarked
    questions: int  # that are open

    @property
    def share(self) -> int:
        """Per cent of the incidents that were looked at."""
        return 100 * self.reviewed // self.incidents if self.incidents else 100


def queue(record: Record, seen: Seen, rule: str) -> tuple[Item, ...]:
    """Return every open question of a record, in the order in which to take them."""
    of_one = (item for incident in record.incidents for item in questions(incident, record, seen, rule))
    return in_order((*of_one, *between(record).values()))


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return items in the order in which to take them."""
    return tuple(sorted(items, key=lambda item: item.key))


def questions(incident: Incident, record: Record, seen: Seen, rule: str) -> Iterator[Item]:
    """Yield the open questions of one incident."""
    day = last_day(incident)
    yield from _disputes(incident, record, day)
    yield from _unread(incident, record, day)
    looked = last_look(incident, seen)
    if looked:
        yield from _news(incident, record, seen, looked, day)
        yield from _otherwise(incident, record, seen, looked, rule, day)


def last_look(incident: Incident, seen: Seen) -> str:
    """Return when a person last ruled or remarked on an incident; empty = nobody has."""
    return max((seen.mentions.get(mention, "") for mention in incident.mention_ids), default="")


def progress(incidents: Sequence[Incident], items: Sequence[Item], seen: Seen) -> Progress:
    """Return how far the work is."""
    return Progress(len(incidents), sum(bool(last_look(incident, seen)) for incident in incidents), len(items))


def claims_of(incident: Incident, record: Record) -> dict[str, Claim]:
    """Return the claims of an incident by id, report by report."""
    mentions = (record.accounts[mention].mention for mention in incident.mention_ids)
    return {claim.id: claim for mention in mentions for claim in mention.claims}


def _disputes(incident: Incident, record: Record, day: int) -> Iterator[Item]:
    claims = claims_of(incident, record)
    for value in _shown(incident.values, record.codebook):
        against = [s.claim_id for s in value.support if s.side == "against" and s.claim_id in claims]
        if value.status == "disputed" and against:
            is_toll = record.codebook.named(value.field).kind == "figure"
            question: Question = "toll" if is_toll else "dispute"
            why = _contradiction(value, [claims[item] for item in against], record)
            yield Item(incident.id, question, value.field, why, against[0], day)


def _shown(told: Iterable[Told], codebook: Codebook) -> Iterator[Told]:
    """Yield the values or claims for fields that the codebook shows: nobody is asked of the others."""
    return (item for item in told if codebook.shows(item.field))


def _contradiction(value: Value, against: Sequence[Claim], record: Record) -> str:
    """Return a dispute in words: what is stated, and what others say."""
    others = list(dict.fromkeys(_said(claim, record) for claim in against if claim.value))[:3]
    field = record.codebook.named(value.field)
    return (
        f"{field.label}: the record states {shown(field, value.value, record.places)}; others say {', '.join(others)}"
    )


def _said(claim: Claim, record: Record) -> str:
    said = shown(record.codebook.named(claim.field), claim.value, record.places)
    return said if claim.stance == "asserted" else f"{said} is {claim.stance}"


def _unread(incident: Incident, record: Record, day: int) -> Iterator[Item]:
    for claim in _shown(claims_of(incident, record).values(), record.codebook):
        if not claim.value and claim.id not in record.decisions:
            why = f"{record.codebook.named(claim.field).label}: “{' '.join(claim.quote.split())[:80]}”"
            yield Item(incident.id, "unread", claim.field, why, claim.id, day)


def _news(incident: Incident, record: Record, seen: Seen, looked: str, day: int) -> Iterator[Item]:
    for mention in incident.mention_ids:
        if seen.fresh.get(mention, "") > looked:
            document = record.accounts[mention].document
            first = record.accounts[mention].mention.claims[:1]
            name = document.outlet or document.title or document.address
            yield Item(incident.id, "news", "", f"new: {name}", first[0].id if first else "", day)


def _otherwise(incident: Incident, record: Record, seen: Seen, looked: str, rule: str, day: int) -> Iterator[Item]:
    for value, rival in against_rulings(incident, record, seen.own, rule):
        support = [item.claim_id for item in rival.support if item.side == "for"]
        if max((seen.fresh.get(claim_id, "") for claim_id in support), default="") > looked:
            field = record.codebook.named(value.field)
            ruled, other = (shown(field, one.value, record.places) for one in (value, rival))
            why = f"{field.label}: a person ruled {ruled}; the reports now say {other}"
            yield Item(incident.id, "otherwise", value.field, why, support[0], day)


def against_rulings(
    incident: Incident, record: Record, own: frozenset[str], rule: str
) -> Iterator[tuple[Value, Value]]:
    """Yield each value that a person ruled with the one that the rule would state by itself, where the two disagree.

    `own` are the claims that people made: the rule by itself has not heard of them.
    """
    values = _shown(incident.values, record.codebook)
    ruled = [value for value in values if value.rule == "person" and not record.codebook.named(value.field).many]
    unruled = evidence_of(incident, replace(record, decisions={})) if ruled else ()
    for value in ruled:
        about = record.codebook.named(value.field)
        told = [item for item in unruled if item.claim.field == value.field and item.claim.id not in own]
        for rival in RULES[rule](about, told, record.places):
            if not agreement(about, record.places)(rival.value, value.value):
                yield value, rival


def last_day(incident: Incident) -> int:
    """Return the last day on which an incident can have been, as yyyymmdd; 0 = not known."""
    return max((value.high or 0 for value in incident.stated("date")), default=0)


# -- two incidents ------------------------------------------------------------------------------------------------

Pair = tuple[str, str]
"""The ids of two incidents, in order."""


def between(record: Record) -> dict[Pair, Item]:
    """Return the question of each pair of incidents that may be one, from the side of the one whose id sorts first."""
    homes = {mention: incident for incident in record.incidents for mention in incident.mention_ids}
    documents = {mention: account.document.id for mention, account in record.accounts.items()}
    found = near_misses(record.links, {m: i.id for m, i in homes.items()}, documents)
    return link_items(found, homes)


def link_items(links: Mapping[Pair, Link], homes: Mapping[str, Incident]) -> dict[Pair, Item]:
    """Return the question whether two incidents are one, for each pair with the best link between them."""
    return {
        (left, right): Item(
            left,
            "link",
            "",
            f"may be one with incident {right[:8]}: {link.reasons[0].sentence if link.reasons else 'they share words'}",
            day=last_day(homes[link.left_id]),
        )
        for (left, right), link in links.items()
    }


def near_misses(links: Iterable[Link], homes: Mapping[str, str], documents: Mapping[str, str]) -> dict[Pair, Link]:
    """Return the pairs of incidents that may be one, with the best link between them, the best first.

    `homes` maps mentions to incidents, `documents` mentions to documents: incidents that one report tells apart are
    two, and so are those that a person called different.
    """
    told: dict[str, set[str]] = {}
    for mention, home in homes.items():
        told.setdefault(home, set()).add(documents[mention])
    best: dict[Pair, Link] = {}
    apart = set[Pair]()
    for link in links:
        left, right = homes.get(link.left_id, ""), homes.get(link.right_id, "")
        pair = (min(left, right), max(left, right))
        if link.verdict == "different":
            apart.add(pair)
        elif left and right and left != right and _score(link) >= NEAR and _score(best.get(pair)) < _score(link):
            best[pair] = link
    found = [pair for pair in best if pair not in apart and not told[pair[0]] & told[pair[1]]]
    return {pair: best[pair] for pair in sorted(found, key=lambda pair: (-_score(best[pair]), pair))}


def _score(link: Link | None) -> float:
    return (link.score or 0.0) if link else 0.0
