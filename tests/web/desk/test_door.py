"""Who comes in at the door of the desk: by a session, by a token, in which role; and who does not."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.review.actions import accept
from dateline.store import Store
from dateline.web.desk import passwords
from dateline.web.desk.accounts import place
from dateline.web.desk.app import LOOPBACK
from tests.web.desk.conftest import password_of, sign_in, token_of

Desk = Callable[..., TestClient]
ROOT = "person:root"
PAGES = [
    "/",
    "/queue",
    "/next",
    "/search?q=bomb",
    "/help",
    "/api",
    "/account",
    "/incident/aa",
    "/report/aa",
    "/nothing",
]
FOR_PROGRAMS = ["/api/incidents", "/api/queue", "/api/claims?incident=aa", "/api/nothing", "/openapi.json"]


def claim_of(record: Store) -> str:
    return next(record.accounts()).mention.claims[0].id


def incident_of(record: Store) -> str:
    return next(iter(record.incident_ids().values()))


def ruled_by(record: Store) -> list[str]:
    return sorted({decision.decided_by for decision in record.decisions()})


# -- without accounts ---------------------------------------------------------------------------------------------


def test_without_accounts_the_one_person_is_in(desk: Desk) -> None:
    browser = desk()
    page = browser.get("/queue").text
    assert "amina" in page
    assert "Sign out" not in page
    assert browser.get("/sign-in", follow_redirects=False).headers["location"] == "/queue"
    assert browser.get("/account").status_code == 404


def test_the_first_account_closes_the_door_at_once(desk: Desk, record: Store, cheap: None) -> None:
    browser = desk()
    token = token_of(browser.get(f"/claim/{claim_of(record)}").text)
    record.add_user("cleo", "coder", passwords.hashed(password_of("cleo")), ROOT)
    assert browser.get("/queue", follow_redirects=False).status_code == 303
    form = {"token": token, "do": f"accept {claim_of(record)}"}
    assert browser.post("/decide", data=form).status_code == 401
    record.close_user("cleo", ROOT)
    assert browser.get("/queue", follow_redirects=False).status_code == 303
    assert record.decisions() == ()


# -- strangers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in(desk: Desk, accounts: Store, address: str) -> None:
    answer = desk().get(address, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("address", FOR_PROGRAMS)
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Bearer dateline_x", "Basic Y2xlbzp4", "Bearer \xff"])
def test_a_strange_program_is_told_what_to_send(desk: Desk, accounts: Store, address: str, header: str) -> None:
    answer = desk().get(address, headers=[(b"authorization", header.encode("latin-1"))])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "dateline account token" in answer.json()["error"]


@pytest.mark.parametrize("address", ["/decide", "/sign-out", "/account", "/api/decisions", "/nothing"])
def test_a_stranger_sends_nothing(desk: Desk, accounts: Store, address: str) -> None:
    browser = desk()
    token = token_of(browser.get("/sign-in").text)
    kind = {"json": {"action": "undo"}} if address.startswith("/api") else {"data": {"token": token, "do": "undo"}}
    assert browser.post(address, **kind).status_code == 401  # type: ignore[arg-type]


def test_the_form_to_sign_in_is_all_that_a_stranger_sees(desk: Desk, accounts: Store) -> None:
    browser = desk()
    page = browser.get("/sign-in").text
    assert "Queue" not in page
    assert "<script" not in page
    assert browser.get("/static/desk.css").status_code == 200


# -- signing in and out -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cleo", "Cleo", " CLEO "])
def test_a_person_signs_in_decides_and_signs_out(desk: Desk, accounts: Store, name: str) -> None:
    browser = desk()
    assert sign_in(browser, name, password_of("cleo")).headers["location"] == "/queue"
    page = browser.get(f"/claim/{claim_of(accounts)}").text
    assert "cleo" in page
    form = {"token": token_of(page), "do": f"accept {claim_of(accounts)}"}
    assert browser.post("/decide", data=form).status_code == 200
    assert ruled_by(accounts) == ["person:cleo"]
    assert "sign in" in browser.post("/sign-out", data={"token": token_of(page)}).text.lower()
    assert browser.get("/queue", follow_redirects=False).status_code == 303
    assert accounts.audit() == ()


@pytest.mark.parametrize(
    ("name", "password"),
    [("cleo", "the password of edda"), ("nobody", "the password of cleo"), ("", ""), ("cleo", ""),
     ("cleo' OR 1=1 --", "x"), ("cleo\0", "x"), ("cleo\r\nSet-Cookie: a=b", "x"), ("\u202eoelc", "x"),
     ("x" * 10_000, "x" * 100_000)],
)  # fmt: skip
def test_a_wrong_name_or_password_is_told_alike(desk: Desk, accounts: Store, name: str, password: str) -> None:
    browser = desk()
    page = browser.get("/sign-in").text
    answer = browser.post("/sign-in", data={"token": token_of(page), "name": name, "password": password})
    assert answer.status_code == 401
    assert "There is no account with this name and this password." in answer.text
    assert len(answer.text) < 5_000
    assert "set-cookie" not in answer.headers
    assert accounts._database.query("SELECT * FROM session") == []


def test_a_closed_account_stays_out(desk: Desk, accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    accounts.close_user("cleo", ROOT)
    assert browser.get("/queue", follow_redirects=False).status_code == 303
    assert sign_in(browser, "cleo").status_code == 401


def test_a_name_that_nobody_has_takes_a_hash_as_well(
    desk: Desk, accounts: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[str]()

    def watched(kept: str, _: str) -> bool:
        seen.append(kept)
        return False

    monkeypatch.setattr(passwords, "_verified", watched)
    for name in ("cleo", "nobody"):
        sign_in(desk(), name, "a wrong password")
    assert len(seen) == 2
    assert all(kept.startswith("$argon2id$") for kept in seen)


def test_too_many_tries_are_made_to_wait(desk: Desk, accounts: Store) -> None:
    browser = desk()
    assert [sign_in(browser, "cleo", "wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    answer = sign_in(browser, "cleo")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert "wait 15 minutes" in answer.text
    assert sign_in(browser, "edda").status_code == 303


# -- sessions -----------------------------------------------------------------------------------------------------


def test_the_session_is_new_after_signing_in(desk: Desk, accounts: Store) -> None:
    """Who gave a browser its cookie beforehand does not know the session (fixation)."""
    browser, thief = desk(), desk()
    browser.get("/sign-in")
    planted = browser.cookies["dateline"]
    sign_in(browser, "cleo")
    assert browser.cookies["dateline"] != planted
    thief.cookies.set("dateline", planted)
    assert thief.get("/queue", follow_redirects=False).status_code == 303


def test_what_is_kept_of_a_session_opens_nothing(desk: Desk, accounts: Store, signed_in: Desk) -> None:
    signed_in("cleo")
    [(kept,)] = accounts._database.query("SELECT id FROM session")
    thief = desk()
    thief.cookies.set("dateline", kept)
    assert thief.get("/queue", follow_redirects=False).status_code == 303


def test_no_page_holds_the_session(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    for address in ("/queue", "/account", f"/incident/{incident_of(accounts)}"):
        assert browser.cookies["dateline"] not in browser.get(address).text


def test_a_cookie_that_was_stolen_ends_with_its_session(desk: Desk, signed_in: Desk) -> None:
    browser, thief = signed_in("cleo"), desk()
    thief.cookies.set("dateline", browser.cookies["dateline"])
    assert thief.get("/queue", follow_redirects=False).status_code == 200
    browser.post("/sign-out", data={"token": token_of(browser.get("/help").text)})
    assert thief.get("/queue", follow_redirects=False).status_code == 303


def test_signing_in_again_ends_the_session_before(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    before = accounts._database.query("SELECT id FROM session")
    browser.post("/sign-out", data={"token": token_of(browser.get("/help").text)})
    sign_in(browser, "edda")
    [after] = accounts._database.query("SELECT id FROM session")
    assert after not in before


@pytest.mark.parametrize("column", ["began_at", "seen_at"])
def test_an_old_session_is_over(accounts: Store, signed_in: Desk, column: str) -> None:
    browser = signed_in("cleo")
    accounts._database.execute(f"UPDATE session SET {column} = '2021-06-01T00:00:00.000000Z'")
    assert browser.get("/queue", follow_redirects=False).headers["location"] == "/sign-in?next=%2Fqueue"
    assert browser.get("/api/queue").status_code == 401


@pytest.mark.parametrize("cookie", ["", "x", "é", "a; b=c", "\x01", "x" * 9000, '"', "dateline"])
def test_a_forged_cookie_opens_nothing(desk: Desk, accounts: Store, cookie: str) -> None:
    header = [(b"cookie", b"dateline=" + cookie.encode())]
    assert desk().get("/queue", headers=header, follow_redirects=False).status_code == 303


@pytest.mark.parametrize(("scheme", "is_secure"), [("http", False), ("https", True)])
def test_the_cookie_keeps_to_itself(desk: Desk, accounts: Store, scheme: str, is_secure: bool) -> None:
    browser = desk()
    browser.base_url = f"{scheme}://127.0.0.1:8321"
    cookie = sign_in(browser, "cleo").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert ("secure" in cookie) is is_secure
    assert "max-age" not in cookie
    assert "cleo" not in cookie


def test_what_was_written_when_the_session_ended_is_given_back(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    token = token_of(browser.get("/help").text)
    accounts._database.execute("DELETE FROM session")
    form = {
        "token": token,
        "do": f"accept {claim_of(accounts)}",
        "note": "The <b>ministry</b> counted.",
        "quote": "x y",
    }
    answer = browser.post("/decide", data=form)
    assert answer.status_code == 401
    assert "The &lt;b&gt;ministry&lt;/b&gt; counted." in answer.text
    assert "x y" in answer.text
    assert 'href="/sign-in"' in answer.text
    assert accounts.decisions() == ()


# -- forged forms, and where they lead ----------------------------------------------------------------------------


def test_a_forged_form_signs_nobody_in(desk: Desk, accounts: Store) -> None:
    """Another site must not sign a person in under the name of somebody else."""
    browser = desk()
    foreign = token_of(desk().get("/sign-in").text)
    browser.get("/sign-in")
    form = {"name": "cleo", "password": password_of("cleo")}
    for token in ("", "x", foreign):
        assert browser.post("/sign-in", data={**form, "token": token}).status_code == 403
    own = {**form, "token": token_of(browser.get("/sign-in").text)}
    assert browser.post("/sign-in", data=own, headers={"origin": "https://evil.example"}).status_code == 403
    assert accounts._database.query("SELECT * FROM session") == []


def test_a_form_from_before_signing_in_is_refused(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    before = token_of(browser.get("/help").text)
    browser.post("/sign-out", data={"token": before})
    sign_in(browser, "cleo")
    answer = browser.post("/decide", data={"token": before, "do": f"accept {claim_of(accounts)}"})
    assert answer.status_code == 403
    assert "load the page anew" in answer.text


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("", "/queue"),
        ("/incident/aa?item=1", "/incident/aa?item=1"),
        ("/queue#near", "/queue#near"),
        ("https://evil.example/", "/"),
        ("//evil.example/x", "/x"),
        ("///evil.example", "/evil.example"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        (" //evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("//[", "/"),
        ("/x\r\nset-cookie: a=b", "/xset-cookie:%20a=b"),
        ("/sign-out", "/queue"),
        ("/sign-in?next=/sign-in", "/queue"),
    ],
)
def test_signing_in_leads_into_the_desk_alone(desk: Desk, accounts: Store, wanted: str, place: str) -> None:
    answer = sign_in(desk(), "cleo", next=wanted)
    assert answer.headers["location"] == place
    assert answer.headers["set-cookie"].startswith("dateline=")


@given(st.text(st.sampled_from("/\\\t\n :?#@[]%.ae\x00"), max_size=20))
def test_no_address_leads_out_of_the_desk(wanted: str) -> None:
    found = place(wanted)
    assert found.startswith("/")
    assert urlsplit(urljoin("http://desk.example/", found)).netloc == "desk.example"


def test_the_page_that_was_wanted_comes_after_signing_in(desk: Desk, accounts: Store) -> None:
    browser = desk()
    page = browser.get(f"/incident/{incident_of(accounts)}?item=1&x=%22%3E%3Cscript%3E").text
    assert f'name="next" value="/incident/{incident_of(accounts)}?item=1&amp;x=%22%3E%3Cscript%3E"' in page


def test_a_name_that_was_written_stays_words(desk: Desk, accounts: Store) -> None:
    answer = sign_in(desk(), '"><script>alert(1)</script>', "x")
    assert "<script" not in answer.text


# -- roles --------------------------------------------------------------------------------------------------------


def test_a_reader_looks_and_is_shown_no_button(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("rhea")
    for address in (f"/incident/{incident_of(accounts)}", "/queue", "/", f"/claim/{claim_of(accounts)}"):
        page = browser.get(address)
        assert page.status_code == 200
        assert 'name="do"' not in page.text.split("<dialog")[0], address
    assert ">reader<" in page.text


@pytest.mark.parametrize("do", ["accept CLAIM", "note MENTION", "merge A B", "split", "undo", "correct CLAIM"])
def test_a_reader_decides_nothing(accounts: Store, signed_in: Desk, do: str) -> None:
    browser = signed_in("rhea")
    named = do.replace("CLAIM", claim_of(accounts)).replace("MENTION", next(accounts.accounts()).mention.id)
    form = {"token": token_of(browser.get("/help").text), "do": named, "note": "x", "quote": "x"}
    answer = browser.post("/decide", data=form)
    assert answer.status_code == 403
    assert "This takes the role of coder, and rhea is a reader" in answer.text
    action, *ids = named.split()
    told = browser.post("/api/decisions", json={"action": action, "ids": ids})
    assert told.status_code == 403
    assert "rhea is a reader" in told.json()["error"]
    assert accounts.seal() == (0, "")


def test_another_role_holds_at_once(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    form = {"token": token_of(browser.get("/help").text), "do": f"accept {claim_of(accounts)}"}
    accounts.set_role("cleo", "reader", ROOT)
    assert browser.post("/decide", data=form).status_code == 403
    accounts.set_role("cleo", "editor", ROOT)
    assert browser.post("/decide", data=form).status_code == 200


def test_nobody_decides_or_takes_back_under_another_name(accounts: Store, signed_in: Desk) -> None:
    accept(accounts, claim_of(accounts), "edda")
    browser = signed_in("cleo")
    form = {"token": token_of(browser.get("/help").text), "who": "edda", "by": "edda", "person": "edda"}
    assert "cleo has nothing to take back" in browser.post("/decide", data={**form, "do": "undo"}).text
    browser.post("/decide", data={**form, "do": f"reject {claim_of(accounts)}"})
    assert ruled_by(accounts) == ["person:cleo"]


def test_what_is_mine_is_by_account(accounts: Store, signed_in: Desk) -> None:
    accept(accounts, claim_of(accounts), "cleo")
    assert "1 incident found" in signed_in("cleo").get("/?mine=1").text
    assert "0 incidents found" in signed_in("edda").get("/?mine=1").text


def test_elsewhere_people_with_accounts_decide(accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo", hosts=(), may_rule=False)
    form = {"token": token_of(browser.get("/help").text), "do": f"accept {claim_of(accounts)}"}
    assert browser.post("/decide", data=form).status_code == 200
    assert ruled_by(accounts) == ["person:cleo"]


# -- one's own account --------------------------------------------------------------------------------------------


def change(browser: TestClient, do: str, password: str, **more: str) -> str:
    form = {"token": token_of(browser.get("/account").text), "do": do, "password": password, **more}
    return browser.post("/account", data=form).text


def test_a_person_takes_another_password(desk: Desk, accounts: Store, signed_in: Desk) -> None:
    browser, elsewhere = signed_in("cleo"), signed_in("cleo")
    new = {"new": "a much better one", "again": "a much better one"}
    assert "The password is changed" in change(browser, "password", password_of("cleo"), **new)
    assert browser.get("/queue", follow_redirects=False).status_code == 200
    assert elsewhere.get("/queue", follow_redirects=False).status_code == 303
    assert sign_in(desk(), "cleo").status_code == 401
    assert sign_in(desk(), "cleo", "a much better one").status_code == 303
    assert accounts.audit() == ()


@pytest.mark.parametrize(
    ("password", "more", "said"),
    [
        ("wrong", {"do": "password", "new": "a much better one", "again": "a much better one"}, "not the password"),
        ("", {"do": "password", "new": "a much better one", "again": "a much worse one"}, "written in two ways"),
        ("", {"do": "password", "new": "short", "again": "short"}, "at least 12 characters"),
        ("", {"do": "role"}, "load the page anew"),
        ("wrong", {"do": "token"}, "not the password"),
    ],
)
def test_what_cannot_be_changed_is_said(
    accounts: Store, signed_in: Desk, password: str, more: dict[str, str], said: str
) -> None:
    before = accounts.users()
    assert said in change(signed_in("rhea"), password=password or password_of("rhea"), **more)
    assert accounts.users() == before


def test_a_password_is_not_guessed_by_changing_it(signed_in: Desk) -> None:
    browser = signed_in("cleo")
    said = [change(browser, "token", "wrong") for _ in range(6)]
    assert "Too many tries" in said[-1]


def test_a_program_decides_by_a_token(desk: Desk, accounts: Store, signed_in: Desk) -> None:
    browser = signed_in("cleo")
    page = change(browser, "token", password_of("cleo"))
    token = page.split('class="token">')[1].split("<")[0]
    program, header = desk(), {"authorization": f"Bearer {token}"}
    asked = {"action": "accept", "ids": [claim_of(accounts)]}
    assert program.post("/api/decisions", json=asked, headers=header).status_code == 200
    assert ruled_by(accounts) == ["person:cleo"]
    assert program.get("/queue", headers=header, follow_redirects=False).status_code == 303
    assert "the token is gone" in change(browser, "no-token", password_of("cleo")).lower()
    assert program.get("/api/queue", headers=header).status_code == 401


def test_a_wrong_token_is_not_made_good_by_a_session(signed_in: Desk) -> None:
    browser = signed_in("cleo")
    assert browser.get("/api/queue").status_code == 200
    assert browser.get("/api/queue", headers={"authorization": "Bearer dateline_x"}).status_code == 401


def test_other_names_do_not_lead_to_a_desk_with_accounts(signed_in: Desk) -> None:
    browser = signed_in("cleo", hosts=LOOPBACK)
    assert browser.get("/queue", headers={"host": "evil.example"}).status_code == 400
