import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass
class Run:
    code: int
    out: str
    err: str


@pytest.fixture
def saql(tmp_path):
    """Runs the real program in an empty folder."""

    def run(*arguments, lang="en", cwd=tmp_path):
        program = Path(sys.executable).parent / "saql"
        environment = os.environ | {"SAQL_LANG": lang, "COLUMNS": "200", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [program, *map(str, arguments)],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="module")
def new_room(tmp_path_factory):
    """A room as the real program makes it."""
    folder = tmp_path_factory.mktemp("new") / "room"
    program = Path(sys.executable).parent / "saql"
    done = subprocess.run(
        [program, "new", folder],
        env={name: value for name, value in os.environ.items() if name != "SAQL_LANG"}
        | {"LC_ALL": "C.UTF-8", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    return folder, done


@pytest.fixture
def room(new_room, tmp_path):
    return Path(shutil.copytree(new_room[0], tmp_path / "room"))
