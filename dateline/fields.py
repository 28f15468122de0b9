"""The codebook as data: one `Field` per thing the record says of an incident.

Extraction, the review form, the export header, the docs page and the tests are read from `FIELDS`. The names of
foreign categories are those of `GTD` (attacktype1_txt), `ACLED` (sub_event_type), `PLOVER` (ASSAULT or other mode) and
`MUC-4` (incident type).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["category", "date", "place", "name", "figure"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a closed question, with its name in other codebooks; empty = that codebook has none."""

    name: str
    help: str
    gtd: str = ""
    acled: str = ""
    plover: str = ""
    muc: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the record says of an incident."""

    name: str
    kind: Kind
    question: str
    help: str
    answers: tuple[Answer, ...] = ()
    many: bool = False  # whether one incident can have several values at once that do not contradict each other

    def answer(self, name: str) -> Answer | None:
        """Return the answer of that name, or None."""
        return next((answer for answer in self.answers if answer.name == name), None)


TYPES = (
    Answer("bombing", "An explosive device, a car bomb, a grenade, a mine.",
           "Bombing/Explosion", "Remote explosive/landmine/IED", "explosives", "bombing"),
    Answer("suicide_bombing", "A bombing whose bearer meant to die in it.",
           "Bombing/Explosion", "Suicide bomb", "suicide-attack", "bombing"),
    Answer("shooting", "Firearms used against people who did not fight back as an armed party.",
           "Armed Assault", "Attack", "firearms", "attack"),
    Answer("stabbing", "Knives, machetes, axes and other blades.", "Armed Assault", "Attack", "primitive", "attack"),
    Answer("vehicle_attack", "A vehicle driven into people.", "Armed Assault", "Attack", "primitive", "attack"),
    Answer("beating", "People beaten, stoned, lynched or tortured.", "Unarmed Assault", "Attack", "beat", "attack"),
    Answer("sexual_violence", "Rape and other sexual violence.", "Unarmed Assault", "Sexual violence", "sexual", "attack"),
    Answer("chemical_attack", "Poison, acid, gas, chemical or biological agents.",
           "Unarmed Assault", "Chemical weapon", "unconventional", "attack"),
    Answer("assassination", "A named or prominent person killed or attacked for who they are.",
           "Assassination", "Attack", "targeted", "attack"),
    Answer("armed_assault", "An armed attack whose weapons are several or not told.",
           "Armed Assault", "Attack", "firearms", "attack"),
    Answer("kidnapping", "People taken or held against their will, hostage taking included.",
           "Hostage Taking (Kidnapping)", "Abduction/forced disappearance", "abduct", "kidnapping"),
    Answer("hijacking", "An aircraft, ship, bus or other vehicle seized with the people in it.",
           "Hijacking", "Abduction/forced disappearance", "abduct", "attack"),
    Answer("arson", "Property set on fire.", "Facility/Infrastructure Attack", "Looting/property destruction", "destroy", "arson"),
    Answer("sabotage", "Property or infrastructure damaged by other means than fire or explosives.",
           "Facility/Infrastructure Attack", "Looting/property destruction", "destroy", "attack"),
    Answer("robbery", "Property taken by force or threat.", "", "Looting/property destruction", "seize", "robbery"),
    Answer("air_strike", "Bombs or missiles from aircraft or drones.",
           "Bombing/Explosion", "Air/drone strike", "aerial", "bombing"),
    Answer("shelling", "Artillery, mortars, rockets, missiles from the ground.",
           "Bombing/Explosion", "Shelling/artillery/missile attack", "heavy-weapons", "bombing"),
    Answer("clash", "Armed parties fighting each other: battles, ambushes of troops, firefights.",
           "Armed Assault", "Armed clash", "firearms", "attack"),
    Answer("riot", "Violent crowds, and force used against crowds.",
           "", "Mob violence", "riot", "attack"),
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

NAMES = tuple(field.name for field in FIELDS)
FIGURES = tuple(field.name for field in FIELDS if field.kind == "figure")


def field_named(name: str) -> Field:
    """Return the field of that name; KeyError if the codebook has none."""
    for field in FIELDS:
        if field.name == name:
            return field
    raise KeyError(name)
