"""What a person sends, as a ruling: one function for each thing that can be done, for pages and for programs alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute

from dateline import pipeline
from dateline.errors import BadSetting
from dateline.records import Assignment, Claim, Coding, Decision, Link, Mention, Note, Settlement, Span
from dateline.review import actions, parts, words
from dateline.review.hand import Hand
from dateline.store import Judgement, Store
from dateline.web.desk import double
from dateline.web.desk.roles import Act

LONGEST = 4_000
"""Characters of a note or a quote."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for: which action, on what, and what was written with it."""

    action: str
    ids: Sequence[str] = ()
    note: str = ""
    quote: str = ""
    value: str = ""
    field: str = ""
    near: int = 0  # where in the text the quote stands, or about there
    parts: Mapping[str, str] = attribute(default_factory=dict)  # what a claim says beside its value: see PARTS


@dataclass(frozen=True, slots=True)
class Bench:
    """Who acts, on which record, under which rule, and with which gazetteer."""

    store: Store
    who: str
    rule: str
    lookup: words.Lookup
    may_adjudicate: bool = True

    @property
    def hand(self) -> Hand:
        """The record as this person writes to it."""
        return Hand(self.store, self.may_adjudicate)


def carry_out(request: Request, bench: Bench) -> Collection[str]:
    """Rule as asked, put the incidents together anew, and return the mentions on which was ruled."""
    action = ACTIONS.get(request.action)
    if action is None:
        raise BadSetting(f"Nothing is called {request.action!r}: the desk knows {', '.join(ACTIONS)}.")
    if len(request.note) > LONGEST or len(request.quote) > LONGEST:
        raise BadSetting(f"A note or a quote has at most {LONGEST} characters: shorten it.")
    mentions = action(request, bench)
    pipeline.refresh(bench.store, bench.rule, mentions, regroup=regroups(request))
    return mentions


def _accept(request: Request, bench: Bench) -> Collection[str]:
    claim = claim_of(request, bench.store)
    actions.accept(bench.hand, claim.id, bench.who, request.note)
    return {claim.mention_id}


def _reject(request: Request, bench: Bench) -> Collection[str]:
    claim = claim_of(request, bench.store)
    actions.reject(bench.hand, claim.id, bench.who, request.note)
    return {claim.mention_id}


def _correct(request: Request, bench: Bench) -> Collection[str]:
    wrong = claim_of(request, bench.store)
    right, read = _claim(request, bench, mention_of(wrong.mention_id, bench.store), wrong)
    actions.correct(bench.hand, wrong.id, right, bench.who, request.note, read.places)
    return {wrong.mention_id}


def _add(request: Request, bench: Bench) -> Collection[str]:
    mention = mention_of(_one(request), bench.store)
    words.knows(bench.store.codebook(), request.field)
    right, read = _claim(request, bench, mention, Claim(mention.id, request.field, "", 0, 0, ""))
    actions.add(bench.hand, right, bench.who, request.note, read.places)
    return {mention.id}


def _claim(request: Request, bench: Bench, mention: Mention, about: Claim) -> tuple[Claim, words.Read]:
    """Return what a person claims of a mention, in place of another claim: the words must stand in its report."""
    document = bench.store.document(mention.document_id)
    assert document is not None  # a mention is never without its document
    at: Span = words.find_words(document, request.quote, request.near)
    quote = document.text[at.starts : at.ends]
    field = bench.store.codebook().named(about.field)
    if at == Span(about.starts, about.ends) and about.value and not request.value.strip():
        # The same words and nothing typed: it is something beside the value that is corrected.
        read = words.Read(about.value, about.low, about.high, about.hedge)
    else:
        read = words.read_value(field, quote, request.value, document, bench.lookup)
    right = parts.with_parts(about, field, request.parts, document)
    read = parts.with_hedge(read, request.parts.get("hedge", ""))
    claim = replace(
        right, value=read.value, low=read.low, high=read.high, hedge=read.hedge, starts=at.starts, ends=at.ends,
        quote=quote,
    )  # fmt: skip
    return claim, read


def _same(request: Request, bench: Bench) -> Collection[str]:
    left, right = _two(request)
    actions.same(bench.hand, left, right, bench.who, request.note)
    return {left, right}


def _different(request: Request, bench: Bench) -> Collection[str]:
    left, right = _two(request)
    actions.different(bench.hand, left, right, bench.who, request.note)
    return {left, right}


def _merge(request: Request, bench: Bench) -> Collection[str]:
    left, right = (bench.store.incident(name) for name in _two(request))
    if left.id == right.id:
        raise BadSetting(f"{left.id} is one incident: name another to merge it with.")
    actions.merge(bench.hand, left.mention_ids, right.mention_ids, bench.who, request.note)
    return {*left.mention_ids, *right.mention_ids}


def _split(request: Request, bench: Bench) -> Collection[str]:
    """Split the reports named off their incident."""
    apart = list(dict.fromkeys(request.ids))
    if not apart:
        raise BadSetting("No report is chosen: tick those that tell of another incident.")
    homes = bench.store.incident_ids()
    incidents = {homes.get(mention, "") for mention in apart}
    if len(incidents) != 1 or "" in incidents:
        raise BadSetting("These reports are not of one incident: look at it again, somebody may have split it.")
    members = bench.store.incident(incidents.pop()).mention_ids
    rest = [mention for mention in members if mention not in apart]
    if not rest:
        raise BadSetting("All of its reports are chosen: leave at least one that stays.")
    actions.split(bench.hand, apart, rest, bench.who, request.note)
    return members


def _remark(request: Request, bench: Bench) -> Collection[str]:
    if request.field:
        words.knows(bench.store.codebook(), request.field)
    mention = _one(request)
    actions.remark(bench.hand, mention, request.note, bench.who, request.field)
    return {mention}


def _undo(_: Request, bench: Bench) -> Collection[str]:
    taken = actions.undo(bench.hand, bench.who)
    if not taken:
        raise BadSetting(f"{bench.who} has nothing to take back.")
    return {mention for judgement in taken for mention in mentions_of(judgement, bench.store)}


ACTIONS: Mapping[str, Callable[[Request, Bench], Collection[str]]] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "add": _add,
    "same": _same,
    "different": _different,
    "merge": _merge,
    "split": _split,
    "note": _remark,
    "undo": _undo,
    **double.ACTIONS,
}
"""Everything that can be done, by name."""


LINKING = ("same", "different", "merge", "split")
"""What rules on which reports belong together."""

NEEDS: Mapping[str, Act] = {
    **dict.fromkeys(LINKING, "link"),
    **dict.fromkeys(("take", "settle"), "adjudicate"),
    **dict.fromkeys(("withdraw", "again"), "assign"),
}
"""What a person must be allowed for an action; for all others, to decide."""


def regroups(request: Request) -> bool:
    """Tell whether an action can alter which mentions belong together."""
    return request.action in (*LINKING, "undo")


def mentions_of(judgement: Judgement, store: Store) -> Collection[str]:
    """Return the mentions that a judgement is on."""
    if isinstance(judgement, Decision | Coding):
        claim = store.claim(judgement.claim_id)
        return {claim.mention_id} if claim else ()
    if isinstance(judgement, Link):
        return {judgement.left_id, judgement.right_id}
    return {judgement.mention_id} if isinstance(judgement, Note | Assignment | Settlement) else ()


def claim_of(request: Request, store: Store) -> Claim:
    """Return the claim that a request names; raises BadSetting where there is none."""
    name = _one(request)
    claim = store.claim(name)
    if claim is None:
        raise BadSetting(f"No claim has the id {name}: open the incident anew.")
    return claim


def mention_of(mention_id: str, store: Store) -> Mention:
    """Return a mention of the record; raises BadSetting where there is none."""
    for account in store.accounts([mention_id]):
        return account.mention
    raise BadSetting(f"No mention has the id {mention_id}: open the incident anew.")


def _one(request: Request) -> str:
    if len(request.ids) != 1:
        raise BadSetting(f"{request.action} is about one thing, not {len(request.ids)}: name it by its id.")
    return request.ids[0]


def _two(request: Request) -> tuple[str, str]:
    if len(request.ids) != 2:
        raise BadSetting(f"{request.action} is about two things, not {len(request.ids)}: name them by their ids.")
    return request.ids[0], request.ids[1]
