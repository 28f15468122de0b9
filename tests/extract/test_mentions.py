from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract import statements
from dateline.extract.mentions import extract
from dateline.gazetteer import Gazetteer
from dateline.models.english import parse
from dateline.records import Mention, Parsed, Problem
from dateline.resolve import date, figure, place
from dateline.split import split
from tests.builders import report


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read(text: str, published: str = "2021-05-05") -> tuple[tuple[Mention, ...], tuple[Problem, ...]]:
    document = report(text, published=published)
    parsed = parse(document, split(document))
    return extract(
        parsed, date.find(parsed), figure.find(parsed), place.find(parsed, gazetteer()), statements.find(parsed)
    )


def values(mention: Mention, field: str) -> set[str]:
    return {claim.value for claim in mention.of(field)}


ONE = (
    "A car bomb exploded outside a court in Antwerp on Tuesday, killing at least 12 people and wounding 30 others, "
    "police said.\n\nThe attack was claimed by the Northern Front. Eight of the dead were lawyers.\n"
)


def test_one_attack_told_in_many_words_is_one_mention() -> None:
    mentions, _ = read(ONE)
    assert len(mentions) == 1
    assert values(mentions[0], "type") == {"bombing"}
    assert values(mentions[0], "status") == {"happened"}
    assert values(mentions[0], "date") == {"2021-05-04"}
    assert "12.." in values(mentions[0], "killed")
    assert "30" in values(mentions[0], "injured")


def test_a_place_claim_holds_gazetteer_id_and_precision() -> None:
    claim = read(ONE)[0][0].of("place")[0]
    assert claim.value == "geonames:2803138"
    assert claim.low == claim.high == 1


OVERVIEW = (
    "Gunmen shot dead nine worshippers in Ghent on Monday, the fourth attack on Belgian soil in two years.\n\n"
    "In March 2020, a suicide bomber killed 14 people at a market in Liege.\n\n"
    "Last August, a man with a knife stabbed two nurses in Bruges.\n\n"
    "In January, police foiled a plot to bomb a stadium in Hasselt.\n\n"
    "The group has threatened to attack the port of Antwerp.\n"
)


def test_an_overview_tells_of_several_incidents_each_with_its_own_date_and_status() -> None:
    mentions, _ = read(OVERVIEW)
    told = {(value, *values(mention, "status")) for mention in mentions for value in values(mention, "date")}
    assert {("2021-05-03", "happened"), ("2020-03", "background"), ("2020-08", "background")} <= told
    assert {"foiled", "threatened"} <= {value for mention in mentions for value in values(mention, "status")}


def test_the_main_incident_comes_first() -> None:
    assert values(read(OVERVIEW)[0][0], "date") == {"2021-05-03"}


NONE = [
    "",
    "The Rovers beat the Wanderers 3-1 on Sunday. Their striker shot twice from range.",
    "The bank took a hit of 2 billion euros in the fourth quarter. Its shares were under attack on Monday.",
    "A gas explosion killed three people in a block of flats in Ghent on Monday. It was an accident.",
    "A tram derailed in Ghent on Monday, killing seven passengers and injuring fifty.",
    "The actor died of a heart attack on the set of the film in Ghent on Monday.",
    "The rocket exploded on the launch pad before the satellite could reach orbit.",
    "Albion shot down Athletic 4-2 on Sunday in a tie that exploded into life. Their striker killed the game.",
    "The keeper had no answer to an attack that hit the post twice. The coach said they had ambushed the champions.",
    "Her new film is an explosion of colour, and the actress attacked the role, said the director on Monday.",
]


@pytest.mark.parametrize("text", NONE)
def test_reports_of_no_violence_tell_of_no_incident(text: str) -> None:
    assert read(text)[0] == ()


EARNEST = [
    "A gunman shot nine fans at a football match in Ghent on Sunday. The striker was among the players hit.",
    "A bomb that exploded at a stadium in Ghent on Sunday killed 12 football fans during a match of two teams.",
    "Rioters set fire to the stadium of Ghent after the game on Sunday. The match of the two teams had ended 2-1.",
]


@pytest.mark.parametrize("text", EARNEST)
def test_violence_at_a_match_is_told(text: str) -> None:
    assert [values(mention, "date") for mention in read(text)[0]] == [{"2021-05-02"}]


AFTERMATH = [
    ("The death toll from Sunday's bombing of a market in Ghent rose to 14 on Monday after two died overnight.", 2),
    ("Gunmen attacked a farm near Ghent on Saturday. A guard who was wounded died in hospital on Monday.", 1),
    ("Gunmen shot nine farmers near Ghent on Saturday. Police arrested two men in Liege on Tuesday.", 1),
    ("Rebels attacked a post near Ghent on Sunday, killing two. Troops killed four more of them on Tuesday.", 2),
    ("A bomb exploded in Ghent on Saturday. The mayor said on Monday that he would resign.", 1),
]


@pytest.mark.parametrize(("text", "day"), AFTERMATH)
def test_what_came_of_an_incident_does_not_date_it(text: str, day: int) -> None:
    assert [values(mention, "date") for mention in read(text)[0]] == [{f"2021-05-0{day}"}]


STAND_INS = [
    "A man and his son were found dead with gunshot wounds in Ghent on Monday.",
    "Shots rang out near a school in Ghent on Monday, police said. A boy was shot in the leg.",
    "It happened on Monday in a park in Ghent. A boy was shot in the leg.",
]


@pytest.mark.parametrize("text", STAND_INS)
def test_the_day_of_what_came_of_it_stands_in_where_no_other_is_told(text: str) -> None:
    assert values(read(text)[0][0], "date") == {"2021-05-03"}


def test_a_sum_over_a_stretch_of_time_is_no_incident() -> None:
    mentions, _ = read(
        "Four nurses were abducted near Jos on Monday. At least 15 people have been abducted since January."
    )
    assert [values(mention, "date") for mention in mentions] == [{"2021-05-03"}]


def test_those_who_are_held_are_counted() -> None:
    mentions, _ = read("In February, gunmen seized a bus near Mpika and held its eleven passengers for two days.")
    assert [values(mention, "abducted") for mention in mentions] == [{"11"}]
    assert values(mentions[0], "date") == {"2021-02"}


PARTIES = [
    ("Last December, police foiled a plot to bomb a railway bridge near Elbasan.", set()),
    ("A gunman attacked a cafe in Ghent on Monday, wounding three people, before police shot him dead.", {"gunman"}),
    ("Gunmen attacked a post near Ghent on Monday. Officers shot dead two attackers.", {"Gunmen"}),
    ("Police shot dead a student at a march in Ghent on Monday.", {"Police"}),
]


@pytest.mark.parametrize(("text", "parties"), PARTIES)
def test_the_police_who_stop_an_act_did_not_commit_it(text: str, parties: set[str]) -> None:
    mentions, _ = read(text)
    assert values(mentions[0], "perpetrator") | values(mentions[0], "perpetrator_group") == parties


NAMED = [
    ("A bomb killed two people in Ghent on Sunday. Officials blamed the Red Valley Front, a small armed group.", ()),
    ("A group calling itself the Red Valley Front claimed Sunday's bombing in Ghent.", ("Red Valley Front",)),
]


@pytest.mark.parametrize(("text", "claimed"), NAMED)
def test_a_group_is_named_where_it_is_blamed_or_names_itself(text: str, claimed: tuple[str, ...]) -> None:
    mentions, _ = read(text)
    assert [values(mention, "perpetrator_group") for mention in mentions] == [{"Red Valley Front"}]
    assert values(mentions[0], "claimed_by") == set(claimed)


def test_what_a_group_is_known_for_is_no_incident() -> None:
    mentions, _ = read("A bomb exploded in Ghent on Sunday. The Front is an armed group that has attacked power lines.")
    assert [values(mention, "type") for mention in mentions] == [{"bombing"}]


def test_a_plot_and_the_attack_that_it_was_for_are_one_mention() -> None:
    mentions, _ = read("Police arrested two men who plotted an attack on a school in Ghent on Monday.")
    assert [values(mention, "status") for mention in mentions] == [{"foiled"}]


def test_an_incident_of_which_nothing_is_known_is_noted_and_left_out() -> None:
    mentions, problems = read("The bombing shook everybody. Much has been written about the bombing since.")
    assert mentions == ()
    assert [problem.is_note for problem in problems] == [True]


def test_warnings_alone_are_one_mention_at_most() -> None:
    mentions, _ = read("The group threatened to attack Ghent. It vowed to attack the city. More attacks may follow.")
    assert len(mentions) <= 1


def test_every_claim_quotes_its_document_and_belongs_to_its_mention() -> None:
    for mention in read(OVERVIEW)[0]:
        for claim in mention.claims:
            assert claim.quote == OVERVIEW[claim.starts : claim.ends]
            assert claim.mention_id == mention.id


def test_mentions_of_one_sentence_have_different_ids() -> None:
    mentions, _ = read("Gunmen killed a farmer in Ghent on Monday and rebels abducted two nurses in Liege on Tuesday.")
    assert len({mention.id for mention in mentions}) == len(mentions)


def test_a_claim_has_its_speaker() -> None:
    mentions, _ = read(
        "Gunmen attacked a farm near Ghent on Monday. Nine people were killed, said Anna Peeters, the mayor."
    )
    assert {claim.speaker for claim in mentions[0].of("killed")} == {"Anna Peeters"}


def test_without_words_the_main_incident_is_still_found() -> None:
    document = report("The bombing of the bus station killed nine people on Tuesday.", published="2021-05-05")
    parsed = Parsed(document, split(document))
    mentions, _ = extract(parsed, date.find(parsed), figure.find(parsed), (), ())
    assert values(mentions[0], "type") == {"bombing"}
    assert values(mentions[0], "date") == {"2021-05-04"}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    document = report("A bombing killed nine people. " + text)
    parsed = Parsed(document, split(document))
    for mention in extract(parsed, date.find(parsed), figure.find(parsed), (), ())[0]:
        assert all(claim.quote == document.text[claim.starts : claim.ends] for claim in mention.claims)


@pytest.mark.parametrize(
    ("text", "kind", "killed", "place", "day"),
    [
        ("A drone strike killed three people in Marib on Monday.", "air_strike", "3", "Marib", "2021-05-03"),
        ("An airstrike killed five people in Idlib on Friday.", "air_strike", "5", "Idlib", "2021-04-30"),
        ("A roadside bomb killed four soldiers in Mali on Monday.", "bombing", "4", "Mali", "2021-05-03"),
        ("An explosion killed four soldiers in Mali on Monday.", "bombing", "4", "Mali", "2021-05-03"),
        ("Two people were killed when a bomb exploded in Lyon on Monday.", "bombing", "2", "Lyon", "2021-05-03"),
        ("A man stabbed three people to death in Graz on Sunday.", "stabbing", "3", "Graz", "2021-05-02"),
    ],
)
def test_one_plain_sentence_is_one_whole_mention(text: str, kind: str, killed: str, place: str, day: str) -> None:
    mention = read(text, "2021-05-04")[0][0]
    assert [values(mention, field) for field in ("type", "killed", "date")] == [{kind}, {killed}, {day}]
    assert {claim.quote for claim in mention.of("place")} == {place}


HEADED = (
    "Gunmen killed 30 people in Antwerp on Monday. Here are others.\n\n"
    "Harbour tavern: 17 dead\n\nIn March 1974, a gunman shot dead 17 people in a tavern in Ghent.\n\n"
    "Coal depot: 9 dead\n\nIn May 1983, a clerk opened fire at a depot in Ghent, killing 9 people.\n"
)


def test_a_heading_counts_for_what_stands_below_it() -> None:
    tolls = {day: values(mention, "killed") for mention in read(HEADED)[0] for day in values(mention, "date")}
    assert (tolls["1974-03"], tolls["1983-05"]) == ({"17"}, {"9"})


def test_the_dead_of_a_whole_war_are_no_toll_of_one_incident() -> None:
    text = (
        "Gunmen abducted 40 pupils from a school in Kasama on Monday.\n\n"
        "The Northern Front has killed more than 20,000 people since it took up arms in 2009.\n"
    )
    mentions, _ = read(text)
    assert not [claim for mention in mentions for claim in mention.of("killed")]


@pytest.mark.parametrize(
    "text",
    [
        "The actress said the director of the film was fired by the studio.\n\nHe has denied allegations of sexual "
        "assault in London. She told the award series that he assaulted her after the premiere of the movie.\n",
        "The airline barred two passengers from a flight in Denver. The pilot of the plane said nothing.\n\nThe flight "
        'left with 90 passengers, the airline said.\n\n"There was a shooting in Ghent this weekend and people were '
        'killed," the gun control advocate wrote of the airline.\n',
    ],
)
def test_reports_about_something_else_tell_of_no_incident(text: str) -> None:
    assert read(text)[0] == ()


DENIED = (
    "At least 12 people were killed when a bomb exploded at a market in Ghent on Monday, officials said. "
    "The ministry denied that 30 people had been killed in Monday's bombing.\n"
)


def test_who_denies_a_number_denies_nothing_else() -> None:
    (mention,), _ = read(DENIED)
    denied = {(claim.field, claim.value) for claim in mention.claims if claim.stance == "denied"}
    assert denied == {("killed", "30")}
    assert {claim.scope for claim in mention.of("killed")} == {"incident"}, "a denied number makes no part of another"


def test_who_denies_the_deed_denies_who_did_it() -> None:
    (mention,), _ = read(
        "At least 12 people were killed when a bomb exploded at a market in Ghent on Monday, officials said. "
        "The army denied that its soldiers had killed 12 people.\n"
    )
    assert "denied" in {claim.stance for claim in mention.of("killed")}


def test_what_a_thing_is_called_dates_nothing() -> None:
    text = "Two gunmen stormed a Christmas office party in Ghent in December 2015 and gunned 14 people down."
    (mention,), _ = read(text, published="2017-10-03")
    assert values(mention, "date") == {"2015-12"}


def test_police_who_come_in_are_no_perpetrators() -> None:
    text = (
        "A radicalised couple opened fire at a party in Ghent on Monday, killing 14 people.\n\n"
        "They were shot dead by police."
    )
    (mention,), _ = read(text)
    assert not any("police" in claim.value for claim in mention.claims if claim.field.startswith("perpetrator"))


TAKEN = (
    "The government said on Thursday that 21 of the {} schoolgirls who were abducted by the Northern Front in April "
    '2014 had been freed.\n\n"We are glad," the information minister told reporters in Abuja. He spoke in Abuja again '
    "later. The abduction of the {} schoolgirls shocked the world."
)


def test_where_the_victims_are_from_stands_in_for_the_place_and_where_a_minister_spoke_does_not() -> None:
    (mention,), _ = read(TAKEN.format("Salto", "Salto"), published="2016-10-13")
    assert values(mention, "place") == {"geonames:3440714"}
