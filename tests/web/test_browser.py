"""The pages in a real Chromium: on a desk and on a telephone, light and dark, for eyes and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.codebook import parse
from dateline.fuse import restate
from dateline.web.pages import write_pages
from tests.builders import record_of, report, told
from tests.web.examples import record

SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a small record that has everything: a rising toll, a dispute, a denial, a reprint, a connection."""
    folder = tmp_path_factory.mktemp("pages")
    write_pages(record(), folder)
    return folder


@pytest.fixture(scope="module", params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def shown(request: pytest.FixtureRequest, chromium: Any, folder: Path) -> Iterator[list[tuple[str, Any]]]:
    """Every page on one kind of screen."""
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    for path in sorted(folder.glob("*.html")):
        page = context.new_page()
        page.goto(path.as_uri())
        found.append((path.stem, page))
    yield found
    context.close()


def test_no_page_has_an_accessibility_error(shown: list[tuple[str, Any]]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name, page in shown:
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found = axe.run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_no_page_is_wider_than_the_screen(shown: list[tuple[str, Any]]) -> None:
    for name, page in shown:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


CLIPPED = """() => [...document.querySelectorAll('svg text')].filter(text => {
  const box = text.getBoundingClientRect(), picture = text.ownerSVGElement.getBoundingClientRect();
  return box.width && (box.left < picture.left - 1 || box.right > picture.right + 1
    || box.top < picture.top - 1 || box.bottom > picture.bottom + 1);
}).map(text => text.textContent)"""


def test_no_label_is_cut_off(shown: list[tuple[str, Any]]) -> None:
    for name, page in shown:
        assert page.evaluate(CLIPPED) == [], name


COVERED = """() => [...document.querySelectorAll('svg.toll')].flatMap(picture => {
  const labels = [...picture.querySelectorAll('.mark text')];
  const boxes = labels.map(text => text.getBoundingClientRect()).filter(box => box.width);
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(
    b => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3));
}).length"""


def test_no_label_of_a_toll_covers_another(shown: list[tuple[str, Any]]) -> None:
    for name, page in shown:
        assert page.evaluate(COVERED) == 0, name


def test_a_quote_leads_to_its_place_in_the_report(chromium: Any, folder: Path) -> None:
    page = chromium.new_page()
    page.goto(next(folder.glob("incident-*.html")).as_uri())
    page.click(".claims .words a >> nth=0")
    assert page.evaluate("document.querySelector(':target ~ mark') !== null")
    page.close()


def test_the_words_of_one_field_can_be_shown_alone(chromium: Any, folder: Path) -> None:
    page = chromium.new_page()
    page.goto((folder / "incident-0000000000000000.html").as_uri())
    plain = "name => getComputedStyle(document.querySelector(`.report mark.in-${name}`)).backgroundColor"
    assert page.evaluate(plain, "weapon") != "rgba(0, 0, 0, 0)"
    page.check("#only-killed")
    assert page.evaluate(plain, "weapon") == "rgba(0, 0, 0, 0)"
    assert page.evaluate(plain, "killed") != "rgba(0, 0, 0, 0)"
    page.close()


OWN = "".join(f'[fields.own{n}]\nkind = "name"\nhelp = "x"\n' for n in range(7))
OWN_TEXT = "One of them, two of them, three of them, four of them, five of them, six of them, and all."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_that_a_codebook_adds_have_colours_that_can_be_read(chromium: Any, tmp_path: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    document, words = report(OWN_TEXT, outlet="Herald"), OWN_TEXT.rstrip(".").split(", ")
    mention = told(document, OWN_TEXT, *((f"own{n}", part, part) for n, part in enumerate(words)))
    own = replace(record_of((document, mention)), codebook=parse(OWN, "own"))
    write_pages(restate(own, "default@1"), tmp_path)
    page = chromium.new_page(color_scheme=scheme)
    page.goto(next(tmp_path.glob("incident-*.html")).as_uri())
    ground = "name => getComputedStyle(document.querySelector(`.report mark.in-${name}`)).backgroundColor"
    shown = [page.evaluate(ground, f"own{n}") for n in range(7)]
    assert (len(set(shown)), shown[0] == shown[6]) == (6, True)
    assert axe.run(page).violations_count == 0
    page.close()
