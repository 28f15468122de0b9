"""Which pairs of mentions are worth comparing: those that share a rare name or detail, two names, a place and week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.link.days import week_number
from dateline.link.profile import Profile

LARGEST = 60
"""Mentions that may share a key of two parts: a larger group shares something too common to tell of one incident."""

FEW = 20
"""Mentions that may share a single name or detail: three times as many make twice the pairs and find 0.4 % more."""

SINGLE = 24
"""Names, and as many details, of a mention that are keys by themselves, the rarest first."""

PAIRED = 8
"""Names of a mention that are keys in twos, the rarest first: with 12 no more is found."""


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices in `profiles`, each pair once, smaller first; never two mentions of one document.

    The keys of a mention and the group of a key are bounded, so that the pairs grow linearly with the mentions.
    """
    groups = _groups(profiles)
    seen: set[tuple[int, int]] = set()
    for key, group in groups.items():
        if len(group) <= (FEW if len(key) == 2 else LARGEST):
            for pair in combinations(group, 2):
                if pair not in seen and profiles[pair[0]].document_id != profiles[pair[1]].document_id:
                    seen.add(pair)
                    yield pair


Key = tuple[str, ...] | tuple[str, str, int]


def _groups(profiles: Sequence[Profile]) -> dict[Key, list[int]]:
    """Return the numbers of the profiles that share each key."""
    names = Counter(name for profile in profiles for name in profile.names)
    details = Counter(detail for profile in profiles for detail in profile.details)
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for key in _keys(profile, names, details):
            groups[key].append(number)
    return groups


def _keys(profile: Profile, names: Counter[str], details: Counter[str]) -> Iterator[Key]:
    """Yield the keys of a mention: its rarest names and details, names in twos, its place with each possible week."""
    rare = _rarest(profile.names, names)
    yield from (("name", name) for name in rare)
    yield from (("detail", detail) for detail in _rarest(profile.details, details))
    yield from (("names", *pair) for pair in combinations(sorted(rare[:PAIRED]), 2))
    if profile.place is not None:
        yield from (("place", profile.place.id, week) for week in _weeks(profile))


def _rarest(words: Iterable[str], spread: Counter[str]) -> list[str]:
    """Return the rarest of some words that at least two mentions have."""
    return sorted((word for word in words if spread[word] > 1), key=lambda word: (spread[word], word))[:SINGLE]


def _weeks(profile: Profile) -> tuple[int, ...]:
    """Return the numbers of the weeks that a mention's date touches, and their neighbours; none if it is too vague."""
    low, high = profile.days or (profile.published, profile.published)
    if low is None or high is None:
        return ()
    first, last = week_number(low), week_number(high)
    return tuple(range(first, last + 2)) if last - first <= 5 else ()
