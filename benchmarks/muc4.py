"""Incident templates of old wire reports in capitals (task muc4): one template for each mention.

The task's conventions, mapped here and nowhere else: six incident types; fights of armed parties are no incident; a
victim counts where he or she is named; an entity is one string, as every further one can only lose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.common import readings
from benchmarks.muc4_fills import fills
from dateline.extract.coreference import entities
from dateline.extract.fillers import TOLD
from dateline.fields import field_named
from dateline.models.recase import is_name
from dateline.records import Claim, Document, Mention, Reading
from dateline.resolve import date

Row = dict[str, Any]

ROLES: Mapping[str, str] = {
    "perpetrator": "PerpInd", "perpetrator_group": "PerpOrg", "target": "Target", "victim": "Victim",
    "weapon": "Weapon",
}  # fmt: skip

TYPES = field_named("type")
LEFT_OUT = frozenset({"clash", "plot"})
"""Types that have a name in the task's list only for want of a better one: the task leaves such incidents out."""

SURE = 0.3
"""How sure a claim that is given must be: the task owes what its key has, and not all that a report says."""

NAMED = 0.5
"""How sure a victim must be to count as named whatever the form; a score of 1 is that of a reading without encoder."""

SINGLE = frozenset({"perpetrator", "perpetrator_group"})
"""Roles of which the task's key hardly ever has two entities in a template: the best supported is given."""

SHARED = ("PerpOrg", "PerpInd")
"""Roles that the task's key gives to every incident of a report: half of its groups are in several, as are 'rebels'."""

HEARD = 0.5
"""Least score of a type that is given: less where the encoder hears no incident in the whole report."""

ARMED = re.compile(
    r"soldier|troop|army|military|officer|police|guerrilla|rebel|terrorist|subversive|insurgent|extremist|brigade|battalion|"
    r"patrol|garrison|barrack|convoy",
    re.IGNORECASE,
)
"""Words for armed people and for what belongs to them."""

FIGHTING = re.compile(r"soldier|troop|army|guerrilla|rebel|insurgent|militant|subversive|combatant", re.IGNORECASE)
"""Words for people who are a party to a war: the task's key leaves them out, while it has the police."""

MILITARY = re.compile(
    r"\b(?:army|military|armed forces|air force|navy|battalion|brigade|regiment|garrison|barracks|troops)\b",
    re.IGNORECASE,
)
"""Words for what belongs to armed forces: no target in the task's sense, while the police are."""

WRITTEN = re.compile(r"\d{1,2} [A-Z][A-Za-z]{2,8} \d{2,4}")
"""The day in the place-and-date line: 'GUATEMALA CITY, 4 FEB 90 (ACAN-EFE)'."""


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the templates of each document."""
    for reading in readings(document_of(row) for row in rows):
        yield {"docid": reading.document.address, "templates": templates(reading)}


def document_of(row: Row) -> Document:
    """Return the document of a row, dated by its place-and-date line."""
    written = WRITTEN.search(row.get("dateline") or "")
    time = date.read(written.group(), date.DateContext("")) if written else None
    return Document(row["docid"], row["text"], published=time.edtf if time else "", language="en")


def templates(reading: Reading) -> list[Row]:
    """Return the templates of one document, without repetition, each with its fills of every slot."""
    told = [(mention, template) for mention in reading.mentions if (template := _template(mention)) is not None]
    shared = {role: _shared(role, [template for _, template in told]) for role in SHARED}
    found = [
        (mention, template | {role: template[role] or shared[role] for role in SHARED}) for mention, template in told
    ]
    given = [template for _, template in found]
    distinct = [one for number, one in enumerate(found) if one[1] not in given[:number] and _says_more(one[1], given)]
    return [
        template | {"slots": fills(reading, mention, template, _unnamed(mention))} for mention, template in distinct
    ]


def _shared(role: str, templates: Iterable[Row]) -> list[list[str]]:
    """Return who is in the role in the first template that names anybody; persons by name did one deed."""
    given = (template[role] for template in templates if template[role])
    return next((who for who in given if role != "PerpInd" or not is_name(who[0][0])), [])


def _says_more(template: Row, given: Iterable[Row]) -> bool:
    """Tell whether a template names anybody or anything hit, or is the only one of its type to be given."""
    others = [other for other in given if other["incident_type"] == template["incident_type"]]
    return _has_hit(template) or not any(map(_has_hit, others))


def _has_hit(template: Row) -> bool:
    """Tell whether a template names anybody or anything hit."""
    return bool(template["Target"] or template["Victim"])


def _template(mention: Mention) -> Row | None:
    """Return the template of one mention; None for what the task does not count as an incident."""
    told = [claim.value for claim in mention.of("type") if claim.score >= HEARD]
    answer = TYPES.answer(told[0]) if told else None
    if answer is None or not answer.muc or answer.name in LEFT_OUT or _is_military(mention):
        return None
    return {"incident_type": answer.muc} | {role: _strings(mention, field) for field, role in ROLES.items()}


def _is_military(mention: Mention) -> bool:
    """Tell whether all that were hit are armed themselves: the task counts attacks on soldiers as war."""
    hit = [claim.value for field in ("victim", "target") for claim in mention.of(field)]
    return bool(hit) and all(ARMED.search(words) for words in hit)


def _sure(mention: Mention, field: str) -> list[Claim]:
    """Return the claims of a field that are sure enough to be given."""
    return [claim for claim in mention.of(field) if claim.stance != "denied" and _sureness(claim) >= SURE]


def _is_named(claim: Claim) -> bool:
    """Tell whether a victim is named: in the form of a name, or where the encoder, taught names alone, sees one."""
    return is_name(claim.value) or (_sureness(claim) >= NAMED and claim.score < 1)


def _unnamed(mention: Mention) -> list[str]:
    """Return those hit whom a report only describes, by its grammar: the encoder was taught names alone."""
    told = [claim for claim in mention.of("victim") if claim.stance != "denied" and claim.score > TOLD]
    plain = (claim for claim in told if not (_is_named(claim) or FIGHTING.search(claim.value)))
    return [_best(group) for group in entities(plain)]


def _strings(mention: Mention, field: str) -> list[list[str]]:
    """Return the entities of one role, each as its best string."""
    claims = _sure(mention, field)
    if field == "victim":
        claims = [claim for claim in claims if _is_named(claim)]
    if field == "target":
        claims = [claim for claim in claims if not MILITARY.search(claim.value)]
    groups = entities(claims)
    if field in SINGLE and groups:
        groups = (max(groups, key=_support),)
    return [[_best(group)] for group in groups]


def _sureness(claim: Claim) -> float:
    """Return how sure a claim is on one scale, whether the grammar tells it, too, or the encoder alone sees it."""
    return (claim.score - TOLD * (claim.score > TOLD)) / TOLD


def _support(group: tuple[Claim, ...]) -> tuple[float, int]:
    """Return how much speaks for an entity; the first in the text among equals."""
    return sum(map(_sureness, group)), -group[0].starts


def _best(group: tuple[Claim, ...]) -> str:
    """Return the string of an entity that its surest claims use most, the first among equals."""
    surest = max(map(_sureness, group))
    return Counter(claim.value for claim in group if _sureness(claim) == surest).most_common(1)[0][0]
