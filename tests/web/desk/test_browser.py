"""The desk in a real Chromium: by keyboard alone, without scripts, and with nothing asked of any other machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dateline import pipeline
from dateline.review import actions
from dateline.store import Store
from dateline.web.desk.app import Setup, make_app
from tests.web.desk.serving import listening, serving
from tests.web.desk.steps import follow, go, said


@pytest.fixture
def address(record: Store) -> Iterator[str]:
    """A desk that listens, as `dateline serve` does."""
    with listening(record._database.name, "amina") as found:
        yield found


@pytest.fixture
def page(window: Callable[..., Any], address: str) -> Iterator[Any]:
    """A page at the queue; whatever it asks of other machines, or says on its console, fails the test."""
    page, faults = window(viewport={"width": 1280, "height": 800}), list[str]()
    page.on("request", lambda request: faults.extend([] if request.url.startswith(address) else [request.url]))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/queue")
    yield page
    assert faults == []


def press(page: Any, *keys: str) -> None:
    """Press keys that stay on the page."""
    for key in keys:
        page.keyboard.press(key)


def test_a_reviewer_decides_by_keyboard_alone(page: Any, record: Store, mentions: list[str]) -> None:
    home = record.incident_ids()[mentions[0]]
    go(page, "n")
    assert "the record states 17" in page.inner_text("#asked")
    assert "at least 20" in page.inner_text(".at-hand")
    assert page.inner_text(".quoted").strip() == "at least 20"
    go(page, "x")
    assert said(page) == "Rejected."
    press(page, "k")
    go(page, "a")
    assert said(page) == "Accepted."
    go(page, "u")
    assert said(page) == "Taken back."
    press(page, "j", "j", "t")
    page.keyboard.type("The ministry counted.")
    press(page, "Escape")
    go(page, "a")
    assert said(page) == "Accepted."
    assert "The ministry counted." in page.inner_text("main")
    assert [value.status for value in record.incident(home).values].count("reviewed") == 1
    assert {item.verdict for item in record.decisions()} == {"accepted", "rejected"}
    assert record.audit() == ()


def test_twenty_decisions_by_keyboard_from_dateline_serve(
    window: Callable[..., Any], record: Store, mentions: list[str]
) -> None:
    """A sitting as a reviewer has it, from the command on: no button is pressed and no link followed by mouse."""
    with serving(record._database.name) as (_, address):
        page = window(viewport={"width": 1280, "height": 800})
        page.goto(f"{address}/queue")
        decided = list[str]()

        def decide(*keys: str) -> None:
            go(page, *keys)
            decided.append(said(page))

        go(page, "n")
        for _ in range(4):  # 12: accept and reject claim after claim, and take every third decision back
            press(page, "j")
            decide("a")
            press(page, "j")
            decide("x")
            decide("u")
        press(page, "t")
        page.keyboard.type("Ask the ministry.")
        decide("Enter")
        press(page, "k")
        go(page, "c")  # correct: a word more, and the other parts of the claim
        press(page, "Shift+ArrowRight", "Enter")
        page.keyboard.type("21")
        press(page, "Tab")
        page.keyboard.type("about")
        decide("Enter")
        home = page.url.split("/")[-1].split("?")[0][:8]
        go(page, "g", "n")
        press(page, "m")
        page.keyboard.type(next(i for i in record.incident_ids().values() if i[:8] != home)[:8])
        decide("Enter")
        press(page, "j", "o")
        decide("p")
        decide("u")
        decide("u")
        go(page, "g", "i", "g", "n")
        press(page, "j")
        decide("a")
        press(page, "j")
        decide("x")
    kinds = {"Accepted.", "Rejected.", "Taken back.", "Noted.", "Corrected.", "Merged into one incident."}
    assert set(decided) == kinds | {"Split off into an incident of its own."}
    assert len(decided) >= 20
    assert record.seal()[0] >= 20
    assert record.audit() == ()


def test_two_incidents_are_called_different_by_a_key(page: Any, record: Store, mentions: list[str]) -> None:
    follow(page, "text=may be one with incident")
    go(page, "d")
    assert said(page) == "Called different."
    assert any(link.verdict == "different" for link in record.links())
    go(page, "u", "s")
    assert said(page) == "Merged into one incident."
    assert len(set(record.incident_ids().values())) == 1


def test_words_are_chosen_by_keyboard(page: Any, record: Store, mentions: list[str]) -> None:
    follow(page, "text=injured: “Dozens”")
    go(page, "c")
    assert page.input_value("#quote") == "Dozens"
    press(page, "Shift+ArrowRight", "Shift+ArrowRight")
    assert page.input_value("#quote") == "Dozens were hurt."
    press(page, "Shift+ArrowLeft", "Enter")
    page.keyboard.type("24..")
    go(page, "Enter")
    assert said(page) == "Corrected."
    [value] = record.incident(record.incident_ids()[mentions[0]]).stated("injured")
    assert (value.value, value.status) == ("24..", "reviewed")
    claim = next(c for a in record.accounts() for c in a.mention.claims if c.value == "24..")
    assert claim.quote == "Dozens were"


def test_words_are_chosen_by_mouse_and_keep_their_place(
    page: Any, record: Store, mentions: list[str], address: str
) -> None:
    page.goto(f"{address}/mention/{mentions[0]}?field=target")
    page.evaluate("""() => {
        const walker = document.createTreeWalker(document.querySelector("[data-starts]"), NodeFilter.SHOW_TEXT);
        const node = walker.nextNode();
        const at = node.data.indexOf("market");
        document.getSelection().setBaseAndExtent(node, at, node, at + 6);
        document.getElementById("paper").dispatchEvent(new MouseEvent("mouseup"));
    }""")
    page.wait_for_function("document.getElementById('quote').value === 'market'")
    follow(page, "text=Add the value")
    assert said(page) == "Added."
    claim = next(c for a in record.accounts() for c in a.mention.claims if c.field == "target")
    text = next(record.accounts([mentions[0]])).document.text
    assert (claim.value, claim.starts) == ("market", text.index("market"))


def test_the_help_sheet_opens_and_closes(page: Any) -> None:
    assert not page.is_visible("#help")
    press(page, "?")
    assert "accept the claim" in page.inner_text("#help")
    press(page, "n")
    assert page.is_visible("#help")
    press(page, "Escape")
    assert not page.is_visible("#help")
    press(page, "/")
    page.keyboard.type("guards")
    go(page, "Enter")
    assert "1 report" in page.inner_text("main")


def test_all_of_it_works_without_scripts(
    window: Callable[..., Any], address: str, record: Store, mentions: list[str]
) -> None:
    page = window(java_script_enabled=False)
    page.goto(f"{address}/queue")
    follow(page, "text=Begin with the first")
    follow(page, "button:has-text('accept') >> nth=0")
    assert said(page) == "Accepted."
    follow(page, ".claim:has(a:has-text('nine people')) a:has-text('correct')")
    page.fill("[name=value]", "8")
    follow(page, "text=Keep the correction")
    assert said(page) == "Corrected."
    page.fill("[name=note]", "Seen.")
    with page.expect_navigation(wait_until="load"):
        page.press("[name=note]", "Enter")
    assert said(page) == "Noted."
    follow(page, "text=Undo")
    assert said(page) == "Taken back."
    follow(page, "a:has-text('Keys')")
    assert "The desk by keyboard" in page.inner_text("main")
    assert record.audit() == ()


ELSEWHERE = {"/sign-in", "/account", "/double/{name}"}
"""Pages that other tests look at, with the accounts and the coders that they need."""


def pages(record: Store, mention: str, claim: str) -> dict[str, tuple[str, ...]]:
    """Every page of the desk: its route, and addresses of it."""
    home = record.incident_ids()[mention]
    document = next(record.accounts([mention])).document.id
    return {
        "/": ("/", "/?place=nowhere"),
        "/queue": ("/queue", "/queue?question=toll"),
        "/search": ("/search?q=bomb", "/search?q=zebra"),
        "/help": ("/help",),
        "/api": ("/api",),
        "/incident/{name}": (f"/incident/{home}", f"/incident/{home}?done=accept", "/incident/zz"),
        "/incident/{name}/look": (f"/incident/{home}/look",),
        "/claim/{name}": (f"/claim/{claim}",),
        "/mention/{name}": (f"/mention/{mention}", f"/mention/{mention}?field=weapon"),
        "/report/{name}": (f"/report/{document}",),
        "/assignments": ("/assignments",),
        "/agreement": ("/agreement",),
    }


def test_every_page_is_looked_at(record: Store, mentions: list[str], claims: dict[str, str]) -> None:
    guard: Any = make_app(Setup("", "default@1", "amina", "a key"))
    routes = {route.path for route in guard._app.routes if "GET" in route.methods}
    shown = {path for path in routes if not path.startswith(("/api/", "/static", "/fields.css", "/openapi", "/next"))}
    assert shown == ELSEWHERE | set(pages(record, mentions[0], claims["nine people"]))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_no_page_is_wider_than_the_screen_and_none_has_an_accessibility_error(
    window: Callable[..., Any],
    address: str,
    record: Store,
    mentions: list[str],
    claims: dict[str, str],
    width: int,
    scheme: str,
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = window(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    actions.accept(record, claims["nine people"], "amina", "They counted.")
    pipeline.refresh(record, "default@1", mentions, regroup=False)
    for path in (path for paths in pages(record, mentions[0], claims["nine people"]).values() for path in paths):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = axe.run(page)
        assert found.violations_count == 0, (path, found.generate_report())
    press(page, "?")
    assert axe.run(page).violations_count == 0
