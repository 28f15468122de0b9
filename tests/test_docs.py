"""The docs fail when they lie: what is there must be told, and what is told must be there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from dateline import errors
from dateline.cli.commands import dateline
from dateline.export.formats import FORMATS
from dateline.export.table import Format
from dateline.fields import FIELDS
from dateline.settings import SETTINGS
from tools.docs import named_commands

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_command_setting_and_error_is_documented() -> None:
    page = read("docs/commands.md")
    assert all(f"## dateline {name}\n" in page for name, _ in named_commands(dateline))
    assert all(f"`{setting.variable}`" in page for setting in SETTINGS)
    kinds = [name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(f"`{name}`" in page for name in kinds)


def test_every_field_answer_and_column_is_documented() -> None:
    codebook = read("docs/codebook.md")
    for field in FIELDS:
        assert f"`{field.name}`" in codebook
        assert all(f"`{answer.name}`" in codebook for answer in field.answers)


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
def test_every_format_has_a_page_with_its_columns(format: Format) -> None:
    page = read(f"docs/export/{format.name}.md")
    assert all(f"`{column.name}`" in page for column in format.columns)
    assert f"export/{format.name}.md" in read("docs/export.md")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_in_code_blocks_exist(page: Path) -> None:
    for block in re.findall(r"^```(?:sh|console)?\n(.*?)^```", page.read_text("utf-8"), re.S | re.M):
        for line in block.splitlines():
            words = (
                shlex.split(line.removeprefix("$ "), comments=True) if line.lstrip("$ ").startswith("dateline ") else []
            )
            if len(words) > 1 and words[1].isalpha():
                command = called(words)
                known = {
                    option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
                }
                assert {word for word in words if word.startswith("--")} <= known | {"--help"}, line


def called(words: list[str]) -> click.Command:
    """The command that a line calls, in the group that it is in."""
    command = dateline.commands[words[1]]
    return command.commands[words[2]] if isinstance(command, click.Group) else command


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            targets = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
            waiting += [(page.parent / target).resolve() for target in targets if not target.startswith("https://")]
    assert set(PAGES) <= reached


def test_the_changelog_tells_of_this_version() -> None:
    version = re.search(r'^version = "(.+)"', read("pyproject.toml"), re.M)
    assert version
    assert f"## {version.group(1)}" in read("CHANGELOG.md")
