"""The generated parts of the docs: called by the cog blocks in README.md and docs/."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from dateline.cli.commands import dateline
from dateline.coded.formats import FORMATS as CODED
from dateline.coded.formats import Party
from dateline.errors import DatelineError
from dateline.export.formats import FORMATS
from dateline.export.table import Column
from dateline.fields import FIELDS, TYPES
from dateline.fuse import RULES
from dateline.link.score import WEIGHTS
from dateline.settings import SETTINGS

ROOT = Path(__file__).parents[1]
STORY = tuple(
    "records.py fields.py codebook.py pipeline.py read headline.py split.py models gazetteer resolve extract coded "
    "link fuse store importing.py review export web cli settings.py errors.py ids.py".split()
)
"""The parts of the package in the order in which a newcomer wants to meet them."""


def tree() -> str:
    """Return the package as a tree, each part with the first line of its docstring."""
    lines = ["```", "dateline/"]
    for name in STORY:
        path = ROOT / "dateline" / name
        is_folder = path.is_dir()
        lines.append(
            f"  {name + ('/' if is_folder else ''):<15} {first_line(path / '__init__.py' if is_folder else path)}"
        )
    return "\n".join([*lines, "```"])


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.splitlines()[0] if text else ""


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    cells = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") or " " for cell in row) + " |" for row in cells)


def fields() -> str:
    """Return the codebook's fields."""
    kinds = [(f"`{f.name}`", f.kind, f.question, f.help + (" Several." if f.many else "")) for f in FIELDS]
    return table(("field", "kind", "question", "help"), kinds)


def types() -> str:
    """Return the types with their names in other codebooks."""
    rows = [(f"`{a.name}`", a.help, a.within and f"`{a.within}`", a.gtd, a.acled, a.plover, a.muc) for a in TYPES]
    return table(("type", "what it is", "a kind of", "GTD", "ACLED", "PLOVER", "MUC-4"), rows)


def answers(name: str) -> str:
    """Return the answers of one field."""
    field = next(f for f in FIELDS if f.name == name)
    return table((name, "meaning"), [(f"`{a.name}`", a.help) for a in field.answers])


def example(name: str) -> str:
    """Return a file of the demo as a block of code."""
    text = (ROOT / "demo" / name).read_text("utf-8").rstrip()
    return f"```{Path(name).suffix[1:]}\n{text}\n```"


def rules() -> str:
    """Return the rules that choose values, each with what it does."""
    return table(("rule", "what it chooses"), [(f"`{rule.name}`", rule.help) for rule in RULES.values()])


def formats() -> str:
    """Return the formats of export, each with its page."""
    rows = [
        (
            f"[`{f.name}`](export/{f.name}.md)",
            f.help,
            ", ".join(f"`{e}`" for e in f.endings),
            f"`{f.rule}`" if f.rule else "",
        )
        for f in FORMATS.values()
    ]
    return table(("format", "what it is", "files", "rule"), rows)


def columns(name: str) -> str:
    """Return the columns of a format with what fills them: for one of ours the meaning alone."""
    if name == "native":
        return table(("column", "meaning"), [(f"`{c.name}`", c.help) for c in FORMATS[name].columns])
    return filled(FORMATS[name].columns)


def filled(columns: Sequence[Column[Any]]) -> str:
    """Return columns with what fills them, what stands there otherwise, and what is unconfirmed."""
    rows = [
        (f"`{c.name}`", c.help if c.fill else f"*never filled:* {c.help}", _unknown(c), "from memory" if c.mark else "")
        for c in columns
    ]
    shown = 4 if any(column.mark for column in columns) else 3
    header = ("column", "filled with", "where not known", "unconfirmed")
    return table(header[:shown], [row[:shown] for row in rows])


def _unknown(column: Column[Any]) -> str:
    return "null" if column.unknown is None else "blank" if column.unknown == "" else str(column.unknown)


def settings() -> str:
    """Return the settings."""
    rows = [(f"`{s.name}`", f"`{s.variable}`", f"`{s.default}`" if s.default else "", s.help) for s in SETTINGS]
    return table(("setting", "environment", "default", "meaning"), rows)


def commands() -> str:
    """Return the help of every command."""
    parts = []
    for name, command in named_commands(dateline):
        context = click.Context(command, info_name=f"dateline {name}", max_content_width=96)
        parts.append(f"## dateline {name}\n\n```\n{command.get_help(context)}\n```")
    return "\n\n".join(parts)


def named_commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands of a group by name, each with those that it is a group of itself."""
    for name, command in sorted(group.commands.items()):
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {part}", under) for part, under in named_commands(command))


def errors() -> str:
    """Return the tree of errors with what each means and its exit status."""
    rows = []

    def walk(kind: type[DatelineError], depth: int) -> None:
        rows.append((f"{'· ' * depth}`{kind.__name__}`", (kind.__doc__ or "").splitlines()[0], str(kind.exit_status)))
        for child in kind.__subclasses__():
            walk(child, depth + 1)

    walk(DatelineError, 0)
    return table(("error", "meaning", "exit status"), rows)


def comparisons() -> str:
    """Return the comparisons behind a link."""
    rows = [(f"`{f.__name__}`", (f.__doc__ or "").splitlines()[0], f"{weight:g}") for f, weight in WEIGHTS.items()]
    return table(("comparison", "what it compares", "weight"), rows)


def coded_tables() -> str:
    """Return the tables that can be imported, with the columns by which each is told."""
    rows = [(one.title, ", ".join(f"`{name}`" for name in sorted(one.needs)), f"`{one.method}`") for one in CODED]
    return table(("table", "is told by", "method"), rows)


def coded_columns(name: str) -> str:
    """Return which columns of a table fill which fields."""
    form = next(one for one in CODED if one.name == name)
    spot = form.spot
    rows = [("`date`", ", ".join(f"`{column}`" for column in form.dates))]
    named = dict.fromkeys(column for names in spot.names.values() for column in (*names, spot.country))
    rows += [
        ("`place`", ", ".join(f"`{column}`" for column in (*named, spot.latitude, spot.longitude, spot.precision)))
    ]
    for toll in form.tolls:
        counts = f" ({toll.counts})" if toll.counts != "all" else ""
        given = filter(None, (toll.best, toll.low, toll.high))
        rows.append((f"`{toll.field}`{counts}", ", ".join(f"`{column}`" for column in given)))
    for field in dict.fromkeys(party.field for party in form.parties):
        parties = dict.fromkeys(f"`{party.column}`{_when(party)}" for party in form.parties if party.field == field)
        rows.append((f"`{field}`", ", ".join(parties)))
    rows.append(("`type`", f"`{form.type}`: " + ", ".join(f"{cell} = {name}" for cell, name in form.types.items())))
    return table(("field", "columns"), rows)


def _when(party: Party) -> str:
    """Return on what it depends that a column fills a field."""
    cells = (f"{column} is {' or '.join(sorted(wanted - {'1.0'}))}" for column, wanted in party.when.items())
    told = " and ".join(cells)
    return f" where {told}" if told else ""
