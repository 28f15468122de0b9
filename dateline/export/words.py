"""An incident in sentences: what the record states of it, and where its reports contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.case import Case
from dateline.records import Account, Claim, Document, Value
from dateline.resolve import date, figure, place

MOST = 4
"""Claims against one value that are told; of more the number is given."""

MANY = 8
"""Names of one kind that are told; of more the number is given."""

OUTCOMES = (
    ("killed", "killed"),
    ("injured", "injured"),
    ("abducted", "taken"),
    ("missing", "missing"),
    ("arrested", "arrested"),
)
"""Figures in the order in which they are told, each with its word."""

NAMED = (
    ("Perpetrators", ("perpetrator", "perpetrator_group")),
    ("Claimed by", ("claimed_by",)),
    ("Victims", ("victim",)),
    ("Targets", ("target",)),
    ("Weapons", ("weapon",)),
    ("Weapons from", ("weapon_source",)),
)
"""Fields of names in the order in which they are told."""

DEPICTED = {"foiled": "foiled", "planned": "planned", "threatened": "threatened", "hypothetical": "imagined"}
"""What is said of an incident that did not happen, by its status."""


WHEREABOUTS = {
    1: "in the town",
    2: "near the town",
    3: "in the district",
    4: "in the province",
    5: "in a part of the country, or along a line",
    6: "in the country",
    7: "at sea",
}
"""What UCDP's where_prec says of a place."""


def whereabouts(case: Case) -> str:
    """Return how near to the stated place it happened; empty where no place is known."""
    return WHEREABOUTS.get(case.precision or 0, "")


def title(case: Case) -> str:
    """Return a name for an incident: 'Bombing in Salto, 14 May 2031'."""
    kind = kind_of(case).capitalize()
    where = f" in {case.place.name}" if case.place else ""
    return f"{kind}{where}{f', {case.shown_date}' if case.shown_date else ''}"


def kind_of(case: Case) -> str:
    """Return the type of an incident for a person."""
    found = case.answer("type")
    return case.record.codebook.named("type").show(found) if found else "attack"


def account(case: Case, names: bool = True) -> str:
    """Return what the record states of an incident, in sentences; without `names` only what happened."""
    return " ".join((_happening(case), *(_named(case) if names else ())))


def _happening(case: Case) -> str:
    """Return the first sentence: when, what, where, how many."""
    what = f"{'an' if kind_of(case)[0] in 'aeiou' else 'a'} {kind_of(case)}"
    if case.site:
        what += f" at {case.site}"
    if case.place:
        what += f" in {place.show(case.place)}"
    tolls = "; ".join(tolls_of(case))
    did = depicted(case) or ("" if tolls else "reported")
    what += f" was {did}" if did else ""
    when = f"{case.shown_date}: " if case.shown_date else ""
    text = f"{when}{what}{f' ({tolls})' if tolls else ''}."
    return text[0].upper() + text[1:]


def depicted(case: Case) -> str:
    """Return what became of an incident that did not happen: 'foiled', 'planned'; empty for one that did."""
    return DEPICTED.get(case.answer("status"), "")


def tolls_of(case: Case) -> tuple[str, ...]:
    """Return the stated figures in words: 'at least 12 killed'."""
    return tuple(f"{figure.show(v.value)} {word}" for name, word in OUTCOMES for v in case.incident.stated(name))


def _named(case: Case) -> Iterator[str]:
    """Yield a sentence for each kind of name that is stated."""
    for label, fields in NAMED:
        names = case.names(*fields)
        if names:
            more = f" and {len(names) - MANY} more" if len(names) > MANY else ""
            yield f"{label}: {', '.join(names[:MANY])}{more}."


def conflicts(case: Case) -> str:
    """Return where the reports contradict what is stated, with who says so; empty where none does."""
    shown = (value for value in case.incident.values if case.record.codebook.shows(value.field))
    return " ".join(_conflict(case, value) for value in shown if case.behind(value, "against"))


def _conflict(case: Case, value: Value) -> str:
    """Return one contradiction: the stated value and the claims against it."""
    against = case.behind(value, "against")
    told = "; ".join(_said(*one) for one in against[:MOST])
    more = f"; and {len(against) - MOST} more" if len(against) > MOST else ""
    name = case.record.codebook.named(value.field).label
    return f"Reports differ on {name}: {shown(case, value)} is stated ({value.rule}), against {told}{more}."


def _said(account: Account, claim: Claim) -> str:
    """Return a claim as its quote and who says it where."""
    outlet = account.document.outlet or account.document.address
    stance = f", {claim.stance}" if claim.stance != "asserted" else ""
    when = f", {date.show(account.document.published)}" if account.document.published else ""
    return f"“{claim.quote}”{stance} ({f'{claim.speaker} in ' if claim.speaker else ''}{outlet}{when})"


def shown(case: Case, value: Value) -> str:
    """Return a stated value for a person."""
    field = case.record.codebook.named(value.field)
    if field.kind == "place" and value.value in case.record.places:
        return place.show(case.record.places[value.value])
    if field.kind == "category":
        return field.show(value.value)
    if field.kind == "figure":
        return figure.show(value.value)
    return date.show(value.value) if field.kind == "date" else value.value


def citation(document: Document) -> str:
    """Return a report as a citation: "Title," outlet, day, address."""
    parts = (document.outlet, date.show(document.published) if document.published else "", document.address)
    told = ", ".join(part for part in parts if part)
    return f"“{document.title},” {told}" if document.title else told
