"""Links to incidents: groups of mentions that are the same happening.

Average linkage over the scored pairs, best first. A person's verdicts are given: 'same' joins before anything else,
'different' keeps apart whatever the scores say. Two mentions of one document are different incidents, because the
reading said so, unless a person joins them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.ids import identify
from dateline.records import Link

SAME = 0.25
"""Mean score from which two groups are joined: the far members of one incident, the news of the first day and the
verdict two years later, share little. Chosen on the training reports, 1,300 to 4,351 at once: 0.2 to 0.3 do alike."""


def cluster(mentions: Mapping[str, str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Group mentions (id to document id): each group sorted, groups sorted by their first mention."""
    forest = _Forest(mentions)
    known = [link for link in links if link.left_id in mentions and link.right_id in mentions]
    known.sort(key=lambda link: (link.left_id, link.right_id))
    for link in known:
        if link.verdict == "different":
            forest.forbid(link.left_id, link.right_id)
    for link in known:
        if link.verdict == "same" and not forest.is_forbidden(link.left_id, link.right_id):
            forest.join(link.left_id, link.right_id)
    scores = {(link.left_id, link.right_id): link.score for link in known if link.verdict == "suggested" and link.score}
    _merge(forest, scores)
    return tuple(sorted(tuple(sorted(group)) for group in forest.groups()))


def name_clusters(clusters: Sequence[Sequence[str]], previous: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give each group an incident id: that of the earlier incident that most of its mentions come from, else a new one.

    `previous` maps mention ids to incident ids. Of two groups that come from one incident, the larger share keeps the
    id; on a tie, the group with the smaller mention id. A new id is the hash of the group's first mention.
    """
    shares: defaultdict[tuple[str, int], int] = defaultdict(int)
    for number, group in enumerate(clusters):
        for mention in group:
            if mention in previous:
                shares[previous[mention], number] += 1
    named: dict[int, str] = {}
    for (incident, number), _ in sorted(
        shares.items(), key=lambda item: (-item[1], clusters[item[0][1]][0], item[0][0])
    ):
        if number not in named and incident not in named.values():
            named[number] = incident
    taken = set(named.values()) | set(previous.values())
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


def _merge(forest: _Forest, scores: dict[tuple[str, str], float]) -> None:
    """Join groups, the best mean score first, until none reaches SAME."""
    sums: dict[tuple[str, str], tuple[float, int]] = {}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for (left, right), score in scores.items():
        a, b = forest.find(left), forest.find(right)
        if a != b:
            key = (min(a, b), max(a, b))
            total, count = sums.get(key, (0.0, 0))
            sums[key] = (total + score, count + 1)
            near[a].add(b)
            near[b].add(a)
    heap = [(-_mean(forest, key, sums), key) for key in sums]
    heapq.heapify(heap)
    while heap:
        priority, key = heapq.heappop(heap)
        if key not in sums or -priority != _mean(forest, key, sums) or -priority < SAME:
            continue
        if not forest.may_join(*key):
            continue
        kept, gone = key
        forest.join(kept, gone)
        root = forest.find(kept)
        _fold(root, gone if root == kept else kept, sums, near)
        for other in near[root]:
            pair = (min(root, other), max(root, other))
            heapq.heappush(heap, (-_mean(forest, pair, sums), pair))


def _fold(
    root: str, gone: str, sums: dict[tuple[str, str], tuple[float, int]], near: defaultdict[str, set[str]]
) -> None:
    """Add what was known of one group to the group that took it in."""
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


def _mean(forest: _Forest, key: tuple[str, str], sums: dict[tuple[str, str], tuple[float, int]]) -> float:
    """Return the mean score over all pairs between two groups; pairs that shared too little to be compared count 0."""
    total, count = sums[key]
    pairs = len(forest.members[key[0]]) * len(forest.members[key[1]])
    return total / max(pairs, count)


class _Forest:
    """Groups of mentions that only grow, and the pairs that must stay apart."""

    def __init__(self, mentions: Mapping[str, str]) -> None:
        self.parent = {mention: mention for mention in mentions}
        self.members = {mention: [mention] for mention in mentions}
        self.documents = {mention: {document} for mention, document in mentions.items()}
        self.apart: defaultdict[str, set[str]] = defaultdict(set)

    def find(self, mention: str) -> str:
        """Return the group that a mention is in, by the name of its root."""
        while self.parent[mention] != mention:
            self.parent[mention] = self.parent[self.parent[mention]]
            mention = self.parent[mention]
        return mention

    def forbid(self, left: str, right: str) -> None:
        """Keep two mentions apart."""
        self.apart[left].add(right)
        self.apart[right].add(left)

    def may_join(self, left: str, right: str) -> bool:
        """Tell whether two groups share no document and hold no pair that must stay apart."""
        a, b = self.find(left), self.find(right)
        return a != b and not self.documents[a] & self.documents[b] and not self.is_forbidden(left, right)

    def is_forbidden(self, left: str, right: str) -> bool:
        """Tell whether joining the groups of two mentions would join a pair that must stay apart."""
        small, large = sorted((self.find(left), self.find(right)), key=lambda root: len(self.members[root]))
        return any(
            self.find(other) == large for mention in self.members[small] for other in self.apart.get(mention, ())
        )

    def join(self, left: str, right: str) -> None:
        """Make one group of two."""
        a, b = sorted((self.find(left), self.find(right)))
        if a != b:
            self.parent[b] = a
            self.members[a] += self.members.pop(b)
            self.documents[a] |= self.documents.pop(b)

    def groups(self) -> list[list[str]]:
        """Return the groups."""
        return list(self.members.values())
