from __future__ import annotations

import pytest

from dateline.link.origin import original, printed
from tests.builders import report

STORY = "A bomb went off beside the ferry landing of the town on Monday morning, the harbour police said."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"published": "2031-05-11"}, {"published": "2031-05-12", "text": f"{STORY} The mayor wept."}),
        ({"published": "2031-05-11"}, {"published": "2031-05"}),
        ({"published": "2031-05-11"}, {"published": ""}),
        ({"outlet": "Northern Wire"}, {"byline": "Northern Wire", "text": f"{STORY} The mayor wept."}),
        ({"outlet": "Northern Wire"}, {"text": f"TURKU (Northern Wire) - {STORY}"}),
        ({"outlet": "Northern Wire"}, {"text": f"TURKU (NW) - {STORY}"}),
        ({"outlet": "www.northernwire.example"}, {"text": f"{STORY}\nSource: Northern Wire."}),
        ({"outlet": "The Northern Wire"}, {"text": f"As first published by the Northern Wire. {STORY}"}),
        ({"outlet": "Bay Post", "text": f"{STORY} The mayor wept."}, {"outlet": "Quay Post"}),
        ({"outlet": "Bay Post", "text": f"(Postal) {STORY}"}, {"outlet": "Post"}),
    ],
)
def test_the_original_is_printed_first_or_credited_or_longer(left: dict[str, str], right: dict[str, str]) -> None:
    """The left one of each two is the original, whatever their ids."""
    for first, second in (("a", "b"), ("b", "a")):
        prints = {
            first: printed(report(**({"text": STORY} | left))),
            second: printed(report(**({"text": STORY} | right))),
        }
        assert original(prints) == first


def test_of_prints_that_tell_nothing_apart_the_smallest_id_is_the_original() -> None:
    assert original({name: printed(report(STORY)) for name in "cab"}) == "a"


@pytest.mark.parametrize("text", ["", "(", "(" * 5000, "source: " * 2000, "\x00", "(مرحبا) 🙂" * 500])
def test_any_text_is_a_print(text: str) -> None:
    assert printed(report(text, outlet=text, byline=text, published="no day")).length == len(text)
