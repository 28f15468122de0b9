"""Figures: every number of a report with its hedge, its bounds, whom it counts and what befell them."""

from __future__ import annotations

from dateline.resolve.figure.attach import find
from dateline.resolve.figure.notation import Number, agree, bounds, show
from dateline.resolve.figure.numbers import read
from dateline.resolve.figure.tolls import Toll, sums, toll

__all__ = ["Number", "Toll", "agree", "bounds", "find", "read", "show", "sums", "toll"]
