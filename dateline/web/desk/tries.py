"""How often somebody may try to sign in: few times under one name, more from one address, by a window that slides."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from math import ceil
from threading import Lock
from time import monotonic

WINDOW = 15 * 60.0
"""Seconds after which a try is forgotten."""

MOST = {"both": 5, "address": 40, "name": 50}
"""Tries in a window: under one name from one address, from one address, under one name.

An office may share an address, and somebody far away must not easily shut a person out by trying that person's name.
"""

KEPT = 10_000
"""Names and addresses that are remembered: the oldest go first."""

Key = tuple[str, str, str]


class Tries:
    """The tries of the last minutes."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._made: OrderedDict[Key, deque[float]] = OrderedDict()

    def begin(self, name: str, address: str) -> int:
        """Count a try, and return 0; where there were too many, return the seconds to wait, and count none."""
        with self._lock:
            now, keys = self._clock(), list(_keys(name, address))
            wait = max(self._wait(key, now) for key in keys)
            if not wait:
                for key in keys:
                    self._made.setdefault(key, deque()).append(now)
                    self._made.move_to_end(key)
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
            return wait

    def succeeded(self, name: str, address: str) -> None:
        """Take back the try that was right, and forget the wrong ones under its name from its address."""
        with self._lock:
            for key in _keys(name, address):
                made = self._made.get(key)
                if made and (key[0] == "both" or len(made) == 1):
                    del self._made[key]
                elif made:
                    made.pop()

    def _wait(self, key: Key, now: float) -> int:
        made = self._made.get(key, deque())
        while made and made[0] <= now - WINDOW:
            made.popleft()
        return ceil(made[0] + WINDOW - now) if len(made) >= MOST[key[0]] else 0


def _keys(name: str, address: str) -> Iterator[Key]:
    """Yield what a try is counted under."""
    person = name.strip().casefold()[:100]
    yield "both", person, address
    yield "address", "", address
    yield "name", person, ""
