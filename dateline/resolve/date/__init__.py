"""Dates: English time expressions found in a text and read as calendar intervals, as precise as the words."""

from dateline.resolve.date.bearing import bears
from dateline.resolve.date.context import DateContext
from dateline.resolve.date.notation import agree, bounds, show
from dateline.resolve.date.scan import find, read

__all__ = ["DateContext", "agree", "bears", "bounds", "find", "read", "show"]
