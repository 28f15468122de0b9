"""What the pages of the desk show: one function a page, which returns what its template needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dateline.errors import BadSetting
from dateline.fields import Field
from dateline.records import Account, Claim, Document, Incident, Link, Record
from dateline.review import history, queue
from dateline.review.actions import person
from dateline.review.adjudicate import double_of
from dateline.review.assign import is_given
from dateline.review.hand import codes_blind
from dateline.review.parts import PARTS
from dateline.review.queue import QUESTIONS, Item
from dateline.store import Deed, Store, Wanted
from dateline.store.search import STANDINGS, phrases_of
from dateline.web import marks, pages, toll_plot, view
from dateline.web.desk import double
from dateline.web.desk.near import beside
from dateline.web.desk.shelf import Work
from dateline.web.rules import side_by_side

PAGE = 100
"""Rows of a list on one page."""

Shown = dict[str, object]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The standing ruling on a claim."""

    verdict: str
    who: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Near:
    """Another incident that this one may be the same as."""

    incident: view.IncidentView
    left_id: str  # the two mentions that are most alike
    right_id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has some words, with the first place of them."""

    document: Document
    piece: tuple[marks.Piece, ...]
    incidents: tuple[str, ...]


# -- lists --------------------------------------------------------------------------------------------------------


def incidents_page(
    store: Store, wanted: Wanted, page: int, query: Mapping[str, str], who: str = "", rule: str = ""
) -> Shown:
    """Return the incidents that are as wanted, a page of them: what a person codes blind as that person sees it."""
    found, codebook = store.find_incidents(wanted), store.codebook()
    here = found[(page - 1) * PAGE : page * PAGE]
    known = {incident.id: incident for incident in store.incidents_of_ids(here)}
    seen = double.as_seen(store, [known[name] for name in here], who, rule)
    return {
        "incidents": [view.overview(incident, record) for incident, record in seen],
        "total": len(found),
        "types": codebook.named("type").answers if codebook.shows("type") else (),
        "standings": list(STANDINGS),
        "query": query,
        **_paging(page, len(found), query),
    }


def _paging(page: int, total: int, query: Mapping[str, str]) -> Shown:
    """Return the addresses of the pages before and after."""
    last = max(1, -(-total // PAGE))
    to = {name: urlencode({**query, "page": number}) for name, number in (("before", page - 1), ("after", page + 1))}
    return {"page": page, "pages": last} | {
        "before": f"?{to['before']}" if page > 1 else "",
        "after": f"?{to['after']}" if page < last else "",
    }


def queue_page(work: Work, question: str, page: int, mine: str = "") -> Shown:
    """Return the open questions, of one kind or of all, a page of them; `mine` is 1 for those given to one's own."""
    query = (("question", question), ("mine", mine))
    counts = {name: sum(item.question == name for item in work.items) for name in QUESTIONS}
    items = [item for item in work.items if question in ("", item.question)]
    return {
        "items": items[(page - 1) * PAGE : page * PAGE],
        "counts": counts,
        "questions": QUESTIONS,
        "question": question,
        "progress": work.progress,
        "open": len(work.items),
        "mine": mine,
        **_paging(page, len(items), {name: value for name, value in query if value}),
    }


def search_page(store: Store, words: str, page: int) -> Shown:
    """Return the reports that have some words, a page of them."""
    found = store.documents_with(words)
    here = found[(page - 1) * PAGE : page * PAGE]
    told = store.incidents_of(here)
    documents = [document for name in here if (document := store.document(name))]
    hits = [
        Hit(document, _around(document, words), tuple(dict.fromkeys(told.get(document.id, ()))))
        for document in documents
    ]
    return {"hits": hits, "total": len(found), "words": words, **_paging(page, len(found), {"q": words})}


def _around(document: Document, words: str) -> tuple[marks.Piece, ...]:
    """Return the text around the first of some words, with the word marked."""
    first = next(phrases_of(words), [""])[0]
    at = max(document.text.lower().find(first), 0)
    mark = Claim("", "words", "", at, min(at + len(first), len(document.text)), "")
    return marks.pieces(document.text, [mark] if first else [], *marks.excerpt(document.text, [mark]))


# -- one incident -------------------------------------------------------------------------------------------------


def incident_page(store: Store, name: str, rule: str, who: str = "") -> Shown:
    """Return one incident: its values with their claims and rulings, what is open, its reports, and its history.

    To whom codes it blind, it shows what the reports say and what that coder ruled, and nothing of others.
    """
    record = double.record_for(store, store.incident(name), who, rule)
    [incident] = record.incidents
    coder = person(who) if codes_blind(store, incident.mention_ids, who) else ""
    deeds = () if coder else store.deeds(incident.mention_ids)
    claims = _all_claims(incident, record, deeds, store)
    told = history.story(deeds, history.Cast(claims, _names(record), record.places, record.codebook))
    values = view.values(incident, record)
    own = store.own_claims()
    fields = {value.field.name for value in values}
    return {
        "incident": view.overview(incident, record),
        "values": values,
        "rivals": {} if coder else _rivals(incident, record, own, rule),
        "rulings": _rulings(store, incident, coder),
        "stories": {field.name: history.of_field(told, field.name) for field in record.codebook.shown},
        "story": history.of_field(told, ""),
        "unread": _unread(incident, record),
        "missing": [field for field in record.codebook.shown if field.name not in fields],
        "near": [] if coder else _near(store, incident, record),
        "coding": coder,
        "double": double_of(store, incident.mention_ids),
        "given": bool(who) and is_given(store, incident, who),
        "reports": view.reports(incident, record),
        "fields": [field for field in record.codebook.shown if field.name in fields],
    }


def look_page(store: Store, name: str, rule: str, who: str = "") -> Shown:
    """Return what can be seen of an incident as a whole: its toll over time, what each rule says, and where it was."""
    record = double.record_for(store, store.incident(name), who, rule)
    [incident] = record.incidents
    pin = view.pin(incident, record)
    return {
        "incident": view.overview(incident, record),
        "tolls": toll_plot.drawn(incident, record),
        "told": view.told(incident, record, f"/incident/{incident.id}"),
        "rules": side_by_side(incident, record),
        "map": pages.draw_map([replace(pin, href="")] if pin else [], pages.SMALL_MAP_SIZE, "Where it was"),
    }


def _all_claims(incident: Incident, record: Record, deeds: Iterable[Deed], store: Store) -> dict[str, Claim]:
    """Return the claims of an incident, and those that people ruled on and no reading makes any more."""
    found = queue.claims_of(incident, record)
    for deed in deeds:
        name = getattr(deed.judgement, "claim_id", "")
        if name and name not in found and (claim := store.claim(name)):
            found[name] = claim
    return found


def _names(record: Record) -> dict[str, str]:
    """Return what to call the report of each mention."""
    return {name: _name(account) for name, account in record.accounts.items()}


def _name(account: Account) -> str:
    document = account.document
    return document.outlet or document.title or document.address


def _rivals(incident: Incident, record: Record, own: frozenset[str], rule: str) -> dict[str, str]:
    """Return, for each field on which a person ruled, what the rule would state by itself where that is another."""
    found = queue.against_rulings(incident, record, own, rule)
    return {
        value.field: f"{view.show(record.codebook.named(value.field), rival.value, record)} ({rival.rule})"
        for value, rival in found
    }


def _rulings(store: Store, incident: Incident, coder: str) -> dict[str, Ruled]:
    """Return the standing ruling on each claim, or what a blind coder ruled."""
    return {
        name: Ruled(ruling.verdict, ruling.decided_by.removeprefix("person:"), at, ruling.note)
        for name, (ruling, at) in store.rulings(incident.mention_ids, coder).items()
    }


def _unread(incident: Incident, record: Record) -> list[view.ClaimView]:
    """Return the claims whose words were found and not read as a value."""
    return [
        view.claim_view("", record.accounts[claim.mention_id], claim, record)
        for claim in queue.claims_of(incident, record).values()
        if not claim.value and record.codebook.shows(claim.field)
    ]


def _near(store: Store, incident: Incident, record: Record) -> list[Near]:
    """Return the other incidents that this one may be, the most alike first."""
    found = beside(store, incident, record)
    return [
        _near_one(found.others[left if right == incident.id else right], link, found.record)
        for (left, right), link in found.links.items()
    ]


def _near_one(other: Incident, link: Link, record: Record) -> Near:
    reasons = tuple(reason.sentence for reason in link.reasons)
    return Near(view.overview(other, record), link.left_id, link.right_id, link.score or 0.0, reasons)


# -- one claim, one report ----------------------------------------------------------------------------------------


def words_page(store: Store, mention_id: str, field: Field | None, claim: Claim | None) -> Shown:
    """Return a report from which to choose words: for a correction of a claim, or for a value that nothing had read."""
    account = next(iter(store.accounts([mention_id])), None)
    if account is None:
        raise BadSetting(f"No mention has the id {mention_id}: open the incident anew.")
    record = Record((), {mention_id: account}, store.places(), {}, {}, codebook=store.codebook())
    return {
        "account": account,
        "name": _name(account),
        "claim": claim,
        "shown": view.show(field, claim.value, record) if claim and field and claim.value else "",
        "field": field,
        "fields": record.codebook.shown,
        "parts": PARTS,
        "home": store.incident_ids().get(mention_id, ""),
        "paragraphs": _paragraphs(account.document, [claim] if claim else []),
    }


def report_page(store: Store, document_id: str) -> Shown:
    """Return one report as it was read, with the words of every claim marked."""
    document = store.document(document_id)
    if document is None:
        raise BadSetting(f"No report has the id {document_id}: search for it anew.")
    told = store.incidents_of((document_id,)).get(document_id, [])
    mentions = [mention for name in dict.fromkeys(told) for mention in store.incident(name).mention_ids]
    codebook = store.codebook()
    accounts = [account for account in store.accounts(mentions) if account.document.id == document_id]
    claims = [claim for one in accounts for claim in one.mention.claims if codebook.shows(claim.field)]
    return {
        "document": document,
        "incidents": list(dict.fromkeys(told)),
        "paragraphs": _paragraphs(document, claims),
        "fields": [field for field in codebook.shown if any(claim.field == field.name for claim in claims)],
    }


def _paragraphs(document: Document, claims: Sequence[Claim]) -> list[tuple[int, tuple[marks.Piece, ...]]]:
    """Return the lines of a report that hold words, each with its offset; the end of a line is left out."""
    found, at = [], 0
    for line in document.text.splitlines(keepends=True):
        words = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if words.strip():
            found.append((at, marks.pieces(document.text, claims, at, at + len(words))))
        at += len(line)
    return found


def question_of(work: Work, key: str) -> Shown:
    """Return the question that a person came with: whether it is still open, and the next one."""
    item: Item | None = work.at(key) if key else None
    return {"item": item, "key": key, "next": work.after(key), "left": len(work.items)}
