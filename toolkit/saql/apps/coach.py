"""The coach's app: the desk of whoever coaches this room's cohort."""

from __future__ import annotations

from saql.client import ServiceClient
from saql.course import Course
from saql.plan.fields import Language
from saql.widgets.coach import CoachBoard
from saql.widgets.coach_desk import Desk


def show(
    client: ServiceClient | None = None,
    *,
    course: Course | None = None,
    language: Language = "ar",
) -> CoachBoard:
    """The desk, ready to be shown; it asks the service nothing before its page has come."""
    return CoachBoard(Desk(client, course, language))
