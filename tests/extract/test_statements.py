"""Statements: invented sentences and who says what in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract import statements
from dateline.models.english import parse
from dateline.models.none import NoTagger
from dateline.records import Parsed, Span, Statement
from dateline.resolve import speaker
from dateline.split import split
from tests.builders import report

PAGE = Path(__file__).parents[2] / "docs" / "values" / "speakers.md"

SENTENCES = [
    # direct speech
    ('"The bridge is closed," Lena Voss said.', [("Lena Voss", "said", '"The bridge is closed,"')]),
    ('"We know," she said, "who did it."', [("she", "said", '"We know," | "who did it."')]),
    ("“The square was full,” said Karl Brandt.", [("Karl Brandt", "said", "“The square was full,”")]),
    ('The mayor said: "Stay at home."', [("The mayor", "said", '"Stay at home."')]),
    ('"I saw smoke," a baker said. "Then people ran."', [("a baker", "said", '"I saw smoke," | "Then people ran."')]),
    ("''It was dark,'' the guard said.", [("the guard", "said", "''It was dark,''")]),
    ("\"He shouted 'go away' at us,\" the driver said.", [("the driver", "said", "\"He shouted 'go away' at us,\"")]),
    # indirect speech
    ("Police said three men were held.", [("Police", "said", "three men were held")]),
    ("The army said that two rebels had died.", [("The army", "said", "that two rebels had died")]),
    ("Two soldiers were killed, officials said.", [("officials", "said", "Two soldiers were killed")]),
    ("The two men, she said, had fled to the hills.", [("she", "said", "The two men | had fled to the hills")]),
    ("Voss told Radio Delta that the gun came from Lyon.", [("Voss", "told", "that the gun came from Lyon")]),
    ('The mayor said the town was "in shock."', [("The mayor", "said", 'the town was "in shock."')]),
    # sources
    (
        "According to the interior ministry, five people died.",
        [("the interior ministry", "According to", "five people died")],
    ),
    ("Five people died, according to the army.", [("the army", "according to", "Five people died")]),
    ("He was quoted as saying that ten rebels had died.", [("He", "was quoted as saying", "that ten rebels had died")]),
    # capitals
    (
        "THE INTERIOR MINISTER SAID THAT THE GUERRILLAS WERE TO BLAME.",
        [("THE INTERIOR MINISTER", "SAID", "THAT THE GUERRILLAS WERE TO BLAME")],
    ),
    # nobody speaks
    ("Gunmen attacked the village and killed 12 people.", []),
    ("The bomb exploded near the old bridge on Friday.", []),
]


def parsed_from(text: str) -> Parsed:
    document = report(text)
    return parse(document, split(document))


def untagged_from(text: str) -> Parsed:
    document = report(text)
    return next(iter(NoTagger().tag([(document, split(document))])))


def written(text: str, found: tuple[Statement, ...]) -> list[tuple[str, ...]]:
    def join(spans: tuple[Span, ...]) -> str:
        return " | ".join(text[starts:ends] for starts, ends in spans)

    return [(join(one.speaker), join(one.cue), join(one.content)) for one in found]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_speaker_cue_and_content(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert written(text, statements.find(parsed_from(text))) == expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry said the men were armed.", "asserted"),
        ("The ministry denied that the men were armed.", "denied"),
        ("The group denied involvement in the attack.", "denied"),
        ("The army could not confirm the report.", "doubted"),
        ("The driver allegedly fled to the hills.", "doubted"),
        ("The man is believed to have planted the bomb.", "doubted"),
        ("The Northern Front claimed responsibility for the attack.", "asserted"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [one.stance for one in statements.find(parsed_from(text))][:1] == [stance]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a video, the Northern Front claimed the attack.", "Northern Front"),
        ("The attack was claimed by the Northern Front.", "Northern Front"),
        ("The Northern Front's statement claiming responsibility was short.", "Northern Front"),
    ],
)
def test_claims_of_responsibility(text: str, expected: str) -> None:
    assert expected in {one.organisation for one in statements.find(parsed_from(text))}


def test_speaker_inside_a_speaker() -> None:
    text = "The minister said that the suspect had told police that he acted alone."
    found = statements.find(parsed_from(text))
    outer, inner = found
    assert outer.content[0].contains(inner.content[0])
    place = text.index("alone")
    assert statements.innermost(found, Span(place, place + 5)) == inner
    assert statements.innermost(found, Span(0, 12)) is None


def test_short_names_and_pronouns_mean_who_was_named() -> None:
    text = (
        "Foreign Minister Lena Voss said three people had died. Voss said the bridge was closed. "
        '"We know," she said, "who did it."'
    )
    found = statements.find(parsed_from(text))
    assert [(one.name, one.role) for one in found] == [("Lena Voss", "Foreign Minister")] * 3


def test_quotation_over_two_paragraphs_has_one_speaker() -> None:
    text = '"The first night was quiet. We slept.\n\n"The second night they came," Karl Brandt said.'
    assert {one.name for one in statements.find(parsed_from(text))} == {"Karl Brandt"}
    assert len(statements.find(parsed_from(text))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The bridge is closed," said Lena Voss.', [("Lena Voss", "said", '"The bridge is closed,"')]),
        ('"We know," she said, "who did it."', [("she", "said", '"We know," | "who did it."')]),
        ("Police said three men were held.", [("Police", "said", "three men were held")]),
        ("The army denied that it was warned.", [("The army", "denied", "that it was warned")]),
        ("According to the army, five people died.", [("the army", "According to", "five people died")]),
        ("The bomb exploded near the old bridge.", []),
    ],
)
def test_without_syntax(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert written(text, statements.find(untagged_from(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        '"',
        '"""""',
        "““““ said",
        "said said said.",
        "\u202eقال الوزير: «نعم».",
        "😀 said 😀.",
        "\x07 he said \x07",
    ],
)
def test_odd_text_is_read_without_a_word(text: str) -> None:
    for found in (statements.find(parsed_from(text)), statements.find(untagged_from(text))):
        assert all(span.ends <= len(text) for one in found for span in one.content)


@pytest.mark.parametrize("piece", ["x", '"', '"x ', "' said ", '"x\n\n', "he said that ", "according to x, "])
def test_long_text_takes_linear_time(piece: str) -> None:
    statements.find(untagged_from(piece * 20_000))


@given(st.text(alphabet="aA .,\"“”'\n:said", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for one in statements.find(untagged_from(text)):
        for starts, ends in (*one.speaker, *one.cue, *one.content):
            assert 0 <= starts < ends <= len(text)


def rows(cells: int) -> list[list[str]]:
    lines = (line.strip("|").split("|") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| "))
    found = [[cell.strip() for cell in line] for line in lines if len(line) == cells]
    return found[1:]


@pytest.mark.parametrize(("text", "who", "cue", "content", "stance"), rows(5))
def test_every_example_of_the_page(text: str, who: str, cue: str, content: str, stance: str) -> None:
    (found,) = statements.find(parsed_from(text))
    assert written(text, (found,)) == [(who, cue, content.replace(" / ", " | "))]
    assert found.stance == stance


@pytest.mark.parametrize(("words", "name", "role", "organisation"), rows(4))
def test_every_speaker_of_the_page(words: str, name: str, role: str, organisation: str) -> None:
    assert speaker.read(words) == speaker.Speaker(name, role, organisation)


def test_what_is_only_spoken_of_is_the_outlets_own() -> None:
    text = "The Northern Front claimed the attack, which killed 31 people."
    place = text.index("31")
    assert statements.innermost(statements.find(parsed_from(text)), Span(place, place + 2)) is None


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("Police denied reports that one of the engineers had been killed.", "one of the engineers", "denied"),
        ("The mayor denied any part in the attack, which killed 31 people.", "31 people", ""),
    ],
)
def test_what_others_say_can_be_denied(text: str, words: str, stance: str) -> None:
    document = report(text)
    starts = text.index(words)
    said = statements.find(parse(document, split(document)))
    found = statements.innermost(said, Span(starts, starts + len(words)))
    assert (found.stance if found else "") == stance


def test_what_one_of_two_speakers_denies_is_denied() -> None:
    text = "The front, which officials said had done it, denied it."
    outer = Statement((Span(0, 9),), (Span(text.index("denied"), 51),), (Span(0, 50),), stance="denied")
    inner = Statement((Span(17, 26),), (Span(27, 31),), (Span(32, 43),))
    assert statements.stance_on((outer, inner), Span(36, 40)) == "denied"
    assert statements.stance_on((inner,), Span(36, 40)) == "asserted"
    assert statements.stance_on((), Span(36, 40)) == "asserted"
