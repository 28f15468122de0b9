"""A codebook of one's own: a TOML file that adds fields and answers to the shipped codebook, or leaves some out.

What a field or an answer can have is told by the tables below; docs/codebook.md has them for people. The shipped fields
are read by the program, whatever a codebook makes of them: it can call them by other names, hide them, and say in fewer
answers, or finer ones, what kind of incident it was. New fields are filled by people, and by the words that the
codebook gives for them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from dateline.errors import BadSetting
from dateline.fields import FIELDS, OTHER, Answer, Codebook, Field, Kind

LARGEST = 256 * 1024
"""Bytes of a codebook: a long one, with words for every answer, has a tenth of it."""

LONGEST = 600
"""Characters of a help text, the longest that a codebook has."""

MOST = 200
"""Fields, answers of one field, and words for one answer: more than a person can choose from."""

MOST_WORDS = 500
"""Words for all answers of one field: each report is searched for all of them."""

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NAME_LONGEST = 40

OWN_COLUMNS = frozenset(
    "incident mention document outlet published title address disputed site country province latitude longitude "
    "place_id words".split()
)
"""Names that columns and pages of ours have already."""

OWN_ENDINGS = (
    "_low", "_high", "_stance", "_speaker", "_quote", "_id", "_site", "_country", "_province", "_latitude",
    "_longitude", "_precision",
)  # fmt: skip
"""What the columns beside a field end in."""

OWN_ANSWERS = frozenset({OTHER, "happened", "background"})
"""Answers to which the record gives a meaning of its own."""

BOOK_KEYS = ("name", "fields")
NEW_KEYS = ("kind", "label", "question", "help", "many", "hide", "answers", "words")
SHIPPED_KEYS = ("label", "question", "help", "hide", "answers")
LIST_KEYS = ("keep", "add")
ANSWER_KEYS = ("code", "label", "help", "words")
ADDED_KEYS = ("code", "label", "help", "within")

FIXED = frozenset({"status"})
"""Shipped fields that keep their answers: by them, exports leave out what did not happen."""

VAGUEST = "attack"
"""The shipped type that tables of other projects have for what a person called "other"."""

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A place in a file, for the one line that tells what is wrong there."""

    file: str
    path: str = ""

    def __truediv__(self, name: str) -> Key:
        """Return a key below this one."""
        return Key(self.file, f"{self.path}.{name}".lstrip("."))

    def wrong(self, why: str) -> BadSetting:
        """Return the error of this place."""
        return BadSetting(f"{self.file}: {self.path}{': ' if self.path else ''}{why}")


# -- reading ------------------------------------------------------------------------------------------------------


def read_codebook(path: Path) -> Codebook:
    """Return the codebook of a file, by default called as the file is; raises BadSetting for what is none."""
    key = Key(str(path))
    try:
        if not path.is_file():
            raise key.wrong("is no file: give the path of a codebook, or `shipped`")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise key.wrong("is not UTF-8: save it as UTF-8") from error
    except (OSError, ValueError) as error:
        raise key.wrong(f"cannot be read ({getattr(error, 'strerror', None) or error}): check the path") from error
    if len(content) > LARGEST:
        raise key.wrong(f"has more than {LARGEST // 1024} KiB: a codebook is shorter, is this one?")
    return parse(text, path.stem, str(path))


@cache
def parse(text: str, name: str, file: str = "") -> Codebook:
    """Return the codebook that a text in TOML describes; raises BadSetting with the key that is wrong."""
    key = Key(file or f"codebook {name}")
    try:
        told = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise key.wrong(f"is no TOML ({error}): correct it") from error
    _check_keys(told, BOOK_KEYS, key)
    tables = _table(told.get("fields", {}), key / "fields")
    if not tables:
        raise key.wrong("says nothing of fields: write [fields.NAME], or use `shipped`")
    _check_count(tables, key / "fields")
    shipped = {field.name for field in FIELDS}
    changed = [_changed(field, tables.get(field.name, {}), key / "fields" / field.name) for field in FIELDS]
    added = [_added(name, table, key / "fields" / name) for name, table in tables.items() if name not in shipped]
    if all(field.is_hidden for field in (*changed, *added)):
        raise (key / "fields").wrong("every field is hidden: leave one to show")
    return Codebook((*changed, *added), _text(told, "name", key, 60) or name[:60], text)


def _added(name: str, given: object, key: Key) -> Field:
    """Return a field that the shipped codebook does not have."""
    table = _table(given, key)
    _check_keys(table, NEW_KEYS, key)
    _check_name(name, key)
    if name in OWN_COLUMNS or name.startswith("incident_") or name.endswith(OWN_ENDINGS):
        raise key.wrong("is the name of a column of ours: choose another")
    kind = _kind(table, key)
    field = Field(
        name, kind, _text(table, "question", key), _text(table, "help", key), many=_flag(table, "many", key),
        title=_text(table, "label", key, 60), words=_words(table, key), is_hidden=_flag(table, "hide", key),
    )  # fmt: skip
    if not (field.question or field.help):
        raise key.wrong("has neither question nor help: say what is asked for")
    if field.many and kind not in ("category", "name"):
        raise (key / "many").wrong(f"a {kind} has one value: only a category or a name can have several")
    if field.words and kind != "name":
        raise (key / "words").wrong("only a name is read from words of its own: give words to the answers")
    told = replace(field, answers=_own_answers(table, kind, key))
    _check_words(told, key)
    return told


def _check_words(field: Field, key: Key) -> None:
    """Refuse words that tell of two answers, since nobody could say which, and more of them than are quick to find."""
    words = [words.casefold() for answer in field.answers for words in answer.words]
    twice = [one for one in words if words.count(one) > 1]
    if twice:
        raise (key / "answers").wrong(f"{twice[0]!r} tells of two answers: leave it out of one")
    if len(words) > MOST_WORDS:
        raise (key / "answers").wrong(f"has more than {MOST_WORDS} words in all: reading would be slow")


def _own_answers(table: Table, kind: Kind, key: Key) -> tuple[Answer, ...]:
    """Return the answers of a new field: a category has some, nothing else has."""
    given = table.get("answers")
    if kind != "category":
        if given is not None:
            raise (key / "answers").wrong(
                f"a {kind} has no answers to choose from: leave them out, or make it a category"
            )
        return ()
    answers = _answers(given, ANSWER_KEYS, key / "answers")
    if not answers:
        raise (key / "answers").wrong("has no answers: give [{code = ..., help = ...}]")
    for answer in answers:
        if answer.name in OWN_ANSWERS:
            raise (key / "answers").wrong(
                f"{answer.name!r} has a meaning of its own in the record: choose another code"
            )
    return answers


def _changed(field: Field, given: object, key: Key) -> Field:
    """Return a shipped field as a codebook has it."""
    table = _table(given, key)
    _check_keys(table, SHIPPED_KEYS, key, " (what the program reads of a shipped field cannot be changed)")
    told = replace(
        field,
        title=_text(table, "label", key, 60) or field.title,
        question=_text(table, "question", key) or field.question,
        help=_text(table, "help", key) or field.help,
        is_hidden=_flag(table, "hide", key),
    )
    return _narrowed(told, table["answers"], key / "answers") if "answers" in table else told


def _narrowed(field: Field, given: object, key: Key) -> Field:
    """Return a shipped field with the answers that a codebook keeps of it, and those that it adds."""
    if not field.answers or field.name in FIXED:
        raise key.wrong("only the answers of `type` can be changed")
    table = _table(given, key)
    _check_keys(table, LIST_KEYS, key)
    names = [answer.name for answer in field.answers]
    keep = _texts(table["keep"], key / "keep") if "keep" in table else names
    unknown = [name for name in keep if name not in names]
    if unknown:
        raise (key / "keep").wrong(f"{unknown[0]!r} is no shipped answer: see `dateline codebook --codebook shipped`")
    added = _finer(field, _answers(table.get("add", []), ADDED_KEYS, key / "add"), key / "add")
    kept = (*(answer for answer in field.answers if answer.name in keep), *added)
    if not kept:
        raise (key / "keep").wrong("leaves no answer: keep one, or hide the field")
    told = replace(field, answers=kept, dropped=tuple(a for a in field.answers if a.name not in keep))
    needs_other = any(told.states(answer.name) == OTHER for answer in told.dropped)
    other = Answer(OTHER, "What no other answer of this codebook says.", within=VAGUEST)
    return replace(told, answers=(*kept, other)) if needs_other else told


def _finer(field: Field, added: Sequence[Answer], key: Key) -> Iterator[Answer]:
    """Yield the answers that are added to a shipped field, each with the names that its kind has elsewhere."""
    known = {answer.name: answer for answer in field.answers}
    for answer in added:
        if answer.name in known or answer.name in OWN_ANSWERS:
            raise key.wrong(f"{answer.name!r} is an answer already: choose another code")
        above = known.get(answer.within)
        if above is None:
            raise key.wrong(
                f"{answer.name!r} is within {answer.within!r}, which is no answer: name one that it is a kind of"
            )
        known[answer.name] = replace(answer, gtd=above.gtd, acled=above.acled, plover=above.plover, muc=above.muc)
        yield known[answer.name]


# -- parts --------------------------------------------------------------------------------------------------------


def _answers(given: object, keys: Sequence[str], key: Key) -> tuple[Answer, ...]:
    """Return a list of answers: each code once."""
    if not isinstance(given, list):
        raise key.wrong("is a list of answers: write [{code = ..., help = ...}]")
    _check_count(given, key)
    found = tuple(_answer(one, keys, key) for one in given)
    twice = [answer.name for answer in found if sum(other.name == answer.name for other in found) > 1]
    if twice:
        raise key.wrong(f"{twice[0]!r} stands there twice: leave one out")
    return found


def _answer(given: object, keys: Sequence[str], key: Key) -> Answer:
    """Return one answer."""
    table = _table(given, key)
    _check_keys(table, keys, key)
    code = _text(table, "code", key)
    _check_name(code, key / "code")
    here = key / code
    return Answer(
        code, _text(table, "help", here), within=_text(table, "within", here), title=_text(table, "label", here, 60),
        words=_words(table, here),
    )  # fmt: skip


def _kind(table: Table, key: Key) -> Kind:
    """Return the kind of a new field."""
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    given = _text(table, "kind", key)
    if given not in kinds:
        raise (key / "kind").wrong(f"{given!r} is no kind: choose one of {', '.join(kinds)}")
    return kinds[given]


def _words(table: Table, key: Key) -> tuple[str, ...]:
    """Return the words that tell of something: each with a letter or a digit, so that a text can be searched for it."""
    if "words" not in table:
        return ()
    found = tuple(" ".join(words.split()) for words in _texts(table["words"], key / "words"))
    if not all(re.search(r"\w", words) and len(words) <= 80 for words in found):
        raise (key / "words").wrong("words have letters, and at most 80 characters")
    return found


def _text(table: Table, name: str, key: Key, longest: int = LONGEST) -> str:
    """Return a text on one line, empty where there is none."""
    given = table.get(name, "")
    if not isinstance(given, str):
        raise (key / name).wrong("is a text: put it in quotes")
    if len(given) > longest:
        raise (key / name).wrong(f"has at most {longest} characters")
    text = " ".join(given.split())
    if any(map(_is_unseen, text)):
        raise (key / name).wrong("has characters that cannot be seen: type it anew")
    return text


JOINERS = "\u200c\u200d"
"""Characters without a width of their own that some scripts are written with."""


def _is_unseen(character: str) -> bool:
    """Tell whether a character is none to see: a control, or a mark that turns the direction of what follows."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in JOINERS


def _texts(given: object, key: Key) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise key.wrong('is a list of texts: write ["...", "..."]')
    _check_count(given, key)
    return [_text({"": one}, "", key) for one in given]


def _flag(table: Table, name: str, key: Key) -> bool:
    given = table.get(name, False)
    if not isinstance(given, bool):
        raise (key / name).wrong("is true or false")
    return given


def _table(given: object, key: Key) -> Table:
    if not isinstance(given, dict):
        raise key.wrong("is a table: write its parts as name = value")
    return given


def _check_keys(table: Table, known: Sequence[str], key: Key, why: str = "") -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise (key / unknown[0]).wrong(f"is not known: there are {', '.join(known)}{why}")


def _check_count(given: Iterable[object], key: Key) -> None:
    if len(list(given)) > MOST:
        raise key.wrong(f"has more than {MOST} entries: nobody can choose from so many")


def _check_name(name: str, key: Key) -> None:
    if len(name) > NAME_LONGEST or not NAME.fullmatch(name):
        raise key.wrong(
            f"{name[:NAME_LONGEST]!r} is no name: write at most {NAME_LONGEST} of a-z, 0-9 and _, a letter first"
        )


# -- what was before ----------------------------------------------------------------------------------------------


def remembering(standing: Codebook, earlier: Iterable[Codebook]) -> Codebook:
    """Return a codebook with what those before it had: what was claimed and decided under them is still understood.

    Fields that it has no more are hidden, and answers that it has no more are stated as what they are kinds of.
    """
    known = {field.name: field for field in standing.fields}
    for field in (field for codebook in earlier for field in codebook.fields):
        if field.name in known:
            known[field.name] = _with_past(known[field.name], field)
        else:
            answers = tuple(replace(answer, words=()) for answer in field.answers)
            known[field.name] = replace(field, answers=answers, words=(), is_hidden=True)
    return replace(standing, fields=tuple(known.values()))


def _with_past(field: Field, before: Field) -> Field:
    """Return a field with the answers that it had before; those that are kinds of nothing stay what they are."""
    known = {answer.name for answer in (*field.answers, *field.dropped)}
    gone = (answer for answer in (*before.answers, *before.dropped) if answer.name not in known and answer.within)
    return replace(field, dropped=(*field.dropped, *gone))


def check_kinds(before: Codebook, wanted: Codebook) -> None:
    """Refuse a codebook in which a field is of another kind than the record has had it: its claims would be void."""
    for field in wanted.fields:
        known = before.find(field.name)
        if known is not None and known.kind != field.kind:
            raise Key(f"codebook {wanted.name}", f"fields.{field.name}").wrong(
                f"this record has had it as a {known.kind}, and not a {field.kind}: choose another name"
            )


# -- what changes -------------------------------------------------------------------------------------------------


def changes(old: Codebook, new: Codebook) -> tuple[str, ...]:
    """Return in sentences what a record is told otherwise under a new codebook."""
    return tuple(
        sentence
        for name in dict.fromkeys(field.name for field in (*old.fields, *new.fields))
        for sentence in _field_changes(name, old.find(name), new.find(name))
    )


def _field_changes(name: str, old: Field | None, new: Field | None) -> Iterator[str]:
    if new is None and old is not None and old.is_hidden:
        return
    if old is None or new is None:
        yield (
            f"{name} is new"
            if old is None
            else f"{name} goes: what was claimed and decided stays in the record, unseen"
        )
        return
    if old.is_hidden != new.is_hidden:
        yield f"{name} is {'hidden' if new.is_hidden else 'shown again'}"
    if (old.kind, old.many) != (new.kind, new.many):
        yield f"{name} is another kind of field: {new.kind}{', several' if new.many else ''}"
    before, after = ([answer.name for answer in field.answers] for field in (old, new))
    if more := [code for code in after if code not in before]:
        yield f"{name} can be {' or '.join(more)}"
    gone: dict[str, list[str]] = {}
    for code in before:
        if code not in after:
            gone.setdefault(_instead(new, code), []).append(code)
    yield from (f"{name} can no longer be {' or '.join(codes)}: {instead}" for instead, codes in gone.items())
    if _telling(old) != _telling(new):
        yield f"{name} is told by other words: the next build reads every report anew"
    if (old.label, old.question, old.help) != (new.label, new.question, new.help):
        yield f"{name} is asked for in other words"


def _instead(field: Field, code: str) -> str:
    """Return what is stated in place of an answer that is no more."""
    stated = field.states(code)
    return f"{stated} is stated instead" if stated != code else "what was claimed and decided stays as it is"


def _telling(field: Field) -> tuple[object, ...]:
    """Return the words by which claims for a field are found."""
    return (field.words, *((answer.name, answer.words) for answer in field.answers if answer.words))
