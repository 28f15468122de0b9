"""How linking grows with the record: time, memory and pairs compared, over templated reports of invented incidents."""

from __future__ import annotations

import math
import random
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.link import cluster, links
from dateline.link.block import candidates
from dateline.link.profile import profile
from dateline.records import Account, Claim, Document, Mention, Place

SIZES = (1_000, 3_000, 10_000)
REPORTS_EACH = 3
"""Reports of one incident, on average: that of the merge task's training part is 1.6."""

SYLLABLES = tuple("ba de ko lu mi na or pe ri sa ta un ve zo ka li mo ne ro su".split())
HITS = tuple("market bakery school bridge depot station clinic cinema garage mill".split())
TEMPLATES = (
    "{n} people were killed when a bomb went off at the {hit} of {town} on {day}, {who} said. The owner, {owner}, "
    "was among the dead. Police closed {street} Street and looked for a man in a grey coat.",
    "{town}: the toll of the bombing of the {hit} on {street} Street rose to {n}, {who} told reporters. "
    "Relatives of {owner} gathered outside. The attack of {day} has not been claimed by any group.",
    "Mourners filled {town} for the funeral of {owner}, one of {n} people who died in a blast at the {hit} on {day}. "
    "{who} promised an inquiry and asked for witnesses.",
)


@dataclass(frozen=True, slots=True)
class Size:
    """What linking a record of one size takes."""

    reports: int
    pairs: int
    seconds: float
    mebibytes: float
    incidents: int


def word(chance: random.Random, syllables: int = 3) -> str:
    """Return an invented name."""
    return "".join(chance.choices(SYLLABLES, k=syllables)).capitalize()


def accounts(count: int) -> Iterator[tuple[Account, Place]]:
    """Yield invented accounts with the places of their incidents: the same for the same count."""
    chance = random.Random(count)
    towns = [word(chance) for _ in range(max(1, count // 30))]
    while count > 0:
        town = chance.randrange(len(towns))
        place = Place(f"invented:{town}", towns[town], "settlement", "XX", town % 150 - 75.0, town % 340 - 170.0)
        told = {
            "town": place.name, "hit": chance.choice(HITS), "street": word(chance), "n": str(chance.randint(1, 30)),
            "who": f"{word(chance)} {word(chance, 4)}", "owner": f"{word(chance)} {word(chance, 4)}",
        }  # fmt: skip
        day = date(2031, 1, 1) + timedelta(chance.randrange(365))
        for _ in range(min(count, chance.randint(1, 2 * REPORTS_EACH - 1))):
            count -= 1
            yield _account(count, chance.choice(TEMPLATES).format(day=f"{day:%A}", **told), told, place, day), place


def _account(number: int, text: str, told: dict[str, str], place: Place, day: date) -> Account:
    """Return a report with its one mention."""
    document = Document(f"report {number}", text, published=(day + timedelta(number % 5)).isoformat())
    mention = Mention(document.id, 0, len(text))
    ymd = int(f"{day:%Y%m%d}")
    values = (
        ("type", "bombing", None),
        ("date", day.isoformat(), ymd),
        ("place", place.id, 1),
        ("target", told["hit"], None),
        ("killed", told["n"], int(told["n"])),
    )
    claims = tuple(Claim(mention.id, field, value, 0, 1, text[:1], bound, bound) for field, value, bound in values)
    return Account(replace(mention, claims=claims), document)


def measure(count: int) -> Size:
    """Return what linking a record of some reports takes: its memory in a run of its own, which is slower."""
    made = list(accounts(count))
    told, places = [account for account, _ in made], {place.id: place for _, place in made}
    starts = time.perf_counter()
    incidents = _link(told, places)
    seconds = time.perf_counter() - starts
    pairs = sum(1 for _ in candidates([profile(account, places, True) for account in told]))
    return Size(count, pairs, seconds, _peak(told, places), incidents)


def _link(told: Sequence[Account], places: dict[str, Place]) -> int:
    """Link a record and return how many incidents it has."""
    return len(cluster({a.mention.id: a.document.id for a in told}, links(told, places)))


def _peak(told: Sequence[Account], places: dict[str, Place]) -> float:
    tracemalloc.start()
    _link(told, places)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak


def growth(sizes: Sequence[Size], what: str) -> float:
    """Return the exponent with which something grows from the smallest record to the largest."""
    first, last = sizes[0], sizes[-1]
    return math.log(getattr(last, what) / getattr(first, what)) / math.log(last.reports / first.reports)


def run(sizes: Sequence[int] = SIZES) -> int:
    """Print a line for each size, and the growth exponents."""
    found = []
    for count in sizes:
        found.append(measure(count))
        print(
            "{0.reports} reports: {0.pairs} pairs, {0.seconds:.1f} s, {0.mebibytes:.0f} MiB, "
            "{0.incidents} incidents".format(found[-1]),
            flush=True,
        )
    print(f"growth exponent: pairs {growth(found, 'pairs'):.2f}, time {growth(found, 'seconds'):.2f}")
    return 0
