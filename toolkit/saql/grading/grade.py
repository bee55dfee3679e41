"""Grade a whole cohort: every submission of an assignment, in parallel processes.

The work is nbgrader's own, one submission for a worker, so the gradebook is the one that
``nbgrader autograde`` leaves. Before that, a submission whose notebook carries other code than
the assignment's is put together anew from its plan and its written answers.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from saql.grading.book import open_gradebook
from saql.grading.collect import notebook_answers
from saql.grading.gradebook import Score, scores
from saql.grading.layout import (
    PLAN,
    TESTS,
    GradingError,
    safe_name,
    source_notebook,
    submission,
)
from saql.grading.pool import Answer, Task, run_tasks
from saql.grading.release import release, released
from saql.grading.roster import enrolled, submitters
from saql.grading.submit import assemble, finish_interrupted
from saql.grading.tests import ANSWERS
from saql.plan.document import MAX_PLAN_BYTES
from saql.plan.fields import Language
from saql.plan.upgrade import PlanFileError, parse_json, read_plan

SECONDS = 120.0
"""The longest that one submission may take."""

Status = Literal["graded", "failed"]


@dataclass(frozen=True)
class Graded:
    """What became of one submission.

    Attributes:
        organisation: whose it is.
        status: whether it was graded.
        checks: the program's points, check by check.
        waits_for_coach: whether a criterion has no level yet.
        note: a code for what was wrong: with a graded one ``plan_missing``, ``plan_unreadable``,
            ``answers_missing`` or ``other_code``; with a failed one ``too_slow``,
            ``worker_died``, ``unsafe_name`` or ``converter_failed``; empty where nothing was.
        detail: nbgrader's own last words, for the log.
    """

    organisation: str
    status: Status
    checks: tuple[Score, ...] = ()
    waits_for_coach: bool = True
    note: str = ""
    detail: str = ""

    @property
    def points(self) -> float:
        """The program's points."""
        return sum(score.points or 0.0 for score in self.checks)

    @property
    def out_of(self) -> float:
        """The most that the program can give."""
        return sum(score.out_of for score in self.checks)

    def weakest(self, count: int = 3) -> tuple[Score, ...]:
        """The checks with the largest part of their points missing, the worst first."""
        open_checks = [score for score in self.checks if (score.points or 0.0) < score.out_of]
        ranked = sorted(open_checks, key=lambda score: (score.points or 0.0) / score.out_of)
        return tuple(ranked[:count])


@dataclass(frozen=True)
class Cohort:
    """How a cohort stands in an assignment; ``missing`` are the enrolled who sent nothing."""

    assignment: str
    results: tuple[Graded, ...]
    missing: tuple[str, ...]


def grade(
    course_dir: Path,
    assignment: str,
    jobs: int | None = None,
    on_progress: Callable[[int, int, Graded], None] | None = None,
    *,
    seconds: float = SECONDS,
) -> Cohort:
    """Grade every submission of an assignment; one that fails never stops the rest.

    Args:
        course_dir: The course folder.
        assignment: An assignment, or one of the tests.
        jobs: Processes at once; by default one for each processor.
        on_progress: Called after each submission with done, total and what became of it.
        seconds: The longest that one submission may take.

    Raises:
        GradingError: ``no_assignment`` or ``not_released``: nothing can be graded at all.
    """
    course_dir = Path(course_dir)
    source_notebook(course_dir, assignment, "ar")
    finish_interrupted(course_dir)
    if not released(course_dir, assignment):
        release(course_dir, assignment)
    names = submitters(course_dir, assignment)
    notes: dict[str, str] = {}
    done: list[Graded] = []

    def report(result: Graded) -> None:
        done.append(result)
        if on_progress:
            on_progress(len(done), len(names), result)

    ready = []
    for name in names:
        try:
            notes[name] = prepare(course_dir, name, assignment)
            ready.append(name)
        except GradingError as error:
            report(Graded(name, "failed", note=error.code, detail=str(error)))
        except OSError as error:
            report(Graded(name, "failed", note="converter_failed", detail=str(error)))

    def heard(task: Task, answer: Answer) -> None:
        name = task["organisation"]
        report(_result(course_dir, name, assignment, answer, notes[name]))

    # Both course rows exist before the workers start, or two of them would race to add one.
    open_gradebook(course_dir).close()
    open_gradebook(course_dir, "default_course").close()
    tasks = [{"assignment": assignment, "organisation": name} for name in ready]
    run_tasks(course_dir, tasks, jobs or os.cpu_count() or 1, seconds, heard)
    missing = [name for name in enrolled(course_dir, assignment) if name not in names]
    return Cohort(
        assignment,
        tuple(sorted(done, key=lambda result: result.organisation)),
        tuple(sorted(missing)),
    )


def prepare(course_dir: Path, organisation: str, assignment: str) -> str:
    """Make sure a submission holds our code and a plan within bounds; a note where it did not.

    A submission put there by other means than ours (nbgrader's own ``zip_collect``, a copied
    folder) may hold any notebook. It is assembled anew, and what was sent goes to the history.

    Raises:
        GradingError: ``unsafe_name`` or ``no_assignment``.
    """
    where = submission(course_dir, safe_name(organisation), assignment)
    plan_file = where / PLAN
    notebook_file = where / f"{assignment}.ipynb"
    if assignment in TESTS:
        note = "" if (where / ANSWERS).is_file() else "answers_missing"
    elif not plan_file.is_file():
        note = "plan_missing"
    elif plan_file.stat().st_size > MAX_PLAN_BYTES:
        note = "plan_unreadable"
    else:
        try:
            plan = read_plan(plan_file.read_bytes())
        except PlanFileError:
            note = "plan_unreadable"
        else:
            language: Language = plan.about.language
            if _own_code_only(course_dir, notebook_file, assignment, language):
                return ""
            answers = notebook_answers(notebook_file, course_dir, assignment)
            assemble(course_dir, organisation, assignment, plan, language, _now(), answers)
            return "other_code"
    if not _own_code_only(course_dir, notebook_file, assignment, "ar"):
        notebook_file.unlink(missing_ok=True)
        source = source_notebook(course_dir, assignment, "ar")
        notebook_file.write_bytes(source.read_bytes())
        note = note or "other_code"
    return note


def _own_code_only(course_dir: Path, file: Path, assignment: str, language: Language) -> bool:
    others = [path for path in file.parent.rglob("*") if path.suffix in (".py", ".ipynb")]
    if others != [file]:
        return False
    ours = _code(source_notebook(course_dir, assignment, language).read_bytes())
    try:
        return _code(file.read_bytes()) == ours
    except (PlanFileError, OSError, AttributeError, KeyError, TypeError):
        return False


def _code(raw: bytes) -> list[tuple[str, str]]:
    """A notebook's code as (grade id, source) pairs."""
    found = []
    for cell in parse_json(raw)["cells"]:
        if cell["cell_type"] != "markdown":
            marks = cell["metadata"].get("nbgrader", {})
            found.append((str(marks.get("grade_id")), "".join(cell["source"])))
    return found


def _result(course_dir: Path, name: str, assignment: str, answer: Answer, note: str) -> Graded:
    if not answer.get("success"):
        told = str(answer.get("error") or answer.get("log") or "").strip()
        code = str(answer.get("code") or "converter_failed")
        return Graded(name, "failed", note=code, detail=told[-2000:])
    found = scores(course_dir, name, assignment)
    if found is None:
        return Graded(name, "failed", note="converter_failed")
    return Graded(name, "graded", found.checks, found.coach is None, note)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
