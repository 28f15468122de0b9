"""The command that shows a codebook, and puts a record under one: `codebook`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from dateline import pipeline
from dateline.cli.options import existing, json_option, machine_user, setting
from dateline.cli.tables import clean
from dateline.codebook import changes, read_codebook
from dateline.errors import BadSetting
from dateline.fields import SHIPPED, Codebook, Field, plain
from dateline.review.actions import person
from dateline.store import Store


def asked(setting: str) -> Codebook | None:
    """Return the codebook that a setting names; None where it names none, and a record keeps its own."""
    if not setting:
        return None
    return SHIPPED if setting == SHIPPED.name else read_codebook(Path(setting))


def take_up(record: Store, setting: str) -> tuple[str, ...]:
    """Put a record under the codebook of a setting, and return what that changes: nothing where it is the same."""
    wanted, stood = asked(setting), record.codebook()
    if wanted is None or wanted.text == stood.text or not record.adopt(wanted, person(machine_user())):
        return ()
    return (f"the record is now under the codebook {wanted.name}", *changes(stood, wanted))


@click.command()
@setting("codebook")
@setting("store")
@click.option(
    "--changes", "is_compared", is_flag=True, help="Say what it would change in the record, and change nothing."
)
@click.option("--adopt", "is_adopted", is_flag=True, help="Put the record under it, and its incidents together anew.")
@click.option(
    "--history", "is_past", is_flag=True, help="List the codebooks that the record was under, and since when."
)
@json_option
def codebook(codebook: str, store: str, is_compared: bool, is_adopted: bool, is_past: bool, as_json: bool) -> None:
    """Print the codebook: every field, its question and its answers.

    That of the setting, else that of the record, else the shipped one; docs/codebook.md tells how to write one.
    """
    if is_compared or is_adopted:
        wanted = asked(codebook)
        if wanted is None:
            raise BadSetting("no codebook is named: give --codebook FILE, or --codebook shipped")
        with existing(store) as record:
            told = changes(record.codebook(), wanted) if is_compared else take_up(record, codebook)
            if is_adopted:
                pipeline.rebuild(record)
        click.echo("\n".join(map(clean, told)) or "no changes")
    elif is_past:
        with existing(store) as record:
            for one in record.codebooks():
                by = one.adopted_by.removeprefix("person:")
                known_as = f" ({one.codebook.id})" if one.codebook.id else ""
                click.echo(clean(f"{one.adopted_at} {one.codebook.name}{known_as}, by {by}"))
    else:
        found = _found(codebook, store)
        click.echo(json.dumps(_json(found), ensure_ascii=False) if as_json else "\n".join(_lines(found)))


def _found(setting: str, store: str) -> Codebook:
    """Return the codebook of the setting, else of the record, else the shipped one."""
    if (given := asked(setting)) is not None:
        return given
    if "://" not in store and not Path(store).exists():
        return SHIPPED
    with existing(store) as record:
        return record.codebook()


def _lines(found: Codebook) -> Iterator[str]:
    for field in found.shown:
        yield clean(_line(field.name, field.label, f"{field.question} {field.help}", field.words))
        for answer in field.answers:
            yield f"    {clean(_line(answer.name, answer.label, answer.help, answer.words))}"
    hidden = [field.name for field in found.fields if field.is_hidden]
    if hidden:
        yield f"hidden: {', '.join(hidden)}"


def _line(name: str, label: str, help: str, words: Sequence[str]) -> str:
    """Return a field or an answer on one line: its name, what people call it if that is another, what it asks for."""
    called = name if label == plain(name) else f"{name} ({label})"
    told = f" Told by: {', '.join(words)}." if words else ""
    return f"{called}: {help.strip()}{told}"


def _json(found: Codebook) -> dict[str, object]:
    return {"name": found.name, "id": found.id, "fields": [_field_json(field) for field in found.fields]}


def _field_json(field: Field) -> dict[str, object]:
    told = {name: part for name, part in asdict(field).items() if name not in ("title", "dropped", "is_hidden")}
    answers = [
        {name: part for name, part in asdict(answer).items() if name != "title"} | {"label": answer.label}
        for answer in field.answers
    ]
    return told | {"label": field.label, "hidden": field.is_hidden, "answers": answers}
