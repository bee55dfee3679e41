import os
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
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run
