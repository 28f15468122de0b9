"""Groups: the signs of one incident, and what they say together: its type, status, time and place."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.extract.signs import Sign, days, days_of
from dateline.records import Document, Figure, PlaceName, Status, Time
from dateline.resolve import category
from dateline.resolve import place as place_values

RECENT = 45
"""Days before its publication within which a report's own news lies, unless it says otherwise."""

NEWS = 10
"""Days before its publication within which a second incident of a report is news and not background."""

LEAD = 4
"""Number of sentences at the top that tell what a report is about."""

AUDIBLE = 0.35
"""Share of the loudest type's weight from which a more specific type is heard over it, if not told in one sentence."""

GENERAL_VOICE = 0.5
"""Weight of a word such as "attack" or "killed", which says nothing of how it was done, beside one that does."""

FOREVER = (0, 10**8)
"""The days of a group that carries no time."""


@dataclass(slots=True, eq=False)
class Group:
    """The signs of one incident, while they are being gathered, with what telling it from others needs at hand."""

    signs: list[Sign] = field(default_factory=list)  # in text order
    is_main: bool = False
    kind: str = ""  # its type in MUC-4's list, where the encoder tells it apart by that from others
    window: tuple[int, int] = FOREVER  # the days that its times have in common
    places: dict[str, PlaceName] = field(default_factory=dict)  # one name for each place
    tolls: set[tuple[int, int]] = field(default_factory=set)  # bounds of the figures of its dead
    targets: set[str] = field(default_factory=set)  # what is hit
    hit: set[str] = field(default_factory=set)  # who and what the encoder sees hit
    types: set[str] = field(default_factory=set)  # the types that are told, outcomes left out

    def add(self, sign: Sign) -> Group:
        """Add a sign."""
        insort(self.signs, sign, key=_position)
        for time in sorted(sign.times, key=days_of):
            self.window = common(self.window, time)
        self.places.update((name.place.id, name) for name in told_apart(sign.places) if name.place)
        self.tolls.update(killed(sign.figures))
        self.targets.update(sign.targets)
        self.hit.update(sign.hit)
        if sign.trigger.force == "incident":
            self.types.add(sign.trigger.type)
        return self

    def nearest(self, sign: Sign) -> Sign:
        """Return the sign that stands nearest to another."""
        place = bisect_left(self.signs, _position(sign), key=_position)
        around = self.signs[max(place - 1, 0) : place + 1]
        return min(around, key=lambda other: abs(other.trigger.starts - sign.trigger.starts))

    def is_headed_by(self, sign: Sign) -> bool:
        """Tell whether a sign stands in the heading right above one of its own."""
        place = bisect_left(self.signs, _position(sign), key=_position)
        behind = self.signs[place : place + 1]
        return sign.is_heading and any(other.trigger.sentence == sign.trigger.sentence + 1 for other in behind)

    @property
    def times(self) -> list[Time]:
        """All times that its signs carry."""
        return [time for sign in self.signs for time in sign.times]

    @property
    def dates(self) -> list[Time]:
        """The times that its signs carry; those of what became of it where there are no others."""
        return self.times or [time for sign in self.signs for time in sign.later]

    @property
    def figures(self) -> list[Figure]:
        """All figures that its signs carry."""
        return [figure for sign in self.signs for figure in sign.figures]

    @property
    def is_real(self) -> bool:
        """Whether it took place."""
        return next((sign.is_real for sign in self.signs if sign.trigger.force == "incident"), self.signs[0].is_real)


def _position(sign: Sign) -> int:
    """Return where a sign stands."""
    return sign.trigger.starts


def common(window: tuple[int, int], time: Time) -> tuple[int, int]:
    """Return the days that a window and a time have in common; the window where they have none."""
    low, high = max(window[0], time.low or 0), min(window[1], time.high or FOREVER[1])
    return (low, high) if low <= high else window


def told_apart(places: Iterable[PlaceName]) -> list[PlaceName]:
    """Return the places that can tell incidents apart: no parts of the world."""
    return [name for name in places if name.place is not None and name.place.kind != "region"]


def killed(figures: Iterable[Figure]) -> list[tuple[int, int]]:
    """Return the bounds of the figures of the dead of a whole incident."""
    whole = (figure for figure in figures if figure.outcome == "killed" and figure.scope in ("", "incident"))
    return [(figure.low or 0, FOREVER[1] if figure.high is None else figure.high) for figure in whole]


def is_lead(sign: Sign) -> bool:
    """Tell whether a sign stands in the headline or at the top of the report."""
    return sign.sentence.kind == "headline" or sign.trigger.sentence < LEAD


def is_recent(document: Document, times: Iterable[Time]) -> bool:
    """Tell whether a time lies shortly before the report's publication."""
    today = _published(document)
    return today is None or any(days(time.high or 0) > today - RECENT for time in times)


def _published(document: Document) -> int | None:
    """Return the day of publication as a number of days; None where it is not known to the day."""
    digits = document.published.replace("-", "")[:8]
    return days(int(digits)) if len(digits) == 8 and digits.isdecimal() else None


def overlap(a: Time, b: Time) -> bool:
    """Tell whether two times have a day in common."""
    return (a.low or 0) <= (b.high or 0) and (b.low or 0) <= (a.high or 0)


def agree(a: PlaceName, b: PlaceName) -> bool:
    """Tell whether two names can mean one place."""
    return a.place is not None and b.place is not None and place_values.agree(a.place, b.place)


def strength(group: Group) -> float:
    """Return how much a group says: time, place, people harmed, who did it, how often and how high up it is told."""
    naming = [sign for sign in group.signs if sign.trigger.force == "incident" and not sign.is_vague]
    return (
        1.0 * bool(group.dates)
        + 1.0 * any(sign.places for sign in group.signs)
        + 1.0 * bool(group.figures)
        + 0.5 * any(sign.has_people for sign in naming)
        + 1.0 * any(is_lead(sign) for sign in naming)
        + 0.5 * (len(naming) > 1)
        + 0.5 * (len(naming) > 2)
        + 0.5 * (not group.is_real)
    )


# -- what a group says ------------------------------------------------------------------------------------------------


def type_of(group: Group) -> str:
    """Return the type of an incident: the most specific that is told, and the most often told among equals."""
    weights: dict[str, float] = {}
    for sign in _naming(group):
        voice = 1.0 if category.specificity(sign.trigger.type) else GENERAL_VOICE
        weights[sign.trigger.type] = weights.get(sign.trigger.type, 0.0) + voice * (1 + is_lead(sign))
    if group.kind:
        of_kind = {name: weight for name, weight in weights.items() if category.kind(name) == group.kind}
        weights = of_kind or {group.kind.replace(" ", "_"): 1.0}
    heard = AUDIBLE * max(weights.values(), default=0.0)
    beside = _told_beside(_naming(group))
    audible = [name for name, weight in weights.items() if weight >= heard or name in beside]
    return max(audible, key=lambda name: (category.specificity(name), weights[name]), default="attack")


def _told_beside(signs: Sequence[Sign]) -> set[str]:
    """Return the types that are told in one sentence with a general one: "the attacks ... the airport bombing"."""
    general = {sign.trigger.sentence for sign in signs if category.specificity(sign.trigger.type) < 2}
    return {sign.trigger.type for sign in signs if sign.trigger.sentence in general}


def _naming(group: Group) -> list[Sign]:
    """Return the signs that name the incident; the weak ones where no other does."""
    forces = ("incident",) if group.types else ("incident", "weak")
    return [sign for sign in group.signs if sign.trigger.force in forces and sign.is_real == group.is_real]


def status_of(document: Document, group: Group) -> tuple[Status, Sign]:
    """Return the status of an incident and the sign that tells it."""
    telling = next((sign for sign in group.signs if sign.trigger.force == "incident"), group.signs[0])
    if not group.is_real:
        return telling.judged.status, telling
    if type_of(group) == "plot":
        is_met = any(sign.is_real and sign.trigger.type != "plot" for sign in group.signs)  # by an arrest or a raid
        return "foiled" if is_met else "planned", telling
    return ("happened" if _is_news(document, group) else "background"), telling


def _is_news(document: Document, group: Group) -> bool:
    """Tell whether an incident is what its report is about."""
    today, times = _published(document), group.dates
    if today is not None and times:
        return max(days(time.high or 0) for time in times) > today - (RECENT if group.is_main else NEWS)
    return group.is_main or is_lead(group.signs[0])


def date_of(group: Group) -> Time | None:
    """Return the time of an incident: the one that most of its signs agree on, the narrowest among equals."""
    witnesses = _witnesses(group)
    told = [(time, 1.0 + is_lead(sign)) for sign in witnesses for time in sign.times][:MOST]
    told = told or [(time, 1.0 + is_lead(sign)) for sign in group.signs for time in sign.later][:MOST]
    if not told and group.is_main and group.is_real:
        told = [(time, 1.0) for sign in witnesses for time in sign.beside][:MOST]
    support = {time: sum(weight for other, weight in told if overlap(time, other)) for time, _ in told}
    return max(support, key=lambda time: (support[time], -days_of(time), -time.starts), default=None)


MOST = 200
"""Number of times or places that are weighed against each other: a chronicle of a war has thousands."""


def _witnesses(group: Group) -> list[Sign]:
    """Return the signs whose times and places are the incident's: not those of fighting and arrests around it."""
    around = [sign.trigger.force == "weak" and sign.trigger.type in ("clash", "raid") for sign in group.signs]
    return [sign for sign, is_around in zip(group.signs, around, strict=True) if not is_around] or group.signs


def place_of(group: Group) -> PlaceName | None:
    """Return the place of an incident: the one that most of its signs agree on, the most exact among equals."""
    told = [
        (name, 0.5 if sign.trigger.force == "weak" or sign.is_vague else 1.0 + is_lead(sign))
        for sign in _witnesses(group)
        for name in sign.places
    ][:MOST]
    return max((name for name, _ in told), key=lambda name: _support(name, told), default=None)


def _support(name: PlaceName, told: Sequence[tuple[PlaceName, float]]) -> tuple[float, int]:
    """Return how much the places that were told support one of them."""
    weight = sum(weight for other, weight in told if agree(name, other))
    return weight + 1.0 / (name.precision or 7), -name.starts


def is_part(sign: Sign, figure: Figure, group: Group) -> bool:
    """Tell whether a figure counts one spot of an incident only: a larger one is told of the whole."""
    rivals = (other for other in group.figures if (other.outcome, other.counts) == (figure.outcome, figure.counts))
    return sign.is_there and any((other.low or 0) > (figure.low or 0) for other in rivals)
