"""Submissions: a plan frozen at a revision, kept for good, then laid out for nbgrader."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from saql.cohort.papers import TESTS
from saql.grading.layout import ASSIGNMENTS
from saql.plan.document import Plan
from saql.plan.fields import Language
from saql.service import plans
from saql.service.clock import now
from saql.service.database import Database
from saql.service.plans import Author
from saql.service.refusals import Refused
from saql.service.settings import Settings
from saql.service.tables import organisations, reviews, submissions

Json = dict[str, Any]

_log = logging.getLogger(__name__)


def submit(
    connection: Connection,
    settings: Settings,
    organisation: str,
    assignment: str,
    *,
    key: str,
    author: Author,
    at: str = "",
    check: Callable[[], None] = lambda: None,
) -> int:
    """Freeze the plan as it is and return the submission's id; the same key submits once.

    ``check`` refuses a new submission, and not one that is there already.
    """
    home = connection.execute(
        select(organisations).where(organisations.c.id == organisation).with_for_update()
    ).one_or_none()
    if home is None:
        raise Refused("unknown_organisation")
    if assignment not in assignments(settings):
        raise Refused("unknown_assignment", assignment=assignment)
    mine = submissions.c.organisation_id == organisation
    again = connection.execute(
        select(submissions).where(mine, submissions.c.key == key)
    ).one_or_none()
    if again is not None:
        if again.assignment != assignment:
            raise Refused("key_used")
        return int(again.id)
    check()
    last = connection.execute(select(func.max(submissions.c.number)).where(mine)).scalar() or 0
    row = {
        "organisation_id": organisation,
        "number": last + 1,
        "assignment": assignment,
        "revision": home.newest,
        "person_id": author.person_id,
        "author": author.name,
        "at": at or now(),
        "key": key,
        "assembled": 0,
    }
    made = connection.execute(insert(submissions).values(row).returning(submissions.c.id))
    return int(made.scalar_one())


def assignments(settings: Settings) -> tuple[str, ...]:
    """The names of the course's assignments."""
    folder = settings.course_dir / "assignments"
    if not folder.is_dir():
        return ASSIGNMENTS
    names = (
        path.name
        for path in folder.iterdir()
        if path.is_dir() and path.name[0] not in "._" and path.name not in TESTS
    )
    return tuple(sorted(names)) or ASSIGNMENTS


def assemble(database: Database, submission: int, language: Language) -> bool:
    """Lay a submission out for nbgrader; it stands whether or not this succeeds.

    Only the newest submission of an assignment is laid out: submitting again replaces it.
    """
    with database.begin() as connection:
        row = _row(connection, submission)
        newer = select(func.count()).where(
            submissions.c.organisation_id == row.organisation_id,
            submissions.c.assignment == row.assignment,
            submissions.c.number > row.number,
        )
        if row.assembled or connection.execute(newer).scalar_one():
            return True
        plan = Plan.model_validate(plans.frozen(connection, row.organisation_id, row.revision))
    try:
        from saql.grading.submit import assemble as lay_out

        lay_out(
            database.settings.course_dir,
            row.organisation_id,
            row.assignment,
            plan,
            language,
            datetime.fromisoformat(row.at),
        )
    except Exception:  # grading is another part: whatever it meets, the submission is kept
        _log.exception("submission %d is kept but not assembled", submission)
        return False
    with database.begin() as connection:
        this = submissions.c.id == submission
        connection.execute(update(submissions).where(this).values(assembled=1))
    return True


def assemble_missing(database: Database, language: Language = "ar") -> int:
    """Try again every submission that is not laid out yet; returns how many still are not."""
    with database.begin() as connection:
        waiting = connection.execute(
            select(submissions.c.id).where(submissions.c.assembled == 0).order_by("id")
        ).scalars()
        ids = list(waiting.all())
    return sum(not assemble(database, submission, language) for submission in ids)


def listed(connection: Connection, organisation: str | None = None) -> list[Json]:
    """Submissions, newest first, of one organisation or of everybody."""
    query = select(submissions).order_by(submissions.c.at.desc(), submissions.c.id.desc())
    if organisation is not None:
        query = query.where(submissions.c.organisation_id == organisation)
    results = _results(connection)
    return [_shown(row, results.get(row.id, "")) for row in connection.execute(query)]


def one(connection: Connection, submission: int) -> Json:
    """A submission with the plan that it froze."""
    row = _row(connection, submission)
    result = _results(connection, submission).get(submission, "")
    plan = plans.frozen(connection, row.organisation_id, row.revision)
    return _shown(row, result) | {"plan": plan}


def owner(connection: Connection, submission: int) -> str | None:
    """The organisation that submitted this, or None where there is no such submission."""
    query = select(submissions.c.organisation_id).where(submissions.c.id == submission)
    return connection.execute(query).scalar_one_or_none()


def _row(connection: Connection, submission: int) -> Row[Any]:
    row = connection.execute(
        select(submissions).where(submissions.c.id == submission)
    ).one_or_none()
    if row is None:
        raise Refused("unknown_submission")
    return row


def _results(connection: Connection, submission: int | None = None) -> dict[int, str]:
    """Submission to the last result that its people may see: returned or accepted."""
    query = (
        select(reviews.c.submission_id, reviews.c.result)
        .where(reviews.c.result != "draft")
        .order_by(reviews.c.number)
    )
    if submission is not None:
        query = query.where(reviews.c.submission_id == submission)
    return {row.submission_id: row.result for row in connection.execute(query)}


def _shown(row: Row[Any], result: str) -> Json:
    return {
        "id": row.id,
        "organisation": row.organisation_id,
        "number": row.number,
        "assignment": row.assignment,
        "revision": row.revision,
        "at": row.at,
        "person": row.author,
        "assembled": bool(row.assembled),
        "result": result,
    }
