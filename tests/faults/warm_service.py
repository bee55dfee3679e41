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
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while sys.stdin.readline():
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            serve(Settings(course))
            os._exit(0)


main()
