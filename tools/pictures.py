"""The pictures of the tutorial: pages of the review desk over the demo record, taken anew by `make pictures`.

Beside them stands what each page said when its picture was taken: a test compares, so that no picture goes stale.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

from PIL import Image
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.read import ReadOptions
from dateline.records import Incident
from dateline.review import actions
from dateline.store import Store, open_store
from dateline.web.desk.app import Setup, make_app, static_file

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "demo" / "reports"
FOLDER = ROOT / "docs" / "pictures"
SEEN = FOLDER / "pages.json"
HOME = "http://127.0.0.1:8321"
RULE = "default@1"
COLOURS = 160
"""Colours of a picture: a page has few, and its file is a quarter as large."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a reviewer sees it."""

    name: str
    address: str
    keys: tuple[str, ...] = ()  # pressed before it is taken
    width: int = 1280
    height: int = 800
    scheme: str = "light"

    def fingerprint(self, page: str) -> str:
        """Return what changes when the page says something else or looks otherwise."""
        shown = "\n".join((" ".join(words_of(page)), *map(static_file, ("desk.css", "desk.js"))))
        return hashlib.sha256(shown.encode()).hexdigest()[:16]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += data.split()


def words_of(page: str) -> list[str]:
    """Return the words that a page shows."""
    reader = _Words()
    reader.feed(page)
    return reader.found


def sitting(folder: Path) -> Iterator[tuple[Picture, TestClient]]:
    """Yield every picture with the desk to take it from, in the order of a sitting over the demo record."""
    path = str(folder / "record.db")
    with open_store(path, clock=_ticking()) as store:
        pipeline.build([str(DEMO)], ReadOptions(), store, pipeline.make_tools("english"), RULE)
        market = max(store.incidents(), key=lambda incident: len(incident.mention_ids))
        claims = {claim.value: claim.id for claim in store.claims(market.mention_ids) if claim.field == "killed"}
        with TestClient(make_app(Setup(path, RULE, "amina", "a key")), base_url=HOME) as desk:
            for picture in _before(desk, claims["9"]):
                yield picture, desk
            _decide(store, market, claims)
            for picture in _after(market, claims["17"]):
                yield picture, desk


def _before(desk: TestClient, claim: str) -> Iterator[Picture]:
    yield Picture("queue", "/queue", ("j",), height=420)
    first = desk.get("/next", follow_redirects=False).headers["location"]
    yield Picture("question", first)
    yield Picture("telephone", first, width=390, scheme="dark")
    yield Picture("words", f"/claim/{claim}", ("Shift+ArrowRight",))


def _decide(store: Store, market: Incident, claims: dict[str, str]) -> None:
    """Rule on the toll, as the tutorial tells it."""
    actions.reject(store, claims["20.."], "amina", "Nobody of those who counted says so.")
    actions.accept(store, claims["17"], "amina", "The ministry's list has 17 names.")
    pipeline.refresh(store, RULE, market.mention_ids, regroup=False)


def _after(market: Incident, claim: str) -> Iterator[Picture]:
    yield Picture("decided", f"/incident/{market.id}?done=accept#x-{claim}", ("h",))
    yield Picture("whole", f"/incident/{market.id}/look", height=1000)


def _ticking() -> Any:
    """Return a clock that says the same in every run."""
    seconds = count()
    return lambda: f"2031-05-15T09:{(n := next(seconds)) // 60 % 60:02}:{n % 60:02}.000000Z"


# -- taking them --------------------------------------------------------------------------------------------------


def take(picture: Picture, desk: TestClient, browser: Any) -> bytes:
    """Return a page as a browser draws it, as PNG; all that it asks for comes from the desk in this process."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme
    )
    page = context.new_page()
    page.route("**/*", lambda route: _answer(route, desk))
    page.goto(HOME + picture.address)
    for key in picture.keys:
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    drawn: bytes = page.screenshot()
    context.close()
    small = io.BytesIO()
    Image.open(io.BytesIO(drawn)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        small, "PNG", optimize=True
    )
    return small.getvalue()


def _answer(route: Any, desk: TestClient) -> None:
    found = desk.get(route.request.url.removeprefix(HOME))
    route.fulfill(status=found.status_code, headers=dict(found.headers), body=found.content)


def main() -> int:
    """Take every picture anew."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    FOLDER.mkdir(exist_ok=True)
    seen = {}
    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture, desk in sitting(Path(folder)):
            (FOLDER / f"{picture.name}.png").write_bytes(drawn := take(picture, desk, browser))
            seen[picture.name] = picture.fingerprint(desk.get(picture.address).text)
            print(f"docs/pictures/{picture.name}.png: {len(drawn) // 1024} KiB")
        browser.close()
    SEEN.write_text(json.dumps(seen, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
