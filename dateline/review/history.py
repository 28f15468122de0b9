"""The history of an incident as a story: who ruled what and when, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.fields import SHIPPED, Codebook
from dateline.records import Assignment, Claim, Decision, Link, Note, Place, State
from dateline.review.parts import beside
from dateline.review.words import shown
from dateline.store import Deed


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a person did, as a sentence."""

    at: str
    who: str
    sentence: str
    why: str = ""
    field: str = ""  # empty where it is about the incident as a whole
    stands: bool = True  # whether it holds today
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """What a story names: claims and places by id, and the report of each mention."""

    claims: Mapping[str, Claim]
    mentions: Mapping[str, str]
    places: Mapping[str, Place]
    codebook: Codebook = SHIPPED


def story(deeds: Iterable[Deed], cast: Cast) -> tuple[Event, ...]:
    """Return what people did to an incident, in order."""
    acts = groupby(deeds, key=lambda deed: (deed.acted_at, deed.acted_by, deed.act))
    return tuple(event for _, group in acts for event in _events(list(group), cast))


def of_field(events: Iterable[Event], name: str) -> tuple[Event, ...]:
    """Return the events about one field."""
    return tuple(event for event in events if event.field == name)


def _events(deeds: Sequence[Deed], cast: Cast) -> Iterator[Event]:
    """Yield the events of one moment: what was ruled in one action is told as one."""
    decisions = [(deed, deed.judgement) for deed in deeds if isinstance(deed.judgement, Decision)]
    links = [(deed, deed.judgement) for deed in deeds if isinstance(deed.judgement, Link)]
    known = [
        (deed, ruling, cast.claims[ruling.claim_id]) for deed, ruling in decisions if ruling.claim_id in cast.claims
    ]
    for name in dict.fromkeys(claim.field for _, _, claim in known):
        yield _on_claims([one for one in known if one[2].field == name], cast)
    if links:
        yield _on_links(links, cast.mentions)
    for deed in deeds:
        if isinstance(deed.judgement, Note):
            yield _event(deed, f"noted: {deed.judgement.text}", field=deed.judgement.field)
        if isinstance(deed.judgement, Assignment):
            yield _event(deed, _on_coders(deed.judgement))


def _on_claims(ruled: Sequence[tuple[Deed, Decision, Claim]], cast: Cast) -> Event:
    """Tell of a ruling on one claim, or of a correction: one rejected and another accepted."""
    deed, ruling, claim = next((one for one in ruled if one[1].verdict == "accepted"), ruled[0])
    wrong = next((other for _, said, other in ruled if said.verdict == "rejected" and other is not claim), None)
    if wrong is not None:
        before = next((one.was for one, said, _ in ruled if said.verdict == "rejected"), "")
        sentence = f"corrected {_said(wrong, cast)} to {_said(claim, cast)}"
        deed = replace(deed, was=before or deed.was)
    else:
        sentence = f"{ruling.verdict} {_said(claim, cast)}"
    if ruling.verdict == "accepted" and deed.was not in ("", claim.value) and deed.act == "ruled":
        was = shown(cast.codebook.named(claim.field), deed.was, cast.places)
        sentence += f"; the record had stated {was}"
    return _event(deed, sentence, ruling.note, claim.field, tuple(said.claim_id for _, said, _ in ruled))


def _on_links(ruled: Sequence[tuple[Deed, Link]], mentions: Mapping[str, str]) -> Event:
    """Tell of a ruling on which reports tell of one incident."""
    deed, link = next((one for one in ruled if one[1].verdict == "different"), ruled[0])
    pairs = [one for _, one in ruled if one.verdict == link.verdict]
    left = _named({one.left_id for one in pairs} | {one.right_id for one in pairs}, mentions)
    what = "one incident" if link.verdict == "same" else "two incidents"
    why = next((reason.sentence for reason in link.reasons if reason.name == "note"), "")
    return _event(deed, f"said that {left} tell of {what}", why)


STATES: Mapping[State, str] = {
    "given": "gave it to {coder}, to be coded {how}",
    "done": "was done with coding it {how}",
    "settled": "settled what {coder} coded {how}",
    "withdrawn": "took it back from {coder}",
}
"""What is told of an assignment."""


def _on_coders(given: Assignment) -> str:
    """Tell of an incident that was given to a coder, or how far that coder was."""
    how = "blind" if given.mode == "blind" else "openly"
    return STATES[given.state].format(coder=given.coder.removeprefix("person:"), how=how)


def _named(ids: Iterable[str], mentions: Mapping[str, str]) -> str:
    """Return the reports of some mentions: two or three by name, more by number."""
    names = sorted(mentions.get(one, "a report of another incident") for one in ids)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) <= 3 else f"{len(names)} reports"


def _said(claim: Claim, cast: Cast) -> str:
    """Return a claim as the story gives it: its value, and its words where they say more."""
    words = " ".join(claim.quote.split())
    if not claim.value:
        return f"the unread words “{words}”"
    value = shown(cast.codebook.named(claim.field), claim.value, cast.places)
    told = value if value == words else f"{value} (“{words}”)"
    return ", ".join(filter(None, (told, beside(claim))))


def _event(deed: Deed, sentence: str, why: str = "", field: str = "", claim_ids: tuple[str, ...] = ()) -> Event:
    who = deed.acted_by.removeprefix("person:")
    told = f"took back: {sentence}" if deed.act == "undone" else sentence
    return Event(deed.acted_at, who, told, why, field, deed.stands and deed.act == "ruled", claim_ids)
