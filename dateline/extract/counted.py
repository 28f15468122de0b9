"""What the figures of one mention claim of its toll: sums of lists, updates, and single persons beside a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.groups import Group, is_part
from dateline.extract.signs import MANY
from dateline.records import Figure, Parsed
from dateline.resolve import figure


def figures_of(group: Group, groups: Sequence[Group], figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one incident; the main one has the toll figures that belong to no other as well.

    Most sentences of a report that count the dead name no incident ('He was pronounced dead'), and its headline counts
    those of the main one, whichever words of it the headline takes up.
    """
    if group is not groups[0]:
        return [found for sign in group.signs if sign.sentence.kind == "body" for found in sign.figures]
    own = group.figures
    rivals = [sign for other in groups[1:] for sign in other.signs if sign.sentence.kind != "headline"]
    taken = {found for sign in rivals for found in sign.figures} - set(own)
    free = [found for found in figures if _is_free(found) and found not in taken]
    return list(dict.fromkeys([*own, *free]))


def _is_free(found: Figure) -> bool:
    """Tell whether a figure whose sentence names no incident can be the main one's: thousands are those of a war."""
    return found.outcome in ("killed", "injured") and bool(found.scope) and (found.low or 0) < MANY


def parts_of(group: Group) -> frozenset[Figure]:
    """Return the figures that count one spot of an incident only."""
    return frozenset(found for sign in group.signs for found in sign.figures if is_part(sign, found, group))


def stated(parsed: Parsed, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of one incident as its claims state them, with the sum that gives its toll."""
    toll = figure.toll(parsed, figures)
    sums = list(figure.sums(parsed, figures, toll))
    numbers = {"killed": toll.killed, "injured": toll.injured}
    borne = {found.outcome for found in (*figures, *sums) if _gives(found, numbers.get(found.outcome))}
    for found in figures:
        number = numbers.get(found.outcome)
        if number is None:
            if not (toll.killed and found.is_open):
                yield found
        elif not _is_left_out(found, number, found.outcome in borne):
            yield _restated(found, number)
    yield from sums


def _gives(found: Figure, number: int | None) -> bool:
    """Tell whether a figure gives the number of a toll by itself."""
    return found.low == number and found.scope != "part" and not found.is_open


def _is_left_out(found: Figure, number: int, is_borne: bool) -> bool:
    """Tell whether a toll leaves a figure out: those shot who are dead, one hurt who died, officers who came."""
    is_more = (found.low or 0) > number
    return is_more and (number == 0 or found.hedge == "plural" or (found.is_open and is_borne))


def _restated(found: Figure, number: int) -> Figure:
    """Return a figure with its scope: what is less than the toll is a part of it, or an earlier count.

    "At least 12" is not less than 14, but "a fatal attack" and "the villagers" say no more than that there were some.
    """
    is_any = found.high is None and found.hedge in ("", "plural") and (found.low or 0) < number
    if is_any or (found.high is not None and found.high < number):
        return replace(found, scope="part")
    return replace(found, scope="incident") if found.scope == "cumulative" else found
