"""A first look at a document: whether it can tell of an incident at all, asked before what takes longest."""

from __future__ import annotations

from dateline.extract.assemble import is_candidate
from dateline.extract.fatal import fatal
from dateline.extract.signs import signs
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import find
from dateline.records import Figure, Parsed


def may_tell(parsed: Parsed, figures: tuple[Figure, ...]) -> bool:
    """Tell whether a sign of an incident stands in a document, by its syntax and the numbers of people in it.

    Without one there is no mention, whatever names, times and places there are: those only part one from another.
    """
    triggers = find(parsed)
    counted = fatal(Syntax(parsed), triggers, figures)
    return any(is_candidate(sign) for sign in signs(parsed, triggers, (), counted, ()))
