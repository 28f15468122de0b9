from __future__ import annotations

from dataclasses import replace

from dateline.link.connections import connections
from dateline.records import Record
from dateline.web.connections import MOST, NARROW, WIDE, ConnectionView, graph, of_incident, views
from dateline.web.pages import pages
from tests.builders import record_of, report, told
from tests.web.examples import joined


def attack(number: int, *groups: str) -> Record:
    text = f"{' and '.join(groups)} claimed attack {number}."
    document = report(text, address=str(number), outlet="Herald", published=f"2031-05-{number + 10}")
    mention = told(document, text, *(("claimed_by", group, group) for group in groups))
    return record_of((document, mention))


RED, FREE = "Red Lantern Column", "Free Valley Front"
RECORD = joined(attack(1, RED), attack(2, RED, FREE), attack(3, FREE))


def shown(record: Record = RECORD) -> tuple[ConnectionView, ...]:
    return views(connections(record), record)


def test_every_tie_cites_its_words_and_who_says_them() -> None:
    assert {item.name for item in shown()} == {"Red Lantern Column", "Free Valley Front"}
    words = [words.claim for item in shown() for tie in item.ties for words in tie.words]
    assert all(claim.quote and claim.outlet == "Herald" for claim in words)


def test_an_incident_has_its_own_connections() -> None:
    assert [item.name for item in of_incident(shown(), f"{0:016x}")] == ["Red Lantern Column"]


def test_the_picture_has_every_node_and_every_tie() -> None:
    for columns in (WIDE, NARROW):
        drawn = graph(shown(), columns)
        assert (len(drawn.incidents), len(drawn.things), len(drawn.edges)) == (3, 2, 4)
        assert all(0 < node.y < drawn.height for node in (*drawn.incidents, *drawn.things))
        assert all(len(node.label) <= columns.fits for node in (*drawn.incidents, *drawn.things))


def test_the_picture_is_the_same_for_the_same_record() -> None:
    other = replace(RECORD, incidents=RECORD.incidents[::-1])
    assert graph(shown(other)) == graph(shown())


def test_only_the_most_telling_are_drawn() -> None:
    groups = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}lem Front" for n in range(MOST + 5)]
    many = joined(attack(1, *groups), attack(2, *groups))
    assert len(shown(many)) > MOST
    assert len(graph(shown(many)).things) == MOST


def test_pages_lead_to_connections_where_there_are_some() -> None:
    found = dict(pages(RECORD))
    assert 'href="connections.html"' in found["index.html"]
    assert 'href="connections.html#shared-' in found[f"incident-{0:016x}.html"]
    assert "connections.html" not in dict(pages(attack(1, "Red Lantern Column")))
