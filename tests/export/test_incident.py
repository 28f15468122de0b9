from __future__ import annotations

from dataclasses import replace

from dateline.export.incident import claims_json, incident_json, whole_json
from dateline.records import Decision, Record
from tests.export.examples import salto


def ruled() -> Record:
    """Return the bombing with a claim that a person rejected."""
    record = salto()
    claim = next(c for a in record.accounts.values() for c in a.mention.claims if c.value == "5")
    return replace(record, decisions={claim.id: Decision(claim.id, "rejected", "person:amina")})


def test_every_value_has_the_claims_considered_for_it() -> None:
    record = ruled()
    (incident,) = record.incidents
    told = whole_json(incident, record)
    assert [value["field"] for value in told["values"]] == [value.field for value in incident.values]
    assert sorted(told["documents"]) == sorted(record.documents)
    (killed,) = (value for value in told["values"] if value["field"] == "killed")
    assert [(one["value"], one["side"], one["ruling"]) for one in killed["claims"]] == [
        ("14", "against", ""), ("12", "for", ""), ("5", "beside", "rejected"),
    ]  # fmt: skip


def test_programs_and_scripts_are_told_the_same_of_a_claim() -> None:
    record = ruled()
    (incident,) = record.incidents
    listed = {claim["id"]: claim for claim in claims_json(incident, record)}
    nested = [claim for value in whole_json(incident, record)["values"] for claim in value["claims"]]
    assert nested
    assert all(listed[claim["id"]] == claim for claim in nested)
    assert listed.keys() == {claim.id for account in record.accounts.values() for claim in account.mention.claims}


def test_claims_of_one_field_alone() -> None:
    record = salto()
    (incident,) = record.incidents
    assert {claim["field"] for claim in claims_json(incident, record, "weapon")} == {"weapon"}
    assert set(incident_json(incident, record.codebook)) == {"id", "mentions", "values"}
