"""Links to incidents: groups of mentions that are the same happening.

Average linkage over the scored pairs, best first. A person's verdicts are given: 'same' makes one of two incidents as
they stand, 'different' keeps apart whatever the scores say. Two mentions of one document are different incidents,
because the reading said so, unless a person joins them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from dateline.ids import identify
from dateline.link.links import NEVER
from dateline.records import Link

SAME = 0.25
"""Mean score from which two groups are joined: the far members of one incident, the news of the first day and the
verdict two years later, share little. Chosen on the training reports, 1,300 to 4,351 at once: 0.2 to 0.3 do alike."""

NEVERS = 0.25
"""Share of the pairs between two groups that cannot be one, from which the groups cannot be: one day that was misread
does not cut a large incident in two."""


def cluster(mentions: Mapping[str, str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Group mentions (id to document id): each group sorted, groups sorted by their first mention.

    What scores join are parts, and what people join are wholes of one part or more: that two mentions are the same
    takes nothing from what the scores say of either of them.
    """
    known = [link for link in links if link.left_id in mentions and link.right_id in mentions]
    known.sort(key=lambda link: (link.left_id, link.right_id))
    wholes = _Groups(mentions, [link for link in known if link.verdict == "different"])
    for link in known:
        if link.verdict == "same" and wholes.may_join(link.left_id, link.right_id):
            wholes.join(link.left_id, link.right_id)
    suggested = [link for link in known if link.verdict == "suggested"]
    parts = _Parts(mentions, [link for link in suggested if link.score == NEVER])
    _merge(parts, wholes, {(link.left_id, link.right_id): link.score for link in suggested if link.score})
    return tuple(sorted(tuple(sorted(group)) for group in wholes.members.values()))


def joins(link: Link) -> bool:
    """Tell whether two mentions can end in one group because of their link: by its score, or by a person's word.

    No mean reaches SAME where no score does. What no chain of such links holds together is grouped apart.
    """
    return link.verdict == "same" or (link.verdict == "suggested" and (link.score or NEVER) >= SAME)


def reached(
    mentions: Iterable[str], links_of: Callable[[Set[str]], Iterable[Link]]
) -> tuple[frozenset[str], tuple[Link, ...]]:
    """Return all mentions that a chain of joining links ties to some mentions, those included, and all their links.

    `links_of` gives the links of some mentions, whichever end they are.
    """
    found: dict[tuple[str, str], Link] = {}
    known, edge = set[str](), set(mentions)
    while edge:
        known |= edge
        some = list(links_of(edge))
        found |= {(link.left_id, link.right_id): link for link in some}
        edge = {end for link in some if joins(link) for end in (link.left_id, link.right_id)} - known
    return frozenset(known), tuple(found.values())


def name_clusters(clusters: Sequence[Sequence[str]], previous: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give each group an incident id: that of the earlier incident that most of its mentions come from, else a new one.

    `previous` maps mention ids to incident ids. Of two groups that come from one incident, and of two incidents that
    become one group, the larger share keeps the id; on a tie, the one with the smaller mention id: so whoever parts
    what was put together gets the ids from before. A new id is the hash of the group's first mention.
    """
    shares: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for number, group in enumerate(clusters):
        for mention in group:
            if mention in previous:
                shares[previous[mention], number].append(mention)
    named: dict[int, str] = {}
    kept = set[str]()
    for incident, number in sorted(shares, key=lambda share: (-len(shares[share]), min(shares[share]))):
        if number not in named and incident not in kept:
            named[number] = incident
            kept.add(incident)
    taken = kept | set(previous.values())
    for number, group in enumerate(clusters):
        if number not in named:
            named[number] = _new_id(group, taken)
            taken.add(named[number])
    return {named[number]: tuple(group) for number, group in enumerate(clusters)}


def _new_id(group: Sequence[str], taken: set[str]) -> str:
    """Return an id that no incident has had: mostly the hash of the first mention, else of that and a count."""
    for count in range(len(taken) + 1):
        candidate = identify("incident", min(group), count)
        if candidate not in taken:
            return candidate
    raise AssertionError("more candidates than names taken")  # pragma: no cover


def _merge(parts: _Parts, wholes: _Groups, scores: dict[tuple[str, str], float]) -> None:
    """Join parts, and the wholes that they are of, the best mean score first, until none reaches SAME."""
    sums = {pair: (score, 1) for pair, score in scores.items()}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in sums:
        near[left].add(right)
        near[right].add(left)
    heap = [(-_mean(parts, pair, sums), pair) for pair in sums]
    heapq.heapify(heap)
    while heap:
        priority, pair = heapq.heappop(heap)
        if pair not in sums or -priority != _mean(parts, pair, sums) or -priority < SAME:
            continue
        if not parts.may_join(*pair) or not wholes.may_join(*pair):
            continue
        wholes.join(*pair)
        root, gone = parts.join(*pair)
        _fold(root, gone, sums, near)
        for other in near[root]:
            pair = (min(root, other), max(root, other))
            heapq.heappush(heap, (-_mean(parts, pair, sums), pair))


def _fold(
    root: str, gone: str, sums: dict[tuple[str, str], tuple[float, int]], near: defaultdict[str, set[str]]
) -> None:
    """Add what was known of one part to the part that took it in."""
    sums.pop((min(root, gone), max(root, gone)), None)
    near[root].discard(gone)
    for other in near.pop(gone, set()) - {root}:
        near[other].discard(gone)
        near[other].add(root)
        near[root].add(other)
        old = sums.pop((min(gone, other), max(gone, other)))
        key = (min(root, other), max(root, other))
        total, count = sums.get(key, (0.0, 0))
        sums[key] = (total + old[0], count + old[1])


def _mean(parts: _Parts, pair: tuple[str, str], sums: dict[tuple[str, str], tuple[float, int]]) -> float:
    """Return the mean score over all pairs between two parts; pairs that shared too little to be compared count 0."""
    total, count = sums[pair]
    return total / max(len(parts.members[pair[0]]) * len(parts.members[pair[1]]), count)


class _Groups:
    """Groups of mentions that only grow, each by the name of its first mention."""

    def __init__(self, mentions: Iterable[str], different: Iterable[Link]) -> None:
        self.parent = {mention: mention for mention in mentions}
        self.members = {mention: [mention] for mention in self.parent}
        self.apart: defaultdict[str, set[str]] = defaultdict(set)
        for link in different:
            self.apart[link.left_id].add(link.right_id)
            self.apart[link.right_id].add(link.left_id)

    def find(self, mention: str) -> str:
        """Return the group that a mention is in."""
        while self.parent[mention] != mention:
            self.parent[mention] = self.parent[self.parent[mention]]
            mention = self.parent[mention]
        return mention

    def may_join(self, left: str, right: str) -> bool:
        """Tell whether joining the groups of two mentions would join no pair that must stay apart."""
        return self.find(left) == self.find(right) or not self.share_apart(left, right)

    def share_apart(self, left: str, right: str) -> float:
        """Return the share of the pairs between the groups of two mentions that must stay apart."""
        small, large = sorted((self.find(left), self.find(right)), key=lambda root: len(self.members[root]))
        ends = (other for mention in self.members[small] for other in self.apart.get(mention, ()))
        count = sum(self.find(other) == large for other in ends)
        return count / (len(self.members[small]) * len(self.members[large]))

    def join(self, left: str, right: str) -> tuple[str, str]:
        """Make one group of two; return the one that took in, and the one that was taken in."""
        kept, gone = sorted((self.find(left), self.find(right)))
        if kept != gone:
            self.parent[gone] = kept
            self.members[kept] += self.members.pop(gone)
        return kept, gone


class _Parts(_Groups):
    """What scores join: mentions of different documents that can be one incident."""

    def __init__(self, mentions: Mapping[str, str], different: Iterable[Link]) -> None:
        super().__init__(mentions, different)
        self.documents = {mention: {document} for mention, document in mentions.items()}

    def may_join(self, left: str, right: str) -> bool:
        """Tell whether two parts have no document in common, and few pairs that must stay apart."""
        shared = self.documents[self.find(left)] & self.documents[self.find(right)]
        return not shared and self.share_apart(left, right) < NEVERS

    def join(self, left: str, right: str) -> tuple[str, str]:
        """Make one part of two."""
        kept, gone = super().join(left, right)
        self.documents[kept] |= self.documents.pop(gone)
        return kept, gone
