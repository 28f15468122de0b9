"""Places: what names mean, how exactly the words put them, and what is none of the gazetteer's."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer
from dateline.models.english import EnglishTagger
from dateline.records import Name, Parsed, Place, PlaceName, Sentence, Span
from dateline.resolve import place
from dateline.resolve.place.names import called_alone
from dateline.split import split
from tests.builders import report


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def parsed(text: str, **known: str) -> Parsed:
    document = report(text, **known)
    (found,) = EnglishTagger().tag([(document, split(document))])
    return found


def found(text: str, **known: str) -> dict[str, PlaceName]:
    return {text[name.starts : name.ends]: name for name in place.find(parsed(text, **known), gazetteer())}


def shown(name: PlaceName) -> str:
    return place.show(name.place) if name.place else ""


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Police raided a flat in the eastern Belgian city of Verviers.", "Verviers", "Verviers, Wallonia, Belgium"),
        ("Two men were shot in Gary, Ind., on Friday.", "Gary", "Gary, Indiana, United States"),
        ("A shop burned down in Paris, Texas.", "Paris", "Paris, Texas, United States"),
        ("A shop burned down in Paris.", "Paris", "Paris, Île-de-France, France"),
        ("The attack in London, Ontario, shocked Canada.", "London", "London, Ontario, Canada"),
        ("A bus hit a mine near Gusau in Zamfara state, Nigeria.", "Gusau", "Gusau, Zamfara, Nigeria"),
        ("Rebels took three teachers in Danao, Cebu.", "Danao", "Danao, Central Visayas, Philippines"),
        ("Rebels took three teachers in Danao, Cebu.", "Cebu", "Cebu, Central Visayas, Philippines"),
        ("Fighters raided Chibok, a town in Borno state.", "Chibok", "Chibok, Borno, Nigeria"),
        (
            "The mass abduction in the northern Chibok town shocked Nigeria. The Chibok schoolgirls were still away.",
            "Chibok",
            "Chibok, Borno, Nigeria",
        ),
        ("GUNMEN STORMED A BANK IN SAN MIGUEL, EL SALVADOR SAID.", "SAN MIGUEL", "San Miguel, El Salvador"),
        ("Belgian officers searched houses in Molenbeek.", "Belgian", "Belgium"),
        ("The blast in Boone County, Mo., hurt nobody.", "Boone County", "Boone County, Missouri, United States"),
        ("Shells fell on Idlib province in Syria.", "Idlib", "Idlib, Syria"),
        ("Pirates seized a tanker in the Gulf of Aden.", "Gulf of Aden", "Gulf of Aden"),
    ],
)
def test_names_are_placed(text: str, name: str, expected: str) -> None:
    assert shown(found(text)[name]) == expected


@pytest.mark.parametrize(
    ("text", "name", "precision", "kind"),
    [
        ("A bomb went off in Verviers, Belgium.", "Verviers", 1, "settlement"),
        ("A bomb went off near Verviers, Belgium.", "Verviers", 2, "settlement"),
        ("A bomb went off on the outskirts of Kano, Nigeria.", "Kano", 2, "settlement"),
        ("Troops searched Boone County, Mo., for him.", "Boone County", 3, "district"),
        ("Fighters hold most of Helmand province.", "Helmand", 4, "province"),
        ("Fighters hold southern Kandahar in Afghanistan.", "Kandahar", 4, "province"),
        ("Fighters hold the city of Kandahar in Afghanistan.", "Kandahar", 1, "settlement"),
        ("Tension rose across the Middle East.", "Middle East", 5, "region"),
        ("Gunmen killed nine in northern Nigeria.", "Nigeria", 5, "country"),
        ("Gunmen killed nine in Nigeria.", "Nigeria", 6, "country"),
        ("Pirates seized a tanker in the Gulf of Aden.", "Gulf of Aden", 7, "region"),
    ],
)
def test_precision(text: str, name: str, precision: int, kind: str) -> None:
    value = found(text)[name]
    assert value.place is not None
    assert (value.precision, value.place.kind) == (precision, kind)


@pytest.mark.parametrize(
    ("text", "name", "site", "town"),
    [
        (
            "A bomb exploded at the Maelbeek metro station in Brussels.",
            "Maelbeek",
            "Maelbeek metro station",
            "Brussels",
        ),
        ("BRUSSELS — Two blasts hit Zaventem airport.", "Zaventem", "Zaventem airport", "Zaventem"),
        (
            "The shooting took place on Orchard Street in Harrogate, England.",
            "Orchard Street",
            "Orchard Street",
            "Harrogate",
        ),
    ],
)
def test_sites_lie_in_towns(text: str, name: str, site: str, town: str) -> None:
    value = found(text)[name]
    assert value.place is not None
    assert (value.site, value.place.name, value.precision) == (site, town, 1)


DOCS = Path(__file__).parents[2] / "docs" / "values" / "places.md"
EXAMPLES = [
    tuple(cell.strip() for cell in line.strip("|\n").split("|"))
    for line in DOCS.read_text(encoding="utf-8").splitlines()
    if line.count("|") == 5 and line.endswith((" 1 |", " 2 |", " 3 |", " 4 |", " 5 |", " 6 |", " 7 |", " - |"))
    and ". |" in line
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "meaning", "precision"), EXAMPLES)
def test_the_page_of_docs_tells_the_truth(sentence: str, name: str, meaning: str, precision: str) -> None:
    value = found(sentence).get(name)
    told = (shown(value) or "none", str(value.precision or "-")) if value else ("none", "-")
    assert told == (meaning, precision)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 10


def test_one_meaning_in_a_document_unless_the_words_say_otherwise() -> None:
    text = "The fire in Paris, Texas, is out. Paris has one fire house. The one in Paris, France, has many."
    names = [name for name in place.find(parsed(text), gazetteer()) if text[name.starts : name.ends] == "Paris"]
    assert [name.place.country for name in names if name.place] == ["US", "US", "FR"]


def test_other_names_decide() -> None:
    text = "Athens and Gainesville councils met. Officials of Hall County and Atlanta were there."
    assert {shown(found(text)[name]).split(", ")[1] for name in ("Athens", "Gainesville")} == {"Georgia"}


@pytest.mark.parametrize(
    ("outlet", "country"), [("lincolnnews.co.uk", "GB"), ("www.news.com.au", "AU"), ("example.com", ""), ("x.tv", "")]
)
def test_the_outlets_domain_tells_its_country(outlet: str, country: str) -> None:
    from dateline.resolve.place.scene import outlet_home

    assert outlet_home(outlet, gazetteer())[1] == country


@pytest.mark.parametrize("text", ["Mr. Lincoln said no.", "They met in May.", "She was sad.", "", "\n\n", "😀 in 😀"])
def test_no_place_is_found(text: str) -> None:
    assert found(text) == {}


def test_given_names_are_placed() -> None:
    page = parsed("Verviers lies in Belgium, says a leaflet from Xyzzyvale.")
    spans = [Span(0, 8), Span(46, 55), Span(17, 24)]
    values = place.locate(page, spans, gazetteer())
    assert [value.span for value in values] == spans
    assert values[0].place is not None
    assert values[0].place.name == "Verviers"


def test_words_alone_are_read() -> None:
    context = (parsed("A report from Belgium."), gazetteer())
    assert shown(place.read("Verviers", context)) == "Verviers, Wallonia, Belgium"
    assert shown(place.read("Belgium", context)) == "Belgium"
    assert place.read("Xyzzyvale", context).place is None
    assert place.read("", context).place is None


def placed(name: str) -> Place:
    return gazetteer().candidates(name)[0]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Verviers", "Verviers", True),
        ("Verviers", "Belgium", True),
        ("Belgium", "Verviers", True),
        ("Brussels", "Molenbeek", True),
        ("Verviers", "Brussels", False),
        ("Belgium", "France", False),
    ],
)
def test_agreement(a: str, b: str, expected: bool) -> None:
    assert place.agree(placed(a), placed(b)) is expected


def test_bounds_widen_with_precision() -> None:
    town = PlaceName(0, 8, placed("Verviers"), 1)
    country = PlaceName(0, 7, placed("Belgium"), 6)
    (_, _, near), (_, _, far) = place.bounds(town) or (0, 0, 0), place.bounds(country) or (0, 0, 0)
    assert 0 < near < far
    assert place.bounds(PlaceName(0, 3, None)) is None


def test_a_document_without_words_is_still_read() -> None:
    text = "BRUSSELS (AP) — Police searched a house in Verviers, Belgium."
    document = report(text)
    values = place.find(Parsed(document, split(document)), gazetteer())
    assert {text[v.starts : v.ends] for v in values} >= {"BRUSSELS", "Verviers", "Belgium"}


@given(st.text(alphabet=st.sampled_from("Paris,. in\n-'’AaKano😀ةم\u202e\0"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_offsets_hold_for_any_text(text: str) -> None:
    page = Parsed(report(text), (Sentence(0, len(text)),) if text else ())
    values = place.find(page, gazetteer())
    assert all(0 <= value.starts < value.ends <= len(text) for value in values)
    assert all(a.ends <= b.starts for a, b in itertools.pairwise(values))


@pytest.mark.parametrize("piece", ["a", "Ab-", "A.B.", "in Aa ", "\n", "Aa Bb Cc ", "PARIS - ", "'’"])
def test_long_lines_are_read_in_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    values = place.find(Parsed(report(text), (Sentence(0, len(text)),)), gazetteer())
    assert all(value.ends <= len(text) for value in values)


@pytest.mark.parametrize(
    ("text", "is_surname"),
    [
        ("Marek Salto spoke. Guards came to Salto's door, and Salto wept; then Salto left.", True),
        ("Marek Salto spoke. Two men died in Salto, and Salto wept; then Salto left.", False),
        ("Guards came to Salto's door, and Salto wept; then Salto left.", False),
        ("Marek Salto spoke.", False),
    ],
    ids=["called", "a town too", "no forename", "once"],
)
def test_a_surname_that_the_tagger_knows_only_alone(text: str, is_surname: bool) -> None:
    document = report(text)
    plain = parsed(text)
    alone = (Name(*match.span(), "person") for match in re.finditer("Salto", text))
    assert (called_alone(replace(plain, document=document, names=tuple(alone))) == {"Salto"}) == is_surname
