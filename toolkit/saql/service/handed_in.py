"""Tests that were handed in, prepared for nbgrader one after another, beside the answering."""

from __future__ import annotations

import logging
from collections.abc import Callable

from sqlalchemy import select

from saql.course import Course
from saql.service import attempt_rows, attempts
from saql.service.database import Database
from saql.service.tables import people

_log = logging.getLogger(__name__)


def lay_out_missing(
    database: Database, course: Callable[[], Course], stopped: Callable[[], bool] = lambda: False
) -> int:
    """Lay out every handed-in attempt that nbgrader lacks; returns how many still are lacking.

    A test stands whether or not this succeeds: it was scored when it was handed in.
    """
    with database.begin() as connection:
        waiting = attempt_rows.waiting(connection)
    for done, attempt in enumerate(waiting):
        if stopped():
            return len(waiting) - done
        try:
            _lay_out(database, course(), attempt)
        except Exception:  # grading is another part: whatever it meets, the attempt is kept
            _log.exception("the test of attempt %d is kept but not ready for grading", attempt)
            return len(waiting) - done
    return 0


def _lay_out(database: Database, course: Course, attempt: int) -> None:
    from saql.grading.roster import enrol_people
    from saql.grading.tests import lay_out

    with database.begin() as connection:
        person, content = attempts.complete(connection, course, attempt)
        name = connection.execute(select(people.c.name).where(people.c.id == person)).scalar_one()
    enrol_people(database.settings.course_dir, {person: name})
    lay_out(database.settings.course_dir, person, content["test"], content)
    with database.begin() as connection:
        attempt_rows.laid_out(connection, attempt)
