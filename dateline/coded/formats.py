"""The tables that are known, as data: by which columns each is told, and which column holds what.

MAVERICK: the event reports of the R package eventreport (doi 10.1093/jopres/xjaf012). ACLED: the 31 columns since
2023. UCDP: the Georeferenced Event Dataset, 49 columns. Their codes for precision are translated to UCDP's where_prec.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

from dateline.coded.values import Days, around, month_of

ACTORS = range(1, 7)
"""MAVERICK has six slots for actors."""

ABOUT = ("id", "type", "subtype", "party", "violence", "precision")
ROLES = ("initiator", "perpetrator", "intervener", "bystander", "victim")
"""What its columns say about an actor, and what an actor can be, 1 or 0 each."""


@dataclass(frozen=True, slots=True)
class Toll:
    """The columns of one figure: the coder's best number and the bounds around it."""

    field: str  # 'killed', 'injured'
    best: str
    low: str = ""
    high: str = ""
    counts: str = "all"
    zero_is_unknown: bool = False  # the coders write 0 where nothing is told


@dataclass(frozen=True, slots=True)
class Party:
    """A column that names somebody or something, the field that it fills, and the cells that make it do so."""

    column: str
    field: str
    when: Mapping[str, frozenset[str]] = attribute(default_factory=dict)  # every column has one of these cells
    has_many: bool = False  # it lists several, with semicolons between them


@dataclass(frozen=True, slots=True)
class Spot:
    """The columns that say where it happened; several in a list are tried in order."""

    names: Mapping[int, tuple[str, ...]]  # by where_prec: the columns that name a place of that precision
    country: str
    precision: str
    codes: Mapping[str, int]  # the table's own codes as where_prec
    site: str = ""  # the column of a named building or street
    latitude: str = "latitude"
    longitude: str = "longitude"


@dataclass(frozen=True, slots=True)
class Format:
    """One table: how it is told, and which of its columns holds what."""

    name: str
    title: str
    needs: frozenset[str]  # the columns by which it is told
    columns: frozenset[str]  # every column that it has
    row: str  # the identifier of a row
    dates: tuple[str, ...]  # the first day and the last, or the day
    spread: Callable[[Mapping[str, str], Days], Days]  # the days that the code for precision leaves open
    spot: Spot
    tolls: tuple[Toll, ...]
    parties: tuple[Party, ...]
    event: str = ""  # the identifier that rows of one event share; empty = each row is an event of its own
    type: str = ""
    types: Mapping[str, str] = attribute(default_factory=dict)  # its cells, in lower case, as types of the codebook
    outlet: str = ""
    title_of: str = ""  # the column of the headline
    published: str = ""
    speaker: str = ""
    flags: frozenset[str] = frozenset()  # columns in which a 0 says no more than an empty cell

    @property
    def method(self) -> str:
        """Name and version of the import, kept with every run and link."""
        return f"import:{self.name}@1"


def as_given(_cells: Mapping[str, str], days: Days) -> Days:
    """Return the days of a table that gives the first and the last."""
    return days


def acled_days(cells: Mapping[str, str], days: Days) -> Days:
    """Return the days that ACLED's time_precision leaves open: 2 a week around the day, 3 its month."""
    code = cells.get("time_precision", "1")
    return around(days[0], 3) if code == "2" else month_of(days[0]) if code == "3" else days


YES = frozenset({"1", "1.0"})

MAVERICK = Format(
    name="maverick",
    title="MAVERICK event reports",
    needs=frozenset({"event_id", "date_start", "deaths_best", "source"}),
    columns=frozenset(
        "id event_id country election certain certain1 certain2 certain3 certain4 certain5 certain6 date_start "
        "date_end city location latitude longitude geo_precision event_context target deaths_best deaths_low "
        "deaths_high injuries_best injuries_low injuries_high displacement damage source number_of_sources "
        "source_author source_type source_classification sampling unit_of_analysis aggregation".split()
    )
    | {
        f"actor{n}{part}"
        for n in ACTORS
        for part in ("", *(f"_{about}" for about in (*ABOUT, *ROLES)))
    },
    row="id",
    event="event_id",
    dates=("date_start", "date_end"),
    spread=as_given,
    spot=Spot(
        names={1: ("city", "location"), 4: ("location", "city"), 6: ()},
        country="country",
        precision="geo_precision",
        # 1 is a country and 6 a street or building; the package names none between. Its rows put counties under 2,
        # towns under 3, and quarters of towns under 4 and 5.
        codes={"1": 6, "2": 4, "3": 1, "4": 1, "5": 1, "6": 1},
        site="location",
    ),
    tolls=(
        Toll("killed", "deaths_best", "deaths_low", "deaths_high"),
        Toll("injured", "injuries_best", "injuries_low", "injuries_high"),
    ),
    parties=(
        *(Party(f"actor{n}", "perpetrator_group", {f"actor{n}_perpetrator": YES}) for n in ACTORS),
        *(Party(f"actor{n}", "victim", {f"actor{n}_victim": YES}) for n in ACTORS),
        Party("target", "target"),
    ),
    type="event_context",
    types={
        "clash": "clash",
        "riot": "riot",
        "arrest or raid": "raid",
        "security force crack-down on protest": "riot",
    },
    outlet="source_author",
    title_of="source",
    flags=frozenset({f"actor{n}_{role}" for n in ACTORS for role in ROLES} | {f"certain{n}" for n in ACTORS}),
)  # fmt: skip

FOUGHT = frozenset({"Battles"})
LOOTED = frozenset({"Looting/property destruction"})
"""The one strategic development whose first actor did harm: of an arrest it is who arrested."""

HIT = frozenset({"Violence against civilians", "Explosions/Remote violence", "Protests", "Riots"})

ACLED = Format(
    name="acled",
    title="ACLED events",
    needs=frozenset({"event_id_cnty", "event_date", "sub_event_type"}),
    columns=frozenset(
        "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
        "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
        "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
    ),
    row="event_id_cnty",
    dates=("event_date",),
    spread=acled_days,
    spot=Spot(
        names={1: ("location",), 2: ("location",), 4: ("admin1", "location"), 6: ()},
        country="country",
        precision="geo_precision",
        codes={"1": 1, "2": 2, "3": 4},
    ),
    # ACLED writes 0 where no number is told, too; a number that nobody told is no figure.
    tolls=(Toll("killed", "fatalities", zero_is_unknown=True),),
    parties=(
        *(
            Party(column, "perpetrator_group", when, has_many=column != "actor1")
            for when in ({"event_type": FOUGHT | HIT - {"Protests"}}, {"sub_event_type": LOOTED})
            for column in ("actor1", "assoc_actor_1")
        ),
        Party("actor2", "perpetrator_group", {"event_type": FOUGHT}),
        Party("actor2", "victim", {"event_type": HIT}),
    ),
    type="sub_event_type",
    types={
        "armed clash": "clash",
        "government regains territory": "clash",
        "non-state actor overtakes territory": "clash",
        "excessive force against protesters": "riot",
        "violent demonstration": "riot",
        "mob violence": "riot",
        "chemical weapon": "chemical_attack",
        "air/drone strike": "air_strike",
        "suicide bomb": "suicide_bombing",
        "shelling/artillery/missile attack": "shelling",
        "remote explosive/landmine/ied": "bombing",
        "grenade": "bombing",
        "sexual violence": "sexual_violence",
        "attack": "attack",
        "abduction/forced disappearance": "kidnapping",
        "arrests": "raid",
        "disrupted weapons use": "plot",
        "looting/property destruction": "sabotage",
    },
    outlet="source",
)

UCDP = Format(
    name="ucdp",
    title="UCDP georeferenced events",
    needs=frozenset({"date_start", "where_prec", "best", "low", "high"}),
    columns=frozenset(
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
        "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
        "number_of_sources source_article source_office source_date source_headline source_original where_prec "
        "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
        "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best "
        "high low gwnoa gwnob".split()
    ),
    row="id",
    dates=("date_start", "date_end"),
    spread=as_given,
    spot=Spot(
        names={1: ("where_coordinates",), 2: ("where_coordinates",), 3: ("adm_2", "where_coordinates"),
               4: ("adm_1", "where_coordinates"), 5: ("adm_1",), 6: ()},
        country="country",
        precision="where_prec",
        codes={str(code): code for code in range(1, 8)},
    ),
    tolls=(
        Toll("killed", "best", "low", "high"),
        Toll("killed", "deaths_civilians", counts="civilians", zero_is_unknown=True),
    ),
    parties=(
        Party("side_a", "perpetrator_group"),
        Party("side_b", "perpetrator_group", {"type_of_violence": frozenset({"1", "2"})}),
        Party("side_b", "victim", {"type_of_violence": frozenset({"3"})}),
    ),
    type="type_of_violence",
    types={"1": "clash", "2": "clash", "3": "attack"},
    outlet="source_office",
    title_of="source_headline",
    published="source_date",
    speaker="source_original",
)  # fmt: skip

FORMATS = (MAVERICK, ACLED, UCDP)


def format_of(columns: frozenset[str]) -> Format | None:
    """Return the format of a table with these columns; None where none fits."""
    return next((one for one in FORMATS if one.needs <= columns), None)
