"""Progress in the lessons: opened, the latest answer to each self-check question, done."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from saql.service import once
from saql.service.clock import now
from saql.service.tables import lesson_progress, memberships, people

Json = dict[str, Any]


def note(
    connection: Connection,
    person_id: int,
    lesson: str,
    event: str,
    *,
    key: str,
    question: str | None = None,
    option: str | None = None,
    right: bool | None = None,
    passed: bool = False,
) -> Json:
    """Keep what happened in a lesson and return the person's progress in it."""
    asked = ("lesson", lesson, event, question, option, right, passed)
    if once.made_before(connection, person_id, key, *asked) is None:
        once.note(connection, person_id, key, *asked)
        this = lesson_progress.c.person_id == person_id, lesson_progress.c.lesson == lesson
        before = connection.execute(select(lesson_progress).where(*this)).one_or_none()
        answers: Json = json.loads(before.answers) if before else {}
        if event == "answered" and question and option:
            answers[question] = {"option": option, "right": bool(right)}
        row: Json = {"answers": json.dumps(answers, ensure_ascii=False)}
        if event == "done":
            row["done_at"] = (before.done_at if before else None) or now()
            row["passed"] = int(passed or bool(before and before.passed))
        if before is None:
            row = {"passed": 0, "opened_at": now()} | row
            row |= {"person_id": person_id, "lesson": lesson}
            connection.execute(insert(lesson_progress).values(row))
        else:
            connection.execute(update(lesson_progress).where(*this).values(row))
    (found,) = [row for row in listed(connection, person_id) if row["lesson"] == lesson]
    return found


def listed(connection: Connection, person_id: int | None = None) -> list[Json]:
    """Progress of one person, or of everybody, by person and lesson."""
    query = (
        select(lesson_progress, people.c.name, memberships.c.organisation_id)
        .join(people, people.c.id == lesson_progress.c.person_id)
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
    )
    if person_id is not None:
        query = query.where(lesson_progress.c.person_id == person_id)
    rows = connection.execute(query).all()
    return [_shown(row) for row in sorted(rows, key=lambda row: (row.person_id, row.lesson))]


def _shown(row: Row[Any]) -> Json:
    return {
        "person": row.person_id,
        "person_name": row.name,
        "organisation": row.organisation_id,
        "lesson": row.lesson,
        "opened_at": row.opened_at,
        "answers": json.loads(row.answers),
        "passed": bool(row.passed),
        "done_at": row.done_at,
    }
