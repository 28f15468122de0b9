"""Reports that are alike in words and cannot be of one incident, read by the reader that users run."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.link import cluster, lead_mentions, links
from dateline.pipeline import Tools, make_tools, read_document
from dateline.records import Account, Link, Reading
from tests.builders import report

Story = dict[str, tuple[str, str]]
"""Reports by a short name: the day of publication and the text."""

TWO_ATTACKS_OF_ONE_DAY: Story = {
    "market 1": (
        "2031-03-04",
        "A bomb exploded in the covered market of Tampere on Tuesday morning, killing nine people and wounding 23, "
        "police said. The device had been hidden under a fish stall, Inspector Veikko Harjumaa told reporters.",
    ),
    "market 2": (
        "2031-03-05",
        "Flowers covered the steps of the covered market in Tampere on Wednesday, a day after a bomb killed nine "
        "people among the fish stalls. Inspector Veikko Harjumaa said 23 people had been wounded.",
    ),
    "court 1": (
        "2031-03-04",
        "Three gunmen opened fire outside the district court in Tampere on Tuesday afternoon, killing two guards, "
        "police said. The gunmen fled in a white van that was found near the lake, Captain Oskari Vainikka said.",
    ),
    "court 2": (
        "2031-03-05",
        "The two guards shot dead at the district court in Tampere on Tuesday had served there for ten years. Captain "
        "Oskari Vainikka said the three gunmen had fled in a white van that was found near the lake.",
    ),
}
AN_ANNIVERSARY: Story = {
    "ferry 1": (
        "2031-05-10",
        "A bomb tore through the evening ferry at Salto on Friday, killing 14 passengers, the port authority said. "
        "Harbour master Tadeo Brunelli said the bomb on the ferry Golondrina had been left in a suitcase.",
    ),
    "ferry 2": (
        "2031-05-11",
        "Divers searched the wreck of the ferry Golondrina in Salto on Saturday after a bomb killed 14 passengers on "
        "Friday. Harbour master Tadeo Brunelli said that a suitcase had held the bomb.",
    ),
    "landing 1": (
        "2032-05-10",
        "A bomb exploded at the ferry landing in Salto on Sunday during a ceremony for the victims of the ferry "
        "Golondrina, killing three people, police said. Harbour master Tadeo Brunelli was among the wounded.",
    ),
    "landing 2": (
        "2032-05-11",
        "Three people died when a bomb exploded at the ferry landing in Salto on Sunday, police said on Monday, at a "
        "ceremony for the dead of the ferry Golondrina. Harbour master Tadeo Brunelli left hospital.",
    ),
}
A_PART_AND_ITS_WHOLE: Story = {
    "whole 1": (
        "2031-09-02",
        "Bombs at the airport and at a metro station of Turku killed 31 people on Tuesday, the government said. Eleven "
        "people died in the departure hall and 20 died at the Kauppatori metro station. The Northern Dawn claimed the "
        "attacks, Minister Aino Kallasvirta said.",
    ),
    "whole 2": (
        "2031-09-03",
        "Three days of mourning began in Turku on Wednesday for the 31 people killed in Tuesday's bombings at the "
        "airport and the metro, claimed by the Northern Dawn. Minister Aino Kallasvirta said two suspects were sought.",
    ),
    "metro 1": (
        "2031-09-02",
        "A bomb exploded in a train at the Kauppatori metro station in Turku on Tuesday morning, killing 20 people, "
        "the transport authority said. Driver Pekka Lumijoki led passengers through the tunnel.",
    ),
    "metro 2": (
        "2031-09-04",
        "Pekka Lumijoki, the driver of the train in which a bomb killed 20 people at the Kauppatori metro station of "
        "Turku on Tuesday, said the second carriage was gone. He led passengers through the tunnel.",
    ),
}
ANOTHER_AMBUSH: Story = {
    "ninth 1": (
        "2031-01-10",
        "Gunmen ambushed a convoy near Kidal on Thursday, killing six soldiers, the army said. The attackers took two "
        "vehicles, Colonel Idrissa Barazane said.",
    ),
    "ninth 2": (
        "2031-01-11",
        "Six soldiers were killed when gunmen ambushed their convoy near Kidal on Thursday, the army said. Colonel "
        "Idrissa Barazane said that two vehicles had been taken.",
    ),
    "nineteenth 1": (
        "2031-01-20",
        "Gunmen ambushed a convoy near Kidal on Sunday, killing four soldiers, the army said. Three attackers died, "
        "Colonel Idrissa Barazane said.",
    ),
}
STORIES = {
    "two attacks of one day": TWO_ATTACKS_OF_ONE_DAY,
    "an attack and another on its anniversary": AN_ANNIVERSARY,
    "a part and its whole": A_PART_AND_ITS_WHOLE,
    "another ambush ten days later": ANOTHER_AMBUSH,
}


@cache
def tools() -> Tools:
    return make_tools("english")


@cache
def read(name: str) -> tuple[Reading, ...]:
    told = STORIES[name].items()
    return tuple(read_document(report(text, address=key, published=day), tools()) for key, (day, text) in told)


def linked(name: str) -> tuple[dict[str, str], tuple[Link, ...]]:
    """Return the report of each main mention of a story, and all links."""
    accounts = [Account(mention, reading.document) for reading in read(name) for mention in reading.mentions]
    places = {found.place.id: found.place for reading in read(name) for found in reading.places if found.place}
    leads = lead_mentions(accounts)
    return {a.mention.id: a.document.address for a in accounts if a.mention.id in leads}, links(accounts, places)


def grouped(documents: dict[str, str], found: tuple[Link, ...]) -> set[frozenset[str]]:
    return {frozenset(documents[mention] for mention in group) for group in cluster(documents, found)}


@pytest.mark.parametrize("name", STORIES)
def test_what_cannot_be_one_is_kept_apart_and_what_is_one_together(name: str) -> None:
    documents, found = linked(name)
    told = [key.rsplit(" ", 1)[0] for key in STORIES[name]]
    assert grouped(documents, found) == {
        frozenset(key for key in STORIES[name] if key.startswith(one)) for one in set(told)
    }


@pytest.mark.parametrize("name", STORIES)
def test_a_link_says_why_it_cannot_be(name: str) -> None:
    _, found = linked(name)
    never = [link for link in found if link.score == 0]
    assert never
    assert all(link.reasons[0].name == "apart" and link.reasons[0].sentence for link in never)


def test_a_person_knows_better() -> None:
    documents, found = linked("a part and its whole")
    by_name = {name: mention for mention, name in documents.items()}
    left, right = sorted((by_name["whole 1"], by_name["metro 1"]))
    ruled = tuple(link for link in found if (link.left_id, link.right_id) != (left, right))
    assert grouped(documents, (*ruled, Link(left, right, "same", "person:amina"))) == {frozenset(documents.values())}
