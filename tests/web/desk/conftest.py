"""A small invented record, and a desk over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from httpx2 import Response
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.records import Link, Place, PlaceName, Reading, Reason
from dateline.store import Role, Store, open_store
from dateline.web.desk import passwords
from dateline.web.desk.app import Setup, make_app
from tests.builders import report, ticking, told

RULE = "default@1"
SALTO = Place("geonames:3440714", "Salto", "settlement", "UY", -31.38, -57.96, "Salto")

HERALD = "A bomb killed nine people at a market in Salto on Sunday. Witnesses said at least 20 had died."
LEDGER = "Seventeen people were killed when a bomb went off in Salto, the ministry said. Dozens were hurt."
COURIER = "Gunmen shot two guards dead in Salto on Monday."


def readings() -> list[Reading]:
    """Two reports of one bombing that give two tolls, and one of a shooting."""
    herald = report(HERALD, address="herald.txt", outlet="Harbour Herald", published="2031-05-11", title="Market bomb")
    ledger = report(LEDGER, address="ledger.txt", outlet="Morning Ledger", published="2031-05-13", title="Toll rises")
    courier = report(COURIER, address="courier.txt", outlet="Evening Courier", published="2031-05-13")
    found = [
        told(herald, HERALD.split(". ")[0] + ".", ("killed", "nine people", "9", {"low": 9, "high": 9}),
             ("killed", "at least 20", "20..", {"low": 20, "speaker": "Witnesses"}),
             ("date", "Sunday", "2031-05-11", {"low": 20310511, "high": 20310511}),
             ("type", "bomb", "bombing"), ("place", "Salto", SALTO.id, {"low": 1, "high": 1})),
        told(ledger, LEDGER.split(". ")[0] + ".", ("killed", "Seventeen people", "17", {"low": 17, "high": 17}),
             ("type", "bomb", "bombing"), ("injured", "Dozens", "")),
        told(courier, COURIER, ("killed", "two guards", "2", {"low": 2, "high": 2}), ("type", "shot", "shooting"),
             ("date", "Monday", "2031-05-12", {"low": 20310512, "high": 20310512})),
    ]  # fmt: skip
    documents = [herald, ledger, courier]
    names = (PlaceName(HERALD.index("Salto"), HERALD.index("Salto") + 5, SALTO, 1),)
    return [
        Reading(document, (mention,), places=names if document is herald else ())
        for document, mention in zip(documents, found, strict=True)
    ]


def fill(store: Store) -> list[str]:
    """Keep the reports, and put their incidents together; return the mentions, report by report."""
    kept = readings()
    store.add_readings(kept, store.start_run("extract", "rules@1"))
    herald, ledger, courier = (reading.mentions[0].id for reading in kept)
    why = (Reason("place", 1.0, "Salto", "Salto", "both in Salto"),)
    pairs = (sorted((herald, ledger)), 0.9), (sorted((herald, courier)), 0.45)
    store.replace_links([Link(left, right, "suggested", "rules@1", score, why) for (left, right), score in pairs])
    pipeline.refresh(store, RULE, (herald, ledger, courier))
    return [herald, ledger, courier]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """The record, open."""
    with open_store(str(tmp_path / "record.db"), clock=ticking("2021-06-01")) as store:
        fill(store)
        yield store


@pytest.fixture
def mentions() -> list[str]:
    """The accounts of the record: of the Herald, the Ledger, the Courier."""
    return [reading.mentions[0].id for reading in readings()]


@pytest.fixture
def claims() -> dict[str, str]:
    """The claims of the record by their quotes, the first of each."""
    found = [claim for reading in readings() for claim in reading.mentions[0].claims]
    return {claim.quote: claim.id for claim in reversed(found)}


@pytest.fixture
def desk(record: Store) -> Callable[..., TestClient]:
    """A browser at the desk of Amina, or of somebody else."""

    def opened(**more: Any) -> TestClient:
        setup = Setup(record._database.name, RULE, **{"who": "amina", "key": "a key", **more})
        return TestClient(make_app(setup), base_url="http://127.0.0.1:8321")

    return opened


PEOPLE: dict[str, Role] = {"rhea": "reader", "cleo": "coder", "cato": "coder", "edda": "editor"}


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that are hashed at no cost."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher.from_parameters(CHEAPEST))
    passwords._of_nobody.cache_clear()


@pytest.fixture
def accounts(record: Store, cheap: None) -> Store:
    """The record with an account for a reader, two coders and an editor."""
    for name, role in PEOPLE.items():
        record.add_user(name, role, passwords.hashed(password_of(name)), "person:root")
    return record


def password_of(name: str) -> str:
    """The password of one of the people."""
    return f"the password of {name}"


def sign_in(browser: TestClient, name: str, password: str = "", **more: str) -> Response:
    """Fill the form to sign in, and send it; return what comes back, not where it leads."""
    page = browser.get("/sign-in").text
    form = {"token": token_of(page), "name": name, "password": password or password_of(name), **more}
    return browser.post("/sign-in", data=form, follow_redirects=False)


def token_of(page: str) -> str:
    """The token of the first form of a page."""
    return page.split('name="token" value="')[1].split('"')[0]


@pytest.fixture
def signed_in(desk: Callable[..., TestClient], accounts: Store) -> Callable[..., TestClient]:
    """A browser at the desk in which one of the people has signed in."""

    def opened(name: str, **more: Any) -> TestClient:
        browser = desk(**more)
        assert sign_in(browser, name).status_code == 303
        return browser

    return opened


@pytest.fixture
def window(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages, each in a browser of its own kind. A machine that does other work, too, is given its time."""
    opened: list[Any] = []

    def new(**kind: Any) -> Any:
        opened.append(chromium.new_context(**kind))
        opened[-1].set_default_timeout(120_000)
        return opened[-1].new_page()

    yield new
    for context in opened:
        context.close()
