"""Where nbgrader keeps things in a course folder, and which names are safe there.

nbgrader puts an organisation's and an assignment's name into paths, globs and regular
expressions, so both are plain ASCII names that Windows accepts too.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from traitlets.config.loader import Config, PyFileConfigLoader

from saql.cohort import papers
from saql.plan.fields import Language

ASSIGNMENTS = ("fundraising", "networking", "swot", "strategic_plan", "communication")
"""The course's assignments, in the order in which participants reach them."""

WHOLE_PLAN = "strategic_plan"
"""The assignment that a plan sent without a name is taken for."""

TESTS: tuple[str, ...] = papers.TESTS
"""The tests that each person takes; nbgrader knows a person as `student_of` says."""

CONFIG = "nbgrader_config.py"
PLAN = "plan.json"
TIMESTAMP = "timestamp.txt"
HISTORY = "submitted_history"
"""Earlier submissions, beside ``submitted/`` so that nbgrader does not take them for students."""

PERSON = "person-"
"""How the name of a student who is a person begins; no organisation's id may."""

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def student_of(person: int) -> str:
    """What nbgrader calls a person who takes a test; organisations go by their own ids."""
    return f"{PERSON}{person}"


class GradingError(Exception):
    """Grading cannot go on. ``code`` names the reason and ``data`` what the sentence needs."""

    def __init__(self, code: str, **data: str | int | float) -> None:
        super().__init__(f"{code} {data}" if data else code)
        self.code = code
        self.data = data


def safe_name(name: str) -> str:
    """The name itself, if it may stand in a path on every system.

    Raises:
        GradingError: ``unsafe_name``.
    """
    if not _SAFE.fullmatch(name) or _RESERVED.fullmatch(name) or name.endswith("."):
        raise GradingError("unsafe_name", name=name)
    return name


def config(course_dir: Path) -> Config:
    """The nbgrader configuration as this course folder states it (empty where it has none)."""
    path = Path(course_dir) / CONFIG
    if not path.is_file():
        return Config()
    return _load(str(path), path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _load(path: str, _changed: int) -> Config:
    return PyFileConfigLoader(os.path.basename(path), path=os.path.dirname(path)).load_config()  # noqa: PTH119, PTH120  # traitlets wants the two as strings


def folder(course_dir: Path, step: str) -> Path:
    """The folder of one of nbgrader's steps: source, release, submitted, autograded, feedback."""
    named = config(course_dir).CourseDirectory.get(f"{step}_directory")
    return Path(course_dir) / (named if isinstance(named, str) else step)


def db_url(course_dir: Path) -> str:
    """The gradebook's address: the configured one, or ``gradebook.db`` in the course folder."""
    named = config(course_dir).CourseDirectory.get("db_url")
    if isinstance(named, str):
        return named
    return f"sqlite:///{Path(course_dir).resolve() / 'gradebook.db'}"


def course_id(course_dir: Path) -> str:
    """The course's name in the gradebook."""
    named = config(course_dir).CourseDirectory.get("course_id")
    return named if isinstance(named, str) else ""


def source_notebook(course_dir: Path, assignment: str, language: Language) -> Path:
    """The assignment's source notebook in this language.

    nbgrader grades every notebook that lies in an assignment's folder, so the Arabic one alone
    lies there; its English twin has the same name and the same graded cells and lies in ``en``.

    Raises:
        GradingError: ``no_assignment``.
    """
    source = folder(course_dir, "source") / safe_name(assignment)
    twin = source / language / f"{assignment}.ipynb"
    main = source / f"{assignment}.ipynb"
    if twin.is_file():
        return twin
    if main.is_file():
        return main
    raise GradingError("no_assignment", assignment=assignment)


def assignments_in(course_dir: Path) -> tuple[str, ...]:
    """The assignments that this course folder has; one of an earlier version has fewer."""
    source = folder(course_dir, "source")
    return tuple(name for name in ASSIGNMENTS if (source / name).is_dir())


def submission(course_dir: Path, organisation: str, assignment: str) -> Path:
    """The folder that holds an organisation's current submission."""
    return folder(course_dir, "submitted") / safe_name(organisation) / safe_name(assignment)
