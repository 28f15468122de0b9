"""The notation of figures: `31`, `31..`, `..10`, `10..15`, `~250`, their bounds and when two of them agree."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

NUMBER = r"\d+(?:\.\d+)?"
NOTATION = re.compile(rf"(?P<about>~)?(?P<low>{NUMBER})?(?P<range>\.\.)?(?P<high>(?<=\.\.){NUMBER})?")

ABOUT = 0.10
"""How far 'about' reaches to either side, as a share of the number, and by one at the least."""


class Number(NamedTuple):
    """A figure as a value: its notation, its bounds (None where a side is open) and its hedging words."""

    value: str
    low: int | None
    high: int | None
    hedge: str = ""


def number(value: str, hedge: str = "") -> Number:
    """Return a value in notation with its bounds."""
    return Number(value, *bounds(value), hedge)


def bounds(value: str) -> tuple[int | None, int | None]:
    """Return the least and the greatest number that a value allows, None where that side is open."""
    found = NOTATION.fullmatch(value)
    if found is None or not (found["low"] or found["high"]) or (found["about"] and found["range"]):
        return None, None
    low, high = found["low"], found["high"]
    if found["about"]:
        reach = max(1.0, float(low) * ABOUT)
        return max(0, math.floor(float(low) - reach)), math.ceil(float(low) + reach)
    if not found["range"]:
        high = low
    return _floor(low), _ceil(high)


def agree(a: str, b: str) -> bool:
    """Tell whether some number fits both values: '12..' agrees with '14', '12' does not."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    if (a_low is None and a_high is None) or (b_low is None and b_high is None):
        return False
    return _at_most(a_low, b_high) and _at_most(b_low, a_high)


def show(value: str) -> str:
    """Return a value in words for a reader: 'at least 31', 'about 250'."""
    found = NOTATION.fullmatch(value)
    if found is None:
        return value
    low, high = (_grouped(found[side]) if found[side] else "" for side in ("low", "high"))
    if found["about"]:
        return f"about {low}"
    if low and high:
        return f"between {low} and {high}"
    if found["range"]:
        return f"at least {low}" if low else f"at most {high}"
    return low


def plain(amount: float) -> str:
    """Return a number without a needless fraction: 11.2, 14."""
    return str(int(amount)) if amount == int(amount) else repr(amount)


def _grouped(digits: str) -> str:
    """Put commas between the thousands of a number of five digits or more."""
    whole, dot, fraction = digits.partition(".")
    return (f"{int(whole):,}" if len(whole) > 4 else whole) + dot + fraction


def _floor(digits: str | None) -> int | None:
    return math.floor(float(digits)) if digits else None


def _ceil(digits: str | None) -> int | None:
    return math.ceil(float(digits)) if digits else None


def _at_most(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high
