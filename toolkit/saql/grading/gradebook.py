"""nbgrader's gradebook: what the program scored, and what the coach judged.

A coach's level becomes the manual score of the criterion's task cell, and the reason its
comment, through nbgrader's own API; who judged, when, and which revision is the service's record.
Nothing here changes the working directory, so both functions may be called from a thread.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy.exc import OperationalError

from saql.grading.book import open_gradebook
from saql.grading.layout import (
    TESTS,
    TIMESTAMP,
    GradingError,
    safe_name,
    submission,
)
from saql.grading.release import release
from saql.grading.tasks import ANSWER, CHECKS, criterion_cell
from saql.grading.tests import QUESTION
from saql.plan.rubric import Rubric, points

_TRIES = 3


@dataclass(frozen=True)
class Score:
    """The points of one cell; ``points`` is None until somebody or something gave them."""

    cell: str
    points: float | None
    out_of: float


@dataclass(frozen=True)
class Scores:
    """A submission's points: the program's by check and the coach's by criterion, side by side."""

    checks: tuple[Score, ...]
    criteria: tuple[Score, ...]

    @property
    def program(self) -> tuple[float, float]:
        """The program's points, and out of how many."""
        return _sum(self.checks)

    @property
    def coach(self) -> tuple[float, float] | None:
        """The coach's points, and out of how many; None until every criterion is judged."""
        if any(score.points is None for score in self.criteria):
            return None
        return _sum(self.criteria)


def scores(course_dir: Path, organisation: str, assignment: str) -> Scores | None:
    """What the gradebook holds for a submission, or None where it knows of none."""
    with open_gradebook(course_dir) as gradebook:
        try:
            found = gradebook.find_submission(assignment, organisation)
        except MissingEntry:
            return None
        grades = {grade.name: grade for book in found.notebooks for grade in book.grades}
        return Scores(
            checks=tuple(
                Score(name, grade.auto_score, grade.max_score)
                for name, grade in _in_order(grades, _cells(assignment, grades))
            ),
            criteria=tuple(
                Score(name, grade.manual_score, grade.max_score)
                for name, grade in sorted(grades.items(), key=lambda pair: _number(pair[0]))
                if name.startswith(criterion_cell(""))
            ),
        )


def _cells(assignment: str, grades: Iterable[str]) -> list[str]:
    """The cells that the program scores, in the assignment's order."""
    if assignment in TESTS:
        return sorted(name for name in grades if name.startswith(QUESTION))
    return [check.id for check in CHECKS[assignment]]


def record_review(
    course_dir: Path,
    organisation: str,
    assignment: str,
    review: Mapping[str, Any],
    rubric: Rubric,
) -> None:
    """Write a coach's levels and reasons into nbgrader's gradebook.

    A draft is the coach's own until it is returned or accepted, so it changes nothing here.
    A criterion without a level goes back to "needs a manual grade".

    Args:
        course_dir: The course folder.
        organisation: Whose submission; nbgrader's student.
        assignment: ``swot`` or ``strategic_plan``.
        review: ``levels`` (criterion to level, reason, evidence), ``message`` and ``result``.
        rubric: The weights.

    Raises:
        GradingError: ``no_assignment``, ``not_released`` or ``unsafe_name``.
    """
    if review.get("result") not in ("returned", "accepted"):
        return
    safe_name(organisation)

    def write(gradebook: Gradebook) -> None:
        _write_review(course_dir, gradebook, organisation, assignment, review, rubric)

    _with_assignment(Path(course_dir), assignment, write)


def _write_review(
    course_dir: Path,
    gradebook: Gradebook,
    organisation: str,
    assignment: str,
    review: Mapping[str, Any],
    rubric: Rubric,
) -> None:
    try:
        gradebook.find_submission(assignment, organisation)
    except MissingEntry:
        gradebook.update_or_create_student(organisation)
        with gradebook.db.no_autoflush:  # nbgrader adds the rows before it joins them
            gradebook.update_or_create_submission(
                assignment, organisation, **_timestamp(course_dir, organisation, assignment)
            )
    levels = review.get("levels") or {}
    for criterion in rubric.for_assignment(assignment):
        cell = criterion_cell(criterion.id)
        judged = levels.get(criterion.id) or {}
        level = judged.get("level")
        grade = gradebook.find_grade(cell, assignment, assignment, organisation)
        grade.manual_score = points(criterion.weight, int(level)) if level else None
        grade.needs_manual_grade = not level
        comment = gradebook.find_comment(cell, assignment, assignment, organisation)
        comment.manual_comment = _comment(judged)
    answer = gradebook.find_grade(ANSWER, assignment, assignment, organisation)
    answer.needs_manual_grade = False
    message = gradebook.find_comment(ANSWER, assignment, assignment, organisation)
    message.manual_comment = str(review.get("message") or "") or None
    gradebook.db.commit()


def _comment(judged: Mapping[str, Any]) -> str | None:
    """Reason and evidence as one text, as formgrader shows it."""
    said = [str(judged.get("reason") or "").strip(), str(judged.get("evidence") or "").strip()]
    return "\n\n".join(part for part in said if part) or None


def _with_assignment(
    course_dir: Path, assignment: str, action: Callable[[Gradebook], None]
) -> None:
    """Do something with the gradebook, the assignment in it, waiting out another writer."""
    for attempt in range(1, _TRIES + 1):
        try:
            with open_gradebook(course_dir) as gradebook:
                known = {known.name for known in gradebook.assignments}
                if assignment in known:
                    action(gradebook)
                    return
        except OperationalError:
            if attempt == _TRIES:
                raise GradingError("gradebook_busy") from None
            continue
        release(course_dir, assignment)
    raise GradingError("not_released", assignment=assignment, why="")


def _timestamp(course_dir: Path, organisation: str, assignment: str) -> dict[str, dt.datetime]:
    marker = submission(course_dir, organisation, assignment) / TIMESTAMP
    with contextlib.suppress(OSError, ValueError):
        text = marker.read_text(encoding="utf-8").strip().removesuffix(" UTC")
        return {"timestamp": dt.datetime.fromisoformat(text)}
    return {}


def _in_order(grades: Mapping[str, Any], names: list[str]) -> list[tuple[str, Any]]:
    return [(name, grades[name]) for name in names if name in grades]


def _number(cell: str) -> int:
    digits = "".join(letter for letter in cell if letter.isdigit())
    return int(digits or 0)


def _sum(found: tuple[Score, ...]) -> tuple[float, float]:
    return sum(score.points or 0.0 for score in found), sum(score.out_of for score in found)
