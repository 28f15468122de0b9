"""What a page shows, read from the record: words for people instead of codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle

from dateline.fields import SHIPPED, Codebook, Field
from dateline.records import Account, Claim, Document, Incident, Mention, Record, Value
from dateline.resolve import date, figure, place
from dateline.web import marks, plots, worldmap

COLOURS = {
    "bombing": "blast", "suicide_bombing": "blast", "air_strike": "blast", "shelling": "blast",
    "shooting": "gun", "armed_assault": "gun", "assassination": "gun", "clash": "gun", "raid": "gun",
    "stabbing": "blade", "beating": "blade", "vehicle_attack": "blade", "sexual_violence": "blade",
    "kidnapping": "taken", "hijacking": "taken", "robbery": "taken",
    "arson": "fire", "sabotage": "fire", "riot": "fire",
}  # fmt: skip
"""Colour class of each type; the legend names them."""

OWN_COLOURS = ("indigo", "lime", "rust", "petrol", "rose", "plum")
"""Colours of the fields that a codebook adds, in turn: no shipped field has them."""

SIDES = ("against", "for", "earlier", "beside", "rejected")
"""Claims against a stated value are shown first: they are what a person has to look at."""

NOT_ALL = {"part": "a part of it", "cumulative": "more than this incident"}
"""Scopes of figures that are not about the incident as a whole."""

AT_ONCE = {"disputed": 7, "reviewed": 5, "agreed": 2}
"""Claims that are shown at once, by the standing of their value: what is disputed is what a person has to look at."""

LEGEND = {
    "blast": "bombs, shells",
    "gun": "guns",
    "blade": "blades, vehicles, blows",
    "taken": "people taken",
    "fire": "fire, damage",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as a line: who says what, in which words."""

    id: str
    side: str
    shown: str
    quote: str
    speaker: str
    outlet: str
    published: str
    stance: str
    counts: str
    copy: bool  # whether its report is a reprint of another in this incident
    anchor: str  # id of the mark in the report's text
    field: str = ""
    scope: str = ""  # in words, where it is not the whole incident
    before: str = ""  # the words around the quote
    after: str = ""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One stated value with the claims for and against it."""

    field: Field
    shown: str
    status: str
    rule: str
    claims: tuple[ClaimView, ...]

    @property
    def parts(self) -> tuple[tuple[ClaimView, ...], ...]:
        """The claims to show at once, and the rest where there are many: nobody reads twenty times the same."""
        first = AT_ONCE[self.status]
        if len(self.claims) <= first + 1:
            return (self.claims,)
        return self.claims[:first], self.claims[first:]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of an incident, its text cut into marked pieces."""

    mention_id: str
    title: str
    headline: tuple[marks.Piece, ...]  # the title, with its quotes marked where the text holds it apart
    outlet: str
    published: str
    address: str
    is_copy: bool
    paragraphs: tuple[tuple[marks.Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident for the table and for its own page."""

    id: str
    href: str
    title: str
    date: str
    place: str
    type: str
    status: str
    killed: str
    injured: str
    sources: int
    reports: int
    disputes: tuple[str, ...]
    colour: str


def show(field: Field, value: str, record: Record) -> str:
    """Return a value of a field for a person."""
    if field.kind == "date":
        return date.show(value)
    if field.kind == "figure":
        return figure.show(value)
    if field.kind == "place":
        return place.show(record.places[value]) if value in record.places else value
    return field.show(value) if field.kind == "category" else value


def overview(incident: Incident, record: Record) -> IncidentView:
    """Return an incident as one line of the table."""

    def said(name: str) -> str:
        field = record.codebook.named(name)
        told = () if field.is_hidden else incident.stated(name)
        return "; ".join(show(field, value.value, record) for value in told)

    documents = {record.accounts[m].document.id for m in incident.mention_ids}
    kind = next((value.value for value in incident.stated("type")), "attack")
    where = said("place") and (_town(incident, record) or said("place"))
    named = said("type") or ("incident" if not record.codebook.shows("type") else "attack")
    return IncidentView(
        id=incident.id,
        href=f"incident-{incident.id}.html",
        title=f"{named[:1].upper()}{named[1:]}{f', {where}' if where else ''}",
        date=said("date"),
        place=said("place"),
        type=named,
        status=said("status"),
        killed=said("killed"),
        injured=said("injured"),
        sources=len({record.voices.get(d, d) for d in documents}),
        reports=len(documents),
        disputes=_disputes(incident, record),
        colour=_colour(kind, record.codebook.named("type")),
    )


def _disputes(incident: Incident, record: Record) -> tuple[str, ...]:
    """Return what people call the fields on which the reports contradict each other."""
    disputed = dict.fromkeys(value.field for value in incident.values if value.status == "disputed")
    fields = map(record.codebook.named, disputed)
    return tuple(field.label for field in fields if not field.is_hidden)


def own_colours(codebook: Codebook) -> dict[str, str]:
    """Return the colours of the fields that a codebook adds, by their order: from the seventh on, they come again."""
    added = (field.name for field in codebook.shown if SHIPPED.find(field.name) is None)
    return dict(zip(added, cycle(OWN_COLOURS), strict=False))


def _colour(kind: str, field: Field) -> str:
    """Return the colour of a type: its own, or that of the type that it is a kind of."""
    return next((COLOURS[one] for one in (kind, *field.above(kind)) if one in COLOURS), "other")


def _town(incident: Incident, record: Record) -> str:
    stated = [record.places[v.value].name for v in incident.stated("place") if v.value in record.places]
    return stated[0] if stated else ""


def newest_first(incidents: Iterable[Incident]) -> list[Incident]:
    """Return incidents by date, the newest first, those without a date last."""

    def key(incident: Incident) -> tuple[int, str]:
        return (-max((value.high or 0 for value in incident.stated("date")), default=0), incident.id)

    return sorted(incidents, key=key)


def values(incident: Incident, record: Record) -> tuple[ValueView, ...]:
    """Return every stated value of an incident, in the order of the codebook."""
    claims = {c.id: (a, c) for m in incident.mention_ids for a in (record.accounts[m],) for c in a.mention.claims}
    order = {field.name: number for number, field in enumerate(record.codebook.shown)}
    shown = sorted((value for value in incident.values if value.field in order), key=lambda v: order[v.field])
    return tuple(_value_view(value, claims, record) for value in shown)


def _value_view(value: Value, claims: dict[str, tuple[Account, Claim]], record: Record) -> ValueView:
    field = record.codebook.named(value.field)
    known = [support for support in value.support if support.claim_id in claims]
    lines = [claim_view(support.side, *claims[support.claim_id], record) for support in known]
    ordered = sorted(lines, key=lambda line: (SIDES.index(line.side), line.copy, line.published, line.outlet))
    return ValueView(field, show(field, value.value, record), value.status, value.rule, tuple(ordered))


def claim_view(side: str, account: Account, claim: Claim, record: Record) -> ClaimView:
    """Return a claim as a line, on its side of a stated value."""
    document = account.document
    before, after = marks.context(document.text, claim.starts, claim.ends)
    return ClaimView(
        id=claim.id,
        side=side,
        shown=show(record.codebook.named(claim.field), claim.value, record),
        quote=claim.quote,
        speaker=claim.speaker,
        outlet=document.outlet or document.address,
        published=date.show(document.published) if document.published else "",
        stance=claim.stance,
        counts="" if claim.counts == "all" else claim.counts,
        copy=record.voices.get(document.id, document.id) != document.id,
        anchor=f"c-{claim.id}",
        field=claim.field,
        scope=NOT_ALL.get(claim.scope, ""),
        before=before,
        after=after,
    )


def reports(incident: Incident, record: Record) -> tuple[ReportView, ...]:
    """Return the reports of an incident, oldest first, each with the quotes of this incident marked."""
    accounts = [record.accounts[mention] for mention in incident.mention_ids]
    accounts.sort(key=lambda account: (account.document.published, account.document.outlet, account.document.id))
    return tuple(_report_view(account, record) for account in accounts)


def _report_view(account: Account, record: Record) -> ReportView:
    document, claims = account.document, shown_claims(account.mention, record)
    body = _first_line(document)
    return ReportView(
        mention_id=account.mention.id,
        title=document.title or document.address,
        headline=_headline(document, claims, body),
        outlet=document.outlet or "outlet not known",
        published=date.show(document.published) if document.published else "date not known",
        address=document.address,
        is_copy=record.voices.get(document.id, document.id) != document.id,
        paragraphs=tuple(_paragraphs(document, claims, body)),
    )


def shown_claims(mention: Mention, record: Record) -> tuple[Claim, ...]:
    """Return the claims for the fields that the codebook shows."""
    return tuple(claim for claim in mention.claims if record.codebook.shows(claim.field))


def _first_line(document: Document) -> int:
    """Return where the body begins: behind the first line where that is the headline, so that it is not shown twice."""
    line, _, _ = document.text.partition("\n")
    return len(line) if line.strip() and line.strip() == document.title.strip() else 0


def _headline(document: Document, claims: Sequence[Claim], body: int) -> tuple[marks.Piece, ...]:
    if document.headline_starts is not None:
        return marks.pieces(document.text, claims, document.headline_starts)
    if body:
        return marks.pieces(document.text, claims, 0, body)
    return (marks.Piece(document.title or document.address),)


def _paragraphs(document: Document, claims: Sequence[Claim], body: int) -> Iterable[tuple[marks.Piece, ...]]:
    at = body
    for line in document.text[body : document.headline_starts].splitlines(keepends=True):
        if line.strip():
            yield marks.pieces(document.text, claims, at, at + len(line))
        at += len(line)


def pin(incident: Incident, record: Record) -> worldmap.Pin | None:
    """Return an incident's place on the map, or None where it has none."""
    for value in incident.stated("place"):
        row = record.places.get(value.value)
        if row is not None:
            view = overview(incident, record)
            label = f"{view.title}, {view.date}"
            precision = value.low or _precision(row.kind)
            return worldmap.Pin(row.lat, row.lon, precision, label, view.href, view.colour, row.name)
    return None


def _precision(kind: str) -> int:
    return {"country": 6, "region": 5, "province": 4, "district": 3}.get(kind, 1)


def moment(incident: Incident, record: Record) -> plots.Moment | None:
    """Return an incident's place in time, or None where it has none."""
    for value in incident.stated("date"):
        if value.low and value.high:
            view = overview(incident, record)
            return plots.Moment(value.low, value.high, f"{view.title}, {view.date}", view.href, view.colour)
    return None


def told(incident: Incident, record: Record, page: str = "") -> tuple[plots.Plot, plots.Plot] | None:
    """Return when each report of an incident came out, drawn wide and narrow, or None where hardly any has a date.

    `page` is the address of the page that has the reports; empty = the same.
    """
    moments = list(_published([record.accounts[mention] for mention in incident.mention_ids], record, page))
    if len(moments) < 2:
        return None
    return plots.timeline(moments, plots.MIDDLE, plots.DAYS), plots.timeline(moments, plots.NARROW, plots.DAYS)


def _published(accounts: Iterable[Account], record: Record, page: str) -> Iterable[plots.Moment]:
    for account in accounts:
        document = account.document
        if days := date.bounds(document.published):
            colour = "other" if record.voices.get(document.id, document.id) != document.id else "gun"
            label = f"{document.outlet or document.address}, {date.show(document.published)}"
            yield plots.Moment(*days, label, f"{page}#m-{account.mention.id}", colour)
