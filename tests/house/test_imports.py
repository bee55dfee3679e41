"""Arrows of import go one way, and the product itself knows no Jupyter, no files, no clock."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PURE = {"pydantic", "saql"} | set(sys.stdlib_module_names)
IMPURE = {"os", "io", "pathlib", "socket", "subprocess", "time", "tempfile", "shutil", "sqlite3"}


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_layers_are_kept(root):
    lint = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run(
        [lint, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(("room", "knows"), [("plan", "plan"), ("cohort", "plan cohort")])
def test_the_core_imports_nothing_but_the_standard_library_and_pydantic(root, room, knows):
    below = tuple(f"saql.{each}" for each in knows.split())
    for file in (root / "toolkit/saql" / room).rglob("*.py"):
        for name in imported(file):
            top = name.partition(".")[0]
            assert top in PURE, f"{file}: {name}"
            assert top not in IMPURE, f"{file}: {name}"
            if top == "saql":
                assert name.startswith(below), f"{file}: {name}"


@pytest.mark.parametrize("room", ["plan", "cohort"])
def test_the_clock_is_asked_only_at_the_edges(root, room):
    for file in (root / "toolkit/saql" / room).rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert ".today(" not in source, file
        assert ".now(" not in source, file


def test_no_module_is_named_after_nothing(tracked):
    for file in tracked:
        assert file.stem not in {"utils", "util", "helpers", "common", "base", "manager", "misc"}
