"""How far organisations came beside their plans: people, lessons, tests, submissions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from saql.cohort.papers import TESTS
from saql.service.tables import (
    attempts,
    departures,
    lesson_progress,
    memberships,
    organisations,
    reviews,
    submissions,
)

Json = dict[str, Any]


@dataclass(frozen=True)
class Headway:
    """Each by organisation."""

    people: dict[str, int]
    lessons: dict[str, dict[str, Json]]
    tests: dict[str, dict[str, int]]
    submissions: dict[str, dict[str, str]]


def organisations_now(connection: Connection) -> list[Json]:
    """Every organisation with its plan's newest revision."""
    rows = connection.execute(select(organisations).order_by(organisations.c.id)).all()
    return [
        {"id": row.id, "name": {"ar": row.name_ar, "en": row.name_en}, "revision": row.newest}
        for row in rows
    ]


def read(connection: Connection) -> Headway:
    """Everything in a few questions to the database, however many organisations there are."""
    homes = _homes(connection)
    people: dict[str, int] = {}
    for home in homes.values():
        people[home] = people.get(home, 0) + 1
    return Headway(
        people, _lessons(connection, homes, people), _tests(connection, homes), _handed(connection)
    )


def _homes(connection: Connection) -> dict[int, str]:
    """Those who take part, and their organisations."""
    gone = select(departures.c.person_id)
    rows = connection.execute(select(memberships).where(memberships.c.person_id.not_in(gone)))
    return {row.person_id: row.organisation_id for row in rows}


def _lessons(
    connection: Connection, homes: dict[int, str], people: dict[str, int]
) -> dict[str, dict[str, Json]]:
    columns = lesson_progress.c.person_id, lesson_progress.c.lesson, lesson_progress.c.passed
    found: dict[str, dict[str, Json]] = {}
    for row in connection.execute(select(*columns)):
        home = homes.get(row.person_id)
        if home is None:
            continue
        empty = {"opened": 0, "passed": 0, "people": people[home]}
        count = found.setdefault(home, {}).setdefault(row.lesson, empty)
        count["opened"] += 1
        count["passed"] += row.passed
    return found


def _tests(connection: Connection, homes: dict[int, str]) -> dict[str, dict[str, int]]:
    query = select(attempts.c.person_id, attempts.c.test).distinct()
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(query.where(attempts.c.submitted_at.is_not(None))):
        home = homes.get(row.person_id)
        if home is not None and row.test in TESTS:
            found.setdefault(home, dict.fromkeys(TESTS, 0))[row.test] += 1
    return found


def _handed(connection: Connection) -> dict[str, dict[str, str]]:
    """Each assignment that was handed in, and what the newest published review says of it."""
    newest = (
        select(func.max(submissions.c.id).label("id"))
        .group_by(submissions.c.organisation_id, submissions.c.assignment)
        .subquery()
    )
    rows = connection.execute(
        select(submissions.c.organisation_id, submissions.c.assignment, reviews.c.result)
        .join(newest, newest.c.id == submissions.c.id)
        .outerjoin(
            reviews,
            (reviews.c.submission_id == submissions.c.id) & (reviews.c.result != "draft"),
        )
        .order_by(submissions.c.id, reviews.c.number)
    )
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.organisation_id, {})[row.assignment] = row.result or ""
    return found
