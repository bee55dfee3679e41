"""Pre-tests and post-tests in nbgrader: each person is a student, each question a test cell.

A submission holds ``answers.json`` beside the notebook, never a right answer: a cell is one line,
``mark(1)``, that looks the answer up in the course's question bank.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import warnings
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from saql.course import Course, default_course, load_course
from saql.grading.layout import source_notebook, student_of
from saql.grading.submit import put_in_place

ANSWERS = "answers.json"
QUESTION = "question-"
"""How the id of a question's cell begins."""

MAX_ANSWERS_BYTES = 100_000


def question_cell(number: int) -> str:
    """The id of the cell that holds a question's mark; questions count from 1."""
    return f"{QUESTION}{number:02d}"


def lay_out(course_dir: Path, person: int, test: str, attempt: Mapping[str, Any]) -> Path:
    """Write ``submitted/person-<id>/<test>/`` from an attempt that was handed in.

    Args:
        course_dir: The course folder.
        person: The person's id.
        test: ``pre_test`` or ``post_test``.
        attempt: ``questions`` (each with ``slot`` and ``id``), ``answers`` (slot to option) and
            ``submitted_at``.

    Raises:
        GradingError: ``no_assignment`` or ``unsafe_name``.
    """
    answers = attempt["answers"]
    items = [
        {"question": question["id"], "option": answers.get(str(question["slot"]), "")}
        for question in attempt["questions"]
    ]
    source = source_notebook(Path(course_dir), test, "ar")
    files = {
        f"{test}.ipynb": source.read_text(encoding="utf-8"),
        ANSWERS: json.dumps({"test": test, "items": items}, indent=1) + "\n",
    }
    at = dt.datetime.fromisoformat(attempt["submitted_at"])
    return put_in_place(Path(course_dir), student_of(person), test, files, at)


def mark(number: int, points: float = 1, answers: str = ANSWERS) -> float:
    """The points of one question: all of them for the right option, else none.

    Args:
        number: The question's place in the test, from 1.
        points: The most that can be earned.
        answers: The answers file; one that is missing or cannot be read earns nothing.
    """
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        path = Path(answers).resolve()
        item = _item(path, number)
        bank = _course_above(path.parent).questions
        question = bank.get(str(item.get("question", "")))
        right = question is not None and item.get("option") == question.right
        return float(points) if right else 0.0


def _item(path: Path, number: int) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > MAX_ANSWERS_BYTES:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))["items"][number - 1]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _course_above(folder: Path) -> Course:
    for parent in (folder, *folder.parents):
        if (parent / "course" / "questions").is_dir():
            return _read(str(parent / "course"))
    return default_course()


@lru_cache(maxsize=4)
def _read(folder: str) -> Course:
    return load_course(Path(folder))
