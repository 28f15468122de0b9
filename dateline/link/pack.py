"""What linking looks at in the mentions of a document, as JSON and back: made once, read whenever they are compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from dateline.link.profile import Profile
from dateline.records import Place

SETS = frozenset({"names", "details", "streets", "persons", "targets", "parts"})
NAMES = tuple(item.name for item in fields(Profile))


def pack(profiles: Iterable[Profile]) -> str:
    """Return profiles as JSON; a place is kept by its id."""
    return json.dumps([_packed(profile) for profile in profiles], ensure_ascii=False, separators=(",", ":"))


def unpack(text: str, places: Mapping[str, Place]) -> tuple[Profile, ...]:
    """Return the profiles of a text that `pack` made."""
    return tuple(_unpacked(item, places) for item in json.loads(text))


def _packed(profile: Profile) -> dict[str, Any]:
    known = {name: getattr(profile, name) for name in NAMES}
    return known | {name: sorted(known[name]) for name in SETS} | {"place": profile.place and profile.place.id}


def _unpacked(item: dict[str, Any], places: Mapping[str, Place]) -> Profile:
    item |= {name: frozenset(item[name]) for name in SETS}
    item["place"] = places.get(item["place"])
    item["days"] = item["days"] and tuple(item["days"])
    item["figures"] = {name: tuple(bounds) for name, bounds in item["figures"].items()}
    return Profile(**item)
