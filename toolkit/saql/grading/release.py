"""Put the assignments into nbgrader's gradebook and make the versions that participants get."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from saql.grading.book import open_gradebook
from saql.grading.layout import (
    ASSIGNMENTS,
    GradingError,
    assignments_in,
    folder,
    source_notebook,
)
from saql.grading.pool import run_tasks

SECONDS = 60.0


def release(course_dir: Path, assignment: str | None = None) -> None:
    """Run nbgrader's ``generate_assignment``, for every assignment here unless one is named.

    It runs in a process of its own, so this may be called from any thread.

    Raises:
        GradingError: ``no_assignment``, or ``not_released`` with nbgrader's reason.
    """
    wanted = (assignment,) if assignment else assignments_in(course_dir) or ASSIGNMENTS
    for name in wanted:
        source_notebook(course_dir, name, "ar")
    refused: list[GradingError] = []

    def heard(task: dict[str, str], answer: dict[str, Any]) -> None:
        if not answer.get("success"):
            reason = _last_line(answer.get("error") or answer.get("log") or "")
            refused.append(GradingError("not_released", assignment=task["assignment"], why=reason))

    run_tasks(Path(course_dir), [{"assignment": name} for name in wanted], 1, SECONDS, heard)
    if refused:
        raise refused[0]


def released(course_dir: Path, assignment: str) -> bool:
    """Whether the gradebook knows the assignment as its notebook is now.

    A trainer's edit of a source notebook (another weight, another sentence) makes it stale.
    """
    made, source = (
        folder(course_dir, step) / assignment / f"{assignment}.ipynb"
        for step in ("release", "source")
    )
    if not made.is_file() or not source.is_file():
        return False
    if made.stat().st_mtime < source.stat().st_mtime:
        return False
    with open_gradebook(course_dir) as gradebook:
        return any(known.name == assignment and known.notebooks for known in gradebook.assignments)


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
