"""The words that extraction looks for: the trigger table and the word sets, read once from extract/data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Force = Literal["incident", "outcome", "weak"]

PIECES = re.compile(r"\w+(?:'\w+)?|-")
"""A word of the table is matched piece by piece, as a tagger splits it: 'car-ramming' is 'car', '-', 'ramming'."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or fixed phrase of the trigger table."""

    pieces: tuple[str, ...]
    pos: Literal["VERB", "NOUN", "ADJ"]
    type: str
    force: Force
    needs: str = ""

    @property
    def words(self) -> str:
        """The entry as it is written."""
        return " ".join(self.pieces).replace(" - ", "-")


PARTS: Mapping[str, Literal["VERB", "NOUN", "ADJ"]] = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


def _read(name: str) -> dict[str, Any]:
    """Return one data file of this package."""
    return tomllib.loads(files("dateline.extract").joinpath("data", name).read_text(encoding="utf-8"))


@cache
def entries() -> tuple[Entry, ...]:
    """Return the trigger table in the order of its file."""
    return tuple(
        Entry(tuple(PIECES.findall(word)), pos, group["type"], group["force"], group.get("needs", ""))
        for group in _read("triggers.toml")["words"]
        for part, pos in PARTS.items()
        for word in group.get(part, ())
    )


@cache
def index() -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries by the word that they are looked up with, longest first.

    Verbs are looked up by their first word ("blow up" by 'blow'), nouns by their last ("car bomb" by 'bomb').
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        found.setdefault(entry.pieces[0] if entry.pos == "VERB" else entry.pieces[-1], []).append(entry)
    return {word: tuple(sorted(group, key=lambda entry: -len(entry.pieces))) for word, group in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word sets."""
    return frozenset(_read("words.toml")[name])


@cache
def topics() -> Mapping[str, frozenset[str]]:
    """Return the word sets of the subjects that borrow the language of violence."""
    return {name: frozenset(group) for name, group in _read("words.toml")["topics"].items()}


IRREGULAR: Mapping[str, tuple[str, ...]] = {
    "shoot": ("shot",), "slay": ("slain", "slew"), "blow": ("blew", "blown"), "set": ("set",), "hold": ("held",),
    "take": ("took", "taken"), "fight": ("fought",), "drive": ("drove", "driven"), "die": ("died", "dying"),
    "strike": ("struck", "strikes"), "throw": ("threw", "thrown"), "go": ("went", "gone", "going", "goes"),
    "run": ("ran",), "hit": ("hit",), "break": ("broke", "broken"), "burn": ("burnt",),
}  # fmt: skip
"""Forms of the verbs of the table that are not the verb with an ending."""


def is_form(word: str, lemma: str) -> bool:
    """Tell whether a word is a form of a verb or noun of the table: "stabbed" of "stab"."""
    stem = lemma.rstrip("e")
    return word in IRREGULAR.get(lemma, ()) or (word.startswith(stem) if len(stem) > 2 else word == lemma)
