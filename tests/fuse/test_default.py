from __future__ import annotations

import pytest

from dateline.fields import field_named
from dateline.fuse.default import RULE
from dateline.fuse.evidence import Evidence
from dateline.fuse.incident import fuse
from dateline.records import Place, Value
from tests.builders import says

CITY = Place("geonames:1", "Salto", "settlement", "UY", -31.38, -57.96, "Salto")
LAND = Place("geonames:2", "Uruguay", "country", "UY", -33.0, -56.0)
DAY = "2031-05-11"
PLACES = {place.id: place for place in (CITY, LAND)}


def killed(*evidence: Evidence) -> Value:
    (value,) = RULE(field_named("killed"), evidence, PLACES)
    return value


@pytest.mark.parametrize(
    ("claims", "value", "status", "rule"),
    [
        ([("9",)], "9", "agreed", "latest count"),
        ([("9", "2031-05-11"), ("14", "2031-05-12")], "14", "agreed", "latest count"),
        ([("14", "2031-05-12"), ("9", "2031-05-13")], "9", "disputed", "latest count"),
        ([("9",), ("20..",)], "9", "disputed", "lowest"),
        ([("12..",), ("14",)], "14", "agreed", "latest count"),
        ([("24..",), ("31",)], "31", "agreed", "latest count"),
        ([("9", DAY, "a"), ("12", DAY, "b"), ("12", DAY, "c")], "12", "disputed", "most voices"),
        ([("9", DAY, "a"), ("12", DAY, "b"), ("12", DAY, "b")], "9", "disputed", "lowest"),
    ],
)  # fmt: skip
def test_which_toll_is_stated(claims: list[tuple[str, ...]], value: str, status: str, rule: str) -> None:
    found = killed(*(says("killed", *claim) for claim in claims))
    assert (found.value, found.status) == (value, status)
    assert rule in found.rule


def test_a_part_never_competes_with_the_total() -> None:
    found = killed(
        says("killed", "31"),
        says("killed", "20", voice="b", scope="part"),
        says("killed", "2", voice="c", counts="police"),
    )
    assert (found.value, found.status) == ("31", "agreed")
    assert sorted(support.side for support in found.support) == ["beside", "beside", "for"]


def test_a_group_alone_is_the_toll() -> None:
    found = killed(says("killed", "3", counts="police"))
    assert (found.value, found.low, found.high) == ("3", 3, 3)


def test_groups_without_a_total_are_a_lower_bound() -> None:
    claims = [says("killed", "3", counts="police"), says("killed", "2", voice="b", counts="civilians")]
    found = killed(*claims)
    assert (found.value, found.low, found.high) == ("5..", 5, None)
    assert [support.side for support in found.support] == ["for", "for"]


def test_groups_of_two_days_are_added_and_the_civilians_hold_their_children() -> None:
    claims = [
        says("killed", "3", "2031-05-11", counts="police"),
        says("killed", "5", "2031-05-12", counts="civilians"),
        says("killed", "2", "2031-05-12", voice="b", counts="children"),
    ]
    assert killed(*claims).value == "8.."


def test_a_part_alone_is_a_lower_bound() -> None:
    found = killed(says("killed", "3", scope="part"), says("killed", "2", voice="b", scope="part"))
    assert (found.value, found.status) == ("3..", "agreed")


@pytest.mark.parametrize("hedge", ["dozens", "plural", "several"])
def test_a_vague_word_never_wins_over_a_number(hedge: str) -> None:
    vague = says("killed", "2..", "2031-05-13", voice="b", hedge=hedge)
    assert killed(says("killed", "4", "2031-05-11"), vague).value == "4"
    assert killed(vague).value == "2.."


def test_a_vague_word_is_known_without_its_hedge() -> None:
    bare = says("killed", "24..", "2031-05-13", voice="Dozens")
    assert killed(says("killed", "4", "2031-05-11"), bare).value == "4"


def test_a_vague_word_never_stands_against_a_number() -> None:
    found = killed(says("killed", "17"), says("killed", "24..", voice="b", hedge="dozens"))
    assert (found.status, sorted(support.side for support in found.support)) == ("agreed", ["beside", "for"])


def test_an_earlier_lower_toll_is_an_update_and_no_dispute() -> None:
    found = killed(says("killed", "9", "2031-05-11"), says("killed", "14", "2031-05-12"))
    assert [support.side for support in found.support] == ["earlier", "for"]


def test_two_towns_of_one_account_are_no_dispute() -> None:
    town = Place("geonames:3", "Paysandú", "settlement", "UY", -32.3, -58.1)
    claims = [says("place", CITY.id, low=1, high=1), says("place", town.id, low=1, high=1)]
    (found,) = RULE(field_named("place"), claims, PLACES | {town.id: town})
    assert (found.status, [support.side for support in found.support]) == ("agreed", ["for", "beside"])


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["nine people", "at least 20 people", "people"], 1),
        (["four engineers", "engineers", "four road engineers"], 1),
        (["a driver", "four engineers"], 2),
    ],
)
def test_numbers_do_not_make_a_name_another(names: list[str], shown: int) -> None:
    claims = [says("victim", name, voice=name) for name in names]
    assert len(RULE(field_named("victim"), claims, PLACES)) == shown


def test_a_denial_is_a_dispute() -> None:
    found = killed(says("killed", "5"), says("killed", "5", voice="b", stance="denied"))
    assert found.status == "disputed"
    assert [support.side for support in found.support] == ["for", "against"]


def test_a_denial_alone_states_nothing() -> None:
    assert RULE(field_named("killed"), [says("killed", "5", stance="denied")], PLACES) == ()


def test_a_persons_word_is_final() -> None:
    found = killed(
        says("killed", "9"), says("killed", "12", voice="b", ruling="accepted"), says("killed", "30", "2031-06-01")
    )
    assert (found.value, found.status, found.rule) == ("12", "reviewed", "person")


@pytest.mark.parametrize(
    ("accepted", "stated", "status"),
    [
        ({}, "12", "reviewed"),
        ({"stance": "denied"}, "9", "agreed"),  # it is right that somebody denies it
        ({"scope": "part"}, "9", "agreed"),  # a part is right beside the count of all
        ({"counts": "police"}, "9", "agreed"),
    ],
)
def test_what_is_accepted_states_the_value_where_it_is_the_value(
    accepted: dict[str, str], stated: str, status: str
) -> None:
    found = killed(says("killed", "9"), says("killed", "12", voice="b", ruling="accepted", **accepted))
    assert (found.value, found.status) == (stated, status)


def test_a_part_that_is_accepted_states_the_value_where_nobody_counts_all() -> None:
    found = killed(says("killed", "3", counts="police", ruling="accepted"), says("killed", "5", counts="soldiers"))
    assert (found.value, found.status) == ("3", "reviewed")


def test_a_rejected_claim_supports_nothing() -> None:
    found = killed(says("killed", "9", ruling="rejected"), says("killed", "12", voice="b"))
    assert (found.value, found.status) == ("12", "agreed")
    assert sorted(support.side for support in found.support) == ["for", "rejected"]


def test_words_without_a_value_state_nothing() -> None:
    assert RULE(field_named("killed"), [says("killed", "", low=None, high=None)], PLACES) == ()


def test_the_precise_place_is_stated_and_the_country_agrees() -> None:
    claims = [says("place", LAND.id, low=6, high=6), says("place", CITY.id, low=1, high=1)]
    (found,) = RULE(field_named("place"), claims, PLACES)
    assert (found.value, found.status) == (CITY.id, "agreed")


def test_background_in_one_report_did_happen() -> None:
    (found,) = RULE(
        field_named("status"), [says("status", "background"), says("status", "happened", voice="b")], PLACES
    )
    assert (found.value, found.status) == ("happened", "agreed")


def test_the_specific_type_wins_a_tie() -> None:
    (found,) = RULE(field_named("type"), [says("type", "attack"), says("type", "bombing", voice="b")], PLACES)
    assert found.value == "bombing"


def test_every_name_is_kept_and_a_denied_one_is_disputed() -> None:
    claims = [
        says("perpetrator_group", "Red Lantern Column"),
        says("perpetrator_group", "the Red Lantern Column", voice="b", stance="denied"),
        says("perpetrator_group", "Northern Dawn Brigade", voice="c"),
    ]
    found = RULE(field_named("perpetrator_group"), claims, PLACES)
    assert [(value.value, value.status) for value in found] == [
        ("Red Lantern Column", "disputed"),
        ("Northern Dawn Brigade", "agreed"),
    ]


def test_an_incident_has_its_fields_in_codebook_order() -> None:
    evidence = [says("killed", "3"), says("type", "bombing"), says("place", CITY.id, low=1, high=1)]
    found = fuse("i", ("m",), evidence, PLACES)
    assert [value.field for value in found.values] == ["type", "place", "killed"]
    with pytest.raises(KeyError):
        fuse("i", ("m",), evidence, PLACES, "no such rule")
