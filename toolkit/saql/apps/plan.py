"""The plan app: the builder on the visitor's plan, handed in whole or for one module."""

from __future__ import annotations

from saql.apps.room import offer_submit, open_workspace
from saql.client import ServiceClient
from saql.course import Course
from saql.grading.layout import WHOLE_PLAN
from saql.plan.document import MODULE_SECTIONS
from saql.plan.fields import Language
from saql.widgets.builder import DOMAINS, PlanBuilder


def show(
    client: ServiceClient | None = None,
    *,
    course: Course | None = None,
    file: str | None = None,
    language: Language = "ar",
) -> PlanBuilder:
    """The builder, ready to be shown; in a room with ``client``, else on a plan file."""
    work = open_workspace(client, course=course, file=file, language=language, domains=DOMAINS)
    offer_submit(work, client, WHOLE_PLAN, *MODULE_SECTIONS)
    return PlanBuilder(work, course=course)
