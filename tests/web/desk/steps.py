"""What a person does on a page in a browser: press keys, follow links, read what the desk says."""

from __future__ import annotations

from typing import Any


def go(page: Any, *keys: str) -> None:
    """Press keys that lead to another page, and wait for each."""
    for key in keys:
        with page.expect_navigation(wait_until="domcontentloaded"):
            page.keyboard.press(key)


def follow(page: Any, what: str) -> None:
    """Click on what leads to another page."""
    with page.expect_navigation(wait_until="load"):
        page.click(what)


def said(page: Any) -> str:
    """What the desk says of the last act."""
    return str(page.inner_text("[role=status]"))
