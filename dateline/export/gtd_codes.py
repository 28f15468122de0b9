"""GTD's codes: the numbers of its names, and which type the words of a weapon or a target mean (data/gtd.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Sorted = tuple[tuple[str, tuple[str, ...]], ...]
"""Types, each with the names that say so."""


def code(table: str, name: str) -> int:
    """Return the number of a name in a table of codes."""
    return int(_codes()[table].index(name)) + 1


def region(number: int | None) -> str:
    """Return the name of a region; empty for none."""
    return str(_codes()["region"][number - 1]) if number else ""


def weapons(names: Iterable[str], kind: str) -> Sorted:
    """Return the types of some weapons; without any, the one that the type of the incident says by itself."""
    given = _codes()["weapon_of_type"].get(kind)
    return _sorted(names, _codes()["weapon_words"]) or (((given, ()),) if given else ())


def targets(names: Iterable[str]) -> Sorted:
    """Return the types of some targets and victims."""
    return _sorted(names, _codes()["target_words"])


@cache
def _codes() -> dict[str, Any]:
    return tomllib.loads(files("dateline.export").joinpath("data/gtd.toml").read_text("utf-8"))


def _sorted(names: Iterable[str], by_words: Mapping[str, str]) -> Sorted:
    """Return names by the type that a word of theirs means, in their order; those of no type are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        said = set(re.findall(r"[\w-]+", name.lower())) | set(re.findall(r"\w+", name.lower()))
        kind = next((kind for kind, listed in by_words.items() if said & set(listed.split())), None)
        if kind:
            found[kind] = (*found.get(kind, ()), name)
    return tuple(found.items())
