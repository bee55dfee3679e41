"""Make an nbgrader submission out of a plan.

The notebook of a submission always comes from the course's own source, whatever was sent: a
submission contributes its plan and its written answers, never code.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from saql.grading.layout import (
    HISTORY,
    PLAN,
    TIMESTAMP,
    safe_name,
    source_notebook,
    submission,
)
from saql.plan.document import Plan
from saql.plan.fields import MAX_TEXT, Language
from saql.plan.upgrade import write_plan

_ONE_AT_A_TIME = threading.Lock()
_READY = "ready-"
_RENAME_ATTEMPTS = 40
_RENAME_WAIT = 0.05


def assemble(
    course_dir: Path,
    organisation: str,
    assignment: str,
    plan: Plan,
    language: Language,
    at: dt.datetime,
    answers: Mapping[str, str] | None = None,
) -> Path:
    """Write ``submitted/<organisation>/<assignment>/``; the one it replaces goes to the history.

    The new submission is complete on disk before it takes its place by a rename, so a reader
    sees the old one or the new one. Safe to call from a thread.

    Args:
        course_dir: The course folder.
        organisation: Who submits; nbgrader's student.
        assignment: ``swot`` or ``strategic_plan``.
        plan: The frozen revision.
        language: Which of the two source notebooks to use.
        at: When it was submitted (a naive time is taken as UTC).
        answers: Written answers by the id of the cell they belong to.

    Raises:
        GradingError: ``unsafe_name`` or ``no_assignment``.
    """
    text = notebook_text(source_notebook(Path(course_dir), assignment, language), answers or {})
    files = {f"{assignment}.ipynb": text, PLAN: write_plan(plan)}
    return put_in_place(Path(course_dir), organisation, assignment, files, at)


def put_in_place(
    course_dir: Path, student: str, assignment: str, files: Mapping[str, str], at: dt.datetime
) -> Path:
    """Write a submission's files and its time; as `assemble`, for any student and any files.

    Raises:
        GradingError: ``unsafe_name``.
    """
    target = submission(course_dir, student, assignment)
    moment = at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)
    shelf = _shelf(course_dir, student, assignment)
    with _ONE_AT_A_TIME:
        _finish_interrupted(shelf, target)
        shelf.mkdir(parents=True, exist_ok=True)
        draft = shelf / "writing"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        for name, text in files.items():
            _write(draft / name, text)
        _write(draft / TIMESTAMP, moment.strftime("%Y-%m-%d %H:%M:%S.%f UTC\n"))
        ready = shelf / (_READY + _stamp(moment))
        shutil.rmtree(ready, ignore_errors=True)
        _rename(draft, ready)
        _take_place(ready, target, shelf)
    return target


def finish_interrupted(course_dir: Path) -> None:
    """Bring in the submissions that were complete but not yet in place when the power went."""
    history = Path(course_dir) / HISTORY
    with _ONE_AT_A_TIME:
        for shelf in history.glob("*/*"):
            _finish_interrupted(shelf, submission(course_dir, shelf.parent.name, shelf.name))


def earlier(course_dir: Path, organisation: str, assignment: str) -> list[Path]:
    """The folders of the replaced submissions, oldest first."""
    shelf = _shelf(Path(course_dir), organisation, assignment)
    return sorted(path for path in shelf.glob("2*") if path.is_dir())


def notebook_text(source: Path, answers: Mapping[str, str]) -> str:
    """The source notebook with these answers in its answer cells, and nothing else changed."""
    notebook = json.loads(source.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        grade_id = answer_id(cell)
        if grade_id is not None and answers.get(grade_id, "").strip():
            cell["source"] = answers[grade_id][:MAX_TEXT].splitlines(keepends=True)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def answer_id(cell: Mapping[str, Any]) -> str | None:
    """The id of a cell in which people write an answer, None for any other cell."""
    marks = cell.get("metadata", {}).get("nbgrader", {})
    if cell.get("cell_type") == "markdown" and marks.get("solution"):
        return str(marks.get("grade_id", "")) or None
    return None


def _shelf(course_dir: Path, organisation: str, assignment: str) -> Path:
    return course_dir / HISTORY / safe_name(organisation) / safe_name(assignment)


def _stamp(moment: dt.datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S.%fZ")


def _take_place(ready: Path, target: Path, shelf: Path) -> None:
    kept: Path | None = None
    if target.exists():
        kept = _free(shelf / _stamp(_written(target)))
        _rename(target, kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _rename(ready, target)
    except OSError:
        if kept is not None:
            _rename(kept, target)
        raise
    _sync_folder(target.parent)


def _finish_interrupted(shelf: Path, target: Path) -> None:
    waiting = sorted(shelf.glob(_READY + "*"))
    if waiting:
        _take_place(waiting[-1], target, shelf)
    for left in waiting[:-1]:
        shutil.rmtree(left, ignore_errors=True)


def _written(target: Path) -> dt.datetime:
    marker = target / TIMESTAMP
    with contextlib.suppress(OSError, ValueError):
        text = marker.read_text(encoding="utf-8").strip().removesuffix(" UTC")
        return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    return dt.datetime.fromtimestamp(target.stat().st_mtime, dt.UTC)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _rename(old: Path, new: Path) -> None:
    """Rename a folder; Windows refuses while a scanner or a reader holds a file in it."""
    _patiently(lambda: old.rename(new))


def _patiently(action: Callable[[], object]) -> None:
    for attempt in range(_RENAME_ATTEMPTS):
        try:
            action()
        except PermissionError:
            if attempt + 1 == _RENAME_ATTEMPTS:
                raise
            time.sleep(_RENAME_WAIT)
        else:
            return


def _sync_folder(path: Path) -> None:
    """Make the rename itself durable where the system can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
