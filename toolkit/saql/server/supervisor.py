"""Keeps the service running: starts it as a child, and starts it again when it dies.

The child holds the other end of a pipe and ends when that closes, so that it never outlives a
room that was killed. It keeps its port, so that kernels find it again.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

log = logging.getLogger(__name__)

START_SECONDS = 60.0
STOP_SECONDS = 8.0
PAUSES = (0.0, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds to wait before the next start, after so many deaths in a row."""
STEADY_SECONDS = 30.0


class ServiceStartError(Exception):
    """The service does not start; the text is what it said."""


class Supervisor:
    """One service process, for as long as the room runs.

    Attributes:
        url: where the service answers, once `start` has returned.
    """

    def __init__(self, course_dir: Path) -> None:
        self._course_dir = course_dir
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self.url = ""

    @property
    def pid(self) -> int:
        """The id of the running child; 0 between two."""
        process = self._process
        return process.pid if process and process.poll() is None else 0

    def start(self) -> str:
        """Start the service, wait until it answers, and watch over it from then on.

        Raises:
            ServiceStartError: it ends before it answers.
        """
        self._launch()
        self._thread = threading.Thread(target=self._watch, name="service", daemon=True)
        self._thread.start()
        return self.url

    def stop(self) -> None:
        """End the service and wait for it."""
        self._stopping.set()
        process = self._process
        if process is None:
            return
        _close(process)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._thread:
            self._thread.join(STOP_SECONDS)

    def _launch(self) -> None:
        """Start one process and wait for the line that says where it answers."""
        command = [sys.executable, "-m", "saql.service", "--course", str(self._course_dir)]
        command += ["--port", str(self._port), "--until-stdin-closes"]
        process = subprocess.Popen(  # noqa: S603  # our own program with our own arguments
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            # Ctrl-C reaches a whole terminal: a group of its own lets the child end in its turn.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._process = process
        watchdog = threading.Timer(START_SECONDS, process.kill)
        watchdog.start()
        try:
            line = process.stdout.readline() if process.stdout else b""
        finally:
            watchdog.cancel()
        try:
            said = json.loads(line)
        except ValueError as error:
            _close(process)
            process.kill()
            process.wait()
            raise ServiceStartError("the service ended before it answered") from error
        self._port, self.url = said["port"], said["url"]

    def _watch(self) -> None:
        deaths = 0
        while True:
            began = time.monotonic()
            process = self._process
            if process is not None:
                process.wait()
                _close(process)
            if self._stopping.is_set():
                return
            deaths = 1 if time.monotonic() - began > STEADY_SECONDS else deaths + 1
            log.error(
                "the service has ended (%s); starting it again", process and process.returncode
            )
            if self._stopping.wait(PAUSES[min(deaths - 1, len(PAUSES) - 1)]):
                return
            try:
                self._launch()
            except (ServiceStartError, OSError):
                log.exception("the service does not start")
            if self._stopping.is_set() and self._process:
                _close(self._process)


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()
