"""A record as it may be published: without the text of its reports, and without the names of private persons.

Who is named as a victim, as somebody who acted or as a source of weapons is private, unless a person accepted the claim
that names them; so is who speaks without an office, unless the publisher puts the name in. Names of groups stay, and
those of officials who speak: who says so is what a record is for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from dateline.export.speakers import Private, impersonal, private_speakers
from dateline.fields import SHIPPED, Codebook
from dateline.gazetteer.names import key
from dateline.link.naming import group_key, may_name_person, name_parts, name_words, person_key
from dateline.records import Account, Claim, Document, Incident, Mention, Record, Support

PRIVATE = frozenset({"perpetrator", "victim", "weapon_source"})
"""Fields that name persons."""

GROUPS = frozenset({"perpetrator_group", "claimed_by"})
WITHHELD = "[name withheld]"
MASK = "▒"
PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Released(Document):
    """A document whose text is masked but for what is quoted; it keeps the identifier that its own text gave it."""

    known_as: str = ""

    @property
    def id(self) -> str:
        """Identifier of the document as the record has it."""
        return self.known_as


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record as it may be published, and how much was left out of it."""

    record: Record
    names: int  # different names
    claims: int  # claims that name somebody
    speakers: int  # different names of those who speak
    quotes: int  # quotes of other claims that would have


class Names:
    """The names that may not be published, by the document that tells them: sought in any words."""

    def __init__(self, known: Set[str]) -> None:
        self._known = known  # words of groups, which tell nobody
        self._words: defaultdict[str, set[str]] = defaultdict(set)  # by document: each word that tells somebody
        self._full: defaultdict[str, set[str]] = defaultdict(set)  # by first word: full names, anywhere in the record

    def add(self, document_id: str, name: str) -> None:
        """Take note of a name."""
        self._words[document_id].update(telling(name, self._known))
        full = key(name)
        if " " in full:
            self._full[full.split()[0]].add(full)

    def stand_in(self, words: str, document_id: str) -> bool:
        """Tell whether words of a document hold one of its names, or a full name of any document."""
        return not name_parts(words).isdisjoint(self._words[document_id]) or self._hold_full(words)

    def hide_in(self, address: str, document_id: str) -> bool:
        """Tell whether an address spells out a name, in whatever case."""
        parts = {key(part) for part in PART.findall(address)}
        return not parts.isdisjoint(self._words[document_id]) or self._hold_full(address)

    def _hold_full(self, words: str) -> bool:
        plain = f" {key(words)} "
        return any(f" {full} " in plain for word in plain.split() for full in self._full.get(word, ()))


def telling(name: str, known: Set[str]) -> set[str]:
    """Return the words of a name by which somebody is known, as keys."""
    return {part for word in name_words(name) for part in key(word).split()} - known


def withhold(record: Record, put_in: Iterable[str] = ()) -> Withheld:
    """Return a record without the text of its reports and without the names of private persons.

    `put_in` are names that the publisher decided to publish, though nobody accepted a claim that gives them.
    """
    hidden, speakers = _private(record, frozenset(map(key, put_in)))
    names = Names(frozenset(_group_words(record)))
    for account in record.accounts.values():
        for claim in account.mention.claims:
            if claim.id in hidden:
                names.add(account.document.id, claim.value or claim.quote)
    for speaker in speakers:
        names.add(speaker.document_id, speaker.name)
    work = _Work(record, hidden, names, {(one.document_id, one.spoken): one.role for one in speakers})
    documents = {name: work.document(document) for name, document in record.documents.items()}
    accounts = {
        name: Account(work.mention(account), documents[account.document.id])
        for name, account in record.accounts.items()
    }
    incidents = tuple(work.incident(incident) for incident in record.incidents)
    without_text = Record(incidents, accounts, record.places, documents, record.voices, codebook=record.codebook)
    different = {key(claim.value) for claim in _claims(record.accounts.values()) if claim.id in hidden}
    return Withheld(without_text, len(different), len(hidden), len({key(one.name) for one in speakers}), work.quotes)


def _names_persons(field: str, codebook: Codebook) -> bool:
    """Tell whether a field names persons: one that is not ours, or that a codebook had once, may."""
    return field in PRIVATE or (SHIPPED.find(field) is None and codebook.named(field).kind == "name")


def _group_words(record: Record) -> Iterator[str]:
    """Yield the words that the groups of a record are called by, but for those that name a person, too."""
    claims = list(_claims(record.accounts.values()))
    private = [claim for claim in claims if _names_persons(claim.field, record.codebook)]
    persons = {key(claim.value) for claim in private if person_key(claim.value)}
    for claim in claims:
        if claim.field in GROUPS and group_key(claim.value) and key(claim.value) not in persons:
            yield from key(claim.value).split()


def _place_words(record: Record) -> Iterator[str]:
    for place in record.places.values():
        yield from key(place.name).split()


def _private(record: Record, put_in: Set[str]) -> tuple[set[str], set[Private]]:
    """Return the claims that name private persons whom nobody put in, by id, and the private persons who speak."""
    hidden: set[str] = set()
    speakers: set[Private] = set()
    places, bodies = frozenset(_place_words(record)), impersonal(record)
    for incident in record.incidents:
        told = _naming(incident, record, places)
        public = put_in | _accepted(told, record)
        hidden |= {claim.id for claim in told if key(claim.value) not in public}
        accounts = [record.accounts[mention] for mention in incident.mention_ids]
        speakers |= set(private_speakers(accounts, record, public | bodies))
    return hidden, speakers


def _naming(incident: Incident, record: Record, places: Set[str]) -> list[Claim]:
    """Return the claims of an incident that name private persons."""
    told = _claims(record.accounts[name] for name in incident.mention_ids)
    private = (claim for claim in told if _names_persons(claim.field, record.codebook))
    return [claim for claim in private if may_name_person(claim.value or claim.quote, places)]


def _accepted(claims: Iterable[Claim], record: Record) -> frozenset[str]:
    """Return the keys of the names in those claims that a person accepted."""
    rulings = ((claim, record.decisions.get(claim.id)) for claim in claims)
    return frozenset(key(claim.value) for claim, ruling in rulings if ruling and ruling.verdict == "accepted")


def _claims(accounts: Iterable[Account]) -> Iterator[Claim]:
    return (claim for account in accounts for claim in account.mention.claims)


class _Work:
    """A record at work: which claims are hidden, which names are, and what became of each claim."""

    def __init__(self, record: Record, hidden: Set[str], names: Names, roles: Mapping[tuple[str, str], str]) -> None:
        self.hidden = hidden
        self.names = names
        self.codebook = record.codebook
        self.roles = roles  # what a private speaker is without the name, by document and the words for him
        self.quotes = 0
        self.shown: dict[str, list[Claim]] = defaultdict(list)
        self.now: dict[str, Claim] = {}
        for account in record.accounts.values():
            for claim in account.mention.claims:
                if claim.id not in hidden:
                    self.now[claim.id] = self._claim(claim, account.document.id)

    def _claim(self, claim: Claim, document_id: str) -> Claim:
        """Return a claim as it may be published; of a quote that names somebody, only its place in the text."""
        speaker = self._speaker(claim.speaker, document_id)
        is_told = self._is_name(claim.field) and self.names.stand_in(claim.value, document_id)
        value = WITHHELD if is_told else claim.value
        site = "" if self.names.stand_in(claim.hedge, document_id) else claim.hedge
        if self.names.stand_in(claim.quote, document_id):
            self.quotes += 1
            quote = f"[withheld: characters {claim.starts} to {claim.ends}]"
            return replace(claim, value=value, quote=quote, speaker=speaker, hedge=site)
        self.shown[document_id].append(claim)
        return replace(claim, value=value, speaker=speaker, hedge=site)

    def _is_name(self, field: str) -> bool:
        """Tell whether the values of a field are names."""
        return self.codebook.named(field).kind == "name"

    def _speaker(self, spoken: str, document_id: str) -> str:
        """Return who says so as it may be published: of a private person what he is, where the report tells."""
        if not self.names.stand_in(spoken, document_id):
            return spoken
        role = self.roles.get((document_id, spoken), "")
        return f"{WITHHELD}, {role}" if role and not self.names.stand_in(role, document_id) else WITHHELD

    def mention(self, account: Account) -> Mention:
        """Return a mention with the claims that may be published."""
        claims = (self.now[claim.id] for claim in account.mention.claims if claim.id in self.now)
        return replace(account.mention, claims=tuple(claims))

    def document(self, document: Document) -> Released:
        """Return a document without its text, but for the quotes, which keep their places."""
        text = list(MASK * len(document.text))
        for claim in self.shown[document.id]:
            text[claim.starts : claim.ends] = claim.quote
        address = (
            f"[withheld: {document.id}]" if self.names.hide_in(document.address, document.id) else document.address
        )
        return Released(
            address=address,
            text="".join(text),
            title="" if self.names.stand_in(document.title, document.id) else document.title,
            outlet=document.outlet,
            published=document.published,
            language=document.language,
            headline_starts=document.headline_starts,
            known_as=document.id,
        )

    def incident(self, incident: Incident) -> Incident:
        """Return an incident with the values that some claim that may be published stands for."""
        values = []
        for value in incident.values:
            support = tuple(
                Support(self.now[item.claim_id].id, item.side) for item in value.support if item.claim_id in self.now
            )
            backing = [
                self.now[item.claim_id] for item in value.support if item.claim_id in self.now and item.side == "for"
            ]
            if self._is_name(value.field) and value.value not in {claim.value for claim in backing}:
                continue
            values.append(replace(value, support=support))
        return replace(incident, values=tuple(values))


def without_context(rows: Iterable[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    """Yield annotations without the words around their quotes, which a release does not have."""
    for row in rows:
        target = row.get("target")
        if not isinstance(target, dict):
            yield dict(row)
            continue
        selectors = [{k: v for k, v in one.items() if k not in ("prefix", "suffix")} for one in target["selector"]]
        kept = [one for one in selectors if MASK not in str(one.get("exact", ""))]
        yield {**row, "target": {**target, "selector": kept}}
