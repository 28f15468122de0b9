"""What the figures of one mention claim of its toll: sums of lists, updates, and single persons beside a number."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import replace

from dateline.extract.groups import Group, is_part
from dateline.extract.signs import MANY
from dateline.extract.statements import innermost, stance_on
from dateline.records import Figure, Parsed, Statement
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


def stated(
    parsed: Parsed, figures: Sequence[Figure], own: Container[Figure] = (), said: Sequence[Statement] = ()
) -> Iterator[Figure]:
    """Yield the figures of one incident as its claims state them, with the sum that gives its toll.

    `own` are the figures that stand with words for the incident, `said` what the report attributes to somebody. A
    figure that somebody denies stands as it is, and has no part in the toll.
    """
    denied = [found for found in figures if stance_on(tuple(said), found.span) == "denied"]
    yield from denied
    figures = [found for found in figures if found not in denied]
    toll = figure.toll(parsed, figures, own)
    sums = list(figure.sums(parsed, figures, toll))
    numbers = {"killed": toll.killed, "injured": toll.injured}
    whole = [found for found in (*figures, *sums) if _gives(found, numbers.get(found.outcome))]
    leading = {found.outcome: found.counts for found in sorted(whole, key=_precedence, reverse=True)}
    speakers = {(found.outcome, _speaker(parsed, said, found)) for found in whole}
    for found in figures:
        number = numbers.get(found.outcome)
        if number is None:
            if not (toll.killed and found.is_open):
                yield found
        elif _is_disputed(found, number, _speaker(parsed, said, found), speakers):
            yield found
        elif not _is_left_out(found, number):
            yield _restated(found, number, leading.get(found.outcome, found.counts))
    yield from sums


def _speaker(parsed: Parsed, said: Sequence[Statement], found: Figure) -> str:
    """Return who gives a figure; empty where it is the report's own."""
    statement = innermost(tuple(said), found.span)
    return (
        statement.name or " ".join(parsed.text[starts:ends] for starts, ends in statement.speaker) if statement else ""
    )


def _is_disputed(found: Figure, number: int, speaker: str, speakers: Set[tuple[str, str]]) -> bool:
    """Tell whether somebody counts otherwise than all who give the toll: a dispute, and no part of it."""
    is_count = found.scope == "incident" and not found.is_open and found.hedge != "plural" and (found.low or 0) > 1
    rivals = {name for outcome, name in speakers if outcome == found.outcome}
    return is_count and found.low != number and bool(speaker) and bool(rivals) and not rivals & {"", speaker}


def _precedence(found: Figure) -> tuple[bool, int]:
    """Order figures that give one toll: of everybody first, then in text order."""
    return found.counts != "all", found.starts


def _gives(found: Figure, number: int | None) -> bool:
    """Tell whether a figure gives the number of a toll by itself."""
    return found.low == number and found.scope != "part"


def _is_left_out(found: Figure, number: int) -> bool:
    """Tell whether a toll leaves a figure out: another incident's, those shot who are dead, officers who came."""
    return (found.low or 0) > number


def _restated(found: Figure, number: int, leading: str) -> Figure:
    """Return a figure with its scope: what is less than the toll is a part of it, or an earlier count.

    "At least 12" is not less than 14, but "a fatal attack" and "the villagers" say no more than that there were some.
    `leading`: whom the toll counts; the same number of others, "a boy" beside "a clerk", is the same people in other
    words, and must not be added to it.
    """
    is_any = found.high is None and found.hedge in ("", "plural") and (found.low or 0) < number
    if is_any or (found.high is not None and found.high < number):
        return replace(found, scope="part")
    if found.low == number and found.counts not in ("all", leading):
        return replace(found, scope="part")
    return replace(found, scope="incident") if found.scope == "cumulative" or found.low == number else found
