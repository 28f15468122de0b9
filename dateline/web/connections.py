"""What incidents share: a picture with the incidents on the left and the shared things on the right, and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.link.connections import KINDS, Connection, Tie
from dateline.records import Claim, Incident, Record
from dateline.web import view
from dateline.web.labels import clip

MOST = 40
"""Connections that are drawn, the most telling first: the list below the picture has all of them."""

ROW = 46.0
"""Pixels from one node to the next."""

GLYPH = 8.4
"""Pixels that a character of a label takes at most: 12 px bold."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report that name what is shared, and the fields that they tell."""

    claim: view.ClaimView
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieView:
    """One incident's end of a connection, with the words that say so."""

    incident: view.IncidentView
    rank: int  # place of the incident in the record, the newest first
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """What some incidents share, for a page."""

    anchor: str
    kind: str  # for the stylesheet: one of KINDS
    called: str  # for people
    name: str
    ties: tuple[TieView, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An incident or a shared thing in the picture: where its dot is, its label and what it leads to."""

    x: float
    y: float
    label: str
    below: str
    title: str  # the label in full
    href: str
    colour: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie in the picture: a curve, and who says so."""

    path: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The picture: two columns of nodes and the curves between them."""

    width: float
    height: float
    incidents: tuple[Node, ...]
    things: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a picture: where the dots of its two columns are."""

    width: float
    left: float
    right: float

    @property
    def fits(self) -> int:
        """Return how many characters a label can have."""
        return int((min(self.left, self.width - self.right) - 12) / GLYPH)


WIDE, NARROW = Columns(960, 330, 630), Columns(340, 138, 202)


def views(found: Sequence[Connection], record: Record) -> tuple[ConnectionView, ...]:
    """Return connections for a page, in the order given; the incidents of each with the newest first."""
    about = {incident.id: (rank, incident) for rank, incident in enumerate(view.newest_first(record.incidents))}
    return tuple(
        ConnectionView(
            anchor=f"shared-{number}",
            kind=item.kind,
            called=KINDS[item.kind],
            name=item.name,
            ties=tuple(sorted((_tie(tie, about, record) for tie in item.ties), key=lambda tie: tie.rank)),
        )
        for number, item in enumerate(found, 1)
    )


def _tie(tie: Tie, about: Mapping[str, tuple[int, Incident]], record: Record) -> TieView:
    rank, incident = about[tie.incident_id]
    together: dict[tuple[str, int, int, str], list[Claim]] = {}
    for claim in tie.claims:
        together.setdefault((claim.mention_id, claim.starts, claim.ends, claim.speaker), []).append(claim)
    words = (
        Words(view.claim_view("for", record.accounts[claims[0].mention_id], claims[0], record), _fields(claims, record))
        for claims in together.values()
    )
    return TieView(view.overview(incident, record), rank, tuple(words))


def _fields(claims: Sequence[Claim], record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record.codebook.named(claim.field).label for claim in claims))


def of_incident(found: Sequence[ConnectionView], incident_id: str) -> tuple[ConnectionView, ...]:
    """Return the connections that one incident has."""
    return tuple(item for item in found if any(tie.incident.id == incident_id for tie in item.ties))


def graph(found: Sequence[ConnectionView], columns: Columns = WIDE) -> Graph:
    """Return the picture of the most telling connections: the same for the same record, with few lines crossing.

    Incidents stand in the order of the record, and each shared thing as near as can be to the incidents that share it.
    """
    drawn = found[:MOST]
    ties = {tie.rank: tie.incident for item in drawn for tie in item.ties}
    incidents = [ties[rank] for rank in sorted(ties)]
    row = {incident.id: number for number, incident in enumerate(incidents)}
    things = sorted(drawn, key=lambda item: (_middle(item, row), item.name))
    height = max(len(incidents), len(things)) * ROW
    left = {
        item.id: _node(columns.left, y, (item.title, item.date), item.href, item.colour, columns)
        for item, y in zip(incidents, _rows(len(incidents), height), strict=True)
    }
    right = {
        item.anchor: _node(columns.right, y, (item.name, item.called), f"#{item.anchor}", item.kind, columns)
        for item, y in zip(things, _rows(len(things), height), strict=True)
    }
    edges = (_edge(left[tie.incident.id], right[item.anchor], tie, item) for item in things for tie in item.ties)
    return Graph(columns.width, height, tuple(left.values()), tuple(right.values()), tuple(edges))


def _middle(item: ConnectionView, row: Mapping[str, int]) -> float:
    """Return the middle of the rows of the incidents that share something."""
    return sum(row[tie.incident.id] for tie in item.ties) / len(item.ties)


def _rows(count: int, height: float) -> list[float]:
    """Return the heights of the nodes of a column, spread evenly."""
    return [height * (number + 0.5) / count for number in range(count)]


def _node(x: float, y: float, lines: tuple[str, str], href: str, colour: str, columns: Columns) -> Node:
    """Return a node with its lines short enough for its column, and in full."""
    label, below = (clip(line, columns.fits) for line in lines)
    return Node(x, y, label, below, ", ".join(line for line in lines if line), href, colour)


def _edge(incident: Node, thing: Node, tie: TieView, item: ConnectionView) -> Edge:
    """Return the curve between an incident and what it shares, with who says so."""
    half = (incident.x + thing.x) / 2
    bend = f"{half:.1f} {incident.y:.1f} {half:.1f} {thing.y:.1f}"
    path = f"M{incident.x:.1f} {incident.y:.1f}C{bend} {thing.x:.1f} {thing.y:.1f}"
    who = dict.fromkeys(words.claim.speaker or words.claim.outlet for words in tie.words)
    return Edge(path, f"{incident.title} – {item.name}: {', '.join(who)}", item.kind)
