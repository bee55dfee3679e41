"""Grading from the trainer's desk: one process beside the service, and how far it is.

What is graded stands in nbgrader's own folders and not in memory: a submission is graded when
the graded copy carries the time of the one that was handed in.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from saql.grading.layout import ASSIGNMENTS, TESTS, TIMESTAMP, folder
from saql.service.refusals import Refused

Json = dict[str, Any]

GRADABLE = (TESTS[0], *ASSIGNMENTS, TESTS[1])
"""What can be graded, in the order in which the course reaches it."""

_log = logging.getLogger(__name__)


class Marking:
    """The grading of one room: at most one run at a time."""

    def __init__(self, course_dir: Path) -> None:
        self._course_dir = course_dir
        self._guard = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._now: Json | None = None
        self._troubles: dict[str, Json] = {}

    def start(self, assignments: list[str]) -> None:
        """Begin to grade these; where a run is under way, it goes on and nothing else begins.

        Raises:
            Refused: one of them is no assignment and no test.
        """
        if not assignments or not set(assignments) <= set(GRADABLE):
            raise Refused("unknown_assignment")
        with self._guard:
            if self._process is not None:
                return
            self._troubles = {}
            self._now = {"assignment": assignments[0], "done": 0, "all": 0}
            self._process = process = subprocess.Popen(  # noqa: S603  # our own module, no shell
                [
                    sys.executable,
                    "-m",
                    "saql.grading.apart",
                    str(self._course_dir.resolve()),
                    *dict.fromkeys(assignments),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        threading.Thread(target=self._follow, args=(process,), daemon=True).start()

    def stop(self) -> None:
        """End the run; what it graded so far stands."""
        with self._guard:
            process = self._process
        if process is not None:
            process.kill()
            process.wait()

    def state(self) -> Json:
        """What was handed in, what of it is graded, and what is under way."""
        with self._guard:
            now = dict(self._now) if self._now else None
            troubles = {name: dict(one) for name, one in self._troubles.items()}
        return {
            "running": now,
            "assignments": [
                {"assignment": name, **graded(self._course_dir, name)}
                | {"failed": [], "error": ""}
                | troubles.get(name, {})
                for name in GRADABLE
            ],
        }

    def _follow(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None  # noqa: S101  # started with a pipe
        with process.stdout:
            for line in process.stdout:
                self._hear(line)
        left = process.wait()
        if process.stdin is not None:
            process.stdin.close()
        with self._guard:
            if left > 0 and self._now:
                _log.warning("grading ended by itself with %d", left)
                trouble = self._troubles.setdefault(self._now["assignment"], {"failed": []})
                trouble["error"] = "stopped"
            self._process = self._now = None

    def _hear(self, line: str) -> None:
        try:
            said: Json = json.loads(line)
            name = str(said["assignment"])
        except (ValueError, KeyError, TypeError):
            return
        with self._guard:
            if "error" in said:
                self._troubles.setdefault(name, {"failed": []})["error"] = str(said["error"])
                return
            self._now = {"assignment": name, "done": said["done"], "all": said["all"]}
            if "student" in said:
                trouble = self._troubles.setdefault(name, {"failed": [], "error": ""})
                trouble["failed"].append({"student": said["student"], "note": said["note"]})


def graded(course_dir: Path, assignment: str) -> Json:
    """How many submissions lie there to be graded, and how many of them are graded as they are."""
    submitted, done = folder(course_dir, "submitted"), folder(course_dir, "autograded")
    students = [one.name for one in submitted.glob("*") if (one / assignment).is_dir()]
    count = sum(
        _time(done / one / assignment) == _time(submitted / one / assignment) for one in students
    )
    return {"handed_in": len(students), "graded": count}


def _time(where: Path) -> bytes | None:
    try:
        return (where / TIMESTAMP).read_bytes().strip()
    except OSError:
        return None
