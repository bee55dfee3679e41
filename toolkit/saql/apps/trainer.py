"""The trainer's app: the desk that runs the workshop of this room."""

from __future__ import annotations

from saql.client import ServiceClient
from saql.course import Course
from saql.plan.fields import Language
from saql.widgets.trainer.board import TrainerBoard
from saql.widgets.trainer.desk import Desk


def show(
    client: ServiceClient | None = None,
    *,
    course: Course | None = None,
    language: Language = "ar",
) -> TrainerBoard:
    """The desk, ready to be shown; it asks the service nothing before its page has come."""
    return TrainerBoard(Desk(client, course, language))
