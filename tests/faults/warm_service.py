"""Starts the service again and again without loading Python anew, for tests that kill it.

Reads one line on stdin for each start. Where the system can fork, a start is a fork of this
process, which has loaded everything and opened nothing; elsewhere it is a fresh process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from saql.service.run import serve
from saql.service.settings import Settings


def main() -> None:
    """Start one service for each line."""
    course = Path(sys.argv[1])
    if not hasattr(os, "fork"):
        for _ in sys.stdin:
            subprocess.run([sys.executable, "-m", "saql.service", "--course", str(course)])
        return
    newest = 0
    while sys.stdin.readline():
        _end(newest)
        newest = os.fork()
        if newest == 0:
            serve(Settings(course))
            os._exit(0)
    _end(newest)


def _end(pid: int) -> None:
    """Let nothing outlive the test, whether or not it came to kill this life itself."""
    if pid:
        os.kill(pid, signal.SIGKILL)  # not yet waited for, so the number is still this child's
        os.waitpid(pid, 0)


main()
