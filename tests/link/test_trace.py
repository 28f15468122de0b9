from __future__ import annotations

import numpy as np
import pytest

from dateline.link.numbers import distinct, numbers
from dateline.link.outline import NAME, Terms, outline
from dateline.link.profile import profile
from dateline.link.trace import Trace, pack_trace, unpack_trace
from dateline.records import Account
from tests.builders import report, told


def test_a_trace_comes_back_as_it_was() -> None:
    document = report("Veikko Harjumaa was shot at the mill in Turku.", published="2031-05-11")
    made = profile(Account(told(document, document.text), document), {}, True)
    trace = Trace(
        "d", "r", 5, numbers(["a", "b"]), numbers("c"), ("m",), outline([made]), numbers("e"), (1,), "default@1 d"
    )
    again = unpack_trace("d", *pack_trace(trace))
    assert pack_trace(again) == pack_trace(trace)
    assert (again.mentions, again.key_counts, again.day, again.stated) == (("m",), (1,), 5, "default@1 d")


@pytest.mark.parametrize("text", ["{}", '{"day": 4, "mentions": ["m"]}', "[1, 2]", "[1]\nAAAA"])
def test_a_trace_of_another_layout_is_of_no_reading(text: str) -> None:
    assert unpack_trace("d", "r", "s", text).reading == ""


def test_terms_tell_how_often_a_word_stands_where() -> None:
    document = report(f"Turku mourns. {'The mill burned. ' * 40} In Turku, nobody slept.")
    made = profile(Account(told(document, document.text), document), {}, True)
    drawn = outline([made])
    terms = Terms.of(drawn.terms)
    words = np.append(drawn.words, drawn.others)[terms.places]
    (turku,) = np.flatnonzero(words == numbers(["turku"])[0])
    assert (terms.counts[turku], terms.openings[turku], terms.flags[turku]) == (2, 1, NAME)
    assert len(drawn.terms) == sum(drawn.term_counts)


def test_distinct_numbers_are_in_order() -> None:
    assert distinct(np.array([3, 1, 3, 2, 1], dtype=np.int64)).tolist() == [1, 2, 3]
    assert distinct(np.empty(0, dtype=np.int64)).tolist() == []
