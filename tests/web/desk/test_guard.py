"""What must not come in does not: other sites, other names, forged forms, hostile reports, too much of anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.store import Store, open_store
from dateline.web.desk.app import Setup, make_app
from dateline.web.desk.guard import HEADERS, LARGEST
from tests.builders import reading_of

Desk = Callable[..., TestClient]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u202eevil\u2066"
JSON = {"content-type": "application/json"}


def token_of(page: str) -> str:
    return page.split('name="token" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    "address", ["/", "/queue", "/help", "/nothing", "/api/incidents", "/static/desk.js", "/api/nothing"]
)
def test_every_answer_says_what_a_page_may_do(desk: Desk, address: str) -> None:
    headers = desk().get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/queue", "/api/queue"])
def test_the_page_of_a_fault_says_it_too(record: Store, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setattr("dateline.web.desk.shelf.Shelf.work", broken)
    app = make_app(Setup(record._database.name, "default@1", "amina", "key"))
    answer = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False).get(address)
    assert answer.status_code == 500
    assert {name.lower() for name in HEADERS} <= set(answer.headers)
    assert "please report it" in answer.text
    assert "secret" not in answer.text


def test_the_session_is_hidden_from_scripts_and_other_sites(desk: Desk) -> None:
    browser = desk()
    cookie = browser.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "set-cookie" not in browser.get("/").headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8321", "", "127.0.0.1.evil.example", "[::2]", "[x", "::1"]
)
def test_no_other_name_leads_to_the_desk(desk: Desk, host: str) -> None:
    answer = desk().get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "open it at the address it printed" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:1", "[::1]:8321", "LOCALHOST"])
def test_the_names_of_this_machine_do(desk: Desk, host: str) -> None:
    assert desk().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://127.0.0.1:8321", "sec-fetch-site": "same-origin"}, 400),
        ({}, 400),
    ],
)
@pytest.mark.parametrize("address", ["/decide", "/api/decisions"])
def test_other_sites_cannot_send_anything(
    desk: Desk, record: Store, headers: dict[str, str], status: int, address: str
) -> None:
    """The last two come in, and are told that there is nothing to undo."""
    browser = desk()
    token = token_of(browser.get("/claim/" + next(iter(_claims(record)))).text)
    kind = {"json": {"action": "undo"}} if address.startswith("/api") else {"data": {"token": token, "do": "undo"}}
    assert browser.post(address, headers=headers, **kind).status_code == status  # type: ignore[arg-type]
    assert record.seal() == (0, "")


def _claims(record: Store) -> list[str]:
    return [claim.id for account in record.accounts() for claim in account.mention.claims]


def test_a_form_without_its_token_is_refused(desk: Desk, record: Store) -> None:
    browser, claim = desk(), _claims(record)[0]
    foreign = token_of(desk().get(f"/claim/{claim}").text)
    older = token_of(desk(key="of yesterday").get(f"/claim/{claim}").text)
    browser.get("/")
    for token in ("", "x", "x.y", foreign, older, "é.é", browser.cookies["dateline"]):
        answer = browser.post("/decide", data={"token": token, "do": f"accept {claim}"})
        assert answer.status_code == 403
        assert "load the page anew" in answer.text
    assert record.decisions() == ()


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_unknown(desk: Desk, method: str) -> None:
    assert desk().request(method, "/decide").status_code == 405


def test_a_get_rules_nothing(desk: Desk, record: Store) -> None:
    browser = desk()
    for address in ("/decide?do=undo", "/api/decisions?action=undo"):
        assert browser.get(address).status_code == 405
    assert record.seal() == (0, "")


@pytest.mark.parametrize("address", ["/decide", "/sign-in", "/api/decisions"])
def test_too_much_is_refused(desk: Desk, address: str) -> None:
    browser = desk()
    assert browser.post(address, content=b"x" * (LARGEST + 1)).status_code == 413
    chunks = (b"x" * 60_000 for _ in range(9))
    kind = JSON if address.startswith("/api") else {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post(address, content=chunks, headers=kind).status_code == 413


def test_a_file_in_a_form_is_refused(desk: Desk) -> None:
    browser = desk()
    browser.get("/")
    answer = browser.post("/decide", data={"do": "undo"}, files={"token": ("../../etc/passwd", b"x")})
    assert answer.status_code in (400, 403)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../pyproject.toml", "/static/%2e%2e%2f%2e%2e%2fapp.py", "/static/..%5capp.py",
        "/static/desk.js%00",
        "/static//etc/passwd", "/incident/..%2f..%2fetc%2fpasswd", "/report/%00", "/claim/' OR 1=1 --",
        "/incident/%F0%9F%95%AF", "/static/", "/incident/",
    ],
)  # fmt: skip
def test_path_tricks_lead_nowhere(desk: Desk, path: str) -> None:
    assert desk().get(path).status_code == 404


@pytest.mark.parametrize(
    ("back", "place"),
    [
        ("/queue?question=toll", "/queue?question=toll&done=note"),
        ("/incident/aa?item=1&done=undo#near", "/incident/aa?item=1&done=note#near"),
        ("//evil.example/", "/?done=note"),
        ("https://evil.example/queue", "/queue?done=note"),
        ("/\\evil.example", "/?done=note"),
        ("javascript:alert(1)", "/?done=note"),
        ("/x\r\nset-cookie: a=b", "/xset-cookie:%20a=b?done=note"),
    ],
)
def test_a_form_leads_back_into_the_desk_alone(desk: Desk, record: Store, back: str, place: str) -> None:
    browser, mention = desk(), next(record.accounts()).mention.id
    token = token_of(browser.get(f"/mention/{mention}").text)
    form = {"token": token, "do": f"note {mention}", "note": "x", "back": back}
    answer = browser.post("/decide", data=form, follow_redirects=False)
    assert answer.headers["location"] == place
    assert "set-cookie" not in answer.headers


def test_where_others_can_come_they_look_and_do_not_rule(desk: Desk, record: Store) -> None:
    browser, claim = desk(may_rule=False, hosts=()), _claims(record)[0]
    page = browser.get("/incident/" + next(iter(record.incident_ids().values())), headers={"host": "desk.example"})
    assert "<button" not in page.text.split("<dialog")[0]
    token = token_of(browser.get(f"/claim/{claim}").text)
    assert browser.post("/decide", data={"token": token, "do": f"accept {claim}"}).status_code == 403
    assert browser.post("/api/decisions", json={"action": "accept", "ids": [claim]}).status_code == 403
    assert record.decisions() == ()


class Around(HTMLParser):
    """For every character that turns the writing direction: whether its element keeps that to itself."""

    TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.loose: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ("input", "meta", "link", "br"):
            self.open.append("dir" in dict(attributes) or tag in ("bdi", "title", "textarea", "option"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.TURNING & set(data) and not any(self.open):
            self.loose.append(data[:80])


@pytest.fixture
def hostile(tmp_path: Path) -> TestClient:
    """A desk over reports that attack it."""
    text = f"{HOSTILE} nine people died in Salto."
    known = {"title": HOSTILE * 60_000, "outlet": HOSTILE, "byline": HOSTILE, "published": HOSTILE[:8]}
    reading = reading_of(text, ("killed", "nine people", "9", {"speaker": HOSTILE, "low": 9, "high": 9}),
                         ("weapon", HOSTILE, HOSTILE), ("victim", "people", ""), address=HOSTILE, **known)  # fmt: skip
    url = str(tmp_path / "record.db")
    with open_store(url) as store:
        store.add_reading(replace(reading), store.start_run("extract", "rules@1"))
        pipeline.refresh(store, "default@1", [reading.mentions[0].id])
    return TestClient(make_app(Setup(url, "default@1", HOSTILE, "key")), base_url="http://127.0.0.1:8321")


def test_hostile_reports_stay_words(hostile: TestClient) -> None:
    incident = hostile.get("/api/incidents").json()["incidents"][0]
    claim = hostile.get(f"/api/claims?incident={incident['id']}").json()["claims"][0]
    mention, document = incident["mentions"][0], claim["document"]
    loose = list[str]()
    added = hostile.post("/api/decisions", json={"action": "accept", "ids": [claim["id"]], "note": HOSTILE})
    assert added.status_code == 200
    for address in (
        "/", "/queue", "/search?q=alert", f"/incident/{incident['id']}", f"/claim/{claim['id']}", f"/mention/{mention}",
        f"/report/{document}", f"/search?q={HOSTILE}", f"/?place={HOSTILE}&words={HOSTILE}&after={HOSTILE}",
        f"/incident/{HOSTILE}", f"/incident/{incident['id']}?item={HOSTILE}&done={HOSTILE}",
        f"/queue?question={HOSTILE}",
    ):  # fmt: skip
        answer = hostile.get(address)
        assert answer.status_code in (200, 404)
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
        assert len(answer.text) < 200_000
        loose += Around(answer.text).loose
    assert loose == []
