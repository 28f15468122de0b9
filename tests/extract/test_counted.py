"""What the figures of a mention claim of its toll."""

from __future__ import annotations

import pytest

from benchmarks.tolls import stated
from dateline.pipeline import make_tools, read_document
from dateline.records import Reading
from tests.builders import report


def read(text: str) -> Reading:
    return read_document(report(text, published="2021-03-02"), make_tools("english"))


def claimed(text: str, field: str) -> list[tuple[str, str, str]]:
    mention = read(text).mentions[0]
    return [(claim.quote, claim.value, claim.scope) for claim in mention.of(field)]


LISTED = "Gunmen killed three soldiers and two villagers in Herat on Monday."
UPDATED = "A bomb killed 12 people in Herat on Monday. Doctors said the death toll had risen to 31."
SINGLE = "A bomb killed 12 people in Herat on Monday. A farmer died in his shop."
SHOT = "Six nurses were shot in Herat on Monday, one fatally."
AT_ODDS = (
    "Police said 12 people were killed in the bombing in Hull on Monday. "
    "The mayor, Ana Ruiz, said 15 people were killed."
)
DIED = "A man was shot in Porto on Monday. He was taken to a hospital, where he died."


@pytest.mark.parametrize(
    ("text", "field", "claim"),
    [
        (LISTED, "killed", ("three soldiers and two villagers", "5", "incident")),
        (LISTED, "killed", ("three soldiers", "3", "part")),
        (UPDATED, "killed", ("31", "31", "incident")),
        (SINGLE, "killed", ("A farmer", "1", "part")),
        (AT_ODDS, "killed", ("12 people", "12", "incident")),
        (AT_ODDS, "killed", ("15 people", "15", "incident")),
        (SHOT, "injured", ("Six nurses were shot in Herat on Monday, one", "5", "incident")),
    ],
)
def test_claims_state_the_toll(text: str, field: str, claim: tuple[str, str, str]) -> None:
    assert claim in claimed(text, field)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (LISTED, 5, None),
        (SINGLE, 12, None),
        (SHOT, 1, 5),
        (DIED, 1, None),
        ("A man was shot in Porto on Monday. Officers were hit by stones.", None, 1),
        ("A bomb killed 12 people in Herat on Monday. At least 30 were hurt. One of the wounded died later.", 12, 30),
    ],
)  # fmt: skip
def test_the_record_states_the_toll_of_the_main_incident(text: str, killed: int | None, injured: int | None) -> None:
    reading = read(text)
    assert (stated(reading, "killed"), stated(reading, "injured")) == (killed, injured)


def test_the_toll_of_another_incident_stays_with_it() -> None:
    text = (
        "A bomb exploded in Herat on Monday, killing 12 people. "
        "Forty people were killed in a shooting in Lima in May 2014."
    )
    assert [[claim.value for claim in mention.of("killed")] for mention in read(text).mentions] == [["12"], ["40"]]
