"""What the training changed in the plans: each organisation's first one against its latest."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from saql.plan.checks import check
from saql.plan.document import Plan
from saql.plan.rubric import Rubric, points
from saql.service import headway, plans
from saql.service.live import Live, of_severity
from saql.service.tables import reviews, revisions, submissions

Json = dict[str, Any]

ASSIGNMENT = "strategic_plan"


def compared(live: Live) -> list[Json]:
    """Each organisation's first plan and its latest, with findings and points.

    The first is the first one handed in, or without any the first revision with content.
    """
    found = []
    for row in _organisations(live):
        organisation, newest = row["id"], row["revision"]
        with live.database.begin() as connection:
            handed = _handed_in(connection, organisation)
            first = handed[0].revision if handed else _first_revision(connection, organisation)
            judged = [_rubric_points(connection, live.course.rubric, one.id) for one in handed]
        if not first:
            found.append({"id": organisation, "first": None, "latest": None})
            continue
        begin = _point(live, organisation, first)
        last = _point(live, organisation, newest)
        known = [each for each in judged if each is not None]
        begin["rubric_points"] = judged[0] if judged else None
        last["rubric_points"] = known[-1] if known else None
        found.append({"id": organisation, "first": begin, "latest": last})
    return found


def _organisations(live: Live) -> list[Json]:
    with live.database.begin() as connection:
        return headway.organisations_now(connection)


def _point(live: Live, organisation: str, revision: int) -> Json:
    """How good a plan was at a revision; a revision never changes, so it is looked at once."""
    known = live.points.get((organisation, revision))
    if known is None:
        with live.database.begin() as connection:
            content = plans.frozen(connection, organisation, revision)
            at = _saved_at(connection, organisation, revision)
        known = {"revision": revision, "at": at} | _judged(live, Plan.model_validate(content))
        live.points[organisation, revision] = known
    return dict(known)


def _judged(live: Live, plan: Plan) -> Json:
    from saql.grading.award import named, share
    from saql.grading.tasks import CHECKS

    findings = check(plan, live.course.setting)
    earned = (
        share(named(each.rules), plan, live.course.setting, each.points)
        for each in CHECKS[ASSIGNMENT]
    )
    return {
        "errors": len(of_severity(findings, "E")),
        "warnings": len(of_severity(findings, "W")),
        "checks_points": round(sum(earned), 2),
    }


def _handed_in(connection: Connection, organisation: str) -> list[Row[Any]]:
    query = (
        select(submissions)
        .where(submissions.c.organisation_id == organisation)
        .where(submissions.c.assignment == ASSIGNMENT)
        .order_by(submissions.c.number)
    )
    return list(connection.execute(query).all())


def _first_revision(connection: Connection, organisation: str) -> int:
    query = (
        select(revisions.c.number)
        .where(revisions.c.organisation_id == organisation, revisions.c.filled == 1)
        .where(revisions.c.kind != "overtaken")
        .order_by(revisions.c.number)
        .limit(1)
    )
    return int(connection.execute(query).scalar() or 0)


def _saved_at(connection: Connection, organisation: str, revision: int) -> str | None:
    this = revisions.c.organisation_id == organisation, revisions.c.number == revision
    return connection.execute(select(revisions.c.at).where(*this)).scalar()


def _rubric_points(connection: Connection, rubric: Rubric, submission: int) -> float | None:
    """What the coach gave in the newest published review, or None without any."""
    query = (
        select(reviews.c.content)
        .where(reviews.c.submission_id == submission, reviews.c.result != "draft")
        .order_by(reviews.c.number.desc())
        .limit(1)
    )
    content = connection.execute(query).scalar()
    if content is None:
        return None
    levels = json.loads(content).get("levels", {})
    weights = {criterion.id: criterion.weight for criterion in rubric.criteria}
    given = ((weights.get(name, 0), judged.get("level") or 0) for name, judged in levels.items())
    return round(sum(points(weight, level) for weight, level in given), 2)
