"""Open nbgrader's gradebook of a course folder."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saql.grading.layout import course_id, db_url

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

_ONE_AT_A_TIME = threading.Lock()
_GRAMMAR = "rfc3987_syntax"


def _nbgrader_api() -> Any:
    """The module, without the grammar of web addresses that jsonschema would compile for a second.

    jsonschema uses it only where it is there, for a check that nbgrader never asks for.
    """
    if _GRAMMAR in sys.modules:
        return import_module("nbgrader.api")
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]  # Python's way to say "not here"
    try:
        return import_module("nbgrader.api")
    finally:
        del sys.modules[_GRAMMAR]


_API = _nbgrader_api()


def open_gradebook(course_dir: Path, course: str | None = None) -> Gradebook:
    """The gradebook, made where it is missing; close it, or use it in a ``with`` statement.

    Args:
        course_dir: The course folder.
        course: The course's id in the gradebook; by default the configured one.
    """
    with _ONE_AT_A_TIME:
        gradebook: Gradebook = _API.Gradebook(
            db_url(course_dir), course_id(course_dir) if course is None else course
        )
        return gradebook


def schema_version() -> str:
    """The version that a new gradebook is stamped with."""
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    return str(ScriptDirectory(ALEMBIC_DIR).get_current_head())


# nbgrader would start the program ``alembic`` to ask this: seconds of a room's first start, and
# an error wherever that program is not on the path.
_API.get_alembic_version = schema_version


def environment() -> dict[str, str]:
    """Environment variables for a process in which nbgrader may make a gradebook.

    That process may not have imported this module: it finds this Python's programs on the path,
    as nbgrader calls ``alembic`` by its bare name.
    """
    found = dict(os.environ)
    if shutil.which("alembic") is None:
        found["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), found.get("PATH", "")])
    return found
