"""Which speakers a release may name: those who speak in an office, and nobody who speaks for himself.

A witness, a relative, a victim or a suspect who is quoted by name is a private person. So is everybody of whom no
report tells an office: it is better to leave a minister out than to let a witness be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from dateline.gazetteer.names import key
from dateline.link.naming import may_name_person, person_key
from dateline.models.recase import is_listed
from dateline.records import Account, Document, Record, Statement
from dateline.resolve.figure import people
from dateline.resolve.speaker import Speaker, read, singular, words

OFFICES = frozenset(
    """spokesman spokeswoman spokesperson official officer minister president vice-president premier chancellor
    secretary governor mayor senator representative congressman congresswoman lawmaker legislator commissioner
    administrator director chief chairman chairwoman chair chairperson leader commander ambassador envoy
    diplomat adviser advisor prosecutor judge justice coroner investigator superintendent inspector detective
    sheriff captain general colonel major sergeant lieutenant corporal admiral marshal brigadier constable
    policeman policewoman deputy rapporteur ombudsman negotiator coordinator expert analyst researcher scholar
    historian economist strategist specialist journalist reporter correspondent editor sen rep gov gen col lt
    maj capt sgt cmdr cpl adm brig supt insp det amb king queen prince princess pope
    """.split()
)
"""What somebody is who speaks for a body, or on what he knows by profession; in small letters, singular."""

BODIES = frozenset(
    """ministry department army navy force forces police military government administration authority
    authorities agency bureau commission council court parliament senate congress cabinet municipality
    prosecution embassy consulate
    """.split()
)
"""Words of a body of a state: who is named with it alone speaks for it."""

MEMBERS = frozenset("member source aide assistant fellow head".split())
"""What somebody is in a body: an office only where the body is one of a state."""

PAST = frozenset({"former", "ex", "retired", "late"})

KIN = frozenset(
    """mother father brother sister wife husband widow widower son daughter cousin uncle aunt parent relative friend
    neighbour neighbor colleague classmate girlfriend boyfriend fiance fiancee partner grandmother grandfather
    lawyer attorney
    """.split()
)
"""Who is known by somebody else's name."""


LONGEST_ROLE = 4
"""Words of the longest role that is shown without its name: what is longer was cut wrongly, and may tell too much."""


@dataclass(frozen=True, slots=True)
class Private:
    """A private person who speaks, in one document: the words for him there, and what he is without his name."""

    document_id: str
    name: str
    spoken: str  # as the claims of the document give their speaker
    role: str  # 'resident'; empty if not told


def private_speakers(accounts: Iterable[Account], record: Record, known: Set[str] = frozenset()) -> Iterator[Private]:
    """Yield the private persons who speak in the reports of one incident.

    An office that one of these reports tells of somebody counts in all of them. `known` are the keys of names that may
    be published in any case: of outlets and places, and those that a person put in.
    """
    spoken = [one for account in accounts for one in _spoken(account, record)]
    named = [(document, said, who) for document, said, who in spoken if who.name]
    public = {key(who.name) for _, _, who in named if holds_office(who.role, who.organisation)} | known
    for document, said, who in named:
        if key(who.name) not in public and may_name_person(who.name):
            yield Private(document.id, who.name, said, who.role if len(who.role.split()) <= LONGEST_ROLE else "")


def _spoken(account: Account, record: Record) -> Iterator[tuple[Document, str, Speaker]]:
    """Yield who speaks in a report: in its statements, and behind its claims where those do not tell."""
    document = account.document
    told = [(_words(document, one), one) for one in record.statements.get(document.id, ())]
    for said, one in told:
        yield document, one.name or said, _kin(_misread(Speaker(one.name, one.role, one.organisation)))
    known = {said for said, _ in told} | {one.name for _, one in told}
    for claim in account.mention.claims:
        if claim.speaker and claim.speaker not in known:
            yield document, claim.speaker, _kin(_unheard(claim.speaker))


def _words(document: Document, statement: Statement) -> str:
    """Return the words for the speaker of a statement, as its claims have them."""
    return " ".join(document.text[span.starts : span.ends] for span in statement.speaker)


def _misread(who: Speaker) -> Speaker:
    """Return a speaker who was taken for a body, as a person where the words tell of no body: `Petra Lindqvist`."""
    words_of = who.organisation.split()
    is_person = not (who.name or who.role) and person_key(who.organisation) and not is_listed(words_of[-1].lower())
    return Speaker(who.organisation) if is_person else who


def _unheard(spoken: str) -> Speaker:
    """Return who a speaker is by the words alone, on the safe side: `Lindqvist` may be anybody."""
    who = read(spoken)
    return Speaker(spoken) if not (who.name or who.role) and may_name_person(spoken) else who


def _kin(who: Speaker) -> Speaker:
    """Return a speaker who is known by somebody else, under that name: 'the mother of Ana Ruz' tells who she is."""
    is_kin = not who.name and KIN.intersection(_plain(who.role)) and may_name_person(who.organisation)
    return Speaker(who.organisation, who.role) if is_kin else who


def holds_office(role: str, organisation: str) -> bool:
    """Tell whether somebody speaks in an office: 'foreign minister', of 'the interior ministry', no 'minister's widow'.

    >>> holds_office("police spokesman", ""), holds_office("resident", ""), holds_office("", "interior ministry")
    (True, False, True)
    """
    told = _plain(role)
    if PAST.intersection(told) or _has_person(role):
        return False
    is_of_state = BODIES.intersection(_plain(organisation)) and not _has_person(organisation)
    return bool(OFFICES.intersection(told) or is_of_state)


def _has_person(told: str) -> bool:
    """Tell whether some words hold one for somebody without an office: a relative, a resident, a suspect."""
    rest = set(_plain(told)) - OFFICES - MEMBERS - BODIES
    return any(word in words("roles") or people.is_person(word) for word in rest)


def _plain(told: str) -> list[str]:
    """Return words in small letters and in the singular."""
    return [singular(word.lower()) for word in re.findall(r"\w[\w-]*", told)]


def impersonal(record: Record) -> frozenset[str]:
    """Return the names of outlets and places as keys: a speaker under one of them is no person."""
    outlets = {document.outlet for document in record.documents.values()}
    return frozenset(map(key, outlets)) | {key(place.name) for place in record.places.values()}
