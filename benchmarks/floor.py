"""Is every pinned figure still reached? The floor is raised by hand, and never lowered in silence.

Two kinds of gold: the incidents of the invented demo reports, written down in tests/gold/demo.json, and the dev parts
of the public tasks where they lie beside the checkout.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import tasks
from benchmarks.gold import demo_figures

ROOT = Path(__file__).parents[1]
FLOOR = ROOT / "tests" / "gold" / "floor.json"
GOLD = ROOT / "tests" / "gold" / "demo.json"


@dataclass(frozen=True, slots=True)
class Check:
    """One pinned figure: where it stands in the scorer's table, what was pinned and what is reached now."""

    name: str
    pinned: float
    reached: float

    @property
    def holds(self) -> bool:
        """Whether the floor is reached."""
        return self.reached >= self.pinned


def check(bench: Path) -> int:
    """Print every pinned figure beside the one reached now; return 1 if one is missed or the gold was altered."""
    floor = json.loads(FLOOR.read_text("utf-8"))
    if floor["gold"] != gold_hash():
        print(f"floor: {GOLD.name} is not the gold that the floor was measured on: measure anew and pin both")
        return 1
    checks = [*compared("demo", floor["demo"], demo_figures(GOLD)), *_public(floor["tasks"], bench)]
    for one in checks:
        print(f"{'ok  ' if one.holds else 'LOW '} {one.name:45} floor {one.pinned:6.2f}  now {one.reached:6.2f}")
    return int(not all(one.holds for one in checks))


def gold_hash() -> str:
    """Return the hash of the gold of the demo."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def _public(pinned: dict[str, dict[str, float]], bench: Path) -> Iterator[Check]:
    """Yield the figures of the public tasks, or none where their data are not there."""
    if not bench.is_dir():
        print(f"floor: no public tasks at {bench}: only the demo is measured")
        return
    for name, figures in tasks.dev(bench, pinned):
        yield from compared(name, pinned[name], figures)


def compared(name: str, pinned: dict[str, float], figures: dict[str, Any]) -> list[Check]:
    """Return a check for every pinned figure of a part."""
    return [Check(f"{name}: {path}", low, _found(figures, path)) for path, low in pinned.items()]


def _found(figures: dict[str, Any], path: str) -> float:
    """Return a figure by its path in the scorer's table: `templates/all/F1`."""
    here: Any = figures
    for part in path.split("/"):
        here = here[part]
    return float(here)
