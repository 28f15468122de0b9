"""The generated parts of the docs: called by the cog blocks in README.md and docs/."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

import click

from dateline.cli.commands import dateline
from dateline.errors import DatelineError
from dateline.export.flat import COLUMNS
from dateline.fields import FIELDS, TYPES
from dateline.link.score import WEIGHTS
from dateline.settings import SETTINGS

ROOT = Path(__file__).parents[1]
STORY = tuple(
    "records.py fields.py pipeline.py read headline.py split.py models gazetteer resolve extract link fuse store "
    "review export web cli settings.py errors.py ids.py".split()
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
    rows = [(f"`{a.name}`", a.help, a.gtd, a.acled, a.plover, a.muc) for a in TYPES]
    return table(("type", "what it is", "GTD", "ACLED", "PLOVER", "MUC-4"), rows)


def answers(name: str) -> str:
    """Return the answers of one field."""
    field = next(f for f in FIELDS if f.name == name)
    return table((name, "meaning"), [(f"`{a.name}`", a.help) for a in field.answers])


def columns() -> str:
    """Return the columns of the native flat table."""
    return table(("column", "meaning"), [(f"`{c.name}`", c.help) for c in COLUMNS])


def settings() -> str:
    """Return the settings."""
    rows = [(f"`{s.name}`", f"`{s.variable}`", f"`{s.default}`" if s.default else "", s.help) for s in SETTINGS]
    return table(("setting", "environment", "default", "meaning"), rows)


def commands() -> str:
    """Return the help of every command."""
    parts = []
    for name, command in sorted(dateline.commands.items()):
        context = click.Context(command, info_name=f"dateline {name}", max_content_width=96)
        parts.append(f"## dateline {name}\n\n```\n{command.get_help(context)}\n```")
    return "\n\n".join(parts)


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
