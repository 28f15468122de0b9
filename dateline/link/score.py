"""How alike two mentions are: a short list of comparisons, each with the values it compared and a sentence.

The score of a pair is the logistic of the weighted sum, so that it reads as a probability that both tell of the same
incident. A comparison that has nothing to compare says nothing and counts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache

from dateline.link.days import gap_in_days, ordinal
from dateline.link.profile import Profile
from dateline.link.rarity import Rarity, Vector
from dateline.records import Place, Reason
from dateline.resolve import date, place

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"bombing", "suicide_bombing", "air_strike", "shelling"}),
    frozenset({"shooting", "armed_assault", "clash", "assassination", "raid", "robbery"}),
    frozenset({"stabbing", "beating", "vehicle_attack", "sexual_violence"}),
    frozenset({"kidnapping", "hijacking"}),
    frozenset({"arson", "sabotage", "riot"}),
)
"""Types that reports of one incident often mix up."""

GENERIC = frozenset({"attack", "plot", "armed_assault", ""})


def compare(left: Profile, right: Profile, rare: Rarity) -> tuple[Reason, ...]:
    """Return every comparison that has something to say about the pair."""
    reasons = (comparison(left, right, rare) for comparison in WEIGHTS)
    return tuple(reason for reason in reasons if reason is not None)


def probability(reasons: Iterable[Reason], size: float = 0) -> float:
    """Return the probability, 0 to 1, that two mentions in a record of some size tell of the same incident."""
    total = BIAS + CHANCE * math.log10(max(size, SMALLEST)) + sum(BY_NAME[r.name] * r.score for r in reasons)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def days(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare the days on which the incidents happened: 1 the same day, 0 one day apart, -1 far apart."""
    if left.days is None or right.days is None:
        return None
    gap = gap_in_days(left.days, right.days)
    width = max(ordinal(high) - ordinal(low) for low, high in (left.days, right.days))
    score = day_score(gap, width)
    sentence = "the dates agree" if gap == 0 else f"the dates are {_days(gap)} apart"
    return Reason("days", round(score, 3), left.day_words, right.day_words, sentence)


def day_score(gap: int, width: int) -> float:
    """Return the score of two days, some days apart, of which the vaguer is one of some days more than one."""
    return 1.0 / (1 + width / 10) if gap == 0 else max(-1.0, 0.4 - 0.4 * gap)


def wait(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare each incident's day with the other report's: 1 just before it, 0 two weeks before it, -1 after it."""
    pairs = [(a, b) for a, b in ((left, right), (right, left)) if a.days and b.published]
    waits = [ordinal(b.published or 0) - ordinal((a.days or (0, 0))[0]) for a, b in pairs]
    if not waits:
        return None
    score = wait_score(min(waits), max(waits))
    is_older = min(waits) < EARLIEST
    sentence = "one report is older than the other's incident" if is_older else f"reported within {_days(max(waits))}"
    return Reason("wait", round(score, 3), _when(left), _when(right), sentence)


EARLIEST = -1
"""Days after an incident on which a report of it can bear its date: the day before, where the clock is another."""


def wait_score(least: int, most: int) -> float:
    """Return the score of reports that came at least and at most some days after the incident of the other."""
    return -1.0 if least < EARLIEST else max(-0.5, _nearness(most))


def published(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare the days of publication: 1 the same day, 0 two weeks apart, -1 half a year apart."""
    if left.published is None or right.published is None:
        return None
    gap = abs(ordinal(left.published) - ordinal(right.published))
    sentence = f"published {_days(gap)} apart" if gap else "published on one day"
    score = published_score(gap)
    return Reason("published", round(score, 3), _shown(left.published), _shown(right.published), sentence)


def published_score(gap: int) -> float:
    """Return the score of two reports that were published some days apart."""
    return max(-1.0, _nearness(gap))


def places(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare the places: 1 the same, 0.4 one inside or near the other, -1 elsewhere."""
    if left.place is None or right.place is None:
        return None
    score = place_score(left.place, right.place)
    return Reason("places", score, place.show(left.place), place.show(right.place), WHERE[score])


WHERE = {1.0: "the same place", 0.4: "one place lies in or near the other", -1.0: "different places"}


def place_score(left: Place, right: Place) -> float:
    """Return the score of two places."""
    if left.id == right.id and left.kind not in ("country", "region"):
        return 1.0
    return 0.4 if place.agree(left, right) else -1.0


def streets(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare the streets that the reports name: 1 one in common, -1 none."""
    if not left.streets or not right.streets:
        return None
    both = left.streets & right.streets
    sentence = f"both name the street {_listed(both)}" if both else "they name different streets"
    return Reason("streets", 1.0 if both else -1.0, _listed(left.streets), _listed(right.streets), sentence)


def kinds(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare the types: 1 the same, 0.5 of one family, -1 different."""
    score = kind_score(left.type, right.type)
    return Reason("kinds", score, left.type, right.type, KINDS[score]) if score else None


def kind_score(left: str, right: str) -> float:
    """Return the score of two types: 0 if one of them says too little."""
    if left in GENERIC or right in GENERIC:
        return 0.0
    return 1.0 if left == right else 0.5 if _is_family(left, right) else -1.0


KINDS = {1.0: "the same kind of incident", 0.5: "kinds that are often mixed up", -1.0: "different kinds"}


def tolls(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare the numbers of killed, injured, ...: 1 all agree, down to -1 far apart."""
    shared = [name for name in left.figures if name in right.figures]
    if not shared:
        return None
    score = sum(_figure_score(left.figures[name], right.figures[name]) for name in shared) / len(shared)
    shown = [", ".join(f"{_written(profile.figures[name])} {name}" for name in shared) for profile in (left, right)]
    sentence = "the tolls agree" if score == 1 else "the tolls are near each other" if score > 0 else "the tolls differ"
    return Reason("tolls", round(score, 3), shown[0], shown[1], sentence)


def persons(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare who was hit and who did it: 1 a person in common, 0 one whom the other report names, -1 nobody."""
    if not left.persons or not right.persons:
        return None
    both = left.persons & right.persons
    known = left.persons & right.names | right.persons & left.names
    score = 1.0 if both else 0.0 if known else -1.0
    sentence = f"both name {_listed(both or known)}" if both or known else "they name different people"
    return Reason("persons", score, _listed(left.persons), _listed(right.persons), sentence)


def targets(left: Profile, right: Profile, _: Rarity) -> Reason | None:
    """Compare what was hit: 1 a word in common, 0 a word that the other report uses, -1 different things."""
    if not left.targets or not right.targets:
        return None
    both = left.targets & right.targets
    known = (left.targets & right.words.keys()) | (right.targets & left.words.keys())
    score = 1.0 if both else 0.0 if known else -1.0
    sentence = f"both tell of {_listed(both or known)}" if both or known else "different things were hit"
    return Reason("targets", score, _listed(left.targets), _listed(right.targets), sentence)


def names(left: Profile, right: Profile, rare: Rarity) -> Reason | None:
    """Compare all names: how many and how rare those are that both have, from 0 towards 1."""
    both = left.names & right.names
    weight = sum(rare.of(name) for name in both)
    rarest = sorted(both, key=lambda name: (-rare.of(name), name))[:5]
    sentence = f"both name {', '.join(rarest)}" if rarest else "no name in common"
    shown = [f"{len(profile.names)} names" for profile in (left, right)]
    return Reason("names", round(weight / (weight + HALF), 3), shown[0], shown[1], sentence)


def words(left: Profile, right: Profile, rare: Rarity) -> Reason | None:
    """Compare all words: root of the cosine of their rarity-weighted counts, 0 to 1."""
    likeness = cosine(rare.words(left), rare.words(right))
    shown = [f"{len(profile.words)} words" for profile in (left, right)]
    return Reason("words", round(math.sqrt(likeness), 3), shown[0], shown[1], f"{likeness:.0%} alike in wording")


def news(left: Profile, right: Profile, rare: Rarity) -> Reason | None:
    """Compare what is told first: rarity-weighted share of each opening that stands in the other report, 0 to 1."""
    ways = ((left, right), (right, left))
    share = sum(contained(rare.opening(a), rare.words(b)) for a, b in ways) / 2
    shown = [f"{len(profile.opening)} words" for profile in (left, right)]
    return Reason("news", round(share, 3), shown[0], shown[1], f"{share:.0%} of the opening words in common")


HALF = 20.0
"""Weight of the names in common at which `names` is one half: about four names that hardly any other report has."""

Comparison = Callable[[Profile, Profile, Rarity], Reason | None]
WEIGHTS: dict[Comparison, float] = {
    days: 1.7,
    wait: 1.2,
    published: 0.8,
    places: 1.0,
    streets: 1.9,
    kinds: 0.7,
    tolls: 0.7,
    persons: 1.5,
    targets: 1.5,
    names: 7.3,
    words: 5.9,
    news: 3.6,
}
BY_NAME = {comparison.__name__: weight for comparison, weight in WEIGHTS.items()}
BIAS = -6.2
CHANCE = -0.7
"""Weight of the record's size (log 10): among ten times the reports, ten times as many are alike by chance.

All learned by training/link.py from 586,460 pairs of the 4,351 training reports of the merge task; `kinds` and
`targets` set by hand, for that data has one kind and few targets.
"""

SMALLEST = 100
"""Reports that a record counts as at least: the least size learned from is 721."""


def cosine(a: Vector, b: Vector) -> float:
    """Return how alike two vectors of length 1 are: 0 to 1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return min(1.0, sum(weight * large[word] for word, weight in small.items() if word in large))


def contained(part: Vector, whole: Vector) -> float:
    """Return the share of a vector's weight whose words the other has, too: 0 to 1."""
    total = sum(part.values())
    return min(1.0, sum(weight for word, weight in part.items() if word in whole) / total) if total else 0.0


def _nearness(days: int) -> float:
    """Return 1 for no days, 0 for two weeks, less for more, on a log scale."""
    return 1 - math.log1p(max(0, days)) / math.log1p(14)


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"


def _when(profile: Profile) -> str:
    """Return the day that a mention gives and the day of its report."""
    return f"{profile.day_words}, published {_shown(profile.published) if profile.published else 'on no known day'}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


@cache
def _shown(day: int) -> str:
    """Return a day in words."""
    return date.show(f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}")


def _is_family(a: str, b: str) -> bool:
    return any(a in family and b in family for family in FAMILIES)


def _figure_score(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> float:
    """Return 1 if the intervals share a number, else how near their nearest ends are on a log scale, down to -1."""
    (a_low, a_high), (b_low, b_high) = _closed(a), _closed(b)
    if a_low <= b_high and b_low <= a_high:
        return 1.0
    near, far = (a_high, b_low) if a_high < b_low else (b_high, a_low)
    return max(-1.0, 0.5 - math.log2((far + 1) / (near + 1)))


def _closed(bounds: tuple[int | None, int | None]) -> tuple[float, float]:
    low, high = bounds
    return (low if low is not None else 0, high if high is not None else math.inf)


def _written(bounds: tuple[int | None, int | None]) -> str:
    low, high = bounds
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
