"""Accounts in a real Chromium: signing in, deciding, another password, signing out; with scripts and without."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.store import Store
from tests.web.desk.conftest import password_of
from tests.web.desk.serving import listening


@pytest.fixture
def address(accounts: Store) -> Iterator[str]:
    """A desk with accounts that listens, as `dateline serve` does."""
    with listening(accounts._database.name, "root") as found:
        yield found


def send(page: Any, button: str, **fields: str) -> None:
    """Fill a form and press its button."""
    for name, words in fields.items():
        page.fill(f"form:has(button:has-text('{button}')) [name={name}]", words)
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.click(f"button:has-text('{button}')")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_person_signs_in_decides_and_signs_out(
    window: Callable[..., Any], address: str, accounts: Store, has_scripts: bool
) -> None:
    page, faults = window(java_script_enabled=has_scripts), list[str]()
    page.on("request", lambda request: faults.extend([] if request.url.startswith(address) else [request.url]))
    page.on("pageerror", lambda error: faults.append(str(error)))
    home = next(iter(accounts.incident_ids().values()))
    page.goto(f"{address}/incident/{home}")
    assert page.inner_text("h1") == "Sign in"
    assert page.evaluate("document.activeElement.name") == "name" if has_scripts else True
    send(page, "Sign in", name="cleo", password="wrong")
    assert "no account with this name" in page.inner_text("[role=alert]")
    send(page, "Sign in", password=password_of("cleo"))
    assert page.url == f"{address}/incident/{home}"
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.click("button:has-text('accept') >> nth=0")
    assert {decision.decided_by for decision in accounts.decisions()} == {"person:cleo"}
    page.goto(f"{address}/account")
    new = {"new": "a much better one", "again": "a much better one"}
    send(page, "Change the password", password=password_of("cleo"), **new)
    assert "The password is changed" in page.inner_text("[role=status]")
    send(page, "Sign out")
    assert page.inner_text("h1") == "Sign in"
    page.goto(f"{address}/queue")
    assert page.inner_text("h1") == "Sign in"
    assert faults == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (390, "light"), (1280, "dark")])
def test_the_pages_of_accounts_fit_the_screen_and_have_no_accessibility_error(
    window: Callable[..., Any], address: str, width: int, scheme: str
) -> None:
    """With a folder in DATELINE_PICTURES, each page is kept there as a picture to look at."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = window(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)

    def check(name: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        found = axe.run(page)
        assert found.violations_count == 0, (name, found.generate_report())
        if folder := os.environ.get("DATELINE_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png", full_page=True)

    page.goto(f"{address}/sign-in")
    check("sign-in")
    send(page, "Sign in", name="cleo", password="wrong")
    check("wrong")
    send(page, "Sign in", name="cleo", password=password_of("cleo"))
    check("queue")
    page.goto(f"{address}/account")
    check("account")
    send(page, "Make one", password=password_of("cleo"))
    check("token")
    page.goto(f"{address}/nothing")
    check("nothing")
