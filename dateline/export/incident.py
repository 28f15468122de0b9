"""An incident as JSON: what `dateline show --json` prints, and what the desk answers to programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.fields import Codebook
from dateline.records import Account, Claim, Incident, Record, Value

JSON = dict[str, Any]


def incident_json(incident: Incident, codebook: Codebook) -> JSON:
    """Return an incident with the values that are stated for it, as far as the codebook shows them."""
    values = [value_json(value) for value in incident.values if codebook.shows(value.field)]
    return {"id": incident.id, "mentions": list(incident.mention_ids), "values": values}


def whole_json(incident: Incident, record: Record) -> JSON:
    """Return an incident with its reports, and each value with every claim considered for it."""
    claims = {claim.id: (account, claim) for account, claim in _told(incident, record)}
    values = [
        value_json(value) | {"claims": [claim_json(*claims[one.claim_id], one.side, record) for one in value.support]}
        for value in incident.values
        if record.codebook.shows(value.field)
    ]
    documents = sorted({record.accounts[mention].document.id for mention in incident.mention_ids})
    return incident_json(incident, record.codebook) | {"documents": documents, "values": values}


def claims_json(incident: Incident, record: Record, field: str = "") -> list[JSON]:
    """Return every claim about an incident, or those for one field; one that was never considered is on no side."""
    sides = {support.claim_id: support.side for value in incident.values for support in value.support}
    told = ((account, claim) for account, claim in _told(incident, record) if field in ("", claim.field))
    return [claim_json(account, claim, sides.get(claim.id, ""), record) for account, claim in told]


def value_json(value: Value) -> JSON:
    """Return what is stated for a field, and the rule and step that chose it."""
    return {
        "field": value.field,
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "rule": value.rule,
        "status": value.status,
    }


def claim_json(account: Account, claim: Claim, side: str, record: Record) -> JSON:
    """Return a claim with its words, the report that holds them, and what a person ruled on it."""
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


def _told(incident: Incident, record: Record) -> Iterator[tuple[Account, Claim]]:
    """Yield every claim about an incident with the account that makes it, report by report."""
    for mention in incident.mention_ids:
        account = record.accounts[mention]
        yield from ((account, claim) for claim in account.mention.claims if record.codebook.shows(claim.field))
