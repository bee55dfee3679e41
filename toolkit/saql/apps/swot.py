"""The SWOT app: the board on the visitor's plan, which is handed in as the ``swot`` assignment."""

from __future__ import annotations

from saql.apps.room import offer_submit, open_workspace
from saql.client import ServiceClient
from saql.course import Course
from saql.plan.fields import Language
from saql.widgets.swot import SECTIONS, SwotBoard


def show(
    client: ServiceClient | None = None,
    *,
    course: Course | None = None,
    file: str | None = None,
    language: Language = "ar",
) -> SwotBoard:
    """The board, ready to be shown; in a room with ``client``, else on a plan file."""
    work = open_workspace(client, course=course, file=file, language=language, sections=SECTIONS)
    offer_submit(work, client, "swot")
    return SwotBoard(work)
