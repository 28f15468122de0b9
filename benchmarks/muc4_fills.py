"""An incident of ours as the slots of a muc4 template: dates, places and numbers in its notation, kinds by their words.

The roles are those of the template (`muc4.py`); the task's lists of answers, for which the record has no use, are told
by words (`muc4_words.py`). A slot of which we say nothing stays empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as day
from typing import Any

from benchmarks.muc4_words import (
    CONFIDENCE,
    DAMAGE,
    DAMAGING,
    HARM,
    HARMING,
    PEOPLE,
    STAGES,
    STATE,
    TARGETS,
    WEAPONS,
    Table,
)  # fmt: skip
from dateline.extract.phrases import titles
from dateline.extract.roles import NUMBER
from dateline.gazetteer.countries import country_name
from dateline.gazetteer.names import key
from dateline.models.recase import is_name
from dateline.records import Claim, Mention, Place, Reading
from dateline.resolve.figure import people
from dateline.resolve.figure import read as read_figure
from dateline.split import split

Row = dict[str, Any]

ROLES: Mapping[str, tuple[str, str]] = {
    "PerpInd": ("perp_individual_id", "perpetrator"), "PerpOrg": ("perp_org_id", "perpetrator_group"),
    "Target": ("phys_tgt_id", "target"), "Victim": ("hum_tgt_name", "victim"), "Weapon": ("instrument_id", "weapon"),
}  # fmt: skip
"""Slot and field of each role of the template."""


def fills(reading: Reading, mention: Mention, template: Row, unnamed: Sequence[str]) -> Row:
    """Return the fills of every slot. `unnamed`: those hit whom the report only describes."""
    told = {slot: _unique(words for (words,) in template[role]) for role, (slot, _) in ROLES.items()}
    told["hum_tgt_description"] = [
        *(NUMBER.sub("", words) for words in unnamed),
        *filter(None, (_office(reading, mention, who) for who in told["hum_tgt_name"])),
    ]
    found = {slot: [{"text": words} for words in strings] for slot, strings in told.items()}
    persons = [*told["hum_tgt_name"], *unnamed]
    where, kind = _where(reading, mention), template["incident_type"]
    return found | {
        "incident_date": _given(_when(reading, mention)),
        "incident_location": _given(where),
        "incident_type": [{"value": kind.upper()}],
        "incident_stage": [{"value": STAGES.get(_first(mention, "status"), "ACCOMPLISHED")}],
        "instrument_type": _answers((words, _answer(WEAPONS, words)) for words in told["instrument_id"]),
        "perp_category": [{"value": _category([*told["perp_individual_id"], *told["perp_org_id"]])}],
        "perp_org_confidence": _answers((group, _confidence(mention, group)) for group in told["perp_org_id"]),
        "phys_tgt_type": _answers((words, _answer(TARGETS, words)) for words in told["phys_tgt_id"]),
        "phys_tgt_number": _answers(
            (words, _number(reading, mention, "target", words)) for words in told["phys_tgt_id"]
        ),
        "phys_tgt_nation": _answers(
            (words, _nation(reading, mention, "target", words)) for words in told["phys_tgt_id"]
        ),
        "phys_tgt_effect": _answers((words, _damage(reading, mention, words, kind)) for words in told["phys_tgt_id"]),
        "hum_tgt_type": _answers((who, _answer(PEOPLE, f"{who} {_office(reading, mention, who)}")) for who in persons),
        "hum_tgt_number": _answers((who, _number(reading, mention, "victim", who)) for who in persons),
        "hum_tgt_nation": _answers((who, _nation(reading, mention, "victim", who)) for who in persons),
        "hum_tgt_effect": _answers((who, _harm(reading, mention, who, kind)) for who in persons),
    }


def _unique(strings: Iterator[str]) -> list[str]:
    """Return strings without repetition."""
    return list(dict.fromkeys(strings))


def _answers(pairs: Iterator[tuple[str, str]]) -> list[Row]:
    """Return answers with whom or what they are said of, those left out that say nothing."""
    return [{"value": value, "ref": [words]} for words, value in pairs if value]


def _given(value: str) -> list[Row]:
    """Return the fill of a slot that has one at most."""
    return [{"value": value}] if value else []


def _answer(table: Table, words: str) -> str:
    """Return the answer of the first pattern that some words hold; empty = none does."""
    return next((value for pattern, value in table if re.search(pattern, words.upper())), "")


def _first(mention: Mention, field: str) -> str:
    """Return the first value of a field; empty = none."""
    return next((claim.value for claim in mention.of(field)), "")


# -- when and where ----------------------------------------------------------------------------------------------------


def _when(reading: Reading, mention: Mention) -> str:
    """Return the day or days of an incident; where none is told it took place before it was reported."""
    told = [claim for claim in mention.of("date") if claim.low and claim.high]
    if not told:
        return f"- {_day(int(reading.document.published.replace('-', '')))}" if reading.document.published else ""
    best = min(told, key=lambda claim: (claim.high or 0) - (claim.low or 0))
    low, high = _day(best.low or 0), _day(best.high or 0)
    return low if low == high else f"{low} - {high}"


def _day(number: int) -> str:
    """Write a day as the task does: 19900204 is '04 FEB 90'."""
    return day(number // 10000, number // 100 % 100, number % 100).strftime("%d %b %y").upper()


def _where(reading: Reading, mention: Mention) -> str:
    """Return the place of an incident from the country down, the country most spoken of where none is told."""
    known = {name.place.id: name.place for name in reading.places if name.place}
    told = next((known[claim.value] for claim in mention.of("place") if claim.value in known), None)
    countries = Counter(name.place.country for name in reading.places if name.place and name.place.country)
    code = told.country if told else next((code for code, _ in countries.most_common(1)), "")
    return ": ".join(filter(None, (country_name(code).upper(), _name(told))))


def _name(place: Place | None) -> str:
    """Return the name of a place within its country in plain capitals; empty for a country."""
    return "" if place is None or place.kind in ("country", "region") else key(place.name).upper()


# -- who and what ------------------------------------------------------------------------------------------------------


def _claim(mention: Mention, field: str, words: str) -> Claim | None:
    """Return the claim that some words come from."""
    return next((claim for claim in mention.of(field) if claim.value == words), None)


def _category(perpetrators: Sequence[str]) -> str:
    """Return what kind of violence it was: most of what the task counts is no state's."""
    return "STATE-SPONSORED VIOLENCE" if any(map(STATE.search, perpetrators)) else "TERRORIST ACT"


def _confidence(mention: Mention, group: str) -> str:
    """Return how sure it is said to be that a group did it."""
    claim = _claim(mention, "perpetrator_group", group)
    return CONFIDENCE.get(claim.hedge, "REPORTED AS FACT") if claim else "REPORTED AS FACT"


def _number(reading: Reading, mention: Mention, field: str, words: str) -> str:
    """Return how many somebody or something is: the number in front, else one or several by the last word's form."""
    claim = _claim(mention, field, words)
    before = reading.document.text[max(0, claim.starts - 12) : claim.starts] if claim else ""
    counted = read_figure(words.lower()) or read_figure(" ".join(before.split()[-1:]).lower())
    if counted:
        return re.sub(r"^\.\.", "-", re.sub(r"\.\.$", "-", counted.value))
    is_many = people.is_plural(words.split()[-1]) or PLURAL.search(words.upper())
    return "PLURAL" if is_many and not is_name(words) else "1"


def _nation(reading: Reading, mention: Mention, field: str, words: str) -> str:
    """Return the foreign country by which somebody or something is called; empty = none."""
    claim = _claim(mention, field, words)
    inside = (name.place for name in reading.places if claim and claim.starts <= name.starts < claim.ends)
    country = next((place.country for place in inside if place and place.kind == "country"), "")
    name = country_name(country).upper()
    return "" if _where(reading, mention).startswith(name) else name


PLURAL = re.compile(r"[^SUI]S$")
BEHIND = re.compile(r",? (?:AN? |THE )?(?!(?:AND|AS|OF|WAS|WERE|WHO|HAS|HAD|IN|ON|AT)\b)([A-Z][^,.;()\"]{3,60})(?=,)")
"""What a person is, between commas behind the name."""


def _office(reading: Reading, mention: Mention, who: str) -> str:
    """Return what a report calls a person: the words between commas behind the name, else the title in front."""
    claim = _claim(mention, "victim", who)
    if claim is None or not is_name(who):
        return ""
    behind = BEHIND.match(reading.document.text, claim.ends)
    before = reading.document.text[max(0, claim.starts - 30) : claim.starts].split()[-1:]
    return behind.group(1) if behind else " ".join(word for word in before if word.lower().strip(".") in titles())


def _sentence(reading: Reading, claim: Claim) -> str:
    """Return the sentence that a claim quotes."""
    sentences = (one for one in split(reading.document) if one.starts <= claim.starts < one.ends)
    return next((reading.document.text[one.starts : one.ends].upper() for one in sentences), "")


def _harm(reading: Reading, mention: Mention, who: str, kind: str) -> str:
    """Return what became of those hit: by the words of the sentence, else by what became of anybody."""
    claim = _claim(mention, "victim", who)
    told = _answer(HARM, _sentence(reading, claim)) if claim else ""
    is_deadly = any(claim.low for claim in mention.of("killed"))
    return told or ("DEATH" if is_deadly and kind in HARMING else "")


def _damage(reading: Reading, mention: Mention, words: str, kind: str) -> str:
    """Return what became of a thing: by the words of the sentence, in incidents that damage things."""
    claim = _claim(mention, "target", words)
    return _answer(DAMAGE, _sentence(reading, claim)) if claim and kind in DAMAGING else ""
