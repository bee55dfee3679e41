"""Grade assignments in a process of its own, and tell how far it is, one JSON line at a time.

The room starts this, so that grading a cohort takes nothing from the answers that it gives
meanwhile and ends with it. Lines are ``{"assignment", "done", "all"}`` while an assignment is
graded, with ``"student", "note"`` for a submission that was not graded, and
``{"assignment", "error"}`` where an assignment cannot be graded at all.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from saql.grading.grade import Graded, grade
from saql.grading.layout import GradingError


def main(course_dir: str, assignments: list[str]) -> None:
    """Grade these assignments, one after another."""
    threading.Thread(target=_end_with_the_room, daemon=True).start()
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # people who write come first
    jobs = max(1, (os.cpu_count() or 2) // 2)
    for assignment in assignments:
        _grade(Path(course_dir), assignment, jobs)


def _grade(course_dir: Path, assignment: str, jobs: int) -> None:
    def step(done: int, of: int, result: Graded) -> None:
        line: dict[str, Any] = {"assignment": assignment, "done": done, "all": of}
        if result.status == "failed":
            line |= {"student": result.organisation, "note": result.note}
        _tell(line)

    _tell({"assignment": assignment, "done": 0, "all": 0})
    try:
        grade(course_dir, assignment, jobs, step)
    except GradingError as error:
        _tell({"assignment": assignment, "error": error.code})


def _tell(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _end_with_the_room() -> None:
    """The room holds the other end of standard input; when it is gone, so are we."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
