from __future__ import annotations

import pytest

from dateline.link.common import shares
from dateline.link.profile import details_in, profile
from dateline.link.rarity import rarity
from dateline.link.score import contained, cosine
from dateline.records import Account
from tests.builders import report, told


def one(text: str, address: str = "a") -> Account:
    document = report(text, address=address)
    return Account(told(document, text), document)


def test_common_words_of_the_news_tell_less_than_names_even_in_one_report() -> None:
    rare = rarity([profile(one("Police said two men were shot at Pyhäranta."), {}, True)])
    assert rare.of("police") < 1.5 < rare.of("pyhäranta")
    assert 0 < min(shares().values()) <= max(shares().values()) < 1


def test_vectors_are_alike_with_themselves() -> None:
    left, right = (profile(one(text, text), {}, True) for text in ("Mill burned in Turku.", "Ferry sank at Salto."))
    rare = rarity([left, right])
    assert cosine(rare.words(left), rare.words(left)) == pytest.approx(1)
    assert contained(rare.opening(left), rare.words(left)) == pytest.approx(1)
    assert cosine(rare.words(left), rare.words(right)) == 0
    assert contained({}, {}) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Veikko Harjumaa, 41, of 2700 Rata Street", {"veikko harjumaa", "harjumaa 41", "2700 rata", "rata street"}),
        ("in the 900 block", {"900 block"}),
        ("two men", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_details_are_full_names_streets_house_numbers_and_ages(text: str, expected: set[str]) -> None:
    assert set(details_in(text)) == expected


@pytest.mark.parametrize("text", ["", "\n", "x" * 200_000, "🙂 🙂", "مرحبا بالعالم", "A1 " * 20_000])
def test_any_text_has_a_profile(text: str) -> None:
    document = report(text)
    made = profile(Account(told(document, ""), document), {}, True)
    assert set(rarity([made]).words(made)) == set(made.words)
