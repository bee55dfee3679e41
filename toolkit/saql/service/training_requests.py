"""Organisations that ask for training, and what the trainer decided."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from saql.course import Course
from saql.service import once
from saql.service.clock import now
from saql.service.forms import checked_answers
from saql.service.names import clean_name
from saql.service.refusals import Refused
from saql.service.sessions import Visitor
from saql.service.tables import training_requests

Json = dict[str, Any]

FORM = "training_request"


def add(connection: Connection, course: Course, visitor: Visitor, asked: Json, *, key: str) -> Json:
    """Keep a request.

    Raises:
        Refused: no name, or an answer that does not fit the form.
    """
    made = once.made_before(connection, visitor.person_id, key, "request", asked)
    if made is None:
        answers = checked_answers(course, FORM, asked["answers"])
        row = {
            "organisation": clean_name(asked["organisation"]),
            "contact": asked["contact"],
            "answers": json.dumps(answers, ensure_ascii=False, sort_keys=True),
            "state": "new",
            "at": now(),
        }
        done = insert(training_requests).values(row).returning(training_requests.c.id)
        made = str(connection.execute(done).scalar_one())
        once.note(connection, visitor.person_id, key, "request", asked, made=made)
    return _one(connection, int(made))


def listed(connection: Connection) -> list[Json]:
    """All requests, as they came."""
    query = select(training_requests).order_by(training_requests.c.id)
    return [_shown(row) for row in connection.execute(query)]


def decide(connection: Connection, request: int, state: str) -> Json:
    """Say what became of a request.

    Raises:
        Refused: there is no such request.
    """
    _one(connection, request)
    this = training_requests.c.id == request
    connection.execute(update(training_requests).where(this).values(state=state))
    return _one(connection, request)


def _one(connection: Connection, request: int) -> Json:
    query = select(training_requests).where(training_requests.c.id == request)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refused("unknown_request")
    return _shown(row)


def _shown(row: Row[Any]) -> Json:
    return {
        "id": row.id,
        "organisation": row.organisation,
        "contact": row.contact,
        "answers": json.loads(row.answers),
        "state": row.state,
        "at": row.at,
    }
