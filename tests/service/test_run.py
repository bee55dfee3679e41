"""The service as a process: one line says where it is, and it ends with the one who started it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import httpx


def start(course: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the service as a room does."""
    return subprocess.Popen(
        [sys.executable, "-m", "saql.service", "--course", str(course), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_says_where_it_answers_and_ends_with_its_parent(tmp_path: Path) -> None:
    with start(tmp_path, "--until-stdin-closes") as process:
        assert process.stdin
        assert process.stdout
        told = json.loads(process.stdout.readline())
        assert told["pid"] == process.pid
        assert httpx.get(f"{told['url']}/health", trust_env=False).json()["status"] == "ok"
        with start(tmp_path / "other", "--port", str(told["port"])) as second:
            assert second.wait(60) == 1
            assert second.stderr
            assert "Traceback" not in second.stderr.read()
        process.stdin.close()
        assert process.wait(30) == 0
