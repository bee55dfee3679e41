"""Open nbgrader's gradebook of a course folder."""

from __future__ import annotations

import os
import shutil
import sysconfig
import threading
from pathlib import Path

from nbgrader.api import Gradebook

from saql.grading.layout import course_id, db_url

_ONE_AT_A_TIME = threading.Lock()


def open_gradebook(course_dir: Path, course: str | None = None) -> Gradebook:
    """The gradebook, made where it is missing; close it, or use it in a ``with`` statement.

    Args:
        course_dir: The course folder.
        course: The course's id in the gradebook; by default the configured one.
    """
    with _ONE_AT_A_TIME:
        _let_nbgrader_find_alembic()
        return Gradebook(db_url(course_dir), course_id(course_dir) if course is None else course)


def environment() -> dict[str, str]:
    """Environment variables for a process in which nbgrader may make a gradebook."""
    _let_nbgrader_find_alembic()
    return dict(os.environ)


def _let_nbgrader_find_alembic() -> None:
    """Put this Python's programs on the path: nbgrader calls ``alembic`` by its bare name.

    Without an activated virtual environment it is not found, and no gradebook can be made.
    """
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join(
            [sysconfig.get_path("scripts"), os.environ.get("PATH", "")]
        )
