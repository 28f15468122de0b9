"""What a claim says beside its value, as a person gives it: how exact it is, whom and what it counts, who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from dateline.errors import BadSetting
from dateline.fields import Field
from dateline.records import Claim, Document
from dateline.resolve import figure
from dateline.resolve.figure.people import GROUPS
from dateline.review.words import Read, find_words

Answers = Mapping[str, str]
"""The answers of a part, each with what a person reads."""

EXACT: Answers = MappingProxyType({
    "": "as the value says", "exactly": "exactly so many", "at least": "at least", "at most": "at most",
    "about": "about",
})  # fmt: skip
NOTATION = MappingProxyType({"exactly": "{}", "at least": "{}..", "at most": "..{}", "about": "~{}"})

COUNTS: Answers = MappingProxyType({"": "not told", "all": "everybody", **{n: n for n in GROUPS if n != "all"}})
SCOPES: Answers = MappingProxyType({
    "": "not told", "incident": "the whole incident", "part": "a part of it", "cumulative": "more than this incident",
})  # fmt: skip
STANCES: Answers = MappingProxyType({
    "asserted": "it is so", "denied": "somebody denies it", "doubted": "somebody doubts it",
})  # fmt: skip

PARTS: Mapping[str, Answers] = MappingProxyType(
    {"hedge": EXACT, "counts": COUNTS, "scope": SCOPES, "stance": STANCES, "speaker": {}}
)
"""Every part, by the name of its place in a claim; a part without answers is free words of the report."""

OF_FIGURES = ("hedge", "counts", "scope")
"""Parts that only a figure has."""


def with_parts(claim: Claim, field: Field, given: Mapping[str, str], document: Document) -> Claim:
    """Return a claim with the parts that a person gives it; others stay. Raises BadSetting for what is no part."""
    changed = {name: " ".join(words.split()) for name, words in given.items() if name != "hedge"}
    for name, answer in (*changed.items(), ("hedge", given.get("hedge", ""))):
        _check(name, answer, field)
    speaker = changed.get("speaker", "")
    if speaker and speaker != claim.speaker:
        find_words(document, speaker)
    return replace(claim, **changed)  # type: ignore[arg-type]  # _check has seen to it that the stance is one


def _check(name: str, answer: str, field: Field) -> None:
    """Refuse a part that a field does not have, and an answer that a part does not have."""
    known = PARTS[name]
    if known and answer not in known:
        raise BadSetting(f"{answer!r} is no answer for {name}: choose one of {', '.join(filter(None, known))}.")
    if name in OF_FIGURES and answer and field.kind != "figure":
        raise BadSetting(f"Only a figure has {name}: leave it empty for {field.label}.")


def with_hedge(read: Read, hedge: str) -> Read:
    """Return a figure as exact as a person says: of `17` and "at least", `17..`."""
    number = read.low if read.low is not None else read.high
    if not hedge or number is None:
        return read
    value = NOTATION[hedge].format(number)
    return Read(value, *figure.bounds(value), "" if hedge == "exactly" else hedge)


def beside(claim: Claim) -> str:
    """Return what a claim says beside its value, in words: 'civilians, a part of it, denied'; empty for nothing."""
    told = (
        "" if claim.counts == "all" else claim.counts,
        SCOPES[claim.scope] if claim.scope in ("part", "cumulative") else "",
        "" if claim.stance == "asserted" else claim.stance,
    )
    return ", ".join(filter(None, told))
