"""The codebook as data: one `Field` per thing the record says of an incident.

Extraction, the review form, the export header, the docs page and the tests are read from `FIELDS`. The names of
foreign categories are those of `GTD` (attacktype1_txt), `ACLED` (sub_event_type), `PLOVER` (ASSAULT or other mode) and
`MUC-4` (incident type).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from dateline.ids import identify

Kind = Literal["category", "date", "place", "name", "figure"]

OTHER = "other"
"""The answer that stands for an answer which a codebook does not have, nor one that it is a kind of."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a closed question, with its name in other codebooks; empty = that codebook has none."""

    name: str
    help: str
    gtd: str = ""
    acled: str = ""
    plover: str = ""
    muc: str = ""
    within: str = ""  # the answer that it is a kind of; empty = none
    title: str = ""  # what people call it; empty = its name
    words: tuple[str, ...] = ()  # words of a report that tell of it, in a codebook of one's own

    @property
    def label(self) -> str:
        """What people call it."""
        return self.title or plain(self.name)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the record says of an incident."""

    name: str
    kind: Kind
    question: str
    help: str
    answers: tuple[Answer, ...] = ()
    many: bool = False  # whether one incident can have several values at once that do not contradict each other
    title: str = ""  # what people call it; empty = its name
    words: tuple[str, ...] = ()  # words of a report that are a value of it, in a codebook of one's own
    dropped: tuple[Answer, ...] = ()  # answers that claims may have, and a codebook of one's own has not
    is_hidden: bool = False  # kept in the record, and left out of pages and of Dateline's own tables

    @property
    def label(self) -> str:
        """What people call it."""
        return self.title or plain(self.name)

    def answer(self, name: str) -> Answer | None:
        """Return the answer of that name, or None."""
        return next((answer for answer in self.answers if answer.name == name), None)

    def show(self, name: str) -> str:
        """Return an answer for a person, one that is no more among them."""
        known = (answer for answer in (*self.answers, *self.dropped) if answer.name == name)
        return next((answer.label for answer in known), plain(name))

    def states(self, name: str) -> str:
        """Return the answer that the record states where a claim has this one: itself, or what it is a kind of.

        A value that is no answer at all is stated as it is: a field without answers has no other.
        """
        if not self.dropped:
            return name
        known = {answer.name: answer.within for answer in (*self.dropped, *self.answers)}
        stated = name
        while stated in known and self.answer(stated) is None:
            stated = known[stated]
        return stated or OTHER

    def above(self, name: str) -> tuple[str, ...]:
        """Return the answers that an answer is a kind of, the nearest first."""
        known = {answer.name: answer.within for answer in (*self.dropped, *self.answers)}
        found: list[str] = []
        while name := known.get(name, ""):
            found.append(name)
        return tuple(found)


def plain(name: str) -> str:
    """Return the name of a field or an answer as words: 'suicide bombing'."""
    return name.replace("_", " ")


TYPES = (
    Answer("bombing", "An explosive device, a car bomb, a grenade, a mine.",
           "Bombing/Explosion", "Remote explosive/landmine/IED", "explosives", "bombing", within="attack"),
    Answer("suicide_bombing", "A bombing whose bearer meant to die in it.",
           "Bombing/Explosion", "Suicide bomb", "suicide-attack", "bombing", within="bombing"),
    Answer("shooting", "Firearms used against people who did not fight back as an armed party.",
           "Armed Assault", "Attack", "firearms", "attack", within="armed_assault"),
    Answer("stabbing", "Knives, machetes, axes and other blades.", "Armed Assault", "Attack", "primitive", "attack", within="armed_assault"),
    Answer("vehicle_attack", "A vehicle driven into people.", "Armed Assault", "Attack", "primitive", "attack", within="armed_assault"),
    Answer("beating", "People beaten, stoned, lynched or tortured.", "Unarmed Assault", "Attack", "beat", "attack", within="attack"),
    Answer("sexual_violence", "Rape and other sexual violence.", "Unarmed Assault", "Sexual violence", "sexual", "attack", within="attack"),
    Answer("chemical_attack", "Poison, acid, gas, chemical or biological agents.",
           "Unarmed Assault", "Chemical weapon", "unconventional", "attack", within="attack"),
    Answer("assassination", "A named or prominent person killed or attacked for who they are.",
           "Assassination", "Attack", "targeted", "attack", within="attack"),
    Answer("armed_assault", "An armed attack whose weapons are several or not told.",
           "Armed Assault", "Attack", "firearms", "attack", within="attack"),
    Answer("kidnapping", "People taken or held against their will, hostage taking included.",
           "Hostage Taking (Kidnapping)", "Abduction/forced disappearance", "abduct", "kidnapping", within="attack"),
    Answer("hijacking", "An aircraft, ship, bus or other vehicle seized with the people in it.",
           "Hijacking", "Abduction/forced disappearance", "abduct", "attack", within="kidnapping"),
    Answer("arson", "Property set on fire.", "Facility/Infrastructure Attack", "Looting/property destruction", "destroy", "arson", within="attack"),
    Answer("sabotage", "Property or infrastructure damaged by other means than fire or explosives.",
           "Facility/Infrastructure Attack", "Looting/property destruction", "destroy", "attack"),
    Answer("robbery", "Property taken by force or threat.", "", "Looting/property destruction", "seize", "robbery"),
    Answer("air_strike", "Bombs or missiles from aircraft or drones.",
           "Bombing/Explosion", "Air/drone strike", "aerial", "bombing", within="bombing"),
    Answer("shelling", "Artillery, mortars, rockets, missiles from the ground.",
           "Bombing/Explosion", "Shelling/artillery/missile attack", "heavy-weapons", "bombing", within="bombing"),
    Answer("clash", "Armed parties fighting each other: battles, ambushes of troops, firefights.",
           "Armed Assault", "Armed clash", "firearms", "attack", within="armed_assault"),
    Answer("riot", "Violent crowds, and force used against crowds.",
           "", "Mob violence", "riot", "attack", within="attack"),
    Answer("forced_work_stoppage", "Work or traffic stopped by armed threat.", "", "Other", "obstruct", "forced work stoppage"),
    Answer("raid", "Police or troops search, seize or arrest; people may be hurt.", "", "Arrests", "arrest", ""),
    Answer("plot", "An attack prepared and not carried out.", "", "Disrupted weapons use", "", "attack"),
    Answer("attack", "An attack or a killing whose kind is not told.", "Unknown", "Attack", "", "attack"),
)  # fmt: skip

STATUSES = (
    Answer("happened", "It took place and is news in this report."),
    Answer("foiled", "It was tried or prepared, and stopped."),
    Answer("planned", "Somebody means or meant to do it."),
    Answer("threatened", "Somebody says that they will do it."),
    Answer("hypothetical", "It is only imagined, feared, or a drill."),
    Answer("background", "It took place and is recalled in a report about something else."),
)

GROUP_CERTAINTIES = ("reported", "suspected", "accused", "claimed", "denied")

FIELDS = (
    Field("type", "category", "What kind of incident is it?", "One answer: the most specific that the words bear.", TYPES),
    Field("status", "category", "Did it happen?", "One answer.", STATUSES),
    Field("date", "date", "When did it happen?",
          "EDTF, as precise as the words: a day, a month, a year, or an interval. Of the incident, not of the report."),
    Field("place", "place", "Where did it happen?",
          "A gazetteer id, with the precision that the words bear; a named site keeps its own name."),
    Field("perpetrator", "name", "Who did it?", "The persons who acted, as the report names them.", many=True),
    Field("perpetrator_group", "name", "Which group, force or state was behind it?",
          "As reported; the stance and the speaker of the claim tell fact, suspicion, accusation, claim and denial apart.",
          many=True),
    Field("claimed_by", "name", "Who said that they did it?", "A group or person that claimed responsibility.", many=True),
    Field("victim", "name", "Who was hit?", "The people harmed, as the report names them.", many=True),
    Field("target", "name", "What was hit?", "Buildings, vehicles, institutions and places attacked.", many=True),
    Field("weapon", "name", "With what?", "Weapons and means, as the report names them.", many=True),
    Field("weapon_source", "name", "Where did the weapons come from?",
          "From whom or where they were bought, obtained, supplied or smuggled, as the report says.", many=True),
    Field("killed", "figure", "How many people were killed?", "Attackers who died are included only where the words include them."),
    Field("injured", "figure", "How many people were injured?", "Wounded and hospitalised."),
    Field("missing", "figure", "How many people are missing?", "Unaccounted for."),
    Field("abducted", "figure", "How many people were abducted?", "Taken, held or kidnapped."),
    Field("arrested", "figure", "How many people were arrested?", "Detained over the incident."),
)  # fmt: skip

FIGURES = tuple(field.name for field in FIELDS if field.kind == "figure")


@dataclass(frozen=True)
class Codebook:
    """The fields of a record: the shipped ones, or what a project made of them (see `dateline.codebook`)."""

    fields: tuple[Field, ...] = FIELDS
    name: str = "shipped"
    text: str = ""  # TOML of what it has other than the shipped one

    @property
    def id(self) -> str:
        """Identifier: hash of what it has other than the shipped one; empty for that one itself."""
        return identify("codebook", self.text) if self.text else ""

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def shown(self) -> tuple[Field, ...]:
        """The fields that pages and Dateline's own tables show."""
        return tuple(field for field in self.fields if not field.is_hidden)

    @cached_property
    def figures(self) -> tuple[Field, ...]:
        """The figures among them."""
        return tuple(field for field in self.shown if field.kind == "figure")

    def find(self, name: str) -> Field | None:
        """Return the field of that name, hidden or not; None if there is none."""
        return self._by_name.get(name)

    def named(self, name: str) -> Field:
        """Return the field of that name; a field that a codebook had once is one of plain words, and hidden."""
        return self._by_name.get(name) or Field(name, "name", "", "", many=True, is_hidden=True)

    def shows(self, name: str) -> bool:
        """Tell whether pages and tables show a field."""
        return not self.named(name).is_hidden

    @cached_property
    def abroad(self) -> Codebook:
        """The codebook by which tables of other projects are made: the shipped answers, and all of those.

        An answer that only this codebook has is there the one that it is a kind of.
        """
        return replace(self, fields=tuple(map(_abroad, self.fields)))


def _abroad(field: Field) -> Field:
    """Return a field with the shipped answers; others are stated as what they are kinds of."""
    shipped = next((one for one in FIELDS if one.name == field.name), None)
    if shipped is None or shipped.answers == field.answers:
        return field
    own = (answer for answer in (*field.answers, *field.dropped) if shipped.answer(answer.name) is None)
    return replace(field, answers=shipped.answers, dropped=tuple(own))


SHIPPED = Codebook()
"""The codebook that comes with Dateline."""


def field_named(name: str) -> Field:
    """Return the shipped field of that name; KeyError if there is none."""
    for field in FIELDS:
        if field.name == name:
            return field
    raise KeyError(name)
