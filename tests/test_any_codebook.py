"""Whatever codebook a project writes: the record audits clean, and is the same but for the fields that it touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dateline.codebook import parse
from dateline.export.formats import FORMATS
from dateline.fields import FIELDS, SHIPPED, TYPES, Codebook
from dateline.fuse import restate
from dateline.pipeline import Tools, build, load_record, make_tools
from dateline.read import ReadOptions
from dateline.records import Record
from dateline.store import open_store
from dateline.web.pages import pages

REPORTS = {
    "herald": "A car bomb killed nine people at a market in Salto on Sunday. Police said it was revenge for a raid.",
    "ledger": "A bomb killed 12 people at a market in Salto on Sunday. Forty families fled a land dispute.",
    "courier": "Gunmen shot two guards dead in Tacuarembo on Monday. Nobody spoke of revenge.",
    "post": "Farmers in Rivera had a land dispute. There was no violence.",
}

NAMES = st.sampled_from(["motive", "school", "displaced", "origin", "found_on"])
WORDS = st.lists(
    st.sampled_from(["revenge", "land dispute", "famil*", "market", "Salto", "the"]), unique=True, max_size=3
)
ANSWERS = st.lists(st.sampled_from(["revenge", "land", "vote", "x1"]), unique=True, min_size=1, max_size=3)


@st.composite
def added(draw: st.DrawFn) -> dict[str, Any]:
    """A new field of any kind."""
    kind = draw(st.sampled_from(["category", "name", "figure", "date", "place"]))
    field: dict[str, Any] = {"kind": kind, "help": "What?", "hide": draw(st.booleans())}
    if kind == "category":
        words = draw(WORDS)
        codes = draw(ANSWERS)
        field["answers"] = [{"code": code, "words": words[n : n + 1]} for n, code in enumerate(codes)]
    if kind == "name":
        field["words"] = draw(WORDS)
    if kind in ("category", "name"):
        field["many"] = draw(st.booleans())
    return field


@st.composite
def codebooks(draw: st.DrawFn) -> str:
    """Any codebook, as TOML: new fields, hidden ones, fewer types and finer ones."""
    names = [answer.name for answer in TYPES]
    fields: dict[str, dict[str, Any]] = dict(draw(st.dictionaries(NAMES, added(), max_size=3)))
    for name in draw(st.sets(st.sampled_from([field.name for field in FIELDS]), max_size=4)):
        fields[name] = {"hide": True}
    if draw(st.booleans()):
        finer = [{"code": "car_bomb", "within": draw(st.sampled_from(names))}]
        keep = draw(st.lists(st.sampled_from(names), unique=True, max_size=6))
        fields["type"] = {"answers": {"keep": keep, "add": finer}}
    fields.setdefault("killed", {})["label"] = "dead"
    return _toml(fields)


def _toml(fields: Mapping[str, Mapping[str, Any]]) -> str:
    lines = (f"fields.{name}.{key} = {_value(value)}" for name, field in fields.items() for key, value in field.items())
    return "\n".join(lines)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_value(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


@pytest.fixture(scope="module")
def tools() -> Tools:
    return make_tools("english")


def record_under(codebook: Codebook, folder: Path, tools: Tools) -> Record:
    """Return the record of a folder, with the reports, put under a codebook."""
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
    with open_store(str(folder / "record.db")) as store:
        store.adopt(codebook, "person:amina")
        reader = Tools(tools.tagger, tools.gazetteer, store.codebook())
        build(
            [str(folder / f"{name}.txt") for name in REPORTS],
            ReadOptions(published="2031-05-12"),
            store,
            reader,
            "default@1",
        )
        assert store.audit() == ()
        return load_record(store)


def told(record: Record, without: set[str]) -> list[tuple[object, ...]]:
    """Return what a record states of its incidents, without some fields."""
    return [
        (one.mention_ids, *((v.field, v.value, v.status, v.rule) for v in one.values if v.field not in without))
        for one in record.incidents
    ]


@pytest.fixture(scope="module")
def shipped(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Callable[[set[str]], list[tuple[object, ...]]]:
    """What the record states under the shipped codebook, without some fields."""
    record = record_under(SHIPPED, tmp_path_factory.mktemp("shipped"), tools)
    return lambda without: told(record, without)


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(text=codebooks())
def test_any_codebook_leaves_the_rest_as_it_is(
    text: str, tools: Tools, shipped: Callable[[set[str]], list[tuple[object, ...]]]
) -> None:
    codebook = parse(text, "any")
    touched = {"type"} | {field.name for field in codebook.fields if SHIPPED.find(field.name) is None}
    with TemporaryDirectory() as folder:
        own = record_under(codebook, Path(folder), tools)
        again = record_under(SHIPPED, Path(folder), tools)
    assert told(own, touched) == told(again, touched) == shipped(touched)
    names = {answer.name for answer in codebook.named("type").answers}
    assert {value.value for one in own.incidents for value in one.stated("type")} <= names
    for name, page in pages(own):
        assert name.endswith(".html")
        assert 'class="f-weapon"' not in page or codebook.shows("weapon")
    for kind in FORMATS.values():
        table = kind.make(restate(own, kind.rule or "default@1", bool(kind.rule)))
        assert all(set(table.header) >= set(row) for row in table.rows if table.header)
