"""Two coders and an editor at the desk: given blind, coded apart, laid side by side, decided, measured."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from tests.web.desk.test_app import decide, token_of
from tests.web.tags import whole

Desk = Callable[..., TestClient]


@pytest.fixture
def home(record: Store, mentions: list[str]) -> str:
    return record.incident_ids()[mentions[0]]


def give(editor: TestClient, **form: str) -> str:
    page = editor.get("/assignments").text
    asked = {"token": token_of(page), "coders": "amina, boris", "blind": "1", **form}
    return editor.post("/assignments", data=asked).text


def at(desk: Desk, who: str) -> TestClient:
    return desk(who=who)


def test_two_coders_and_an_editor(desk: Desk, record: Store, home: str, claims: dict[str, str]) -> None:
    edith, amina, boris = (at(desk, who) for who in ("edith", "amina", "boris"))
    assert "4 new assignments" in give(edith)
    before = record.incident(home)
    assert "bombing, Salto, 11 May 2031: given to you by edith, to be coded blind" in amina.get("/queue?mine=1").text
    assert "the record states 17" not in amina.get("/queue").text

    page = decide(amina, f"/incident/{home}", f"accept {claims['nine people']}", note="The police said so.")
    assert "You code this blind" in page
    assert "accepted by <bdi>amina" in page
    theirs = boris.get(f"/incident/{home}").text
    assert "amina" not in theirs.split("<main")[1]
    assert "police" not in theirs
    assert "accepted by" not in at(desk, "edith").get(f"/incident/{home}").text
    assert record.incident(home) == before

    assert "Done with it." in decide(amina, f"/incident/{home}", f"done {home}")
    assert "all of them are done" in edith.get(f"/double/{home}").text
    assert "nine people" not in boris.get(f"/double/{home}").text
    decide(boris, f"/incident/{home}", f"reject {claims['nine people']}")
    decide(boris, f"/incident/{home}", f"done {home}")

    queue = edith.get("/queue?question=adjudicate").text
    assert "killed: amina 9; boris 17" in queue
    page = edith.get(f"/double/{home}").text
    whole(page)
    assert "The police said so." in page
    page = decide(edith, f"/double/{home}", f"take {home}", field="killed", value="amina", note="They counted.")
    assert "Decided, with what each coder said." in page
    assert [value.value for value in record.incident(home).stated("killed")] == ["9"]
    assert "They counted. (coders: amina: 9; boris: 17)" in edith.get(f"/incident/{home}").text
    assert "Settled." in decide(edith, f"/double/{home}", f"settle {home}")
    assert "You code this blind" not in amina.get(f"/incident/{home}").text

    page = edith.get("/agreement").text
    whole(page)
    assert re.search(r"killed</a></th>\s*<td role=\"cell\">interval</td>", page)
    assert record.audit() == ()


def test_a_third_value_settles_the_field(desk: Desk, record: Store, home: str, claims: dict[str, str]) -> None:
    edith = at(desk, "edith")
    give(edith)
    for who, claim in (("amina", "nine people"), ("boris", "Seventeen people")):
        decide(at(desk, who), f"/incident/{home}", f"accept {claims[claim]}")
        decide(at(desk, who), f"/incident/{home}", f"done {home}")
    decide(
        edith, f"/claim/{claims['nine people']}", f"correct {claims['nine people']}", quote="nine people", value="10"
    )
    assert [value.value for value in record.incident(home).stated("killed")] == ["10"]
    page = edith.get(f"/double/{home}").text
    assert "Nothing is left to decide" in page
    assert {item.field for item in record.settlements(record.incident(home).mention_ids)} == {"killed"}


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"coders": " , "}, "Nobody is named"),
        ({"sample": "many"}, "is no number for sample"),
        ({"sample": "99"}, "There are 2 such incidents"),
        ({"seed": "9" * 30}, "is no number for seed"),
    ],
)
def test_what_cannot_be_given_is_told(desk: Desk, form: dict[str, str], says: str) -> None:
    assert says in give(at(desk, "edith"), **form)


def test_an_editor_chooses_what_to_give_and_takes_it_back(desk: Desk, record: Store, home: str) -> None:
    edith = at(desk, "edith")
    assert "<b>1</b> incident as chosen above" in edith.get("/assignments?type=shooting").text
    assert "1 new assignment." in give(edith, type="shooting", coders="amina", blind="")
    [item] = record.assignments()
    other = record.incident_ids()[item.assignment.mention_id]
    assert (other != home, item.assignment.mode, item.assignment.coder) == (True, "open", "person:amina")
    assert "Given to you." in at(desk, "amina").get(f"/incident/{other}").text
    assert "1 incident found" in at(desk, "amina").get("/?given=1").text
    decide(at(desk, "amina"), f"/incident/{other}", f"done {other}")
    decide(edith, "/assignments", f"again {other}", value="amina")
    decide(edith, "/assignments", f"withdraw {other}", value="amina")
    assert record.assignments()[0].assignment.state == "withdrawn"
    assert record.audit() == ()


def test_roles_decide_who_gives_and_who_settles(signed_in: Desk, record: Store, home: str) -> None:
    coder = signed_in("cleo")
    page = coder.get("/assignments").text
    assert "Give them" not in page
    token = token_of(page)
    assert coder.post("/assignments", data={"token": token, "coders": "cleo"}).status_code == 403
    for do in (f"settle {home}", f"take {home}", f"withdraw {home}", f"again {home}"):
        assert coder.post("/decide", data={"token": token, "do": do, "back": "/"}).status_code == 403
    assert record.assignments() == ()


@pytest.mark.parametrize(("coders", "says"), [("cleo, cato", "4 new assignments"), ("cleo, rhea", "no account rhea")])
def test_only_accounts_that_may_code_are_given_anything(signed_in: Desk, coders: str, says: str) -> None:
    assert says in give(signed_in("edda"), coders=coders)


def test_a_coder_does_not_settle_by_the_way(signed_in: Desk, home: str, claims: dict[str, str]) -> None:
    give(signed_in("edda"), coders="cleo, edda")
    for who, claim in (("cleo", "nine people"), ("edda", "Seventeen people")):
        decide(signed_in(who), f"/incident/{home}", f"accept {claims[claim]}")
        decide(signed_in(who), f"/incident/{home}", f"done {home}")
    cato = signed_in("cato")
    form = {"token": token_of(cato.get("/queue").text), "do": f"accept {claims['nine people']}", "back": "/"}
    assert "an editor settles it first" in cato.post("/decide", data=form).text


@pytest.mark.parametrize(
    "address", ["/assignments", "/agreement", "/double/zz", "/double/{home}", "/agreement?ruled=1"]
)
def test_pages_are_whole_before_anything_is_given(desk: Desk, home: str, address: str) -> None:
    whole(desk().get(address.format(home=home)).text)


def test_lists_state_what_a_blind_coder_may_see(desk: Desk, record: Store, home: str, claims: dict[str, str]) -> None:
    edith, amina = at(desk, "edith"), at(desk, "amina")
    decide(edith, f"/incident/{home}", f"accept {claims['nine people']}")
    ruled = amina.get("/api/incidents").json()["incidents"]
    assert 'data-name="killed">9<' in amina.get("/").text
    give(edith)
    assert 'data-name="killed">9<' not in amina.get("/").text
    assert 'data-name="killed">9<' in edith.get("/").text
    assert amina.get("/api/incidents").json()["incidents"] != ruled
    assert edith.get("/api/incidents").json()["incidents"] == ruled


def test_programs_see_no_more_than_pages(desk: Desk, record: Store, home: str, claims: dict[str, str]) -> None:
    edith, amina = at(desk, "edith"), at(desk, "amina")
    decide(edith, f"/incident/{home}", f"accept {claims['nine people']}")
    give(edith)
    told = amina.get(f"/api/incidents/{home}").json()
    assert {claim["ruling"] for claim in told["claims"]} == {""}
    asked = {"action": "accept", "ids": [claims["Seventeen people"]]}
    assert amina.post("/api/decisions", json=asked).status_code == 200
    assert {item.claim_id for item in record.decisions()} == {claims["nine people"]}
    assert amina.post("/api/decisions", json={"action": "done", "ids": [home]}).status_code == 200
    assert amina.post("/api/decisions", json=asked).status_code == 400
