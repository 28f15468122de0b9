"""The desk for programs: the same questions and the same rulings as JSON, described as OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from dateline.errors import BadSetting
from dateline.export.incident import claims_json, incident_json
from dateline.records import Record
from dateline.review.parts import PARTS
from dateline.review.queue import Item
from dateline.review.words import knows
from dateline.store import Store, Wanted
from dateline.web.desk import forms
from dateline.web.desk.double import as_seen
from dateline.web.desk.shelf import Work
from dateline.web.desk.views import PAGE

JSON = dict[str, Any]


def answer(content: JSON, status: int = 200) -> Response:
    """Return an answer as JSON."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8", "replace"), status, media_type="application/json")


# -- questions ----------------------------------------------------------------------------------------------------


def incidents(store: Store, wanted: Wanted, page: int, who: str = "", rule: str = "") -> JSON:
    """Return the incidents that are as wanted, a page of them: what a person codes blind as that person sees it."""
    found, codebook = store.find_incidents(wanted), store.codebook()
    here = [store.incident(name) for name in found[(page - 1) * PAGE : page * PAGE]]
    shown = [incident_json(one, codebook) for one, _ in as_seen(store, here, who, rule)]
    return {"total": len(found), "page": page, "incidents": shown}


def incident(record: Record) -> JSON:
    """Return one incident with its claims: the one of a record that has no other."""
    [found] = record.incidents
    return incident_json(found, record.codebook) | {"claims": claims_json(found, record)}


def claims(record: Record, field: str) -> JSON:
    """Return the claims of the one incident of a record, for all fields or for one."""
    if field:
        knows(record.codebook, field)
    [found] = record.incidents
    return {"incident": found.id, "claims": claims_json(found, record, field)}


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
    known = {"action", "ids", "near", *TEXTS, *PARTS}
    if not isinstance(found, Mapping) or set(found) - known or not isinstance(found.get("action"), str):
        raise BadSetting(f"A decision is an object with an action, and of {', '.join(sorted(known))} what it needs.")
    ids, near = found.get("ids", []), found.get("near", 0)
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise BadSetting("ids is a list of strings.")
    if isinstance(near, bool) or not isinstance(near, int) or not 0 <= near < 2**40:
        raise BadSetting("near is an offset in the text: a whole number from 0.")
    if not all(isinstance(found.get(name, ""), str) for name in (*TEXTS, *PARTS)):
        raise BadSetting(f"{', '.join((*TEXTS, *PARTS))} are strings.")
    parts = {name: found[name] for name in PARTS if name in found}
    texts = {name: found.get(name, "") for name in TEXTS}
    return forms.Request(found["action"], tuple(ids), near=near, parts=parts, **texts)
