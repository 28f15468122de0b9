"""What cannot be one incident, however alike the words: two attacks of one day, a later attack, a part and its whole.

Each test asks for two things that do not fit together, for each of them alone is mostly misread: of the pairs of
training reports whose days lie two days or more apart, four in five tell of one incident all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.link.days import gap_in_days, ordinal
from dateline.link.profile import Profile
from dateline.records import Reason

FRESH = 7
"""Days after its own within which a report is news: its day is then borne out by the day of publication."""

LATER = 7
"""Days between two incidents that are both news: two days cost half a point of pair F1 on the training reports."""

YEAR = 300
"""Days between two incidents of which one is recalled: an anniversary is the least that anybody marks."""

SINGLE = 1
"""A toll that sets nothing apart: one of the dead is told of in most reports, whatever the toll."""

CLASHES = frozenset({"kinds", "targets"})
"""Comparisons that tell two incidents apart when they find nothing in common."""


def apart(left: Profile, right: Profile, reasons: Iterable[Reason]) -> Reason | None:
    """Return why two mentions cannot tell of one incident: nothing if they can.

    `reasons` are the comparisons of the two.
    """
    clashes = {reason.name for reason in reasons if reason.name in CLASHES and reason.score == -1}
    differ = any(a != b for a, b in _exact_tolls(left, right))
    if differ and ("kinds" in clashes or _is_less(left, right) or _is_less(right, left)):
        clashes.add("tolls")
    if (clashes - {"tolls"} or _is_fallen(left, right)) and _is_later(left, right):
        return Reason(
            "apart", -1.0, left.day_words, right.day_words, f"another day, and other {_listed(clashes or {'tolls'})}"
        )
    if len(clashes) > 1:
        return Reason("apart", -1.0, _told(left), _told(right), f"other {_listed(clashes)}")
    if "tolls" in clashes and (_is_part(left, right) or _is_part(right, left)):
        return Reason("apart", -1.0, _told(left), _told(right), "the toll of one is a part of the other's")
    return None


def _is_later(left: Profile, right: Profile) -> bool:
    """Tell whether one incident happened after the other: both are news, or one is recalled after a year."""
    if left.days is None or right.days is None:
        return False
    return gap_in_days(left.days, right.days) >= (LATER if _is_fresh(left) and _is_fresh(right) else YEAR)


def _is_fallen(left: Profile, right: Profile) -> bool:
    """Tell whether the toll of the later incident is lower: a toll that rises may be of the same one."""
    if left.days is None or right.days is None:
        return False
    earlier, later = (left, right) if left.days < right.days else (right, left)
    return any(a > b for a, b in _exact_tolls(earlier, later))


def _is_fresh(profile: Profile) -> bool:
    """Tell whether a report was published on the day of its incident or soon after it."""
    if profile.days is None or profile.published is None:
        return False
    published, (first, last) = ordinal(profile.published), map(ordinal, profile.days)
    return first - 1 <= published <= last + FRESH


def _is_less(low: Profile, high: Profile) -> bool:
    """Tell whether a mention counts fewer killed than one that was published before, or on the same day."""
    is_earlier = (low.published or 0) < (high.published or 0)
    return not is_earlier and any(a < b for a, b in _exact_tolls(low, high))


def _exact_tolls(left: Profile, right: Profile) -> list[tuple[int, int]]:
    """Return the exact numbers of killed that both give of the same people, where neither is of one alone."""
    both = [name for name in left.figures if name.startswith("killed") and name in right.figures]
    bounds = [(*left.figures[name], *right.figures[name]) for name in both]
    return [(a, c) for a, b, c, d in bounds if a == b and c == d and a and c and min(a, c) > SINGLE]


def _is_part(part: Profile, whole: Profile) -> bool:
    """Tell whether the toll of a mention is a part of another's, which tells of more that was hit.

    It is no earlier count: those come first.
    """
    if not part.targets or not whole.targets - part.targets or not _is_less(part, whole):
        return False
    return any(some < everybody and some in whole.parts for some, everybody in _exact_tolls(part, whole))


def _told(profile: Profile) -> str:
    """Return what a mention tells of the incident, in short."""
    return ", ".join([profile.type, *sorted(profile.targets)])


def _listed(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))
