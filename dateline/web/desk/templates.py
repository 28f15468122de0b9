"""The templates of the desk: those of the pages that anyone can open, with a few words of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment

from dateline.resolve import date
from dateline.review.queue import Item
from dateline.web import pages

LONGEST = 300
"""Characters of a headline or an address that a page shows."""


@cache
def environment() -> Environment:
    """Return the templates, with everything escaped."""
    found = pages.environment().overlay()
    found.filters = {**found.filters, "clip": clip, "when": when, "plain": plain}
    found.globals = {**found.globals, "address_of": address_of}
    return found


def clip(words: str, longest: int = LONGEST) -> str:
    """Return words, or their beginning where they are very long."""
    return words if len(words) <= longest else f"{words[:longest].rstrip()} …"


def when(moment: str) -> str:
    """Return a moment for a person: `2021-05-04T10:03:00Z` is 4 May 2021, 10:03."""
    return f"{date.show(moment[:10])}, {moment[11:16]} UTC"


def plain(name: str) -> str:
    """Return the name of a field or an answer in words."""
    return name.replace("_", " ")


def address_of(item: Item, mine: str = "") -> str:
    """Return the page of a question, at the place where to begin; `mine` is 1 where only one's own are gone through."""
    query = urlencode({"item": item.key, "mine": mine} if mine else {"item": item.key})
    if item.question == "adjudicate":
        return f"/double/{item.incident_id}?{query}"
    place = f"#x-{item.claim_id}" if item.claim_id else "#near" if item.question == "link" else ""
    return f"/incident/{item.incident_id}?{query}{place}"


@cache
def stylesheet() -> str:
    """Return the stylesheet of the pages that anyone can open."""
    return (files("dateline.web") / "templates" / "style.css").read_text("utf-8")
