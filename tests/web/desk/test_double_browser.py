"""Double coding in a real Chromium: given, coded, compared and settled by keyboard, and with scripts switched off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.review import actions, assign
from dateline.review.hand import Hand
from dateline.store import Store
from tests.web.desk.serving import listening
from tests.web.desk.steps import follow, go, said

Desks = Callable[[str], str]


@pytest.fixture
def desks(record: Store) -> Iterator[Desks]:
    """Desks over one record, one for each person."""
    with ExitStack() as stack:
        yield lambda who: stack.enter_context(listening(record._database.name, who))


@pytest.fixture
def home(record: Store, mentions: list[str]) -> str:
    return record.incident_ids()[mentions[0]]


def test_two_coders_and_an_editor_by_keyboard(
    window: Callable[..., Any], desks: Desks, record: Store, home: str, claims: dict[str, str]
) -> None:
    edith, amina, boris = (window() for _ in range(3))
    edith.goto(f"{desks('edith')}/queue")
    go(edith, "w")
    edith.focus("[name=coders]")
    edith.keyboard.type("amina, boris")
    go(edith, "Enter")
    assert said(edith) == "Given."
    before = record.incident(home)
    for page, who, claim in ((amina, "amina", "nine people"), (boris, "boris", "Seventeen people")):
        page.goto(f"{desks(who)}/incident/{home}#x-{claims[claim]}")
        assert page.inner_text(".at-hand").startswith(("for", "against", "earlier"))
        go(page, "a")
        assert said(page) == "Accepted."
        go(page, "f")
        assert said(page) == "Done with it."
    assert record.incident(home) == before
    edith.goto(edith.url.partition("/assignments")[0] + "/queue?question=adjudicate")
    follow(edith, "text=killed: amina 9; boris 17")
    go(edith, "2")
    assert said(edith) == "Decided, with what each coder said."
    go(edith, "f")
    assert said(edith) == "Settled."
    assert [value.value for value in record.incident(home).stated("killed")] == ["17"]
    assert {item.decided_by for item in record.decisions()} == {"person:edith"}
    assert record.audit() == ()


def test_all_of_it_works_without_scripts(
    window: Callable[..., Any], desks: Desks, record: Store, home: str, claims: dict[str, str]
) -> None:
    edith = window(java_script_enabled=False)
    edith.goto(f"{desks('edith')}/assignments")
    edith.fill("[name=coders]", "amina, boris")
    follow(edith, "text=Give them")
    for who in ("amina", "boris"):
        page = window(java_script_enabled=False)
        page.goto(f"{desks(who)}/incident/{home}")
        if who == "amina":
            follow(page, f"[data-claim='{claims['nine people']}'] button:has-text('accept')")
        follow(page, "text=Done with it")
    edith.goto(edith.url.partition("/assignments")[0] + f"/double/{home}")
    follow(edith, ".answer:has-text('amina') button")
    assert said(edith) == "Decided, with what each coder said."
    follow(edith, "button:has-text('Settle')")
    assert said(edith) == "Settled."
    assert [value.value for value in record.incident(home).stated("killed")] == ["9"]
    assert record.audit() == ()


@pytest.fixture
def coded(record: Store, mentions: list[str], claims: dict[str, str]) -> Store:
    """The record with both incidents given blind: one of them coded by both, with differences."""
    homes = record.incident_ids()
    assign.give(record, record.incidents(), ["amina", "boris"], "edith", "blind")
    for who, quote in (("amina", "nine people"), ("boris", "at least 20")):
        actions.accept(Hand(record), claims[quote], who, "The later count is hearsay.")
    actions.reject(Hand(record), claims["bomb"], "boris")
    for who in ("amina", "boris"):
        pipeline.finish_coding(record, record.incident(homes[mentions[0]]), who)
    return record


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (390, "light"), (1280, "dark")])
def test_the_pages_of_coders_fit_the_screen_and_have_no_accessibility_error(
    window: Callable[..., Any], desks: Desks, coded: Store, mentions: list[str], width: int, scheme: str
) -> None:
    """With a folder in DATELINE_PICTURES, each page is kept there as a picture to look at."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = window(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    homes = coded.incident_ids()
    edith, amina = desks("edith"), desks("amina")
    for name, address in {
        "assignments": f"{edith}/assignments",
        "double": f"{edith}/double/{homes[mentions[0]]}",
        "waiting": f"{edith}/double/{homes[mentions[2]]}",
        "agreement": f"{edith}/agreement",
        "coding": f"{amina}/incident/{homes[mentions[2]]}",
        "queue": f"{edith}/queue",
        "mine": f"{amina}/queue?mine=1",
    }.items():
        page.goto(address)
        if folder := os.environ.get("DATELINE_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = axe.run(page)
        assert found.violations_count == 0, (name, found.generate_report())
