"""The house rules that no linter checks."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "dateline").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_records_are_frozen() -> None:
    tree = ast.parse((ROOT / "dateline" / "records.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.decorator_list:
            assert "frozen=True" in ast.unparse(node.decorator_list[0]), node.name


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    words = ("/ho" + "me/", "/wo" + "rk/", "/us" + "ers/")
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".html", ".txt", ".sql", ".lock") and path.is_file():
            text = path.read_text("utf-8").lower()
            assert not any(word in text for word in words), name
