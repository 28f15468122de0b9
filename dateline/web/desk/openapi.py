"""The interface for programs described as OpenAPI 3.1: what can be asked, what is answered, what can be ruled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any, get_args

from dateline.fields import SHIPPED, Codebook
from dateline.records import Side, Stance, Standing
from dateline.review.parts import PARTS
from dateline.review.queue import QUESTIONS
from dateline.store.search import STANDINGS
from dateline.web.desk.forms import ACTIONS, LONGEST
from dateline.web.desk.guard import COOKIE

JSON = dict[str, Any]

TEXT: JSON = {"type": "string"}
NUMBER: JSON = {"type": ["integer", "null"]}


def _object(**properties: JSON) -> JSON:
    """Return the schema of an object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(of: JSON) -> JSON:
    return {"type": "array", "items": of}


def _one_of(*names: str) -> JSON:
    return {"type": "string", "enum": list(names)}


def _is(name: str) -> JSON:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas(names: Sequence[str]) -> JSON:
    """Return the shape of everything that is sent and answered, with the names of the fields."""
    value = _object(
        field=_one_of(*names), value=TEXT, low=NUMBER, high=NUMBER, rule=TEXT, status=_one_of(*get_args(Standing))
    )
    claim = _object(
        id=TEXT, mention=TEXT, field=_one_of(*names), value=TEXT, low=NUMBER, high=NUMBER, quote=TEXT,
        starts={"type": "integer"}, ends={"type": "integer"}, stance=_one_of(*get_args(Stance)), speaker=TEXT,
        counts=TEXT, scope=TEXT, side=_one_of("", *get_args(Side)), ruling=_one_of("", "accepted", "rejected"),
        document=TEXT, outlet=TEXT, published=TEXT,
    )  # fmt: skip
    incident = _object(id=TEXT, mentions=_list(TEXT), values=_list(_is("Value")))
    whole = _object(**incident["properties"], claims=_list(_is("Claim")))
    question = _object(question=_one_of(*QUESTIONS), incident=TEXT, field=TEXT, claim=TEXT, why=TEXT)
    counted = {"total": {"type": "integer"}, "page": {"type": "integer"}}
    return {
        "Value": value,
        "Claim": claim,
        "Incident": incident,
        "WholeIncident": whole,
        "Question": question,
        "Incidents": _object(**counted, incidents=_list(_is("Incident"))),
        "Claims": _object(incident=TEXT, claims=_list(_is("Claim"))),
        "Queue": _object(**counted, questions=_list(_is("Question"))),
        "Decision": _decision(names),
        "Decided": _object(incidents=_list(TEXT)),
        "Error": _object(error=TEXT),
    }


def _decision(names: Sequence[str]) -> JSON:
    """Return the shape of a ruling."""
    long = {"type": "string", "maxLength": LONGEST}
    properties: JSON = {
        "action": _one_of(*ACTIONS),
        "ids": _list(TEXT)
        | {"description": "What it is about: a claim, a mention or two, incidents; nothing for undo."},
        "note": long | {"description": "Why."},
        "quote": long | {"description": "For correct and add: words of the report, to the letter."},
        "value": TEXT
        | {
            "description": "For correct and add: the value; empty = as the quote reads by itself. "
            "For take, withdraw and again: the coder."
        },
        "field": _one_of("", *names) | {"description": "For add, note and take."},
        "near": {"type": "integer", "minimum": 0, "description": "Where in the text the quote stands, or about there."},
    } | {name: _part(name) for name in PARTS}
    return {"type": "object", "properties": properties, "required": ["action"], "additionalProperties": False}


def _part(name: str) -> JSON:
    """Return the shape of what a claim says beside its value."""
    help = f"For correct and add: {SAYS[name]}; left out: as it was."
    return (_one_of(*PARTS[name]) if PARTS[name] else TEXT) | {"description": help}


SAYS = {
    "hedge": "how exact a figure is",
    "counts": "whom a figure counts",
    "scope": "how much of the incident a figure counts",
    "stance": "whether the report says that it is so, or that somebody denies or doubts it",
    "speaker": "who says so, in words of the report; empty = the outlet itself",
}


def _answers(name: str, *refusals: str) -> JSON:
    """Return what is answered: a shape, or for some statuses a reason."""
    ok = {"200": {"description": "Done.", "content": {"application/json": {"schema": _is(name)}}}}
    error = {"application/json": {"schema": _is("Error")}}
    return ok | {status: {"description": REFUSALS[status], "content": error} for status in refusals}


REFUSALS = {
    "400": "It cannot be done, and why.",
    "401": "Somebody with an account must ask.",
    "403": "The role of the account does not suffice, or the desk takes no rulings.",
    "404": "There is no such thing.",
    "413": "It is too long.",
    "503": "The record cannot be read or written now.",
}


WAYS_IN = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of `dateline account token`."},
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "What a browser has that signed in."},
}
"""How whoever asks is known, where the record has accounts."""


def _asked(name: str, help: str, schema: JSON = TEXT, where: str = "query") -> JSON:
    return {"name": name, "in": where, "required": where == "path", "description": help, "schema": schema}


PAGED = _asked("page", "Which page of a hundred, from 1.", {"type": "integer", "minimum": 1, "maximum": 999_999})
OWN = _asked("mine", "Only of incidents that were given to you: 1.", _one_of("1"))
WANTED = (
    _asked("after", "On or after an ISO day, or a prefix of one."),
    _asked("before", "On or before it."),
    _asked("place", "A part of the name of the place or its province, or a country code."),
    _asked("outlet", "A part of the name of an outlet that reports it."),
    _asked("standing", "How it stands.", _one_of(*STANDINGS)),
    _asked("mine", "Whether you ruled on it: 1.", _one_of("1")),
    _asked("given", "Whether it was given to you: 1.", _one_of("1")),
    _asked("words", "Words of its reports; words in quotes stand together."),
)


@cache
def described(codebook: Codebook = SHIPPED) -> JSON:
    """Return the description of the whole interface to a record under some codebook."""
    names = [field.name for field in codebook.shown]
    kinds = _one_of(*(answer.name for answer in codebook.named("type").answers))
    asked = (*WANTED, _asked("type", "The type.", kinds), PAGED)
    name = _asked("name", "The id of the incident, or the beginning of it.", where="path")
    field = _asked("field", "The claims for this field alone.", _one_of(*names))
    of = _asked("incident", "The id of the incident, or the beginning of it.") | {"required": True}
    questions = {
        "/api/incidents": _question("incidents", "List incidents, the newest first.", asked, "Incidents"),
        "/api/incidents/{name}": _question("incident", "One incident with its claims.", (name,), "WholeIncident"),
        "/api/claims": _question("claims", "The claims of one incident.", (of, field), "Claims"),
        "/api/queue": _question("queue", "What is open, the most telling first.", (OWN, PAGED), "Queue"),
    }
    ruling = {
        "operationId": "decide",
        "summary": "Rule, as the keys of the pages do. Appended, never overwritten.",
        "requestBody": {"required": True, "content": {"application/json": {"schema": _is("Decision")}}},
        "responses": _answers("Decided", "400", "401", "403", "413", "503"),
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dateline, the review desk", "version": version("dateline")},
        "paths": questions | {"/api/decisions": {"post": ruling}},
        "components": {"schemas": _schemas(names), "securitySchemes": WAYS_IN},
        "security": [{}, *({name: []} for name in WAYS_IN)],
    }


def _question(name: str, says: str, asked: tuple[JSON, ...], shape: str) -> JSON:
    responses = _answers(shape, "401", "404", "503")
    return {"get": {"operationId": name, "summary": says, "parameters": list(asked), "responses": responses}}
