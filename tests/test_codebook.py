from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import LARGEST, changes, parse, read_codebook, remembering
from dateline.errors import BadSetting
from dateline.export.flat import ABOUT, columns_of
from dateline.fields import FIELDS, FIGURES, OTHER, SHIPPED, TYPES, Codebook
from dateline.resolve import category

DEMO = Path(__file__).parents[1] / "demo" / "codebook.toml"

NEW = '[fields.mood]\nkind = "category"\nhelp = "How people felt."\nanswers = [{code = "calm"}, {code = "angry"}]\n'
NARROW = '[fields.type.answers]\nkeep = ["bombing", "attack"]\nadd = [{code = "letter_bomb", within = "bombing"}]\n'
HIDING = "[fields.weapon]\nhide = true\n"


def type_answers(codebook: Codebook) -> list[str]:
    return [answer.name for answer in codebook.named("type").answers]


def test_the_demo_is_a_codebook() -> None:
    found = read_codebook(DEMO)
    assert found.name == "Motives and schools"
    assert {field.name for field in found.fields} - {field.name for field in FIELDS} == {
        "motive_stated", "displaced", "school",
    }  # fmt: skip
    assert not found.shows("weapon_source")
    assert found.named("claimed_by").label == "responsibility claimed by"
    assert [field.name for field in found.figures] == [*FIGURES, "displaced"]


def test_what_it_does_not_name_stays_as_it_is_shipped() -> None:
    found = parse(NEW, "mood")
    assert found.fields[:-1] == FIELDS
    assert found.named("mood").answer("calm") is not None
    assert bool(found.id) > bool(SHIPPED.id)


@pytest.mark.parametrize(
    ("said", "stated"),
    [("bombing", "bombing"), ("suicide_bombing", "bombing"), ("air_strike", "bombing"), ("stabbing", "attack"),
     ("raid", OTHER), ("letter_bomb", "letter_bomb"), ("nonsense", "nonsense")],
)  # fmt: skip
def test_an_answer_that_is_left_out_is_stated_as_what_it_is_a_kind_of(said: str, stated: str) -> None:
    assert parse(NARROW, "few").named("type").states(said) == stated


def test_a_list_of_answers_has_another_answer_only_where_it_needs_one() -> None:
    assert type_answers(parse(NARROW, "few")) == ["bombing", "attack", "letter_bomb", OTHER]
    finer = '[fields.type.answers]\nadd = [{code = "letter_bomb", within = "bombing"}]\n'
    assert type_answers(parse(finer, "fine")) == [*(answer.name for answer in TYPES), "letter_bomb"]


def test_tables_of_other_projects_have_the_shipped_answers() -> None:
    abroad = parse(NARROW + NEW, "few").abroad
    assert type_answers(abroad) == [answer.name for answer in TYPES]
    stated = [abroad.named("type").states(name) for name in ("letter_bomb", "stabbing", OTHER)]
    assert stated == ["bombing", "stabbing", "attack"]
    assert abroad.named("mood") == parse(NEW, "mood").named("mood")
    assert SHIPPED.abroad == SHIPPED


def test_a_finer_answer_has_the_names_of_its_kind_elsewhere() -> None:
    answers = parse(NARROW, "few").named("type").answers
    assert [answer.gtd for answer in answers if answer.name == "letter_bomb"] == ["Bombing/Explosion"]


def test_every_shipped_type_can_be_the_one_that_it_is_a_kind_of() -> None:
    names = {answer.name for answer in TYPES}
    kinds = [(answer.name, above) for answer in TYPES for above in SHIPPED.named("type").above(answer.name)]
    assert kinds
    assert all(above in names and category.agree(name, above) for name, above in kinds)


FIELD = "[fields.mood]\n"
WRONG = [
    ("", "says nothing of fields"),
    ("fields = 3", "fields: is a table"),
    ("colour = 1", "colour: is not known: there are name, fields"),
    ("[fields", "is no TOML"),
    (FIELD + 'help = "x"', "fields.mood.kind: '' is no kind: choose one of category, date, place, name, figure"),
    (FIELD + 'kind = "text"\nhelp = "x"', "fields.mood.kind: 'text' is no kind"),
    (FIELD + 'kind = "name"', "fields.mood: has neither question nor help"),
    (FIELD + 'kind = "name"\nhelp = 4', "fields.mood.help: is a text"),
    (FIELD + 'kind = "name"\nhelp = "x\\u202ey"', "fields.mood.help: has characters that cannot be seen"),
    (FIELD + f'kind = "name"\nhelp = "{"x" * 601}"', "fields.mood.help: has at most 600 characters"),
    (FIELD + 'kind = "name"\nhelp = "x"\nanswers = []', "fields.mood.answers: a name has no answers"),
    (FIELD + 'kind = "category"\nhelp = "x"', "fields.mood.answers: is a list of answers"),
    (FIELD + 'kind = "category"\nhelp = "x"\nanswers = []', "fields.mood.answers: has no answers"),
    (FIELD + 'kind = "category"\nhelp = "x"\nanswers = [{code = "Big"}]', "answers.code: 'Big' is no name"),
    (FIELD + 'kind = "category"\nhelp = "x"\nanswers = [{code = "a"}, {code = "a"}]', "'a' stands there twice"),
    (FIELD + 'kind = "category"\nhelp = "x"\nanswers = [{code = "other"}]', "'other' has a meaning of its own"),
    (
        NEW.replace('"calm"', '"calm", words = ["Mob"]').replace('"angry"', '"angry", words = ["mob"]'),
        "'mob' tells of two",
    ),
    (FIELD + 'kind = "figure"\nhelp = "x"\nmany = true', "fields.mood.many: a figure has one value"),
    (FIELD + 'kind = "figure"\nhelp = "x"\nwords = ["y"]', "fields.mood.words: only a name is read from words"),
    (FIELD + 'kind = "name"\nhelp = "x"\nwords = ["*"]', "fields.mood.words: words have letters"),
    (FIELD + 'kind = "name"\nhelp = "x"\nmany = 1', "fields.mood.many: is true or false"),
    ('[fields."Mood swing"]\nkind = "name"\nhelp = "x"', "'Mood swing' is no name"),
    ('[fields.outlet]\nkind = "name"\nhelp = "x"', "fields.outlet: is the name of a column of ours"),
    ('[fields.killed_low]\nkind = "name"\nhelp = "x"', "fields.killed_low: is the name of a column of ours"),
    ('[fields.killed]\nkind = "name"', "fields.killed.kind: is not known"),
    ('[fields.killed.answers]\nkeep = ["1"]', "fields.killed.answers: only the answers of `type` can be changed"),
    ('[fields.status.answers]\nkeep = ["happened"]', "fields.status.answers: only the answers of `type`"),
    ('[fields.type.answers]\nkeep = ["party"]', "fields.type.answers.keep: 'party' is no shipped answer"),
    ("[fields.type.answers]\nkeep = []", "fields.type.answers.keep: leaves no answer"),
    ('[fields.type.answers]\nadd = [{code = "x"}]', "'x' is within '', which is no answer"),
    ('[fields.type.answers]\nadd = [{code = "bombing", within = "attack"}]', "'bombing' is an answer already"),
    ("\n".join(f"[fields.{field.name}]\nhide = true" for field in FIELDS), "every field is hidden"),
    ("fields = " + "[" * 5_000, "is no TOML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_said_in_one_line_with_its_key(text: str, said: str) -> None:
    with pytest.raises(BadSetting) as raised:
        parse(text, "mine", "mine.toml")
    assert str(raised.value).startswith("mine.toml: ")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe[fields]", "is not UTF-8"), (b"#" * (LARGEST + 1), "has more than 256 KiB"), (b"\x00", "is no TOML")],
)  # fmt: skip
def test_a_file_that_is_no_codebook(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(BadSetting, match=said):
        read_codebook(path)


@pytest.mark.parametrize("name", ["", "none.toml", "no\x00name"])
def test_what_is_no_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"no file|cannot be read"):
        read_codebook(tmp_path / name)


def test_a_file_is_called_as_it_is_and_may_begin_with_a_mark_of_its_order(tmp_path: Path) -> None:
    path = tmp_path / "moods.toml"
    path.write_bytes(b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode())
    assert read_codebook(path).name == "moods"


@given(st.text(max_size=200) | st.text(alphabet='[fields.mood]kind="category"\n= {}ahelpnsw', max_size=200))
def test_any_text_is_a_codebook_or_wrong_in_one_line(text: str) -> None:
    said = ""
    try:
        parse(text, "any")
    except BadSetting as error:
        said = str(error)
    assert "\n" not in said


# -- over time ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", NEW, ["mood is new"]),
        (NEW, "", ["mood goes: what was claimed and decided stays in the record, unseen"]),
        ("", HIDING, ["weapon is hidden"]),
        (HIDING, "", ["weapon is shown again"]),
        (NEW, NEW.replace("angry", "sad"), [
            "mood can be sad", "mood can no longer be angry: what was claimed and decided stays as it is"]),
        (NEW, NEW.replace('"calm"', '"calm", words = ["calmly"]'), [
            "mood is told by other words: the next build reads every report anew"]),
        (NEW, NEW.replace('"category"', '"category"\nmany = true'), [
            "mood is another kind of field: category, several"]),
        ("", '[fields.killed]\nlabel = "dead"\n', ["killed is asked for in other words"]),
        (NEW, NEW, []),
    ],
)  # fmt: skip
def test_what_changes_is_told(old: str, new: str, told: list[str]) -> None:
    before, after = (parse(text, "x") if text else SHIPPED for text in (old, new))
    assert list(changes(before, after)) == told


def test_a_codebook_remembers_what_it_has_no_more() -> None:
    told = remembering(SHIPPED, [parse(NEW, "mood"), parse(NARROW, "few")])
    assert [field.name for field in told.shown] == [field.name for field in FIELDS]
    assert told.named("mood").show("calm") == "calm"
    assert told.named("mood").is_hidden
    assert [told.named("type").states(name) for name in ("letter_bomb", OTHER)] == ["bombing", "attack"]
    assert list(changes(told, SHIPPED)) == []


def test_a_field_that_nobody_knows_is_one_of_plain_words_and_unseen() -> None:
    assert SHIPPED.find("mood") is None
    assert (SHIPPED.named("mood").kind, SHIPPED.shows("mood")) == ("name", False)


# -- columns ------------------------------------------------------------------------------------------------------

NAMES = st.from_regex(r"[a-z]{1,6}(_(low|id|site|quote|country|x))?", fullmatch=True)
COLUMN_NAMES = st.sampled_from([column.name for column in ABOUT]) | NAMES


@given(st.lists(COLUMN_NAMES, min_size=1, max_size=4), st.sampled_from(["name", "figure", "place", "date"]))
def test_no_two_columns_have_one_name(names: list[str], kind: str) -> None:
    text = "".join(f'[fields.{name}]\nkind = "{kind}"\nhelp = "x"\n' for name in dict.fromkeys(names))
    try:
        found = parse(text, "columns")
    except BadSetting:
        return
    columns = [column.name for column in columns_of(found)]
    assert len(columns) == len(set(columns))
