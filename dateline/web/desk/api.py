"""The desk for programs: the same questions and the same rulings as JSON, described as OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.responses import Response

from dateline import pipeline
from dateline.errors import BadSetting
from dateline.fields import FIELDS
from dateline.records import Account, Claim, Incident, Record
from dateline.review.queue import Item
from dateline.store import Store, Wanted
from dateline.web.desk import forms
from dateline.web.desk.shelf import Work
from dateline.web.desk.views import PAGE

JSON = dict[str, Any]


def answer(content: JSON, status: int = 200) -> Response:
    """Return an answer as JSON."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8", "replace"), status, media_type="application/json")


# -- questions ----------------------------------------------------------------------------------------------------


def incidents(store: Store, wanted: Wanted, page: int) -> JSON:
    """Return the incidents that are as wanted, a page of them."""
    found = store.find_incidents(wanted)
    shown = [store.incident(name) for name in found[(page - 1) * PAGE : page * PAGE]]
    return {"total": len(found), "page": page, "incidents": [_incident(one) for one in shown]}


def incident(store: Store, name: str) -> JSON:
    """Return one incident with its claims."""
    found = store.incident(name)
    record = pipeline.load_record(store, [found])
    return _incident(found) | {"claims": _claims(found, record, "")}


def claims(store: Store, name: str, field: str) -> JSON:
    """Return the claims of one incident, for all fields or for one."""
    if field and field not in {one.name for one in FIELDS}:
        raise BadSetting(f"The codebook has no field {field!r}: see `dateline codebook`.")
    found = store.incident(name)
    return {"incident": found.id, "claims": _claims(found, pipeline.load_record(store, [found]), field)}


def queue(work: Work, page: int) -> JSON:
    """Return the open questions, a page of them."""
    items = work.items[(page - 1) * PAGE : page * PAGE]
    return {"total": len(work.items), "page": page, "questions": [_item(item) for item in items]}


def _item(item: Item) -> JSON:
    return {
        "question": item.question,
        "incident": item.incident_id,
        "field": item.field,
        "claim": item.claim_id,
        "why": item.why,
    }


def _incident(found: Incident) -> JSON:
    values = [{name: part for name, part in asdict(value).items() if name != "support"} for value in found.values]
    return {"id": found.id, "mentions": list(found.mention_ids), "values": values}


def _claims(found: Incident, record: Record, field: str) -> list[JSON]:
    sides = {support.claim_id: support.side for value in found.values for support in value.support}
    accounts = [record.accounts[mention] for mention in found.mention_ids]
    return [
        _claim(claim, account, sides.get(claim.id, ""), record)
        for account in accounts
        for claim in account.mention.claims
        if field in ("", claim.field)
    ]


def _claim(claim: Claim, account: Account, side: str, record: Record) -> JSON:
    document = account.document
    ruling = record.decisions.get(claim.id)
    return {
        "id": claim.id,
        "mention": claim.mention_id,
        "field": claim.field,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "quote": claim.quote,
        "starts": claim.starts,
        "ends": claim.ends,
        "stance": claim.stance,
        "speaker": claim.speaker,
        "counts": claim.counts,
        "scope": claim.scope,
        "side": side,
        "ruling": ruling.verdict if ruling else "",
        "document": document.id,
        "outlet": document.outlet,
        "published": document.published,
    }


# -- rulings ------------------------------------------------------------------------------------------------------

TEXTS = ("note", "quote", "value", "field")


def asked_by(media_type: str, body: bytes) -> forms.Request:
    """Return what a program asks for; raises BadSetting where its words are not as described.

    Only JSON is taken: a page of another site cannot send that without asking first.
    """
    if media_type.partition(";")[0].strip().lower() != "application/json":
        raise BadSetting("A decision is sent as JSON: set the content type to application/json.")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadSetting('The body is no JSON: send an object such as {"action": "accept", "ids": ["…"]}.') from error
    return _checked(found)


def _checked(found: object) -> forms.Request:
    known = {"action", "ids", "near", *TEXTS}
    if not isinstance(found, Mapping) or set(found) - known or not isinstance(found.get("action"), str):
        raise BadSetting(f"A decision is an object with an action, and of {', '.join(sorted(known))} what it needs.")
    ids, near = found.get("ids", []), found.get("near", 0)
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise BadSetting("ids is a list of strings.")
    if isinstance(near, bool) or not isinstance(near, int) or not 0 <= near < 2**40:
        raise BadSetting("near is an offset in the text: a whole number from 0.")
    if not all(isinstance(found.get(name, ""), str) for name in TEXTS):
        raise BadSetting(f"{', '.join(TEXTS)} are strings.")
    return forms.Request(found["action"], tuple(ids), near=near, **{name: found.get(name, "") for name in TEXTS})
